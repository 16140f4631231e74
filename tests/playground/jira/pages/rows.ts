/** One issue in each kind of list. The script knows every row by its key; heights are those of the style sheet. */
import { type Html, html, raw } from '../../github/pages/html';
import type { JiraIssue } from '../model';
import { keyOf, statusOf, typeOf } from '../state';
import { face, icon, lozenge, typeIcon } from './icons';
import { personName, type View } from './view';

export type Row = (view: View, issue: JiraIssue) => Html;

const faceOf = (view: View, issue: JiraIssue): Html =>
  face(issue.assignee === null ? null : personName(view, issue.assignee));
const own = (key: string): Html => html` data-practice-row="${key}" data-practice-key="${key}"`;

export const CARD_HEIGHT = 140;
export const card: Row = (view, issue) => {
  const key = keyOf(view.state, issue);
  const status = statusOf(view.state, issue);
  const { words } = view;
  const section = 'platform-card.ui.card.card-content.content-section';
  const parent = view.state.issues.find((i) => i.id === issue.parentId && !i.deleted);
  return html`<div id="card-${key}" data-component-selector="platform-board-kit.ui.card-container" data-testid="platform-board-kit.ui.card.card" aria-describedby="card-description-${key}" tabindex="-1" class="card-slot"${own(key)}><div data-testid="platform-board-kit.ui.card.ripple.div" draggable="true" class="card" data-practice="open"><button type="button" class="cover" data-testid="platform-card.ui.card.focus-container" aria-label="${key} ${issue.summary}. ${words.useEnter}"></button><div class="card-content"><div data-component-selector="${section}"><span data-testid="issue-field-single-line-text-readview-card.ui.single-line-text.container.box" class="card-summary">${issue.summary}</span></div>${
    parent &&
    html`<div data-component-selector="${section}"><div role="none" data-testid="issue-field-parent-inline-edit-card.ui.parent"><span class="tag tag-epic">${parent.summary}</span></div></div>`
  }<div data-component-selector="${section}" data-testid="platform-card.ui.card.card-content.footer" class="card-footer"><div class="row"><div role="presentation">${typeIcon(typeOf(view.state, issue))}</div><div data-testid="platform-card.common.ui.key.key"><a href="/browse/${key}" target="_blank"${status.category === 'done' && html` class="done" aria-label="${key} is resolved"`}><div>${key}</div></a></div></div><div class="row end"><div data-testid="platform-card.common.ui.priority.icon">${icon('medium')}</div><div data-testid="software-board.common.fields.assignee-field-static.avatar-wrapper">${faceOf(view, issue)}</div></div></div></div><div data-testid="platform-card.ui.card.actions-section" class="card-actions"><button type="button" class="quiet" data-testid="software-context-menu.meatball-menu" aria-label="${words.moreActions} ${key} ${issue.summary}">${icon('more')}</button></div></div></div>`;
};

export const BACKLOG_HEIGHT = 41;
export const backlogRow: Row = (view, issue) => {
  const key = keyOf(view.state, issue);
  const base = 'software-backlog.card-list.card';
  const contents = `${base}.card-contents`;
  return html`<div data-testid="${base}.content-container.${key}" class="backlog-row"${own(key)}><div data-testid="${contents}.card-container" data-component-selector="software-backlog-card-container" class="backlog-card" data-practice="open"><button type="button" class="cover" data-testid="${contents}.interaction-layer.accessible-card" aria-label="${key} ${issue.summary}. ${view.words.useEnter}"></button><span>${typeIcon(typeOf(view.state, issue))}</span><div data-testid="${contents}.accessible-card-key"><a href="/browse/${key}" data-testid="${contents}.screen-reader-key" class="sr-only">${key}<div>${issue.summary}</div></a><a tabindex="-1" aria-hidden="true" data-component-selector="${contents}.key" data-is-router-link="true" data-testid="${contents}.key" href="/browse/${key}" target="_self">${key}</a></div><div data-testid="${contents}.summary" class="grow"><span data-testid="${contents}.summary-field.summary-field-static.content">${issue.summary}</span></div><div data-testid="${contents}.status-field.status-field-wrapper.status-container">${lozenge(statusOf(view.state, issue))}</div><div data-testid="backlog.card-list.card.card-contents.assignee-field.assignee-field-static.avatar">${faceOf(view, issue)}</div></div></div>`;
};

export const TABLE_HEIGHT = 41;
export const tableRow: Row = (view, issue) => {
  const key = keyOf(view.state, issue);
  const cells = 'native-issue-table.common.ui.issue-cells';
  return html`<tr data-testid="native-issue-table.ui.issue-row" class="table-row"${own(key)}><td class="cell-type">${typeIcon(typeOf(view.state, issue))}</td><td class="cell-key"><div class="row"><a data-testid="${cells}.issue-key.issue-key-cell" href="/browse/${key}">${key}</a><div data-testid="${cells}.issue-key.action-container"></div></div></td><td class="grow"><a data-testid="${cells}.issue-summary.issue-summary-cell" data-is-router-link="true" href="/browse/${key}" tabindex="-1">${issue.summary}</a></td><td class="cell-person"><span class="row">${faceOf(view, issue)}<span>${personName(view, issue.assignee)}</span></span></td><td class="cell-status">${lozenge(statusOf(view.state, issue))}</td></tr>`;
};

export const DETAIL_HEIGHT = 73;
/** A card of the list beside the issue that is shown; `query` keeps the list as it is. */
export const detailRow =
  (base: string, query: string, shown: string | null): Row =>
  (view, issue) => {
    const key = keyOf(view.state, issue);
    const list = 'issue-navigator.ui.issue-results.detail-view.card-list.card';
    return html`<li data-testid="${list}.list-item" class="detail-item"${own(key)}><a data-testid="${list}" class="detail-card${key === shown && ' selected'}" href="${base}/${key}${query}"${key === shown && raw(' aria-current="true"')}><span class="row">${typeIcon(typeOf(view.state, issue))}<span>${key}</span><span class="end">${faceOf(view, issue)}</span></span><span data-testid="${list}.summary">${issue.summary}</span></a></li>`;
  };

export const LIST_HEIGHT = 41;
export const listRow: Row = (view, issue) => {
  const key = keyOf(view.state, issue);
  const base = 'business-list.ui.list-view';
  return html`<div role="row" class="BaseTable__row" data-testid="${base}.base-table.draggable-rows-container.row-wrapper-${issue.id}"${own(key)}><div role="gridcell" class="cell-type">${typeIcon(typeOf(view.state, issue))}</div><div role="gridcell" class="cell-key"><a data-testid="${base}.key-cell.issue-key" href="/browse/${key}">${key}</a></div><div role="gridcell" class="grow"><div data-testid="${base}.text-cell.text-cell-wrapper" data-practice="open"><span data-testid="${base}.summary-cell">${issue.summary}</span></div></div><div role="gridcell" class="cell-status" data-testid="${base}.status-cell.cell-container">${lozenge(statusOf(view.state, issue))}</div><div role="gridcell" class="cell-person"><span class="row">${faceOf(view, issue)}<span>${personName(view, issue.assignee)}</span></span></div></div>`;
};
