/** What there is in the practice Jira. Times are epoch milliseconds. */

/** A node of the Atlassian Document Format. */
export interface AdfNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: AdfNode[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
}
export type AdfDoc = AdfNode & { type: 'doc'; version: 1; content: AdfNode[] };

export interface JiraUser {
  login: string;
  accountId: string;
  displayName: string;
  timeZone: string;
}

export interface JiraRights {
  browse: boolean;
  create: boolean;
  edit: boolean;
  comment: boolean;
  /** Link issues: needed for web links too. */
  link: boolean;
  transition: boolean;
  editAllComments: boolean;
  /** Administer projects. */
  administer: boolean;
}

export type StatusCategory = 'new' | 'indeterminate' | 'done';
export interface JiraStatus {
  id: string;
  name: string;
  category: StatusCategory;
}

export interface JiraIssueType {
  id: string;
  name: string;
  /** 1 epic, 0 standard, -1 sub-task. */
  hierarchyLevel: number;
}

export interface JiraVersion {
  id: string;
  name: string;
  released: boolean;
  archived: boolean;
  /** `YYYY-MM-DD`. */
  releaseDate: string | null;
}

export interface JiraProperty {
  value: unknown;
  by: string;
  at: number;
}

export interface JiraSprint {
  id: number;
  name: string;
  active: boolean;
}

export interface JiraBoard {
  id: number;
  name: string;
  projectId: number;
  sprints: JiraSprint[];
}

export interface JiraProject {
  id: number;
  key: string;
  name: string;
  /** `classic`: company-managed, `next-gen`: team-managed. */
  style: 'classic' | 'next-gen';
  lead: string;
  /** Visitors without an account may browse it. */
  openToAll: boolean;
  archived: boolean;
  statuses: JiraStatus[];
  issueTypes: JiraIssueType[];
  versions: JiraVersion[];
  properties: Map<string, JiraProperty>;
  /** By login. */
  rights: Map<string, JiraRights>;
  nextNumber: number;
}

export interface ChangeItem {
  field: string;
  fieldId: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}
export interface JiraChange {
  id: number;
  by: string;
  at: number;
  items: ChangeItem[];
}

export interface JiraComment {
  id: number;
  author: string;
  updateAuthor: string;
  body: AdfDoc;
  createdAt: number;
  updatedAt: number;
  properties: Map<string, JiraProperty>;
}

export interface RemoteLink {
  id: number;
  globalId: string | null;
  application: Record<string, unknown> | null;
  relationship: string | null;
  object: Record<string, unknown>;
}

export interface JiraIssue {
  id: number;
  projectId: number;
  number: number;
  /** Keys it had before it was moved, upper case. */
  formerKeys: string[];
  summary: string;
  description: AdfDoc | null;
  typeId: string;
  statusId: string;
  reporter: string;
  assignee: string | null;
  labels: string[];
  versionIds: string[];
  priority: string;
  parentId: number | null;
  /** Ids of issues it "relates to". */
  linkedIds: number[];
  sprintId: number | null;
  comments: JiraComment[];
  properties: Map<string, JiraProperty>;
  remoteLinks: RemoteLink[];
  changes: JiraChange[];
  createdAt: number;
  updatedAt: number;
  resolvedAt: number | null;
  /** Its status forbids editing (a workflow's `jira.issue.editable`). */
  readOnly: boolean;
  deleted: boolean;
  /** How it was, until when; for the index of searches. */
  past: { until: number; issue: JiraIssue }[];
  /** Times of the writes of the last second. */
  recentWrites: number[];
}

/** An asynchronous piece of work, here done before it is first asked about. */
export interface JiraTask {
  id: number;
  description: string;
  by: string | null;
  startedAt: number;
  finishesAt: number;
  changed: number;
}
