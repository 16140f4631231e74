/** Opens our list or the sweep, with answers from a table. */
import { act, within } from '@testing-library/react';
import { vi } from 'vitest';
import { mountList } from '../../../components/list/mount';
import type { ListAct, Message } from '../../../lib/messages/protocol';
import type { Field, Form } from '../../../lib/outcome/fields';
import { type ListOptions, listSlotIn } from '../../gallery/list-slot';
import { NOW } from '../../gallery/views';

(globalThis as typeof globalThis & { IS_REACT_ACT_ENVIRONMENT: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

/** The smaller runtime renders and runs effects after a frame, on its own clock. */
const FRAME = process.env.SIGHTLINE_PANEL === 'preact' ? 50 : 0;
let last: (() => Promise<void>) | null = null;

/** @param wait lets a real worker finish what it began @param now ms since epoch */
export async function openList(options: ListOptions = {}, wait = async () => {}, now = () => NOW) {
  await last?.();
  document.body.replaceChildren();
  const host = document.createElement('div');
  document.body.append(host);
  const made = listSlotIn(host, options);
  const { slot, sent } = made;
  let unmount = () => {};
  await act(async () => {
    unmount = mountList(slot, { now });
  });
  last = () => act(async () => unmount());
  const ui = within(slot.container);
  const settle = async (ms = 0) => {
    for (let i = 0; i < 3; i++) {
      await act(wait);
      await act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
      if (FRAME) await act(async () => void (await vi.advanceTimersByTimeAsync(FRAME)));
    }
  };
  await settle();
  const find = (selector: string) => slot.container.querySelector<HTMLInputElement>(selector);
  async function fill(selector: string, value: string) {
    const el = find(selector);
    if (!el) throw new Error(`nothing at ${selector}`);
    await act(async () => {
      el.focus();
      const proto = Object.getPrototypeOf(el) as object;
      Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(el, value);
      el.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    });
    await settle();
  }
  const change = async (run: () => void) => {
    await act(async () => run());
    await settle();
  };
  return {
    ...made,
    ui,
    settle,
    find,
    fill,
    change,
    unmount: () => act(async () => unmount()),
    text: () => (slot.container.textContent ?? '').replace(/\u00a0/g, ' '),
    titles: () => [...slot.container.querySelectorAll('.ttl bdi')].map((e) => e.textContent),
    current: () => find('.li.cur bdi')?.textContent,
    active: () => slot.root.activeElement,
    status: () =>
      [...slot.container.querySelectorAll('[role=status]')]
        .map((e) => e.textContent)
        .join(' ')
        .replace(/\u00a0/g, ' '),
    sentOf: <M extends Message['type']>(type: M) =>
      sent.filter((m) => m.type === type) as Extract<Message, { type: M }>[],
    acts: <A extends ListAct['type']>(type: A) =>
      sent.flatMap((m) => (m.type === 'list.item' && m.act.type === type ? [m.act] : [])) as Extract<
        ListAct,
        { type: A }
      >[],
    type: (f: Field, value: string) => fill(`#sl-f-${f}`, value),
    async write(form: Form) {
      for (const [f, v] of Object.entries(form)) await fill(`#sl-f-${f}`, v);
    },
    async click(name: string | RegExp, role = 'button') {
      await change(() => ui.getByRole(role, { name }).click());
    },
    /** A key as the fence hands it over; true when it was used. */
    async key(key: string, more: KeyboardEventInit = {}) {
      const e = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
      await change(() => slot.keys.handler?.(e));
      return e.defaultPrevented;
    },
  };
}

export const WORDS: Form = {
  problem: 'People buy presents elsewhere',
  segment: 'December shoppers',
  metric: 'Orders with wrapping',
  target: '12 %',
  by: '31 Mar 2027',
  reason: '31 of 84 tickets said so',
};
