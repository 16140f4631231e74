/** Speaking as the page script does, from its own isolated world: Chromium only, through the debugging interface. */
import type { BrowserContext, CDPSession } from '@playwright/test';
import type { Answer, Message } from '../../lib/messages/protocol';
import type { Person, Tab } from './driver';
import { until } from './driver';

/**
 * @returns sends a message as our page script in that tab; null when the worker died over it
 */
export async function pageScript(person: Person, tab: Tab) {
  const { context } = person.engine as unknown as { context: BrowserContext };
  let session: CDPSession | undefined;
  let world: number | undefined;

  async function attach(): Promise<{ session: CDPSession; world: number }> {
    const page = context.pages().find((p) => p.url() === tab.url());
    if (!page) throw new Error('the tab is gone');
    await session?.detach().catch(() => undefined);
    session = await context.newCDPSession(page);
    world = undefined;
    session.on('Runtime.executionContextCreated', ({ context: c }) => {
      const aux = c.auxData as { type?: string } | undefined;
      if (aux?.type === 'isolated' && c.origin.startsWith('chrome-extension://')) world = c.id;
    });
    await session.send('Runtime.enable');
    await until('our isolated world', () => world !== undefined, 10_000);
    return { session, world: world as unknown as number };
  }

  return {
    /** After a navigation the world is a new one. */
    renew: attach,
    async send<M extends Message>(message: M): Promise<Answer<M['type']> | null> {
      const at = session && world !== undefined ? { session, world } : await attach();
      const expression = `Promise.race([browser.runtime.sendMessage(${JSON.stringify(message)}).catch(() => null),
        new Promise((r) => setTimeout(r, 5000, null))])`;
      const { result } = await at.session.send('Runtime.evaluate', {
        expression,
        contextId: at.world,
        awaitPromise: true,
        returnByValue: true,
      });
      return (result.value as Answer<M['type']> | null | undefined) ?? null;
    },
  };
}
