/** Properties of issues, comments and projects, and the one conditional write Jira has. */
import type { WireResponse } from '../../wire';
import type { JiraIssue, JiraProperty } from '../model';
import { deleteProperty, projectOf, putProperty, rightsIn, setProperty, takeJiraId, tick } from '../state';
import {
  bodyRecord,
  type Call,
  editable,
  type Handler,
  isRecord,
  issueOf,
  json,
  MOST_PROPERTY,
  notArchived,
  nothing,
  problem,
  projectFor,
  refuse,
  textsOf,
  visibleIssue,
  writer,
} from './context';
import { API } from './shapes';

const MOST_KEY = 255;

/** UNVERIFIED in wording. */
const noProperty = (key: string): never => refuse(404, `The property '${key}' does not exist.`);

export function checkKey(key: string): void {
  if (key.trim() === '') refuse(400, 'The property key cannot be empty.');
  if (key.length > MOST_KEY) refuse(400, `The property key cannot be longer than ${MOST_KEY} characters.`);
}

/** The value of a PUT: the body itself. Wordings UNVERIFIED. */
function bodyValue(call: Call): unknown {
  const { body } = call.request;
  if (body.length > MOST_PROPERTY)
    refuse(400, `The property value cannot be longer than ${MOST_PROPERTY} characters.`);
  if (body.trim() === '' || call.body === undefined || call.body === null)
    refuse(400, 'The property value must be valid, non-empty JSON.');
  return call.body;
}

const keysShape = (properties: ReadonlyMap<string, JiraProperty>, self: string) => ({
  keys: [...properties.keys()].map((key) => ({ self: `${self}/properties/${encodeURIComponent(key)}`, key })),
});

function shown(properties: ReadonlyMap<string, JiraProperty>, key: string): WireResponse {
  const property = properties.get(key);
  return property ? json(200, { key, value: property.value }) : noProperty(key);
}

export const listIssueProperties: Handler = (call) => {
  const issue = issueOf(call);
  return json(200, keysShape(issue.properties, `${API}/issue/${issue.id}`));
};

export const getIssueProperty: Handler = (call) => shown(issueOf(call).properties, call.parts.property ?? '');

export const putIssueProperty: Handler = (call) => {
  const { issue, by } = editable(call);
  const key = call.parts.property ?? '';
  checkKey(key);
  const value = bodyValue(call);
  return nothing(setProperty(call.state, issue, key, value, by) ? 200 : 201);
};

export const deleteIssueProperty: Handler = (call) => {
  const { issue } = editable(call);
  const key = call.parts.property ?? '';
  return deleteProperty(call.state, issue, key) ? nothing(204) : noProperty(key);
};

/** Reading needs to see the project, writing to administer it. */
const administered = (call: Call) => {
  const project = projectFor(call);
  const by = writer(call);
  notArchived(call, project);
  if (!rightsIn(project, by).administer)
    refuse(403, 'You do not have permission to edit the properties of this project.');
  return { project, by };
};

export const listProjectProperties: Handler = (call) => {
  const project = projectFor(call);
  return json(200, keysShape(project.properties, `${API}/project/${project.key}`));
};
export const getProjectProperty: Handler = (call) =>
  shown(projectFor(call).properties, call.parts.property ?? '');
export const putProjectProperty: Handler = (call) => {
  const { project, by } = administered(call);
  const key = call.parts.property ?? '';
  checkKey(key);
  return nothing(putProperty(call.state, project.properties, key, bodyValue(call), by) ? 200 : 201);
};
export const deleteProjectProperty: Handler = (call) => {
  const { project } = administered(call);
  const key = call.parts.property ?? '';
  if (!project.properties.has(key)) return noProperty(key);
  tick(call.state);
  project.properties.delete(key);
  return nothing(204);
};

/** Comment properties: seen by who sees the comment, changed by who may edit it. */
export function commentOf(call: Call) {
  const id = call.parts.comment ?? '';
  for (const issue of call.state.issues) {
    const comment = issue.deleted ? undefined : issue.comments.find((c) => String(c.id) === id);
    if (comment && visibleIssue(call, String(issue.id))) return { issue, comment };
  }
  return refuse(404, `Can not find a comment for the id: ${id}.`);
}

export function editableComment(call: Call) {
  const found = commentOf(call);
  const by = writer(call);
  const project = projectOf(call.state, found.issue);
  notArchived(call, project);
  const rights = rightsIn(project, by);
  if (!rights.editAllComments && !(found.comment.author === by && rights.comment))
    refuse(403, 'You do not have the permission to edit this comment.');
  return { ...found, by };
}

export const listCommentProperties: Handler = (call) => {
  const { comment } = commentOf(call);
  return json(200, keysShape(comment.properties, `${API}/comment/${comment.id}`));
};
export const getCommentProperty: Handler = (call) =>
  shown(commentOf(call).comment.properties, call.parts.property ?? '');
export const putCommentProperty: Handler = (call) => {
  const { comment, by } = editableComment(call);
  const key = call.parts.property ?? '';
  checkKey(key);
  return nothing(putProperty(call.state, comment.properties, key, bodyValue(call), by) ? 200 : 201);
};
export const deleteCommentProperty: Handler = (call) => {
  const { comment } = editableComment(call);
  const key = call.parts.property ?? '';
  if (!comment.properties.has(key)) return noProperty(key);
  tick(call.state);
  comment.properties.delete(key);
  return nothing(204);
};

/** Same JSON, whatever the order of its names. */
export function sameJson(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : isRecord(value)
        ? Object.fromEntries(
            Object.keys(value)
              .sort()
              .map((key) => [key, sorted(value[key])]),
          )
        : value;
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/**
 * `PUT /issue/properties/{key}`: sets the value on every issue that passes the filter, all or none, as a task. An
 * issue that nobody may edit or that does not pass is passed over. UNVERIFIED: what the task says of those.
 */
export const putPropertyInBulk: Handler = (call) => {
  const { state } = call;
  if (!state.settings.api.bulkProperties) return problem(404, 'Not found');
  const by = writer(call);
  const key = call.parts.property ?? '';
  checkKey(key);
  const body = bodyRecord(call);
  const filter = isRecord(body.filter) ? body.filter : {};
  if (body.value === undefined) refuse(400, 'The property value must be valid, non-empty JSON.');
  if (JSON.stringify(body.value).length > MOST_PROPERTY)
    refuse(400, `The property value cannot be longer than ${MOST_PROPERTY} characters.`);
  const wanted = textsOf(filter.entityIds);
  const passes = (issue: JiraIssue): boolean => {
    const property = issue.properties.get(key);
    if (filter.entityIds !== undefined && !wanted.includes(String(issue.id))) return false;
    if (typeof filter.hasProperty === 'boolean' && filter.hasProperty !== (property !== undefined))
      return false;
    return (
      filter.currentValue === undefined ||
      (property !== undefined && sameJson(property.value, filter.currentValue))
    );
  };
  const chosen = state.issues.filter((issue) => {
    const project = projectOf(state, issue);
    const rights = rightsIn(project, by);
    return (
      !issue.deleted && rights.browse && rights.edit && !issue.readOnly && !project.archived && passes(issue)
    );
  });
  for (const issue of chosen) setProperty(state, issue, key, body.value, by);
  const task = {
    id: takeJiraId(state),
    description: 'Set issue property in bulk',
    by,
    startedAt: state.clock.now(),
    finishesAt: state.clock.now() + state.settings.api.taskMs,
    changed: chosen.length,
  };
  state.tasks.push(task);
  // On the host that was asked, so that the session goes with it.
  const location = `https://${call.request.host}/rest/api/3/task/${task.id}`;
  return { status: 303, headers: { location }, body: '' };
};

export const getTask: Handler = (call) => {
  const task = call.state.tasks.find((t) => String(t.id) === call.parts.task);
  const by = writer(call);
  if (!task || task.by !== by) return problem(404, 'The task was not found.');
  const now = call.state.clock.now();
  const done = now >= task.finishesAt;
  return json(200, {
    self: `${API}/task/${task.id}`,
    id: String(task.id),
    description: task.description,
    status: done ? 'COMPLETE' : 'RUNNING',
    ...(done && { result: { updatedIssues: task.changed } }),
    submittedBy: 10_000,
    progress: done ? 100 : 50,
    elapsedRuntime: Math.max(0, now - task.startedAt),
    submitted: task.startedAt,
    started: task.startedAt,
    ...(done && { finished: task.finishesAt }),
    lastUpdate: Math.min(now, task.finishesAt),
  });
};
