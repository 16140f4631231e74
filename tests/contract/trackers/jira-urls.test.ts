import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  addressOf,
  isSite,
  itemOf,
  linkedKey,
  parse,
  partsOf,
  placeOf,
} from '../../../lib/trackers/jira/urls';
import type { ListSpot } from '../../../lib/trackers/tracker';

// On a busy machine (ms).
vi.setConfig({ testTimeout: 60_000 });

const SITE = 'acme.atlassian.net';
const at = (path: string, host = SITE) => parse(new URL(path, `https://${host}`));
const item = (key: string, over?: ListSpot, site = SITE) => ({
  kind: 'item',
  item: itemOf(key, site),
  place: placeOf(key.split('-')[0] ?? '', site),
  ...(over && { over }),
});
const list = (of: ListSpot['of'], project?: string) => ({
  kind: 'list',
  tracker: 'jira',
  ...(project && { place: placeOf(project, SITE) }),
  of,
});
const over = (of: ListSpot['of'], project?: string): ListSpot => ({
  ...(project && { place: placeOf(project, SITE) }),
  of,
});

const SILENT = [
  '/',
  '/browse',
  '/browse/ACME',
  '/browse/ACME-0',
  '/browse/ACME-012',
  '/browse/ACME-12x',
  '/browse/ACME-12/edit',
  '/browse//ACME-12',
  '/Browse/ACME-12',
  '/jira/browse/ACME-12',
  '/browse/A-1',
  '/browse/1ACME-1',
  '/browse/..-1',
  '/wiki',
  '/wiki/spaces/ACME/pages/12',
  '/wiki/browse/ACME-12',
  '/issues/ACME-12/more',
  '/issues/new',
  '/projects/ACME',
  '/projects/ACME/versions/10000/tab/release-report-all-issues',
  '/projects/ACME/queues/custom/3',
  '/projects/ACME/issues/ACME-1/x',
  '/projects/browse/issues',
  '/jira/your-work',
  '/jira/for-you',
  '/jira/projects',
  '/jira/dashboards/10000',
  '/jira/plans/7/scenarios/173/timeline?vid=311',
  '/jira/settings/system',
  '/jira/software/projects/ACME',
  '/jira/software/projects/ACME/boards',
  '/jira/software/projects/ACME/summary',
  '/jira/software/projects/ACME/settings/details',
  '/jira/software/projects/ACME/form/1',
  '/jira/software/projects/ACME/boards/2/timeline',
  '/jira/software/projects/ACME/boards/2/timeline?selectedIssue=ACME-1',
  '/jira/software/projects/ACME/boards/2/roadmap',
  '/jira/software/projects/ACME/boards/2/calendar?selectedIssue=ACME-1',
  '/jira/software/c/projects/ACME/boards/2/reports/burndown-chart',
  '/jira/software/c/projects/ACME/boards/2?config=columns',
  '/jira/software/c/projects/ACME/boards/2?config=columns&selectedIssue=ACME-1',
  '/jira/software/c/projects/ACME/boards/2/backlog/x',
  '/jira/software/c/projects/ACME/boards/x',
  '/jira/software/d/projects/ACME/boards/2',
  '/jira/core/projects/ACME/timeline',
  '/jira/core/projects/ACME/calendar',
  '/jira/core/projects/ACME/summary',
  '/jira/core/projects/ACME/boards/2',
  '/jira/core/c/projects/ACME/board',
  '/jira/servicedesk/projects/ACME/queues/custom/1/ACME-12',
  '/jira/servicedesk/projects/ACME/issues/ACME-12',
  '/servicedesk/customer/portal/1/ACME-12',
  '/jira/polaris/projects/ACME/ideas/view/1?selectedIssue=ACME-1',
  '/jira/discovery/share/views/0b1c?selectedIssue=ACME-1',
  '/secure/RapidBoard.jspa',
  '/secure/RapidBoard.jspa?rapidView=12&view=reporting',
  '/secure/RapidBoard.jspa?rapidView=12&config=filter',
  '/secure/Dashboard.jspa',
  '/secure/CreateIssue!default.jspa',
  '/login?dest-url=%2Fbrowse%2FACME-12',
  '/login.jsp?os_destination=/browse/ACME-12',
];

describe('where a Jira address leads', () => {
  it.each(SILENT)('%s is silent', (path) => expect(at(path)).toEqual({ kind: 'silent' }));

  it.each([
    'http://acme.atlassian.net/browse/ACME-1',
    'https://acme.atlassian.net:8443/browse/ACME-1',
    'https://github.com/browse/ACME-1',
    'https://gist.github.com/issues',
    'https://acme.ghe.com/issues',
    'https://linear.app/issues/ACME-1',
    'https://eu.linear.app/browse/ACME-1',
  ])('%s is silent', (url) => expect(parse(new URL(url))).toEqual({ kind: 'silent' }));

  it('an issue, whatever its query and hash, in capitals', () => {
    for (const path of [
      '/browse/ACME-12',
      '/browse/ACME-12/',
      '/browse/acme-12',
      '/browse/ACME-12?focusedCommentId=10#c',
      '/browse/ACME-12?jql=x',
    ])
      expect(at(path), path).toEqual(item('ACME-12'));
    expect(at('/browse/MY_OLD2-7')).toEqual(item('MY_OLD2-7'));
  });

  it.each([
    ['/issues/ACME-12?filter=-4', item('ACME-12', over('items'))],
    ['/issues/PAY-8?jql=project%20%3D%20ACME', item('PAY-8', over('items'))],
    ['/projects/ACME/issues/ACME-12', item('ACME-12', over('items', 'ACME'))],
    ['/jira/software/projects/ACME/issues/ACME-12?jql=x', item('ACME-12', over('items', 'ACME'))],
    ['/jira/software/c/projects/ACME/issues/ACME-12', item('ACME-12', over('items', 'ACME'))],
    ['/jira/core/projects/OM/issues/OM-1', item('OM-1', over('items', 'OM'))],
    ['/jira/software/projects/ACME/boards/2?selectedIssue=ACME-12', item('ACME-12', over('board', 'ACME'))],
    ['/jira/software/c/projects/ACME/boards/2?selectedIssue=PAY-8', item('PAY-8', over('board', 'ACME'))],
    [
      '/jira/software/c/projects/ACME/boards/2122/backlog?assignee=1&selectedIssue=ACME-12',
      item('ACME-12', over('items', 'ACME')),
    ],
    ['/jira/software/projects/ACME/list?selectedIssue=ACME-12', item('ACME-12', over('items', 'ACME'))],
    ['/jira/core/projects/OM/board?groupBy=status&selectedIssue=OM-1', item('OM-1', over('board', 'OM'))],
    [
      '/secure/RapidBoard.jspa?rapidView=12&projectKey=ACME&view=planning&selectedIssue=ACME-12',
      item('ACME-12', over('items', 'ACME')),
    ],
    ['/secure/RapidBoard.jspa?rapidView=12&selectedIssue=ACME-12', item('ACME-12', over('board'))],
  ])('%s: an issue and the list behind it', (path, spot) => expect(at(path)).toEqual(spot));

  it.each([
    ['/issues', list('items')],
    ['/issues/?jql=project%20%3D%20ACME', list('items')],
    ['/issues/?filter=-4&projectKey=ACME', list('items')],
    ['/projects/ACME/issues/', list('items', 'ACME')],
    ['/projects/ACME/issues?projectKey=PAY', list('items', 'ACME')],
    ['/jira/software/c/projects/ACME/issues?jql=x', list('items', 'ACME')],
    ['/jira/core/projects/OM/issues', list('items', 'OM')],
    ['/jira/software/projects/ACME/boards/2', list('board', 'ACME')],
    ['/jira/software/c/projects/ACME/boards/2/', list('board', 'ACME')],
    ['/jira/software/c/projects/ACME/boards/2?selectedIssue=nonsense', list('board', 'ACME')],
    ['/jira/software/c/projects/ACME/boards/2/backlog', list('items', 'ACME')],
    ['/jira/software/projects/ACME/list', list('items', 'ACME')],
    ['/jira/core/projects/OM/list', list('items', 'OM')],
    ['/jira/core/projects/OM/board?filter=&groupBy=status', list('board', 'OM')],
    ['/secure/RapidBoard.jspa?rapidView=12', list('board')],
    ['/secure/RapidBoard.jspa?rapidView=12&projectKey=ACME&view=planning.nodetail', list('items', 'ACME')],
  ])('%s is a list', (path, spot) => expect(at(path)).toEqual(spot));

  it('a company’s own domain is a site of its own, by the shapes of its paths', () => {
    const site = 'tickets.acme.example';
    expect(at('/browse/ACME-12', site)).toEqual(item('ACME-12', undefined, site));
    expect(at('/browse/ACME-12', site)).toMatchObject({ place: { owner: site, name: 'ACME' } });
    expect(isSite(site)).toBe(false);
    for (const path of SILENT) expect(at(path, site), path).toEqual({ kind: 'silent' });
  });

  it.each([
    ['acme.atlassian.net', true],
    ['acme-2.atlassian.net', true],
    ['acme.jira.com', true],
    ['atlassian.net', false],
    ['.atlassian.net', false],
    ['a.b.atlassian.net', false],
    ['acmeatlassian.net', false],
    ['acme.atlassian.net.example', false],
    ['acme.atlassian.com', false],
    ['github.com', false],
  ])('%s is one of its sites by name: %s', (host, is) => expect(isSite(host)).toBe(is));

  const word = fc.constantFrom(
    'browse',
    'issues',
    'projects',
    'jira',
    'software',
    'c',
    'core',
    'boards',
    'backlog',
    'list',
    'board',
    '2',
    'ACME',
    'ACME-12',
    'wiki',
    'secure',
    'RapidBoard.jspa',
    '',
    '..',
    '%2F',
  );

  it('never throws; only the known shapes are issues or lists (property)', () => {
    const known =
      /^\/(browse\/ACME-12|(projects\/ACME\/|jira\/(core|software(\/c)?)\/projects\/ACME\/)?issues(\/ACME-12)?|jira\/(core|software(\/c)?)\/projects\/ACME\/list|jira\/core\/projects\/ACME\/board|jira\/software(\/c)?\/projects\/ACME\/boards\/2(\/backlog)?)\/?$/;
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (parts) => {
        const url = new URL(`https://x.test/${parts.join('/')}`);
        expect(parse(url).kind !== 'silent').toBe(known.test(url.pathname));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws whatever the address is (property)', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), (href, s) => {
        const url = new URL(href);
        url.searchParams.set('selectedIssue', s);
        expect(['item', 'list', 'silent']).toContain(parse(url).kind);
      }),
      { numRuns: 60 },
    );
  });
});

describe('keys and addresses', () => {
  it('an address leads back to its item (property)', () => {
    const project = fc.stringMatching(/^[A-Z][A-Z0-9_]{1,9}$/);
    fc.assert(
      fc.property(project, fc.integer({ min: 1, max: 2 ** 31 }), (p, n) => {
        const one = itemOf(`${p}-${n}`, SITE);
        expect(partsOf(one.key)).toEqual({ project: p, number: String(n) });
        expect(parse(new URL(addressOf(one) ?? ''))).toEqual(item(one.key));
      }),
    );
  });

  it.each(['', 'acme/shop#12', 'ACME', 'ACME-', 'ACME-0', '-1', 'A-1', 'ACME-1/..', `${'A'.repeat(200)}-1`])(
    'no page for the key “%s”',
    (key) => {
      expect(addressOf({ tracker: 'jira', site: SITE, key })).toBeNull();
      expect(partsOf(key)).toBeNull();
    },
  );

  it.each(['', 'localhost', 'acme.example/x', 'a@b.example', 'github.com', 'linear.app', 'a b.example'])(
    'no page on the site “%s”',
    (site) => expect(addressOf({ tracker: 'jira', site, key: 'ACME-1' })).toBeNull(),
  );

  it.each([
    ['/browse/ACME-12', 'ACME-12'],
    ['/browse/acme-12', 'ACME-12'],
    ['/browse/ACME-12?focusedCommentId=1', 'ACME-12'],
    ['/browse/ACME-12#x', 'ACME-12'],
    [`https://${SITE}/browse/ACME-12`, 'ACME-12'],
    [`//${SITE}/browse/ACME-12`, 'ACME-12'],
    ['/issues/ACME-12?jql=x', 'ACME-12'],
    ['/jira/software/c/projects/ACME/issues/ACME-12', 'ACME-12'],
    ['/jira/software/projects/ACME/boards/1?selectedIssue=ACME-12', 'ACME-12'],
    ['/browse/ACME', null],
    ['/browse/ACME-12/x', null],
    ['/browse/ACME-0', null],
    ['/wiki/browse/ACME-12', null],
    ['https://other.atlassian.net/browse/ACME-12', null],
    ['https://acme.atlassian.net.evil.example/browse/ACME-12', null],
    ['http://acme.atlassian.net/browse/ACME-12', null],
    ['javascript:alert(1)//browse/ACME-12', null],
    ['javascript:/browse/ACME-12', null],
    ['https://[/browse/ACME-12', null],
    [`/browse/${'A'.repeat(5_000)}-1`, null],
    ['', null],
    [null, null],
  ])('a link to %s', (href, key) => expect(linkedKey(href, new URL(`https://${SITE}/x`))).toBe(key));
});
