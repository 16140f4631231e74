/** Opens the dialog of a held press, with the rules' own word on what is typed and all messages written down. */
import { act, within } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { mountGate } from '../../../components/gate/mount';
import { Refused } from '../../../lib/messages/client';
import type { Message } from '../../../lib/messages/protocol';
import type { Field, Form } from '../../../lib/outcome/fields';
import type { Typed } from '../../../lib/page/gate-slot';
import { type GateTable, gateSlotIn, team, type World } from '../../gallery/gate-slot';
import { FOUR, NOW } from '../../gallery/views';

(globalThis as typeof globalThis & { IS_REACT_ACT_ENVIRONMENT: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

/** The smaller runtime renders and runs effects after a frame, on its own clock. */
const FRAME = process.env.SIGHTLINE_PANEL === 'preact' ? 50 : 0;

const LINKED: Form = {
  ...FOUR,
  business: 'More completed first orders: new-customer revenue, by 31 March 2027',
};
export const without = (...fields: Field[]): Form =>
  Object.fromEntries(Object.entries(LINKED).filter(([f]) => !fields.includes(f as Field)));

/** It is built, two answers are missing, and nobody may close it without. */
export const TWO: World = {
  act: 'close',
  settings: team('require'),
  form: without('target', 'reason'),
  facts: { kind: 'doing' },
};

let last: (() => Promise<void>) | null = null;

export async function open(world: World = TWO, more: { answers?: GateTable; typed?: Typed } = {}) {
  await last?.();
  document.body.replaceChildren();
  const control = document.createElement('button');
  control.textContent = world.act === 'close' ? 'Close issue' : 'Create';
  document.body.append(control);
  const made = gateSlotIn(world, control, more);
  const { slot, sent } = made;
  let unmount = () => {};
  await act(async () => {
    unmount = mountGate(slot, { now: () => NOW });
  });
  last = () => act(async () => unmount());
  const { root, box } = slot.host;
  const ui = within(box);
  const settle = async (ms = 0) => {
    for (let i = 0; i < 3; i++) {
      await act(async () => void (await vi.advanceTimersByTimeAsync(i === 0 ? ms : 0)));
      if (FRAME) await act(async () => void (await vi.advanceTimersByTimeAsync(FRAME)));
    }
  };
  await settle();
  async function fill(selector: string, value: string) {
    const el = box.querySelector<HTMLInputElement>(selector);
    if (!el) throw new Error(`nothing at ${selector}`);
    await act(async () => {
      el.focus();
      const proto = Object.getPrototypeOf(el) as object;
      Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(el, value);
      el.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    });
    await settle();
  }
  return {
    ...made,
    ...{ control, root, ui, settle, fill },
    unmount: () => act(async () => unmount()),
    dialog: () => box.querySelector('dialog'),
    text: () => (box.textContent ?? '').replace(/\u00a0/g, ' '),
    title: () => box.querySelector('h2')?.textContent,
    status: () => [...box.querySelectorAll('[role=status]')].map((e) => e.textContent).join(' '),
    buttons: () => [...box.querySelectorAll('.sl-f button')].map((b) => b.textContent),
    fields: () => [...box.querySelectorAll('input,textarea')].map((e) => e.id.replace('sl-f-', '')),
    field: (f: Field) => box.querySelector<HTMLInputElement>(`#sl-f-${f}`),
    active: () => root.activeElement?.id.replace('sl-f-', ''),
    type: (f: Field, value: string) => fill(`#sl-f-${f}`, value),
    async press(name: string) {
      const button = [...box.querySelectorAll('button')].find((b) => b.textContent?.trim() === name);
      if (!button) throw new Error(`no button: ${name}`);
      const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
      // A press that no person made ends at the host.
      Object.defineProperty(event, 'isTrusted', { value: true });
      await act(async () => void button.dispatchEvent(event));
      await settle();
    },
    /** A key as the fence hands it over; true when it was used. */
    async key(key: string, init: KeyboardEventInit = {}) {
      const e = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
      await act(async () => slot.host.keys.handler?.(e));
      await settle();
      return e.defaultPrevented;
    },
    sentOf: <M extends Message['type']>(type: M) =>
      sent.filter((m) => m.type === type) as Extract<Message, { type: M }>[],
  };
}

export const REASON = '31 of 84 checkout tickets in October named the account step';

/** The two answers are typed, and the worker has said how strong it is. */
export async function answered(world = TWO, more?: Parameters<typeof open>[1]) {
  const g = await open(world, more);
  await g.type('target', '67 %');
  await g.type('reason', REASON);
  await g.settle(400);
  return g;
}

/** A worker that was killed. */
export const nobody = (): never => {
  throw new Refused('failed', 'no answer');
};

/** Fresh page and clock around each test of a file. */
export function eachOnItsOwn() {
  beforeEach(() => void vi.useFakeTimers({ now: NOW }));
  afterEach(async () => {
    await last?.();
    last = null;
    vi.useRealTimers();
    document.body.replaceChildren();
  });
}
