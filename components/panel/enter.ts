/**
 * What a key does in a field, by the field. The button beside it cannot be pressed for the person: a click that nobody
 * made ends at the host.
 */
import { type RefObject, useEffect } from 'react';

/** True when the key was used. */
export type OwnKeys = (event: KeyboardEvent) => boolean;

const KEYS = new WeakMap<Element, OwnKeys>();

/** Keys of the element of `ref`, before the panel's own. */
export function useKeys(ref: RefObject<Element | null>, keys: OwnKeys) {
  useEffect(() => {
    if (ref.current) KEYS.set(ref.current, keys);
  });
}

/** Runs `run` when Enter is pressed in the element of `ref`, with or without Ctrl. */
export function useEnter(ref: RefObject<Element | null>, run: () => unknown) {
  useKeys(ref, (e) => {
    if (e.key !== 'Enter') return false;
    void run();
    return true;
  });
}

/** The keys that `at` has of its own. */
export const keysOf = (at: Element | null) => (at ? KEYS.get(at) : undefined);
