/** Moving focus inside our root. Ids are ours alone: nothing of the page is in the root. */
import { useEffect, useRef } from 'react';
import type { Field } from '../../lib/outcome/fields';
import { usePanel } from './context';

/** A field of the form, or the reason that a registered plan needs for a change. */
export type Slot = Field | 'why';

export const fieldId = (field: Slot) => `sl-f-${field}`;

/** @param span the part of its text that is selected */
export function focusField(container: HTMLElement, field: Slot, span?: readonly [number, number] | null) {
  const el = container.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${fieldId(field)}`);
  el?.focus();
  if (span && el && 'setSelectionRange' in el) el.setSelectionRange(...span);
}

/** The element with focus in the root that holds `container`, if it is inside it. */
export function focused(container: HTMLElement): Element | null {
  const root = container.getRootNode();
  const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  return active && container.contains(active) ? active : null;
}

const FOCUSABLE = 'button, [href], input, select, textarea, [tabindex="0"]';
export const focusables = (within: Element) =>
  [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((el) => !el.matches(':disabled'));

/**
 * When what had focus goes with its screen, the panel takes it: else the next key would go to the page.
 * @returns for the element that takes it
 */
export const useFocusKept = <E extends HTMLElement>() => useFocusKeptIn<E>(usePanel().slot);

/** The same for any part of a page of ours. */
export function useFocusKeptIn<E extends HTMLElement>(slot: { readonly container: HTMLElement }) {
  const ref = useRef<E>(null);
  const last = useRef<EventTarget | null>(null);
  useEffect(() => {
    const { container } = slot;
    const came = (e: FocusEvent) => {
      last.current = e.target;
    };
    // Told too late or too early of an element that was taken out: only one that still stands was left.
    const went = (e: FocusEvent) =>
      setTimeout(() => {
        if (last.current === e.target && (e.target as Element).isConnected) last.current = null;
      });
    container.addEventListener('focusin', came);
    container.addEventListener('focusout', went);
    return () => {
      container.removeEventListener('focusin', came);
      container.removeEventListener('focusout', went);
    };
  }, [slot]);
  useEffect(() => {
    const was = last.current;
    if (!(was instanceof Element) || was.isConnected) return;
    last.current = null;
    if (!focused(slot.container)) ref.current?.focus({ preventScroll: true });
  });
  return ref;
}

/** Takes focus once, when the element appears: a question that replaced what had focus. */
export function useFocusFirst<E extends HTMLElement>(when = true) {
  const { store } = usePanel();
  const ref = useRef<E>(null);
  useEffect(() => {
    if (when && store.getState().touched) ref.current?.focus({ preventScroll: true });
  }, [when, store]);
  return ref;
}
