/** Which items a list shows: the search language of the API, what this viewer may see, and pages of it. */
import type { Issue, Repository } from '../model';
import { permissionOf } from '../permissions';
import { readSearch } from '../search-query';
import { fullName, repositoryById } from '../state';
import type { View } from './view';

export interface ListOptions {
  /** null: every repository the viewer can see. */
  repository: Repository | null;
  kind: 'issue' | 'pull_request';
  /** As typed into the filter. */
  query?: string;
  /** Beside what the filter says. */
  state?: 'open' | 'closed';
  label?: string;
  assignee?: string;
  author?: string;
  milestone?: number;
  page?: number;
}

/** What an address asks for: its filter and nothing else, or what is open. */
export const asked = (query: URLSearchParams): Pick<ListOptions, 'query' | 'state' | 'page'> => ({
  ...(query.has('q') ? { query: query.get('q') ?? '' } : { state: 'open' as const }),
  page: Number(query.get('page') ?? 1),
});

const STATE_TERM = /(^|\s)(?:is|state):(open|closed)\b/gi;

/** The same list in one state only, whatever its filter says about states. */
export const inState = (o: ListOptions, state: 'open' | 'closed'): ListOptions => ({
  ...o,
  ...(o.query !== undefined && { query: o.query.replace(STATE_TERM, ' ') }),
  state,
});

/** Whether a list shows closed items only. */
export const showsClosed = (o: ListOptions): boolean =>
  o.state === 'closed' || /(^|\s)(?:is|state):closed\b/i.test(o.query ?? '');

/** Newest first, unless the filter says otherwise: the items the API finds for the same query. */
export function listed(view: View, o: ListOptions): Issue[] {
  const repositories = new Map(
    view.state.repositories
      .filter((r) => !o.repository || r === o.repository)
      .filter((r) => permissionOf(view.state, r, view.login) !== null)
      .map((r) => [r.id, r]),
  );
  const search = readSearch(view.state, view.login, o.query ?? '');
  return view.state.issues
    .filter((i) => i.kind === o.kind && !i.deleted && !i.transferredTo)
    .filter((i) => !o.state || i.state === o.state)
    .filter((i) => !o.label || i.labels.includes(o.label))
    .filter((i) => o.milestone === undefined || i.milestone === o.milestone)
    .filter((i) => !o.author || i.author === o.author)
    .filter((i) => !o.assignee || i.assignees.includes(o.assignee))
    .filter((i) => {
      const repository = repositories.get(i.repositoryId);
      return repository !== undefined && search.test(i, repository);
    })
    .sort(search.compare);
}

export interface Paged {
  rows: Issue[];
  total: number;
  /** From 1. */
  at: number;
  pages: number;
}

export function paged(view: View, o: ListOptions, size = view.settings.pageSize): Paged {
  const all = listed(view, o);
  const pages = Math.max(1, Math.ceil(all.length / size));
  const at = Math.max(1, Math.floor(Number.isFinite(o.page) ? (o.page ?? 1) : 1));
  return { rows: all.slice((at - 1) * size, at * size), total: all.length, at, pages };
}

/** `acme/shop` of an item. */
export const nwoOf = (view: View, issue: Issue): string =>
  fullName(repositoryById(view.state, issue.repositoryId));

/** `/acme/shop/issues/142`, `/acme/shop/pull/143`. */
export const pathOf = (view: View, issue: Issue): string =>
  `/${nwoOf(view, issue)}/${issue.kind === 'issue' ? 'issues' : 'pull'}/${issue.number}`;
