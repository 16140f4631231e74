/** What belongs to an item: sub-issues, parent, blockers, the pull requests that close it. Hidden ones stay hidden. */
import type { Issue, Milestone } from '../model';
import { permissionOf } from '../permissions';
import { repositoryById } from '../state';
import { type Html, html, mod, prc } from './html';
import { icon, stateIcon } from './icons';
import type { IssueView } from './issue-viewer';
import { nwoOf, pathOf } from './list-query';
import type { View } from './view';

/** Whether this viewer gets to know that the item exists. */
export const mayKnow = (view: View, issue: Issue): boolean =>
  !issue.deleted &&
  !issue.transferredTo &&
  permissionOf(view.state, repositoryById(view.state, issue.repositoryId), view.login) !== null;

const byId = (view: View, ids: readonly (number | null)[]): Issue[] =>
  ids.flatMap((id) => view.state.issues.find((i) => i.id === id) ?? []).filter((i) => mayKnow(view, i));

export const closedBy = (view: View, pull: Issue): Issue[] => byId(view, pull.closes);
export const closers = (view: View, issue: Issue): Issue[] =>
  view.state.issues.filter((i) => i.closes.includes(issue.id) && mayKnow(view, i));
const childrenOf = (view: View, issue: Issue): Issue[] =>
  view.state.issues.filter((i) => i.parentId === issue.id && mayKnow(view, i));

export const milestoneOf = (view: View, issue: Issue): Milestone | undefined =>
  repositoryById(view.state, issue.repositoryId).milestones.find((m) => m.number === issue.milestone);

const reference = (view: View, issue: Issue, of: Issue): string =>
  issue.repositoryId === of.repositoryId ? `#${issue.number}` : `${nwoOf(view, issue)}#${issue.number}`;

/** UNVERIFIED: class names and test id of the list, and that its rows are `li` with a hovercard link. */
export function subIssueList(view: IssueView): Html {
  const { issue, words } = view;
  const children = childrenOf(view, issue);
  if (children.length === 0) return html``;
  const done = children.filter((c) => c.state === 'closed').length;
  return html`<div data-testid="sub-issues-issue-container" class="${mod('SubIssuesList', 'container')} list-box sub-issues"><div class="${mod('SubIssuesList', 'header')} list-head"><h3 class="${mod('SubIssuesList', 'heading')}">${words.subIssues}</h3><span class="Counter">${done} / ${children.length}</span></div><ul role="tree" aria-label="${words.subIssues}" class="${prc('TreeView', 'TreeViewRoot')} plain">${children.map((child) => subIssueRow(view, child))}</ul></div>`;
}

function subIssueRow(view: IssueView, child: Issue): Html {
  const path = pathOf(view, child);
  return html`<li role="treeitem" id="sub-issue-${child.id}" class="${mod('SubIssueTitle', 'row')} list-row rails">${stateIcon(child)}<div class="grow"><a class="${mod('SubIssueTitle', 'link')} Link--primary" href="${path}" data-hovercard-url="${path}/hovercard">${child.title}</a> <span class="${mod('SubIssueTitle', 'number')} muted">${reference(view, child, view.issue)}</span></div></li>`;
}

function relation(view: IssueView, label: string, issues: readonly Issue[]): Html {
  if (issues.length === 0) return html``;
  return html`<li class="${mod('RelationshipsSection', 'group')}"><span class="${mod('RelationshipsSection', 'groupLabel')} muted">${label}</span><ul class="${prc('ActionList', 'ActionList')} plain">${issues.map((issue) => html`<li class="${prc('ActionList', 'ActionListItem')} row side-link">${stateIcon(issue)}<a href="${pathOf(view, issue)}" data-hovercard-url="${pathOf(view, issue)}/hovercard"><span>${issue.title}</span> <span class="muted">${reference(view, issue, view.issue)}</span></a></li>`)}</ul></li>`;
}

/** Content of the sidebar's Relationships section, null when there is nothing. UNVERIFIED below the section itself. */
export function relationships(view: IssueView): Html | null {
  const { issue, words } = view;
  const parent = byId(view, [issue.parentId]);
  const blockers = byId(view, issue.blockedBy);
  if (parent.length + blockers.length === 0) return null;
  return html`<ul class="${prc('ActionList', 'ActionList')} ${mod('RelationshipsSection', 'ActionList_Relationship_Overrides')} plain">${relation(view, words.parentIssue, parent)}${relation(view, words.blockedBy, blockers)}</ul>`;
}

/** The Development section: pull requests that close this issue. */
export function linkedPulls(view: IssueView): Html {
  const pulls = closers(view, view.issue);
  return html`${pulls.length === 0 && html`<span class="${mod('DevelopmentSection', 'developmentHelpText')} muted"><span>${view.words.noBranches}</span></span>`}<ul data-testid="issue-viewer-linked-pr-container" class="${prc('ActionList', 'ActionList')} ${mod('DevelopmentSection', 'developmentActionList')} plain">${pulls.map((pull) => html`<li class="${prc('ActionList', 'ActionListItem')} row side-link">${stateIcon(pull)}<a href="${pathOf(view, pull)}" data-hovercard-url="${pathOf(view, pull)}/hovercard"><span>${pull.title}</span> <span class="muted">${reference(view, pull, view.issue)}</span></a></li>`)}</ul>`;
}

/** A pull request's Development section in the Rails sidebar, which the new header kept. */
export function closingIssues(view: IssueView): Html {
  const issues = closedBy(view, view.issue);
  if (issues.length === 0) return html`<p class="muted">${view.words.none}</p>`;
  // UNVERIFIED: the wrapper of each link; links are absolute and carry a hovercard.
  return html`<p class="muted">${view.words.mayClose}</p>${issues.map((issue) => html`<div class="css-truncate my-1"><a class="css-truncate-target Link--primary side-link row" data-hovercard-type="issue" data-hovercard-url="${pathOf(view, issue)}/hovercard" href="${view.origin}${pathOf(view, issue)}">${stateIcon(issue)}<span>${issue.title}</span> <span class="muted">${reference(view, issue, view.issue)}</span></a></div>`)}`;
}

export const milestoneLink = (view: View, issue: Issue, milestone: Milestone): Html =>
  html`<a class="row" href="/${nwoOf(view, issue)}/milestone/${milestone.number}">${icon('milestone')}<span>${milestone.title}</span></a>`;
