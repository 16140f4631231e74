// Longer than 300 lines: the one model of everything that exists, and the few ways it changes.
/** The stateful model behind the practice tracker: who exists, what they may do, and the few ways things change. */
import { type Clock, steppedClock } from '../clock';
import type { LogEntry } from '../wire';
import { nodeId } from './ids';
import type {
  Issue,
  Permission,
  Project,
  RateBucket,
  Repository,
  Revision,
  Token,
  User,
  Visibility,
} from './model';

export interface Limits {
  /** Requests an hour without a token, per address. */
  anonymous: number;
  /** Requests an hour per user, all tokens together. */
  user: number;
  /** GraphQL points an hour per user. */
  graphql: number;
  search: number;
  /** Writes a minute per person before the secondary limit answers; off unless a test sets it (GitHub: 80). */
  writesPerMinute: number;
  /** Its `retry-after`, seconds. */
  retryAfter: number;
}

export interface GithubState {
  clock: Clock;
  limits: Limits;
  users: Map<string, User>;
  repositories: Repository[];
  issues: Issue[];
  projects: Project[];
  tokens: Token[];
  buckets: Map<string, RateBucket>;
  /** Times of each person's writes in the last minute. */
  recentWrites: Map<string, number[]>;
  deviceCodes: Map<
    string,
    {
      userCode: string;
      clientId: string;
      state: 'pending' | 'granted' | 'denied' | 'expired';
      login: string | null;
      lastPollAt: number;
      interval: number;
    }
  >;
  log: LogEntry[];
  nextId: number;
  /** Counts every change, so that a request can tell whether it wrote. */
  writes: number;
}

export const emptyState = (clock: Clock = steppedClock()): GithubState => ({
  clock,
  limits: {
    anonymous: 60,
    user: 5000,
    graphql: 5000,
    search: 30,
    writesPerMinute: Number.POSITIVE_INFINITY,
    retryAfter: 60,
  },
  users: new Map(),
  repositories: [],
  issues: [],
  projects: [],
  tokens: [],
  buckets: new Map(),
  recentWrites: new Map(),
  deviceCodes: new Map(),
  log: [],
  nextId: 3_400_000_001,
  writes: 0,
});

export const takeId = (state: GithubState): number => state.nextId++;

export function addUser(state: GithubState, login: string, name: string, type: User['type'] = 'User'): User {
  const id = takeId(state);
  const user: User = { id, nodeId: nodeId(type === 'User' ? 'U' : 'O', id), login, name, type };
  state.users.set(login.toLowerCase(), user);
  return user;
}

export const findUser = (state: GithubState, login: string): User | undefined =>
  state.users.get(login.toLowerCase());

export function addRepository(
  state: GithubState,
  owner: string,
  name: string,
  options: {
    visibility?: Visibility;
    description?: string;
    collaborators?: Record<string, Permission>;
    nextNumber?: number;
  } = {},
): Repository {
  const id = takeId(state);
  const now = state.clock.now();
  const repository: Repository = {
    id,
    nodeId: nodeId('R', id),
    owner,
    name,
    description: options.description ?? '',
    visibility: options.visibility ?? 'private',
    archived: false,
    hasIssues: true,
    collaborators: new Map(
      Object.entries(options.collaborators ?? {}).map(([login, right]) => [login.toLowerCase(), right]),
    ),
    formerNames: new Set(),
    createdAt: now,
    updatedAt: now,
    nextNumber: options.nextNumber ?? 1,
    milestones: [],
  };
  state.repositories.push(repository);
  return repository;
}

export const fullName = (repository: Repository): string => `${repository.owner}/${repository.name}`;

/** Finds by current name, case-insensitively. */
export const findRepository = (state: GithubState, owner: string, name: string): Repository | undefined =>
  state.repositories.find((r) => fullName(r).toLowerCase() === `${owner}/${name}`.toLowerCase());

export const findRenamedRepository = (
  state: GithubState,
  owner: string,
  name: string,
): Repository | undefined =>
  state.repositories.find((r) => r.formerNames.has(`${owner}/${name}`.toLowerCase()));

export const repositoryById = (state: GithubState, id: number): Repository => {
  const found = state.repositories.find((r) => r.id === id);
  if (!found) throw new Error(`No repository ${id}`);
  return found;
};

/** Also finds deleted and transferred ones; the caller decides what that means. */
export const findIssue = (state: GithubState, repository: Repository, number: number): Issue | undefined =>
  state.issues.find((i) => i.repositoryId === repository.id && i.number === number);

/** Convenience for tests: `issueAt(state, 'acme/shop#142')`. Throws when there is none. */
export function issueAt(state: GithubState, key: string): Issue {
  const match = /^([^/]+)\/([^#]+)#(\d+)$/.exec(key);
  const repository = match && findRepository(state, match[1] ?? '', match[2] ?? '');
  const issue = repository && findIssue(state, repository, Number(match[3]));
  if (!issue) throw new Error(`No issue ${key}`);
  return issue;
}

export function createIssue(
  state: GithubState,
  repository: Repository,
  input: {
    title: string;
    body?: string | null;
    author: string;
    number?: number;
    labels?: string[];
    type?: string | null;
    kind?: Issue['kind'];
    createdAt?: number;
  },
): Issue {
  const now = input.createdAt ?? tick(state);
  const id = takeId(state);
  const number = input.number ?? repository.nextNumber;
  repository.nextNumber = Math.max(repository.nextNumber, number + 1);
  const issue: Issue = {
    id,
    nodeId: nodeId(input.kind === 'pull_request' ? 'PR' : 'I', id, repository.id),
    repositoryId: repository.id,
    number,
    kind: input.kind ?? 'issue',
    title: input.title,
    body: input.body ?? null,
    author: input.author,
    state: 'open',
    stateReason: null,
    events: [],
    labels: input.labels ?? [],
    type: input.type ?? null,
    assignees: [],
    comments: [],
    locked: false,
    deleted: false,
    transferredTo: null,
    parentId: null,
    blockedBy: [],
    pinned: false,
    closes: [],
    merged: false,
    mergedAt: null,
    milestone: null,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    lastEditedAt: null,
    revisions: [],
  };
  state.issues.push(issue);
  return issue;
}

/** One second passes before every write, so that no two writes share a timestamp. */
export function tick(state: GithubState): number {
  state.writes += 1;
  state.clock.advance(1000);
  return state.clock.now();
}

function revision(
  state: GithubState,
  issue: Issue,
  editor: string,
  editedAt: number,
  text: string,
  via: Revision['via'],
): Revision {
  return {
    id: nodeId('UCE', takeId(state), issue.id),
    editor,
    editedAt,
    text,
    deletedAt: null,
    deletedBy: null,
    via,
  };
}

/** Stores a new body exactly as given and records it in the edit history. The same text again changes nothing. */
export function setBody(
  state: GithubState,
  issue: Issue,
  text: string | null,
  editor: string,
  via: Revision['via'],
): void {
  if ((issue.body ?? '') === (text ?? '')) return;
  const now = tick(state);
  if (issue.revisions.length === 0)
    issue.revisions.push(revision(state, issue, issue.author, issue.createdAt, issue.body ?? '', 'web'));
  issue.revisions.push(revision(state, issue, editor, now, text ?? '', via));
  issue.body = text;
  issue.lastEditedAt = now;
  issue.updatedAt = now;
}

/** The web editor's way of saving: every line ending becomes CRLF. */
export const asWebText = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n');

export function setIssueState(
  state: GithubState,
  issue: Issue,
  to: Issue['state'],
  reason: Issue['stateReason'] = null,
  by = issue.author,
): void {
  const now = tick(state);
  issue.stateReason = reason ?? (to === 'closed' ? 'completed' : 'reopened');
  issue.state = to;
  issue.closedAt = to === 'closed' ? now : null;
  issue.updatedAt = now;
  issue.events.push({
    id: nodeId(to === 'closed' ? 'CE' : 'REE', takeId(state), issue.id),
    what: to === 'closed' ? 'closed' : 'reopened',
    reason: issue.stateReason,
    by,
    at: now,
  });
}

/** Moves an issue to another column of a project, in all its layouts. @returns whether it lies in the project */
export function moveItem(state: GithubState, itemId: number, column: string): boolean {
  for (const project of state.projects) {
    const item = project.items.find((i) => i.id === itemId);
    if (!item || !project.columns.includes(column)) continue;
    item.column = column;
    // UNVERIFIED: whether the issue counts as changed.
    tick(state);
    return true;
  }
  return false;
}

export function addComment(
  state: GithubState,
  issue: Issue,
  author: string,
  body: string,
): Issue['comments'][number] {
  const createdAt = tick(state);
  const id = takeId(state);
  const comment = { id, nodeId: nodeId('IC', id, issue.repositoryId), author, body, createdAt };
  issue.comments.push(comment);
  issue.updatedAt = createdAt;
  return comment;
}

/** Moves an issue to another repository: the old address redirects, node id and database id change as on GitHub. */
export function transferIssue(state: GithubState, issue: Issue, target: Repository): Issue {
  const moved = createIssue(state, target, {
    title: issue.title,
    body: issue.body,
    author: issue.author,
    labels: [...issue.labels],
    type: issue.type,
  });
  moved.comments = issue.comments;
  moved.revisions = issue.revisions;
  moved.createdAt = issue.createdAt;
  issue.transferredTo = { repositoryId: target.id, number: moved.number };
  return moved;
}

export function renameRepository(repository: Repository, name: string, owner = repository.owner): void {
  repository.formerNames.add(fullName(repository).toLowerCase());
  repository.name = name;
  repository.owner = owner;
}
