/** How long somebody has worked in the form. Kept on their device and nowhere else. */
import type { Panel } from './context';
import { sameForm, versionOf } from './state';
import { toTyped } from './typed';

/** Longer than this without a key or a press, they were elsewhere (ms). */
const AWAY = 60_000;
/** The worker takes no longer stretch at once (s). */
const MOST = 3_600;
const SIGNS = ['focusin', 'focusout', 'pointerdown', 'input'];

/** @returns stops it; what was spent until then is told */
export function ownTime({ slot, store, env }: Panel): () => void {
  if (slot.mode !== 'item') return () => {};
  const { item, container } = slot;
  let spent = 0;
  /** Null: the focus is not in the form. */
  let last: number | null = null;
  let version: string | null = null;

  function beat(inside: boolean) {
    const now = env.now();
    if (last !== null) spent += Math.min(Math.max(0, now - last), AWAY);
    last = inside ? now : null;
  }

  function tell() {
    beat(false);
    const seconds = Math.min(Math.round(spent / 1000), MOST);
    spent = 0;
    if (seconds < 1) return;
    const { view, form } = store.getState();
    const saved = versionOf(view) !== version && sameForm(form, toTyped(view?.form ?? {}));
    // It tells a lead which rules cost time, and stops nobody.
    slot.ask({ type: 'friction.spent', item, seconds, saved }).catch(() => {});
  }

  const onSign = (e: Event) => {
    if (store.getState().screen === 'form') beat(e.type !== 'focusout');
  };
  for (const type of SIGNS) container.addEventListener(type, onSign);
  const off = store.subscribe((s, before) => {
    if (s.screen === before.screen) return;
    if (s.screen === 'form') version = versionOf(s.view);
    else if (before.screen === 'form') tell();
  });
  return () => {
    off();
    for (const type of SIGNS) container.removeEventListener(type, onSign);
    if (store.getState().screen === 'form') tell();
  };
}
