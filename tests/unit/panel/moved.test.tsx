// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FOUR, viewOf } from '../../gallery/views';
import { open } from './open';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('an old page leads to where the issue is now, once what was typed is kept', async () => {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  let answer: (kept: boolean) => void = () => undefined;
  const p = await open(
    { view: viewOf(FOUR, { question: { kind: 'moved', to: 'acme/payments#7' } }) },
    {
      answers: {
        'draft.put': () =>
          new Promise((done, fail) => {
            answer = (kept) =>
              kept ? done({ kept: true, editedElsewhere: false }) : fail(new Error('full'));
          }),
      },
    },
  );
  expect(p.text()).toContain('This issue moved to acme/payments#7.');
  await p.click('Edit');
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
