/** Faults of the last second: what was typed, read or changed just before something else happened. */
import { expect, test } from 'vitest';
import { stamp } from '../../../lib/outcome/version';
import { emptyRow } from '../../../lib/store/rows';
import * as rules from '../../../lib/sync/reconcile';
import { splice } from '../../../lib/trackers/github/section';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { createWorld } from '../../playground/world';
import { type Device, device } from '../../support/device';

const ref = (key: string) => ({ tracker: 'github', site: 'github.com', key });
const content = (problem: string) => ({ hypothesis: { problem } });
async function use(d: Device, name: string) {
  const place = { tracker: 'github', site: 'github.com', name, owner: 'acme' };
  await d.own({ type: 'place.set', place, scope: 'place', choice: 'used' });
}

test('a foreign edit right after our own reading is read when the page shows it', async () => {
  const world = createWorld();
  const token = { id: 't', owner: 'acme', login: 'acme-pm', value: PRACTICE_TOKENS.pmWrite };
  const d = device({ world, clock: world.state.clock, token });
  const key = 'acme/shop#142';
  d.tabs.set(1, 'https://github.com/acme/shop/issues/142');
  await use(d, 'acme/shop');
  await d.fromTab(1, { type: 'item.open', item: ref(key), seen: {} });
  await d.settle();
  const theirs = stamp(null, content('theirs'), { id: 'x', home: ref(key) });
  world.foreign.edit(key, 'acme-dev', (b) => splice(b, theirs));
  const look = (changed: boolean) =>
    d.fromTab(1, { type: 'item.seen', item: ref(key), seen: { ...(changed && { changed }) } });
  await look(false);
  await d.settle();
  expect((await look(true))?.ok).toBe(true);
  await d.settle();
  expect(await look(false)).toMatchObject({ ok: true, value: { known: 'outcome' } });
});

test('how fresh a copy is does not depend on the clock of the tracker', () => {
  expect(
    rules.read(
      emptyRow('a', ref('acme/shop#1')),
      { item: ref('acme/shop#1'), title: 't', home: { kind: 'none' }, etag: 'e', at: 9_999_999 },
      { at: 5 },
    ).readAt,
  ).toBe(5);
});

const FORM = {
  problem: 'People abandon the cart',
  segment: 'Guests',
  metric: 'Checkout completion',
  target: '67 %',
  by: '2027-03-31',
  reason: 'Tickets',
};

test('a save whose answer was lost may come again: nothing is doubled', async () => {
  const world = createWorld();
  const d = device({ world, clock: world.state.clock });
  const key = 'acme/shop#142';
  d.tabs.set(1, 'https://github.com/acme/shop/issues/142');
  await use(d, 'acme/shop');
  const save = (from: string | null, more: object) =>
    d.fromTab(1, { type: 'outcome.save', item: ref(key), form: { ...FORM, ...more }, from });
  await save(null, {});
  const first = (await d.row(ref(key))).local?.version ?? null;
  for (const guardrail of ['Refund rate', 'Refund rate']) await save(first, { guardrail });
  const row = await d.row(ref(key));
  expect(row.standing).toBeUndefined();
  expect(row.local?.content.guardrails).toHaveLength(1);
});

test('after a removal a new outcome is written without a question', async () => {
  const world = createWorld();
  const token = { id: 't', owner: 'acme', login: 'acme-pm', value: PRACTICE_TOKENS.pmWrite };
  const d = device({ world, clock: world.state.clock, token });
  const key = 'acme/shop#142';
  d.tabs.set(1, 'https://github.com/acme/shop/issues/142');
  await use(d, 'acme/shop');
  await d.fromTab(1, { type: 'outcome.save', item: ref(key), form: FORM, from: null });
  await d.settle();
  await d.fromTab(1, { type: 'outcome.remove', item: ref(key), why: 'no longer' });
  await d.settle();
  await d.fromTab(1, { type: 'outcome.save', item: ref(key), form: { ...FORM, problem: 'New' }, from: null });
  await d.settle();
  const row = await d.row(ref(key));
  expect(row.standing).toBeUndefined();
  expect(row.local?.content.hypothesis?.problem).toBe('New');
  expect(world.state.issues.find((i) => i.number === 142)?.body).toContain('New');
});
