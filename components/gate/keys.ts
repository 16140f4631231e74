/** Keys of the dialog. They come from the fence, before the page could see them, while the focus is in our root. */
import type { KeyHandler } from '../../lib/page/bridge';
import { keysOf } from '../panel/enter';
import { focusables, focused } from '../panel/focus';
import type { Gate } from './context';

/** In these Enter would send the form. */
const LINE = 'input';

export function gateKeys({ panel, actions, confirm }: Gate): KeyHandler {
  const { container } = panel.slot;

  /** Tab goes round inside. */
  function round(e: KeyboardEvent, at: Element | null): boolean {
    const all = focusables(container);
    const edge = e.shiftKey ? all[0] : all.at(-1);
    if (at && at !== edge) return false;
    (e.shiftKey ? all.at(-1) : all[0])?.focus();
    return true;
  }

  function handle(e: KeyboardEvent): boolean {
    const at = focused(container);
    if (keysOf(at)?.(e)) return true;
    if (e.key === 'Escape') {
      void actions.goBack();
      return true;
    }
    if (e.key === 'Tab') return round(e, at);
    if (e.key !== 'Enter') return false;
    if ((e.ctrlKey || e.metaKey) && !e.altKey) {
      confirm.current?.();
      return true;
    }
    return at?.matches(LINE) === true;
  }

  return (e) => {
    // An input method is at work: Enter and Escape belong to it. 229 is what older engines send then.
    if (e.type !== 'keydown' || e.isComposing || e.keyCode === 229) return;
    if (handle(e)) e.preventDefault();
  };
}
