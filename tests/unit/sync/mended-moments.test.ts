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

test('letters typed just before the tab goes elsewhere are kept with their own item, and only there', async () => {
  const world = createWorld();
  const d = device({ world, clock: world.state.clock });
  const [here, there] = ['acme/shop#142', 'acme/shop#139'];
  d.tabs.set(1, 'https://github.com/acme/shop/issues/142');
  await use(d, 'acme/shop');
  const type = (key: string, problem: string) =>
    d.fromTab(1, { type: 'draft.put', item: ref(key), form: { problem }, opened: [] });
  await type(here, 'first lett');
  d.tabs.set(1, 'https://github.com/acme/shop/issues/139');
  expect((await type(here, 'first letters'))?.ok).toBe(true);
  // Of another item this tab never had a draft.
  expect(await type('acme/shop#137', 'x')).toMatchObject({ ok: false, code: 'moved' });
  const look = async (key: string) => {
    const answer = await d.fromTab(1, { type: 'item.open', item: ref(key), seen: {} });
    return answer?.ok ? answer.value.draft?.form : 'no answer';
  };
  expect(await look(there)).toBeUndefined();
  d.tabs.set(1, 'https://github.com/acme/shop/issues/142');
  expect(await look(here)).toEqual({ problem: 'first letters' });
  // A form that was thrown away does not come back.
  await d.fromTab(1, { type: 'draft.drop', item: ref(here) });
  d.tabs.set(1, 'https://github.com/acme/shop/issues/139');
  expect(await type(here, 'late')).toMatchObject({ ok: false, code: 'moved' });
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
