/** Where a story plays: the same people and the same item, on each tracker. */
import type { Place } from '../../lib/trackers/tracker';
import { issueAt } from '../playground/github/state';
import { jiraIssue } from '../playground/jira/state';
import { LINEAR_KEYS } from '../playground/linear/seed';
import { attachmentsOf, linearIssue } from '../playground/linear/state';
import { PRACTICE_TOKENS } from '../playground/seed';
import type { Playground } from '../playground/server';
import type { Person } from './driver';
import { addKey, addToken, signInAt } from './sign-in';

export type Scene = {
  tracker: 'github' | 'jira' | 'linear';
  place: Place;
  /** Key of the item with that number: 142 is the one of the main story. */
  key(number: number): string;
  /** The page of an item. */
  url(key: string): string;
  /** A list with the item of the main story in it. */
  list: string;
  /** The same person's cookies. */
  signIn(person: Person, login: string): Promise<void>;
  /** Lets Sightline share: a token, a key, or nothing where the person's own session is used. */
  connect(person: Person, login: string): Promise<void>;
  /** Everything the tracker holds of an item that an outcome can stand in, as text. */
  stored(playground: Playground, key: string): string;
  /** Requests that changed something through the tracker's API. */
  writes(playground: Playground): { method: string; path: string; login: string | null }[];
  /** Hosts of its API. */
  api: RegExp;
};

const tokenOf = { 'acme-pm': 'pmWrite', 'acme-dev': 'devWrite', 'acme-design': 'designWrite' } as const;
type Member = keyof typeof tokenOf;
const member = (login: string): Member => (login in tokenOf ? (login as Member) : 'acme-pm');

export const GITHUB_SCENE: Scene = {
  tracker: 'github',
  place: { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' },
  key: (n) => `acme/shop#${n}`,
  url: (key) => `https://github.com/${key.replace('#', '/issues/')}`,
  list: 'https://github.com/acme/shop/issues',
  signIn: (person, login) => signInAt(person, 'github.com', login),
  connect: (person, login) => addToken(person, PRACTICE_TOKENS[tokenOf[member(login)]]),
  stored: ({ state }, key) => issueAt(state, key).body ?? '',
  writes: ({ log }) => log.filter((l) => l.host === 'api.github.com' && l.wrote),
  api: /^api\.github\.com$/,
};

export const JIRA_SCENE: Scene = {
  tracker: 'jira',
  place: { tracker: 'jira', site: 'acme.atlassian.net', name: 'ACME', owner: 'acme.atlassian.net' },
  key: (n) => `ACME-${n}`,
  url: (key) => `https://acme.atlassian.net/browse/${key}`,
  list: 'https://acme.atlassian.net/jira/software/c/projects/ACME/boards/1',
  signIn: (person, login) => signInAt(person, 'acme.atlassian.net', login),
  connect: async () => undefined,
  stored: ({ jira }, key) => {
    const issue = jiraIssue(jira, key);
    const comments = issue.comments.map((c) => [c.body, Object.fromEntries(c.properties)]);
    return JSON.stringify([Object.fromEntries(issue.properties), comments]);
  },
  writes: ({ jira }) => jira.log.filter((l) => l.wrote),
  api: /^acme\.atlassian\.net$/,
};

export const LINEAR_SCENE: Scene = {
  tracker: 'linear',
  place: { tracker: 'linear', site: 'linear.app', name: 'acme/ENG', owner: 'acme' },
  key: (n) => `acme/ENG-${n}`,
  url: (key) => `https://linear.app/${key.replace('/', '/issue/')}`,
  list: 'https://linear.app/acme/team/ENG/all',
  signIn: (person, login) => signInAt(person, 'linear.app', login),
  connect: (person, login) => addKey(person, LINEAR_KEYS[tokenOf[member(login)]]),
  stored: ({ linear }, key) => {
    const issue = linearIssue(linear, key);
    return JSON.stringify([issue.description, attachmentsOf(linear, issue)]);
  },
  writes: ({ linear }) => linear.log.filter((l) => l.wrote),
  api: /^api\.linear\.app$/,
};

/** Those that are not GitHub. */
export const OTHERS = [JIRA_SCENE, LINEAR_SCENE];
