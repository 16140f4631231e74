/** What a search of issues finds, page by page, and what it must not be taken for. */
import { describe, expect, test } from 'vitest';
import type { HomeIo } from '../../../lib/trackers/tracker';
import { createIssue, findRepository, issueAt, renameRepository } from '../../playground/github/state';
import { answering, lists, setting } from './github-lists-world';

const SHOP = 'repo:acme/shop is:issue';

describe('a search', () => {
  test('every page, a hundred each, without texts and pull requests', async () => {
    const s = setting();
    const { state } = s.world;
    const shop = findRepository(state, 'acme', 'shop');
    if (!shop) throw new Error('no repository');
    for (let i = 0; i < 130; i++) createIssue(state, shop, { title: `More ${i}`, author: 'acme-dev' });
    const open = state.issues.filter(
      (i) => i.repositoryId === shop.id && i.kind === 'issue' && i.state === 'open',
    );
    const keys: string[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const told = await lists.query('github.com', `${SHOP} state:open`, after, s.io);
      if (!told.ok) throw new Error(told.trouble.code);
      expect(told.total).toBe(open.length);
      keys.push(...told.items.map((l) => l.item.key));
      after = told.next;
      pages += 1;
    } while (after !== undefined);
    expect(pages).toBe(2);
    expect(keys.toSorted()).toEqual(open.map((i) => `acme/shop#${i.number}`).toSorted());
    const sent = JSON.parse(s.requests[0]?.body ?? '{}') as { query: string; variables: object };
    expect(sent.query).not.toMatch(/acme|state:open|\bbody\b/);
    expect(sent.variables).toEqual({ q: `${SHOP} state:open`, after: null, o: 'acme', r: 'shop' });
    s.described();
  });

  test('a row says what it is called, by whom, and when it was changed', async () => {
    const s = setting();
    const told = await lists.query(
      'github.com',
      'repo:acme/shop is:issue "Save the cart across devices"',
      undefined,
      s.io,
    );
    const issue = issueAt(s.world.state, 'acme/shop#92');
    expect(told).toMatchObject({
      total: 1,
      items: [
        {
          item: { tracker: 'github', site: 'github.com', key: 'acme/shop#92', id: issue.nodeId },
          title: issue.title,
          author: issue.author,
          updatedAt: `${new Date(issue.updatedAt).toISOString().slice(0, 19)}Z`,
        },
      ],
    });
  });

  test('pull requests only when they are asked for', async () => {
    const s = setting();
    const both = await lists.query('github.com', 'repo:acme/shop', undefined, s.io);
    expect(both.ok && both.items.some((l) => l.item.key === 'acme/shop#143')).toBe(false);
    const pulls = await lists.query('github.com', 'repo:acme/shop is:pr', undefined, s.io);
    const found = pulls.ok ? pulls.items.map((l) => l.item.key) : [];
    expect(found).toEqual(expect.arrayContaining(['acme/shop#143', 'acme/shop#140']));
    expect(found).not.toContain('acme/shop#142');
  });

  test('what the token does not see is said, and not counted as nothing', async () => {
    const ask = (token: Parameters<typeof setting>[0], query: string) =>
      lists.query('github.com', query, undefined, setting(token).io);
    expect(await ask('pmOneRepository', 'repo:acme/payments is:issue')).toMatchObject({
      trouble: { code: 'hidden' },
    });
    expect(await ask('pmNoIssues', SHOP)).toMatchObject({ trouble: { code: 'not-permitted' } });
    expect(await ask('pmWrite', 'repo:acme/nothing is:issue')).toMatchObject({ trouble: { code: 'hidden' } });
    expect(await ask(null, SHOP)).toMatchObject({ trouble: { code: 'no-credential' } });
  });

  test('a repository that is called otherwise now', async () => {
    const s = setting();
    const shop = findRepository(s.world.state, 'acme', 'shop');
    if (shop) renameRepository(shop, 'store');
    expect(await lists.query('github.com', SHOP, undefined, s.io)).toMatchObject({
      trouble: { code: 'moved', movedTo: 'acme/store' },
    });
  });

  test('a search over all repositories names none beside it', async () => {
    const s = setting('pmClassic');
    const told = await lists.query('github.com', 'is:issue author:@me', undefined, s.io);
    expect(told.ok && told.items.length).toBeGreaterThan(0);
    expect(JSON.parse(s.requests[0]?.body ?? '{}')).toMatchObject({ variables: { after: null } });
    expect(s.requests[0]?.body).not.toContain('repository(');
    s.described();
  });

  test.each<[string, unknown]>([
    ['a row without a title', [{ __typename: 'Issue', id: 'I', url: 'https://github.com/a/b/issues/1' }]],
    ['no rows', null],
  ])('a broken page is not told as a short one: %s', async (_, nodes) => {
    const data = { search: { issueCount: 2, pageInfo: { hasNextPage: false }, nodes } };
    const told = await lists.query('github.com', 'is:issue', undefined, answering(JSON.stringify({ data })));
    expect(told).toMatchObject({ ok: false, trouble: { code: 'bad-answer' } });
  });

  test('the credential is that of the repository asked about', async () => {
    const seen: string[] = [];
    const io: HomeIo = {
      ...answering('{}'),
      credentials: async ({ key }) => {
        seen.push(key);
        return [];
      },
    };
    await lists.query('github.com', `${SHOP} x`, undefined, io);
    await lists.query('github.com', 'is:issue author:@me', undefined, io);
    expect(seen).toEqual(['acme/shop#0', '#0']);
  });
});
