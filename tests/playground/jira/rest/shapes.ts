/** Jira's JSON for people, projects, statuses and so on. No answer names an e-mail address. */
import type {
  JiraChange,
  JiraComment,
  JiraIssue,
  JiraIssueType,
  JiraProject,
  JiraStatus,
  JiraVersion,
  RemoteLink,
} from '../model';
import { BASE_URL, findUser, type JiraState, keyOf, statusOf, typeOf } from '../state';

export const API = `${BASE_URL}/rest/api/3`;

const pad = (n: number, width = 2) => String(n).padStart(width, '0');
/** `2026-11-21T09:00:00.000+0000`, Jira's form. */
export function jiraTime(ms: number): string {
  const d = new Date(ms);
  return `${d.getUTCFullYear()}-${pad(d.getUTCMonth() + 1)}-${pad(d.getUTCDate())}T${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}:${pad(d.getUTCSeconds())}.${pad(d.getUTCMilliseconds(), 3)}+0000`;
}

const avatars = (of: string): Record<string, string> =>
  Object.fromEntries(
    ['48x48', '24x24', '16x16', '32x32'].map((size) => [
      size,
      `https://avatar.acme.example/${of}/${size.split('x')[0]}`,
    ]),
  );

export function userShape(state: JiraState, login: string) {
  const user = findUser(state, login);
  if (!user) throw new Error(`No user ${login}`);
  return {
    self: `${API}/user?accountId=${user.accountId}`,
    accountId: user.accountId,
    accountType: 'atlassian',
    avatarUrls: avatars(user.login),
    displayName: user.displayName,
    active: true,
    timeZone: user.timeZone,
  };
}

const CATEGORIES = {
  new: { id: 2, colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, colorName: 'green', name: 'Done' },
} as const;

export const categoryShape = (key: JiraStatus['category']) => ({
  self: `${API}/statuscategory/${CATEGORIES[key].id}`,
  id: CATEGORIES[key].id,
  key,
  colorName: CATEGORIES[key].colorName,
  name: CATEGORIES[key].name,
});

export const statusShape = (status: JiraStatus) => ({
  self: `${API}/status/${status.id}`,
  description: '',
  iconUrl: `${BASE_URL}/`,
  name: status.name,
  id: status.id,
  statusCategory: categoryShape(status.category),
});

export const typeShape = (type: JiraIssueType) => ({
  self: `${API}/issuetype/${type.id}`,
  id: type.id,
  description: '',
  iconUrl: `${BASE_URL}/images/icons/issuetypes/${type.id}.svg`,
  name: type.name,
  subtask: type.hierarchyLevel < 0,
  avatarId: 10_300 + Number(type.id.slice(-2)),
  hierarchyLevel: type.hierarchyLevel,
});

export const versionShape = (version: JiraVersion, projectId?: number) => ({
  self: `${API}/version/${version.id}`,
  id: version.id,
  name: version.name,
  archived: version.archived,
  released: version.released,
  ...(version.releaseDate !== null && { releaseDate: version.releaseDate }),
  ...(projectId !== undefined && { projectId }),
});

/** As it stands in an issue's `project` field. */
export const projectInField = (project: JiraProject) => ({
  self: `${API}/project/${project.id}`,
  id: String(project.id),
  key: project.key,
  name: project.name,
  projectTypeKey: 'software',
  simplified: project.style === 'next-gen',
  avatarUrls: avatars(project.key),
});

export function projectShape(state: JiraState, project: JiraProject) {
  const { id, key, style } = project;
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...projectInField(project),
    description: '',
    lead: userShape(state, project.lead),
    components: [],
    issueTypes: project.issueTypes.map(typeShape),
    assigneeType: 'UNASSIGNED',
    versions: project.versions.map((version) => versionShape(version, id)),
    roles: { Administrators: `${API}/project/${id}/role/10002` },
    style,
    isPrivate: style === 'next-gen' && !project.openToAll,
    properties: {},
    ...(style === 'next-gen' && { uuid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}` }),
    ...(project.archived && {
      archived: true,
      archivedDate: jiraTime(state.clock.now()),
      archivedBy: userShape(state, project.lead),
    }),
    self: `${API}/project/${id}`,
    key,
  };
}

/** What stands of an issue in another's fields. */
export const issueInField = (state: JiraState, issue: JiraIssue) => ({
  id: String(issue.id),
  key: keyOf(state, issue),
  self: `${API}/issue/${issue.id}`,
  fields: {
    summary: issue.summary,
    status: statusShape(statusOf(state, issue)),
    priority: priorityShape(issue),
    issuetype: typeShape(typeOf(state, issue)),
  },
});

export const priorityShape = (issue: JiraIssue) => ({
  self: `${API}/priority/3`,
  iconUrl: `${BASE_URL}/images/icons/priorities/medium_new.svg`,
  name: issue.priority,
  id: '3',
});

export const changeShape = (state: JiraState, change: JiraChange) => ({
  id: String(change.id),
  author: userShape(state, change.by),
  created: jiraTime(change.at),
  items: change.items.map((item) => ({
    field: item.field,
    fieldtype: 'jira',
    ...(item.field !== 'Key' && { fieldId: item.fieldId }),
    from: item.from,
    fromString: item.fromString,
    to: item.to,
    toString: item.toString,
  })),
});

export const commentShape = (
  state: JiraState,
  issue: JiraIssue,
  comment: JiraComment,
  withProperties: boolean,
) => ({
  self: `${API}/issue/${issue.id}/comment/${comment.id}`,
  id: String(comment.id),
  author: userShape(state, comment.author),
  body: comment.body,
  updateAuthor: userShape(state, comment.updateAuthor),
  created: jiraTime(comment.createdAt),
  updated: jiraTime(comment.updatedAt),
  jsdPublic: true,
  ...(withProperties && {
    properties: [...comment.properties].map(([key, { value }]) => ({ key, value })),
  }),
});

export const linkShape = (state: JiraState, issue: JiraIssue, link: RemoteLink) => ({
  id: link.id,
  self: `${API}/issue/${keyOf(state, issue)}/remotelink/${link.id}`,
  ...(link.globalId !== null && { globalId: link.globalId }),
  application: link.application ?? {},
  ...(link.relationship !== null && { relationship: link.relationship }),
  object: { icon: {}, status: { icon: {} }, ...link.object },
});
