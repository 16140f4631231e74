import { beforeEach, describe, expect, it } from 'vitest';
import { fillJiraBoard } from '../../playground/jira/seed-board';
import { jiraIssue } from '../../playground/jira/state';
import { createWorld, type World } from '../../playground/world';
import { count, ISSUE, ones, testId } from './jira-hooks';
import { jiraVisitor } from './jira-reader';
import { hrefs, parse } from './page-reader';

let world: World;
let visit: ReturnType<typeof jiraVisitor>;
beforeEach(() => {
  world = createWorld();
  visit = jiraVisitor(world);
});
const settings = () => world.jira.settings;
const BOARD = '/jira/software/c/projects/ACME/boards/1';
const OPEN_142 = '?selectedIssue=ACME-142';

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
