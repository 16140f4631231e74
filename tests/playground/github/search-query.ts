/**
 * GitHub's search language for issues and pull requests, as far as lists use it: qualifiers, free words, quotes,
 * `-`, `NOT`, `AND`, `OR` and parentheses. REST and GraphQL search the same way.
 */
import type { Issue, Repository } from './model';
import { findUser, fullName, type GithubState } from './state';

type Test = (issue: Issue, repository: Repository) => boolean;

export interface Search {
  test: Test;
  compare: (a: Issue, b: Issue) => number;
  /** Repositories asked for by name, lower case; those behind a minus are not among them. */
  repositories: string[];
  empty: boolean;
}

interface Context {
  state: GithubState;
  login: string | null;
  /** Where free words are looked for; `in:` narrows it for the whole query. */
  fields: string[];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const unquoted = (text: string): string => text.replace(/"/g, '');

const IS: Readonly<Record<string, Test>> = {
  open: (i) => i.state === 'open',
  closed: (i) => i.state === 'closed',
  merged: (i) => i.merged,
  unmerged: (i) => i.kind === 'pull_request' && !i.merged,
  issue: (i) => i.kind === 'issue',
  pr: (i) => i.kind === 'pull_request',
  'pull-request': (i) => i.kind === 'pull_request',
  locked: (i) => i.locked,
  unlocked: (i) => !i.locked,
  public: (_, r) => r.visibility === 'public',
  private: (_, r) => r.visibility === 'private',
  internal: (_, r) => r.visibility === 'internal',
  archived: (_, r) => r.archived,
};

const HAS: Readonly<Record<string, Test>> = {
  label: (i) => i.labels.length > 0,
  assignee: (i) => i.assignees.length > 0,
  milestone: (i) => i.milestone !== null,
  'parent-issue': (i) => i.parentId !== null,
};

const milestoneTitle = (issue: Issue, repository: Repository): string | undefined =>
  repository.milestones.find((m) => m.number === issue.milestone)?.title;

function mentions(issue: Issue, login: string): boolean {
  const pattern = new RegExp(`(^|[^\\w/])@${login.replace(/[^\w-]/g, '')}(?![\\w-])`, 'i');
  return [issue.body ?? '', ...issue.comments.map((c) => c.body)].some((text) => pattern.test(text));
}

/** `>=2026-01-01`, `<2026-02-01`, `2026-01-01..2026-01-31`, `2026-01-01` (that day); a time of day may follow. */
function dateTest(value: string): ((at: number | null) => boolean) | null {
  const DAY = 86_400_000;
  const begin = (text: string) => Date.parse(text);
  const end = (text: string) => Date.parse(text) + (text.length <= 10 ? DAY : 1000);
  const [, low, high] = /^(.+)\.\.(.+)$/.exec(value) ?? [];
  const [, sign, bound = value] = /^(>=|<=|>|<)(.+)$/.exec(value) ?? [];
  let [from, to] = [begin(low ?? bound), end(high ?? bound)];
  if (sign === '>') [from, to] = [to, Number.POSITIVE_INFINITY];
  else if (sign === '>=') to = Number.POSITIVE_INFINITY;
  else if (sign === '<') [from, to] = [Number.NEGATIVE_INFINITY, from];
  else if (sign === '<=') from = Number.NEGATIVE_INFINITY;
  if (Number.isNaN(from) || Number.isNaN(to)) return null;
  return (at) => at !== null && at >= from && at < to;
}

const never: Test = () => false;
const byDate =
  (pick: (issue: Issue) => number | null) =>
  (value: string): Test => {
    const test = dateTest(value);
    return test ? (issue) => test(pick(issue)) : never;
  };

/** UNVERIFIED: a value GitHub does not know matches nothing here, so that no test leans on it. */
const QUALIFIERS: Readonly<Record<string, (value: string, context: Context) => Test>> = {
  repo: (value) => (_, r) => same(fullName(r), value),
  org: (value) => (_, r) => same(r.owner, value),
  user: (value) => (_, r) => same(r.owner, value),
  is: (value) => IS[value.toLowerCase()] ?? never,
  state: (value) => IS[value.toLowerCase()] ?? never,
  type: (value) => IS[value.toLowerCase()] ?? never,
  archived: (value) => (_, r) => String(r.archived) === value.toLowerCase(),
  author: (value) => (i) => same(i.author, value),
  assignee: (value) => (i) =>
    value === '*' ? i.assignees.length > 0 : i.assignees.some((login) => same(login, value)),
  mentions: (value) => (i) => mentions(i, value),
  commenter: (value) => (i) => i.comments.some((c) => same(c.author, value)),
  involves: (value) => (i) =>
    same(i.author, value) ||
    i.assignees.some((login) => same(login, value)) ||
    i.comments.some((c) => same(c.author, value)) ||
    mentions(i, value),
  milestone: (value) => (i, r) =>
    value === '*' ? i.milestone !== null : same(milestoneTitle(i, r) ?? '\0', value),
  no: (value) => {
    const has = HAS[value.toLowerCase()];
    // The model keeps no projects or types of an issue: nothing has one.
    return has ? (i, r) => !has(i, r) : () => true;
  },
  has: (value) => HAS[value.toLowerCase()] ?? never,
  reason: (value) => (i) => i.stateReason !== null && same(i.stateReason.replace('_', ' '), value),
  linked: (value, { state }) => {
    if (same(value, 'issue')) return (i) => i.closes.length > 0;
    if (!same(value, 'pr')) return never;
    const closed = new Set(state.issues.flatMap((i) => i.closes));
    return (i) => closed.has(i.id);
  },
  created: byDate((i) => i.createdAt),
  updated: byDate((i) => i.updatedAt),
  closed: byDate((i) => i.closedAt),
  merged: byDate((i) => i.mergedAt),
};

/** `@me` is whoever asks; without a login it is nobody. */
const who = (value: string, login: string | null): string => (same(value, '@me') ? (login ?? '\0') : value);

function wordTest(word: string, fields: string[]): Test {
  const wanted = word.toLowerCase();
  return (issue) =>
    (fields.includes('title') && issue.title.toLowerCase().includes(wanted)) ||
    (fields.includes('body') && (issue.body ?? '').toLowerCase().includes(wanted)) ||
    (fields.includes('comments') && issue.comments.some((c) => c.body.toLowerCase().includes(wanted)));
}

const split = (term: string): { minus: boolean; key: string; value: string } => {
  const [, minus = '', key = '', value = ''] = /^(-?)([a-z][a-z-]*):(.+)$/is.exec(term) ?? [];
  return { minus: minus === '-', key: key.toLowerCase(), value };
};
const GLOBAL = ['sort', 'in'];

function termTest(term: string, context: Context): Test | null {
  const { minus, key, value } = split(term);
  if (GLOBAL.includes(key)) return null;
  const not =
    (test: Test): Test =>
    (i, r) =>
      !test(i, r);
  if (key === 'label') {
    // A comma means "one of"; several `label:` mean all of them.
    const names = (value.match(/(?:[^,"]|"[^"]*")+/g) ?? []).map(unquoted);
    const test: Test = (i) => names.some((name) => i.labels.some((label) => same(label, name)));
    return minus ? not(test) : test;
  }
  const qualifier = Object.hasOwn(QUALIFIERS, key) ? QUALIFIERS[key] : undefined;
  if (qualifier) {
    const test = qualifier(who(unquoted(value), context.login), context);
    return minus ? not(test) : test;
  }
  const negative = term.startsWith('-') && term.length > 1;
  const word = wordTest(unquoted(negative ? term.slice(1) : term), context.fields);
  return negative ? not(word) : word;
}

/** One level of the query up to its closing parenthesis; `AND` is what a space means, `OR` binds weaker. */
function readOr(terms: string[], context: Context): Test {
  const groups: Test[][] = [[]];
  let negate = false;
  for (let term = terms.shift(); term !== undefined && term !== ')'; term = terms.shift()) {
    if (term === 'OR') groups.push([]);
    else if (term === 'NOT') negate = !negate;
    else if (term !== 'AND') {
      const test = term === '(' ? readOr(terms, context) : termTest(term, context);
      const turned = negate;
      negate = false;
      if (test) groups.at(-1)?.push(turned ? (i, r) => !test(i, r) : test);
    }
  }
  const filled = groups.filter((group) => group.length > 0);
  return (i, r) => filled.length === 0 || filled.some((group) => group.every((test) => test(i, r)));
}

const SORTS: Readonly<Record<string, (issue: Issue) => number>> = {
  created: (i) => i.createdAt,
  updated: (i) => i.updatedAt,
  comments: (i) => i.comments.length,
};

/**
 * @param sort `updated-desc` and the like; wins over a `sort:` in the text. Without either, newest first.
 *   UNVERIFIED: GitHub's default is "best match", which no test should rely on.
 */
export function readSearch(state: GithubState, login: string | null, text: string, sort?: string): Search {
  // A parenthesis groups where a term could begin or end; within a qualifier's quotes it is text.
  const terms = text.match(/[()]|(?:[^\s"()]|"[^"]*")+/g) ?? [];
  const valuesOf = (key: string): string[] =>
    terms.map(split).flatMap((t) => (t.key === key && !t.minus ? [unquoted(t.value)] : []));
  const fields = valuesOf('in').flatMap((value) => value.toLowerCase().split(','));
  const context: Context = {
    state,
    login: login === null ? null : (findUser(state, login)?.login ?? login),
    fields: fields.length > 0 ? fields : ['title', 'body', 'comments'],
  };
  const [name = '', direction] = (sort ?? valuesOf('sort').at(-1) ?? 'created-desc').toLowerCase().split('-');
  const key = SORTS[name] ?? ((i: Issue) => i.createdAt);
  const sign = direction === 'asc' ? 1 : -1;
  return {
    test: readOr([...terms], context),
    compare: (a, b) => sign * (key(a) - key(b) || a.id - b.id),
    repositories: valuesOf('repo').map((value) => value.toLowerCase()),
    empty: terms.length === 0,
  };
}
