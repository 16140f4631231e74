/** Issues: reading one or a hundred, editing, what may be edited, and their history. */
import { isDocument } from '../adf';
import type { AdfDoc, JiraIssue } from '../model';
import { editIssue, type JiraState, plainText, setProperty } from '../state';
import {
  bodyRecord,
  editable,
  type Handler,
  isRecord,
  issueOf,
  json,
  listParam,
  MOST_PROPERTY,
  nothing,
  numberParam,
  problem,
  refuse,
  rightsFor,
  textsOf,
  visibleIssue,
} from './context';
import { editFields, isEditable, issueShape } from './fields';
import { checkKey } from './properties';
import { API, changeShape, jiraTime } from './shapes';

const MOST_ISSUES = 100;
const MOST_PROPERTIES = 5;
/** Of a description or comment; counted here on its text (UNVERIFIED what Jira counts). */
export const MOST_TEXT = 32_767;

export const getIssue: Handler = (call) => {
  const { query, state } = call;
  const fields = listParam(query, 'fields');
  const options = {
    fields: fields.length === 0 ? ['*all'] : fields,
    properties: listParam(query, 'properties'),
    expand: listParam(query, 'expand'),
  };
  return json(200, issueShape(state, issueOf(call), options));
};

/** Issues not there or not for this person are simply absent; `issueErrors` stays empty. */
export const bulkFetch: Handler = (call) => {
  const body = bodyRecord(call);
  if (!Array.isArray(body.issueIdsOrKeys)) refuse(400, '', { issueIdsOrKeys: 'issueIdsOrKeys is required' });
  const wanted = textsOf(body.issueIdsOrKeys);
  const properties = textsOf(body.properties);
  // Wordings UNVERIFIED.
  if (wanted.length > MOST_ISSUES) refuse(400, `Too many issues requested. The maximum is ${MOST_ISSUES}.`);
  if (properties.length > MOST_PROPERTIES)
    refuse(400, `Too many properties requested. The maximum is ${MOST_PROPERTIES}.`);
  const found = new Map<number, JiraIssue>();
  for (const name of wanted) {
    const issue = visibleIssue(call, name);
    if (issue) found.set(issue.id, issue);
  }
  const fields = textsOf(body.fields);
  const options = {
    fields: fields.length === 0 ? ['*navigable'] : fields,
    properties,
    expand: textsOf(body.expand),
  };
  return json(200, {
    expand: 'names,schema',
    issues: [...found.values()]
      .sort((a, b) => a.id - b.id)
      .map((issue) => ({ ...issueShape(call.state, issue, options) })),
    issueErrors: [],
  });
};

const NOT_ON_SCREEN = 'It is not on the appropriate screen, or unknown.';

/** What a PUT wants to change; throws the 400 that names every field it cannot take. */
function wantedEdits(state: JiraState, issue: JiraIssue, body: Record<string, unknown>) {
  const fields = isRecord(body.fields) ? body.fields : {};
  const update = isRecord(body.update) ? body.update : {};
  const errors: Record<string, string> = {};
  const edits: Parameters<typeof editIssue>[2] = {};
  for (const name of [...Object.keys(fields), ...Object.keys(update)])
    if (!isEditable(name)) errors[name] = `Field '${name}' cannot be set. ${NOT_ON_SCREEN}`;
  if (fields.summary !== undefined) {
    const { summary } = fields;
    if (typeof summary !== 'string' || summary.trim() === '')
      errors.summary = 'You must specify a summary of the issue.';
    else if (summary.length > 255) errors.summary = "Summary can't exceed 255 characters.";
    else edits.summary = summary;
  }
  if (fields.description !== undefined) {
    const { description } = fields;
    if (description === null) edits.description = null;
    else if (!isDocument(description))
      errors.description =
        typeof description === 'string'
          ? 'Operation value must be an Atlassian Document (see the Atlassian Document Format)'
          : 'INVALID_INPUT';
    else if (plainText(description).length > MOST_TEXT)
      errors.description = `The entered text is too long. It exceeds the allowed limit of ${MOST_TEXT} characters.`;
    else edits.description = description as AdfDoc;
  }
  let labels = fields.labels === undefined ? undefined : textsOf(fields.labels);
  for (const operation of Array.isArray(update.labels) ? update.labels : []) {
    const before = labels ?? [...issue.labels];
    if (!isRecord(operation)) errors.labels = 'Operation must be an object.';
    else if (typeof operation.add === 'string') labels = [...new Set([...before, operation.add])];
    else if (typeof operation.remove === 'string') labels = before.filter((l) => l !== operation.remove);
    else if (Array.isArray(operation.set)) labels = textsOf(operation.set);
  }
  if (labels?.some((l) => /\s/.test(l)))
    errors.labels = `The label '${labels.find((l) => /\s/.test(l))}' contains spaces which is invalid.`;
  else if (labels) edits.labels = labels;
  if (fields.assignee !== undefined) {
    const account = isRecord(fields.assignee) ? fields.assignee.accountId : fields.assignee;
    const user = [...state.users.values()].find((u) => u.accountId === account);
    if (account === null) edits.assignee = null;
    else if (user) edits.assignee = user.login;
    else errors.assignee = 'User does not exist or you do not have permission to assign.';
  }
  if (Object.keys(errors).length > 0) refuse(400, '', errors);
  return edits;
}

function wantedProperties(body: Record<string, unknown>): { key: string; value: unknown }[] {
  const list = Array.isArray(body.properties) ? body.properties : [];
  return list.map((entry) => {
    if (!isRecord(entry) || typeof entry.key !== 'string') return refuse(400, 'Every property needs a key.');
    checkKey(entry.key);
    if (entry.value === undefined || entry.value === null)
      return refuse(400, 'The property value must be valid, non-empty JSON.');
    if (JSON.stringify(entry.value).length > MOST_PROPERTY)
      return refuse(400, `The property value cannot be longer than ${MOST_PROPERTY} characters.`);
    return { key: entry.key, value: entry.value };
  });
}

export const putIssue: Handler = (call) => {
  const { state, query } = call;
  const body = bodyRecord(call);
  const { issue, by } = editable(call);
  const properties = wantedProperties(body);
  const alone = body.fields === undefined && body.update === undefined;
  if (alone && (properties.length === 0 || !state.settings.api.putPropertiesOnly))
    return problem(400, "one of 'fields' or 'update' required");
  const edits = wantedEdits(state, issue, body);
  editIssue(state, issue, edits, by);
  for (const { key, value } of properties) setProperty(state, issue, key, value, by);
  if (query.get('returnIssue') !== 'true') return nothing(204);
  return json(200, issueShape(state, issue, { fields: ['*all'], expand: listParam(query, 'expand') }));
};

export const editMeta: Handler = (call) => {
  const issue = issueOf(call);
  return json(200, { fields: rightsFor(call, issue).edit ? editFields() : {} });
};

/** Oldest first. */
export const changelog: Handler = (call) => {
  const { state, query } = call;
  const issue = issueOf(call);
  const startAt = numberParam(query, 'startAt', 0);
  const maxResults = Math.min(100, Math.max(1, numberParam(query, 'maxResults', 100)));
  const values = issue.changes.slice(startAt, startAt + maxResults);
  const end = startAt + values.length;
  const self = (from: number) =>
    `${API}/issue/${issue.id}/changelog?maxResults=${maxResults}&startAt=${from}`;
  const isLast = end >= issue.changes.length;
  return json(200, {
    self: self(startAt),
    ...(!isLast && { nextPage: self(end) }),
    maxResults,
    startAt,
    total: issue.changes.length,
    isLast,
    values: values.map((c) => changeShape(state, c)),
  });
};

/** The histories of up to 1000 issues, of up to ten fields; the time of an entry is a number here. */
export const bulkChangelog: Handler = (call) => {
  const { state } = call;
  const body = bodyRecord(call);
  if (!Array.isArray(body.issueIdsOrKeys)) refuse(400, '', { issueIdsOrKeys: 'issueIdsOrKeys is required' });
  const wanted = textsOf(body.issueIdsOrKeys);
  const fieldIds = textsOf(body.fieldIds);
  if (wanted.length > 1000) refuse(400, 'Too many issues requested. The maximum is 1000.');
  if (fieldIds.length > 10) refuse(400, 'Too many fields requested. The maximum is 10.');
  const most = typeof body.maxResults === 'number' ? Math.min(10_000, Math.max(1, body.maxResults)) : 1000;
  const from = Number(body.nextPageToken ?? 0) || 0;
  const issues = [...new Set(wanted.flatMap((name) => visibleIssue(call, name) ?? []))].sort(
    (a, b) => a.id - b.id,
  );
  const all = issues.flatMap((issue) =>
    issue.changes
      .filter((c) => fieldIds.length === 0 || c.items.some((i) => fieldIds.includes(i.fieldId)))
      .map((c) => ({ issue, change: c })),
  );
  const page = all.slice(from, from + most);
  const created = (at: number) =>
    ({ seconds: Math.floor(at / 1000), milliseconds: at, iso: jiraTime(at) })[
      state.settings.api.changelogCreated
    ];
  return json(200, {
    issueChangeLogs: [...new Set(page.map((entry) => entry.issue))].map((issue) => ({
      issueId: String(issue.id),
      changeHistories: page
        .filter((entry) => entry.issue === issue)
        .map((entry) => ({ ...changeShape(state, entry.change), created: created(entry.change.at) })),
    })),
    ...(from + most < all.length && { nextPageToken: String(from + most) }),
  });
};
