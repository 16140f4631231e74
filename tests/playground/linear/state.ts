// Longer than 300 lines: the one model of everything that exists in Linear, and the few ways it changes.
/** The stateful model behind the practice Linear: who exists, what they may do, and the few ways things change. */
import { type Clock, steppedClock } from '../clock';
import type { LogEntry } from '../wire';
import { isUuid, slugOf, uuidOf } from './ids';
import type {
  HistoryEntry,
  LinearAttachment,
  LinearComment,
  LinearCycle,
  LinearIssue,
  LinearKey,
  LinearLabel,
  LinearNotification,
  LinearProject,
  LinearTeam,
  LinearUser,
  LinearView,
  WorkflowState,
  Workspace,
} from './model';
import { type NormaliseContext, normalise } from './normalise';
import { emptyOAuth, type LinearOAuth } from './oauth';
import { defaultLinearSettings, type LinearSettings } from './settings';

/** Hosts of the practice Linear: pages and API. */
export const LINEAR_HOSTS: readonly string[] = ['linear.app', 'api.linear.app'];
export const LINEAR_WEB = 'https://linear.app';

/** As published; points are those of complexity.ts. */
export interface LinearLimits {
  /** Requests an hour per user, all personal keys together. */
  requests: number;
  complexity: number;
  /** The same for OAuth tokens. */
  oauthRequests: number;
  oauthComplexity: number;
  /** Most points of one query. */
  queryComplexity: number;
  searchesPerMinute: number;
  /** Seconds; the header is not documented, so it is absent unless a test sets it. */
  retryAfter: number | null;
}

export interface LinearLogEntry extends LogEntry {
  /** Fields asked of `Query` or `Mutation`, without arguments. */
  operations: readonly string[];
  complexity: number;
}

/** What has leaked in so far: it runs out evenly over the period. */
export interface LeakyBucket {
  level: number;
  at: number;
}

export interface LinearState {
  clock: Clock;
  /** The API goes by these; pages too, unless they are given others. */
  settings: LinearSettings;
  limits: LinearLimits;
  workspaces: Workspace[];
  users: LinearUser[];
  teams: LinearTeam[];
  workflowStates: WorkflowState[];
  projects: LinearProject[];
  cycles: LinearCycle[];
  labels: LinearLabel[];
  issues: LinearIssue[];
  attachments: LinearAttachment[];
  comments: LinearComment[];
  notifications: LinearNotification[];
  views: LinearView[];
  keys: LinearKey[];
  oauth: LinearOAuth;
  /** Fields (`Issue.project`) that fail on Linear's side: null with an error beside the rest of the data. */
  failing: Set<string>;
  buckets: Map<string, LeakyBucket>;
  /** One line per API request, without query or secrets in its path. */
  log: LinearLogEntry[];
  nextId: number;
  /** Counts every change, so that a request can tell whether it wrote. */
  writes: number;
}

export const emptyLinear = (clock: Clock = steppedClock()): LinearState => ({
  clock,
  settings: defaultLinearSettings(),
  limits: {
    requests: 2500,
    complexity: 3_000_000,
    oauthRequests: 5000,
    oauthComplexity: 2_000_000,
    queryComplexity: 10_000,
    searchesPerMinute: 30,
    retryAfter: null,
  },
  workspaces: [],
  users: [],
  teams: [],
  workflowStates: [],
  projects: [],
  cycles: [],
  labels: [],
  issues: [],
  attachments: [],
  comments: [],
  notifications: [],
  views: [],
  keys: [],
  oauth: emptyOAuth(),
  failing: new Set(),
  buckets: new Map(),
  log: [],
  nextId: 1,
  writes: 0,
});

export const takeUuid = (state: LinearState): string => uuidOf(`linear ${state.nextId++}`);

/** One second passes before every write, so that no two writes share a timestamp. */
export function tick(state: LinearState): number {
  state.writes += 1;
  state.clock.advance(1000);
  return state.clock.now();
}

function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`No ${what}`);
  return found;
}

export const workspaceById = (state: LinearState, id: string): Workspace =>
  must(
    state.workspaces.find((w) => w.id === id),
    `workspace ${id}`,
  );
export const teamById = (state: LinearState, id: string): LinearTeam =>
  must(
    state.teams.find((t) => t.id === id),
    `team ${id}`,
  );
export const issueById = (state: LinearState, id: string): LinearIssue =>
  must(
    state.issues.find((i) => i.id === id),
    `issue ${id}`,
  );
export const workflowStateById = (state: LinearState, id: string): WorkflowState =>
  must(
    state.workflowStates.find((s) => s.id === id),
    `workflow state ${id}`,
  );

/** By present URL key; `moved` when an earlier one (of the last three) was given. */
export function findWorkspace(
  state: LinearState,
  urlKey: string,
): { workspace: Workspace; moved: boolean } | undefined {
  const wanted = urlKey.toLowerCase();
  const now = state.workspaces.find((w) => w.urlKey === wanted);
  if (now) return { workspace: now, moved: false };
  const before = state.workspaces.find((w) => w.previousUrlKeys.slice(0, 3).includes(wanted));
  return before && { workspace: before, moved: true };
}

export const teamsOf = (state: LinearState, workspace: Workspace): LinearTeam[] =>
  state.teams.filter((t) => t.workspaceId === workspace.id);
export const statesOf = (state: LinearState, team: LinearTeam): WorkflowState[] =>
  state.workflowStates.filter((s) => s.teamId === team.id).sort((a, b) => a.position - b.position);
export const userOf = (
  state: LinearState,
  workspaceId: string,
  login: string | null,
): LinearUser | undefined => state.users.find((u) => u.workspaceId === workspaceId && u.login === login);
export const maySeeTeam = (team: LinearTeam, login: string): boolean =>
  team.members === null || team.members.includes(login);

/** `ENG-142`. */
export const identifierOf = (state: LinearState, issue: LinearIssue): string =>
  `${teamById(state, issue.teamId).key}-${issue.number}`;

/** `acme/ENG-142`. */
export const keyOf = (state: LinearState, issue: LinearIssue): string =>
  `${workspaceById(state, issue.workspaceId).urlKey}/${identifierOf(state, issue)}`;

export const issuePath = (state: LinearState, issue: LinearIssue): string =>
  `/${workspaceById(state, issue.workspaceId).urlKey}/issue/${identifierOf(state, issue)}/${slugOf(issue.title)}`;
export const issueUrl = (state: LinearState, issue: LinearIssue): string =>
  LINEAR_WEB + issuePath(state, issue);

/** By UUID, present identifier or one of earlier ones (any letter case); trashed ones too. */
export function findLinearIssue(
  state: LinearState,
  workspaceId: string,
  reference: string,
): LinearIssue | undefined {
  const own = state.issues.filter((i) => i.workspaceId === workspaceId);
  if (isUuid(reference)) return own.find((i) => i.id === reference.toLowerCase());
  const wanted = reference.toUpperCase();
  return (
    own.find((i) => identifierOf(state, i) === wanted) ??
    own.find((i) => i.previousIdentifiers.includes(wanted))
  );
}

/**
 * For tests. Throws when there is none.
 * @param key `acme/ENG-142`, the same with an earlier identifier, or the UUID
 */
export function linearIssue(state: LinearState, key: string): LinearIssue {
  if (isUuid(key)) return issueById(state, key);
  const [urlKey = '', identifier = ''] = key.split('/');
  const workspace = findWorkspace(state, urlKey)?.workspace;
  return must(workspace && findLinearIssue(state, workspace.id, identifier), `issue ${key}`);
}

/** Attachments of an issue, oldest first. */
export const attachmentsOf = (state: LinearState, issue: LinearIssue): LinearAttachment[] =>
  state.attachments.filter((a) => a.issueId === issue.id);

/** Changes of one person close together are one entry. UNVERIFIED: how close. */
const GROUPED_MS = 60_000;
/** What the creator does right after creating is part of that. */
const CREATION_MS = 180_000;

function record(
  state: LinearState,
  issue: LinearIssue,
  actor: string | null,
  change: Omit<HistoryEntry, 'id' | 'createdAt' | 'actor'>,
): void {
  const now = state.clock.now();
  if (actor === issue.creator && now - issue.createdAt < CREATION_MS && change.attachmentId === undefined)
    return;
  const last = issue.history.at(-1);
  if (
    last &&
    last.actor === actor &&
    now - last.createdAt < GROUPED_MS &&
    !(last.attachmentId && change.attachmentId)
  ) {
    // From where it came first to where it went last.
    const { fromStateId, fromTitle, fromTeamId, fromAssignee } = last;
    Object.assign(last, change, {
      ...(fromStateId !== undefined && { fromStateId }),
      ...(fromTitle !== undefined && { fromTitle }),
      ...(fromTeamId !== undefined && { fromTeamId }),
      ...(fromAssignee !== undefined && { fromAssignee }),
    });
    return;
  }
  issue.history.push({ id: takeUuid(state), createdAt: now, actor, ...change });
}

/** What saving does to text, for a workspace. */
export function saveContext(state: LinearState, workspaceId: string): NormaliseContext {
  return {
    htmlComments: state.settings.api.htmlComments,
    issueUrl: (identifier) => {
      const issue = findLinearIssue(state, workspaceId, identifier);
      return issue ? issueUrl(state, issue) : null;
    },
    profileUrl: (name) => {
      const user = state.users.find((u) => u.workspaceId === workspaceId && u.displayName === name);
      return user ? `${LINEAR_WEB}/${workspaceById(state, workspaceId).urlKey}/profiles/${name}` : null;
    },
  };
}

/** Text as it is after saving; null for an empty one. */
export const savedText = (state: LinearState, workspaceId: string, text: string | null): string | null =>
  text === null ? null : normalise(text, saveContext(state, workspaceId)) || null;

export interface IssueInput {
  title: string;
  description?: string | null;
  creator: string;
  id?: string;
  number?: number;
  /** By name; the team's first backlog state when absent. */
  state?: string;
  stateId?: string;
  priority?: number;
  estimate?: number | null;
  assignee?: string | null;
  labelIds?: string[];
  projectId?: string | null;
  cycleId?: string | null;
  parentId?: string | null;
  createdAt?: number;
}

export function createLinearIssue(state: LinearState, team: LinearTeam, input: IssueInput): LinearIssue {
  const now = input.createdAt ?? tick(state);
  const number = input.number ?? team.nextNumber;
  team.nextNumber = Math.max(team.nextNumber, number + 1);
  const states = statesOf(state, team);
  const workflow = must(
    states.find((s) => s.id === input.stateId) ??
      (input.state === undefined
        ? (states.find((s) => s.type === 'backlog') ?? states[0])
        : states.find((s) => s.name === input.state)),
    `state ${input.state} in ${team.key}`,
  );
  const issue: LinearIssue = {
    id: input.id ?? uuidOf(`${team.id} ${number}`),
    workspaceId: team.workspaceId,
    teamId: team.id,
    number,
    previousIdentifiers: [],
    title: input.title,
    description: savedText(state, team.workspaceId, input.description ?? null),
    stateId: workflow.id,
    priority: input.priority ?? 0,
    estimate: input.estimate ?? null,
    assignee: input.assignee ?? null,
    creator: input.creator,
    labelIds: input.labelIds ?? [],
    projectId: input.projectId ?? null,
    cycleId: input.cycleId ?? null,
    parentId: input.parentId ?? null,
    createdAt: now,
    updatedAt: now,
    startedAt: workflow.type === 'started' ? now : null,
    completedAt: workflow.type === 'completed' ? now : null,
    canceledAt: workflow.type === 'canceled' ? now : null,
    archivedAt: null,
    autoArchivedAt: null,
    trashed: false,
    spans: [{ id: takeUuid(state), stateId: workflow.id, startedAt: now, endedAt: null }],
    history: [],
  };
  state.issues.push(issue);
  return issue;
}

/**
 * Moves an issue to another workflow state.
 * UNVERIFIED: `completedAt` stays between two completed states and goes when the issue is opened again.
 */
export function enterState(
  state: LinearState,
  issue: LinearIssue,
  to: WorkflowState,
  by: string | null,
): void {
  if (issue.stateId === to.id) return;
  const now = tick(state);
  const from = workflowStateById(state, issue.stateId);
  const last = issue.spans.at(-1);
  if (last) last.endedAt = now;
  issue.spans.push({ id: takeUuid(state), stateId: to.id, startedAt: now, endedAt: null });
  issue.stateId = to.id;
  if (to.type === 'started') issue.startedAt ??= now;
  issue.completedAt =
    to.type !== 'completed' ? null : from.type === 'completed' ? (issue.completedAt ?? now) : now;
  issue.canceledAt = to.type === 'canceled' || to.type === 'duplicate' ? now : null;
  issue.updatedAt = now;
  record(state, issue, by, { fromStateId: from.id, toStateId: to.id });
}

/** Somebody moves an issue to another state of its team, by the state's name. */
export function setState(state: LinearState, key: string, stateName: string, by = 'acme-dev'): LinearIssue {
  const issue = linearIssue(state, key);
  const to = statesOf(state, teamById(state, issue.teamId)).find((s) => s.name === stateName);
  enterState(state, issue, must(to, `state ${stateName}`), by);
  return issue;
}

/** Saves a description as Linear does (normalised). The same text again changes nothing. */
export function saveDescription(
  state: LinearState,
  issue: LinearIssue,
  text: string | null,
  by: string,
): void {
  const next = savedText(state, issue.workspaceId, text);
  if (next === issue.description) return;
  issue.updatedAt = tick(state);
  issue.description = next;
  record(state, issue, by, { updatedDescription: true });
}

/** @param text the new text, or a function of the present one */
export function editDescription(
  state: LinearState,
  key: string,
  text: string | ((description: string) => string),
  by = 'acme-dev',
): LinearIssue {
  const issue = linearIssue(state, key);
  saveDescription(state, issue, typeof text === 'string' ? text : text(issue.description ?? ''), by);
  return issue;
}

/** Everything else about an issue that may simply be set. */
export function changeIssue(
  state: LinearState,
  issue: LinearIssue,
  change: Partial<
    Pick<
      LinearIssue,
      'title' | 'priority' | 'estimate' | 'assignee' | 'labelIds' | 'projectId' | 'cycleId' | 'parentId'
    >
  >,
  by: string,
): void {
  const before = { ...issue };
  issue.updatedAt = tick(state);
  Object.assign(issue, change);
  const added = issue.labelIds.filter((id) => !before.labelIds.includes(id));
  const removed = before.labelIds.filter((id) => !issue.labelIds.includes(id));
  record(state, issue, by, {
    ...(issue.title !== before.title && { fromTitle: before.title, toTitle: issue.title }),
    ...(issue.assignee !== before.assignee && { fromAssignee: before.assignee, toAssignee: issue.assignee }),
    ...(added.length > 0 && { addedLabelIds: added }),
    ...(removed.length > 0 && { removedLabelIds: removed }),
  });
}

export interface AttachmentInput {
  url: string;
  title: string;
  subtitle?: string | null;
  metadata?: Record<string, unknown>;
  id?: string;
  sourceType?: string;
  groupBySource?: boolean;
  by?: string;
}

/** What an attachment's change means for its issue. */
function touch(state: LinearState, issue: LinearIssue, now: number): void {
  if (state.settings.api.attachmentBumpsIssue) issue.updatedAt = now;
}

/** Writes into an attachment there is; what is not given stays. */
export function changeAttachment(
  state: LinearState,
  attachment: LinearAttachment,
  change: Partial<Pick<AttachmentInput, 'title' | 'subtitle' | 'metadata'>>,
): void {
  attachment.updatedAt = tick(state);
  if (change.title !== undefined) attachment.title = change.title;
  if (change.subtitle !== undefined) attachment.subtitle = change.subtitle;
  if (change.metadata !== undefined)
    attachment.metadata =
      state.settings.api.metadata === 'merge'
        ? { ...attachment.metadata, ...change.metadata }
        : { ...change.metadata };
  touch(state, issueById(state, attachment.issueId), attachment.updatedAt);
}

/** Creates an attachment, or writes into the one with the same URL. */
export function upsertAttachment(
  state: LinearState,
  issue: LinearIssue,
  input: AttachmentInput,
): LinearAttachment {
  const everywhere = state.settings.api.attachmentUrl === 'global';
  const there = state.attachments.find(
    (a) =>
      a.url === input.url &&
      (a.issueId === issue.id ||
        (everywhere && issueById(state, a.issueId).workspaceId === issue.workspaceId)),
  );
  if (there) {
    changeAttachment(state, there, input);
    return there;
  }
  const now = tick(state);
  const attachment: LinearAttachment = {
    id: input.id ?? takeUuid(state),
    issueId: issue.id,
    url: input.url,
    title: input.title,
    subtitle: input.subtitle ?? null,
    metadata: { ...input.metadata },
    sourceType: input.sourceType ?? 'unknown',
    groupBySource: input.groupBySource ?? false,
    creator: input.by ?? null,
    originalIssueId: null,
    createdAt: now,
    updatedAt: now,
  };
  state.attachments.push(attachment);
  touch(state, issue, now);
  record(state, issue, attachment.creator, { attachmentId: attachment.id });
  return attachment;
}

/** Somebody attaches something, or writes into what is attached under that URL. */
export const putAttachment = (state: LinearState, key: string, input: AttachmentInput): LinearAttachment =>
  upsertAttachment(state, linearIssue(state, key), { by: 'acme-dev', ...input });

export function removeAttachment(state: LinearState, attachment: LinearAttachment, by: string | null): void {
  const now = tick(state);
  state.attachments = state.attachments.filter((a) => a !== attachment);
  const issue = issueById(state, attachment.issueId);
  touch(state, issue, now);
  record(state, issue, by, { attachmentId: attachment.id });
}

/** Somebody takes attachments away: those under a URL, or (absent) all. @returns how many */
export function dropAttachment(state: LinearState, key: string, url?: string, by = 'acme-dev'): number {
  const wanted = attachmentsOf(state, linearIssue(state, key)).filter(
    (a) => url === undefined || a.url === url,
  );
  for (const attachment of wanted) removeAttachment(state, attachment, by);
  return wanted.length;
}

/** The issue was merged into another one, and its attachments went along. */
export function mergeAttachments(state: LinearState, fromKey: string, toKey: string): void {
  const [from, to] = [linearIssue(state, fromKey), linearIssue(state, toKey)];
  for (const attachment of attachmentsOf(state, from)) {
    attachment.issueId = to.id;
    attachment.originalIssueId = from.id;
    attachment.updatedAt = tick(state);
  }
}

export function addLinearComment(
  state: LinearState,
  issue: LinearIssue,
  author: string,
  body: string,
  parentId: string | null = null,
  id = takeUuid(state),
): LinearComment {
  const createdAt = tick(state);
  const text = normalise(body, saveContext(state, issue.workspaceId));
  const comment = { id, issueId: issue.id, author, body: text, parentId, createdAt };
  state.comments.push(comment);
  issue.updatedAt = createdAt;
  return comment;
}

/** To another team: the UUID stays, the identifier is new, the old one still leads here. */
export function moveToTeam(state: LinearState, issue: LinearIssue, team: LinearTeam, by: string): void {
  if (issue.teamId === team.id) return;
  const now = tick(state);
  const type = workflowStateById(state, issue.stateId).type;
  const states = statesOf(state, team);
  const fromTeamId = issue.teamId;
  issue.previousIdentifiers.push(identifierOf(state, issue));
  issue.teamId = team.id;
  issue.number = team.nextNumber++;
  issue.stateId = must(states.find((s) => s.type === type) ?? states[0], `state in ${team.key}`).id;
  const last = issue.spans.at(-1);
  if (last) last.endedAt = now;
  issue.spans.push({ id: takeUuid(state), stateId: issue.stateId, startedAt: now, endedAt: null });
  issue.cycleId = null;
  issue.updatedAt = now;
  record(state, issue, by, { fromTeamId, toTeamId: team.id });
}

/** @param team key of another team of the same workspace */
export function moveIssue(state: LinearState, key: string, team: string, by = 'acme-dev'): LinearIssue {
  const issue = linearIssue(state, key);
  const target = state.teams.find((t) => t.workspaceId === issue.workspaceId && t.key === team);
  moveToTeam(state, issue, must(target, `team ${team}`), by);
  return issue;
}

/** By hand or by itself (`auto`); trashed ones are "deleted", and gone for good after thirty days. */
export function archive(
  state: LinearState,
  issue: LinearIssue,
  how: 'archive' | 'auto' | 'trash',
  by: string | null = null,
): void {
  const now = tick(state);
  issue.archivedAt = now;
  if (how === 'auto') issue.autoArchivedAt = now;
  issue.trashed = how === 'trash';
  record(state, issue, how === 'auto' ? null : by, {
    archived: true,
    ...(issue.trashed && { trashed: true }),
  });
}

export function archiveIssue(state: LinearState, key: string, how: 'archive' | 'auto' = 'auto'): LinearIssue {
  const issue = linearIssue(state, key);
  archive(state, issue, how, 'acme-dev');
  return issue;
}

/** Into the trash. */
export function deleteIssue(state: LinearState, key: string, by = 'acme-dev'): LinearIssue {
  const issue = linearIssue(state, key);
  archive(state, issue, 'trash', by);
  return issue;
}

export function unarchive(state: LinearState, issue: LinearIssue): void {
  issue.updatedAt = tick(state);
  issue.archivedAt = null;
  issue.autoArchivedAt = null;
  issue.trashed = false;
}

/** A new URL key; the last three earlier ones still lead here. */
export function renameWorkspace(state: LinearState, from: string, to: string): Workspace {
  const { workspace } = must(findWorkspace(state, from), `workspace ${from}`);
  tick(state);
  workspace.previousUrlKeys.unshift(workspace.urlKey);
  workspace.urlKey = to;
  return workspace;
}

/** A new key for a team: every issue of it has a new identifier. */
export function renameTeam(state: LinearState, from: string, to: string): LinearTeam {
  const [urlKey = '', key = ''] = from.split('/');
  const { workspace } = must(findWorkspace(state, urlKey), `workspace ${urlKey}`);
  const team = must(
    teamsOf(state, workspace).find((t) => t.key === key),
    `team ${from}`,
  );
  tick(state);
  for (const issue of state.issues.filter((i) => i.teamId === team.id))
    issue.previousIdentifiers.push(identifierOf(state, issue));
  team.key = to;
  return team;
}
