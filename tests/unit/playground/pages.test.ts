import { createHash } from 'node:crypto';
import { Window } from 'happy-dom';
import { beforeEach, describe, expect, it } from 'vitest';
import { handlePage } from '../../playground/github/pages/actions';
import { NEGATIVE_PAGES } from '../../playground/github/pages/negative-pages';
import { defaultSettings, type PlaygroundSettings } from '../../playground/github/pages/view';
import { createIssue, findRepository, issueAt, transferIssue } from '../../playground/github/state';
import { splitUrl } from '../../playground/wire';
import { createWorld, type World } from '../../playground/world';

let world: World;
let settings: PlaygroundSettings;
const { DOMParser } = new Window();

beforeEach(() => {
  world = createWorld();
  settings = defaultSettings();
});

const ask = (url: string, cookie = '') =>
  handlePage(world.state, settings, { method: 'GET', ...splitUrl(url), headers: { cookie }, body: '' });
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
/** The document as it stands once its React app is loaded. */
function open(url: string, cookie = '') {
  const document = parse(ask(url, cookie).body);
  for (const app of document.querySelectorAll('react-app')) app.classList.add('loaded');
  return document;
}
/** The same address after something the page's script fetches and puts in place. */
function fragment(path: string, query: string) {
  const url = `https://github.com/_practice/fragment?path=${encodeURIComponent(path)}&query=${encodeURIComponent(query)}`;
  return parse((JSON.parse(ask(url).body) as { html: string }).html);
}
type Doc = ReturnType<typeof parse>;

const testId = (id: string) => `[data-testid="${id}"]`;
const ROWS = {
  app: 'react-app[app-name="issues-react"].loaded',
  viewer: testId('issue-viewer-container'),
  issue: testId('issue-viewer-issue-container'),
  title: testId('issue-title'),
  state: testId('header-state'),
  status: `${testId('header-state')}[data-status]`,
  body: testId('issue-body'),
  rendered: testId('issue-body-viewer'),
  textarea: `${testId('issue-body')} textarea`,
  comments: testId('issue-viewer-comments-container'),
  metadata: testId('issue-viewer-metadata-container'),
  sidebar: testId('sticky-sidebar'),
  composer: testId('comment-composer'),
  create: testId('create-issue-button'),
  titleInput: 'input[aria-label="Add a title"]',
  link: testId('issue-pr-title-link'),
  list: '[data-listview-component="items-list"]',
  card: '[data-board-card-id]',
} as const;
const count = (document: Doc) =>
  Object.fromEntries(
    Object.entries(ROWS).map(([name, selector]) => [name, document.querySelectorAll(selector).length]),
  );
const none = Object.fromEntries(Object.keys(ROWS).map((name) => [name, 0]));
const I142 = 'https://github.com/acme/shop/issues/142';
const BOARD = '/orgs/acme/projects/1';
const item = (title: string) => {
  const found = world.state.projects[0]?.items.find(
    (i) => (i.draft?.title ?? world.state.issues.find((x) => x.id === i.issueId)?.title) === title,
  );
  return found?.id ?? 0;
};

describe('practice tracker: selector counts of the saved pages', { timeout: 30_000 }, () => {
  const shown = { viewer: 1, issue: 1, title: 1, body: 1, comments: 1, metadata: 1, sidebar: 1, composer: 1 };

  it('issue page', () => {
    expect(count(open(I142))).toEqual({ ...none, ...shown, app: 1, state: 1, status: 1, rendered: 1 });
  });

  it('issue page while the body is edited', () => {
    expect(count(fragment('/acme/shop/issues/142', '_editing=1'))).toEqual({
      ...none,
      ...shown,
      state: 1,
      status: 1,
      textarea: 1,
    });
  });

  it('new issue page', () => {
    expect(count(open('https://github.com/acme/shop/issues/new'))).toEqual({
      ...none,
      app: 1,
      create: 1,
      titleInput: 1,
    });
  });

  it('new issue page with an issue form: fields, but no description', () => {
    const document = open('https://github.com/acme/shop/issues/new?template=bug.yml');
    expect(count(document)).toEqual({ ...none, app: 1, create: 1, titleInput: 1 });
    expect(document.querySelectorAll('textarea[aria-label="Markdown value"]')).toHaveLength(0);
    expect(document.querySelectorAll('textarea[aria-labelledby]')).toHaveLength(2);
  });

  it('list of 25 rows with the create dialog over it', () => {
    const shop = findRepository(world.state, 'acme', 'shop');
    if (!shop) throw new Error('seed');
    for (let i = 0; i < 30; i += 1)
      createIssue(world.state, shop, { title: `More ${i}`, author: 'acme-pm', labels: ['a', 'b'] });
    const document = open('https://github.com/acme/shop/issues');
    expect(count(document)).toEqual({ ...none, app: 1, list: 1, link: 25 });
    expect(document.querySelectorAll('[data-listview-component="trailing-badge"]')).toHaveLength(50);
    const dialog = JSON.parse(ask('https://github.com/_practice/dialog?path=/acme/shop/issues').body) as {
      html: string;
    };
    const both = parse(document.body.outerHTML + dialog.html);
    for (const app of both.querySelectorAll('react-app')) app.classList.add('loaded');
    expect(count(both)).toEqual({ ...none, app: 1, list: 1, link: 25, create: 1, titleInput: 1 });
    expect(
      both.querySelectorAll(
        '[role="dialog"][class*="CreateIssueDialog"] textarea[aria-label="Markdown value"]',
      ),
    ).toHaveLength(1);
  });

  it('project board: shells without content, no react-app', () => {
    const project = world.state.projects[0];
    if (!project) throw new Error('seed');
    for (let i = 0; i < 25; i += 1)
      project.items.push({ ...(project.items[0] as (typeof project.items)[0]), id: 900 + i });
    const document = open(`https://github.com${BOARD}`);
    expect(count(document)).toEqual({ ...none, card: 40 });
    expect(document.querySelectorAll('[data-board-card-id]:empty').length).toBe(25 + 3);
    expect(document.querySelectorAll('[data-board-card-id][aria-disabled="true"]').length).toBe(28);
    expect(document.querySelector('meta[name="hovercard-subject-tag"]')).toBeNull();
    expect(document.querySelector('turbo-frame')).toBeNull();
  });

  it('side panel: issue, editing, draft', () => {
    const of = (title: string, more = '') =>
      open(`https://github.com${BOARD}?pane=issue&itemId=${item(title)}${more}`);
    const cards = world.state.projects[0]?.items.length ?? 0;
    const panel = of('Let shoppers pay without creating an account', '&issue=acme%7Cshop%7C142');
    expect(count(panel)).toEqual({
      ...none,
      ...shown,
      viewer: 0,
      state: 2,
      status: 2,
      rendered: 1,
      card: cards,
    });
    expect(
      panel.querySelector(
        '#__primerPortalRoot__ [role="dialog"][aria-label^="Side panel: Issue: Let"] [class*="IssueViewer-module__mainContainer"]',
      ),
    ).not.toBeNull();
    const editing = fragment(
      BOARD,
      `pane=issue&itemId=${item('Let shoppers pay without creating an account')}&_editing=1`,
    );
    expect(count(editing)).toEqual({ ...none, ...shown, viewer: 0, state: 1, status: 1, textarea: 1 });
    const draft = of('Ask the shop floor about gift wrapping');
    expect(draft.querySelectorAll('#__primerPortalRoot__ [role="dialog"]')).toHaveLength(1);
    expect(draft.querySelectorAll('#__primerPortalRoot__ [data-testid]')).toHaveLength(0);
  });

  it('logged-out issue page of summer 2025', () => {
    const document = open('https://github.com/acme/open-shop/issues/12', 'practice_user=');
    expect(count(document)).toEqual({
      ...none,
      ...shown,
      app: 1,
      state: 2,
      status: 0,
      rendered: 1,
      sidebar: 0,
      composer: 0,
    });
    expect(document.body.className).toContain('logged-out');
    expect(document.querySelector('meta[name="user-login"]')?.getAttribute('content')).toBe('');
    expect(ask(I142, 'practice_user=').status).toBe(404);
  });

  it('the classic page has the Rails hooks and no React', () => {
    settings.classic = true;
    const document = open(I142);
    expect(count(document)).toEqual(none);
    for (const selector of [
      '#partial-discussion-header .js-issue-title',
      '.gh-header-number',
      '.gh-header-actions',
      '.gh-header-meta .State',
      '#discussion_bucket .js-discussion .js-comment-body',
      '#partial-discussion-sidebar .discussion-sidebar-item',
      'textarea#new_comment_field',
    ])
      expect(document.querySelectorAll(selector).length, selector).toBeGreaterThan(0);
  });
});

describe('practice tracker: pages', { timeout: 30_000 }, () => {
  it('carry the body, its version and the viewer rights as embedded JSON', () => {
    const script = open(I142).querySelector('script[data-target="react-app.embeddedData"]');
    const query = (
      JSON.parse(script?.textContent ?? '') as {
        payload: {
          preloadedQueries: {
            queryName: string;
            result: { data: { repository: { issue: Record<string, string> } } };
          }[];
        };
      }
    ).payload.preloadedQueries[0];
    const { issue } = query?.result.data.repository ?? { issue: {} };
    const { body } = issueAt(world.state, 'acme/shop#142');
    expect(query?.queryName).toBe('IssueViewerViewQuery');
    expect(issue).toMatchObject({
      number: 142,
      body,
      bodyVersion: createHash('sha256')
        .update(body ?? '')
        .digest('hex'),
      viewerCanUpdateNext: true,
    });
    expect(ask(I142).headers['content-security-policy']).toMatch(/script-src github\.githubassets\.com;/);
  });

  it('the web editor stores CRLF and refuses to save over somebody else', () => {
    const post = (input: object) =>
      handlePage(world.state, settings, {
        method: 'POST',
        ...splitUrl('https://github.com/_graphql'),
        headers: {},
        body: JSON.stringify(input),
      });
    const path = '/acme/shop/issues/127';
    const first = JSON.parse(post({ action: 'save-body', path, text: 'a\nb' }).body) as {
      bodyVersion: string;
    };
    expect(issueAt(world.state, 'acme/shop#127').body).toBe('a\r\nb');
    world.foreign.edit('acme/shop#127', 'acme-dev', 'other');
    expect(post({ action: 'save-body', path, text: 'mine', bodyVersion: first.bodyVersion }).status).toBe(
      422,
    );
    expect(issueAt(world.state, 'acme/shop#127').body).toBe('other');
  });

  it('both forms of class names and ids, three languages, two themes', () => {
    settings.markup = '2026';
    expect(ask(I142).body).toMatch(/IssueViewer-module__mainContainer__[a-z\d]{5}/);
    expect(ask(I142).body).not.toMatch(/module__\w+--|:r[a-z\d]+:/);
    expect(open(I142, 'practice_lang=de').querySelector(testId('header-state'))?.textContent).toBe('Offen');
    expect(open(I142, 'practice_lang=ja').querySelector(testId('header-state'))?.textContent).toBe(
      'オープン',
    );
    expect(open(I142, 'practice_theme=dark').documentElement.getAttribute('data-color-mode')).toBe('dark');
    expect(count(open(I142, 'practice_lang=ja'))).toEqual(count(open(I142)));
  });

  it('moved, renamed, deleted, pull request asked as issue', () => {
    const payments = findRepository(world.state, 'acme', 'payments');
    if (!payments) throw new Error('seed');
    const moved = transferIssue(world.state, issueAt(world.state, 'acme/shop#139'), payments);
    expect(ask('https://github.com/acme/shop/issues/139').headers.location).toBe(
      `/acme/payments/issues/${moved.number}`,
    );
    issueAt(world.state, 'acme/shop#137').deleted = true;
    expect(ask('https://github.com/acme/shop/issues/137').status).toBe(404);
    expect(ask('https://github.com/acme/shop/issues/145').headers.location).toBe('/acme/shop/pull/145');
  });

  it.each(NEGATIVE_PAGES)('%s is no issue page', (kind, url) => {
    expect(ask(url).status).toBe(200);
    const document = open(url);
    const { viewer, issue, create, link } = count(document);
    expect({ viewer, issue, create, link }).toEqual({ viewer: 0, issue: 0, create: 0, link: 0 });
    expect(document.querySelectorAll('#__primerPortalRoot__ [role="dialog"]')).toHaveLength(
      kind === 'draft' ? 1 : 0,
    );
  });
});
