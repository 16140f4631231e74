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
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
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
  expect(reload).not.toHaveBeenCalled();
  await act(async () => answer(false));
  await p.settle();
  expect(reload).not.toHaveBeenCalled();
  await p.click('Open it there');
  await act(async () => answer(true));
  await p.settle();
  expect(reload).toHaveBeenCalledTimes(1);
});

test('a save that the worker kept as a draft does not say that it was saved', async () => {
  const p = await open({ view: viewOf(FOUR) }, { intent: 'edit', answers: { 'outcome.save': () => moved } });
  await p.type('reason', 'Because of the interviews');
  await p.key('Enter', { ctrlKey: true });
  await p.settle();
  expect(p.text()).toContain('This issue moved to acme/payments#7.');
  expect(p.text()).not.toContain('Saved on this device');
});
