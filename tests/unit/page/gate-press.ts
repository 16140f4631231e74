/** One watched page: what a person presses, what of it the page hears, and what is asked of the worker. */
import { vi } from 'vitest';
import type { ItemView, PageMessage, PendingView } from '../../../lib/messages/protocol';
import { bridge, cell, type Stay } from '../../../lib/page/bridge';
import { guardPress } from '../../../lib/page/gate';
import type { GateSlot } from '../../../lib/page/gate-slot';
import type { SlotPart } from '../../../lib/page/opener';
import type { TrackerPage, TrackerSigns } from '../../../lib/trackers/tracker';
import { held } from './gate-held';
import { pendingView, view } from './world';

type ActOf = TrackerSigns['actOf'];
const { signs } = vi.hoisted(() => ({ signs: { actOf: (() => null) as ActOf } }));
vi.mock(import('../../../lib/trackers/page-side'), async (real) => ({
  ...(await real()),
  makeSigns: () => ({ id: 'github', facts: () => ({}), actOf: (...press) => signs.actOf(...press) }),
}));

export const CLOSING: Partial<ItemView> = { known: 'outcome', gate: { close: held('close') } };
const CREATING = { gate: { create: held('create', { asked: ['problem'] }) } };

type Options = {
  on?: 'item' | 'new';
  item?: Partial<ItemView>;
  form?: Partial<PendingView>;
  actOf?: ActOf;
  alive?: () => boolean;
  inject?: () => Promise<unknown>;
  /** What the dialog's script does when it stands; null: there is none. */
  mount?: ((slot: GateSlot) => () => void) | null;
};

/** What the page's own button does is counted by `heard`. */
export function watched({ on = 'item', item = CLOSING, form = CREATING, ...o }: Options = {}) {
  document.body.innerHTML =
    '<form><textarea></textarea><button type="button" id="act"><b>Close</b></button></form>';
  const button = document.querySelector<HTMLElement>('#act') as HTMLElement;
  const area = document.querySelector('textarea') as HTMLTextAreaElement;
  const heard = vi.fn();
  for (const type of ['click', 'keydown']) document.addEventListener(type, heard);
  const sent: PageMessage[] = [];
  const slots: GateSlot[] = [];
  const unmounted = vi.fn();
  const end = new AbortController();
  const act = on === 'item' ? 'close' : 'create';
  signs.actOf = o.actOf ?? ((target, by) => (by === 'keys' || target.closest('#act') ? act : null));
  const mount = (slot: GateSlot) => {
    slots.push(slot);
    return unmounted;
  };
  delete bridge().mountGate;
  const ask = async (message: PageMessage) => {
    sent.push(message);
    if (message.type !== 'gate.inject') return { kept: true };
    await o.inject?.();
    const made = o.mount === undefined ? mount : o.mount;
    if (made) bridge().mountGate = made;
    return { done: true };
  };
  const tracker = { id: 'github' } as unknown as TrackerPage;
  const stay = { tracker, signal: end.signal, ask } as unknown as Stay;
  const itemCell = cell(view('used', item));
  const formCell = cell(pendingView(form) as PendingView);
  const part: SlotPart =
    on === 'item'
      ? { mode: 'item', item: itemCell.get().item, view: itemCell, address: () => null }
      : { mode: 'new', place: formCell.get().place, view: formCell, title: () => '', insert: () => false };
  const failed = vi.fn();
  const opens = vi.fn();
  const guarded = guardPress(stay, part, {
    alive: o.alive ?? (() => true),
    developer: () => true,
    opens,
    failed,
  });

  function fire(event: Event, on: Element, trusted = true): Event {
    Object.defineProperty(event, 'isTrusted', { value: trusted });
    on.dispatchEvent(event);
    return event;
  }
  const init = { bubbles: true, cancelable: true, composed: true };
  return {
    ...{ button, area, heard, sent, slots, unmounted, end, failed, opens, guarded, itemCell, formCell },
    /** True when the page was kept from hearing of it. */
    click: (el: Element | null = button.firstElementChild, trusted = true) => {
      const before = heard.mock.calls.length;
      const event = fire(new MouseEvent('click', init), el ?? button, trusted);
      return event.defaultPrevented && heard.mock.calls.length === before;
    },
    key: (key: string, more: KeyboardEventInit = {}) => {
      const before = heard.mock.calls.length;
      const event = fire(new KeyboardEvent('keydown', { ...init, key, ...more }), area);
      return event.defaultPrevented && heard.mock.calls.length === before;
    },
    hosts: () => [...document.body.children].filter((el) => el.shadowRoot),
    finish() {
      end.abort();
      for (const type of ['click', 'keydown']) document.removeEventListener(type, heard);
    },
  };
}
