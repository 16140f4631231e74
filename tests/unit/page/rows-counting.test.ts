// @vitest-environment happy-dom
/** When a list is counted, and how. */
import { expect, it, vi } from 'vitest';
import type { ListView } from '../../../lib/messages/protocol';
import { makeAwake } from '../../../lib/page/rows/awake';
import { type How, makeCounting } from '../../../lib/page/rows/counting';
import { ownWindow } from './rows-world';

const VIEW: ListView = { over: 'seen', counts: { has: 0, begun: 0, none: 1, unchecked: 0, person: 0 } };

function begin() {
  const time = ownWindow();
  const ask = vi.fn(async (_: How) => VIEW);
  const nothing = () => undefined;
  const counting = makeCounting({
    win: time.win,
    awake: makeAwake(document),
    ask,
    take: nothing,
    failed: nothing,
    woke: nothing,
  });
  return { time, counting, asked: () => ask.mock.calls.map(([how]) => how.all) };
}

it('who wanted all of a list counted wants it as long as the list stands, also of a worker that forgot it', async () => {
  const { time, counting, asked } = begin();
  counting.count();
  await time.pass(1_000);
  counting.count({ all: true });
  await time.pass(1_000);
  counting.count();
  await time.pass(1_000);
  expect(asked()).toEqual([false, true, true]);
  // Another filter is another list.
  counting.renew();
  await time.pass(2_000);
  expect(asked()).toEqual([false, true, true, false]);
  counting.stop();
});

it('pressed for a list that is left meanwhile, it does not count all of the next one', async () => {
  const { time, counting, asked } = begin();
  counting.count();
  counting.count({ all: true });
  counting.renew();
  await time.pass(5_000);
  expect(asked()).toEqual([false]);
  counting.stop();
});
