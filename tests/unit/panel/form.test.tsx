// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Field, Form } from '../../../lib/outcome/fields';
import { FOUR, ITEM, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ANSWERS: Form = {
  problem: 'Forced sign-up',
  segment: 'guests',
  metric: 'Checkout completion',
  target: '67 %',
  by: '31 Mar 2027',
  reason: '31 of 84 tickets said so',
};

async function answer(p: Awaited<ReturnType<typeof open>>, some: Form = ANSWERS) {
  for (const [f, v] of Object.entries(some)) await p.type(f as Field, v);
}

describe('the form', () => {
  test('opens on the first empty field, with nothing filled in', async () => {
    const p = await open({ view: viewOf(null) }, { intent: 'edit' });
    expect(p.active()).toBe(p.field('problem'));
    for (const f of ['problem', 'segment', 'metric', 'target', 'by', 'reason'] as const)
      expect(p.field(f)?.value).toBe('');
  });

  test('the sentence composes itself and marks the slot being typed', async () => {
    const p = await open({ view: viewOf(null) }, { intent: 'edit' });
    await p.type('problem', 'Forced sign-up.');
    expect(p.text()).toContain('solving this problem — Forced sign-up — for');
    expect(p.slot.container.querySelector('.fresh')?.textContent).toBe('Forced sign-up');
    await p.type('segment', 'guests');
    expect(p.slot.container.querySelector('.fresh')?.textContent).toBe('guests');
  });

  test('Tab goes through the four inputs in order: nothing of ours stands between them', async () => {
    const p = await open({ view: viewOf(null) }, { intent: 'edit' });
    await answer(p);
    const stops = [...p.slot.container.querySelectorAll<HTMLElement>('input, textarea, select, .sl-f button')]
      .filter((e) => e.tabIndex >= 0)
      .map((e) => e.id);
    expect(stops.slice(0, 6)).toEqual(
      ['problem', 'segment', 'metric', 'target', 'by', 'reason'].map((f) => `sl-f-${f}`),
    );
  });

  test('saves the four answers: date as ISO, unit off the target, the version it was opened on', async () => {
    const p = await open(
      { view: viewOf(null) },
      { intent: 'edit', answers: { 'outcome.save': () => viewOf(FOUR, { sharing: { state: 'unasked' } }) } },
    );
    await answer(p);
    expect(await p.key('Enter', { ctrlKey: true })).toBe(true);
    const [save] = p.sentOf('outcome.save');
    expect(save).toMatchObject({ item: ITEM, from: null });
    expect(save?.form).toMatchObject({ ...ANSWERS, by: '2027-03-31', unit: '%' });
    expect(p.text()).toContain('Saved on this device.');
  });

  test('saving too early names what is missing, goes there, and writes nothing', async () => {
    const p = await open({ view: viewOf(null) }, { intent: 'edit' });
    await p.type('problem', 'Forced sign-up');
    const save = p.ui.getByRole('button', { name: /^Save/ });
    expect(save.getAttribute('aria-disabled')).toBe('true');
    expect(save.hasAttribute('disabled')).toBe(false);
    await p.click(/^Save/);
    expect(p.sentOf('outcome.save')).toEqual([]);
    expect(p.text()).toContain('Still missing: for whom, metric, target, date, reason');
    expect(p.active()).toBe(p.field('segment'));
    expect(p.field('segment')?.getAttribute('aria-invalid')).toBe('true');
    const described = p.field('segment')?.getAttribute('aria-describedby') ?? '';
    expect(p.slot.root.getElementById(described)?.textContent).toBe('Needed for the first save.');
  });

  test('a text over the limit says by how much and is not sent', async () => {
    const p = await open({ view: viewOf(FOUR) }, { intent: 'edit' });
    await p.type('problem', 'x'.repeat(1012));
    expect(p.text()).toContain('12 characters too long.');
    await p.click(/^Save/);
    expect(p.sentOf('outcome.save')).toEqual([]);
    expect(p.active()).toBe(p.field('problem'));
  });

  test('which way is better is asked only while numbers do not tell it', async () => {
    const p = await open({ view: viewOf(null) }, { intent: 'edit' });
    await answer(p, { metric: 'Tickets', target: '172' });
    expect(p.ui.getByRole('radio', { name: 'Lower' })).toBeTruthy();
    expect(p.text()).toContain('will move Tickets');
    await p.click('Lower', 'radio');
    expect(p.text()).toContain('will lower Tickets');
    await p.click('+ Baseline');
    await p.type('baseline', '210');
    expect(p.ui.queryByRole('radio')).toBeNull();
    expect(p.text()).toContain('will lower Tickets from 210 to 172');
  });

  test('amounts and days with two readings are said and stay text', async () => {
    const p = await open({ view: viewOf(null) }, { intent: 'edit' });
    await answer(p, { metric: 'Orders', target: '7,350', by: '03/04/2027' });
    expect(p.text()).toContain('Reads two ways: 7350 or 7.35.');
    expect(p.text()).toContain('Reads two ways: 3 Apr 2027 or 4 Mar 2027.');
    await p.type('by', '31 March');
    expect(p.text()).toContain('Reads as 31 Mar 2027.');
    // Three fields stand in that line: each hint says of which it is, and the field names it as its own.
    await p.type('target', 'many');
    for (const [field, words] of [
      ['target', 'Target: No number found. It stays as text.'],
      ['by', 'Date: Reads as 31 Mar 2027.'],
    ] as const) {
      const hint = p.slot.container.querySelector(`#${p.field(field)?.getAttribute('aria-describedby')}`);
      expect(hint?.textContent).toBe(words);
      expect(hint?.className).toContain(`at-${field}`);
    }
    expect(p.field('by')?.value).toBe('31 March');
  });

  test('hostile text is text', async () => {
    const p = await open({ view: viewOf(null) }, { intent: 'edit' });
    await p.type('problem', '<img src=x onerror=alert(1)>');
    expect(p.slot.container.querySelector('img')).toBeNull();
    expect(p.text()).toContain('<img src=x onerror=alert(1)>');
  });
});

describe('keys', () => {
  test('Alt with a digit jumps, Alt+A goes to Add, fields opened there get digits of their own', async () => {
    const p = await open({ view: viewOf(null) }, { intent: 'edit' });
    expect(await p.key('3', { altKey: true, code: 'Digit3' })).toBe(true);
    expect(p.active()).toBe(p.field('metric'));
    // On a Mac the digit comes as another character; the place on the keyboard counts.
    await p.key('¢', { altKey: true, code: 'Digit4' });
    expect(p.active()).toBe(p.field('reason'));
    await p.key('å', { altKey: true, code: 'KeyA' });
    expect(p.active()?.textContent).toBe('+ Behaviour');
    await p.click('+ Owner');
    await p.key('5', { altKey: true, code: 'Digit5' });
    expect(p.active()).toBe(p.field('owner'));
  });

  test('letters, Tab and plain Enter are left alone', async () => {
    const p = await open({ view: viewOf(null) }, { intent: 'edit' });
    for (const k of ['a', 'Tab', 'Enter', 'e', '1']) expect(await p.key(k)).toBe(false);
  });

  test('Escape and Ctrl+Enter belong to the input method while it composes', async () => {
    const p = await open({ view: viewOf(FOUR) }, { intent: 'edit' });
    expect(await p.key('Escape', { isComposing: true })).toBe(false);
    expect(await p.key('Enter', { ctrlKey: true, isComposing: true })).toBe(false);
    expect(p.fold).not.toHaveBeenCalled();
    expect(p.sentOf('outcome.save')).toEqual([]);
  });

  test('Escape keeps the draft first, then folds', async () => {
    const order: string[] = [];
    const p = await open(
      { view: viewOf(null) },
      {
        intent: 'edit',
        answers: {
          'draft.put': () => {
            order.push('kept');
            return { kept: true, editedElsewhere: false };
          },
        },
      },
    );
    p.fold.mockImplementation(() => order.push('folded'));
    await p.type('problem', 'Forced');
    await p.key('Escape');
    expect(order).toEqual(['kept', 'folded']);
  });
});
