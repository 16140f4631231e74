/** What filters let through. Comparators of one filter are all to hold; `and` and `or` as they say. */

import type { LinearAttachment, LinearCycle, LinearIssue, LinearLabel, LinearUser } from '../model';
import { identifierOf, workflowStateById } from '../state';
import type { Scope } from './auth';

export type Filter = Readonly<Record<string, unknown>>;
type Value = string | number | boolean | null;

const fold = (text: string): string => text.toLowerCase();
const plain = (text: string): string => fold(text.normalize('NFKD').replace(/\p{M}/gu, ''));

/** Comparators of text, taken by name. */
const TEXT: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  contains: (v, w) => v.includes(w),
  containsIgnoreCase: (v, w) => fold(v).includes(fold(w)),
  containsIgnoreCaseAndAccent: (v, w) => plain(v).includes(plain(w)),
  endsWith: (v, w) => v.endsWith(w),
  eqIgnoreCase: (v, w) => fold(v) === fold(w),
  neqIgnoreCase: (v, w) => fold(v) !== fold(w),
  notContains: (v, w) => !v.includes(w),
  notContainsIgnoreCase: (v, w) => !fold(v).includes(fold(w)),
  notEndsWith: (v, w) => !v.endsWith(w),
  notStartsWith: (v, w) => !v.startsWith(w),
  startsWith: (v, w) => v.startsWith(w),
  startsWithIgnoreCase: (v, w) => fold(v).startsWith(fold(w)),
};

function holds(name: string, wanted: unknown, value: Value): boolean {
  if (wanted === null || wanted === undefined) return true;
  if (name === 'null') return (value === null) === wanted;
  if (name === 'eq') return value === wanted;
  if (name === 'neq') return value !== wanted;
  if (name === 'in') return (wanted as Value[]).includes(value);
  if (name === 'nin') return !(wanted as Value[]).includes(value);
  const text = TEXT[name];
  if (text) return typeof value === 'string' && text(value, String(wanted));
  if (typeof value !== 'number') return false;
  const limit = Number(wanted);
  return name === 'gt'
    ? value > limit
    : name === 'gte'
      ? value >= limit
      : name === 'lt'
        ? value < limit
        : value <= limit;
}

export const compare = (value: Value, comparator: unknown): boolean =>
  Object.entries((comparator ?? {}) as Filter).every(([name, wanted]) => holds(name, wanted, value));

const UNITS = { Y: 365, M: 30, W: 7, D: 1 } as const;

/** An ISO date, or a duration from now such as `-P2W`. */
function instant(text: unknown, now: number): number {
  const duration = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?$/.exec(String(text));
  if (!duration) return Date.parse(String(text));
  const days = (['Y', 'M', 'W', 'D'] as const).reduce(
    (sum, unit, i) => sum + Number(duration[i + 2] ?? 0) * UNITS[unit],
    0,
  );
  return now + (duration[1] ? -1 : 1) * days * 86_400_000;
}

/** @param value epoch milliseconds */
export function compareDate(value: number | null, comparator: unknown, now: number): boolean {
  const read = (wanted: unknown): unknown =>
    Array.isArray(wanted) ? wanted.map(read) : typeof wanted === 'string' ? instant(wanted, now) : wanted;
  const entries = Object.entries((comparator ?? {}) as Filter);
  return compare(value, Object.fromEntries(entries.map(([name, wanted]) => [name, read(wanted)])));
}

type Rule<T> = (item: T, wanted: unknown) => boolean;

type Test<T> = (scope: Scope, item: T | null, filter: unknown) => boolean;

/** A test made of one rule a field; `and`, `or` and `null` are those of every filter. */
function filterOf<T>(rules: (scope: Scope) => Readonly<Record<string, Rule<T>>>) {
  return function matches(scope: Scope, item: T | null, filter: unknown): boolean {
    const all = rules(scope);
    return Object.entries((filter ?? {}) as Filter).every(([name, wanted]) => {
      if (wanted === null || wanted === undefined) return true;
      if (name === 'and') return (wanted as unknown[]).every((part) => matches(scope, item, part));
      if (name === 'or') return (wanted as unknown[]).some((part) => matches(scope, item, part));
      if (name === 'null') return (item === null) === wanted;
      return item !== null && (all[name]?.(item, wanted) ?? true);
    });
  };
}

/** A test of a list of things. */
function collectionOf<T>(matches: (scope: Scope, item: T, filter: unknown) => boolean) {
  return function holdsFor(scope: Scope, items: readonly T[], filter: unknown): boolean {
    return Object.entries((filter ?? {}) as Filter).every(([name, wanted]) => {
      if (wanted === null || wanted === undefined) return true;
      if (name === 'and') return (wanted as unknown[]).every((part) => holdsFor(scope, items, part));
      if (name === 'or') return (wanted as unknown[]).some((part) => holdsFor(scope, items, part));
      if (name === 'every') return items.every((item) => matches(scope, item, wanted));
      if (name === 'length') return compare(items.length, wanted);
      if (name === 'null') return (items.length === 0) === wanted;
      const part = name === 'some' ? wanted : { [name]: wanted };
      return items.some((item) => matches(scope, item, part));
    });
  };
}

export const matchesUser = filterOf<LinearUser>((scope) => ({
  id: (u, w) => compare(u.id, w),
  name: (u, w) => compare(u.name, w),
  displayName: (u, w) => compare(u.displayName, w),
  email: (u, w) => compare(u.email, w),
  isMe: (u, w) => compare(u.id === scope.caller.user.id, w),
}));

export const matchesNamed = filterOf<{ id: string; name: string; slugId?: string }>(() => ({
  id: (p, w) => compare(p.id, w),
  name: (p, w) => compare(p.name, w),
  slugId: (p, w) => compare(p.slugId ?? null, w),
}));

export const matchesTeam = filterOf<{ id: string; key: string; name: string; members: unknown }>(() => ({
  id: (t, w) => compare(t.id, w),
  key: (t, w) => compare(t.key, w),
  name: (t, w) => compare(t.name, w),
  private: (t, w) => compare(t.members !== null, w),
}));

export const isRunning = (scope: Scope, cycle: LinearCycle): boolean => {
  const now = scope.state.clock.now();
  return cycle.startsAt <= now && now < cycle.endsAt;
};

export const matchesCycle = filterOf<LinearCycle>((scope) => ({
  id: (c, w) => compare(c.id, w),
  number: (c, w) => compare(c.number, w),
  isActive: (c, w) => compare(isRunning(scope, c), w),
  team: (c, w) => matchesTeam(scope, scope.state.teams.find((t) => t.id === c.teamId) ?? null, w),
}));

export const matchesState = filterOf<{ id: string; name: string; type: string; teamId: string }>((scope) => ({
  id: (s, w) => compare(s.id, w),
  name: (s, w) => compare(s.name, w),
  type: (s, w) => compare(s.type, w),
  team: (s, w) => matchesTeam(scope, scope.state.teams.find((t) => t.id === s.teamId) ?? null, w),
}));

export const matchesLabel = filterOf<LinearLabel>((scope) => ({
  id: (l, w) => compare(l.id, w),
  name: (l, w) => compare(l.name, w),
  isGroup: (l, w) => compare(l.isGroup, w),
  team: (l, w) => matchesTeam(scope, scope.state.teams.find((t) => t.id === l.teamId) ?? null, w),
}));

const userAt = (scope: Scope, login: string | null): LinearUser | null =>
  scope.state.users.find((u) => u.workspaceId === scope.caller.workspace.id && u.login === login) ?? null;

export const matchesAttachment = filterOf<LinearAttachment>((scope) => {
  const now = scope.state.clock.now();
  return {
    id: (a, w) => compare(a.id, w),
    url: (a, w) => compare(a.url, w),
    title: (a, w) => compare(a.title, w),
    subtitle: (a, w) => compare(a.subtitle, w),
    sourceType: (a, w) => compare(a.sourceType, w),
    createdAt: (a, w) => compareDate(a.createdAt, w, now),
    updatedAt: (a, w) => compareDate(a.updatedAt, w, now),
    creator: (a, w) => matchesUser(scope, userAt(scope, a.creator), w),
  };
});

const someAttachments = collectionOf<LinearAttachment>(matchesAttachment);
const someLabels = collectionOf<LinearLabel>(matchesLabel);

/** UUIDs always; identifiers by setting, but never those an issue had before, and as they are written. */
function matchesIssueId(scope: Scope, issue: LinearIssue, comparator: unknown): boolean {
  const names = scope.state.settings.api.idsByKey ? [issue.id, identifierOf(scope.state, issue)] : [issue.id];
  const { eq, neq, in: any, nin } = comparator as Record<string, string & string[]>;
  const is = (wanted: string) => names.includes(wanted);
  return (
    (eq == null || is(eq)) &&
    (neq == null || !is(neq)) &&
    (any == null || any.some(is)) &&
    (nin == null || !nin.some(is))
  );
}

export const matchesIssue: Test<LinearIssue> = filterOf<LinearIssue>((scope) => {
  const { state } = scope;
  const now = state.clock.now();
  const date =
    (pick: (issue: LinearIssue) => number | null): Rule<LinearIssue> =>
    (issue, w) =>
      compareDate(pick(issue), w, now);
  const content = (i: LinearIssue): string =>
    [
      identifierOf(state, i),
      i.title,
      i.description ?? '',
      ...state.comments.filter((c) => c.issueId === i.id).map((c) => c.body),
    ]
      .join('\n')
      .toLowerCase();
  return {
    id: (i, w) => matchesIssueId(scope, i, w),
    number: (i, w) => compare(i.number, w),
    title: (i, w) => compare(i.title, w),
    description: (i, w) => compare(i.description, w),
    priority: (i, w) => compare(i.priority, w),
    createdAt: date((i) => i.createdAt),
    updatedAt: date((i) => i.updatedAt),
    startedAt: date((i) => i.startedAt),
    completedAt: date((i) => i.completedAt),
    canceledAt: date((i) => i.canceledAt),
    archivedAt: date((i) => i.archivedAt),
    team: (i, w) => matchesTeam(scope, scope.teams.find((t) => t.id === i.teamId) ?? null, w),
    state: (i, w) => matchesState(scope, workflowStateById(state, i.stateId), w),
    project: (i, w) => matchesNamed(scope, state.projects.find((p) => p.id === i.projectId) ?? null, w),
    cycle: (i, w) => matchesCycle(scope, state.cycles.find((c) => c.id === i.cycleId) ?? null, w),
    parent: (i, w) => matchesIssue(scope, state.issues.find((p) => p.id === i.parentId) ?? null, w),
    assignee: (i, w) => matchesUser(scope, userAt(scope, i.assignee), w),
    creator: (i, w) => matchesUser(scope, userAt(scope, i.creator), w),
    labels: (i, w) =>
      someLabels(
        scope,
        state.labels.filter((l) => i.labelIds.includes(l.id)),
        w,
      ),
    attachments: (i, w) =>
      someAttachments(
        scope,
        state.attachments.filter((a) => a.issueId === i.id),
        w,
      ),
    searchableContent: (i, w) => {
      const { contains, notContains } = w as { contains?: string; notContains?: string };
      const text = content(i);
      return (
        (contains == null || text.includes(fold(contains))) &&
        (notContains == null || !text.includes(fold(notContains)))
      );
    },
  };
});

export const matchesComment = filterOf<{
  id: string;
  body: string;
  createdAt: number;
  issueId: string;
}>((scope) => ({
  id: (c, w) => compare(c.id, w),
  body: (c, w) => compare(c.body, w),
  createdAt: (c, w) => compareDate(c.createdAt, w, scope.state.clock.now()),
  updatedAt: (c, w) => compareDate(c.createdAt, w, scope.state.clock.now()),
  issue: (c, w) => matchesIssue(scope, scope.state.issues.find((i) => i.id === c.issueId) ?? null, w),
}));
