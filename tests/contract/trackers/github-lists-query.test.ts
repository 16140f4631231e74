/** What a list's address asks for. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asksForPulls, repositoryOf } from '../../../lib/trackers/github/query';
import { lists, place } from './github-lists-world';

const of = (path: string) => lists.queryOf(new URL(path, 'https://github.com'));
const q = (text: string, path = '/acme/shop/issues') => of(`${path}?q=${encodeURIComponent(text)}`);
const SHOP = 'repo:acme/shop is:issue';

describe('what a list asks for', () => {
  test.each([
    ['/acme/shop/issues', `${SHOP} state:open`],
    ['/acme/shop/issues/', `${SHOP} state:open`],
    ['/acme/shop/issues?page=2', `${SHOP} state:open`],
    ['/acme/shop/issues?q=', SHOP],
    ['/acme/shop/issues?issue=acme%7Cshop%7C142', `${SHOP} state:open`],
    ['/acme/shop/issues?issue=acme%7Cpayments%7C31&q=cart', `${SHOP} cart`],
    ['/acme/shop/issues/created_by/acme-dev', `${SHOP} state:open author:acme-dev`],
    ['/acme/shop/issues/assigned/acme-dev', `${SHOP} state:open assignee:acme-dev`],
    ['/acme/shop/issues/assigned/none', `${SHOP} state:open no:assignee`],
    ['/acme/shop/issues/mentioned/@me', `${SHOP} state:open mentions:@me`],
    ['/acme/shop/labels/bug', `${SHOP} state:open label:"bug"`],
    ['/acme/shop/labels/good%20first%20(issue)', `${SHOP} state:open label:"good first (issue)"`],
    ['/acme/shop/search?type=issues&q=cart', `${SHOP} cart`],
    ['/issues', 'is:issue state:open archived:false assignee:@me sort:updated-desc'],
    ['/issues/assigned', 'is:issue state:open archived:false assignee:@me sort:updated-desc'],
    ['/issues/created', 'is:issue state:open archived:false author:@me sort:updated-desc'],
    ['/issues/mentioned', 'is:issue state:open archived:false mentions:@me sort:updated-desc'],
    ['/issues/assigned?q=is%3Aopen%20author%3Aacme-pm', 'is:issue is:open author:acme-pm'],
    ['/search?type=issues&q=org%3Aacme%20cart', 'is:issue org:acme cart'],
    ['https://acme.ghe.com/acme/shop/issues', `${SHOP} state:open`],
  ])('%s', (path, query) => expect(of(path)).toBe(query));

  test.each([
    '/acme/shop/issues/142',
    '/acme/shop/issues/new',
    '/acme/shop/issues/views/3',
    '/acme/shop/issues/created_by/a%20b',
    '/acme/shop/issues/created_by/none',
    '/acme/shop/issues/created_by/%E0%A4%A',
    '/acme/shop/issues/created_by/acme-dev?q=cart',
    '/acme/shop/issues?labels=bug',
    '/acme/shop/issues?state=closed&q=cart',
    '/acme/shop/labels/bug?q=cart',
    '/acme/shop/labels/a%22b',
    '/acme/shop/labels/%ZZ',
    '/acme/shop/milestone/1',
    '/acme/shop/pulls',
    '/acme/shop/pull/143',
    '/acme/shop/search?type=issues',
    '/acme/shop/projects/1',
    '/orgs/acme/projects/1/views/1',
    '/orgs/acme/projects/1?pane=issue&issue=acme%7Cshop%7C142',
    '/issues/recent',
    '/issues/recent?q=cart',
    '/issues/views/7',
    '/issues?q=',
    '/issues?q=is%3Aissue',
    '/pulls',
    '/search?type=issues',
    '/search?type=pullrequests&q=cart',
    'https://gist.github.com/acme/shop/issues',
    'http://github.com/acme/shop/issues',
  ])('%s cannot be asked', (path) => expect(of(path)).toBeNull());

  test.each([
    ['is:issue state:open', `${SHOP} state:open`],
    ['type:issue is:closed', `${SHOP} is:closed`],
    ['IS:Issue is:open', `${SHOP} is:open`],
    ['-is:pr is:open', `${SHOP} is:open`],
    ['label:"a b" -label:c,d no:assignee', `${SHOP} label:"a b" -label:c,d no:assignee`],
    ['"free text (here) OR there" cart', `${SHOP} "free text (here) OR there" cart`],
    ['search or find and not', `${SHOP} search or find and not`],
    ['  is:open \n\t cart\u0000x ', `${SHOP} is:open cart x`],
    ['repo:evil/other org:evil user:evil cart', `${SHOP} cart`],
    ['repo:"evil/other" OWNER:evil cart', `${SHOP} cart`],
    ['-repo:acme/shop cart', `${SHOP} -repo:acme/shop cart`],
    ['type:Bug sort:updated-asc', `${SHOP} type:Bug sort:updated-asc`],
  ])('typed: %j', (text, query) => expect(q(text)).toBe(query));

  test.each([
    'is:pr',
    'type:pr is:open',
    'is:pull-request',
    'is:"pr"',
    '-is:issue',
    'is:merged',
    'is:draft cart',
    'a OR b',
    'a AND b',
    'NOT a',
    '(a b)',
    'label:(a)',
    'a "b',
    'a \\" b',
    'label:"a\\"b"',
    'project:acme/1',
    'field.priority:P0',
    'x'.repeat(1_100),
  ])('typed and not to be asked: %j', (text) => {
    expect(q(text)).toBeNull();
    expect(of(`/search?type=issues&q=${encodeURIComponent(text)}`)).toBeNull();
  });

  test('whatever is typed: it throws never, names issues always, and no other repository', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        'is:pr',
        'is:issue',
        '-is:issue',
        'repo:a/b',
        'org:c',
        '"',
        '(',
        'OR',
        'label:"x y"',
        '\\',
        'is:open',
      ),
    );
    const paths = [
      '/acme/shop/issues',
      '/issues',
      '/issues/assigned',
      '/acme/shop/search',
      '/acme/shop/labels/x',
      '/search',
    ];
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.constantFrom(...paths), fc.boolean(), (typed, path, has) => {
        const url = new URL(path, 'https://github.com');
        url.searchParams.set('type', 'issues');
        if (has) url.searchParams.set('q', typed);
        const query = lists.queryOf(url);
        if (query === null) return;
        const unquoted = query.replace(/"[^"]*"/g, '');
        expect(unquoted).toMatch(/(^| )is:issue( |$)/);
        expect(unquoted).not.toMatch(/[\\()"]|(^| )(OR|AND|NOT|is:pr|-is:issue)( |$)/);
        const repositories = unquoted.split(' ').filter((t) => /^(repo|org|user|owner):/i.test(t));
        if (path.startsWith('/acme')) expect(repositories).toEqual(['repo:acme/shop']);
      }),
      { numRuns: 500 },
    );
  });

  test('whatever path: never throws, never without is:issue', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'issues',
        'acme',
        'shop',
        'labels',
        'created_by',
        'assigned',
        'milestone',
        'search',
        '%',
        '%00',
        '1',
      ),
      fc.string({ maxLength: 8 }).map(encodeURIComponent),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const href = `https://github.com/${parts.join('/')}`;
        const query = URL.canParse(href) ? lists.queryOf(new URL(href)) : null;
        if (query !== null) expect(query.split(' ')).toContain('is:issue');
      }),
      { numRuns: 500 },
    );
  });

  test('the repository of a search, and whether pull requests are meant', () => {
    expect(repositoryOf('is:issue repo:acme/shop x')).toBe('acme/shop');
    expect(repositoryOf('is:issue "repo:acme/shop"')).toBeUndefined();
    expect(repositoryOf('repo:a/b repo:c/d')).toBeUndefined();
    expect(repositoryOf('-repo:a/b')).toBeUndefined();
    expect(asksForPulls('is:pr x')).toBe(true);
    expect(asksForPulls('-is:pr "is:pr" is:private')).toBe(false);
  });

  test.each([
    ['needs outcome', 'is:issue state:open -label:"needs outcome"'],
    ['a"b\\&#+', 'is:issue state:open -label:"a\\"b\\\\&#+"'],
  ])('without the label %j', (label, query) => {
    const url = new URL(lists.searchWithout(place('acme/shop', 'acme.ghe.com'), label)?.href ?? '');
    expect([url.origin, url.pathname, url.searchParams.get('q')]).toEqual([
      'https://acme.ghe.com',
      '/acme/shop/issues',
      query,
    ]);
    expect([...url.searchParams.keys()]).toEqual(['q']);
  });
});
