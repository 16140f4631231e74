export const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Pauses between two looks, ms: the first and the longest. */
const SOON = 30;
const SELDOM = 150;

/**
 * Asks until the answer is truthy and gives it. A throw counts as "not yet".
 * @param what says in the error what was waited for
 * @param timeout milliseconds
 * @param pauses between two looks (ms): a shorter first one where looking waits by itself, longer ones where it is dear
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  timeout = 10_000,
  { soon = SOON, seldom = SELDOM }: { soon?: number; seldom?: number } = {},
): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  let last: unknown;
  let wait = soon;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (e) {
      last = e;
    }
    if (Date.now() > end) {
      const shown = last instanceof Error ? last.message : JSON.stringify(last)?.slice(0, 2000);
      throw new Error(`waited ${timeout} ms for ${what}; last: ${shown}`);
    }
    await sleep(wait);
    // Looking costs the page that is waited for; what takes longer is looked at less often.
    wait = Math.min(wait * 1.5, seldom);
  }
}

/** Asks as {@link until} does, and gives null when the time is over. */
export async function within<T>(timeout: number, ask: () => Promise<T> | T): Promise<NonNullable<T> | null> {
  const missed = Symbol('missed');
  const answer = await until('', ask, timeout).catch(() => missed);
  return answer === missed ? null : (answer as NonNullable<T>);
}
