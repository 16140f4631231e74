// @vitest-environment happy-dom
/** Seconds that somebody spent in the form: told when it is left, and what was not work is not counted. */
import { act } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FOUR, NOW, outcomeOf, pendingOf, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function clock() {
  let at = NOW;
  return {
    now: () => at,
    pass(seconds: number) {
      at += seconds * 1000;
    },
  };
}
const spent = (p: Awaited<ReturnType<typeof open>>) =>
  p.sentOf('friction.spent').map(({ seconds, saved }) => [seconds, saved]);

test('from the first field to the draft that is kept', async () => {
  const c = clock();
  const p = await open({ view: viewOf(null) }, { intent: 'edit', now: c.now });
  c.pass(20);
  await p.type('problem', 'Forced');
  c.pass(12);
  await p.key('Escape');
  await p.settle(50);
  expect(spent(p)).toEqual([[32, false]]);
});

test('saved is told as saved', async () => {
  const c = clock();
  const after = { ...viewOf({ ...FOUR, reason: 'New' }), outcome: { ...outcomeOf(FOUR), version: 'v2' } };
  const p = await open(
    { view: viewOf(FOUR) },
    { intent: 'edit', now: c.now, answers: { 'outcome.save': () => after } },
  );
  c.pass(5);
  await p.type('reason', 'New');
  await p.key('Enter', { ctrlKey: true });
  expect(spent(p)).toEqual([[5, true]]);
});

test('away from the keyboard, or from the form, is no time spent in it', async () => {
  const c = clock();
  const p = await open({ view: viewOf(null) }, { intent: 'edit', now: c.now });
  c.pass(3_600);
  await p.type('problem', 'Forced');
  await act(async () => (p.active() as HTMLElement | null)?.blur());
  c.pass(500);
  await p.key('Escape');
  await p.settle(50);
  expect(spent(p)).toEqual([[60, false]]);
});

test('taken down in the middle, it is told as well; of a look nothing is', async () => {
  const c = clock();
  const p = await open({ view: viewOf(null) }, { intent: 'edit', now: c.now });
  c.pass(7);
  await p.type('problem', 'Forced');
  await p.unmount();
  expect(spent(p)).toEqual([[7, false]]);
  const q = await open({ view: viewOf(FOUR) }, { now: c.now });
  c.pass(70);
  await q.unmount();
  expect(spent(q)).toEqual([]);
});

test('beside a form for an issue to come nothing is measured', async () => {
  const c = clock();
  const p = await open({ pending: pendingOf({}, false) }, { intent: 'edit', now: c.now });
  c.pass(7);
  await p.type('problem', 'Forced');
  await p.unmount();
  expect(spent(p)).toEqual([]);
});
