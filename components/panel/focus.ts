/** Moving focus inside our root. Ids are ours alone: nothing of the page is in the root. */
import { useEffect, useRef } from 'react';
import type { Field } from '../../lib/outcome/fields';
import { usePanel } from './context';

export const fieldId = (field: Field) => `sl-f-${field}`;

export function focusField(container: HTMLElement, field: Field) {
  container.querySelector<HTMLElement>(`#${fieldId(field)}`)?.focus();
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

/** Takes focus once, when the element appears: a question that replaced what had focus. */
export function useFocusFirst<E extends HTMLElement>(when = true) {
  const { store } = usePanel();
  const ref = useRef<E>(null);
  useEffect(() => {
    if (when && store.getState().touched) ref.current?.focus({ preventScroll: true });
  }, [when, store]);
  return ref;
}
