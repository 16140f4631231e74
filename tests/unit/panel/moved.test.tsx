// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FOUR, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const moved = viewOf(FOUR, { question: { kind: 'moved', to: 'acme/payments#7' } });

test('an old page is to be read: where the issue went, its sentence, and no way to change it', async () => {
  const p = await open({ view: moved }, { intent: 'edit' });
  expect(p.text()).toContain('This issue moved to acme/payments#7.');
  expect(p.text()).toContain('We believe that solving this problem');
  expect(p.field('problem')).toBeNull();
  expect(p.ui.queryByRole('button', { name: 'Edit' })).toBeNull();
});

test('news of it over a form: it leads there once what was typed is kept', async () => {
  const leave = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
  let answer: (kept: boolean) => void = () => undefined;
  const p = await open(
    { view: viewOf(FOUR) },
    {
      intent: 'edit',
      answers: {
        'draft.put': () =>
          new Promise((done, fail) => {
            answer = (kept) =>
              kept ? done({ kept: true, editedElsewhere: false }) : fail(new Error('full'));
          }),
      },
    },
  );
  await p.push(moved);
  expect(p.text()).toContain('This issue moved to acme/payments#7.');
  await p.type('reason', 'Because of the interviews');
  await p.click('Open it there');
  expect(leave).not.toHaveBeenCalled();
  await act(async () => answer(false));
  await p.settle();
  expect(leave).not.toHaveBeenCalled();
  await p.click('Open it there');
  await act(async () => answer(true));
  await p.settle();
  expect(leave.mock.calls).toEqual([['https://github.com/acme/payments/issues/7']]);
});

test('a save that the worker kept as a draft does not say that it was saved', async () => {
  const p = await open({ view: viewOf(FOUR) }, { intent: 'edit', answers: { 'outcome.save': () => moved } });
  await p.type('reason', 'Because of the interviews');
  await p.key('Enter', { ctrlKey: true });
  await p.settle();
  expect(p.text()).toContain('This issue moved to acme/payments#7.');
  expect(p.text()).not.toContain('Saved on this device');
});

test('no answer of an old page is told as done', async () => {
  const shared = viewOf(FOUR, { sharing: { state: 'shared' } });
  const p = await open({ view: shared }, { answers: { 'outcome.remove': () => moved } });
  await p.click('More');
  await p.click(/Remove the outcome/, 'menuitem');
  await p.click('Remove');
  await p.settle();
  expect(p.text()).toContain('This issue moved to acme/payments#7.');
  expect(p.text()).not.toContain('Outcome removed');
  expect(p.ui.queryByRole('button', { name: 'Remove' })).toBeNull();
});

test('nothing is copied from an old page, and nothing is asked on it any more', async () => {
  const here = viewOf(FOUR, { sharing: { state: 'unasked' } });
  const p = await open({ view: here }, { answers: { 'share.choose': () => moved } });
  await p.click('Copy the section');
  await p.settle();
  expect(p.sentOf('section.text')).toEqual([]);
  expect(p.text()).toContain('This issue moved to acme/payments#7.');
  const q = await open({ view: shared() });
  await q.click('More');
  await q.click(/Remove the outcome/, 'menuitem');
  await q.push(moved);
  expect(q.ui.queryByRole('button', { name: 'Remove' })).toBeNull();
  expect(q.text()).toContain('This issue moved to acme/payments#7.');
});

const shared = () => viewOf(FOUR, { sharing: { state: 'shared' } });

test('a transferred record is no copy: nothing to link to, and nothing untrue about the old address', async () => {
  const from = { tracker: 'github', site: 'github.com', key: 'acme/shop#12' };
  const p = await open({ view: viewOf(FOUR, { question: { kind: 'copied', from, came: true } }) });
  expect(p.text()).toContain('This issue had that address before it was transferred');
  expect(p.text()).not.toContain('keeps everything');
  expect(p.ui.queryByRole('button', { name: /^Link/ })).toBeNull();
  const q = await open({ view: viewOf(FOUR, { question: { kind: 'copied', from } }) });
  expect(q.text()).not.toContain('keeps everything');
  const r = await open({ view: viewOf(FOUR, { question: { kind: 'copied', from, original: true } }) });
  expect(r.text()).toContain('#12 keeps everything.');
});
