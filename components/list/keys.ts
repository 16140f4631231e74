/**
 * Keys of the list and of the sweep. As in the panel, they come from the fence, before the page could see them, and
 * only when the focus is in our root; a letter is ours only where nobody types.
 */
import { focusables, focused } from '../panel/focus';
import type { OurList } from './context';

const TYPED = 'textarea, select, input:not([type="radio"], [type="checkbox"])';

export function listKeys({ slot, store, actions, sweep, confirm }: OurList) {
  const { container } = slot;
  const $ = (selector: string) => container.querySelector<HTMLElement>(selector);

  /** The panel's keys for the item that is written; true when it used the key. */
  function inItem(e: KeyboardEvent): boolean {
    const { open, sweep: s } = store.getState();
    (slot.mode.get() === 'sweep' ? s?.opened?.writer : open?.kind === 'write' ? open.writer : null)?.keys(e);
    return e.defaultPrevented;
  }

  const confirms = (e: KeyboardEvent) => e.key === 'Enter' && (e.ctrlKey || e.metaKey) && !e.altKey;

  function inList(e: KeyboardEvent, at: Element): boolean {
    const { at: id, open } = store.getState();
    if (at.closest('.wr') && inItem(e)) return true;
    if (e.key === 'Escape') {
      if (at.closest('.hand')) void actions.shut();
      else void actions.close();
      return true;
    }
    if (e.ctrlKey || e.altKey || e.metaKey || at.matches(TYPED) || id === null) return false;
    const key = e.key.toLowerCase();
    if (key === 'j') actions.step(1);
    else if (key === 'k') actions.step(-1);
    else if (key === 'w' && open?.id !== id) void actions.write(id);
    else if (key === 'h' && actions.mayHand(id)) void actions.hand(id);
    else if (e.key === 'Enter' && at.matches('.ttl')) actions.open(id);
    else return false;
    return true;
  }

  /** Tab goes round inside the dialog. */
  function round(e: KeyboardEvent, at: Element | null): boolean {
    const dialog = $('dialog');
    if (!dialog) return false;
    const all = focusables(dialog).filter((el) => el.closest('[hidden]') === null);
    const edge = e.shiftKey ? all[0] : all.at(-1);
    if (at && at !== edge && at !== $('dialog > section')) return false;
    if (at === $('dialog > section') && !e.shiftKey) return false;
    (e.shiftKey ? all.at(-1) : all[0])?.focus();
    return true;
  }

  function inSweep(e: KeyboardEvent, at: Element | null): boolean {
    const s = store.getState().sweep;
    const screen = s?.opened?.writer?.panel.store.getState().screen;
    const asking = screen !== undefined && screen !== 'form' && screen !== 'rest';
    if (e.key === 'Escape') {
      if (s?.asksNone) sweep.asksNone(false);
      else if (!asking || !inItem(e)) void sweep.stop();
      return true;
    }
    if (s?.asksNone && confirms(e)) {
      confirm.current?.();
      return true;
    }
    const alone = e.altKey && !e.ctrlKey && !e.metaKey && !e.shiftKey;
    if (alone && e.code === 'KeyZ') {
      void sweep.undoLast();
      return true;
    }
    if (alone && !s?.asksNone) {
      if (e.code === 'KeyS' && s?.step === 'items') void sweep.skip();
      else if (e.code === 'KeyN' && s?.step === 'items') sweep.asksNone(true);
      else return inItem(e);
      return true;
    }
    if (!s?.asksNone && inItem(e)) return true;
    return e.key === 'Tab' && round(e, at);
  }

  return (e: KeyboardEvent) => {
    // An input method is at work: Enter and Escape belong to it. 229 is what older engines send then.
    if (e.type !== 'keydown' || e.isComposing || e.keyCode === 229) return;
    const at = focused(container);
    const used = slot.mode.get() === 'sweep' ? inSweep(e, at) : at !== null && inList(e, at);
    if (used) e.preventDefault();
  };
}
