/** Reaching our closed shadow roots in Chromium, through the debugging interface. */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { RawTab } from './engine';

type World = { id: number; uniqueId: string };

/**
 * Runs a function with all shadow roots of the document, closed ones too. It runs in the extension's own isolated
 * world, which may ask for closed roots; without that world nothing of ours can stand in the page.
 */
export function rootsOf(context: BrowserContext, page: Page): RawTab['inRoots'] {
  const worlds: World[] = [];
  let session: Promise<CDPSession> | undefined;

  async function attach() {
    const s = await context.newCDPSession(page);
    s.on('Runtime.executionContextCreated', ({ context: c }) => {
      const aux = c.auxData as { type?: string } | undefined;
      if (aux?.type === 'isolated' && c.origin.startsWith('chrome-extension://'))
        worlds.unshift({ id: c.id, uniqueId: c.uniqueId });
    });
    s.on('Runtime.executionContextDestroyed', ({ executionContextUniqueId }) => {
      const at = worlds.findIndex((w) => w.uniqueId === executionContextUniqueId);
      if (at >= 0) worlds.splice(at, 1);
    });
    s.on('Runtime.executionContextsCleared', () => void worlds.splice(0));
    await s.send('Runtime.enable');
    return s;
  }

  return async (fn, argument) => {
    session ??= attach();
    const s = await session;
    // The newest first: after an update of the extension the world of the old one is still there.
    const world = worlds[0];
    const { result, exceptionDetails } = await s.send('Runtime.evaluate', {
      expression: `(() => { const __name = (f) => f;
        const open = ${world !== undefined} ? chrome.dom.openOrClosedShadowRoot : () => null;
        const roots = [...document.querySelectorAll('*')].map((e) => e instanceof HTMLElement ? open(e) : null);
        return (${fn})(${JSON.stringify(argument ?? null)}, roots.filter((r) => r !== null)); })()`,
      ...(world !== undefined && { uniqueContextId: world.uniqueId }),
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  };
}
