/** The records the practice tracker keeps. Times are epoch milliseconds; texts are stored byte for byte as they came. */

export interface User {
  id: number;
  nodeId: string;
  login: string;
  name: string;
  type: 'User' | 'Organization';
}

export type Visibility = 'public' | 'private' | 'internal';
/** Ascending rights. Repository access of a user; public repositories give everybody `read`. */
export type Permission = 'read' | 'triage' | 'write' | 'admin';

export interface Repository {
  id: number;
  nodeId: string;
  owner: string;
  name: string;
  description: string;
  visibility: Visibility;
  archived: boolean;
  hasIssues: boolean;
  /** Lower-cased login → right. */
  collaborators: Map<string, Permission>;
  /** Former `owner/name`s (lower case) that redirect here. */
  formerNames: Set<string>;
  createdAt: number;
  updatedAt: number;
  nextNumber: number;
  milestones: Milestone[];
}

export interface Milestone {
  number: number;
  title: string;
}

/** One revision in the edit history. GitHub's `diff` field holds the full text of the revision. */
export interface Revision {
  id: string;
  editor: string;
  editedAt: number;
  text: string;
  deletedAt: number | null;
  deletedBy: string | null;
  /** How the text arrived; the web editor stores CRLF, the API stores as sent. */
  via: 'web' | 'api';
}

export interface Comment {
  id: number;
  nodeId: string;
  author: string;
  body: string;
  createdAt: number;
}

/** Somebody closed or reopened an issue. */
export interface StateEvent {
  id: string;
  what: 'closed' | 'reopened';
  reason: Issue['stateReason'];
  by: string;
  at: number;
}

export interface Issue {
  id: number;
  nodeId: string;
  repositoryId: number;
  number: number;
  kind: 'issue' | 'pull_request';
  title: string;
  /** null when never written. */
  body: string | null;
  author: string;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  /** Oldest first; what was so from the start left none. */
  events: StateEvent[];
  labels: string[];
  /** Name of one of the organisation's issue types. */
  type: string | null;
  assignees: string[];
  comments: Comment[];
  locked: boolean;
  deleted: boolean;
  /** Set when the issue now lives in another repository under another number. */
  transferredTo: { repositoryId: number; number: number } | null;
  /** Id of the issue this one is a sub-issue of. */
  parentId: number | null;
  /** Ids of the issues that have to be done first. */
  blockedBy: number[];
  /** Shown above the repository's list. */
  pinned: boolean;
  /** Ids of the issues a pull request closes. */
  closes: number[];
  /** Pull requests only; a merged one is closed as well. */
  merged: boolean;
  mergedAt: number | null;
  /** Number of one of the repository's milestones. */
  milestone: number | null;
  createdAt: number;
  updatedAt: number;
  closedAt: number | null;
  /** Last body edit after creation; null when the body is as it was created. */
  lastEditedAt: number | null;
  /** Oldest first. Empty until the first edit, then it begins with the text as created. */
  revisions: Revision[];
}

export interface BoardItem {
  /** Also `itemId` in the side panel's address. */
  id: number;
  column: string;
  /** Of an issue or pull request; null for a draft. */
  issueId: number | null;
  draft: { title: string; body: string } | null;
}

export interface Project {
  number: number;
  owner: string;
  /** Boards of a person live under /users/. */
  ownerKind: 'orgs' | 'users';
  title: string;
  columns: string[];
  items: BoardItem[];
}

export interface Token {
  /** Short id for the log; never the secret. */
  id: string;
  secret: string;
  kind: 'fine-grained' | 'classic' | 'oauth';
  login: string;
  /** Fine-grained tokens reach one owner only. */
  resourceOwner: string | null;
  /** Fine-grained: repositories as lower-case owner/name, or all of the owner. */
  repositories: 'all' | string[];
  /** Fine-grained right on issues. */
  issues: 'none' | 'read' | 'write';
  /** The same on files; absent: as on issues. */
  contents?: 'none' | 'read' | 'write';
  /** Classic and OAuth. */
  scopes: string[];
  expiresAt: number | null;
  revoked: boolean;
  /** An organisation may demand approval first: then the token reaches public data only. */
  approved: boolean;
}

export interface RateBucket {
  limit: number;
  used: number;
  /** Epoch ms at which the window ends; 0 before the first request. */
  resetAt: number;
}
