/**
 * Holds one press of a person before the page hears of it, where the team asks for more than is there. Decided at once,
 * by what is in memory: nothing known, an error, a Sightline that is gone, and the press goes on untouched. None is
 * ever made for a person: the next one is let through.
 */
import type { Ask } from '../messages/client';
import type { ItemView, PageMessage, PendingView } from '../messages/protocol';
import type { GateView } from '../outcome/quality';
import { makeSigns } from '../trackers/page-side';
import { bridge, type Stay } from './bridge';
import type { Typed } from './gate-slot';
import { type Host, makeHost } from './host';
import type { SlotPart } from './opener';
import { STRIP_LOOK } from './strip-look';

/** The dialog stands within this time (ms), or the press was in vain once. */
const BRING = 1_000;
/** The second click of a double click, a key that is held down: still the same press (ms). */
const SAME_PRESS = 500;

type Around = {
  /** Whether the extension is still the installed one. */
  alive(): boolean;
  /** Our roots are open for inspection. */
  developer(): boolean;
  /** Something of ours is about to stand over the page. */
  opens(): void;
  /** The dialog did not come; the next press is let through. */
  failed(): void;
};

/** A form is for one item after another; what is held or let through is about one of them. */
const idOf = (view: ItemView | PendingView) => ('id' in view ? view.id : '');

/**
 * Watches the presses of one stay.
 * @returns `stay.ask`, to be used by what is typed in: so that the dialog begins with it
 */
export function guardPress(stay: Stay, part: SlotPart, around: Around): Ask {
  const signs = makeSigns();
  /** Acts that are let through. */
  const passed = new Set<string>();
  let typed: (Typed & { of: string }) | null = null;
  /** Takes down what stands for a held press, or is on its way. */
  let down: (() => void) | null = null;
  let heldAt = 0;

  const ask = ((message: PageMessage) => {
    if ('opened' in message) typed = { ...message, of: idOf(part.view.get()) };
    else if (/\.(save|drop)$/.test(message.type)) typed = null;
    return stay.ask(message);
  }) as Ask;

  function hold(gate: GateView, control: HTMLElement, key: string) {
    let host: Host | undefined;
    let unmount: (() => void) | undefined;
    const mine = () => {
      if (down !== mine) return;
      down = null;
      clearTimeout(late);
      try {
        unmount?.();
      } finally {
        host?.remove();
      }
    };
    const close = () => {
      mine();
      if (!stay.signal.aborted) control.focus({ preventScroll: true });
    };
    const fail = () => {
      if (down !== mine) return;
      close();
      passed.add(key);
      around.failed();
    };
    const late = setTimeout(fail, BRING);
    const bring = async () => {
      const shared = bridge();
      if (!shared.mountGate)
        await stay.ask(
          part.mode === 'item'
            ? { type: 'gate.inject', item: part.item }
            : { type: 'gate.inject', place: part.place },
        );
      if (down !== mine) return;
      around.opens();
      host = makeHost(document, 'dock', stay.tracker.id, around.developer(), STRIP_LOOK);
      document.body.append(host.el);
      const begun = typed?.of === idOf(part.view.get()) && typed;
      const pass = () => passed.add(key);
      const slot = { ...around, gate, control, host, part, ask, typed: begun || null, pass, close, fail };
      unmount = shared.mountGate?.(slot);
      clearTimeout(late);
      if (!unmount) fail();
      // It may have given up at once.
      if (down !== mine) unmount?.();
    };
    down = mine;
    heldAt = Date.now();
    bring().catch(fail);
  }

  function press(event: MouseEvent | KeyboardEvent) {
    try {
      const byKeys = 'key' in event;
      if (byKeys && (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey))) return;
      const target = event.target as HTMLElement;
      if (!event.isTrusted || bridge().hosts.has(target) || !around.alive()) return;
      const act = signs.actOf(target, byKeys ? 'keys' : 'click');
      if (!act) return;
      const view = part.view.get();
      const gate = view.gate?.[act];
      const key = act + idOf(view);
      const same = down && Date.now() - heldAt < SAME_PRESS;
      if (!gate || gate.level === 'observe' || passed.has(key) || (down && !same)) return down?.();
      const control = (!byKeys && target.closest<HTMLElement>('button,a,[tabindex]')) || target;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!same) hold(gate, control, key);
    } catch {
      // Whatever fails here is no reason to stop anybody.
    }
  }

  const { signal } = stay;
  for (const type of ['click', 'keydown'] as const)
    window.addEventListener(type, press, { capture: true, signal });
  signal.addEventListener('abort', () => down?.());
  return ask;
}
