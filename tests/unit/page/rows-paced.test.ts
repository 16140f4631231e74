// @vitest-environment happy-dom
/** One message a frame, whoever asks. */
import { expect, it, vi } from 'vitest';
import type { Ask } from '../../../lib/messages/client';
import { paced } from '../../../lib/page/rows/paced';
import { ownWindow } from './rows-world';

it('what is due in the same moment leaves one after another, in order; alone it leaves at once', async () => {
  const time = ownWindow();
  const at: number[] = [];
  const sent = vi.fn(async (_: unknown) => {
    at.push(time.now());
    return { used: true, developer: false };
  });
  const ask = paced(time.win, sent as unknown as Ask);
  const messages = [{ type: 'list.open' }, { type: 'rows.inject' }, { type: 'list.inject' }] as const;
  for (const m of messages) void ask(m);
  await time.pass(200);
  expect(sent.mock.calls.map(([m]) => m)).toEqual(messages);
  expect(at.slice(1).map((t, i) => t - (at[i] ?? 0) >= 17)).toEqual([true, true]);
  const now = time.now();
  void ask({ type: 'list.open' });
  await time.pass(0);
  expect(at.at(-1)).toBe(now);
});
