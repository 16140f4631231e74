/** One row of GitHub's React lists: issues with a wrapping element, pull requests without. */
import type { Issue } from '../model';
import { type Html, html, mod, prc } from './html';
import { avatar, icon, stateIcon } from './icons';
import { labelToken } from './issue-sidebar';
import { nwoOf, pathOf } from './list-query';
import { closers } from './relations';
import { shortDate, type View } from './view';

export interface RowForm {
  /** Lists over several repositories name the repository in each row. */
  global: boolean;
}

const statusOf = (view: View, issue: Issue): string =>
  issue.merged ? view.words.merged : issue.state === 'open' ? view.words.open : view.words.closed;

function item(view: View, issue: Issue, index: number, form: RowForm): Html {
  const { words } = view;
  const nwo = nwoOf(view, issue);
  const link = pathOf(view, issue);
  const status = statusOf(view, issue);
  const pull = issue.kind === 'pull_request';
  const list = `/${nwo}/${pull ? 'pulls' : 'issues'}`;
  // Issue lists: relative in the live page; pull request lists: absolute.
  const title = pull
    ? html`<a data-testid="listitem-title-link" class="${mod('Title', 'anchor')}" href="${view.origin}${link}" data-hovercard-url="${link}/hovercard">${issue.title}</a>`
    : html`<a data-testid="issue-pr-title-link" class="${mod('IssuePullRequestTitle', 'ListItemTitle_1')}" href="${link}" data-hovercard-url="${link}/hovercard">${issue.title}</a>`;
  const linked = pull ? 0 : closers(view, issue).length;
  return html`<li id=":rbr:-list-view-node-:r${(400 + index).toString(32)}:" role="listitem" tabindex="-1" class="${mod('ListItem', 'listItem')} list-row" aria-label="${issue.title}: ${words.status}: ${status}. #${issue.number} In ${nwo};· ${issue.author} ${words.opened} ${shortDate(view, issue.createdAt)}"><div class="${mod('Title', 'container')}"><h3 class="${mod('Title', 'heading')}"><span class="${prc('Text', 'Text')}">${title}</span></h3><span class="${mod('Title', 'trailingBadgesSpacer')}"></span><span class="${mod('Title', 'trailingBadgesContainer')}">${issue.labels.map(
    (name) =>
      html`<div data-listview-component="trailing-badge" class="${mod('TrailingBadge', 'container')}"><a href="${list}?q=is%3A${pull ? 'pr' : 'issue'}%20state%3Aopen%20label%3A%22${encodeURIComponent(name)}%22">${labelToken(name)}</a></div>`,
  )}</span></div><div class="${mod('LeadingContent', 'container')} lead"><div data-testid="list-row-state-icon" class="${mod('LeadingVisual', 'outer')}"><span class="sr-only">${words.status}: ${status}.</span>${stateIcon(issue)}</div></div><div class="${mod('MainContent', 'container')}"><div class="${mod('MainContent', 'inner')}"><div class="${mod('Description', 'container')} description"><div data-testid="list-row-repo-name-and-number" class="${mod('DescriptionItem', 'default')}"><span class="${mod('IssueItem', 'defaultNumberDescription')}">${form.global ? html`<span>${nwo}</span><span>#${issue.number}</span>` : html`<span>#${issue.number}</span><span class="sr-only"> In ${nwo};</span>`}</span><div data-testid="${issue.state === 'open' ? 'created-at' : 'closed-at'}" class="${mod('IssueItem', 'timestampContainer')}"><span> · </span><a class="${mod('IssueItem', 'authorCreatedLink')} muted" href="${list}?q=author%3A${issue.author}" data-hovercard-url="/users/${issue.author}/hovercard">${issue.author}</a> <span>${words.opened} </span><relative-time datetime="${new Date(issue.createdAt).toISOString()}">${shortDate(view, issue.createdAt)}</relative-time></div></div></div></div></div><div class="${mod('MetadataContainer', 'container')} row-meta"><div data-testid="list-row-linked-pull-requests" class="${mod('Metadata', 'metadata')}">${linked > 0 && html`${icon('git-pull-request')} ${linked}`}</div><div data-testid="list-row-comments" class="${mod('Metadata', 'metadata')}">${issue.comments.length > 0 && html`${icon('comment')} ${issue.comments.length}`}</div><div data-testid="list-row-assignees" class="${mod('Metadata', 'metadata')}">${issue.assignees.map((login) => avatar(login, 20))}</div></div></li>`;
}

/** A row as it stands in the list's `ul`: issues have two elements between `ul` and `li`, pull requests none. */
export const listRow = (view: View, issue: Issue, index: number, form: RowForm = { global: false }): Html =>
  issue.kind === 'pull_request'
    ? item(view, issue, index, form)
    : html`<div class="${mod('ListItems', 'listItem')}"><div class="${mod('IssueRow', 'row')}">${item(view, issue, index, form)}</div></div>`;

/** Numbers, neighbours first; the address is completed with `page=`. */
export function pagination(at: number, pages: number, address: (page: number) => string): Html {
  if (pages < 2) return html``;
  const step = (label: string, rel: string, to: number): Html =>
    to < 1 || to > pages
      ? html`<span class="${prc('Pagination', 'Page')} muted" aria-disabled="true">${label}</span>`
      : html`<a class="${prc('Pagination', 'Page')}" rel="${rel}" href="${address(to)}">${label}</a>`;
  const numbers = Array.from({ length: pages }, (_, i) => i + 1).filter(
    (n) => n === 1 || n === pages || Math.abs(n - at) < 3,
  );
  return html`<nav class="${prc('Pagination', 'PaginationContainer')} row pages" aria-label="Pagination">${step('Previous', 'prev', at - 1)}${numbers.map((n) => html`<a class="${prc('Pagination', 'Page')}" href="${address(n)}" aria-label="Page ${n}"${n === at && html` aria-current="page"`}>${n}</a>`)}${step('Next', 'next', at + 1)}</nav>`;
}
