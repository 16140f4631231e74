/** The fields that queries can ask about. */
import type { JiraIssue } from '../model';
import { findUser, type JiraState, keyOf, plainText, projectOf, statusOf, typeOf } from '../state';

export interface Clause {
  /** Every value it has, for `=` and `in`. */
  values?: (state: JiraState, issue: JiraIssue) => (string | null)[];
  /** For `~`. */
  text?: (issue: JiraIssue) => string;
  /** For `~` where any one of several will do. */
  texts?: (issue: JiraIssue) => string[];
  time?: (issue: JiraIssue) => number | null;
}

const person = (state: JiraState, login: string | null): (string | null)[] => {
  const user = findUser(state, login);
  return [user?.accountId ?? null, ...(user ? [user.displayName, user.login] : [])];
};

export const CLAUSES: Readonly<Record<string, Clause>> = {
  project: {
    values: (s, i) => {
      const { id, key, name } = projectOf(s, i);
      return [String(id), key, name];
    },
  },
  key: { values: (s, i) => [keyOf(s, i), String(i.id), ...i.formerKeys] },
  status: {
    values: (s, i) => {
      const { id, name } = statusOf(s, i);
      return [id, name];
    },
  },
  statuscategory: {
    values: (s, i) => {
      const { category } = statusOf(s, i);
      return [{ new: 'To Do', indeterminate: 'In Progress', done: 'Done' }[category], category];
    },
  },
  labels: { values: (_, i) => (i.labels.length === 0 ? [null] : i.labels) },
  assignee: { values: (s, i) => person(s, i.assignee) },
  reporter: { values: (s, i) => person(s, i.reporter) },
  issuetype: { values: (s, i) => [typeOf(s, i).name, typeOf(s, i).id] },
  priority: { values: (_, i) => [i.priority] },
  fixversion: {
    values: (s, i) => {
      const names = projectOf(s, i)
        .versions.filter((v) => i.versionIds.includes(v.id))
        .map((v) => v.name);
      return names.length === 0 ? [null] : names;
    },
  },
  parent: {
    values: (s, i) => {
      const parent = s.issues.find((other) => other.id === i.parentId);
      return [parent ? keyOf(s, parent) : null];
    },
  },
  resolution: { values: (_, i) => [i.resolvedAt === null ? null : 'Done'] },
  sprint: { values: (_, i) => [i.sprintId === null ? null : String(i.sprintId)] },
  summary: { text: (i) => i.summary },
  description: { text: (i) => plainText(i.description) },
  text: {
    text: (i) =>
      [i.summary, plainText(i.description), ...i.comments.map((c) => plainText(c.body))].join('\n'),
  },
  // One comment has all the words.
  comment: { texts: (i) => i.comments.map((c) => plainText(c.body)) },
  created: { time: (i) => i.createdAt },
  updated: { time: (i) => i.updatedAt },
  resolved: { time: (i) => i.resolvedAt },
};
const ALIASES: Readonly<Record<string, string>> = {
  issue: 'key',
  issuekey: 'key',
  id: 'key',
  type: 'issuetype',
  createddate: 'created',
  updateddate: 'updated',
  resolutiondate: 'resolved',
};
export const nameOf = (field: string): string => ALIASES[field.toLowerCase()] ?? field.toLowerCase();

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Every word of the value, as the beginning of a word; of one in quotes of its own, the words in their order. */
export function textHas(text: string, value: string): boolean {
  const found = wordsOf(text);
  const wanted = wordsOf(value);
  if (/^".*"$/s.test(value.trim()))
    return found.some((_, i) => wanted.every((word, n) => found[i + n] === word));
  return wanted.every((word) => found.some((w) => w.startsWith(word)));
}
