/** Opens the panel on a view, with answers from a table and all messages written down. */
import { act, within } from '@testing-library/react';
import { vi } from 'vitest';
import { mountPanel } from '../../../components/panel/mount';
import { type Ask, Refused } from '../../../lib/messages/client';
import type { Answers, ItemView, Message, PendingView } from '../../../lib/messages/protocol';
import type { Field } from '../../../lib/outcome/fields';
import type { Intent } from '../../../lib/page/bridge';
import { slotIn } from '../../gallery/slot';
import { NOW } from '../../gallery/views';

type Table = {
  [M in Message['type']]?: (message: Extract<Message, { type: M }>) => Answers[M] | Promise<Answers[M]>;
};

(globalThis as typeof globalThis & { IS_REACT_ACT_ENVIRONMENT: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const KEPT: Table = {
  'draft.put': () => ({ kept: true, editedElsewhere: false }),
  'draft.drop': () => ({ kept: true }),
  'page.options': () => ({ done: true }),
  'friction.spent': () => ({ done: true }),
};

/** The smaller runtime renders and runs effects after a frame, on its own clock. */
export const FRAME = process.env.SIGHTLINE_PANEL === 'preact' ? 50 : 0;
let last: (() => Promise<void>) | null = null;

export async function open(
  on: { view: ItemView; behind?: boolean } | { pending: PendingView },
  {
    intent = 'show',
    answers = {},
    now = () => NOW,
  }: { intent?: Intent; answers?: Table; now?(): number } = {},
) {
  await last?.();
  document.body.replaceChildren();
  const host = document.createElement('div');
  document.body.append(host);
  const sent: Message[] = [];
  const table = { ...KEPT, ...answers };
  const ask = (async (message: Message) => {
    sent.push(message);
    const reply = table[message.type] as ((m: Message) => unknown) | undefined;
    if (!reply) throw new Refused('failed', `no answer for ${message.type}`);
    return reply(message);
  }) as Ask;
  const fold = vi.fn();
  const slot = slotIn(host, { ...on, ask, intent, fold });
  let unmount = () => {};
  await act(async () => {
    unmount = mountPanel(slot, { now });
  });
  const ui = within(slot.container);
  last = () => act(async () => unmount());
  const settle = async (ms = 0) => {
    await act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
    if (FRAME) await act(async () => void (await vi.advanceTimersByTimeAsync(FRAME)));
  };
  await settle();
  return {
    slot,
    sent,
    fold,
    ui,
    unmount: () => act(async () => unmount()),
    /** A new picture of the item, as the worker pushes it. */
    async push(view: ItemView) {
      await act(async () => {
        if (slot.mode === 'item') slot.view.set(view);
      });
      await settle();
    },
    settle,
    text: () => slot.container.textContent ?? '',
    field: (f: Field) => slot.container.querySelector<HTMLInputElement>(`#sl-f-${f}`),
    active: () => slot.root.activeElement,
    sentOf: <M extends Message['type']>(type: M) =>
      sent.filter((m) => m.type === type) as Extract<Message, { type: M }>[],
    async type(f: Field, value: string) {
      const el = slot.container.querySelector<HTMLInputElement>(`#sl-f-${f}`);
      if (!el) throw new Error(`no field ${f}`);
      await act(async () => {
        el.focus();
        const proto = Object.getPrototypeOf(el) as object;
        Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(el, value);
        el.dispatchEvent(
          new Event(el.localName === 'select' ? 'change' : 'input', { bubbles: true, composed: true }),
        );
      });
      await settle();
    },
    async click(name: string | RegExp, role = 'button') {
      await act(async () => ui.getByRole(role, { name }).click());
      await settle();
    },
    /** A key as the fence hands it over; true when it was used. */
    async key(key: string, more: KeyboardEventInit = {}) {
      const e = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
      // As at the host: a click that no person made ends there.
      const guard = (click: Event) => click.stopImmediatePropagation();
      slot.root.addEventListener('click', guard, { capture: true });
      await act(async () => slot.keys.handler?.(e));
      slot.root.removeEventListener('click', guard, { capture: true });
      await settle();
      return e.defaultPrevented;
    },
  };
}
