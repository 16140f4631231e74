/** A break that the tracker asked for holds for everything that would leave with the same credential. */
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../playground/faults';
import { answers } from '../../playground/github/fault-answers';
import { issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { lastNotice, listSetting } from '../../support/lists';
import { address, FORM, look, ref, saveForm, token, use } from '../../support/setting';

const OURS = ['acme/shop#142', 'acme/shop#139'];
const BREAK_MS = 120_000;

/** A list in one tab, an issue of it in another. */
async function world() {
  const s = await listSetting();
  s.d.tabs.set(1, address('acme/shop#142'));
  await look(s.d, 'acme/shop#142');
  await s.d.settle();
  return { ...s, body: () => issueAt(s.world.state, 'acme/shop#142').body ?? '' };
}

test('met by a list: the issue beside it is not asked for either, and a save waits until it is over', async () => {
  const s = await world();
  s.world.faults.on({ method: 'POST' }, answers.secondaryLimit(BREAK_MS / 1000));
  await s.read(OURS, true);
  expect(lastNotice(s.d)).toMatchObject({ kind: 'paused' });
  const from = s.requests();
  await saveForm(s.d, 'acme/shop#142', FORM);
  const view = await look(s.d, 'acme/shop#142');
  expect(view.sharing).toMatchObject({ state: 'waiting', trouble: { code: 'rate-limited' } });
  await s.d.fromTab(1, { type: 'item.check', item: ref('acme/shop#142') });
  await s.d.settle();
  expect(s.requests()).toBe(from);
  expect(s.body()).not.toContain('People abandon');
  // A worker that ended knows of it too.
  s.d.restart();
  await s.d.program.resume(true);
  await s.d.settle();
  expect(s.requests()).toBe(from);
  s.clock.advance(BREAK_MS + 1_000);
  await s.d.program.resume(false);
  await s.d.settle();
  expect(s.body()).toContain('People abandon');
});

test('met by a save: the list stands still and says so', async () => {
  const s = await world();
  s.world.faults.on({ method: 'PATCH' }, answers.secondaryLimit(BREAK_MS / 1000));
  await saveForm(s.d, 'acme/shop#142', FORM);
  const view = await look(s.d, 'acme/shop#142');
  expect(view.sharing).toMatchObject({ state: 'waiting', trouble: { code: 'rate-limited' } });
  const from = s.requests();
  const told = await s.read(OURS, true);
  expect(told.notice).toMatchObject({ kind: 'paused' });
  expect(s.requests()).toBe(from);
});

test('those that waited behind the one that met it do not leave', async () => {
  const s = await world();
  s.world.faults.on({ method: 'POST' }, answers.secondaryLimit(BREAK_MS / 1000));
  const from = s.requests();
  await Promise.all([
    s.read(OURS, true),
    ...[1, 2, 3].map(() => s.d.fromTab(1, { type: 'item.check', item: ref('acme/shop#142') })),
  ]);
  await s.d.settle();
  const after = s.world.state.log.slice(from);
  const limited = after.findIndex((l) => l.status === 403 || l.status === 429);
  expect(limited).toBeGreaterThanOrEqual(0);
  expect(after.slice(limited + 1)).toEqual([]);
});

test('a new token under the same id is not held by what the old one met', async () => {
  const s = await world();
  s.world.faults.on({ method: 'POST' }, answers.secondaryLimit(BREAK_MS / 1000));
  await s.read(OURS, true);
  const from = s.requests();
  await s.read(OURS, true);
  expect(s.requests()).toBe(from);
  s.d.setTokens([token(PRACTICE_TOKENS.pmClassic)]);
  await s.read(OURS, true);
  expect(s.requests()).toBeGreaterThan(from);
});

test('a break that was written with a wrong clock does not last for ever', async () => {
  const s = await world();
  s.clock.advance(365 * 24 * 3600_000);
  s.world.faults.on({ method: 'POST' }, answers.secondaryLimit(BREAK_MS / 1000));
  await s.read(OURS, true);
  s.clock.advance(-364 * 24 * 3600_000);
  const from = s.requests();
  await s.read(OURS, true);
  expect(s.requests()).toBeGreaterThan(from);
});

const usedUp = (resource: string): Fault => ({
  kind: 'answer',
  response: {
    status: 403,
    headers: {
      'content-type': 'application/json',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-resource': resource,
      'x-ratelimit-reset': String(Math.floor((Date.now() + 365 * 24 * 3600_000) / 1000)),
    },
    body: '{"message":"API rate limit exceeded for user ID 1."}',
  },
});

test('what is used up for lists does not hold a save, which is counted apart', async () => {
  const s = await world();
  s.world.faults.on({ method: 'POST' }, usedUp('graphql'));
  await s.read(OURS, true);
  expect(lastNotice(s.d)).toMatchObject({ kind: 'paused' });
  await saveForm(s.d, 'acme/shop#142', FORM);
  await s.d.settle();
  expect(s.body()).toContain('People abandon');
});

describe('a list over places of two tokens', () => {
  async function two() {
    const s = await world();
    await use(s.d, 'jane/notes');
    const jane = { ...token(PRACTICE_TOKENS.strangerClassic, 'u'), owner: 'jane' };
    s.d.setTokens([token(PRACTICE_TOKENS.pmWrite), jane]);
    return s;
  }
  const BOTH = ['acme/shop#142', 'jane/notes#1'];

  test('the break of one is told, whichever row comes first', async () => {
    for (const keys of [BOTH, BOTH.toReversed()]) {
      const s = await two();
      // The limit is met by the one whose rows are asked for alone.
      s.world.faults.on({ method: 'POST' }, answers.secondaryLimit(BREAK_MS / 1000));
      await s.read(['jane/notes#1'], true);
      s.world.faults.clear();
      const told = await s.read(keys, true);
      expect(told.notice).toMatchObject({ kind: 'paused' });
      // The other's rows are read as ever.
      expect(s.shown().get('acme/shop#142')?.badge?.state).toBe('none');
    }
  });
});

test('without a token the bar says so, and no break that would change nothing', async () => {
  const s = await world();
  s.d.setTokens([]);
  s.world.faults.on({}, answers.secondaryLimit(BREAK_MS / 1000), 'always');
  await s.d.fromTab(1, { type: 'item.check', item: ref('acme/shop#142') });
  await s.d.settle();
  const told = await s.read(OURS, true);
  expect(told.notice).toEqual({ kind: 'no-token', owner: 'acme' });
});

test('another credential is not held by it', async () => {
  const s = await world();
  s.world.faults.on({ method: 'POST' }, answers.secondaryLimit(BREAK_MS / 1000));
  await s.read(OURS, true);
  s.d.setTokens([token(PRACTICE_TOKENS.pmClassic, 'another')]);
  const from = s.requests();
  await s.read(OURS, true);
  expect(s.requests()).toBeGreaterThan(from);
});
