/** What exists in the practice Linear. Times are epoch milliseconds, ids are UUIDs. */

export interface Workspace {
  id: string;
  name: string;
  /** First segment of every address. */
  urlKey: string;
  /** Newest first; the last three still lead here. */
  previousUrlKeys: string[];
  createdAt: number;
}

/** Somebody in one workspace; who is in two has one of these in each. */
export interface LinearUser {
  id: string;
  workspaceId: string;
  login: string;
  name: string;
  displayName: string;
  email: string;
  admin: boolean;
  guest: boolean;
  createdAt: number;
}

export type StateType =
  | 'triage'
  | 'backlog'
  | 'unstarted'
  | 'started'
  | 'completed'
  | 'canceled'
  | 'duplicate';

export interface WorkflowState {
  id: string;
  teamId: string;
  name: string;
  type: StateType;
  color: string;
  position: number;
}

export interface LinearTeam {
  id: string;
  workspaceId: string;
  key: string;
  name: string;
  /** Logins that may see it; null: everybody of the workspace. */
  members: readonly string[] | null;
  color: string;
  nextNumber: number;
  createdAt: number;
}

export interface LinearProject {
  id: string;
  workspaceId: string;
  name: string;
  /** Twelve hexadecimal digits, at the end of its address. */
  slugId: string;
  description: string;
  color: string;
  teamIds: string[];
  targetDate: string | null;
  completedAt: number | null;
  health: 'onTrack' | 'atRisk' | 'offTrack' | null;
  createdAt: number;
}

export interface LinearCycle {
  id: string;
  teamId: string;
  number: number;
  name: string | null;
  startsAt: number;
  endsAt: number;
}

export interface LinearLabel {
  id: string;
  workspaceId: string;
  /** null: a label of the whole workspace. */
  teamId: string | null;
  name: string;
  color: string;
  description: string | null;
  isGroup: boolean;
  creator: string | null;
  createdAt: number;
}

export interface LinearAttachment {
  id: string;
  issueId: string;
  url: string;
  title: string;
  subtitle: string | null;
  metadata: Record<string, unknown>;
  /** `unknown` when the API made it without a source. */
  sourceType: string;
  groupBySource: boolean;
  creator: string | null;
  originalIssueId: string | null;
  createdAt: number;
  updatedAt: number;
}

export interface LinearComment {
  id: string;
  issueId: string;
  author: string;
  body: string;
  parentId: string | null;
  createdAt: number;
}

/** One stay in a workflow state. */
export interface StateSpan {
  id: string;
  stateId: string;
  startedAt: number;
  endedAt: number | null;
}

/** One entry of the activity; holds only what changed. */
export interface HistoryEntry {
  id: string;
  createdAt: number;
  /** Login; null for Linear itself. */
  actor: string | null;
  fromStateId?: string;
  toStateId?: string;
  updatedDescription?: true;
  fromTitle?: string;
  toTitle?: string;
  attachmentId?: string;
  fromTeamId?: string;
  toTeamId?: string;
  fromAssignee?: string | null;
  toAssignee?: string | null;
  addedLabelIds?: string[];
  removedLabelIds?: string[];
  archived?: boolean;
  trashed?: boolean;
}

export interface LinearIssue {
  id: string;
  workspaceId: string;
  teamId: string;
  number: number;
  /** Identifiers it had in other teams, oldest first. */
  previousIdentifiers: string[];
  title: string;
  /** Markdown as Linear keeps it (see normalise.ts); null when never written. */
  description: string | null;
  stateId: string;
  /** 0 none, 1 urgent … 4 low. */
  priority: number;
  estimate: number | null;
  assignee: string | null;
  creator: string;
  labelIds: string[];
  projectId: string | null;
  cycleId: string | null;
  parentId: string | null;
  createdAt: number;
  updatedAt: number;
  startedAt: number | null;
  completedAt: number | null;
  canceledAt: number | null;
  archivedAt: number | null;
  autoArchivedAt: number | null;
  trashed: boolean;
  spans: StateSpan[];
  history: HistoryEntry[];
}

export interface LinearNotification {
  id: string;
  workspaceId: string;
  login: string;
  issueId: string;
  kind: 'issueAssignedToYou' | 'issueNewComment' | 'issueStatusChanged' | 'issueMention';
  actor: string;
  createdAt: number;
  readAt: number | null;
}

/** A custom view: issues of one workspace that pass a test. */
export interface LinearView {
  id: string;
  workspaceId: string;
  name: string;
  /** In its address; its UUID works there too. */
  slugId: string;
  label: string;
}

export type KeyPermission = 'read' | 'write' | 'admin' | 'issues:create' | 'comments:create';

export interface LinearKey {
  /** Name in the log. */
  id: string;
  secret: string;
  /** Personal keys go into the header as they are, OAuth tokens after `Bearer`. */
  kind: 'key' | 'oauth';
  userId: string;
  workspaceId: string;
  permissions: readonly KeyPermission[];
  /** Teams it may reach; null: all of its user's. */
  teamIds: readonly string[] | null;
  revoked: boolean;
  /** Of a token that a sign-in gave: which sign-in, and until when it lasts (ms). */
  grantId?: string;
  expiresAt?: number;
}
