/** A part of JQL large enough for lists: clauses, AND, OR, NOT, parentheses, ORDER BY. */
import type { JiraIssue } from '../model';
import { findIssue, findUser, type JiraState, projectOf, rightsIn, statusOf } from '../state';
import { CLAUSES, type Clause, nameOf, textHas } from './jql-fields';

export class JqlError extends Error {}

type Token = { kind: 'word' | 'text' | 'sign'; text: string };
export interface Query {
  /** Null: everything, which the API refuses. */
  test: ((issue: JiraIssue) => boolean) | null;
  order: { field: string; down: boolean }[];
}

function tokens(jql: string): Token[] {
  const found: Token[] = [];
  const pattern =
    /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(!=|!~|>=|<=|[=~<>(),])|([^\s"'=~<>(),!]+))/y;
  while (pattern.lastIndex < jql.trimEnd().length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(jql);
    if (!match)
      throw new JqlError(`Error in the JQL Query: The character '${jql[at]}' is a reserved JQL character.`);
    const [, double, single, sign, word] = match;
    if (sign !== undefined) found.push({ kind: 'sign', text: sign });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
    else found.push({ kind: 'text', text: (double ?? single ?? '').replace(/\\(.)/g, '$1') });
  }
  return found;
}

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

function timeOf(value: string, now: number): number {
  const relative = /^([+-]?\d+)([mhdw])$/.exec(value);
  if (relative) return now + Number(relative[1]) * (UNITS[relative[2] ?? ''] ?? 0);
  const at = Date.parse(
    value.includes(':') ? `${value.replace(/[ /]/g, (c) => (c === '/' ? '-' : 'T'))}Z` : value,
  );
  if (Number.isNaN(at))
    throw new JqlError(`Date value '${value}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm'.`);
  return at;
}

class Parser {
  private at = 0;
  constructor(
    private readonly list: Token[],
    private readonly state: JiraState,
    private readonly login: string | null,
  ) {}

  private get next(): Token | undefined {
    return this.list[this.at];
  }
  private word(text: string): boolean {
    if (this.next?.kind !== 'word' || this.next.text.toUpperCase() !== text) return false;
    this.at += 1;
    return true;
  }
  private sign(text: string): boolean {
    if (this.next?.kind !== 'sign' || this.next.text !== text) return false;
    this.at += 1;
    return true;
  }
  private fail(): never {
    throw new JqlError(
      this.next
        ? `Error in the JQL Query: Expecting operator but got '${this.next.text}'.`
        : 'Error in the JQL Query: Expecting a value at the end of the query.',
    );
  }

  query(): Query {
    const test = this.next === undefined || this.peek('ORDER') ? null : this.either();
    const order: Query['order'] = [];
    if (this.word('ORDER')) {
      if (!this.word('BY')) this.fail();
      do {
        const field = this.take();
        const down = this.word('DESC');
        if (!down) this.word('ASC');
        order.push({ field: nameOf(field), down });
      } while (this.sign(','));
    }
    if (this.next) this.fail();
    return { test, order };
  }
  private peek(text: string): boolean {
    return this.next?.kind === 'word' && this.next.text.toUpperCase() === text;
  }
  private take(): string {
    if (!this.next || this.next.kind === 'sign') this.fail();
    const { text } = this.next;
    this.at += 1;
    return text;
  }

  private either(): (issue: JiraIssue) => boolean {
    const parts = [this.both()];
    while (this.word('OR')) parts.push(this.both());
    return (issue) => parts.some((test) => test(issue));
  }
  private both(): (issue: JiraIssue) => boolean {
    const parts = [this.one()];
    while (this.word('AND')) parts.push(this.one());
    return (issue) => parts.every((test) => test(issue));
  }
  private one(): (issue: JiraIssue) => boolean {
    if (this.word('NOT')) {
      const test = this.one();
      return (issue) => !test(issue);
    }
    if (this.sign('(')) {
      const test = this.either();
      if (!this.sign(')')) this.fail();
      return test;
    }
    return this.clause();
  }

  private values(): (string | null)[] {
    if (!this.sign('(')) return [this.value()];
    const found = [this.value()];
    while (this.sign(',')) found.push(this.value());
    if (!this.sign(')')) this.fail();
    return found;
  }
  private value(): string | null {
    const quoted = this.next?.kind === 'text';
    const text = this.take();
    if (quoted) return text;
    if (['EMPTY', 'NULL'].includes(text.toUpperCase())) return null;
    if (!this.sign('(')) return text;
    if (!this.sign(')')) this.fail();
    if (text.toLowerCase() === 'currentuser') return findUser(this.state, this.login)?.accountId ?? '';
    if (text.toLowerCase() === 'now') return '0m';
    throw new JqlError(`Unable to find JQL function '${text}()'.`);
  }

  private clause(): (issue: JiraIssue) => boolean {
    const field = this.take();
    if (/^issue\.property\b/i.test(field))
      throw new JqlError(`Field '${field}' does not exist or you do not have permission to view it.`);
    const clause = CLAUSES[nameOf(field)];
    if (!clause)
      throw new JqlError(`Field '${field}' does not exist or you do not have permission to view it.`);
    const { state } = this;
    if (this.word('IS')) {
      const not = this.word('NOT');
      if (this.value() !== null) this.fail();
      const empty = (i: JiraIssue) =>
        clause.values
          ? clause.values(state, i).includes(null)
          : clause.time
            ? clause.time(i) === null
            : (clause.texts?.(i) ?? [clause.text?.(i) ?? '']).every((text) => text === '');
      return (issue) => empty(issue) !== not;
    }
    const not = this.word('NOT');
    if (this.word('IN')) return this.within(field, clause, this.values(), not);
    if (not) this.fail();
    const sign = this.operator();
    if (sign === '=' || sign === '!=') return this.within(field, clause, [this.value()], sign === '!=');
    const value = this.value() ?? '';
    if (sign === '~' || sign === '!~') {
      const { text, texts = text && ((issue: JiraIssue) => [text(issue)]) } = clause;
      if (!texts) throw new JqlError(`The operator '${sign}' is not supported by the '${field}' field.`);
      return (issue) => texts(issue).some((one) => textHas(one, value)) === (sign === '~');
    }
    const { time } = clause;
    if (!time) throw new JqlError(`The operator '${sign}' is not supported by the '${field}' field.`);
    const bound = timeOf(value, state.clock.now());
    return (issue) => {
      const at = time(issue);
      if (at === null) return false;
      return { '>=': at >= bound, '<=': at <= bound, '>': at > bound, '<': at < bound }[sign] ?? false;
    };
  }
  private operator(): string {
    if (this.next?.kind !== 'sign' || '(),'.includes(this.next.text)) this.fail();
    const { text } = this.next;
    this.at += 1;
    return text;
  }
  private knownKey(value: string): void {
    const issue = findIssue(this.state, value);
    if (!issue || !rightsIn(projectOf(this.state, issue), this.login).browse)
      throw new JqlError(`An issue with key '${value}' does not exist for field 'key'.`);
  }
  private within(
    field: string,
    clause: Clause,
    wanted: (string | null)[],
    not: boolean,
  ): (issue: JiraIssue) => boolean {
    const { values } = clause;
    if (!values) throw new JqlError(`The operator '=' is not supported by the '${field}' field.`);
    if (nameOf(field) === 'project')
      for (const value of wanted)
        if (!this.state.projects.some((p) => [String(p.id), p.key, p.name].some((n) => same(n, value))))
          throw new JqlError(`The value '${value}' does not exist for the field 'project'.`);
    if (nameOf(field) === 'key' && this.state.settings.api.unknownKeys === 'error')
      for (const value of wanted) this.knownKey(value ?? '');
    const has = (issue: JiraIssue) =>
      values(this.state, issue).some((v) =>
        wanted.some((w) => (w === null ? v === null : v !== null && same(v, w))),
      );
    return (issue) => has(issue) !== not;
  }
}

const same = (a: string, b: string | null): boolean => a.toLowerCase() === b?.toLowerCase();

/** @throws JqlError with Jira's kind of sentence */
export const parseJql = (jql: string, state: JiraState, login: string | null): Query =>
  new Parser(tokens(jql), state, login).query();

const KEYS: Readonly<Record<string, (state: JiraState, issue: JiraIssue) => string | number>> = {
  key: (s, i) => `${projectOf(s, i).key} ${String(i.number).padStart(10, '0')}`,
  created: (_, i) => i.createdAt,
  updated: (_, i) => i.updatedAt,
  resolved: (_, i) => i.resolvedAt ?? 0,
  summary: (_, i) => i.summary,
  status: (s, i) => statusOf(s, i).name,
  rank: (_, i) => i.id,
};

/** Newest first when the query does not say. */
export function inOrder(state: JiraState, issues: JiraIssue[], order: Query['order']): JiraIssue[] {
  const by = order.length > 0 ? order : [{ field: 'created', down: true }];
  return issues.sort((a, b) => {
    for (const { field, down } of by) {
      const key = KEYS[field] ?? KEYS.rank;
      const [x, y] = [key?.(state, a) ?? 0, key?.(state, b) ?? 0];
      if (x !== y) return (x < y ? -1 : 1) * (down ? -1 : 1);
    }
    return b.id - a.id;
  });
}
