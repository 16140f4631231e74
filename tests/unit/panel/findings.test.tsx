// @vitest-environment happy-dom
/** What could be better: the press that mends it, and the way to say that it is not relevant. */
import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import { FIELDS, type Field } from '../../../lib/outcome/fields';
import { RULES } from '../../../lib/outcome/rules';
import { RULE_NAMES } from '../../../lib/strings/rule-names';
import {
  AUTHORITY,
  FILTER,
  HELD,
  judged,
  NO_GUARDRAIL,
  NO_TARGET,
  PAUSED,
  qualityOf,
  REPEATS,
  TITLE,
} from '../../gallery/quality-views';
import { FOUR, outcomeOf } from '../../gallery/views';
import { FRAME, open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type P = Awaited<ReturnType<typeof open>>;
const rows = (p: P) =>
  [...p.slot.container.querySelectorAll('.find')].map((r) => r.querySelector('b')?.textContent);
const input = (p: P, rule: string) => p.slot.container.querySelector<HTMLInputElement>(`#sl-aside-${rule}`);
async function write(p: P, el: HTMLInputElement | null, value: string) {
  if (!el) throw new Error('no field');
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(el, value);
    el.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  });
  await p.settle();
}

describe('what is shown', () => {
  test('three at once, the rest a press away; each says how pressing it is without its sign', async () => {
    const p = await open({ view: judged(FILTER, PAUSED) });
    expect(rows(p)).toHaveLength(3);
    expect(p.text()).toContain(
      'Blocks: No target is set. Without a target every result can be called a success.',
    );
    expect(p.text()).toContain('Warning: Today’s value is not known.');
    await p.click('2 more');
    expect(rows(p)).toHaveLength(5);
    expect(p.text()).toContain('Tip: Nothing is named that must not get worse.');
    await p.click('Show fewer');
    expect(rows(p)).toHaveLength(3);
  });

  test('points that it brings stand beside the press; none where nothing comes of it alone', async () => {
    const p = await open({ view: judged({ ...FOUR, by: '' }, HELD) });
    const gains = [...p.slot.container.querySelectorAll('.find')].map(
      (r) => r.textContent?.match(/\+\d+/)?.[0],
    );
    expect(gains).toEqual(['+33', undefined, undefined]);
  });

  test('what no field mends says how, and leads nowhere', async () => {
    const p = await open({ view: judged(FOUR, qualityOf({ findings: [TITLE] })) });
    expect(p.text()).toContain('Let the title say who can do what.');
    expect(p.slot.container.querySelectorAll('.find .lk')).toHaveLength(1);
  });

  test('nothing found', async () => {
    const p = await open({ view: judged(FOUR, qualityOf()) });
    expect(p.text()).toContain('Nothing blocks.');
  });
});

describe('the press that mends', () => {
  test('opens the form at the field, with the part that is meant selected and how in words under it', async () => {
    const p = await open({ view: judged(FILTER, qualityOf({ findings: [REPEATS] })) });
    await p.click('Rewrite the problem');
    const field = p.field('problem');
    expect(p.active()).toBe(field);
    expect([field?.selectionStart, field?.selectionEnd]).toEqual([0, 18]);
    const hint = p.slot.container.querySelector(`#${field?.getAttribute('aria-describedby')}`);
    expect(hint?.textContent).toBe('Say what people suffer from without it, and how often.');
    // A warning is no fault of the field.
    expect(field?.getAttribute('aria-invalid')).toBe('false');
  });

  test('in the open form too, and brings a field that is not there yet', async () => {
    const p = await open(
      { view: judged(FILTER, qualityOf({ findings: [NO_GUARDRAIL] })) },
      { intent: 'edit' },
    );
    expect(p.field('guardrail')).toBeNull();
    await p.click('Add a guardrail');
    await p.settle(50);
    expect(p.active()).toBe(p.field('guardrail'));
  });

  test('a span beyond what is typed by now selects nothing', async () => {
    const far = { ...AUTHORITY, where: { field: 'reason', from: 200, to: 900 } };
    const p = await open({ view: judged(FOUR, qualityOf({ findings: [far] })) });
    await p.click('Rewrite the reason');
    expect(p.active()).toBe(p.field('reason'));
  });

  test('a blocking fault marks its field, and the field says how it is mended', async () => {
    const p = await open({ view: judged(FILTER, PAUSED) }, { intent: 'edit' });
    const target = p.field('target');
    expect(target?.getAttribute('aria-invalid')).toBe('true');
    const hint = p.slot.container.querySelector(`#${target?.getAttribute('aria-describedby')}`);
    expect(hint?.textContent).toBe(`Target: ${NO_TARGET.how}`);
    for (const f of ['problem', 'metric', 'reason'] as const)
      expect(p.field(f)?.getAttribute('aria-invalid')).toBe('false');
  });

  test('“Mend it now”, here and on the strip, goes to what blocks', async () => {
    const p = await open({ view: judged(FILTER, PAUSED) });
    await p.click('Mend it now');
    expect(p.active()).toBe(p.field('target'));
    const fromStrip = await open({ view: judged(FILTER, PAUSED) }, { intent: 'edit' });
    expect(fromStrip.active()).toBe(fromStrip.field('target'));
    // A field that is not there by itself is brought.
    const baseline = { ...NO_TARGET, where: { field: 'baseline', from: 0, to: 0 } };
    const brought = await open(
      { view: judged(FILTER, { ...PAUSED, findings: [baseline] }) },
      { intent: 'edit' },
    );
    expect(brought.active()).toBe(brought.field('baseline'));
    // What is missing comes first, and what is fine is begun at its beginning.
    const gap = await open({ view: judged({ ...FILTER, reason: '' }, PAUSED) }, { intent: 'edit' });
    expect(gap.active()).toBe(gap.field('reason'));
    const fine = await open({ view: judged(FOUR, qualityOf()) }, { intent: 'edit' });
    expect(fine.active()).toBe(fine.field('problem'));
  });

  test.each(FIELDS.map((f) => [f]))('a finding on “%s” leads to a field that is there', async (f: Field) => {
    const finding = { ...NO_TARGET, where: { field: f, from: 0, to: 0 } };
    // Which way is better is asked only where numbers do not tell it.
    const form = { ...FOUR, ...(f === 'direction' && { baseline: undefined }) };
    const p = await open({ view: judged(form, qualityOf({ findings: [finding] })) });
    const link = p.slot.container.querySelector<HTMLButtonElement>('.find .lk:not(.q)');
    const none = ['owner', 'request', 'requester', 'guardrailLimit', 'category', 'goal', 'theme'];
    if (!link) return expect(none).toContain(f);
    await act(async () => link.click());
    await p.settle(50);
    expect(p.active()?.closest('.slot')).toBeTruthy();
  });
});

describe('not relevant here', () => {
  const aside: ItemView['quality'] = qualityOf({
    ...PAUSED,
    findings: PAUSED.findings.slice(1),
    setAside: [{ rule: 'H08', reason: 'It is a spike', by: 'acme-pm', at: '2026-11-19T10:00:00Z' }],
  });
  const answers = { 'finding.setAside': () => judged(FILTER, aside as NonNullable<typeof aside>) };
  const ask = async (p: P) => {
    await act(async () => p.ui.getAllByRole('button', { name: 'Not relevant here…' })[0]?.click());
    await p.settle();
  };

  test('asks why in one field; Enter sets it aside, and who said so is listed', async () => {
    const p = await open({ view: judged(FILTER, PAUSED) }, { answers });
    await ask(p);
    expect(p.active()).toBe(input(p, 'H08'));
    await write(p, input(p, 'H08'), '  It is a spike ');
    expect(await p.key('Enter')).toBe(true);
    expect(p.sentOf('finding.setAside')).toMatchObject([{ rule: 'H08', why: 'It is a spike' }]);
    expect(rows(p)).not.toContain('No target is set.');
    await p.click('1 set aside');
    expect(p.text()).toContain('No target. “It is a spike” acme-pm, 19 Nov 2026');
    await p.click('Count it again');
    expect(p.sentOf('finding.setAside').at(-1)).toMatchObject({ rule: 'H08', why: null });
  });

  test('a reason is needed, and its field says so', async () => {
    const p = await open({ view: judged(FILTER, PAUSED) }, { answers });
    await ask(p);
    await p.key('Enter');
    expect(p.sentOf('finding.setAside')).toEqual([]);
    expect(p.text()).toContain('One reason is needed.');
    expect(input(p, 'H08')?.getAttribute('aria-invalid')).toBe('true');
  });

  test('Escape leaves the field and nothing else, and the focus goes back', async () => {
    const p = await open({ view: judged(FILTER, PAUSED) }, { answers });
    await ask(p);
    expect(await p.key('Escape')).toBe(true);
    expect(p.fold).not.toHaveBeenCalled();
    expect(input(p, 'H08')).toBeNull();
    expect(p.active()?.textContent).toBe('Not relevant here…');
  });

  test('refused: what was written as the reason stays', async () => {
    const p = await open({ view: judged(FILTER, PAUSED) });
    await ask(p);
    await write(p, input(p, 'H08'), 'It is a spike');
    await p.key('Enter');
    expect(p.text()).toContain('Not done.');
    expect(input(p, 'H08')?.value).toBe('It is a spike');
  });

  test('beside an open form: nothing was changed elsewhere, and the newer version is built on', async () => {
    const newer = { ...outcomeOf(FILTER), version: 'v2', parents: ['v1'] };
    const p = await open(
      { view: judged(FILTER, PAUSED) },
      {
        intent: 'edit',
        answers: {
          'finding.setAside': () => ({
            ...judged(FILTER, aside as NonNullable<typeof aside>),
            outcome: newer,
          }),
          'outcome.judge': () => aside as NonNullable<typeof aside>,
          'outcome.save': () => judged(FILTER, aside as NonNullable<typeof aside>),
        },
      },
    );
    await p.type('reason', 'Typed before');
    await ask(p);
    await write(p, input(p, 'H08'), 'It is a spike');
    await p.key('Enter');
    expect(p.text()).not.toContain('Changed elsewhere');
    expect(p.field('reason')?.value).toBe('Typed before');
    await p.key('Enter', { ctrlKey: true });
    await p.settle(FRAME);
    expect(p.sentOf('outcome.save')).toMatchObject([{ from: 'v2', form: { reason: 'Typed before' } }]);
  });
});

test('every rule has a name for people', () => {
  expect(RULES.map((r) => r.id).filter((id) => !RULE_NAMES[id])).toEqual([]);
});
