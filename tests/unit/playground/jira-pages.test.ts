import { beforeEach, describe, expect, it } from 'vitest';
import { NEGATIVE_JIRA_PAGES } from '../../playground/jira/pages/negative-pages';
import { fillJiraBoard } from '../../playground/jira/seed-board';
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
import { jiraVisitor } from './jira-reader';
import { type Doc, hrefs, parse } from './page-reader';

let world: World;
let visit: ReturnType<typeof jiraVisitor>;
beforeEach(() => {
  world = createWorld();
  visit = jiraVisitor(world);
});
const settings = () => world.jira.settings;

const testId = (id: string) => `[data-testid="${id}"]`;
const BASE = 'issue.views.issue-base';
const LAYOUT = 'issue.views.issue-details.issue-layout';
/** Hooks of an issue, in whatever layout. */
const ISSUE = {
  header: '#jira-frontend #jira-issue-header',
  crumbs: '#jira-issue-header [data-component-selector="breadcrumbs-wrapper"]',
  parent: testId(`${BASE}.foundation.breadcrumbs.breadcrumb-parent-issue-container`),
  current: `a${testId(`${BASE}.foundation.breadcrumbs.current-issue.item`)}[href="/browse/ACME-142"]`,
  currentWrapper: '[data-testid$="breadcrumb-current-issue-container"] a',
  heading: `h1${testId(`${BASE}.foundation.summary.heading`)}`,
  summaryEdit: testId('issue-field-summary.ui.issue-field-summary-inline-edit--container'),
  quickAdd: testId(`${BASE}.foundation.quick-add.quick-add-container`),
  foundation: testId('issue-view-layout-templates-default.ui.foundation-content.foundation-content-wrapper'),
  label: testId(`${BASE}.common.description.label`),
  description: `${testId('issue.views.field.rich-text.description')} .ak-renderer-document`,
  status: testId('ref-spotlight-target-status-and-approval-spotlight'),
  statusField: testId(`${BASE}.foundation.status.status-field-wrapper`),
  statusButton: testId('issue-field-status.ui.status-view.status-button.status-button'),
  statusText: testId('issue-field-status.ui.status-view.status-button.status-button--text'),
  statusId: '#issue\\.fields\\.status-view\\.status-button',
  groups: '[data-testid^="issue-view-layout-group.common.ui.collapsible-group-factory"]',
  assignee: testId('issue.issue-view-layout.issue-view-assignee-field.assignee'),
  footnote: testId(`${LAYOUT}.sections.footnote`),
  left: testId(`${LAYOUT}.container-left`),
  right: testId(`${LAYOUT}.container-right`),
  compact: testId(`${LAYOUT}.compact-layout`),
  comments: testId('issue.activity.comments-list'),
} as const;
const count = (document: Pick<Doc, 'querySelectorAll'>, hooks: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(hooks).map(([name, selector]) => [name, document.querySelectorAll(selector).length]),
  );
const ones = (hooks: Record<string, string>, others: Record<string, number> = {}) => ({
  ...Object.fromEntries(Object.keys(hooks).map((name) => [name, 1])),
  ...others,
});
const I142 = '/browse/ACME-142';
const BOARD = '/jira/software/c/projects/ACME/boards/1';
const OPEN_142 = '?selectedIssue=ACME-142';

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

describe('practice Jira: lists', () => {
  const CARD = testId('platform-board-kit.ui.card.card');

  it('a board has columns of cards', () => {
    const document = visit.open(BOARD);
    expect(
      count(document, {
        area: testId('software-board.board-area'),
        scroll: testId('platform-board-kit.ui.board.scroll.board-scroll'),
        columns: testId('platform-board-kit.ui.column.draggable-column.styled-wrapper'),
        headers: testId('platform-board-kit.common.ui.column-header.header.column-header-container'),
        cards: CARD,
        containers: '[data-component-selector="platform-board-kit.ui.card-container"]',
        keys: `${CARD} ${testId('platform-card.common.ui.key.key')} a[href^="/browse/"]`,
        summaries: `${CARD} ${testId('issue-field-single-line-text-readview-card.ui.single-line-text.container.box')}`,
        footers: `${CARD} ${testId('platform-card.ui.card.card-content.footer')}`,
      }),
    ).toEqual({
      area: 1,
      scroll: 1,
      columns: 4,
      headers: 4,
      cards: 8,
      containers: 8,
      keys: 8,
      summaries: 8,
      footers: 8,
    });
    expect(document.querySelector('#card-ACME-142')?.textContent).toContain('Guests can check out');
    expect(visit.open('/jira/software/projects/PAY/boards/2').querySelectorAll(CARD)).toHaveLength(2);
  });

  it('a board opens an issue in a dialog in the portal, or in a panel of one column', () => {
    const over = visit.fragment(`${BOARD}${OPEN_142}`);
    const modal = parse(over.modal ?? '');
    const dialog = `section[role="dialog"]${testId('issue.views.issue-details.issue-modal.modal-dialog')}`;
    expect(modal.querySelectorAll(`${dialog} ${ISSUE.heading}`)).toHaveLength(1);
    expect(modal.querySelectorAll(testId('issue-view-foundation.modal-close-button'))).toHaveLength(1);
    expect(parse(over.html).querySelectorAll(ISSUE.heading)).toHaveLength(0);
    settings().issueView = 'panel';
    const document = visit.open(`${BOARD}${OPEN_142}`);
    expect(document.querySelectorAll('[role="dialog"]')).toHaveLength(0);
    expect(count(document, ISSUE)).toEqual(ones(ISSUE, { groups: 5, left: 0, right: 0 }));
    expect(document.querySelectorAll(CARD)).toHaveLength(8);
  });

  it('a backlog has a sprint and a rest, and always a panel', () => {
    const document = visit.open(`${BOARD}/backlog${OPEN_142}`);
    const base = 'software-backlog.card-list';
    const rows = [...document.querySelectorAll(`[data-testid^="${base}.card.content-container."]`)];
    expect(rows).toHaveLength(14);
    expect(rows.map((row) => row.getAttribute('data-testid')?.split('.').at(-1))).toContain('ACME-142');
    expect(document.querySelectorAll('a[data-testid$="card-contents.key"]')).toHaveLength(14);
    // Each row has a second link for screen readers.
    expect(document.querySelectorAll('[data-testid^="software-backlog"] a[href^="/browse/"]')).toHaveLength(
      28,
    );
    expect(
      document.querySelectorAll('[data-testid$="summary-field.summary-field-static.content"]'),
    ).toHaveLength(14);
    expect(document.querySelectorAll(testId('software-backlog.backlog-content.scrollable'))).toHaveLength(1);
    const rest = document.querySelector(testId(`${base}.container.BACKLOG`));
    expect(rest?.querySelectorAll('a')).toHaveLength(0);
    expect(document.querySelectorAll(ISSUE.compact)).toHaveLength(1);
  });

  it.each([
    '/issues/?jql=project%20%3D%20ACME',
    '/jira/software/c/projects/ACME/issues',
    '/issues/?filter=-4',
  ])('a navigator is a table: %s', (url) => {
    const document = visit.open(url);
    const row = `table[data-vc="issue-table"] tr${testId('native-issue-table.ui.issue-row')}`;
    const cells = 'native-issue-table.common.ui.issue-cells';
    const rows = document.querySelectorAll(row).length;
    expect(rows).toBe(url.includes('filter') ? 20 : 16);
    for (const cell of [
      `a${testId(`${cells}.issue-key.issue-key-cell`)}`,
      testId(`${cells}.issue-key.action-container`),
      testId(`${cells}.issue-summary.issue-summary-cell`),
    ])
      expect(document.querySelectorAll(`${row} ${cell}`)).toHaveLength(rows);
  });

  it.each(['/issues/ACME-142', '/jira/software/c/projects/ACME/issues/ACME-142'])(
    'a navigator beside its issue: %s',
    (path) => {
      const document = visit.open(`${path}?jql=project%20%3D%20ACME`);
      expect(document.title).toBe('[ACME-142] Guests can check out without an account - Jira');
      const list = 'issue-navigator.ui.issue-results.detail-view.card-list.card';
      expect(document.querySelectorAll(testId(`${list}.list-item`))).toHaveLength(16);
      expect(document.querySelectorAll(testId(`${list}.summary`))).toHaveLength(16);
      expect(hrefs(document, `${testId(list)}[aria-current]`)).toEqual([`${path}?jql=project+%3D+ACME`]);
      expect(count(document, ISSUE)).toEqual(ones(ISSUE, { groups: 5, compact: 0 }));
    },
  );

  it('a navigator says what is wrong with its query', () => {
    expect(visit.open('/issues/?jql=foo%20%3D%201').querySelector('[role="alert"]')?.textContent).toMatch(
      /does not exist/,
    );
  });

  it('a list view has rows and a panel', () => {
    const document = visit.open(`/jira/software/c/projects/ACME/list${OPEN_142}`);
    const base = 'business-list.ui.list-view';
    const row = `.BaseTable__row[role="row"][data-testid^="${base}.base-table.draggable-rows-container.row-wrapper-"]`;
    for (const cell of [
      `a${testId(`${base}.key-cell.issue-key`)}`,
      testId(`${base}.summary-cell`),
      testId(`${base}.text-cell.text-cell-wrapper`),
    ])
      expect(document.querySelectorAll(`${row} ${cell}`)).toHaveLength(16);
    expect(document.querySelectorAll(ISSUE.compact)).toHaveLength(1);
  });

  it('sends the first rows of a long list, and tells its script of all', () => {
    expect(fillJiraBoard(world.jira, 500)).toHaveLength(492);
    expect(visit.open(BOARD).querySelectorAll(CARD).length).toBeLessThan(100);
    const { zones } = visit.get('items', BOARD);
    expect(zones.reduce((n, zone) => n + zone.rows.length, 0)).toBe(500);
    expect(parse(zones[0]?.rows[0]?.html ?? '').querySelectorAll(CARD)).toHaveLength(1);
  });

  it('may have too many, or not be accessible', () => {
    for (const trouble of ['too-many', 'not-accessible'] as const) {
      settings().boardTrouble = trouble;
      expect(visit.open(BOARD).querySelectorAll(CARD)).toHaveLength(0);
    }
  });

  it('keeps old addresses working', () => {
    expect(visit.ask('/secure/RapidBoard.jspa?rapidView=1&selectedIssue=ACME-142').headers.location).toBe(
      `${BOARD}${OPEN_142}`,
    );
    expect(visit.ask('/').headers.location).toBe('/jira/for-you');
  });
});

describe('practice Jira: creating', () => {
  const dialog = (url: string, cookie = '') => parse(visit.get('dialog', url, cookie).html ?? '');

  it('has the classic dialog', () => {
    const document = dialog(BOARD);
    const form = '#issue-create\\.ui\\.modal\\.create-form';
    expect(
      count(document, {
        dialog: testId('issue-create.ui.modal.modal-wrapper.modal'),
        form,
        summary: '#summary-field[name="summary"]',
        field: '[data-testid^="issue-create.ui.modal.create-form.layout-renderer.field-renderer.field."]',
        type: `${form}\\.type-picker\\.issue-type-select`,
        project: `${form}\\.project-picker\\.project-select`,
        create: `${testId('issue-create.ui.modal.footer.create-button')}[form="issue-create.ui.modal.create-form"]`,
      }),
    ).toEqual({ dialog: 1, form: 1, summary: 1, field: 3, type: 1, project: 1, create: 1 });
    expect(document.querySelector('option[selected]')?.getAttribute('value')).toBe('ACME');
    expect(visit.open(BOARD).querySelectorAll(testId('atlassian-navigation--create-button'))).toHaveLength(1);
  });

  it('has the modernised one, with shells of fields', () => {
    settings().create = 'modernised';
    const document = dialog('/browse/PAY-31');
    const field = 'issue-create-modernised.field-renderer.field';
    expect(document.querySelectorAll(testId('minimizable-modal.ui.modal-container.modal'))).toHaveLength(1);
    expect(document.querySelectorAll(`${testId(`${field}.summary`)} input`)).toHaveLength(1);
    expect(document.querySelector(testId(`${field}.labels`))?.childElementCount).toBe(0);
    expect(
      document.querySelectorAll(testId('issue-create-modernised.ui.header.toggle-expand-button')),
    ).toHaveLength(1);
    expect(document.querySelector('option[selected]')?.getAttribute('value')).toBe('PAY');
  });

  it('makes an issue, for who may', () => {
    const made = visit.act({
      action: 'create',
      project: 'ACME',
      type: 'Bug',
      summary: 'Broken',
      labels: 'a, b',
      text: 'It is.',
    });
    expect(made.key).toBe('ACME-144');
    expect(jiraIssue(world.jira, 'ACME-144')).toMatchObject({ labels: ['a', 'b'], reporter: 'acme-pm' });
    expect(visit.act({ action: 'create', project: 'ACME', summary: ' ' }).error).toBe('Summary is required');
    const looker = 'practice_user=acme-design';
    expect(visit.act({ action: 'create', project: 'ACME', summary: 'x' }, looker).status).toBe(403);
    expect(dialog(BOARD, looker).querySelectorAll('form')).toHaveLength(0);
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
