/** Repository issue list, React, and the older Rails list of pull requests. */
import type { Issue, Repository } from '../model';
import { fullName } from '../state';
import { type Html, html, mod, prc } from './html';
import { icon } from './icons';
import { labelToken } from './issue-sidebar';
import { shortDate, type View } from './view';

export interface ListOptions {
  repository: Repository;
  kind: 'issue' | 'pull_request';
  state: 'open' | 'closed' | 'all';
  label?: string;
  words?: readonly string[];
  page?: number;
}

/** `is:issue state:open label:"x" word` as typed into the filter. */
export function readFilter(query: string): Pick<ListOptions, 'state' | 'label' | 'words'> {
  const terms: string[] = query.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
  const value = (key: string) =>
    terms
      .find((t) => t.startsWith(`${key}:`))
      ?.slice(key.length + 1)
      .replace(/"/g, '');
  const state = value('state') ?? (terms.includes('is:closed') ? 'closed' : 'open');
  const label = value('label');
  return {
    state: state === 'closed' || state === 'all' ? state : 'open',
    ...(label && { label }),
    words: terms.filter((t) => !t.includes(':')),
  };
}

export function listed(view: View, o: ListOptions): Issue[] {
  return view.state.issues
    .filter((i) => i.repositoryId === o.repository.id && i.kind === o.kind && !i.deleted && !i.transferredTo)
    .filter((i) => o.state === 'all' || i.state === o.state)
    .filter((i) => !o.label || i.labels.includes(o.label))
    .filter((i) => (o.words ?? []).every((w) => i.title.toLowerCase().includes(w.toLowerCase())))
    .sort((a, b) => b.createdAt - a.createdAt || b.number - a.number);
}

function row(view: View, repository: Repository, issue: Issue, index: number): Html {
  const { words } = view;
  const nwo = fullName(repository);
  const link = `/${nwo}/issues/${issue.number}`;
  const status = issue.state === 'open' ? words.open : words.closed;
  return html`<div class="${mod('ListItems', 'listItem')}"><div class="${mod('IssueRow', 'row')}"><li id=":rbr:-list-view-node-:r${(400 + index).toString(32)}:" role="listitem" tabindex="-1" class="${mod('ListItem', 'listItem')} list-row" aria-label="${issue.title}: ${words.status}: ${status}. #${issue.number} In ${nwo};· ${issue.author} ${words.opened} ${shortDate(view, issue.createdAt)}"><div class="${mod('Title', 'container')}"><h3 class="${mod('Title', 'heading')}"><span class="${prc('Text', 'Text')}"><a data-testid="issue-pr-title-link" class="${mod('IssuePullRequestTitle', 'ListItemTitle_1')}" href="${link}" data-hovercard-url="${link}/hovercard">${issue.title}</a></span></h3><span class="${mod('Title', 'trailingBadgesSpacer')}"></span><span class="${mod('Title', 'trailingBadgesContainer')}">${issue.labels.map(
    (name) =>
      html`<div data-listview-component="trailing-badge" class="${mod('TrailingBadge', 'container')}"><a href="/${nwo}/issues?q=is%3Aissue%20state%3Aopen%20label%3A%22${encodeURIComponent(name)}%22">${labelToken(name)}</a></div>`,
  )}</span></div><div class="${mod('LeadingContent', 'container')} lead"><div data-testid="list-row-state-icon" class="${mod('LeadingVisual', 'outer')} state-icon-${issue.state}"><span class="sr-only">${words.status}: ${status}.</span>${icon(issue.state === 'open' ? 'issue-opened' : 'issue-closed')}</div></div><div class="${mod('MainContent', 'container')}"><div class="${mod('MainContent', 'inner')}"><div class="${mod('Description', 'container')} description"><div data-testid="list-row-repo-name-and-number" class="${mod('DescriptionItem', 'default')}"><span class="${mod('IssueItem', 'defaultNumberDescription')}"><span>#${issue.number}</span><span class="sr-only"> In ${nwo};</span></span><div data-testid="${issue.state === 'open' ? 'created-at' : 'closed-at'}" class="${mod('IssueItem', 'timestampContainer')}"><span> · </span><a class="${mod('IssueItem', 'authorCreatedLink')} muted" href="/${nwo}/issues?q=author%3A${issue.author}" data-hovercard-url="/users/${issue.author}/hovercard">${issue.author}</a> <span>${words.opened} </span><relative-time datetime="${new Date(issue.createdAt).toISOString()}">${shortDate(view, issue.createdAt)}</relative-time></div></div></div></div></div><div class="${mod('MetadataContainer', 'container')} row-meta"><div data-testid="list-row-linked-pull-requests" class="${mod('Metadata', 'metadata')}"></div><div data-testid="list-row-comments" class="${mod('Metadata', 'metadata')}">${issue.comments.length > 0 && html`${icon('comment')} ${issue.comments.length}`}</div><div data-testid="list-row-assignees" class="${mod('Metadata', 'metadata')}"></div></div></li></div></div>`;
}

/** Content of the React root on a list address. */
export function issueList(view: View, o: ListOptions): Html {
  const { words } = view;
  const nwo = fullName(o.repository);
  const all = listed(view, o);
  const { pageSize } = view.settings;
  const at = Math.max(1, o.page ?? 1);
  const rows = all.slice((at - 1) * pageSize, at * pageSize);
  const pages = Math.max(1, Math.ceil(all.length / pageSize));
  const count = (state: 'open' | 'closed') => listed(view, { ...o, state }).length;
  const filter = `is:issue state:${o.state}${o.label ? ` label:"${o.label}"` : ''}${(o.words ?? []).map((w) => ` ${w}`).join('')}`;
  return html`<div class="${mod('ThreePanesLayout', 'ThreePanesLayout')} container" data-practice-list="/${nwo}/issues"><div class="${mod('IssueIndexPage', 'middlePaneGrid')}"><div data-testid="list-header" class="${mod('Header', 'HeaderListContainer')}"><h1 class="sr-only">${words.issues}</h1></div><div class="${mod('Search', 'SearchContainer')} row"><form class="grow" data-practice="filter" action="/${nwo}/issues"><label class="sr-only" for="repository-input">${words.searchIssues}</label><input id="repository-input" name="q" role="combobox" aria-expanded="false" class="input" placeholder="${words.searchIssues}" value="${filter}" autocomplete="off"></form><a class="btn" href="/${nwo}/labels">${words.labels}</a>${view.login !== null && html`<a class="btn" data-variant="primary" href="/${nwo}/issues/new" data-practice="new-issue-dialog">${words.newIssue}</a>`}</div><div class="${mod('ListView', 'container')} list-box"><div class="list-head row"><a class="strong" href="/${nwo}/issues">${words.open} <span class="Counter">${count('open')}</span></a> <a class="muted" href="/${nwo}/issues?q=is%3Aissue%20state%3Aclosed">${words.closed} <span class="Counter">${count('closed')}</span></a></div><ul role="list" data-listview-component="items-list" class="${mod('ListView', 'ul')} plain">${rows.map((issue, i) => row(view, o.repository, issue, i))}</ul></div>${pages > 1 && html`<nav aria-label="Pagination" class="row pages">${Array.from({ length: pages }, (_, i) => html`<a href="/${nwo}/issues?q=${encodeURIComponent(filter)}&page=${i + 1}"${i + 1 === at && html` aria-current="page"`}>${i + 1}</a>`)}</nav>`}</div></div>`;
}

/** What the list's embedded JSON holds: titles and numbers, no bodies. */
export const embeddedList = (view: View, o: ListOptions) => ({
  payload: {
    preloadedQueries: [
      {
        queryName: 'IssueIndexPageQuery',
        variables: { owner: o.repository.owner, name: o.repository.name },
        result: {
          data: {
            repository: {
              search: {
                edges: listed(view, o)
                  .slice(0, view.settings.pageSize)
                  .map((i) => ({
                    node: {
                      __typename: 'Issue',
                      id: i.nodeId,
                      number: i.number,
                      titleHTML: i.title,
                      state: i.state.toUpperCase(),
                    },
                  })),
              },
            },
          },
        },
      },
    ],
  },
});

/** Pull requests: Rails rows with links that say /pull/. */
export function pullList(view: View, repository: Repository): Html {
  const nwo = fullName(repository);
  return html`<div class="container"><div class="list-box"><div class="list-head">${view.words.pulls}</div><div class="js-navigation-container">${listed(
    view,
    { repository, kind: 'pull_request', state: 'all' },
  ).map(
    (pull) =>
      html`<div id="issue_${pull.number}" class="Box-row js-navigation-item js-issue-row list-row rails"><span class="state-icon-open">${icon('git-pull-request')}</span><div><a id="issue_${pull.number}_link" class="Link--primary js-navigation-open" href="/${nwo}/pull/${pull.number}" data-hovercard-url="/${nwo}/pull/${pull.number}/hovercard">${pull.title}</a><div class="d-flex mt-1 text-small color-fg-muted muted"><span class="opened-by">#${pull.number} ${view.words.opened} ${shortDate(view, pull.createdAt)} ${pull.author}</span></div></div></div>`,
  )}</div></div></div>`;
}
