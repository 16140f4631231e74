/** Searching: bounded queries, pages by token, and an index that is a little late. */
import { jsonResponse } from '../../wire';
import type { JiraIssue } from '../model';
import { type JiraState, projectOf, rightsIn } from '../state';
import { bodyRecord, type Call, type Handler, isRecord, json, listParam, refuse, textsOf } from './context';
import { fieldList, issueShape } from './fields';
import { inOrder, JqlError, parseJql } from './jql';

const MOST_ON_A_PAGE = 5000;
/** With fields to load; Jira goes lower still with many. */
const MOST_WITH_FIELDS = 100;
const WEEK = 7 * 86_400_000;

/** How the index knows an issue; null: not at all yet. */
function indexed(state: JiraState, issue: JiraIssue, fresh: boolean): JiraIssue | null {
  if (fresh) return issue;
  const at = state.clock.now() - state.settings.searchDelayMs;
  if (issue.createdAt > at) return null;
  return issue.past.find(({ until }) => until > at)?.issue ?? issue;
}

/** What a person may see of what a query finds. */
export function find(
  state: JiraState,
  login: string | null,
  jql: string,
  reconcile: readonly number[] = [],
): { shown: JiraIssue; live: JiraIssue }[] {
  const { test, order } = parseJql(jql, state, login);
  if (!test)
    throw new JqlError(
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    );
  const found = new Map<JiraIssue, JiraIssue>();
  for (const live of state.issues) {
    if (live.deleted || !rightsIn(projectOf(state, live), login).browse) continue;
    const shown = indexed(state, live, reconcile.includes(live.id));
    if (shown && test(shown)) found.set(shown, live);
  }
  return inOrder(state, [...found.keys()], order).map((shown) => ({
    shown,
    live: found.get(shown) ?? shown,
  }));
}

function asked(call: Call, jql: unknown, reconcile: readonly number[] = []) {
  if (typeof jql !== 'string') return refuse(400, 'The jql parameter is required.');
  try {
    return find(call.state, call.login, jql, reconcile);
  } catch (error) {
    if (error instanceof JqlError) return refuse(400, error.message);
    throw error;
  }
}

const tokenOf = (jql: string, offset: number, at: number): string =>
  Buffer.from(JSON.stringify({ jql, offset, at })).toString('base64url');

function offsetOf(call: Call, token: string, jql: string): number {
  try {
    const read: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (
      isRecord(read) &&
      read.jql === jql &&
      typeof read.offset === 'number' &&
      Number(read.at) > call.state.clock.now() - WEEK
    )
      return read.offset;
  } catch {
    // Not one of ours.
  }
  return refuse(400, 'The nextPageToken is invalid or expired.');
}

interface Wanted {
  jql: unknown;
  fields: string[];
  properties: string[];
  expand: string[];
  maxResults: number | undefined;
  token: string | undefined;
  reconcile: number[];
}

function answer(call: Call, wanted: Wanted) {
  const { state } = call;
  const { jql, fields, properties, token, reconcile } = wanted;
  if (properties.length > 5) refuse(400, 'Too many properties requested. The maximum is 5.');
  if (reconcile.length > 50) refuse(400, 'Too many issues to reconcile. The maximum is 50.');
  const found = asked(call, jql, reconcile);
  const text = String(jql);
  const most =
    fields.length === 0 || (fields.length === 1 && fields[0] === 'id') ? MOST_ON_A_PAGE : MOST_WITH_FIELDS;
  const size = Math.max(1, Math.min(wanted.maxResults ?? 50, most));
  const from = token === undefined ? 0 : offsetOf(call, token, text);
  const page = found.slice(from, from + size);
  const isLast = from + size >= found.length;
  const names = Object.fromEntries(fieldList().map((f) => [f.id, f.name]));
  return json(200, {
    issues: page.map(({ shown, live }) =>
      issueShape(state, shown, {
        fields: fields.length === 0 ? ['id'] : fields,
        properties,
        live: state.settings.api.searchProperties === 'store' ? live : shown,
      }),
    ),
    ...(wanted.expand.includes('names') && { names }),
    isLast,
    ...(!isLast && { nextPageToken: tokenOf(text, from + size, state.clock.now()) }),
    ...(isLast && state.settings.api.lastPageToken === 'null' && { nextPageToken: null }),
  });
}

export const searchByPost: Handler = (call) => {
  const body = bodyRecord(call);
  return answer(call, {
    jql: body.jql,
    fields: textsOf(body.fields),
    properties: textsOf(body.properties),
    expand: typeof body.expand === 'string' ? body.expand.split(',') : [],
    maxResults: typeof body.maxResults === 'number' ? body.maxResults : undefined,
    token: typeof body.nextPageToken === 'string' ? body.nextPageToken : undefined,
    reconcile: textsOf(body.reconcileIssues).map(Number),
  });
};

export const searchByGet: Handler = (call) => {
  const { query } = call;
  const most = query.get('maxResults');
  return answer(call, {
    jql: query.get('jql'),
    fields: listParam(query, 'fields'),
    properties: listParam(query, 'properties'),
    expand: listParam(query, 'expand'),
    maxResults: most === null ? undefined : Number(most),
    token: query.get('nextPageToken') ?? undefined,
    reconcile: listParam(query, 'reconcileIssues').map(Number),
  });
};

export const approximateCount: Handler = (call) =>
  json(200, { count: asked(call, bodyRecord(call).jql).length });

/** The search of before, taken away in 2025. */
export const oldSearch: Handler = () =>
  jsonResponse(410, {
    errorMessages: ['The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.'],
    errors: {},
  });
