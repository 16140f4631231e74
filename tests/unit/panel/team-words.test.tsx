// @vitest-environment happy-dom
/** What a team gives the panel: its sentence, its goals and kinds of outcome, and text that is sorted beside a form. */
import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Choices } from '../../../lib/messages/protocol';
import { CHOICES } from '../../gallery/quality-views';
import { FOUR, pendingOf, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const OWN: Choices = {
  ...CHOICES,
  template: 'We will {direction} {metric}[ from {baseline}] to {target} by {by} for {segment}.',
  goals: [{ id: 'new-shops', name: 'Win new shops' }],
  themes: [],
  categories: [{ id: 'retain', name: 'Keep customers' }],
};
type P = Awaited<ReturnType<typeof open>>;
const select = (p: P, f: 'goal' | 'category' | 'theme') =>
  p.slot.container.querySelector<HTMLSelectElement>(`#sl-f-${f}`);

describe('the team’s sentence', () => {
  test('stands in the panel, and what it leaves out is told below it', async () => {
    const p = await open({ view: { ...viewOf(FOUR), choices: OWN } });
    const sentence = p.slot.container.querySelector('.sent')?.textContent ?? '';
    expect(sentence).toMatch(/^We will raise Checkout completion/);
    expect(sentence).not.toContain('because');
    expect(p.text()).toContain(FOUR.reason);
    expect(p.text()).toContain(FOUR.problem);
    const usual = await open({ view: { ...viewOf(FOUR), choices: CHOICES } });
    expect(usual.slot.container.querySelector('.sent')?.textContent).toMatch(/^We believe that solving/);
    expect(usual.slot.container.querySelector('.rest')?.textContent ?? '').not.toContain(FOUR.problem);
  });
});

describe('the team’s lists', () => {
  test('are chosen beside the business link; an empty list has no field', async () => {
    const p = await open({ view: { ...viewOf(null), choices: OWN } }, { intent: 'edit' });
    await p.click('+ Business link');
    expect(select(p, 'theme')).toBeNull();
    const goal = select(p, 'goal');
    expect([...(goal?.options ?? [])].map((o) => o.text)).toEqual(['Which goal?', 'Win new shops']);
    await act(async () => {
      if (!goal) return;
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(goal, 'new-shops');
      goal.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await p.settle(500);
    expect(p.sentOf('draft.put').at(-1)?.form).toMatchObject({ goal: 'new-shops' });
  });
  test('show by name, and what is in no list any more shows as it was chosen', async () => {
    const form = { ...FOUR, goal: 'new-shops', theme: 'gone-by-now', category: 'retain' };
    const p = await open({ view: { ...viewOf(form), choices: OWN } });
    for (const said of ['Win new shops', 'gone-by-now', 'Keep customers']) expect(p.text()).toContain(said);
    const edits = await open({ view: { ...viewOf(form), choices: OWN } }, { intent: 'edit' });
    expect(select(edits, 'theme')?.value).toBe('gone-by-now');
  });
});

test('text is sorted beside a form as well', async () => {
  const p = await open(
    { pending: pendingOf({}, false) },
    { intent: 'edit', answers: { 'pending.parse': () => ({ form: { ...FOUR } }) } },
  );
  await p.click('Paste what you have…');
  const el = p.slot.container.querySelector<HTMLTextAreaElement>('#sl-paste');
  await act(async () => {
    if (!el) return;
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(el, 'All of it');
    el.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  });
  await p.settle();
  await p.click('Sort it');
  expect(p.sentOf('pending.parse')).toMatchObject([{ text: 'All of it', place: { name: 'acme/shop' } }]);
  await p.click(/^Put it in \d+ fields$/);
  expect(p.field('problem')?.value).toBe(FOUR.problem);
});

test('a waiver that waits with a form is told there', async () => {
  const waiver = { why: 'Christmas comes first', until: '2026-12-20' };
  const p = await open({ pending: { ...pendingOf(FOUR, true), waiver } });
  expect(p.text()).toContain('Waived until 20 Dec 2026: Christmas comes first');
});
