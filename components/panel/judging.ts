/** How what is typed would stand, by the worker: asked a moment after the last key, and only once something was saved. */
import { dayOf } from '../../lib/strings/time';
import type { Panel } from './context';
import { dirty, type PanelState } from './state';
import { toKept } from './typed';

/** After the last key (ms). */
const PAUSE = 250;

const begun = ({ view, pending }: PanelState) => (view ? view.known === 'outcome' : pending?.saved === true);

/**
 * @param when it is asked for
 * @returns stops it
 */
export function judging({ slot, store, env }: Panel, when: (s: PanelState) => boolean = begun): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was typed: an answer to anything older is dropped. */
  let typed = 0;

  async function ask() {
    const about = typed;
    const form = toKept(store.getState().form, dayOf(env.now()));
    try {
      const judged =
        slot.mode === 'item'
          ? await slot.ask({ type: 'outcome.judge', item: slot.item, form })
          : await slot.ask({ type: 'pending.judge', place: slot.place, form, title: slot.title() });
      if (about === typed && store.getState().screen === 'form') store.setState({ judged });
    } catch {
      // Nothing is lost by it: what was shown last stays.
    }
  }

  const off = store.subscribe((s, before) => {
    const open = s.screen === 'form';
    const other =
      before.screen !== 'form'
        ? dirty(s)
        : s.form !== before.form || s.view?.quality !== before.view?.quality;
    if (open && !other) return;
    typed++;
    clearTimeout(timer);
    if (open && when(s)) timer = setTimeout(() => void ask(), PAUSE);
  });
  return () => {
    off();
    clearTimeout(timer);
  };
}
