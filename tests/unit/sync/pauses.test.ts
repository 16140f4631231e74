/** A break that the tracker asked for holds for everything that would leave with the same credential. */
import { expect, test } from 'vitest';
import { answers } from '../../playground/github/fault-answers';
import { issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { lastNotice, listSetting } from '../../support/lists';
import { address, FORM, look, ref, saveForm, token } from '../../support/setting';

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

test('another credential is not held by it', async () => {
  const s = await world();
  s.world.faults.on({ method: 'POST' }, answers.secondaryLimit(BREAK_MS / 1000));
  await s.read(OURS, true);
  s.d.setTokens([token(PRACTICE_TOKENS.pmClassic, 'another')]);
  const from = s.requests();
  await s.read(OURS, true);
  expect(s.requests()).toBeGreaterThan(from);
});
