/** Brings the setting that the address names into view, with the focus on its first control. */
import { type RefObject, useEffect } from 'react';

/** Not one that takes something out: a careless Enter would. */
const CONTROLS = 'input, select, textarea, button:not(.at, .x, [tabindex="-1"]), a[href]';

/**
 * @param ready the section shows its settings
 * @param visit changes with every visit, also to the same address
 */
export function useReveal(
  root: RefObject<HTMLElement | null>,
  setting: string,
  ready: boolean,
  visit: number,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second visit to the same address reveals it again
  useEffect(() => {
    if (!ready || setting === '') return;
    const all = [...(root.current?.querySelectorAll<HTMLElement>('[data-setting]') ?? [])];
    const at = all.find((el) => el.dataset.setting === setting);
    if (!at) return;
    for (const el of all) el.toggleAttribute('data-here', el === at);
    at.scrollIntoView({ block: 'center' });
    const control = [...at.querySelectorAll<HTMLElement>(CONTROLS)].find((c) => !c.matches(':disabled'));
    if (!control) at.tabIndex = -1;
    (control ?? at).focus({ preventScroll: true });
    const off = () => at.removeAttribute('data-here');
    at.addEventListener('focusout', off, { once: true });
    return () => at.removeEventListener('focusout', off);
  }, [root, setting, ready, visit]);
}
