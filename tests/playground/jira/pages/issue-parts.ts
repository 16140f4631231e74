/** The parts of an issue that its page, the dialog and the side panel have in common. */
import { type Html, html, raw } from '../../github/pages/html';
import type { JiraIssue } from '../model';
import { keyOf, projectOf, rightsIn, statusOf, typeOf } from '../state';
import { documentHtml, editorHtml } from './adf-html';
import { face, icon, lozenge, typeIcon } from './icons';
import { boardPath } from './layout';
import { dateText, mayBrowse, mayEdit, personName, type View } from './view';

export interface IssueView {
  view: View;
  issue: JiraIssue;
  key: string;
  /** Which parts are being edited. */
  editing: ReadonlySet<string>;
}

const BASE = 'issue.views.issue-base';

/** Project, parent, and the key. */
export function breadcrumbs({ view, issue, key }: IssueView): Html {
  const project = projectOf(view.state, issue);
  const parent = view.state.issues.find((i) => i.id === issue.parentId && !i.deleted);
  const { words } = view;
  const crumb = (i: JiraIssue) => keyOf(view.state, i);
  return html`<div data-component-selector="breadcrumbs-wrapper" class="crumbs"><nav aria-label="${words.breadcrumbs}"><ol><li><a href="${boardPath(view, project)}"><span class="project-icon project-${project.key}" aria-hidden="true">${project.key[0]}</span>${project.name}</a></li>${
    parent &&
    html`<div data-testid="${BASE}.foundation.breadcrumbs.breadcrumb-parent-issue-container" role="listitem"><span>${typeIcon(typeOf(view.state, parent))}</span><a data-testid="${BASE}.foundation.breadcrumbs.parent-issue.item" href="/browse/${crumb(parent)}"><span>${crumb(parent)}</span></a></div>`
  }<div data-testid="${BASE}.foundation.breadcrumbs.breadcrumb-current-issue-container" role="listitem"><span>${typeIcon(typeOf(view.state, issue))}</span><div role="presentation"><a aria-current="page" target="_blank" data-testid="${BASE}.foundation.breadcrumbs.current-issue.item" href="/browse/${key}" tabindex="0"><span>${key}</span></a></div><button type="button" class="quiet" aria-label="${words.copyLink}">${icon('link', 14)}</button></div></ol></nav></div>`;
}

/** The summary; a text field while it is edited. */
function summary({ view, issue, editing }: IssueView): Html {
  const { words } = view;
  const inner = editing.has('summary')
    ? html`<div data-testid="${BASE}.foundation.summary.heading.writeable" class="field-edit"><textarea rows="1" aria-label="${words.summary}">${issue.summary}</textarea><div class="row"><button type="button" class="button primary" data-practice="save-summary">${words.save}</button><button type="button" class="button" data-practice="cancel-summary">${words.cancel}</button></div></div>`
    : html`<h1 data-testid="${BASE}.foundation.summary.heading"${mayEdit(view, issue) && raw(' data-practice="edit-summary"')}>${issue.summary}</h1>`;
  return html`<div data-testid="issue-field-summary.ui.issue-field-summary-inline-edit--container"><div>${inner}</div></div>`;
}

const quickAdd = ({ view }: IssueView): Html =>
  html`<div data-testid="${BASE}.foundation.quick-add.quick-add-container" class="row"><div data-testid="${BASE}.foundation.quick-add.quick-add-item"><button type="button" class="button" data-testid="${BASE}.foundation.quick-add.button">${icon('plus')}<span>${view.words.add}</span></button></div><div data-testid="${BASE}.foundation.quick-add.quick-add-item"><button type="button" class="button"><span>${view.words.apps}</span></button></div></div>`;

function description({ view, issue, editing }: IssueView): Html {
  const { words } = view;
  const body = editing.has('description')
    ? html`<div data-testid="issue.views.field.rich-text.editor-container" class="editor"><div id="ak-editor-textarea" class="ProseMirror" contenteditable="true" role="textbox" aria-multiline="true" aria-label="${words.description}">${editorHtml(issue.description)}</div></div><div class="row editor-buttons"><button type="button" class="button primary" data-practice="save-description">${words.save}</button><button type="button" class="button" data-practice="cancel-description">${words.cancel}</button></div>`
    : html`<div class="rich-read"${mayEdit(view, issue) && raw(' data-practice="edit-description"')}>${issue.description && issue.description.content.length > 0 ? documentHtml(issue.description) : html`<span class="muted">${words.noDescription}</span>`}</div>`;
  return html`<div class="description"><div data-testid="issue-view-base.common.description.heading-wrapper"><h2 data-testid="${BASE}.common.description.label">${words.description}</h2></div><div data-testid="issue.views.field.rich-text.description">${body}</div></div>`;
}

/** What stands at the head of the main column in every layout; `between` comes before the description. */
export const foundation = (v: IssueView, between: Html | false = false): Html =>
  html`<div data-testid="issue-view-layout-templates-default.ui.foundation-content.foundation-content-wrapper" class="foundation">${summary(v)}${quickAdd(v)}${between}${description(v)}</div>`;

/** Status, with its button. */
export function statusBlock({ view, issue }: IssueView): Html {
  const status = statusOf(view.state, issue);
  const may = rightsIn(projectOf(view.state, issue), view.login).transition;
  const button = 'issue-field-status.ui.status-view.status-button.status-button';
  return html`<div data-testid="ref-spotlight-target-status-and-approval-spotlight" class="status-block"><div data-testid="${BASE}.context.status-and-approvals-wrapper.status-and-approval"><div data-testid="${BASE}.foundation.status.actions-wrapper" class="row"><div data-testid="${BASE}.foundation.status.status-field-wrapper"><button type="button" id="issue.fields.status-view.status-button" data-testid="${button}" class="status-button lozenge-${status.category}" aria-label="${status.name} - ${view.words.changeStatus}" aria-expanded="false" data-practice="status"${!may && raw(' disabled')}><span data-testid="${button}--text">${status.name}</span>${icon('chevron')}</button></div><button type="button" class="button" data-practice="actions">${view.words.actions}</button></div></div></div>`;
}

const field = (id: string, name: string, value: Html | string): Html =>
  html`<div class="field" data-testid="issue.issue-view-layout.issue-view-${id}-field.${id}"><div data-component-selector="jira-issue-field-heading-field-wrapper"><div data-testid="issue-field-heading-styled-field-heading.${id}" class="field-name"><h3>${name}</h3></div></div><div class="field-value"><div data-testid="${id === 'assignee' || id === 'reporter' ? `issue.views.field.user.${id}` : `issue.views.field.${id}`}">${value}</div></div></div>`;

const GROUP = 'issue-view-layout-group.common.ui.collapsible-group-factory';
const group = (name: string, title: string, more: string, content: Html | false): Html =>
  html`<div data-testid="${GROUP}.${name}-group" class="group"><div data-testid="${GROUP}.title" class="group-title"><span>${title}</span>${more !== '' && html`<span data-testid="${GROUP}.secondary-context-items" class="muted">${more}</span>`}</div>${content && html`<div class="group-body">${content}</div>`}</div>`;

/** "Details", "More fields" and the dates. */
export function contextGroups({ view, issue }: IssueView): Html {
  const { words, state } = view;
  const person = (login: string | null) =>
    html`<span class="row">${face(login === null ? null : personName(view, login))}<span>${personName(view, login)}</span></span>`;
  const versions = projectOf(state, issue).versions.filter((v) => issue.versionIds.includes(v.id));
  const assign =
    issue.assignee === null && mayEdit(view, issue)
      ? html`<button type="button" class="quiet-link" data-testid="issue-view-layout-assignee-field.ui.assign-to-me" data-practice="assign">${words.assignToMe}</button>`
      : html``;
  return html`${group(
    'details',
    words.details,
    '',
    html`${field('assignee', words.assignee, html`${person(issue.assignee)}${assign}`)}${field('reporter', words.reporter, person(issue.reporter))}${field('labels', words.labels, issue.labels.length > 0 ? html`${issue.labels.map((l) => html`<span class="tag">${l}</span>`)}` : words.none)}${field('priority', words.priority, html`<span class="row">${icon('medium')}${issue.priority}</span>`)}${field('fixVersions', words.fixVersions, versions.length > 0 ? html`${versions.map((v) => html`<a class="tag" href="/projects/${projectOf(state, issue).key}/versions/${v.id}/tab/release-report-all-issues">${v.name}</a>`)}` : words.none)}`,
  )}${group('more', words.moreFields, 'Story Points, Original estimate', false)}<div data-testid="issue.views.issue-details.issue-layout.sections.footnote" class="footnote muted"><small data-testid="created-date.ui.read.meta-date">${words.created} ${dateText(view, issue.createdAt)}</small><small data-testid="updated-date.ui.read.meta-date">${words.updated} ${dateText(view, issue.updatedAt)}</small></div>`;
}

const link = (view: View, issue: JiraIssue): Html => {
  const key = keyOf(view.state, issue);
  return html`<div data-testid="issue.issue-view.views.common.issue-line-card.card-container" class="line-card"><span>${typeIcon(typeOf(view.state, issue))}</span><a data-testid="issue.issue-view.views.common.issue-line-card.issue-line-card-view.key" href="/browse/${key}" target="_self">${key}</a><span data-testid="hover-card-trigger-wrapper" role="none"><a data-testid="issue-field-summary.ui.inline-read.link-item" data-is-router-link="true" href="/browse/${key}" target="_self"><span data-item-title="true">${issue.summary}</span></a></span><span class="end">${lozenge(statusOf(view.state, issue))}</span></div>`;
};

/** Child work items (a table like a navigator's), linked ones, and web links. */
export function relations({ view, issue }: IssueView): Html {
  const { state, words } = view;
  const shown = (i: JiraIssue) => !i.deleted && mayBrowse(view, projectOf(state, i));
  const children = state.issues.filter((i) => i.parentId === issue.id && shown(i));
  const linked = state.issues.filter((i) => issue.linkedIds.includes(i.id) && shown(i));
  const cells = 'native-issue-table.common.ui.issue-cells';
  return html`${
    children.length > 0 &&
    html`<section class="relation" data-component-selector="jira-issue-view-subtasks-tree"><h2>${words.childIssues}</h2><table data-vc="issue-table"><tbody>${children.map(
      (child) =>
        html`<tr data-testid="native-issue-table.ui.issue-row"><td>${typeIcon(typeOf(state, child))}</td><td><a data-testid="${cells}.issue-key.issue-key-cell" href="/browse/${keyOf(state, child)}">${keyOf(state, child)}</a></td><td class="grow"><span data-testid="${cells}.issue-summary.issue-summary-cell">${child.summary}</span></td><td>${lozenge(statusOf(state, child))}</td></tr>`,
    )}</tbody></table></section>`
  }${linked.length > 0 && html`<section class="relation"><h2>${words.linkedIssues}</h2><h3 class="muted">${words.relatesTo}</h3>${linked.map((i) => link(view, i))}</section>`}${
    issue.remoteLinks.length > 0 &&
    html`<section class="relation"><h2>${words.webLinks}</h2>${issue.remoteLinks.map(
      (l) =>
        html`<div class="line-card"><span aria-hidden="true">${icon('link')}</span><a href="${/^https?:/.test(String(l.object.url)) ? String(l.object.url) : '#'}" target="_blank" rel="noreferrer">${String(l.object.title)}</a>${typeof l.object.summary === 'string' && html`<span class="muted">${l.object.summary}</span>`}</div>`,
    )}</section>`
  }`;
}

/** Comments and the box for one more. */
export function activity({ view, issue }: IssueView): Html {
  const { words } = view;
  const may = rightsIn(projectOf(view.state, issue), view.login).comment;
  return html`<section class="activity"><h2>${words.activity}</h2><div class="row"><span class="tab selected">${words.comments}</span><span class="tab">${words.history}</span></div>${
    may &&
    html`<div class="composer" data-practice="composer"><span>${face(personName(view, view.login), 28)}</span><div class="ProseMirror" contenteditable="true" role="textbox" aria-label="${words.addComment}" data-placeholder="${words.addComment}"></div><button type="button" class="button primary" data-practice="comment">${words.save}</button></div>`
  }<div data-testid="issue.activity.comments-list">${issue.comments.map(
    (c) =>
      html`<div data-testid="comment-base-item-${c.id}" class="comment" data-practice-key="${c.id}"><span>${face(personName(view, c.author), 28)}</span><div><div class="row"><strong>${personName(view, c.author)}</strong><span class="muted">${dateText(view, c.createdAt)}</span></div>${documentHtml(c.body)}</div></div>`,
  )}</div></section>`;
}
