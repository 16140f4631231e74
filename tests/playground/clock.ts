/**
 * The practice tracker's own time and counters, so that a run can be repeated exactly.
 * `now` is epoch milliseconds. By default time stands still and moves one second per write, which gives
 * every edit its own `updated_at` (GitHub's timestamps have whole seconds).
 */
export interface Clock {
  now(): number;
  /** Moves time on; no-op for the wall clock. */
  advance(ms: number): void;
}

export function steppedClock(start = Date.UTC(2026, 10, 21, 9, 0, 0)): Clock {
  let at = start;
  return {
    now: () => at,
    advance: (ms) => {
      at += ms;
    },
  };
}

export const wallClock: Clock = { now: () => Date.now(), advance: () => {} };

/** ISO time with whole seconds, as GitHub writes it. */
export const isoSeconds = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
