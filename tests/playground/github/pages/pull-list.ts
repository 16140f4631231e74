/** A repository's pull requests: Rails rows, or the React list that replaces them. */
import type { Issue, Repository } from '../model';
import { fullName } from '../state';
import { type Html, html, mod } from './html';
import { stateIcon } from './icons';
import { labelToken } from './issue-sidebar';
import { asked, inState, type ListOptions, listed, paged, pathOf, showsClosed } from './list-query';
import { listRow, pagination } from './list-row';
import { shortDate, type View } from './view';

export type PullOptions = ListOptions & { repository: Repository };

export const pullOptions = (repository: Repository, query: URLSearchParams): PullOptions => ({
  repository,
  kind: 'pull_request',
  ...asked(query),
});

const states = (view: View, o: PullOptions): Html => {
  const base = `/${fullName(o.repository)}/pulls`;
  const count = (state: 'open' | 'closed') => listed(view, inState(o, state)).length;
  return html`<a class="${!showsClosed(o) ? 'strong' : 'muted'}" href="${base}">${view.words.open} <span class="Counter">${count('open')}</span></a> <a class="${showsClosed(o) ? 'strong' : 'muted'}" href="${base}?q=is%3Apr+is%3Aclosed">${view.words.closed} <span class="Counter">${count('closed')}</span></a>`;
};

function railsRow(view: View, pull: Issue): Html {
  const path = pathOf(view, pull);
  return html`<div id="issue_${pull.number}" class="Box-row Box-row--focus-gray js-navigation-item js-issue-row list-row rails" data-id="${pull.id}">${stateIcon(pull)}<div class="flex-auto grow"><a id="issue_${pull.number}_link" class="Link--primary v-align-middle no-underline h4 js-navigation-open markdown-title" data-hovercard-type="pull_request" data-hovercard-url="${path}/hovercard" href="${path}">${pull.title}</a> <span class="lh-default d-block d-md-inline">${pull.labels.map(labelToken)}</span><div class="d-flex mt-1 text-small color-fg-muted muted"><span class="opened-by">#${pull.number} ${view.words.opened} <relative-time datetime="${new Date(pull.createdAt).toISOString()}">${shortDate(view, pull.createdAt)}</relative-time> <a class="Link--muted muted" href="/${pull.author}">${pull.author}</a></span></div></div></div>`;
}

/** Rails markup: no React anywhere, pages load as Turbo visits. */
export function railsPulls(view: View, o: PullOptions): Html {
  const { rows, at, pages } = paged(view, o);
  const base = `/${fullName(o.repository)}/pulls`;
  return html`<div class="container"><div id="js-issues-toolbar" class="list-box"><div class="list-head row">${states(view, o)}</div><div class="js-navigation-container js-active-navigation-container">${rows.map((pull) => railsRow(view, pull))}${rows.length === 0 && html`<p class="muted list-row">${view.words.noResults}</p>`}</div></div>${pagination(at, pages, (page) => `${base}?page=${page}`)}</div>`;
}

/** React markup. UNVERIFIED: that the repository's list is the dashboard's ListView. */
export function reactPulls(view: View, o: PullOptions): Html {
  const { rows, at, pages } = paged(view, o);
  const base = `/${fullName(o.repository)}/pulls`;
  return html`<div class="${mod('PullsPage', 'container')} container" data-practice-list="${base}"><h1 class="sr-only">${view.words.pulls}</h1><div class="${mod('ListView', 'container')} list-box"><div class="list-head row">${states(view, o)}</div><ul role="list" data-listview-component="items-list" class="${mod('ListView', 'ul')} plain">${rows.map((pull, i) => listRow(view, pull, i))}</ul></div><div>${pagination(at, pages, (page) => `${base}?page=${page}`)}</div></div>`;
}
