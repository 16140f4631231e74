/**
 * What Enter does in a field, by the field. The button beside it cannot be pressed for the person: a click that nobody
 * made ends at the host.
 */
import { type RefObject, useEffect } from 'react';

const RUNS = new WeakMap<Element, () => unknown>();

/** Runs `run` when Enter is pressed in the element of `ref`, with or without Ctrl. */
export function useEnter(ref: RefObject<Element | null>, run: () => unknown) {
  useEffect(() => {
    if (ref.current) RUNS.set(ref.current, run);
  });
}

/** What Enter does in `at`; undefined: nothing of its own. */
export const enterOf = (at: Element | null) => (at ? RUNS.get(at) : undefined);
