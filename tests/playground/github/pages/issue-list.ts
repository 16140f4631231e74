/** Repository issue list, label list and milestone, all of them GitHub's React list. */
import type { Issue, Milestone, Repository } from '../model';
import { fullName } from '../state';
import { type Html, html, mod, prc } from './html';
import { icon, stateIcon } from './icons';
import { inState, type ListOptions, listed, paged, pathOf } from './list-query';
import { listRow, pagination } from './list-row';
import { shortDate, type View } from './view';

export type RepositoryList = ListOptions & { repository: Repository };

/** The filter as it stands in the box when the address brings none. */
export const filterText = (o: ListOptions): string =>
  [
    'is:issue',
    `state:${o.state ?? 'open'}`,
    o.label && `label:"${o.label}"`,
    o.author && `author:${o.author}`,
    o.assignee && `assignee:${o.assignee}`,
  ]
    .filter(Boolean)
    .join(' ');

const address = (base: string, query: string | null, page: number): string =>
  `${base}?${query === null ? '' : `q=${encodeURIComponent(query)}&`}page=${page}`;

/** Box around the rows: head, `ul`, and what is said when there are none. */
export function listBox(view: View, rows: readonly Issue[], head: Html, global = false): Html {
  return html`<div data-hpc="true" class="${mod('ListItems', 'listContainer')}"><div data-testid="list-load-progress-bar" class="turbo-progress-bar" hidden></div><div class="${mod('ListView', 'container')} list-box"><h2 class="sr-only">${view.words.results}</h2><div class="list-head row">${head}</div><ul role="list" data-listview-component="items-list" class="${mod('ListView', 'ul')} plain">${rows.map((issue, i) => listRow(view, issue, i, { global }))}</ul><div>${rows.length === 0 && html`<p class="muted list-row">${view.words.noResults}</p>`}</div></div></div>`;
}

/** The box to filter with; the list follows while one types. */
export const filterBox = (view: View, action: string, value: string): Html =>
  html`<form class="grow" data-practice="filter" action="${action}"><label class="sr-only" for="repository-input">${view.words.searchIssues}</label><input id="repository-input" name="q" role="combobox" aria-expanded="false" class="input" placeholder="${view.words.searchIssues}" value="${value}" autocomplete="off"></form>`;

/** UNVERIFIED but for the two class names: they stand above the list as long as nothing is filtered. */
function pinnedIssues(view: View, o: RepositoryList): Html {
  const pinned = listed(view, { repository: o.repository, kind: 'issue' }).filter((i) => i.pinned);
  if (pinned.length === 0) return html``;
  return html`<div class="${mod('PinnedIssues', 'container')} pinned-issues"><h2 class="sr-only">${view.words.pinned}</h2>${pinned.map((issue) => html`<div class="${mod('PinnedIssue', 'container')} list-box pinned-issue"><div class="row">${stateIcon(issue)}<a class="${mod('PinnedIssue', 'title')} Link--primary grow" href="${pathOf(view, issue)}" data-hovercard-url="${pathOf(view, issue)}/hovercard">${issue.title}</a>${icon('pin')}</div><span class="${mod('PinnedIssue', 'issueMetadata')} muted small">#${issue.number} ${view.words.opened} ${shortDate(view, issue.createdAt)}</span></div>`)}</div>`;
}

/** Content of the React root on a list address. `asTyped` is the filter of the address, null when it has none. */
export function issueList(view: View, o: RepositoryList, asTyped: string | null): Html {
  const { words } = view;
  const base = `/${fullName(o.repository)}/issues`;
  const { rows, at, pages } = paged(view, o);
  const count = (state: 'open' | 'closed') => listed(view, inState(o, state)).length;
  const filter = asTyped ?? filterText(o);
  const head = html`<a class="strong" href="${base}">${words.open} <span class="Counter">${count('open')}</span></a> <a class="muted" href="${base}?q=is%3Aissue%20state%3Aclosed">${words.closed} <span class="Counter">${count('closed')}</span></a>`;
  return html`<div class="${mod('ThreePanesLayout', 'ThreePanesLayout')} container" data-practice-list="${base}"><div class="${mod('IssueIndexPage', 'middlePaneGrid')}"><div class="${mod('CallToActionItem', 'wrapper')}">${asTyped === null && !o.label && pinnedIssues(view, o)}</div><div data-testid="list-header" class="${mod('Header', 'HeaderListContainer')}"><h1 class="sr-only">${words.issues}</h1></div><div class="${mod('Search', 'SearchContainer')} row">${filterBox(view, base, filter)}<a class="btn" href="/${fullName(o.repository)}/labels">${words.labels}</a>${view.login !== null && html`<a class="btn" data-variant="primary" href="${base}/new" data-practice="new-issue-dialog">${words.newIssue}</a>`}</div>${listBox(view, rows, head)}<div>${pagination(at, pages, (page) => address(base, asTyped ?? (o.label ? filter : null), page))}</div></div></div>`;
}

/** UNVERIFIED: the rows of a milestone; here they are the React list's own. */
export function milestonePage(view: View, o: RepositoryList, milestone: Milestone): Html {
  const { words } = view;
  const base = `/${fullName(o.repository)}/milestone/${milestone.number}`;
  const { rows, at, pages } = paged(view, o);
  const [open, closed] = (['open', 'closed'] as const).map((state) => listed(view, inState(o, state)).length);
  const share = Math.round((100 * (closed ?? 0)) / Math.max(1, (open ?? 0) + (closed ?? 0)));
  const head = html`<a class="${o.state === 'open' ? 'strong' : 'muted'}" href="${base}">${words.open} <span class="Counter">${open}</span></a> <a class="${o.state === 'closed' ? 'strong' : 'muted'}" href="${base}?closed=1">${words.closed} <span class="Counter">${closed}</span></a>`;
  return html`<div class="${mod('Milestone', 'container')} container" data-practice-list="${base}"><div class="${mod('Milestone', 'header')}"><h1 class="${prc('PageHeader', 'Title')} milestone-heading">${milestone.title}</h1><p class="muted"><progress max="100" value="${share}"></progress> ${share}% ${words.milestoneClosed}</p></div>${listBox(view, rows, head)}<div>${pagination(at, pages, (page) => `${base}?page=${page}`)}</div></div>`;
}

/** What the list's embedded JSON holds: titles and numbers, no bodies. */
export const embeddedList = (view: View, o: RepositoryList) => ({
  payload: {
    preloadedQueries: [
      {
        queryName: 'IssueIndexPageQuery',
        variables: { owner: o.repository.owner, name: o.repository.name },
        result: {
          data: {
            repository: {
              search: {
                edges: paged(view, o).rows.map((i) => ({
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
