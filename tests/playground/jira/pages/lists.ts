/** Boards, backlogs, navigators and list views: their frames, and what stands in each part that scrolls. */
import { type Html, html, raw } from '../../github/pages/html';
import type { JiraBoard, JiraIssue, JiraProject } from '../model';
import { inOrder, JqlError, parseJql } from '../rest/jql';
import { keyOf, projectOf, typeOf } from '../state';
import { icon } from './icons';
import * as rows from './rows';
import { mayBrowse, type View } from './view';

/** A part of a list whose rows come and go while one scrolls. */
export interface Zone {
  id: string;
  height: number;
  issues: JiraIssue[];
  row: rows.Row;
}
export interface List {
  content: Html;
  zones: Zone[];
}

/** Rows the server sends; the page's script shows what is in view. */
const FIRST = 20;

const zoneAttributes = (zone: Zone): Html =>
  html` data-practice-zone="${zone.id}" data-practice-height="${zone.height}"`;
const firstRows = (view: View, zone: Zone): Html[] =>
  zone.issues.slice(0, FIRST).map((i) => zone.row(view, i));

const filterBox = (view: View): Html =>
  html`<div class="toolbar"><span class="nav-search small"><span aria-hidden="true">${icon('search')}</span><input type="search" data-practice="filter" placeholder="${view.words.filterText}" aria-label="${view.words.filterText}"></span></div>`;

/** Where an issue opens beside the list. */
const withPanel = (list: Html, panel: Html | null): Html =>
  html`<div class="list-row">${list}<aside class="panel-holder" data-practice="panel-holder">${panel}</aside></div>`;

const onBoard = (view: View, project: JiraProject, board: JiraBoard): JiraIssue[] => {
  const [sprint] = board.sprints;
  return view.state.issues.filter((i) => {
    if (i.deleted || i.projectId !== project.id) return false;
    if (sprint) return i.sprintId === sprint.id;
    return typeOf(view.state, i).hierarchyLevel === 0;
  });
};

export function boardList(view: View, project: JiraProject, board: JiraBoard, panel: Html | null): List {
  const { words, settings } = view;
  if (settings.boardTrouble)
    return {
      zones: [],
      content: html`<div class="empty"><h2>${settings.boardTrouble === 'too-many' ? words.tooMany : words.noBoard}</h2></div>`,
    };
  const issues = onBoard(view, project, board);
  const kit = 'platform-board-kit';
  const zones = project.statuses.map((status) => ({
    id: `column-${status.id}`,
    height: rows.CARD_HEIGHT,
    issues: issues.filter((i) => i.statusId === status.id),
    row: rows.card,
  }));
  const columns = project.statuses.map((status, i) => {
    const zone = zones[i];
    return (
      zone &&
      html`<div data-testid="${kit}.ui.column.draggable-column.styled-wrapper" class="column" data-practice-status="${status.name}"><div data-testid="${kit}.common.ui.column-header.header.column-header-container" class="column-header"><h2>${status.name}</h2><span class="count" data-practice-count="${zone.id}">${zone.issues.length}</span></div><div class="column-cards"${zoneAttributes(zone)}>${firstRows(view, zone)}</div></div>`
    );
  });
  return {
    zones,
    content: html`<div class="board">${filterBox(view)}${withPanel(
      html`<div data-testid="software-board.board-area" class="board-area"><div data-testid="${kit}.ui.board.scroll.board-scroll" class="board-scroll" data-practice-box=""><div class="columns">${columns.map((c) => c ?? '')}</div></div></div>`,
      panel,
    )}</div>`,
  };
}

export function backlogList(view: View, project: JiraProject, board: JiraBoard, panel: Html | null): List {
  const { words } = view;
  const list = 'software-backlog.card-list';
  const [sprint] = board.sprints;
  const mine = view.state.issues.filter(
    (i) => !i.deleted && i.projectId === project.id && typeOf(view.state, i).hierarchyLevel === 0,
  );
  const zone = (id: string, issues: JiraIssue[]): Zone => ({
    id,
    height: rows.BACKLOG_HEIGHT,
    issues,
    row: rows.backlogRow,
  });
  const planned = zone(
    `sprint-${sprint?.id ?? 0}`,
    sprint ? mine.filter((i) => i.sprintId === sprint.id) : [],
  );
  const rest = zone('backlog', sprint ? mine.filter((i) => i.sprintId !== sprint.id) : mine);
  const head = (title: string, z: Zone, end: Html | false) =>
    html`<div class="section-header"><h2>${title}</h2><span class="muted" data-practice-count="${z.id}">${z.issues.length}</span><span class="end">${end}</span></div>`;
  return {
    zones: sprint ? [planned, rest] : [rest],
    content: html`<div class="board">${filterBox(view)}${withPanel(
      html`<div data-testid="software-backlog.backlog-content.scrollable" class="backlog-scroll" data-practice-box="">${
        sprint &&
        html`<div data-testid="${list}.container.${sprint.id}" class="section">${head(sprint.name, planned, html`<button type="button" class="button">${words.sprintButton}</button>`)}<div${zoneAttributes(planned)}>${firstRows(view, planned)}</div></div>`
      }<div class="section"><div data-testid="${list}.container.BACKLOG">${head(words.backlog, rest, false)}</div><div${zoneAttributes(rest)}>${firstRows(view, rest)}</div></div></div>`,
      panel,
    )}</div>`,
  };
}

/** What a navigator's query finds for this person; not through the late index. */
export function queried(
  view: View,
  jql: string,
  project?: JiraProject,
): { issues: JiraIssue[]; error: string } {
  try {
    const { test, order } = parseJql(jql, view.state, view.login);
    const issues = view.state.issues.filter((i) => {
      const own = projectOf(view.state, i);
      return !i.deleted && mayBrowse(view, own) && (!project || own === project) && (test?.(i) ?? true);
    });
    return { issues: inOrder(view.state, issues, order), error: '' };
  } catch (error) {
    if (error instanceof JqlError) return { issues: [], error: error.message };
    throw error;
  }
}

const queryBar = (jql: string, error: string): Html =>
  html`<div class="toolbar"><span class="nav-search wide"><input type="text" data-practice="jql" aria-label="JQL" value="${jql}"></span></div>${error !== '' && html`<p role="alert" class="error">${error}</p>`}`;

export function navigatorTable(view: View, jql: string, project?: JiraProject): List {
  const { words } = view;
  const { issues, error } = queried(view, jql, project);
  const zone: Zone = { id: 'table', height: rows.TABLE_HEIGHT, issues, row: rows.tableRow };
  const table = 'native-issue-table';
  return {
    zones: [zone],
    content: html`<div class="navigator">${queryBar(jql, error)}<div data-testid="${table}.ui.scroll-container.scroll-container" class="table-scroll" data-practice-box=""><table data-vc="issue-table" class="issue-table"><thead><tr class="table-row"><th class="cell-type">${words.type}</th><th class="cell-key">${words.key}</th><th class="grow">${words.summary}</th><th class="cell-person">${words.assignee}</th><th class="cell-status">${words.status}</th></tr></thead><tbody${zoneAttributes(zone)}>${firstRows(view, zone)}</tbody></table></div><div data-testid="${table}.components.footer.footer-container" class="table-footer muted"><span data-practice-count="table">${issues.length}</span> ${words.of} ${issues.length}</div></div>`,
  };
}

/** The list beside one issue. `base` and `query` make the addresses of the others. */
export function navigatorDetail(
  view: View,
  options: {
    jql: string;
    base: string;
    query: string;
    shown: JiraIssue | undefined;
    issue: Html;
    project?: JiraProject;
  },
): List {
  const { jql, base, query, shown, issue } = options;
  const { issues, error } = queried(view, jql, options.project);
  const zone: Zone = {
    id: 'detail',
    height: rows.DETAIL_HEIGHT,
    issues,
    row: rows.detailRow(base, query, shown ? keyOf(view.state, shown) : null),
  };
  return {
    zones: [zone],
    content: html`<div class="navigator">${queryBar(jql, error)}<div class="detail-view"><div class="detail-list" data-practice-box=""><ol${zoneAttributes(zone)}>${firstRows(view, zone)}</ol></div><div class="detail-issue" data-practice="detail-issue">${issue}</div></div></div>`,
  };
}

export function projectList(view: View, project: JiraProject, panel: Html | null): List {
  const { words } = view;
  const issues = view.state.issues.filter((i) => !i.deleted && i.projectId === project.id);
  const zone: Zone = { id: 'list', height: rows.LIST_HEIGHT, issues, row: rows.listRow };
  return {
    zones: [zone],
    content: html`<div class="board">${filterBox(view)}${withPanel(
      html`<div class="BaseTable table-scroll" role="grid" aria-label="${words.list}" data-practice-box=""><div role="row" class="BaseTable__header-row"><div role="columnheader" class="cell-type">${words.type}</div><div role="columnheader" class="cell-key">${words.key}</div><div role="columnheader" class="grow">${words.summary}</div><div role="columnheader" class="cell-status">${words.status}</div><div role="columnheader" class="cell-person">${words.assignee}</div></div><div class="BaseTable__body"${raw(' role="rowgroup"')}${zoneAttributes(zone)}>${firstRows(view, zone)}</div></div>`,
      panel,
    )}</div>`,
  };
}
