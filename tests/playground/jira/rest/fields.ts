/** The fields of an issue: their list, their values, and which of them the edit screen has. */
import type { JiraIssue } from '../model';
import { type JiraState, keyOf, projectOf, statusOf, typeOf } from '../state';
import {
  API,
  categoryShape,
  changeShape,
  commentShape,
  issueInField,
  jiraTime,
  priorityShape,
  projectInField,
  statusShape,
  typeShape,
  userShape,
  versionShape,
} from './shapes';

interface Field {
  id: string;
  name: string;
  schema: { type: string; items?: string; system?: string; custom?: string; customId?: number };
  clauses: string[];
  /** On the edit screen; what one may do with it there. */
  edit?: string[];
  /** Not among `*navigable`. */
  aside?: true;
  value(state: JiraState, issue: JiraIssue): unknown;
}

const system = (type: string, name: string, items?: string) => ({
  type,
  system: name,
  ...(items && { items }),
});
const resolution = { self: `${API}/resolution/10000`, id: '10000', description: '', name: 'Done' };

const FIELDS: readonly Field[] = [
  {
    id: 'summary',
    name: 'Summary',
    schema: system('string', 'summary'),
    clauses: ['summary'],
    edit: ['set'],
    value: (_, i) => i.summary,
  },
  {
    id: 'description',
    name: 'Description',
    schema: system('string', 'description'),
    clauses: ['description'],
    edit: ['set'],
    value: (_, i) => i.description,
  },
  {
    id: 'issuetype',
    name: 'Issue Type',
    schema: system('issuetype', 'issuetype'),
    clauses: ['issuetype', 'type'],
    value: (s, i) => typeShape(typeOf(s, i)),
  },
  {
    id: 'status',
    name: 'Status',
    schema: system('status', 'status'),
    clauses: ['status'],
    value: (s, i) => statusShape(statusOf(s, i)),
  },
  {
    id: 'statusCategory',
    name: 'Status Category',
    schema: system('statusCategory', 'statusCategory'),
    clauses: ['statusCategory'],
    value: (s, i) => categoryShape(statusOf(s, i).category),
  },
  {
    id: 'project',
    name: 'Project',
    schema: system('project', 'project'),
    clauses: ['project'],
    value: (s, i) => projectInField(projectOf(s, i)),
  },
  {
    id: 'labels',
    name: 'Labels',
    schema: system('array', 'labels', 'string'),
    clauses: ['labels'],
    edit: ['add', 'set', 'remove'],
    value: (_, i) => [...i.labels],
  },
  {
    id: 'assignee',
    name: 'Assignee',
    schema: system('user', 'assignee'),
    clauses: ['assignee'],
    edit: ['set'],
    value: (s, i) => (i.assignee === null ? null : userShape(s, i.assignee)),
  },
  {
    id: 'reporter',
    name: 'Reporter',
    schema: system('user', 'reporter'),
    clauses: ['reporter'],
    value: (s, i) => userShape(s, i.reporter),
  },
  {
    id: 'creator',
    name: 'Creator',
    schema: system('user', 'creator'),
    clauses: ['creator'],
    value: (s, i) => userShape(s, i.reporter),
  },
  {
    id: 'priority',
    name: 'Priority',
    schema: system('priority', 'priority'),
    clauses: ['priority'],
    value: (_, i) => priorityShape(i),
  },
  {
    id: 'created',
    name: 'Created',
    schema: system('datetime', 'created'),
    clauses: ['created', 'createdDate'],
    value: (_, i) => jiraTime(i.createdAt),
  },
  {
    id: 'updated',
    name: 'Updated',
    schema: system('datetime', 'updated'),
    clauses: ['updated', 'updatedDate'],
    value: (_, i) => jiraTime(i.updatedAt),
  },
  {
    id: 'resolution',
    name: 'Resolution',
    schema: system('resolution', 'resolution'),
    clauses: ['resolution'],
    value: (_, i) => (i.resolvedAt === null ? null : resolution),
  },
  {
    id: 'resolutiondate',
    name: 'Resolved',
    schema: system('datetime', 'resolutiondate'),
    clauses: ['resolutiondate', 'resolved'],
    value: (_, i) => (i.resolvedAt === null ? null : jiraTime(i.resolvedAt)),
  },
  {
    id: 'fixVersions',
    name: 'Fix versions',
    schema: system('array', 'fixVersions', 'version'),
    clauses: ['fixVersion'],
    value: (s, i) =>
      projectOf(s, i)
        .versions.filter((v) => i.versionIds.includes(v.id))
        .map((v) => versionShape(v)),
  },
  {
    id: 'parent',
    name: 'Parent',
    schema: system('issuelink', 'parent'),
    clauses: ['parent'],
    value: (s, i) => {
      const parent = s.issues.find((other) => other.id === i.parentId && !other.deleted);
      return parent ? issueInField(s, parent) : undefined;
    },
  },
  {
    id: 'duedate',
    name: 'Due date',
    schema: system('date', 'duedate'),
    clauses: ['due', 'duedate'],
    value: () => null,
  },
  {
    id: 'comment',
    name: 'Comment',
    schema: system('comments-page', 'comment'),
    clauses: ['comment'],
    aside: true,
    value: (s, i) => ({
      comments: i.comments.slice(0, s.settings.api.commentsInField).map((c) => commentShape(s, i, c, false)),
      self: `${API}/issue/${i.id}/comment`,
      maxResults: i.comments.length,
      total: i.comments.length,
      startAt: 0,
    }),
  },
  {
    id: 'customfield_10016',
    name: 'Story point estimate',
    schema: {
      type: 'number',
      custom: 'com.pyxis.greenhopper.jira:jsw-story-points',
      customId: 10_016,
    },
    clauses: ['cf[10016]', 'Story point estimate'],
    value: () => null,
  },
];

export const fieldList = () =>
  FIELDS.map(({ id, name, schema, clauses, aside }) => ({
    id,
    key: id,
    name,
    custom: id.startsWith('customfield_'),
    orderable: true,
    navigable: aside !== true,
    searchable: true,
    clauseNames: clauses,
    schema,
  }));

/** Fields of the edit screen. */
export const editFields = () =>
  Object.fromEntries(
    FIELDS.filter((f) => f.edit).map((f) => [
      f.id,
      { required: f.id === 'summary', schema: f.schema, name: f.name, key: f.id, operations: f.edit ?? [] },
    ]),
  );
export const isEditable = (id: string): boolean => FIELDS.some((f) => f.id === id && f.edit);

/** `*all`, `*navigable`, names, and names to leave out; Jira passes over what it does not know. */
function chosen(wanted: readonly string[]): Field[] {
  const on = new Set<string>();
  const all = () => FIELDS.map((f) => f.id);
  if (wanted.every((name) => name.startsWith('-'))) for (const id of all()) on.add(id);
  for (const name of wanted) {
    if (name === '*all') for (const id of all()) on.add(id);
    else if (name === '*navigable') for (const f of FIELDS) f.aside || on.add(f.id);
    else if (name.startsWith('-')) on.delete(name.slice(1));
    else on.add(name);
  }
  return FIELDS.filter((f) => on.has(f.id));
}

/**
 * An issue as the API answers it.
 * @param fields as asked for; empty: the id alone
 * @param live where its properties are taken from, when that is not the issue itself
 */
export function issueShape(
  state: JiraState,
  issue: JiraIssue,
  options: {
    fields: readonly string[];
    properties?: readonly string[];
    expand?: readonly string[];
    live?: JiraIssue;
  },
) {
  const { fields, properties = [], expand = [], live = issue } = options;
  const onlyId = fields.length === 1 && fields[0] === 'id';
  if (onlyId && properties.length === 0) return { id: String(issue.id) };
  const found = fields.length === 0 || onlyId ? [] : chosen(fields);
  const values = found.flatMap((f) => {
    const value = f.value(state, issue);
    return value === undefined ? [] : [[f.id, value] as const];
  });
  const asked = properties.includes('*all') ? [...live.properties.keys()] : properties;
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: String(issue.id),
    self: `${API}/issue/${issue.id}`,
    key: keyOf(state, issue),
    ...(found.length > 0 && { fields: Object.fromEntries(values) }),
    ...(properties.length > 0 && {
      properties: Object.fromEntries(
        asked.flatMap((key) => {
          const property = live.properties.get(key);
          return property ? [[key, property.value] as const] : [];
        }),
      ),
    }),
    ...(expand.includes('names') && { names: Object.fromEntries(found.map((f) => [f.id, f.name])) }),
    ...(expand.includes('schema') && { schema: Object.fromEntries(found.map((f) => [f.id, f.schema])) }),
    ...(expand.includes('changelog') && {
      // Newest first, and not more than a page.
      changelog: {
        startAt: 0,
        maxResults: Math.min(40, issue.changes.length),
        total: issue.changes.length,
        histories: issue.changes
          .toReversed()
          .slice(0, 40)
          .map((c) => changeShape(state, c)),
      },
    }),
    ...(expand.includes('editmeta') && { editmeta: { fields: editFields() } }),
  };
}
