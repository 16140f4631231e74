/** The issue view: title, description, what is attached, sub-issues; beside it the rail of properties. */
import { type Html, html, raw } from '../../github/pages/html';
import type { LinearAttachment, LinearIssue } from '../model';
import { attachmentsOf, identifierOf, issuePath, userOf, workflowStateById } from '../state';
import { activity } from './activity';
import { avatar, icon, priorityIcon, priorityName, stateIcon } from './icons';
import { subIssueRows, teamHome } from './lists';
import { renderDescription } from './markdown';
import { iconButton, type Screen, screen } from './screen';
import { ago, mayRead, type PageView } from './view';

const GRID =
  'display:grid;grid-template-columns:1fr minmax(0,80ch) minmax(0,clamp(280px,26.087cqw + 66.087px,400px)) 1fr';

function head(view: PageView, issue: LinearIssue): Html {
  const { words, state } = view;
  const identifier = identifierOf(state, issue);
  const button = (name: string, label: string) => iconButton(name, label);
  return html`<header class="page-head"><div class="crumbs">${teamHome(view, issue)}<span class="crumb-sep">${icon('chevron', 12)}</span><a class="crumb" href="${issuePath(state, issue)}"><span class="key">${identifier}</span> ${issue.title}</a></div>${iconButton('star', words.favorite, raw('role="switch" aria-checked="false"'))}${iconButton('dots', words.options, raw('aria-haspopup="menu"'))}<div class="head-end action-strip">${button('link', words.copyUrl)}${button('hash', words.copyId)}${button('branch', words.copyBranch)}${button('play', words.workOn)}</div></header>`;
}

/** `{since__since}` and `{at__relativeTimestamp}` stand for dates in the metadata. */
export const subtitleOf = (view: PageView, { subtitle, metadata }: LinearAttachment): string =>
  (subtitle ?? '').replace(/\{(\w+?)__(?:since|relativeTimestamp)\}/g, (whole, name: string) => {
    const date = Date.parse(String(metadata[name]));
    return Number.isNaN(date) ? whole : ago(view, date);
  });

function resources(view: PageView, issue: LinearIssue): Html {
  const all = attachmentsOf(view.state, issue);
  if (all.length === 0) return html``;
  return html`<section class="resources"><h3 class="section-name">${view.words.resources}</h3>${all.map(
    (a) =>
      html`<div class="resource" data-practice="attachment" data-attachment="${a.id}">${icon(a.sourceType === 'github' ? 'branch' : 'link', 14)}<span class="resource-title">${a.title}</span><span class="resource-subtitle">${subtitleOf(view, a)}</span></div>`,
  )}</section>`;
}

function subIssues(view: PageView, issue: LinearIssue): Html {
  const rows = subIssueRows(view, issue);
  return html`<div class="sub-issues">${rows.length > 0 && html`<div class="section-name">${view.words.subIssues} <span class="count">${rows.length}</span></div><div class="list-grid small" data-list-container>${rows.map((row) => raw(row.html))}</div>`}<button type="button" class="quiet" aria-label="${view.words.createSubIssue}">${icon('plus', 14)}<span>${view.words.addSubIssues}</span></button></div>`;
}

function editors(view: PageView, issue: LinearIssue): Html {
  const { words, state } = view;
  const author = userOf(state, issue.workspaceId, issue.creator)?.id ?? '';
  const parent = state.issues.find((i) => i.id === issue.parentId);
  const body = issue.description
    ? renderDescription(issue.description, author)
    : html`<p class="text-node editor-placeholder" data-empty-text="${words.addDescription}"><br></p>`;
  return html`<div contenteditable="true" role="textbox" aria-label="${words.issueTitle}" aria-multiline="false" translate="no" class="ProseMirror issue-title" data-practice-editor="title"><p class="text-node">${issue.title}</p></div>${
    parent &&
    mayRead(view, parent) &&
    html`<div class="parent-line"><span>${words.subIssueOf}</span><a href="${issuePath(state, parent)}">${stateIcon(view, workflowStateById(state, parent.stateId))}<span class="key">${identifierOf(state, parent)}</span><span>${parent.title}</span></a></div>`
  }<div data-editor-id="issue-${issue.id}" class="description"><div contenteditable="true" role="textbox" aria-label="${words.issueDescription}" aria-multiline="true" translate="no" class="ProseMirror editor" data-practice-editor="description">${body}</div></div>`;
}

const section = (name: Html, body: Html): Html =>
  html`<div class="rail-section"><div class="rail-head">${name}</div><div data-details-pane-section-content style="gap:4px;padding-top:8px" class="rail-body">${body}</div></div>`;

const property = (drawn: Html, words: string, label: string, does: Html = html``): Html =>
  html`<div data-menu-open="false"><button type="button" data-detail-button="true" class="property" aria-label="${label}" ${does}>${drawn}<span>${words}</span></button></div>`;

function rail(view: PageView, issue: LinearIssue): Html {
  const { words, state } = view;
  const workflow = workflowStateById(state, issue.stateId);
  const assignee = userOf(state, issue.workspaceId, issue.assignee);
  const labels = state.labels.filter((l) => issue.labelIds.includes(l.id));
  const project = state.projects.find((p) => p.id === issue.projectId);
  const cycle = state.cycles.find((c) => c.id === issue.cycleId);
  const name = (text: string) => html`<span class="rail-name">${text}</span>`;
  const toggle = html`<button type="button" aria-expanded="true" class="rail-toggle">${name(words.properties)}</button>`;
  const properties = html`${property(stateIcon(view, workflow), workflow.name, words.changeStatus, raw('data-practice="advance"'))}${property(priorityIcon(view, issue.priority), issue.priority === 0 ? words.setPriority : priorityName(view, issue.priority), words.setPriority)}${property(avatar(view, assignee), assignee?.name ?? words.assign, words.assign)}${property(icon('layers', 14), issue.estimate === null ? words.setEstimate : `${issue.estimate} ${words.points}`, words.setEstimate)}${property(icon('cycle', 14), cycle ? (cycle.name ?? `${words.cycle} ${cycle.number}`) : words.addToCycle, words.addToCycle)}`;
  const labelled = html`<div class="rail-labels">${labels.map((l) => html`<span class="chip"><span class="dot" style="background:${l.color}"></span><span>${l.name}</span></span>`)}<button type="button" class="chip add" aria-label="${words.addLabel}">${icon('plus', 12)}${labels.length === 0 && html`<span>${words.addLabel}</span>`}</button></div>`;
  const inProject = property(icon('cube', 14), project?.name ?? words.addToProject, words.addToProject);
  return html`<div class="rail" data-practice-region="rail"><div class="rail-inner"><div data-contextual-menu="true" class="rail-sections" data-practice-region="sections">${section(toggle, properties)}${section(name(words.labels), labelled)}${section(name(words.project), inProject)}</div></div></div>`;
}

/** The view as it stands on a page of its own, and in the inbox. */
export function issueContent(view: PageView, issue: LinearIssue): Html {
  const { words } = view;
  return html`<div class="issue-page" data-practice-issue="${issue.id}" data-loading-caret="true">${head(view, issue)}<div data-restore-scroll-view="issue-view" tabindex="0" data-scroll-container="true" class="issue-scroll" style="${GRID}"><div class="issue-column"><div data-view-id="issue-view" data-table-overhang-boundary="both" class="issue-view" data-practice-region="content">${editors(view, issue)}<div class="strip-buttons">${iconButton('smile', words.reaction)}${iconButton('clip', words.attach)}</div>${resources(view, issue)}${subIssues(view, issue)}${activity(view, issue)}</div></div>${rail(view, issue)}</div></div>`;
}

export const issueScreen = (view: PageView, issue: LinearIssue): Screen =>
  screen('issue', `${identifierOf(view.state, issue)} ${issue.title}`, issueContent(view, issue));
