/** What a list's address asks Linear for, and what comes of it. */
import { describe, expect, test } from 'vitest';
import { fresh } from './linear-ask';
import { item, setting, uuid } from './linear-world';

describe('what a list’s address asks for', () => {
  const of = (path: string) => fresh().lists.queryOf(new URL(path, 'https://linear.app'));

  test.each([
    ['/acme/team/ENG/active', 'team:acme/ENG view:active'],
    ['/acme/team/ENG/active/', 'team:acme/ENG view:active'],
    ['/Acme/team/eng/backlog', 'team:acme/ENG view:backlog'],
    ['/acme/team/ENG/all#x', 'team:acme/ENG view:all'],
    ['/acme/team/ENG/triage', 'team:acme/ENG view:triage'],
  ])('%s', (path, query) => expect(of(path)).toBe(query));

  test.each([
    '/acme/team/ENG',
    '/acme/team/ENG/board',
    '/acme/team/ENG/overview',
    '/acme/team/ENG/cycles',
    '/acme/team/ENG/cycle/active',
    '/acme/team/ENG/projects/all',
    '/acme/team/ENG/views/issues',
    '/acme/team/ENG/active/more',
    '/acme/team/ENG/active?filter=x',
    '/acme/team/ENG/constructor',
    '/acme/team/E%20G/all',
    '/acme/issue/ENG-1',
    '/acme/my-issues/assigned',
    '/acme/inbox',
    '/acme/view/abc',
    '/acme/project/x-0123456789ab/issues',
    '/a%2Fb/team/ENG/all',
    '/',
    'http://linear.app/acme/team/ENG/all',
    'https://linear.app.evil.example/acme/team/ENG/all',
  ])('%s cannot be asked', (path) => expect(of(path)).toBeNull());

  test('issues of the view, without the archived ones, page by page', async () => {
    const s = setting();
    for (let n = 1; n <= 130; n++) s.issue(n, { creator: n === 1 ? null : 'acme-dev' });
    s.issue(200, { state: { name: 'Done', type: 'completed' } });
    s.issue(201, { archivedAt: '2026-11-20T10:00:00.000Z' });
    s.issue(202, { team: 'OPS' });
    const { lists } = fresh();
    const one = await lists.query('linear.app', 'team:acme/ENG view:active', undefined, s.io);
    if (!one.ok) throw new Error(one.trouble.code);
    // Linear does not say how many there are: these and more.
    expect([one.items.length, one.total, one.next, one.atLeast]).toEqual([100, 100, '100:c100', true]);
    expect(one.items.slice(0, 2)).toEqual([
      {
        item: { ...item('acme/ENG-1'), id: uuid(1) },
        title: 'Issue 1 of acme',
        updatedAt: expect.any(String),
      },
      {
        item: { ...item('acme/ENG-2'), id: uuid(2) },
        title: 'Issue 2 of acme',
        updatedAt: expect.any(String),
        author: 'acme-dev',
      },
    ]);
    const two = await lists.query('linear.app', 'team:acme/ENG view:active', one.next, s.io);
    expect(two).toMatchObject({ ok: true, total: 130 });
    expect(two.ok && [two.items.length, two.next, two.atLeast]).toEqual([30, undefined, undefined]);
    expect(s.ledger.every((r) => r.why === 'Look up every page of a list')).toBe(true);
    const all = await lists.query('linear.app', 'team:acme/ENG view:all', '100:c100', s.io);
    expect(all).toMatchObject({ total: 131 });
  });

  test('a team that this key does not see is not an empty one', async () => {
    const s = setting('outsider');
    s.issue(1);
    expect(await fresh().lists.query('linear.app', 'team:acme/ENG view:all', undefined, s.io)).toMatchObject({
      trouble: { code: 'hidden', credential: 'outsider' },
    });
  });

  test('what is no query of ours is not asked', async () => {
    const s = setting();
    for (const text of [
      '',
      'team:acme/ENG',
      'team:acme/ENG view:odd',
      'repo:a/b is:issue',
      'team:acme/ENG view:toString',
    ])
      expect(await fresh().lists.query('linear.app', text, undefined, s.io)).toMatchObject({
        trouble: { code: 'bad-answer' },
      });
    expect(s.requests).toEqual([]);
  });

  test('no address of Linear asks for issues without a label', () => {
    const place = { tracker: 'linear', site: 'linear.app', name: 'acme/ENG', owner: 'acme' };
    expect(fresh().lists.searchWithout(place, 'needs outcome')).toBe(null);
  });
});
