import { beforeEach, describe, expect, it } from 'vitest';
import { NEGATIVE_JIRA_PAGES } from '../../playground/jira/pages/negative-pages';
import {
  addComment,
  deleteIssue,
  jiraIssue,
  moveIssue,
  putRemoteLink,
  setProperty,
  setRights,
} from '../../playground/jira/state';
import { createWorld, type World } from '../../playground/world';
import { BASE, count, ISSUE, LAYOUT, ones, testId } from './jira-hooks';
import { jiraVisitor } from './jira-reader';
import { type Doc, hrefs, parse } from './page-reader';

let world: World;
let visit: ReturnType<typeof jiraVisitor>;
beforeEach(() => {
  world = createWorld();
  visit = jiraVisitor(world);
});
const settings = () => world.jira.settings;

const I142 = '/browse/ACME-142';
const BOARD = '/jira/software/c/projects/ACME/boards/1';

describe('practice Jira: an issue’s page', () => {
  it('has the marks of Cloud', () => {
    const document = visit.open(I142);
    expect(document.title).toBe('[ACME-142] Guests can check out without an account - Jira');
    expect(
      count(document, { meta: 'meta[name="application-name"][content="JIRA"]', body: 'body#jira' }),
    ).toEqual({ meta: 1, body: 1 });
    expect(document.querySelectorAll('meta[name^="ajs-"]')).toHaveLength(0);
    expect(document.documentElement.getAttribute('data-theme')).toContain('dark:dark light:light');
    // Everything but the portal.
    expect([...document.body.children].map((e) => e.id || e.className)).toEqual([
      'jira-frontend',
      'atlaskit-portal-container',
    ]);
  });

  it('has every hook once, the right column with a column of its own', () => {
    const document = visit.open(I142);
    expect(count(document, ISSUE)).toEqual(ones(ISSUE, { groups: 5, compact: 0 }));
    const right = document.getElementById(`${LAYOUT}.container-right`);
    expect(right?.children).toHaveLength(2);
    expect(right?.firstElementChild?.getAttribute('data-component-selector')).toBe(
      'jira-issue-view-common-component-resize-handle',
    );
    expect(document.querySelector(ISSUE.statusButton)?.getAttribute('aria-label')).toBe(
      'To Do - Change status',
    );
  });

  it('shows child issues, linked issues, web links and comments', () => {
    putRemoteLink(world.jira, jiraIssue(world.jira, 'ACME-142'), {
      globalId: 'g',
      application: null,
      relationship: null,
      object: { url: 'https://example.com/d', title: 'Dashboard' },
    });
    const document = visit.open(I142);
    expect(hrefs(document, `${testId('native-issue-table.ui.issue-row')} a`)).toEqual(['/browse/ACME-143']);
    const card = '[data-testid$="issue-line-card.card-container"]';
    expect(
      hrefs(
        document,
        `${card} ${testId('issue.issue-view.views.common.issue-line-card.issue-line-card-view.key')}`,
      ),
    ).toEqual(['/browse/ACME-131']);
    expect(hrefs(document, '.relation a[target="_blank"]')).toEqual(['https://example.com/d']);
    expect(document.querySelectorAll('[data-testid^="comment-base-item-"]')).toHaveLength(1);
  });

  it('lets the summary and the description be edited in place', () => {
    const main = parse(visit.fragment(`${I142}?_editing=summary,description`).main);
    expect(main.querySelectorAll(ISSUE.heading)).toHaveLength(0);
    expect(
      main.querySelector(`${testId(`${BASE}.foundation.summary.heading.writeable`)} textarea`)?.textContent,
    ).toBe('Guests can check out without an account');
    const editor = `${testId('issue.views.field.rich-text.editor-container')} #ak-editor-textarea[contenteditable="true"]`;
    expect(main.querySelector(editor)?.textContent).toContain('Shoppers are sent');
  });

  it('offers to whoever may not edit nothing to edit', () => {
    const cookie = 'practice_user=acme-design';
    const document = visit.open(I142, cookie);
    expect(document.querySelectorAll('[data-practice^="edit-"]')).toHaveLength(0);
    expect(document.querySelector(ISSUE.statusButton)?.hasAttribute('disabled')).toBe(true);
    expect(visit.act({ action: 'summary', key: 'ACME-142', text: 'x' }, cookie).status).toBe(403);
    expect(visit.act({ action: 'transition', key: 'ACME-142', status: 'Done' }, cookie).status).toBe(403);
    expect(visit.act({ action: 'comment', key: 'ACME-142', text: 'x' }, cookie).status).toBe(200);
  });

  it('writes as the person who looks', () => {
    visit.act({ action: 'summary', key: 'ACME-142', text: ' New ' });
    visit.act({ action: 'transition', key: 'ACME-142', status: 'Done' }, 'practice_user=acme-dev');
    visit.act({ action: 'description', key: 'ACME-142', blocks: [{ at: null, text: 'All new' }] });
    visit.act({ action: 'assign', key: 'ACME-142' });
    const issue = jiraIssue(world.jira, 'ACME-142');
    expect([issue.summary, issue.assignee, issue.changes.map((c) => c.by)]).toEqual([
      'New',
      'acme-pm',
      ['acme-pm', 'acme-dev', 'acme-pm', 'acme-pm'],
    ]);
    expect(visit.act({ action: 'summary', key: 'ACME-142', text: '' }).status).toBe(422);
    expect(visit.act({ action: 'statuses', key: 'ACME-142' }).statuses).toHaveLength(4);
    expect(visit.act({ action: 'summary', key: 'ACME-142', text: 'x' }, 'practice_user=').status).toBe(404);
  });

  it('has news for an open page when something is shown differently, and not for a property', () => {
    const version = () => visit.get('live', I142).version;
    const before = version();
    setProperty(world.jira, 'ACME-142', 'a', 1, 'acme-dev');
    expect(version()).toBe(before);
    addComment(world.jira, 'ACME-142', 'acme-dev', 'News');
    expect(version()).not.toBe(before);
  });

  it('leads from an old key to the new one, or stays', () => {
    const moved = moveIssue(world.jira, 'ACME-142', 'PAY');
    expect(visit.ask(I142).headers.location).toBe(`/browse/${moved}`);
    expect(visit.fragment(I142).location).toBe(`/browse/${moved}`);
    settings().movedPage = 'keep';
    expect(visit.open(I142).title).toContain(`[${moved}]`);
  });

  it('says that a deleted or hidden issue is not there', () => {
    deleteIssue(world.jira, 'ACME-142');
    setRights(world.jira, 'acme-pm', { browse: false, project: 'PAY' });
    for (const key of ['ACME-142', 'PAY-31', 'NONE-1']) {
      const document = visit.open(`/browse/${key}`);
      expect(count(document, ISSUE).heading).toBe(0);
      expect(document.querySelector('#jira-frontend [role="alert"] h1')?.textContent).toBe(
        'We can’t find that work item',
      );
    }
  });
});

describe('practice Jira: who looks, and how it looks', () => {
  it('sends visitors to the login, but not from what is open to everybody', () => {
    const nobody = 'practice_user=';
    for (const url of [I142, BOARD, '/jira/for-you', '/jira/dashboards/1'])
      expect(visit.ask(url, nobody).headers.location).toMatch(/^https:\/\/acme\.atlassian\.net\/login\?/);
    expect(visit.open('/browse/OPEN-9', nobody).querySelector(ISSUE.heading)?.textContent).toBe(
      'Publish the size table as a package',
    );
    expect(visit.ask('/login', nobody).status).toBe(200);
    expect(visit.open('https://id.atlassian.com/login').title).toBe('Log in with Atlassian account');
  });

  it('gives visitors a session of whom the settings name', () => {
    expect(visit.ask(I142).headers['set-cookie']).toMatch(/^practice_session=1;/);
    expect(visit.ask(I142, 'practice_user=acme-dev').headers).not.toHaveProperty('set-cookie');
    expect(visit.ask('/_practice/as?user=acme-dev').headers['set-cookie']).toMatch(
      /^practice_user=acme-dev;/,
    );
  });

  it.each(['de', 'ja'])('speaks %s with the same hooks', (lang) => {
    const document = visit.open(I142, `practice_lang=${lang}`);
    expect(document.documentElement.lang).toBe(lang);
    expect(count(document, ISSUE)).toEqual(ones(ISSUE, { groups: 5, compact: 0 }));
    const label = (d: Doc) => d.querySelector(ISSUE.statusButton)?.getAttribute('aria-label');
    expect(label(document)).not.toBe(label(visit.open(I142)));
    expect(document.querySelector(ISSUE.label)?.textContent).not.toBe('Description');
  });

  it('has both themes, and never says auto', () => {
    const mode = (cookie: string) => visit.open(I142, cookie).documentElement.getAttribute('data-color-mode');
    expect([mode(''), mode('practice_theme=dark'), mode('practice_theme=auto')]).toEqual([
      'light',
      'dark',
      'light',
    ]);
  });

  it('is the same under the company’s domain', () => {
    expect(visit.open(`https://jira.acme.example${I142}`).title).toBe(visit.open(I142).title);
  });
});

describe('practice Jira: pages that are nobody’s business', () => {
  it.each(NEGATIVE_JIRA_PAGES)('%s: %s', (kind, url) => {
    expect(visit.ask(url).status).toBe(200);
    const { pathname, search } = new URL(url);
    expect(visit.fragment(`${pathname}${search}`)).toMatchObject({ status: 200, kind });
    expect(count(visit.open(url), ISSUE)).toMatchObject({ header: 0, heading: 0, status: 0 });
  });
});
