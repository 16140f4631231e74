/** Rows and cards: one issue in a list or on a board. */
import { type Html, html, raw } from '../../github/pages/html';
import type { LinearIssue, WorkflowState } from '../model';
import { identifierOf, issuePath, keyOf, userOf, workflowStateById } from '../state';
import { avatar, icon, priorityIcon, stateIcon } from './icons';
import { type PageView, shortDate } from './view';

/** What the page's script puts into a windowed list. Heights are those of the real application (CSS pixels). */
export interface ListItem {
  kind: 'row' | 'group' | 'card' | 'notice';
  key: string;
  /** `acme/ENG-142`; null for what is no issue. */
  issue: string | null;
  html: string;
}

/** What every row of a list has. */
const SHELL = raw(
  'tabindex="0" data-list-row="true" data-first-selected="false" data-last-selected="false" data-selected="false" data-active="false" data-keyboard-active="false" data-apply-background="false"',
);

const labelsOf = (view: PageView, issue: LinearIssue) =>
  view.state.labels.filter((l) => issue.labelIds.includes(l.id));
const projectOf = (view: PageView, issue: LinearIssue) =>
  view.state.projects.find((p) => p.id === issue.projectId);

const chip = (name: string, color: string): Html =>
  html`<span class="chip"><span class="dot" style="background:${color}"></span><span>${name}</span></span>`;

function chips(view: PageView, issue: LinearIssue): Html {
  const project = projectOf(view, issue);
  return html`${labelsOf(view, issue).map((l) => chip(l.name, l.color))}${
    project &&
    html`<span class="chip">${icon('cube', 14, view.words.project)}<span>${project.name}</span></span>`
  }`;
}

/** The cells are children of a subgrid: one more of them would shift all columns. */
export function issueRow(view: PageView, issue: LinearIssue): ListItem {
  const { state } = view;
  const workflow = workflowStateById(state, issue.stateId);
  const parent = state.issues.find((i) => i.id === issue.parentId);
  const row = html`<a href="${issuePath(state, issue)}" ${SHELL} data-list-key="ITEM_${issue.id}" data-contextual-menu="true" draggable="true" class="row issue-row"><div data-menu-open="false" class="cell">${priorityIcon(view, issue.priority)}</div><span data-column-id="issueId" class="cell key"><span>${identifierOf(state, issue)}</span></span><div data-menu-open="false" class="cell">${stateIcon(view, workflow)}</div><span class="cell title"><span title="${issue.title}" class="title-text">${issue.title}</span>${parent && html`<span class="parent">${icon('chevron', 12)}<span>${parent.title}</span></span>`}</span><div class="cell chips">${chips(view, issue)}</div><div data-menu-open="false" class="cell">${avatar(view, userOf(state, issue.workspaceId, issue.assignee))}</div><div data-column-id="issueCreatedAt" class="cell date"><span>${shortDate(view, issue.createdAt)}</span></div></a>`;
  return { kind: 'row', key: `ITEM_${issue.id}`, issue: keyOf(state, issue), html: row.text };
}

export function groupRow(view: PageView, workflow: WorkflowState, count: number): ListItem {
  const key = `GROUP_${workflow.name.replace(/ /g, '_')}`;
  const row = html`<div ${SHELL} data-list-key="${key}" class="row group-row"><span class="cell">${stateIcon(view, workflow)}</span><span class="group-name">${workflow.name}</span><span class="count">${count}</span><button type="button" class="icon-button" aria-label="${view.words.newIssue}" data-practice="compose">${icon('plus', 14)}</button></div>`;
  return { kind: 'group', key, issue: null, html: row.text };
}

export function boardCard(view: PageView, issue: LinearIssue): ListItem {
  const { state } = view;
  const card = html`<a data-board-item="true" href="${issuePath(state, issue)}" draggable="false" class="card"><div class="card-body"><div data-contextual-menu="true"><div class="card-head"><span class="key"><span>${identifierOf(state, issue)}</span></span>${avatar(view, userOf(state, issue.workspaceId, issue.assignee))}</div><div class="card-title">${stateIcon(view, workflowStateById(state, issue.stateId))}<span>${issue.title}</span></div></div><div class="card-meta"><span class="chip bare">${priorityIcon(view, issue.priority)}</span>${projectOf(view, issue) && html`<div class="chip"><div>${icon('cube', 14, view.words.project)}</div><span>${projectOf(view, issue)?.name}</span></div>`}${labelsOf(view, issue).map((l) => chip(l.name, l.color))}</div></div></a>`;
  return { kind: 'card', key: issue.id, issue: keyOf(state, issue), html: card.text };
}
