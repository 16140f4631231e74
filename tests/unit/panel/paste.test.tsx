// @vitest-environment happy-dom
/** Text that somebody has already: sorted, shown, put into the fields by one press, and taken back by another. */
import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Form } from '../../../lib/outcome/fields';
import { FOUR, pendingOf, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type P = Awaited<ReturnType<typeof open>>;
const TEXT =
  'Shoppers are sent to a sign-up form before they can pay. We will raise checkout completion from 64 % to 67 % by 31 March 2027.';
const PARSED: Form = { ...FOUR, unit: '%' };
const start = (form: Form = PARSED, draft: Form = {}) =>
  open(
    { view: { ...viewOf(null), draft: { form: draft, at: 0, opened: [] } } },
    { intent: 'edit', answers: { 'outcome.parse': () => ({ form }) } },
  );

async function write(p: P, value: string) {
  const el = p.slot.container.querySelector<HTMLTextAreaElement>('#sl-paste');
  if (!el) throw new Error('no field');
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(el, value);
    el.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  });
  await p.settle();
}
async function sort(p: P, text = TEXT) {
  await p.click('Paste what you have…');
  await write(p, text);
  await p.click('Sort it');
}
/** As the browser does it: told first, and then the text stands there. */
async function pasteInto(p: P, field: 'problem' | 'reason', text: string) {
  const e = new Event('paste', { bubbles: true, composed: true });
  Object.defineProperty(e, 'clipboardData', { value: { getData: () => text } });
  await act(async () => void p.field(field)?.dispatchEvent(e));
  await p.type(field, `${p.field(field)?.value ?? ''}${text}`);
}
const value = (p: P, f: Parameters<P['field']>[0]) => p.field(f)?.value.replace(/\u00a0/g, ' ');

describe('“Paste what you have”', () => {
  test('shows what would go where, and changes nothing before it is agreed to', async () => {
    const p = await start();
    await sort(p);
    expect(p.sentOf('outcome.parse')).toMatchObject([{ text: TEXT }]);
    expect(p.text()).toContain('This says more than one thing. Put it where it belongs?');
    expect(value(p, 'metric')).toBe('');
    expect(p.active()?.textContent).toBe('Put it in 7 fields');
    await p.click('Put it in 7 fields');
    expect(value(p, 'problem')).toBe(FOUR.problem);
    expect(value(p, 'by')).toBe('31 Mar 2027');
    expect(value(p, 'baseline')).toBe('64.0 %');
    await p.settle(500);
    expect(p.sentOf('draft.put').at(-1)?.form).toMatchObject({ unit: '%', metric: FOUR.metric });
  });

  test('what stands in a field is shown, and replaced only where its person says so', async () => {
    const p = await start(PARSED, { segment: 'Guests', reason: 'I saw it' });
    await sort(p);
    expect(p.text()).toContain('now: Guests');
    await p.click('Because', 'checkbox');
    await p.click('Put it in 6 fields');
    expect(value(p, 'segment')).toBe('Guests');
    expect(value(p, 'reason')).toBe(FOUR.reason);
  });

  test('taken back by one press, to the letter; and not any more once something was typed', async () => {
    const p = await start(PARSED, { segment: 'Guests' });
    await sort(p);
    await p.click('Put it in 6 fields');
    expect(p.text()).toContain('Put in 6 fields.');
    await p.click('Undo');
    expect(value(p, 'segment')).toBe('Guests');
    expect(value(p, 'problem')).toBe('');
    expect(p.field('baseline')).toBeNull();
    await sort(p);
    await p.click('Put it in 6 fields');
    await p.type('reason', 'Typed since');
    expect(p.ui.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  test('nothing is told apart: said, and the text stays', async () => {
    const p = await start({});
    await sort(p, 'Lorem ipsum dolor sit amet');
    expect(p.text()).toContain('Nothing in it could be told apart.');
    expect(p.slot.container.querySelector<HTMLTextAreaElement>('#sl-paste')?.value).toBe(
      'Lorem ipsum dolor sit amet',
    );
  });

  test('a worker that does not answer is no harm', async () => {
    const p = await open({ view: viewOf(null) }, { intent: 'edit' });
    await sort(p);
    expect(p.text()).toContain('Nothing in it could be told apart.');
  });

  test('what is too long for its field is left out', async () => {
    const p = await start({ ...PARSED, metric: 'm'.repeat(300) });
    await sort(p);
    expect(p.ui.queryByRole('checkbox', { name: 'Metric' })).toBeNull();
  });

  test('Escape leaves it, and the focus goes back; the form stays', async () => {
    const p = await start();
    await p.click('Paste what you have…');
    expect(await p.key('Escape')).toBe(true);
    await p.settle(50);
    expect(p.fold).not.toHaveBeenCalled();
    expect(p.active()?.textContent).toBe('Paste what you have…');
  });

  test('offered before the first save only, beside a form too', async () => {
    const offered = (p: P) => p.ui.queryByRole('button', { name: 'Paste what you have…' }) !== null;
    expect(offered(await open({ view: viewOf(FOUR) }, { intent: 'edit' }))).toBe(false);
    expect(offered(await open({ pending: pendingOf({}, false) }, { intent: 'edit' }))).toBe(true);
  });
});

describe('a longer text pasted into the problem', () => {
  test('stays there, and is offered to be sorted; taken, the problem is only the problem', async () => {
    const p = await start();
    await pasteInto(p, 'problem', TEXT);
    expect(value(p, 'problem')).toBe(TEXT);
    expect(p.text()).toContain('This says more than one thing.');
    await p.click('Put it in 7 fields');
    expect(value(p, 'problem')).toBe(FOUR.problem);
    await p.click('Undo');
    expect(value(p, 'problem')).toBe(TEXT);
  });

  test('left as it is, nothing changes', async () => {
    const p = await start();
    await pasteInto(p, 'problem', TEXT);
    await p.click('Leave it as it is');
    expect(value(p, 'problem')).toBe(TEXT);
    expect(value(p, 'metric')).toBe('');
  });

  test('beside words that stood there before, those are not replaced by themselves', async () => {
    const p = await start(PARSED, { problem: 'Before. ' });
    await pasteInto(p, 'problem', TEXT);
    const box = p.ui.getByRole('checkbox', { name: 'Problem' }) as HTMLInputElement;
    expect(box.checked).toBe(false);
    expect(p.text()).toContain(`now: Before. ${TEXT}`);
  });

  test.each([
    ['short', 'problem', 'Shoppers leave at the sign-up form'],
    ['another field', 'reason', TEXT],
  ] as const)('nobody is asked about: %s', async (_, field, text) => {
    const p = await start();
    await pasteInto(p, field, text);
    expect(p.sentOf('outcome.parse')).toEqual([]);
  });

  test('one that is a problem and nothing else stays without a word', async () => {
    const p = await start({ problem: TEXT });
    await pasteInto(p, 'problem', TEXT);
    expect(p.text()).not.toContain('This says more than one thing.');
    expect(p.text()).not.toContain('could be told apart');
  });

  test('an answer to the text before is dropped', async () => {
    const waiting: ((a: { form: Form }) => void)[] = [];
    const p = await open(
      { view: viewOf(null) },
      { intent: 'edit', answers: { 'outcome.parse': () => new Promise((done) => waiting.push(done)) } },
    );
    await pasteInto(p, 'problem', TEXT);
    await pasteInto(p, 'problem', `${TEXT} Another one.`);
    await act(async () => waiting[0]?.({ form: PARSED }));
    expect(p.text()).not.toContain('This says more than one thing.');
    await act(async () => waiting[1]?.({ form: { ...PARSED, segment: 'Of the second' } }));
    await p.settle();
    expect(p.text()).toContain('Of the second');
  });
});
