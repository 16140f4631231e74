/** Lists, dashboards and search of the practice tracker: the hooks extensions use, and what each row says. */
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings, type PlaygroundSettings } from '../../playground/github/pages/view';
import { createIssue, findRepository } from '../../playground/github/state';
import { createWorld, type World } from '../../playground/world';
import { apiRequest } from './helpers';
import { hrefs, parse, visitor } from './page-reader';

let world: World;
let settings: PlaygroundSettings;
let ask: ReturnType<typeof visitor>['ask'];
let open: ReturnType<typeof visitor>['open'];
let fragment: ReturnType<typeof visitor>['fragment'];

beforeEach(() => {
  world = createWorld();
  settings = defaultSettings();
  ({ ask, open, fragment } = visitor(world, settings));
});

const ISSUE_LINK = '[data-listview-component="items-list"] li a[data-testid="issue-pr-title-link"]';
const PULL_LINK = 'ul > li a[data-testid="listitem-title-link"]';
const moreIssues = (n: number) => {
  const shop = findRepository(world.state, 'acme', 'shop');
  if (!shop) throw new Error('seed');
  for (let i = 0; i < n; i += 1) createIssue(world.state, shop, { title: `More ${i}`, author: 'acme-pm' });
};

describe('practice tracker: issue lists', { timeout: 30_000 }, () => {
  it('pages of 25, each issue on one of them', () => {
    moreIssues(50);
    const pages = [1, 2, 3].map((n) => hrefs(open(`/acme/shop/issues?page=${n}`), ISSUE_LINK));
    expect(pages.map((rows) => rows.length)).toEqual([25, 25, 11]);
    expect(new Set(pages.flat()).size).toBe(61);
    const nav = open('/acme/shop/issues?page=2').querySelector('nav[aria-label="Pagination"]');
    expect(nav?.querySelector('[aria-current="page"]')?.textContent).toBe('2');
    expect(nav?.querySelector('[rel="next"]')?.getAttribute('href')).toBe('/acme/shop/issues?page=3');
    settings.pageSize = 10;
    expect(hrefs(open('/acme/shop/issues?page=7'), ISSUE_LINK)).toHaveLength(1);
  });

  it('pinned issues above the list, until something is filtered', () => {
    const pinned = '[class*="PinnedIssues-module__container"]';
    const document = open('/acme/shop/issues');
    expect(hrefs(document, `${pinned} a`)).toEqual(['/acme/shop/issues/121']);
    expect(
      document.querySelector(`${pinned} span[class^="PinnedIssue-module__issueMetadata"]`)?.textContent,
    ).toContain('#121');
    expect(document.querySelector(`${pinned} li`)).toBeNull();
    expect(open('/acme/shop/issues?q=is%3Aissue').querySelector(pinned)).toBeNull();
  });

  it('the filter as typed: words, labels, without a label, people, half a term', () => {
    const found = (q: string) =>
      hrefs(open(`/acme/shop/issues?q=${encodeURIComponent(q)}`), ISSUE_LINK).map((h) =>
        Number(h?.split('/').at(-1)),
      );
    expect(found('is:issue state:open wrapping')).toEqual([139]);
    expect(found('is:open label:"checkout"')).toEqual([142, 135, 111]);
    expect(found('label:checkout')).toEqual([142, 135, 111, 118]);
    expect(found('is:open label:checkout -label:bug')).toEqual([142, 135]);
    expect(found('is:closed author:acme-dev')).toEqual([]);
    expect(found('assignee:@me')).toEqual([]);
    expect(found('assignee:acme-design')).toEqual([131]);
    expect(found('label:"check')).toEqual([]);
    expect(open('/acme/shop/issues?q=nothing-like-it').querySelector('main')?.textContent).toContain(
      'No results',
    );
  });

  it('finds what the API finds for the same query', () => {
    const q = 'repo:acme/shop is:issue is:open page';
    const outcome = world.send(apiRequest('GET', `/search/issues?q=${encodeURIComponent(q)}`));
    if (outcome.kind === 'dropped') throw new Error('dropped');
    const { items } = JSON.parse(outcome.response.body) as { items: { number: number }[] };
    expect(items.length).toBeGreaterThan(2);
    expect(hrefs(open(`/acme/shop/issues?q=${encodeURIComponent(q)}`), ISSUE_LINK)).toEqual(
      items.map(({ number }) => `/acme/shop/issues/${number}`),
    );
  });

  it('label and milestone lists are the same list', () => {
    expect(hrefs(open('/acme/shop/labels/catalogue'), ISSUE_LINK)).toEqual([
      '/acme/shop/issues/133',
      '/acme/shop/issues/126',
    ]);
    const rows = (query: string) => hrefs(open(`/acme/shop/milestone/1${query}`), ISSUE_LINK).length;
    expect([rows(''), rows('?closed=1')]).toEqual([3, 1]);
    expect(ask('/acme/shop/milestone/2').status).toBe(404);
    expect(open('/acme/shop/milestones').querySelector(ISSUE_LINK)).toBeNull();
  });

  it('what the page is hydrated with is what the server sent', () => {
    for (const path of [
      '/acme/shop/issues',
      '/acme/shop/milestone/1',
      '/issues',
      '/issues/assigned',
      '/pulls',
    ]) {
      const root = open(path).querySelector('[data-target="react-app.reactRoot"]');
      expect(root?.innerHTML, path).toBe(parse(fragment(path).html).body.innerHTML);
    }
  });

  it('rows of one list have the ids of the next, so that React keeps the nodes', () => {
    const ids = (query: string) =>
      [...open(`/acme/shop/issues${query}`).querySelectorAll('li[role="listitem"]')].map((li) => li.id);
    settings.pageSize = 4;
    expect(ids('?page=2')).toEqual(ids('?page=1'));
    expect(new Set(ids('?page=1')).size).toBe(4);
  });
});

describe('practice tracker: lists over repositories', { timeout: 30_000 }, () => {
  it('dashboard: several repositories, relative addresses, elements between ul and li', () => {
    const document = open('/issues');
    const links = hrefs(document, ISSUE_LINK);
    expect(new Set(links.map((h) => h?.split('/')[2]))).toEqual(new Set(['shop', 'payments', 'open-shop']));
    expect(links.every((h) => h?.startsWith('/acme/'))).toBe(true);
    expect(document.querySelector('ul > li[role="listitem"]')).toBeNull();
    expect(document.querySelector('ul > div li[role="listitem"]')).not.toBeNull();
    expect(document.querySelector('turbo-frame')).toBeNull();
    expect(hrefs(open('/issues/assigned', 'practice_user=acme-dev'), ISSUE_LINK)).toEqual([
      '/acme/shop/issues/142',
      '/acme/payments/issues/31',
      '/acme/shop/issues/127',
    ]);
  });

  it('shows nobody what they may not see', () => {
    const links = hrefs(open('/issues', 'practice_user=acme-design'), ISSUE_LINK);
    expect(links.filter((h) => h?.includes('payments'))).toEqual([]);
    expect(links.length).toBeGreaterThan(5);
    expect(ask('/issues', 'practice_user=').status).toBe(404);
  });

  it('overlay: the issue in the portal, the list below it', () => {
    const document = open('/issues?issue=acme%7Cshop%7C142');
    const dialog = document.querySelector('#__primerPortalRoot__ [role="dialog"]');
    expect(dialog?.querySelector('[data-testid="issue-title"]')?.textContent).toBe(
      'Let shoppers pay without creating an account',
    );
    expect(dialog?.querySelector('[data-testid="issue-viewer-container"]')).toBeNull();
    expect(document.querySelectorAll(ISSUE_LINK).length).toBe(15);
    expect(fragment('/issues', 'issue=acme|shop|142').panel).toContain('role="dialog"');
    expect(fragment('/issues', 'issue=acme|shop|142&_editing=1').panel).toContain('<textarea');
    expect(fragment('/issues').panel).toBe('');
    expect(open('/issues?issue=acme%7Cshop%7C99999').querySelector('[role="dialog"]')).toBeNull();
    expect(
      open('/issues?issue=acme%7Cpayments%7C31', 'practice_user=acme-design').querySelector(
        '[role="dialog"]',
      ),
    ).toBeNull();
  });

  it('search: issues and pull requests, of one repository too; code is another page', () => {
    const rows = (url: string) => hrefs(open(url), '[data-testid="results-list"] .search-title a');
    expect(rows('/search?q=pay+in%3Atitle&type=issues')).toEqual([
      '/acme/shop/issues/142',
      '/acme/shop/issues/111',
    ]);
    expect(rows('/search?q=vouchers&type=pullrequests')).toEqual(['/acme/shop/pull/141']);
    expect(rows('/search?q=repo%3Aacme%2Fpayments&type=issues')).toEqual([
      '/acme/payments/issues/31',
      '/acme/payments/issues/28',
    ]);
    expect(rows('/acme/open-shop/search?q=&type=issues')).toHaveLength(2);
    expect(rows('/search?q=pay&type=code')).toEqual(['/acme/shop/blob/main/src/pay.ts']);
  });

  it('pull request dashboard: rows directly in the list, absolute addresses', () => {
    const document = open('/pulls');
    const surface = '[data-testid="pulls-dashboard-surface-layout"]';
    expect(hrefs(document, `react-app[app-name="dashboard-surface"] ${surface} ${PULL_LINK}`)).toEqual(
      [143, 145, 141, 140].map((n) => `https://github.com/acme/shop/pull/${n}`),
    );
  });
});
