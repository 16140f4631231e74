/** Rows of lists in one process: the real worker against the practice tracker's API. */
import { describe, expect, test } from 'vitest';
import { writeSection } from '../../../lib/trackers/github/section';
import { answers } from '../../playground/github/fault-answers';
import { issueAt, transferIssue } from '../../playground/github/state';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { COMPLETE, lastNotice, listSetting, row } from '../../support/lists';
import { outcomeOf } from '../../support/section';
import { repositoryOf, use } from '../../support/setting';

const SECTION = writeSection({
  ...outcomeOf(COMPLETE),
  home: { tracker: 'github', site: 'github.com', key: 'acme/shop#142' },
});
const text = (s: { shown(): Map<string, { badge: { text: string } | null }> }, key: string) =>
  s.shown().get(key)?.badge?.text;

describe('reading', () => {
  test('what nobody has read shows nothing until it is read, and then what was found', async () => {
    const s = await listSetting();
    s.write('acme/shop#142', SECTION);
    const first = await s.read(['acme/shop#142', 'acme/shop#139']);
    expect(first).toEqual({ rows: [] });
    expect(s.shown().get('acme/shop#142')?.badge).toMatchObject({ state: 'framed', notShared: false });
    expect(s.shown().get('acme/shop#139')).toMatchObject({ badge: { state: 'none' }, needs: 'outcome' });
    expect(s.graphql()).toHaveLength(1);
    // The next time the device knows it at once.
    const again = await s.read(['acme/shop#142', 'acme/shop#139']);
    expect(again.rows.map((r) => r.badge?.state)).toEqual(['framed', 'none']);
    expect(s.graphql()).toHaveLength(1);
  });

  test('at most 25 bodies a request', async () => {
    const s = await listSetting();
    await s.read(s.many(60));
    expect(s.shown().size).toBe(60);
    expect(s.graphql()).toHaveLength(3);
  });

  test('what has not changed is not read again: one request that costs nothing', async () => {
    const s = await listSetting();
    const keys = ['acme/shop#142', 'acme/shop#139'];
    await s.read(keys);
    for (let i = 0; i < 3; i++) {
      s.clock.advance(70_000);
      const from = s.requests();
      await s.read(keys);
      const sent = s.world.state.log.slice(from);
      // The first time nobody has a mark of the place yet; then nothing but the mark is asked for.
      if (i > 0) expect(sent.map((l) => [l.path, l.status])).toEqual([['/repos/acme/shop/issues', 304]]);
    }
  });

  test('a change of one is read, and only that one', async () => {
    const s = await listSetting();
    const keys = ['acme/shop#142', 'acme/shop#139', 'acme/shop#137'];
    await s.read(keys);
    s.clock.advance(70_000);
    await s.read(keys);
    s.clock.advance(70_000);
    s.write('acme/shop#139', SECTION.replace(/acme\/shop#142/g, 'acme/shop#139'));
    const from = s.requests();
    s.d.pushes.length = 0;
    await s.read(keys);
    expect(s.world.state.log.slice(from).map((l) => l.path)).toEqual([
      '/repos/acme/shop/issues',
      '/graphql',
      '/graphql',
    ]);
    expect([...s.shown().keys()]).toEqual(['acme/shop#139']);
  });

  test('a change within the second of the reading is noticed all the same', async () => {
    const s = await listSetting();
    await s.read(['acme/shop#142']);
    // As if the clock of the tracker stood still: the same mark of time for another text.
    const issue = issueAt(s.world.state, 'acme/shop#142');
    const was = issue.updatedAt;
    issue.updatedAt = s.clock.now();
    await s.read(['acme/shop#142'], true);
    s.write('acme/shop#142', SECTION);
    issue.updatedAt = Math.max(was, s.clock.now() - (s.clock.now() % 1000));
    await s.read(['acme/shop#142'], true);
    expect(s.shown().get('acme/shop#142')?.badge?.state).toBe('framed');
  });

  test('nothing is asked about a place that nobody uses', async () => {
    const s = await listSetting();
    const from = s.requests();
    expect(await s.read(['acme/payments#28'])).toEqual({ rows: [], unused: ['acme/payments#28'] });
    expect(s.requests()).toBe(from);
    await use(s.d, 'acme/payments');
    await s.read(['acme/payments#28']);
    expect(text(s, 'acme/payments#28')).toBe('No outcome');
  });

  test('a worker that is killed over it is asked again', async () => {
    const s = await listSetting();
    s.d.killAfter(14);
    await s.d.fromTab(2, { type: 'rows.read', items: [row('acme/shop#142')] });
    await s.d.settle();
    s.d.restart();
    await s.read(['acme/shop#142']);
    expect(text(s, 'acme/shop#142')).toBe('No outcome');
  });

  test('every list of the site hears of it', async () => {
    const s = await listSetting();
    s.d.tabs.set(3, 'https://github.com/orgs/acme/projects/1');
    s.d.tabs.set(4, 'https://github.com/acme/shop/wiki');
    await s.read(['acme/shop#142']);
    const to = s.d.pushes.filter((p) => p.message.type === 'push.rows').map((p) => p.tab);
    expect(new Set(to)).toEqual(new Set([2, 3]));
  });
});

describe('what cannot be read is never told as none', () => {
  test('no token', async () => {
    const s = await listSetting(null);
    const told = await s.read(['acme/shop#142']);
    expect(told.notice).toEqual({ kind: 'no-token', owner: 'acme' });
    expect(told.rows).toMatchObject([{ badge: { state: 'unchecked' }, needs: 'check' }]);
    expect(s.requests()).toBe(0);
  });

  test('the token of another owner', async () => {
    const s = await listSetting(null);
    s.d.setTokens([
      { id: 't', owner: 'passer-by', login: 'passer-by', value: PRACTICE_TOKENS.strangerClassic },
    ]);
    expect((await s.read(['acme/shop#142'])).notice).toEqual({ kind: 'no-token', owner: 'acme' });
  });

  test.each([
    ['a token without the right to issues', PRACTICE_TOKENS.pmNoIssues],
    ['a revoked token', PRACTICE_TOKENS.pmRevoked],
    ['an expired token', PRACTICE_TOKENS.pmExpired],
    ['a token that waits for approval', PRACTICE_TOKENS.pmUnapproved],
  ])('%s', async (_, value) => {
    const s = await listSetting(value);
    await s.read(['acme/shop#142']);
    expect(s.shown().get('acme/shop#142')?.badge?.state).toBe('unchecked');
    expect((await s.ask({ type: 'rows.sentence', item: row('acme/shop#142') })).text).not.toMatch(
      /Nobody has said/,
    );
  });

  test.each([
    ['offline', { kind: 'offline' }],
    ['a login page in the place of an answer', { kind: 'html' }],
    ['half an answer', { kind: 'truncated' }],
    ['a fault of the tracker', { kind: 'answer', response: { status: 502, headers: {}, body: '' } }],
  ] as const)('%s: also what was known as none', async (_, fault) => {
    const s = await listSetting();
    await s.read(['acme/shop#139']);
    expect(text(s, 'acme/shop#139')).toBe('No outcome');
    s.clock.advance(70_000);
    issueAt(s.world.state, 'acme/shop#139').updatedAt = s.clock.now();
    s.world.faults.on({}, fault, 'always');
    await s.read(['acme/shop#139', 'acme/shop#137'], true);
    expect(text(s, 'acme/shop#137') ?? 'Not checked').toBe('Not checked');
    const now = await s.read(['acme/shop#139', 'acme/shop#137']);
    for (const r of now.rows) expect(r.badge?.state).not.toBe('framed');
    expect(now.rows.find((r) => r.key === 'acme/shop#137')?.badge?.state ?? 'unchecked').toBe('unchecked');
    expect(now.notice?.kind).toBe('trouble');
  });

  test('missing, deleted and of another kind', async () => {
    const s = await listSetting();
    issueAt(s.world.state, 'acme/shop#137').deleted = true;
    await s.read(['acme/shop#137', 'acme/shop#99999']);
    expect(s.shown().get('acme/shop#137')?.badge?.state).toBe('unchecked');
    expect(s.shown().get('acme/shop#99999')?.badge?.state).toBe('unchecked');
  });

  test('transferred: what is told is of where it is now', async () => {
    const s = await listSetting();
    s.write('acme/shop#142', SECTION);
    await use(s.d, 'acme/payments');
    transferIssue(s.world.state, issueAt(s.world.state, 'acme/shop#142'), repositoryOf(s, 'acme/payments'));
    await s.read(['acme/shop#142']);
    const [view] = (await s.read(['acme/shop#142'])).rows;
    expect(view?.badge?.state).not.toBe('none');
  });

  test('what was none a day ago, and no token to look again', async () => {
    const s = await listSetting();
    await s.read(['acme/shop#139']);
    s.d.setTokens([]);
    expect((await s.read(['acme/shop#139'])).rows[0]?.badge?.state).toBe('none');
    s.clock.advance(25 * 3600_000);
    expect((await s.read(['acme/shop#139'])).rows[0]?.badge?.state).toBe('unchecked');
  });
});

describe('limits', () => {
  test.each([
    ['told with status 200', answers.graphqlSecondaryLimit()],
    ['told with 403 and a time', answers.secondaryLimit(120)],
  ])('%s: a pause that is kept and said, in the middle of a long list', async (_, answer) => {
    const s = await listSetting();
    const keys = s.many(60);
    let calls = 0;
    s.world.foreign.before({ method: 'POST' }, () => {
      calls += 1;
      if (calls === 2) s.world.faults.on({ method: 'POST' }, answer);
    });
    await s.read(keys.slice(0, 25));
    s.world.faults.on({ method: 'POST' }, answer);
    await s.read(keys.slice(25));
    const until = lastNotice(s.d);
    expect(until).toMatchObject({ kind: 'paused' });
    const from = s.requests();
    const told = await s.read(keys, true);
    expect(told.notice).toMatchObject({ kind: 'paused' });
    expect(s.requests()).toBe(from);
    expect(told.rows.filter((r) => r.badge?.state === 'none')).toHaveLength(25);
    expect(told.rows.filter((r) => r.badge?.state === 'unchecked')).toHaveLength(35);
    // A killed worker keeps the pause too.
    s.d.restart();
    await s.read(keys, true);
    expect(s.requests()).toBe(from);
    s.clock.advance(10 * 60_000);
    await s.read(keys, true);
    expect([...s.shown().values()].filter((r) => r.badge?.state === 'none')).toHaveLength(60);
  });
});

describe('the count', () => {
  test('over every page of the query', async () => {
    const s = await listSetting();
    const keys = s.many(130);
    s.write(keys[7] ?? '', SECTION.replaceAll('acme/shop#142', keys[7] ?? ''));
    await s.ask({ type: 'list.count', seen: [] });
    const view = await s.ask({ type: 'list.count', seen: [] });
    const issues = s.world.state.issues.filter(
      (i) => i.repositoryId === repositoryOf(s, 'acme/shop').id && i.kind === 'issue' && i.state === 'open',
    );
    // Bugs are asked nothing: they are in no count.
    const open = issues.filter((i) => !i.labels.includes('bug')).length;
    expect(open).toBeLessThan(issues.length);
    expect(view).toMatchObject({ over: 'query', total: issues.length, read: issues.length });
    expect(view.counts.none).toBe(open - 1);
    expect(view.notice).toBeUndefined();
    const without = await s.ask({ type: 'list.items', filter: 'none', seen: [] });
    expect(without.items).toHaveLength(open - 1);
    expect(without.items[0]).toMatchObject({ title: expect.stringMatching(/./), author: expect.any(String) });
  });

  test('a long query waits until somebody wants it', async () => {
    const s = await listSetting();
    s.many(400);
    await s.ask({ type: 'list.count', seen: [] });
    const view = await s.ask({ type: 'list.count', seen: [row('acme/shop#142')] });
    expect(view).toMatchObject({ over: 'seen', requests: expect.any(Number) });
    expect(s.graphql().length).toBeLessThan(3);
    await s.ask({ type: 'list.count', seen: [], all: true });
    const all = await s.ask({ type: 'list.count', seen: [] });
    expect(all).toMatchObject({ over: 'query', total: view.total, read: view.total });
    expect(s.graphql().length).toBeLessThanOrEqual((view.requests ?? 0) + 1);
  });

  test('over the rows seen where the query cannot be asked, and says so', async () => {
    const s = await listSetting(PRACTICE_TOKENS.pmWrite, 'https://github.com/acme/shop/milestone/1');
    await s.read(['acme/shop#139', 'acme/shop#137']);
    const view = await s.ask({
      type: 'list.count',
      seen: ['acme/shop#139', 'acme/shop#137'].map((k) => row(k)),
    });
    expect(view).toMatchObject({ over: 'seen', counts: { none: 2 } });
    expect(view.requests).toBeUndefined();
  });

  test('a query that fails is not asked again and again', async () => {
    const s = await listSetting();
    s.world.faults.on({ method: 'POST' }, { kind: 'offline' }, 'always');
    await s.ask({ type: 'list.count', seen: [] });
    const from = s.requests();
    for (let i = 0; i < 5; i++) await s.ask({ type: 'list.count', seen: [] });
    expect(s.requests()).toBe(from);
    expect((await s.ask({ type: 'list.count', seen: [row('acme/shop#142')] })).notice?.kind).toBe('trouble');
  });
});
