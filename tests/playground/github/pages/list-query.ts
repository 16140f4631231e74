/** Which items a list shows: the filter as typed, what this viewer may see, and pages of it. */
import type { Issue, Repository } from '../model';
import { permissionOf } from '../permissions';
import { fullName, repositoryById } from '../state';
import type { View } from './view';

export interface ListOptions {
  /** null: every repository the viewer can see. */
  repository: Repository | null;
  kind: 'issue' | 'pull_request';
  state: 'open' | 'closed' | 'all';
  label?: string;
  /** `-label:x`. */
  withoutLabel?: string;
  assignee?: string;
  author?: string;
  /** `repo:owner/name`, lower case. */
  within?: string;
  milestone?: number;
  words?: readonly string[];
  page?: number;
}

type Filter = Pick<
  ListOptions,
  'state' | 'label' | 'withoutLabel' | 'assignee' | 'author' | 'within' | 'words'
>;

/** `is:issue state:open label:"x" -label:y author:z word` as typed into the filter; half a term is one more word. */
export function readFilter(query: string, otherwise: ListOptions['state'] = 'open'): Filter {
  const terms: string[] = query.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
  const value = (key: string) =>
    terms
      .find((t) => t.startsWith(`${key}:`))
      ?.slice(key.length + 1)
      .replace(/"/g, '');
  const typed = value('state');
  const state =
    typed === 'open' || typed === 'closed' || typed === 'all'
      ? typed
      : terms.includes('is:closed')
        ? 'closed'
        : terms.includes('is:open')
          ? 'open'
          : otherwise;
  const [label, withoutLabel, assignee, author] = ['label', '-label', 'assignee', 'author'].map(value);
  const within = value('repo')?.toLowerCase();
  return {
    state,
    ...(label && { label }),
    ...(withoutLabel && { withoutLabel }),
    ...(assignee && { assignee }),
    ...(author && { author }),
    ...(within && { within }),
    words: terms.filter((t) => !t.includes(':')).map((t) => t.replace(/"/g, '')),
  };
}

const same = (login: string | undefined, other: string, me: string | null): boolean =>
  login === undefined || (login === '@me' ? me : login)?.toLowerCase() === other.toLowerCase();

/** Newest first. */
export function listed(view: View, o: ListOptions): Issue[] {
  const visible = new Set(
    view.state.repositories
      .filter((r) => !o.repository || r === o.repository)
      .filter((r) => !o.within || fullName(r).toLowerCase() === o.within)
      .filter((r) => permissionOf(view.state, r, view.login) !== null)
      .map((r) => r.id),
  );
  const words = (o.words ?? []).map((w) => w.toLowerCase());
  return view.state.issues
    .filter((i) => visible.has(i.repositoryId) && i.kind === o.kind && !i.deleted && !i.transferredTo)
    .filter((i) => o.state === 'all' || i.state === o.state)
    .filter((i) => !o.label || i.labels.includes(o.label))
    .filter((i) => !o.withoutLabel || !i.labels.includes(o.withoutLabel))
    .filter((i) => o.milestone === undefined || i.milestone === o.milestone)
    .filter((i) => same(o.author, i.author, view.login))
    .filter((i) => o.assignee === undefined || i.assignees.some((a) => same(o.assignee, a, view.login)))
    .filter((i) => words.every((w) => i.title.toLowerCase().includes(w)))
    .sort((a, b) => b.createdAt - a.createdAt || b.number - a.number);
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
