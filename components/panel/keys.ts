/**
 * Keys of the panel. Key events never reach the elements (the fence stops them before the page sees them; typing,
 * Tab and Enter on a button still work), so all that is ours is decided here, by what has focus in our root.
 */
import type { Field } from '../../lib/outcome/fields';
import type { Panel } from './context';
import { keysOf } from './enter';
import { jumpOrder } from './Form';
import { focusables, focused, focusField } from './focus';

const digit = (e: KeyboardEvent) => /^(?:Digit|Numpad)([1-9])$/.exec(e.code)?.[1];

/** Moves focus among `all` by the arrow keys; false when the key was another one. */
function arrows(e: KeyboardEvent, all: HTMLElement[], at: Element | null): boolean {
  const i = all.indexOf(at as HTMLElement);
  const to: Record<string, number> = {
    ArrowDown: (i + 1) % all.length,
    ArrowUp: (i - 1 + all.length) % all.length,
    Home: 0,
    End: all.length - 1,
  };
  const next = to[e.key];
  if (next === undefined) return false;
  all[next]?.focus();
  return true;
}

export function panelKeys({ slot, store, actions }: Panel) {
  const { container } = slot;
  const $ = (selector: string) => container.querySelector<HTMLElement>(selector);

  async function leave() {
    const s = store.getState();
    if (s.menu) {
      store.setState({ menu: false });
      $('[aria-haspopup=menu]')?.focus();
    } else if (s.screen === 'form') {
      if (await actions.closeForm()) slot.fold();
    } else if (s.screen === 'rest') {
      slot.fold();
    } else {
      const was = s.screen === 'keyboard' ? s.back : 'rest';
      store.setState({ screen: was, back: s.screen, publicWay: null });
      $('section')?.focus();
    }
  }

  async function save() {
    const gap = await actions.save();
    if (gap) focusField(container, gap);
  }

  function jump(n: number) {
    const s = store.getState();
    const field: Field | undefined = jumpOrder(s.form, s.opened)[n - 1];
    if (field) focusField(container, field);
  }

  /** True when the key was ours. */
  function handle(e: KeyboardEvent): boolean {
    const s = store.getState();
    const at = focused(container);
    const menu = $('[role=menu]');
    if (keysOf(at)?.(e)) return true;
    if (e.key === 'Escape') {
      void leave();
      return true;
    }
    if (menu) return arrows(e, focusables(menu), at);
    const trap = $('[data-trap]');
    if (trap && e.key === 'Tab') {
      const all = focusables(trap);
      const edge = e.shiftKey ? all[0] : all.at(-1);
      if (at !== edge && at && trap.contains(at)) return false;
      (e.shiftKey ? all.at(-1) : all[0])?.focus();
      return true;
    }
    if (s.screen !== 'form') return false;
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && !e.altKey) {
      void save();
      return true;
    }
    if (!e.altKey || e.ctrlKey || e.metaKey) return false;
    const n = digit(e);
    if (n) jump(Number(n));
    else if (e.code === 'KeyA') ($('.chip[aria-expanded=false]') ?? $('.chip'))?.focus();
    else return false;
    return true;
  }

  return (e: KeyboardEvent) => {
    // An input method is at work: Enter and Escape belong to it. 229 is what older engines send then.
    if (e.type !== 'keydown' || e.isComposing || e.keyCode === 229) return;
    if (handle(e)) e.preventDefault();
  };
}
