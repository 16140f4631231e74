// Longer than 300 lines: the one model of everything that exists in Jira, and the few ways it changes.
/** The stateful model behind the practice Jira: who exists, what they may do, and the few ways things change. */
import { type Clock, steppedClock } from '../clock';
import type { LogEntry } from '../wire';
import type {
  AdfDoc,
  ChangeItem,
  JiraBoard,
  JiraComment,
  JiraIssue,
  JiraProject,
  JiraProperty,
  JiraRights,
  JiraTask,
  JiraUser,
  RemoteLink,
} from './model';
import { defaultJiraSettings, type JiraSettings } from './settings';

/** The site's own host, and the company's domain under which the same site stands. */
export const JIRA_SITE = 'acme.atlassian.net';
export const JIRA_DOMAIN = 'jira.acme.example';
export const JIRA_HOSTS: readonly string[] = [JIRA_SITE, JIRA_DOMAIN];
/** Where one signs in; nothing but that page is there. */
export const JIRA_LOGIN_HOST = 'id.atlassian.com';
export const BASE_URL = `https://${JIRA_SITE}`;

export interface JiraState {
  clock: Clock;
  /** Also what pages are shown by, unless they are given others. */
  settings: JiraSettings;
  users: Map<string, JiraUser>;
  projects: JiraProject[];
  boards: JiraBoard[];
  issues: JiraIssue[];
  tasks: JiraTask[];
  /** Requests of the present second, by method and address. */
  burst: Map<string, { second: number; count: number }>;
  log: LogEntry[];
  nextId: number;
  /** Counts every change, so that a request can tell whether it wrote. */
  writes: number;
}

export const emptyJira = (clock: Clock = steppedClock()): JiraState => ({
  clock,
  settings: defaultJiraSettings(),
  users: new Map(),
  projects: [],
  boards: [],
  issues: [],
  tasks: [],
  burst: new Map(),
  log: [],
  nextId: 10_001,
  writes: 0,
});

export const takeJiraId = (state: JiraState): number => state.nextId++;

/** One second passes before every write, so that no two writes share a timestamp. */
export function tick(state: JiraState): number {
  state.writes += 1;
  state.clock.advance(1000);
  return state.clock.now();
}

export const findUser = (state: JiraState, login: string | null): JiraUser | undefined =>
  login === null ? undefined : state.users.get(login);

export const findProject = (state: JiraState, keyOrId: string): JiraProject | undefined =>
  state.projects.find((p) => p.key === keyOrId.toUpperCase() || String(p.id) === keyOrId);

export function projectOf(state: JiraState, issue: JiraIssue): JiraProject {
  const found = state.projects.find((p) => p.id === issue.projectId);
  if (!found) throw new Error(`No project ${issue.projectId}`);
  return found;
}

export const keyOf = (state: JiraState, issue: JiraIssue): string =>
  `${projectOf(state, issue).key}-${issue.number}`;

/** By present key, by a key it had before, or by numeric id; deleted ones are not found. */
export function findIssue(state: JiraState, keyOrId: string): JiraIssue | undefined {
  const wanted = keyOrId.toUpperCase();
  const there = state.issues.filter((i) => !i.deleted);
  return (
    there.find((i) => keyOf(state, i) === wanted || String(i.id) === keyOrId) ??
    there.find((i) => i.formerKeys.includes(wanted))
  );
}

/** `jiraIssue(state, 'ACME-142')`; throws when there is none. */
export function jiraIssue(state: JiraState, keyOrId: string): JiraIssue {
  const issue = findIssue(state, keyOrId);
  if (!issue) throw new Error(`No issue ${keyOrId}`);
  return issue;
}

export const statusOf = (state: JiraState, issue: JiraIssue) => {
  const found = projectOf(state, issue).statuses.find((s) => s.id === issue.statusId);
  if (!found) throw new Error(`No status ${issue.statusId}`);
  return found;
};

export const typeOf = (state: JiraState, issue: JiraIssue) => {
  const found = projectOf(state, issue).issueTypes.find((t) => t.id === issue.typeId);
  if (!found) throw new Error(`No issue type ${issue.typeId}`);
  return found;
};

const NONE: JiraRights = {
  browse: false,
  create: false,
  edit: false,
  comment: false,
  link: false,
  transition: false,
  editAllComments: false,
  administer: false,
};

/** What somebody may do in a project; null: a visitor without an account. */
export function rightsIn(project: JiraProject, login: string | null): JiraRights {
  const own = (login === null ? undefined : project.rights.get(login)) ?? NONE;
  return project.openToAll ? { ...own, browse: true } : own;
}

/** Changes what somebody may do, in one project or in all. */
export function setRights(
  state: JiraState,
  login: string,
  { project, ...rights }: Partial<JiraRights> & { project?: string },
): void {
  for (const p of state.projects)
    if (project === undefined || p.key === project)
      p.rights.set(login, { ...(p.rights.get(login) ?? NONE), ...rights });
}

/** How an issue was, so that a late index can still find it so. */
function remember(state: JiraState, issue: JiraIssue): void {
  const { past, ...now } = issue;
  const copy = {
    ...now,
    past: [],
    labels: [...issue.labels],
    comments: [...issue.comments],
    properties: new Map(issue.properties),
    versionIds: [...issue.versionIds],
  };
  issue.past = [...past.slice(-19), { until: state.clock.now(), issue: copy }];
}

function change(state: JiraState, issue: JiraIssue, by: string, items: ChangeItem[], at: number): void {
  issue.changes.push({ id: takeJiraId(state), by, at, items });
  issue.updatedAt = at;
}

const item = (
  field: string,
  from: [id: string | null, text: string | null],
  to: [id: string | null, text: string | null],
): ChangeItem => ({
  field,
  fieldId: field,
  from: from[0],
  fromString: from[1],
  to: to[0],
  toString: to[1],
});

export interface NewIssue {
  summary: string;
  reporter: string;
  description?: AdfDoc | null;
  number?: number;
  type?: string;
  status?: string;
  assignee?: string | null;
  labels?: readonly string[];
  versions?: readonly string[];
  createdAt?: number;
  sprintId?: number | null;
  parentId?: number | null;
}

export function createJiraIssue(state: JiraState, project: JiraProject, input: NewIssue): JiraIssue {
  const now = input.createdAt ?? tick(state);
  const number = input.number ?? project.nextNumber;
  project.nextNumber = Math.max(project.nextNumber, number + 1);
  const type = project.issueTypes.find((t) => t.name === (input.type ?? 'Task'));
  const status = project.statuses.find((s) => s.name === input.status) ?? project.statuses[0];
  if (!type || !status) throw new Error(`${project.key} has no type ${input.type} or no status`);
  const issue: JiraIssue = {
    id: takeJiraId(state),
    projectId: project.id,
    number,
    formerKeys: [],
    summary: input.summary,
    description: input.description ?? null,
    typeId: type.id,
    statusId: status.id,
    reporter: input.reporter,
    assignee: input.assignee ?? null,
    labels: [...(input.labels ?? [])],
    versionIds: project.versions.filter((v) => input.versions?.includes(v.name)).map((v) => v.id),
    priority: 'Medium',
    parentId: input.parentId ?? null,
    linkedIds: [],
    sprintId: input.sprintId ?? null,
    comments: [],
    properties: new Map(),
    remoteLinks: [],
    changes: [],
    createdAt: now,
    updatedAt: now,
    resolvedAt: null,
    readOnly: false,
    deleted: false,
    past: [],
    recentWrites: [],
  };
  state.issues.push(issue);
  return issue;
}

const asIssue = (state: JiraState, issue: JiraIssue | string): JiraIssue =>
  typeof issue === 'string' ? jiraIssue(state, issue) : issue;

/** Properties appear in no history. @returns whether it was there before */
export function setProperty(
  state: JiraState,
  key: JiraIssue | string,
  propertyKey: string,
  value: unknown,
  by: string,
): boolean {
  const issue = asIssue(state, key);
  remember(state, issue);
  const at = tick(state);
  const before = issue.properties.has(propertyKey);
  issue.properties.set(propertyKey, { value: structuredClone(value), by, at });
  if (state.settings.api.propertyBumpsUpdated) issue.updatedAt = at;
  return before;
}

/** @returns false when there was none */
export function deleteProperty(state: JiraState, key: JiraIssue | string, propertyKey: string): boolean {
  const issue = asIssue(state, key);
  if (!issue.properties.has(propertyKey)) return false;
  remember(state, issue);
  const at = tick(state);
  issue.properties.delete(propertyKey);
  if (state.settings.api.propertyBumpsUpdated) issue.updatedAt = at;
  return true;
}

/** Properties of projects and comments. @returns whether it was there before */
export function putProperty(
  state: JiraState,
  properties: Map<string, JiraProperty>,
  propertyKey: string,
  value: unknown,
  by: string,
): boolean {
  const at = tick(state);
  const before = properties.has(propertyKey);
  properties.set(propertyKey, { value: structuredClone(value), by, at });
  return before;
}

/** What the edit screen can change, in one history entry. Only what differs counts. */
export function editIssue(
  state: JiraState,
  key: JiraIssue | string,
  fields: { summary?: string; description?: AdfDoc | null; labels?: string[]; assignee?: string | null },
  by: string,
): void {
  const issue = asIssue(state, key);
  const items: ChangeItem[] = [];
  const { summary, description, labels, assignee } = fields;
  if (summary !== undefined && summary !== issue.summary)
    items.push(item('summary', [null, issue.summary], [null, summary]));
  if (description !== undefined && JSON.stringify(description) !== JSON.stringify(issue.description))
    items.push(item('description', [null, plainText(issue.description)], [null, plainText(description)]));
  if (labels !== undefined && labels.join(' ') !== issue.labels.join(' '))
    items.push(item('labels', [null, issue.labels.join(' ')], [null, labels.join(' ')]));
  const person = (login: string | null): [string | null, string | null] => {
    const user = findUser(state, login);
    return [user?.accountId ?? null, user?.displayName ?? null];
  };
  if (assignee !== undefined && assignee !== issue.assignee)
    items.push(item('assignee', person(issue.assignee), person(assignee)));
  if (items.length === 0) return;
  remember(state, issue);
  const at = tick(state);
  if (summary !== undefined) issue.summary = summary;
  if (description !== undefined) issue.description = structuredClone(description);
  if (labels !== undefined) issue.labels = [...labels];
  if (assignee !== undefined) issue.assignee = assignee;
  change(state, issue, by, items, at);
}

/** Moves an issue on the board; going to and from a done status sets and clears the resolution date. */
export function transition(state: JiraState, key: JiraIssue | string, statusName: string, by: string): void {
  const issue = asIssue(state, key);
  const from = statusOf(state, issue);
  const to = projectOf(state, issue).statuses.find((s) => s.name === statusName);
  if (!to) throw new Error(`No status ${statusName}`);
  if (to.id === from.id) return;
  remember(state, issue);
  const at = tick(state);
  issue.statusId = to.id;
  if (to.category === 'done') issue.resolvedAt ??= at;
  else issue.resolvedAt = null;
  change(state, issue, by, [item('status', [from.id, from.name], [to.id, to.name])], at);
}

export function addComment(
  state: JiraState,
  key: JiraIssue | string,
  author: string,
  text: string | AdfDoc,
): JiraComment {
  const issue = asIssue(state, key);
  const at = tick(state);
  remember(state, issue);
  const comment: JiraComment = {
    id: takeJiraId(state),
    author,
    updateAuthor: author,
    body: typeof text === 'string' ? textDoc(text) : text,
    createdAt: at,
    updatedAt: at,
    properties: new Map(),
  };
  issue.comments.push(comment);
  issue.updatedAt = at;
  return comment;
}

/** Creates the link, or replaces the one with the same `globalId`. */
export function putRemoteLink(
  state: JiraState,
  issue: JiraIssue,
  input: Omit<RemoteLink, 'id'>,
): { link: RemoteLink; created: boolean } {
  tick(state);
  const there =
    input.globalId === null ? undefined : issue.remoteLinks.find((l) => l.globalId === input.globalId);
  if (there) {
    Object.assign(there, input);
    return { link: there, created: false };
  }
  const link = { id: takeJiraId(state), ...input };
  issue.remoteLinks.push(link);
  return { link, created: true };
}

/** New key in the other project; the id stays, and the old key still leads to it. @returns the new key */
export function moveIssue(state: JiraState, key: string, project: string, by = 'acme-pm'): string {
  const issue = jiraIssue(state, key);
  const [source, target] = [projectOf(state, issue), findProject(state, project)];
  if (!target) throw new Error(`No project ${project}`);
  const [status, type] = [statusOf(state, issue), typeOf(state, issue)];
  remember(state, issue);
  const at = tick(state);
  const old = keyOf(state, issue);
  issue.formerKeys.push(old);
  issue.projectId = target.id;
  issue.number = target.nextNumber++;
  issue.statusId = (target.statuses.find((s) => s.name === status.name) ?? target.statuses[0])?.id ?? '';
  issue.typeId = (target.issueTypes.find((t) => t.name === type.name) ?? target.issueTypes[0])?.id ?? '';
  issue.versionIds = [];
  issue.sprintId = null;
  const now = keyOf(state, issue);
  const moved = [
    item('Key', [null, old], [null, now]),
    item('project', [String(source.id), source.name], [String(target.id), target.name]),
  ];
  change(state, issue, by, moved, at);
  return now;
}

export function deleteIssue(state: JiraState, key: string): void {
  const issue = jiraIssue(state, key);
  tick(state);
  issue.deleted = true;
}

/** A paragraph a line; empty lines between paragraphs are no paragraphs. */
export function textDoc(text: string): AdfDoc {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '');
  return {
    type: 'doc',
    version: 1,
    content: lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
  };
}

/** The words of a document, a line a block; as histories show it. */
export function plainText(node: AdfDoc | AdfDoc['content'][number] | null): string {
  if (node === null) return '';
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const parts = (node.content ?? []).map(plainText);
  const inline = ['paragraph', 'heading', 'codeBlock', 'taskItem'].includes(node.type);
  return parts.join(inline ? '' : '\n');
}
