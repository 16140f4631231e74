// @vitest-environment happy-dom
/** The team's catalogue in the form: suggested, never demanded. */
import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { matching } from '../../../components/panel/Suggest';
import { CHOICES } from '../../gallery/quality-views';
import { FOUR, pendingOf, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type P = Awaited<ReturnType<typeof open>>;
const view = { ...viewOf(null), choices: CHOICES };
const start = () => open({ view }, { intent: 'edit' });
const options = (p: P) => p.ui.queryAllByRole('option').map((o) => o.querySelector('span')?.textContent);
const marked = (p: P) => p.ui.queryByRole('option', { selected: true });
const focusMetric = (p: P) => act(async () => p.field('metric')?.focus());

describe('the metric', () => {
  test('a combobox that says whether its list stands, and what is marked in it', async () => {
    const p = await start();
    const field = p.field('metric');
    expect(field?.getAttribute('role')).toBe('combobox');
    expect(field?.getAttribute('aria-expanded')).toBe('false');
    await focusMetric(p);
    expect(await p.key('ArrowDown')).toBe(true);
    expect(field?.getAttribute('aria-expanded')).toBe('true');
    expect(p.slot.root.getElementById(field?.getAttribute('aria-controls') ?? '')?.getAttribute('role')).toBe(
      'listbox',
    );
    expect(options(p)).toHaveLength(5);
    await p.key('ArrowDown');
    expect(marked(p)?.id).toBe(field?.getAttribute('aria-activedescendant'));
    // The focus stays where it types.
    expect(p.active()).toBe(field);
  });

  test('arrows go round both ways', async () => {
    const p = await start();
    await focusMetric(p);
    await p.key('ArrowUp');
    await p.key('ArrowUp');
    expect(marked(p)?.textContent).toContain('Time to first order');
    await p.key('ArrowDown');
    expect(marked(p)?.textContent).toContain('Checkout completion');
    await p.key('ArrowUp');
    expect(marked(p)?.textContent).toContain('Time to first order');
  });

  test('typing narrows it down; Enter takes the marked one with unit and good way, and nothing else saves', async () => {
    const p = await start();
    await p.type('metric', 'check');
    expect(options(p)).toEqual(['Checkout completion', 'Checkout contacts per 1,000 orders']);
    await p.key('ArrowDown');
    await p.key('ArrowDown');
    expect(await p.key('Enter')).toBe(true);
    expect(p.field('metric')?.value).toBe('Checkout contacts per 1,000 orders');
    expect(options(p)).toEqual([]);
    await p.settle(500);
    expect(p.sentOf('draft.put').at(-1)?.form).toMatchObject({ direction: 'down', unit: '' });
    await p.type('target', '172');
    expect(p.text()).toContain('will lower Checkout contacts per 1,000 orders');
  });

  test('typed out instead of chosen, unit and good way come along; what was said of them stays', async () => {
    const p = await start();
    await p.type('metric', 'checkout completion');
    await act(async () => p.field('target')?.focus());
    await p.settle(500);
    expect(p.sentOf('draft.put').at(-1)?.form).toMatchObject({
      ...{ metric: 'checkout completion', unit: '%', direction: 'up' },
    });
    const said = { ...FOUR, metric: '', unit: 'points', direction: 'down' as const };
    const own = await open(
      { view: { ...view, draft: { form: said, at: 0, opened: [] } } },
      { intent: 'edit' },
    );
    await own.type('metric', 'Checkout completion');
    await act(async () => own.field('target')?.focus());
    await own.settle(500);
    expect(own.sentOf('draft.put').at(-1)?.form).toMatchObject({ unit: 'points', direction: 'down' });
  });

  test('Enter without a mark, and keys of the panel, are left alone', async () => {
    const p = await start();
    await p.type('metric', 'check');
    expect(await p.key('Enter')).toBe(false);
    expect(await p.key('4', { altKey: true, code: 'Digit4' })).toBe(true);
    expect(p.active()).toBe(p.field('reason'));
  });

  test('Escape closes the list first, then the form', async () => {
    const p = await start();
    await p.type('metric', 'check');
    await p.key('Escape');
    expect(options(p)).toEqual([]);
    expect(p.field('metric')?.value).toBe('check');
    expect(p.fold).not.toHaveBeenCalled();
    await p.key('Escape');
    await p.settle(50);
    expect(p.fold).toHaveBeenCalled();
  });

  test('a press takes one, and the focus stays in the field', async () => {
    const p = await start();
    await p.type('metric', 'repeat');
    await p.click(/Repeat orders/, 'option');
    expect(p.field('metric')?.value).toBe('Repeat orders from history');
    expect(p.active()).toBe(p.field('metric'));
  });

  test('anything else may be typed', async () => {
    const p = await start();
    await p.type('metric', 'Something of our own');
    expect(options(p)).toEqual([]);
    expect(p.field('metric')?.value).toBe('Something of our own');
  });

  test('owner and definition of a chosen one stand under it, whatever its case', async () => {
    const p = await start();
    await p.type('metric', 'CHECKOUT COMPLETION');
    const note =
      'Owner Mara Lind · definition 3: Completed orders per started checkout, all shops, without tests.';
    expect(p.text()).toContain(note);
    const ids = p.field('metric')?.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(ids.map((id) => p.slot.root.getElementById(id)?.textContent)).toContain(note);
    await p.type('metric', 'Checkout completion or so');
    expect(p.text()).not.toContain('Owner Mara Lind');
  });

  test('leaving the field closes the list', async () => {
    const p = await start();
    await p.type('metric', 'check');
    await act(async () => p.field('reason')?.focus());
    await p.settle();
    expect(options(p)).toEqual([]);
  });

  test('without a catalogue it is a plain field', async () => {
    const p = await open({ view: viewOf(null) }, { intent: 'edit' });
    expect(p.field('metric')?.getAttribute('role')).toBeNull();
  });

  test('beside a form for an issue to come as well', async () => {
    const pending = { ...pendingOf({}, false), choices: CHOICES };
    const p = await open({ pending }, { intent: 'edit', answers: { 'pending.put': () => pending } });
    await p.type('metric', 'payment');
    expect(options(p)).toEqual(['Payment errors']);
    await p.settle(500);
  });
});

test('a guardrail is suggested too, and takes the name alone', async () => {
  const p = await open({ view: { ...viewOf(FOUR), choices: CHOICES } }, { intent: 'edit' });
  await p.click('+ Guardrail');
  await p.settle(50);
  await p.type('guardrail', 'payment');
  await p.key('ArrowDown');
  await p.key('Enter');
  await p.settle(500);
  expect(p.sentOf('draft.put').at(-1)?.form).toMatchObject({
    guardrail: 'Payment errors',
    metric: FOUR.metric,
  });
  expect(p.sentOf('draft.put').at(-1)?.form.direction).toBeUndefined();
});

test('how it ships: the team’s own ways in the place of ours', async () => {
  const p = await open(
    { view: { ...viewOf({ ...FOUR, vehicle: 'feature flag' }), choices: CHOICES } },
    { intent: 'edit' },
  );
  const names = [...(p.field('vehicle')?.querySelectorAll('option') ?? [])].map((o) => o.textContent);
  // What was chosen before stays choosable.
  expect(names.slice(1)).toEqual(['feature flag', 'Beta group', 'Everyone at once']);
});

test('every typed word must be in the name', () => {
  const names = (typed: string) => matching(CHOICES.metrics, typed).map((m) => m.id);
  expect(names('orders checkout')).toEqual(['m2']);
  expect(names('  ')).toHaveLength(CHOICES.metrics.length);
  expect(names('none of these')).toEqual([]);
  expect(names('(')).toEqual([]);
});
