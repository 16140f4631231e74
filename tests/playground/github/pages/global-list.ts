/** Lists over all repositories: the issue dashboard with its overlay, the pull request dashboard, search results. */
import type { Issue } from '../model';
import { findIssue, findRepository } from '../state';
import { type Html, html, mod, prc } from './html';
import { stateIcon } from './icons';
import { filterBox, filterText, listBox } from './issue-list';
import { asked, type ListOptions, nwoOf, paged, pathOf } from './list-query';
import { listRow, pagination } from './list-row';
import { issuePanel } from './project-panel';
import { mayKnow } from './relations';
import { shortDate, type View } from './view';

/** `/issues`, `/issues/assigned`, `/issues/created`, …; null when the address is none of them. */
export function dashboardOptions(view: View, path: string, query: URLSearchParams): ListOptions | null {
  const name = /^\/issues(?:\/(assigned|created|mentioned|recent))?\/?$/.exec(path);
  if (!name || view.login === null) return null;
  return {
    repository: null,
    kind: 'issue',
    ...asked(query),
    ...(name[1] === 'assigned' && { assignee: view.login }),
    ...(name[1] === 'created' && { author: view.login }),
  };
}

export function dashboard(view: View, o: ListOptions, path: string, asTyped: string | null): Html {
  const { words } = view;
  const { rows, total, at, pages } = paged(view, o);
  const views: readonly (readonly [string, string])[] = [
    ['/issues/assigned', words.assignedToMe],
    ['/issues/created', words.createdByMe],
    ['/issues', words.allIssues],
  ];
  const query = asTyped === null ? '' : `q=${encodeURIComponent(asTyped)}&`;
  return html`<div class="${mod('ThreePanesLayout', 'ThreePanesLayout')} container columns" data-practice-list="${path}" data-practice-global><nav class="${mod('Sidebar', 'sidebar')} list-views" aria-label="${words.issues}"><ul class="plain">${views.map(([href, text]) => html`<li><a class="muted" href="${href}"${href === path && html` aria-current="page"`}>${text}</a></li>`)}</ul></nav><div class="${mod('IssueDashboardPage', 'middlePaneGrid')} grow"><div data-testid="list-header" class="${mod('Header', 'HeaderListContainer')}"><h1 class="small-heading">${views.find(([href]) => href === path)?.[1] ?? words.issues}</h1></div><div class="${mod('Search', 'SearchContainer')} row">${filterBox(view, path, asTyped ?? filterText(o))}</div>${listBox(view, rows, html`<span class="strong">${total} ${words.results}</span>`, true)}<div>${pagination(at, pages, (page) => `${path}?${query}page=${page}`)}</div></div></div>`;
}

/** `?issue=owner|repository|number` over a dashboard. */
export function overlayIssue(view: View, query: URLSearchParams): Issue | null {
  const [owner = '', name = '', number = ''] = (query.get('issue') ?? '').split('|');
  const repository = findRepository(view.state, owner, name);
  const issue = repository && findIssue(view.state, repository, Number(number));
  return issue && mayKnow(view, issue) ? issue : null;
}

/** UNVERIFIED: what surrounds the issue; taken to be the project's side panel. */
export function overlay(view: View, query: URLSearchParams, editing = false): Html | null {
  const issue = overlayIssue(view, query);
  return issue?.kind === 'issue' ? issuePanel(view, issue, editing) : null;
}

/** `/pulls`: rows directly under `ul`, absolute addresses. */
export function pullDashboard(view: View, query: URLSearchParams): Html {
  const o: ListOptions = {
    repository: null,
    kind: 'pull_request',
    ...asked(query),
  };
  const { rows, total, at, pages } = paged(view, o);
  return html`<div data-testid="pulls-dashboard-surface-layout" class="container" data-practice-list="/pulls"><h1 class="small-heading">${view.words.pulls}</h1><div class="${mod('ListView', 'container')} list-box"><div class="list-head row"><span class="strong">${total} ${view.words.results}</span></div><ul role="list" data-listview-component="items-list" class="${mod('ListView', 'ul')} plain">${rows.map((pull, i) => listRow(view, pull, i, { global: true }))}</ul></div><div>${pagination(at, pages, (page) => `/pulls?page=${page}`)}</div></div>`;
}

const PER_SEARCH_PAGE = 10;

/** Which kind of item a search address asks for; null: not for items at all. */
export const searchKind = (query: URLSearchParams): ListOptions['kind'] | null =>
  (({ issues: 'issue', pullrequests: 'pull_request' }) as const)[query.get('type') ?? ''] ?? null;

/** UNVERIFIED: everything but `results-list` and `.search-title a`. */
export function searchResults(view: View, o: ListOptions, query: URLSearchParams, path: string): Html {
  const { rows, total, at, pages } = paged(view, o, PER_SEARCH_PAGE);
  const q = query.get('q') ?? '';
  const type = query.get('type') ?? '';
  const row = (issue: Issue): Html =>
    html`<div class="${prc('Result', 'Box')} search-row list-row"><div class="muted small">${nwoOf(view, issue)}</div><div class="row">${stateIcon(issue)}<div class="search-title"><a class="${prc('Link', 'Link')}" href="${pathOf(view, issue)}" data-hovercard-url="${pathOf(view, issue)}/hovercard"><span class="search-match">${issue.title}</span></a></div></div><p class="search-text">${(issue.body ?? '').replace(/<!--[\s\S]*?-->/g, '').slice(0, 120)}</p><div class="muted small">${issue.author} · ${view.words.opened} ${shortDate(view, issue.createdAt)} · #${issue.number}</div></div>`;
  return html`<div class="container" data-practice-list="${path}"><h1 class="small-heading">${total} ${view.words.results}</h1><div data-testid="results-list" class="list-box">${rows.map(row)}</div><div>${pagination(at, pages, (page) => `${path}?q=${encodeURIComponent(q)}&type=${type}&p=${page}`)}</div></div>`;
}

export const searchOptions = (query: URLSearchParams, kind: ListOptions['kind']): ListOptions => ({
  repository: null,
  kind,
  query: query.get('q') ?? '',
  page: Number(query.get('p') ?? 1),
});
