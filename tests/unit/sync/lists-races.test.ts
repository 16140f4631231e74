/** Never a false "none", and nothing undone: what several readings, writes and deletions make of one another. */
import { describe, expect, test } from 'vitest';
import { writeSection } from '../../../lib/trackers/github/section';
import { answers } from '../../playground/github/fault-answers';
import { issueAt, setBody } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { COMPLETE, listSetting, row } from '../../support/lists';
import { outcomeOf } from '../../support/section';
import { FORM, look, use } from '../../support/setting';

type S = Awaited<ReturnType<typeof listSetting>>;
const K = 'acme/shop#139';
const section = (key: string) =>
  writeSection({ ...outcomeOf(COMPLETE), home: { tracker: 'github', site: 'github.com', key } });
const spin = async (n: number) => {
  for (let i = 0; i < n; i++) await new Promise((r) => setImmediate(r));
};
const save = (s: S) =>
  s.ask({ type: 'list.item', act: { type: 'outcome.save', item: row(K), form: FORM, from: null } });
const remove = (s: S) => s.ask({ type: 'list.item', act: { type: 'outcome.remove', item: row(K), why: '' } });

describe('never told as none', () => {
  test('removed here, written anew by somebody else, and not readable any more', async () => {
    const s = await listSetting();
    await s.read([K]);
    await save(s);
    await remove(s);
    s.clock.advance(3600_000);
    setBody(s.world.state, issueAt(s.world.state, K), section(K), 'acme-dev', 'api');
    s.d.setTokens([{ id: 't', owner: 'acme', login: 'acme-pm', value: PRACTICE_TOKENS.pmNoIssues }]);
    await s.read([K], true);
    expect(s.shown().get(K)?.badge?.state).toBe('unchecked');
  });

  test('removed here, and a damaged section stands there', async () => {
    const s = await listSetting();
    await s.read([K]);
    await save(s);
    await remove(s);
    s.clock.advance(3600_000);
    setBody(s.world.state, issueAt(s.world.state, K), `${section(K)}\n\n${section(K)}`, 'acme-dev', 'api');
    await s.read([K], true);
    expect(s.shown().get(K)?.badge?.state).not.toBe('none');
  });

  test.each([
    [
      'the token was revoked',
      (s: S) =>
        s.d.setTokens([{ id: 't', owner: 'acme', login: 'acme-pm', value: PRACTICE_TOKENS.pmRevoked }]),
    ],
    ['the device is offline', (s: S) => s.world.faults.on({}, { kind: 'offline' }, 'always')],
  ])('read as none a month ago, and %s', async (_, breaks) => {
    const s = await listSetting();
    await s.read([K]);
    s.clock.advance(30 * 86_400_000);
    s.write(K, section(K));
    breaks(s);
    await s.read([K]);
    const told = await s.read([K]);
    expect(told.rows[0]?.badge?.state).toBe('unchecked');
    expect((await s.ask({ type: 'list.count', seen: [row(K)] })).counts).toMatchObject({
      none: 0,
      unchecked: 1,
    });
  });

  test('written while a query was on its way that named the item with its old mark', async () => {
    const s = await listSetting();
    const many = s.many(90);
    await s.read([K, ...many.slice(0, 3)]);
    s.clock.advance(70_000);
    const send = s.world.fetch;
    let first = true;
    s.world.fetch = async (input, init) => {
      s.clock.advance(40);
      const answer = await send(input, init);
      s.clock.advance(40);
      if (first && String(init?.body).includes('query Found')) {
        first = false;
        setBody(s.world.state, issueAt(s.world.state, K), section(K), 'acme-dev', 'api');
      }
      return answer;
    };
    s.d.tabs.set(3, 'https://github.com/acme/shop/labels/bug');
    const count = s.d.fromTab(2, { type: 'list.count', seen: [] });
    await spin(6);
    await Promise.all([count, s.d.fromTab(3, { type: 'rows.read', items: [row(many[0] ?? '')] })]);
    await s.d.settle();
    for (let i = 0; i < 3; i++) {
      s.clock.advance(61_000);
      await s.read([K]);
    }
    expect((await s.read([K])).rows[0]?.badge?.state).toBe('framed');
  });
});

test('an older answer is not laid over a save that came between', async () => {
  for (let wait = 0; wait < 60; wait += 6) {
    const s = await listSetting();
    const keys = s.many(24);
    await look(s.d, K);
    s.d.tabs.set(1, 'https://github.com/acme/shop/issues/139');
    const items = [...keys, K].map((k) => row(k));
    const list = s.d.fromTab(2, { type: 'rows.read', items, fresh: true });
    await spin(wait);
    await Promise.all([list, s.d.fromTab(1, { type: 'outcome.save', item: row(K), form: FORM, from: null })]);
    await s.d.settle();
    expect((await s.d.row(row(K))).standing, `after ${wait}`).toBeUndefined();
    expect(s.body(K)).toContain(FORM.problem);
  }
});

test('deleting everything while a list is read leaves nothing behind', async () => {
  for (let wait = 0; wait < 120; wait += 6) {
    const s = await listSetting();
    const keys = s.many(25);
    const list = s.d.fromTab(2, { type: 'rows.read', items: keys.map((k) => row(k)) });
    await spin(wait);
    await s.d.own({ type: 'data.wipe' });
    await list;
    await s.d.settle();
    const { rows } = s.d.program.parts;
    expect([await rows.all(), await rows.indexOf()], `after ${wait}`).toEqual([[], []]);
  }
});

describe('requests have an end', () => {
  test('what cannot be read is not asked for at every message, and less and less often', async () => {
    const s = await listSetting();
    issueAt(s.world.state, 'acme/shop#137').deleted = true;
    await s.read(['acme/shop#137']);
    const from = s.requests();
    for (let i = 0; i < 5; i++) await s.read(['acme/shop#137']);
    expect(s.requests()).toBe(from);
    let asked = 0;
    for (let minute = 0; minute < 60; minute++) {
      s.clock.advance(60_000);
      const before = s.requests();
      await s.read(['acme/shop#137']);
      if (s.requests() > before) asked += 1;
    }
    expect(asked).toBeGreaterThan(3);
    expect(asked).toBeLessThan(12);
  });

  test('a pull request that cannot be read is asked for once', async () => {
    const s = await listSetting(undefined, 'https://github.com/acme/shop/pull/143');
    s.world.faults.on({}, { kind: 'offline' }, 'always');
    for (let i = 0; i < 6; i++) await s.ask({ type: 'pull.open', item: row('acme/shop#143', true) });
    expect(s.requests()).toBeLessThan(3);
  });

  test('a query stops at a pause, and goes on after it', async () => {
    const s = await listSetting();
    s.many(260);
    let bodies = 0;
    s.world.foreign.before({ method: 'POST' }, () => {
      bodies += 1;
      if (bodies === 3) s.world.faults.on({ method: 'POST' }, answers.secondaryLimit(120));
    });
    await s.ask({ type: 'list.count', seen: [] });
    s.world.faults.on({ method: 'POST' }, answers.secondaryLimit(120));
    const from = s.requests();
    await s.ask({ type: 'list.count', seen: [] });
    await s.ask({ type: 'list.count', seen: [] });
    expect(s.requests() - from).toBeLessThan(6);
    s.clock.advance(10 * 60_000);
    for (let i = 0; i < 4; i++) await s.ask({ type: 'list.count', seen: [] });
    const view = await s.ask({ type: 'list.count', seen: [] });
    expect(view.read).toBe(view.total);
  });

  test('a filter that was left is not counted on', async () => {
    const s = await listSetting();
    s.many(280);
    const count = s.d.fromTab(2, { type: 'list.count', seen: [] });
    s.d.tabs.set(2, 'https://github.com/acme/shop/wiki');
    await count;
    await s.d.settle();
    expect(s.graphql().length).toBeLessThan(5);
  });
});

test('a list of everything asks about places that are used, and no others', async () => {
  const s = await listSetting(null, 'https://github.com/issues?q=is%3Aopen+author%3Aacme-pm');
  s.d.setTokens([{ id: 't', owner: '', login: 'acme-pm', value: PRACTICE_TOKENS.pmClassic }]);
  await s.ask({ type: 'list.count', seen: [] });
  await s.ask({ type: 'list.count', seen: [] });
  const rows = await s.d.program.parts.rows.all();
  expect(new Set(rows.map((r) => r.item.key.split('#')[0]))).toEqual(new Set(['acme/shop']));
  await use(s.d, 'acme/payments');
});

test('a trouble is over when the tracker answers again, also when nothing has changed', async () => {
  const s = await listSetting();
  for (let i = 0; i < 2; i++) {
    await s.read([K]);
    s.clock.advance(70_000);
  }
  s.world.faults.on({}, { kind: 'offline' });
  s.world.faults.on({}, { kind: 'offline' });
  await s.read([K]);
  s.clock.advance(16 * 60_000);
  await s.read([K]);
  s.clock.advance(70_000);
  expect((await s.read([K])).notice).toBeUndefined();
});

test('a tab that its browser has frozen holds up no other', async () => {
  const s = await listSetting();
  const list = [...s.d.tabs];
  s.d.tabs.clear();
  for (const [tab, url] of [[1, 'https://github.com/acme/shop/labels/checkout'] as const, ...list])
    s.d.tabs.set(tab, url);
  s.d.frozen.add(1);
  await s.read(['acme/shop#142']);
  expect(s.shown().get('acme/shop#142')?.badge?.state).toBe('none');
});
