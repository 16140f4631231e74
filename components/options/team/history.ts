/** Undo for a value that is changed in steps. Pure: moments are handed in. */

type Step<T> = { value: T; what: string };
export type History<T> = {
  now: T;
  past: Step<T>[];
  future: Step<T>[];
  /** What was changed last, and when (ms): more of the same is one step. */
  last?: { what: string; at: number };
};

/** Steps that are kept. */
const MOST = 200;
/** Somebody who types pauses less than this between two keys (ms). */
const PAUSE = 1500;

export const begin = <T>(now: T): History<T> => ({ now, past: [], future: [] });

/**
 * @param what name of what is changed: the same again within a short time belongs to the step before
 * @param at ms
 */
export function put<T>(h: History<T>, now: T, what: string, at: number): History<T> {
  const goesOn = h.last?.what === what && at - h.last.at < PAUSE && h.past.length > 0;
  const past = goesOn ? h.past : [...h.past, { value: h.now, what }].slice(-MOST);
  return { now, past, future: [], last: { what, at } };
}

/** The step before; the same history where there is none. */
export function back<T>(h: History<T>): History<T> {
  const step = h.past.at(-1);
  if (!step) return h;
  return {
    now: step.value,
    past: h.past.slice(0, -1),
    future: [{ value: h.now, what: step.what }, ...h.future],
  };
}

/** The step that was taken back. */
export function forth<T>(h: History<T>): History<T> {
  const [step, ...future] = h.future;
  if (!step) return h;
  return { now: step.value, past: [...h.past, { value: h.now, what: step.what }], future };
}
