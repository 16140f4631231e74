/** What the address of a list asks for, and what a search of Jira finds. */
import { describe, expect, test } from 'vitest';
import { queryOf, searchWithout } from '../../../lib/trackers/jira/query';
import {
  BULK,
  FIRST,
  listsOf,
  many,
  outcomeOn,
  place,
  rowsOf,
  type Setting,
  setting,
  stored,
} from './jira-world';

const SECOND = outcomeOn('ACME-118');
const PROPERTIES = { 'ACME-142': stored(FIRST), 'ACME-118': stored(SECOND) };

describe('a query', () => {
  const query = (s: Setting, jql: string, after?: string) =>
    listsOf(s).query('acme.atlassian.net', jql, after, s.io);

  test('one page needs no count; marks are those of the rows', async () => {
    const s = setting({ properties: PROPERTIES });
    s.state.clock.advance(60_000);
    const told = await query(s, 'project = "ACME" AND (summary ~ "devices") ORDER BY created DESC');
    expect(told).toMatchObject({
      ok: true,
      total: 1,
      items: [{ item: { key: 'ACME-118' }, author: 'Mara Lind' }],
    });
    expect(told).not.toHaveProperty('next');
    const [row] = await rowsOf(['ACME-118'], s);
    expect(told.ok && told.items[0]?.updatedAt).toBe(row?.kind === 'item' && row.updatedAt);
    expect(s.asked().slice(0, 2)).toEqual(['POST /rest/api/3/search/jql', BULK]);
    s.described();
  });

  test('page after page, counted once', async () => {
    const s = setting();
    const keys = many(s, 230);
    s.state.clock.advance(60_000);
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = 0; page < 3; page++) {
      const told = await query(s, 'project = "ACME" AND (summary ~ "Row") ORDER BY key ASC', after);
      if (!told.ok) throw new Error(told.trouble.code);
      expect(told.total).toBe(230);
      seen.push(...told.items.map((l) => l.item.key));
      after = told.next;
    }
    expect([after, seen.sort()]).toEqual([undefined, keys.sort()]);
    expect(s.asked().filter((a) => a.endsWith('approximate-count'))).toHaveLength(1);
    s.described();
  });

  test('what Jira does not understand is told in its words', async () => {
    const s = setting();
    expect(await query(s, 'project = "ACME" AND (nonsense === 1)')).toMatchObject({
      ok: false,
      trouble: { code: 'bad-answer', status: 400, reason: expect.stringContaining('nonsense') },
    });
    expect(await query(s, '')).toMatchObject({ ok: false, trouble: { code: 'bad-answer' } });
  });
});

describe('what an address asks for', () => {
  const of = (path: string) => queryOf(new URL(path, 'https://acme.atlassian.net'));
  test.each<[string, string | null]>([
    ['/issues/?jql=project%20%3D%20ACME', 'project = ACME'],
    [
      '/issues/ACME-1?jql=assignee = currentUser() order by created',
      'assignee = currentUser() ORDER BY created',
    ],
    ['/issues/?filter=10010', 'filter = 10010'],
    ['/issues/?filter=-1', 'assignee = currentUser() AND resolution = Unresolved ORDER BY updated DESC'],
    ['/issues/?filter=-4', null],
    ['/issues/?filter=-4&jql=labels = x', 'labels = x'],
    ['/issues/?filter=abc', null],
    ['/issues/?filter=__proto__', null],
    ['/issues/', null],
    ['/issues/?jql=order by created', null],
    ['/issues/?jql=(labels = x)order by created', '(labels = x) ORDER BY created'],
    ['/issues/?jql=summary ~ "order by me" ORDER BY key', 'summary ~ "order by me" ORDER BY key'],
    ['/issues/?jql=labels = x&other=1', null],
    ['/jira/software/c/projects/ACME/issues', 'project = "ACME" ORDER BY created DESC'],
    [
      '/jira/software/c/projects/ACME/issues/ACME-7?jql=labels = a OR labels = b',
      'project = "ACME" AND (labels = a OR labels = b)',
    ],
    [
      '/jira/software/projects/ACME/issues?jql=labels = a ORDER BY key',
      'project = "ACME" AND (labels = a) ORDER BY key',
    ],
    ['/projects/ACME/issues?filter=10', 'project = "ACME" AND (filter = 10)'],
    ['/jira/core/projects/ACME/list', 'project = "ACME" ORDER BY created DESC'],
    ['/jira/core/projects/ACME/list?filter=statuses=1', null],
    ['/jira/software/c/projects/ACME/boards/1', null],
    ['/jira/software/c/projects/ACME/boards/1/backlog', null],
    ['/secure/RapidBoard.jspa?rapidView=1&view=planning', null],
    ['/browse/ACME-1', null],
    [`/issues/?jql=${'x'.repeat(5_000)}`, null],
  ])('%s', (path, jql) => expect(of(path)).toBe(jql));

  test('the search for items without a label', () => {
    const { text, href } = searchWithout(place('ACME'), 'has "an" outcome');
    const url = new URL(href);
    expect(text).toBe('labels != has-"an"-outcome');
    expect([url.origin, url.pathname]).toEqual(['https://acme.atlassian.net', '/issues/']);
    expect(url.searchParams.get('jql')).toBe(
      'project = "ACME" AND (labels is EMPTY OR labels != "has-\\"an\\"-outcome") ORDER BY created DESC',
    );
    expect(queryOf(url)).toBe(url.searchParams.get('jql'));
  });

  test('that search finds them', async () => {
    const s = setting();
    s.state.clock.advance(60_000);
    const jql = new URL(searchWithout(place('ACME'), 'cart').href).searchParams.get('jql') ?? '';
    const told = await listsOf(s).query('acme.atlassian.net', jql, undefined, s.io);
    const keys = told.ok ? told.items.map((l) => l.item.key) : [];
    expect([
      keys.includes('ACME-118'),
      keys.includes('ACME-142'),
      keys.some((k) => k.startsWith('PAY')),
    ]).toEqual([false, true, false]);
  });
});
