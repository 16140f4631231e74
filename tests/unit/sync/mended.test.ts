/** Faults that a review found, each as the scenario in which it did harm. */
import { describe, expect, test } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import { stamp } from '../../../lib/outcome/version';
import { emptyRow, type ItemRow } from '../../../lib/store/rows';
import * as decide from '../../../lib/sync/decisions';
import * as rules from '../../../lib/sync/reconcile';
import * as writes from '../../../lib/sync/writes';
import { splice } from '../../../lib/trackers/github/section';
import type { HomeRead, Overwritten } from '../../../lib/trackers/tracker';
import { findRepository, issueAt } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { createWorld } from '../../playground/world';
import { type Device, device } from '../../support/device';
import { FORM, ref, setting, use } from '../../support/setting';

const who = { by: 'me', at: 1_000 };
const content = (problem: string, more: object = {}) => ({ hypothesis: { problem }, ...more });
const home = ref('acme/shop#1');
const first = stamp(null, content('first'), { id: 'o', home });
const seen = (o: ReturnType<typeof stamp> | null): HomeRead => ({
  item: home,
  title: 't',
  home: o ? { kind: 'outcome', outcome: o, handEdited: false } : { kind: 'none' },
  etag: 'e',
  at: 1,
});
const row = (more: Partial<ItemRow> = {}): ItemRow => ({ ...emptyRow('a', home), ...more });

function publicShop() {
  const world = createWorld();
  const repository = findRepository(world.state, 'acme', 'open-shop');
  const number = world.state.issues.find(
    (i) => i.repositoryId === repository?.id && i.kind === 'issue',
  )?.number;
  const key = `acme/open-shop#${number}`;
  const token = { id: 't', owner: 'acme', login: 'acme-pm', value: PRACTICE_TOKENS.pmClassic };
  const d = device({ world, clock: world.state.clock, token });
  d.tabs.set(1, `https://github.com/acme/open-shop/issues/${number}`);
  return { world, key, d, clock: world.state.clock, body: () => issueAt(world.state, key).body ?? '' };
}
async function open(d: Device, key: string): Promise<ItemView> {
  await d.fromTab(1, { type: 'item.open', item: ref(key), seen: {} });
  await d.settle();
  const answer = await d.fromTab(1, { type: 'item.open', item: ref(key), seen: {} });
  if (!answer?.ok) throw new Error('no view');
  await d.settle();
  return answer.value;
}

describe('confidential numbers', () => {
  test('a team mate’s public section is no leave to add one’s own numbers', async () => {
    const s = publicShop();
    await use(s.d, 'acme/open-shop');
    const theirs = stamp(null, content('theirs'), { id: 'x', home: ref(s.key) });
    s.world.foreign.edit(s.key, 'acme-dev', (b) => splice(b, theirs));
    const view = await open(s.d, s.key);
    s.clock.advance(60_000);
    await s.d.fromTab(1, {
      type: 'outcome.save',
      item: ref(s.key),
      form: { ...view.form, baseline: 'SECRET 64 %' },
      from: view.outcome?.version ?? null,
    });
    await s.d.settle();
    expect(s.body()).not.toContain('SECRET');
    expect((await open(s.d, s.key)).sharing.state).toBe('unasked');
  });
  test('what was kept here stays here when a team mate’s version is merged', () => {
    const mine = stamp(first, content('first', { owner: 'private' }), { id: 'o', home });
    const theirs = stamp(first, content('first', { learning: 'theirs' }), { id: 'o', home });
    const next = rules.read(
      row({ local: mine, shared: [first], dirty: true, way: 'here' }),
      seen(theirs),
      who,
    );
    expect(next.local?.content).toMatchObject({ owner: 'private', learning: 'theirs' });
    expect(next.way).toBe('here');
  });
  test('nothing is written into a place that was hidden meanwhile', async () => {
    const { world, d, key } = setting();
    await use(d, 'acme/shop');
    await open(d, key);
    world.faults.on({ host: 'api.github.com' }, { kind: 'offline' }, 'always');
    await d.fromTab(1, { type: 'outcome.save', item: ref(key), form: FORM, from: null });
    await d.settle();
    const place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
    await d.own({ type: 'place.set', place, scope: 'place', choice: 'hidden' });
    world.faults.clear();
    world.state.clock.advance(3_600_000);
    await d.program.resume(true);
    await d.settle();
    expect(issueAt(world.state, key).body).not.toContain('People abandon');
  });
});

describe('what a person decided or wrote', () => {
  const foreign = stamp(null, content('copied'), { id: 'other', home: ref('acme/shop#7') });
  const own = stamp(null, content('my own'), { id: 'o', home });

  test.each(['take', 'link'] as const)('%s of a copy leaves the own outcome on the device', (choice) => {
    const asked = rules.read(row({ local: own, dirty: true, way: 'share' }), seen(foreign), who);
    const next = decide.copiedSettled(asked, choice, who, () => 'new');
    expect(next.left.map((o) => o.version)).toContain(own.version);
  });
  test('discarding a copy brings the own outcome back', () => {
    const asked = rules.read(row({ local: own, dirty: true, way: 'share' }), seen(foreign), who);
    const next = decide.copiedSettled(asked, 'discard', who, () => 'new');
    expect(next.local?.content).toMatchObject(content('my own'));
    expect(next.dirty).toBe(true);
  });
  test('a question about a copy goes when the home turns out to be this one', () => {
    const asked = row({ standing: { kind: 'copied', theirs: foreign } });
    expect(rules.read(asked, seen(first), who).standing).toBeUndefined();
  });
  test('a conflict between two own tabs survives an edit of a team mate', () => {
    const tab1 = stamp(first, content('TAB1'), { id: 'o', home });
    const asked = decide.savedForm(
      row({ local: tab1, shared: [first], dirty: true, way: 'share' }),
      { problem: 'TAB2' },
      first.version,
      who,
      () => 'x',
    );
    expect(asked.standing?.kind).toBe('conflict');
    const mate = stamp(first, content('first', { owner: 'mate' }), { id: 'o', home });
    const next = rules.read(asked, seen(mate), who);
    expect(next.standing?.kind).toBe('conflict');
    expect(JSON.stringify(next.standing)).toContain('TAB1');
  });
  test('what was clicked while a write was under way is not forgotten', () => {
    const lost = (n: string): Overwritten => ({ by: 'b', at: n, text: n, full: n, lines: n, sent: n });
    const now = row({ local: first, restore: [lost('1'), lost('2')], dirty: true, way: 'share' });
    const next = writes.written(now, first, [lost('1')], seen(first), who);
    expect(next.restore?.map((o) => o.text)).toEqual(['2']);
    expect(next.dirty).toBe(true);
  });
  test('a waiting outcome is not dropped when the item has one already', async () => {
    const { d } = setting(null);
    await use(d, 'acme/shop');
    await d.fromTab(1, { type: 'outcome.save', item: ref('acme/shop#142'), form: FORM, from: null });
    const place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
    const put = { form: FORM, title: 'A title', opened: [], saved: true };
    const made = await d.fromTab(1, { type: 'pending.put', place, ...put });
    if (!made?.ok) throw new Error('no pending');
    const pendingId = made.value.id;
    const answer = await d.fromTab(1, { type: 'pending.attach', item: ref('acme/shop#142'), pendingId });
    expect(answer?.ok).toBe(false);
    expect((await d.own({ type: 'pending.list' })).pending.map((p) => p.id)).toContain(pendingId);
  });
});

describe('what vanished, what is too large, what cannot be known', () => {
  test('a section broken first and deleted then is asked about', () => {
    const was = row({ local: first, shared: [first], way: 'share', dirty: true });
    const broken: HomeRead = { ...seen(null), home: { kind: 'damaged', text: '', why: 'malformed' } };
    const next = rules.read(
      rules.read({ ...was, remote: { kind: 'outcome', version: first.version } }, broken, who),
      seen(null),
      who,
    );
    expect(next.standing?.kind).toBe('gone');
  });
  test('one record that is too large does not keep the others waiting', async () => {
    const { world, d } = setting();
    await use(d, 'acme/shop');
    const large = '"'.repeat(990);
    const big = {
      ...FORM,
      problem: large,
      reason: large,
      behaviour: large.slice(0, 490),
      segment: large.slice(0, 490),
      business: large.slice(0, 490),
      wrongIf: large.slice(0, 490),
    };
    for (const [number, form] of [
      [142, big],
      [118, FORM],
    ] as const) {
      d.tabs.set(1, `https://github.com/acme/shop/issues/${number}`);
      await open(d, `acme/shop#${number}`);
      await d.fromTab(1, { type: 'outcome.save', item: ref(`acme/shop#${number}`), form, from: null });
      await d.settle();
      world.state.clock.advance(60_000);
    }
    expect(issueAt(world.state, 'acme/shop#118').body).toContain('People abandon');
    const { rows } = await d.own({ type: 'outbox.list' });
    for (const r of rows) expect(r.trouble?.code).toBe('too-long');
  });
  test('an edit history without texts is no proof that nothing was replaced', async () => {
    const { world, d, key } = setting();
    await use(d, 'acme/shop');
    await open(d, key);
    const nodes = [{ editedAt: '2026-11-21T09:00:00Z', editor: { login: 'acme-pm' }, diff: null }];
    const body = JSON.stringify({ data: { node: { userContentEdits: { nodes } } } });
    world.faults.on(
      { path: '/graphql' },
      { kind: 'answer', response: { status: 200, headers: {}, body } },
      'always',
    );
    await d.fromTab(1, { type: 'outcome.save', item: ref(key), form: FORM, from: null });
    await d.settle();
    expect((await d.row(ref(key))).writing).toHaveLength(1);
    const asked = world.state.log.filter((l) => l.path === '/graphql').length;
    await d.program.resume(false);
    await d.settle();
    // Not again before its time, and less and less often.
    expect(world.state.log.filter((l) => l.path === '/graphql')).toHaveLength(asked);

    const hours = async (n: number) => {
      for (let i = 0; i < n; i++) {
        world.state.clock.advance(3_600_000);
        await d.program.resume(false);
        await d.settle();
      }
      return world.state.log.filter((l) => l.path === '/graphql').length;
    };
    // Given up in the end, and said; the next visit asks again.
    const inADay = await hours(24);
    expect(inADay).toBeLessThan(12);
    expect(await hours(24)).toBe(inADay);
    expect((await open(d, key)).sharing).toMatchObject({ state: 'shared', unchecked: true });
    world.faults.clear();
    world.state.clock.advance(60_000);
    await open(d, key);
    expect((await open(d, key)).sharing).not.toHaveProperty('unchecked');
  });
});
