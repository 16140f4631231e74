/** What a storm costs us in Chromium: messages by frame, and what is left in memory. */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { Person } from './driver';
import { until } from './poll';

/** The browser behind a person; Chromium only. */
export const contextOf = (person: Person): BrowserContext =>
  (person.engine as unknown as { context: BrowserContext }).context;

type Counted = { messages: number; frames: number; most: number; types: string[] };

/** Counts what our page script sends, frame by frame, from within its own world. */
export async function countMessages(context: BrowserContext, page: Page): Promise<() => Promise<Counted>> {
  const session = await context.newCDPSession(page);
  let world: number | undefined;
  session.on('Runtime.executionContextCreated', ({ context: c }) => {
    const aux = c.auxData as { type?: string } | undefined;
    if (aux?.type === 'isolated' && c.origin.startsWith('chrome-extension://')) world = c.id;
  });
  await session.send('Runtime.enable');
  await until('our own world', () => world !== undefined);
  const evaluate = async (expression: string): Promise<unknown> => {
    const told = await session.send('Runtime.evaluate', {
      expression,
      ...(world !== undefined && { contextId: world }),
      returnByValue: true,
    });
    if (told.exceptionDetails) throw new Error(told.exceptionDetails.exception?.description ?? 'no count');
    return told.result.value;
  };
  await evaluate(`(() => {
    const state = globalThis.counted = { messages: 0, frames: 0, most: 0, types: [], frame: [] };
    const runtime = browser.runtime;
    const real = runtime.sendMessage;
    const mine = (message) => {
      state.messages += 1;
      state.frame.push(message.type);
      if (state.frame.length > state.most) { state.most = state.frame.length; state.types = [...state.frame]; }
      return real.call(runtime, message);
    };
    runtime.sendMessage = mine;
    if (runtime.sendMessage !== mine) throw new Error('messages cannot be counted');
    const step = () => { state.frames += 1; state.frame = []; requestAnimationFrame(step); };
    requestAnimationFrame(step);
  })()`);
  return async () => {
    const value = await evaluate(
      `({ messages: counted.messages, frames: counted.frames, most: counted.most, types: counted.types })`,
    );
    await session.detach();
    return value as Counted;
  };
}

export type Memory = { heap: number; nodes: number; listeners: number };

/** What is alive after everything that nobody needs was thrown away; all worlds of the page together. */
export async function memoryOf(session: CDPSession): Promise<Memory> {
  // Twice: what the first round sets free may hold more.
  for (let i = 0; i < 2; i += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}
