/** Many issues in one request: every row is told for what it is, and none is missing. */
import { describe, expect, test } from 'vitest';
import { home as githubHome } from '../../../lib/trackers/github/home';
import { writeSection } from '../../../lib/trackers/github/section';
import type { RowRead } from '../../../lib/trackers/tracker';
import {
  createIssue,
  findRepository,
  issueAt,
  renameRepository,
  transferIssue,
} from '../../playground/github/state';
import { FIRST } from '../../support/section';
import { item, lists, setting } from './github-lists-world';

const rowsOf = async (keys: string[], s: ReturnType<typeof setting>): Promise<RowRead[]> => {
  const told = await lists.read(
    keys.map((key) => item(key)),
    s.io,
  );
  if (!told.ok) throw new Error(told.trouble.code);
  return told.rows;
};
const first = (rows: RowRead[]): RowRead => rows[0] ?? { kind: 'unreadable', trouble: { code: 'gone' } };

describe('homes of many', () => {
  test('one request for rows of two repositories; each as reading it alone would tell it', async () => {
    const s = setting('pmWrite', { sections: { 'acme/shop#118': writeSection(FIRST) } });
    const keys = ['acme/shop#118', 'acme/payments#31', 'acme/shop#7', 'acme/shop#142'];
    const rows = await rowsOf(keys, s);
    expect(s.requests).toHaveLength(1);
    expect(s.ledger).toMatchObject([
      { method: 'POST', path: '/graphql', why: expect.stringContaining('4 items') },
    ]);
    for (const [i, row] of rows.entries()) {
      const alone = await githubHome.read(item(keys[i] ?? ''), s.io);
      if (row.kind !== 'item' || !alone.ok) throw new Error(row.kind);
      const { canWrite, ...read } = row.read;
      // Only who looks at one item is told what it is about.
      const { excerpt, ...same } = alone.read;
      expect(excerpt?.openedAt).toMatch(/^\d{4}-/);
      expect(read).toEqual(same);
      expect(canWrite).toBe(true);
    }
    expect(rows.map((r) => r.kind === 'item' && r.read.home.kind)).toEqual([
      'outcome',
      'none',
      'none',
      'none',
    ]);
    s.described();
  });

  test('a body never written is the same empty text in both', async () => {
    const s = setting();
    issueAt(s.world.state, 'acme/shop#7').body = null;
    const row = first(await rowsOf(['acme/shop#7'], s));
    const alone = await githubHome.read(item('acme/shop#7'), s.io);
    expect(row.kind === 'item' && row.read.etag).toBe(alone.ok && alone.read.etag);
  });

  test.each([
    ['open', null, false],
    ['closed', 'completed', true],
    ['closed', 'not_planned', false],
    ['closed', null, true],
  ] as const)('%s, %s: done is %s, and when', async (state, stateReason, done) => {
    const s = setting();
    const closedAt = state === 'closed' ? Date.parse('2026-11-20T09:00:00Z') : null;
    Object.assign(issueAt(s.world.state, 'acme/shop#142'), { state, stateReason, closedAt });
    const [row] = await rowsOf(['acme/shop#142'], s);
    expect(row?.kind === 'item' && row.doneAt).toBe(done ? '2026-11-20T09:00:00Z' : undefined);
  });

  test('when it was changed, who wrote it, whether it is locked or archived', async () => {
    const s = setting();
    const issue = issueAt(s.world.state, 'acme/shop#142');
    issue.locked = true;
    const repository = findRepository(s.world.state, 'acme', 'payments');
    if (repository) repository.archived = true;
    const rows = await rowsOf(['acme/shop#142', 'acme/payments#31'], s);
    expect(rows).toMatchObject([
      {
        updatedAt: `${new Date(issue.updatedAt).toISOString().slice(0, 19)}Z`,
        read: { author: issue.author, locked: true, title: issue.title, item: { id: issue.nodeId } },
      },
      { read: { canWrite: false, locked: false } },
    ]);
  });

  test('the same item twice and in other letters is asked for once, and told for each', async () => {
    const s = setting();
    const rows = await rowsOf(['acme/shop#142', 'ACME/Shop#142', 'acme/shop#139', 'acme/shop#142'], s);
    expect(rows.map((r) => r.kind === 'item' && r.read.item.key)).toEqual([
      'acme/shop#142',
      'acme/shop#142',
      'acme/shop#139',
      'acme/shop#142',
    ]);
    const sent = JSON.parse(s.requests[0]?.body ?? '{}') as { query: string; variables: object };
    expect(sent.query.match(/number:142\b/g)).toHaveLength(1);
    expect(sent.variables).toEqual({ o0: 'acme', r0: 'shop' });
  });

  test('no name stands in the text of the question', async () => {
    const s = setting();
    await lists.read([item('acme/shop#142'), item('acme/payments#31')], s.io);
    const { query } = JSON.parse(s.requests[0]?.body ?? '{}') as { query: string };
    expect(query).not.toMatch(/acme|shop|payments/);
  });

  test('a renamed repository and a transferred issue come with their new key', async () => {
    const s = setting();
    const { state } = s.world;
    const shop = findRepository(state, 'acme', 'shop');
    const payments = findRepository(state, 'acme', 'payments');
    if (!shop || !payments) throw new Error('no repository');
    const there = transferIssue(state, issueAt(state, 'acme/shop#139'), payments);
    renameRepository(shop, 'store');
    const rows = await rowsOf(['acme/shop#142', 'acme/shop#139'], s);
    expect(rows.map((r) => r.kind === 'item' && r.read.item.key)).toEqual([
      'acme/store#142',
      `acme/payments#${there.number}`,
    ]);
  });

  test('pull requests: state, what they close, in the order of the list', async () => {
    const s = setting();
    const rows = await rowsOf(['acme/shop#141', 'acme/shop#119', 'acme/shop#140', 'acme/shop#142'], s);
    expect(rows.map((r) => r.kind)).toEqual(['pull', 'pull', 'pull', 'item']);
    expect(rows).toMatchObject([
      {
        item: { key: 'acme/shop#141' },
        title: 'One place for vouchers and invoices',
        state: 'open',
        closes: [
          { item: { key: 'acme/shop#135' }, title: 'Vouchers that cover the delivery cost' },
          { item: { key: 'acme/payments#28' }, title: 'Monthly invoice for company accounts' },
        ],
        more: 0,
      },
      {
        state: 'merged',
        mergedAt: expect.stringMatching(/^20\d\d-/),
        closes: [{ item: { key: 'acme/shop#118' } }],
      },
      { state: 'open', closes: [], more: 0 },
      {},
    ]);
    s.described();
  });

  test('more than ten closed items are counted', async () => {
    const s = setting();
    const { state } = s.world;
    const shop = findRepository(state, 'acme', 'shop');
    if (!shop) throw new Error('no repository');
    const made = Array.from({ length: 13 }, (_, i) =>
      createIssue(state, shop, { title: `${i}`, author: 'acme-pm' }),
    );
    issueAt(state, 'acme/shop#143').closes = made.map((i) => i.id);
    const row = first(await rowsOf(['acme/shop#143'], s));
    expect(row.kind === 'pull' && [row.closes.length, row.more]).toEqual([10, 3]);
  });

  test('missing, hidden and malformed ones are unreadable beside those that are there', async () => {
    const s = setting('pmOneRepository');
    const rows = await rowsOf(
      [
        'acme/shop#142',
        'acme/shop#9999',
        'acme/payments#31',
        'acme/shop',
        'acme/shop#99999999999',
        'acme/shop#4000000000',
      ],
      s,
    );
    expect(rows.map((r) => (r.kind === 'unreadable' ? r.trouble.code : r.kind))).toEqual([
      'item',
      'hidden',
      'hidden',
      'bad-answer',
      'bad-answer',
      'hidden',
    ]);
    s.described();
  });

  test('a token that may not read issues', async () => {
    const rows = await rowsOf(['acme/shop#142'], setting('pmNoIssues'));
    expect(rows).toMatchObject([
      { kind: 'unreadable', trouble: { code: 'not-permitted', credential: 'pmNoIssues' } },
    ]);
  });

  test('nothing to ask for asks nothing', async () => {
    const s = setting();
    expect(await lists.read([], s.io)).toEqual({ ok: true, rows: [] });
    expect(await lists.read([item('nonsense')], s.io)).toMatchObject({
      ok: true,
      rows: [{ kind: 'unreadable' }],
    });
    expect(await lists.stamps([], s.io)).toEqual({ ok: true, stamps: [] });
    expect(s.requests).toEqual([]);
  });

  test('without anybody connected nothing is sent', async () => {
    const s = setting(null);
    expect(await lists.read([item('acme/open-shop#12')], s.io)).toMatchObject({
      trouble: { code: 'no-credential' },
    });
    expect(s.requests).toEqual([]);
  });

  test('never more than the most that one request may hold; the rest is said not to be read', async () => {
    const s = setting();
    const keys = Array.from({ length: 30 }, (_, i) => `acme/shop#${i + 1}`);
    const rows = await rowsOf(keys, s);
    expect(lists.most).toBe(25);
    const { query } = JSON.parse(s.requests[0]?.body ?? '{}') as { query: string };
    expect(query.match(/issueOrPullRequest\(/g)).toHaveLength(25);
    expect(rows.map((r) => r.kind === 'unreadable' && r.trouble.code).slice(25)).toEqual(
      Array(5).fill('bad-answer'),
    );
  });
});

describe('when they were changed', () => {
  test('in their order, without texts; null for what cannot be read', async () => {
    const s = setting();
    const told = await lists.stamps(
      ['acme/shop#143', 'acme/shop#9999', 'ACME/shop#142', 'x', 'acme/shop#142'].map((key) => item(key)),
      s.io,
    );
    const at = (key: string) =>
      `${new Date(issueAt(s.world.state, key).updatedAt).toISOString().slice(0, 19)}Z`;
    expect(told).toEqual({
      ok: true,
      stamps: [at('acme/shop#143'), null, at('acme/shop#142'), null, at('acme/shop#142')],
    });
    expect(s.requests[0]?.body).not.toContain('body');
    s.described();
  });

  test('a hundred in one request', async () => {
    const s = setting();
    const told = await lists.stamps(
      Array.from({ length: 100 }, (_, i) => item(`acme/shop#${i + 100}`)),
      s.io,
    );
    expect(told.ok && told.stamps.filter((x) => x !== null).length).toBeGreaterThan(10);
    expect(s.requests).toHaveLength(1);
  });
});
