/**
 * Jira Cloud's REST API (v3) as one synchronous function from state and request to answer, by the visitor's session.
 * Every request is logged in `state.log`.
 */
import { byteLength, type WireRequest, type WireResponse } from '../wire';
import { deleteComment, getComment, listComments, postComment, putComment } from './rest/comments';
import { type Call, type Handler, json, problem, Refusal } from './rest/context';
import {
  maintenancePage,
  overLimit,
  sessionOf,
  toLogin,
  unauthorised,
  xsrfAnswer,
  xsrfRefused,
} from './rest/guards';
import { bulkChangelog, bulkFetch, changelog, editMeta, getIssue, putIssue } from './rest/issues';
import { deleteLink, getLink, listLinks, postLink, putLink } from './rest/links';
import * as properties from './rest/properties';
import { approximateCount, oldSearch, searchByGet, searchByPost } from './rest/search';
import {
  getProject,
  listFields,
  listVersions,
  myPermissions,
  myself,
  pageOfVersions,
  serverInfo,
} from './rest/site';
import { JIRA_HOSTS, type JiraState } from './state';

interface Row {
  method: string;
  path: string;
  handle: Handler;
  /** A POST that only reads. */
  reads?: true;
}

const row = (line: string, handle: Handler, reads?: true): Row => {
  const [method = '', path = ''] = line.split(' ');
  return { method, path, handle, ...(reads && { reads }) };
};

/** Whole words before parts in braces where both fit. */
const ROWS: readonly Row[] = [
  row('GET /myself', myself),
  row('GET /serverInfo', serverInfo),
  row('GET /mypermissions', myPermissions),
  row('GET /field', listFields),
  row('POST /issue/bulkfetch', bulkFetch, true),
  row('POST /changelog/bulkfetch', bulkChangelog, true),
  row('GET /search/jql', searchByGet),
  row('POST /search/jql', searchByPost, true),
  row('POST /search/approximate-count', approximateCount, true),
  row('GET /search', oldSearch),
  row('POST /search', oldSearch, true),
  row('PUT /issue/properties/{property}', properties.putPropertyInBulk),
  row('GET /task/{task}', properties.getTask),
  row('GET /issue/{issue}', getIssue),
  row('PUT /issue/{issue}', putIssue),
  row('GET /issue/{issue}/editmeta', editMeta),
  row('GET /issue/{issue}/changelog', changelog),
  row('GET /issue/{issue}/properties', properties.listIssueProperties),
  row('GET /issue/{issue}/properties/{property}', properties.getIssueProperty),
  row('PUT /issue/{issue}/properties/{property}', properties.putIssueProperty),
  row('DELETE /issue/{issue}/properties/{property}', properties.deleteIssueProperty),
  row('GET /issue/{issue}/remotelink', listLinks),
  row('POST /issue/{issue}/remotelink', postLink),
  row('DELETE /issue/{issue}/remotelink', deleteLink),
  row('GET /issue/{issue}/remotelink/{link}', getLink),
  row('PUT /issue/{issue}/remotelink/{link}', putLink),
  row('DELETE /issue/{issue}/remotelink/{link}', deleteLink),
  row('GET /issue/{issue}/comment', listComments),
  row('POST /issue/{issue}/comment', postComment),
  row('GET /issue/{issue}/comment/{comment}', getComment),
  row('PUT /issue/{issue}/comment/{comment}', putComment),
  row('DELETE /issue/{issue}/comment/{comment}', deleteComment),
  row('GET /comment/{comment}/properties', properties.listCommentProperties),
  row('GET /comment/{comment}/properties/{property}', properties.getCommentProperty),
  row('PUT /comment/{comment}/properties/{property}', properties.putCommentProperty),
  row('DELETE /comment/{comment}/properties/{property}', properties.deleteCommentProperty),
  row('GET /project/{project}', getProject),
  row('GET /project/{project}/versions', listVersions),
  row('GET /project/{project}/version', pageOfVersions),
  row('GET /project/{project}/properties', properties.listProjectProperties),
  row('GET /project/{project}/properties/{property}', properties.getProjectProperty),
  row('PUT /project/{project}/properties/{property}', properties.putProjectProperty),
  row('DELETE /project/{project}/properties/{property}', properties.deleteProjectProperty),
];

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

function partsOf(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const parts: Record<string, string> = {};
  for (const [i, name] of wanted.entries()) {
    const value = given[i] ?? '';
    if (name.startsWith('{')) parts[name.slice(1, -1)] = decoded(value);
    else if (name !== value) return null;
  }
  return parts;
}

/** Whether a request is for the API and not for a page. */
export const isJiraApi = ({ host, path }: WireRequest): boolean =>
  JIRA_HOSTS.includes(host) && path.startsWith('/rest/');

const notThere = (request: WireRequest): WireResponse =>
  json(404, { message: `null for uri: https://${request.host}${request.path}`, 'status-code': 404 });

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function run(call: Call, handle: Handler): WireResponse {
  try {
    return handle(call);
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    throw error;
  }
}

/** The answer, when nobody is signed in: what is open to everybody, else the way to the login or a refusal. */
function signedOut(call: Call, found: Row): WireResponse {
  const { settings } = call.state;
  const { api } = settings;
  const { request } = call;
  if (found.reads) {
    if (api.signedOutPost === 401) return unauthorised();
    // UNVERIFIED in wording; the status was seen live.
    if (api.signedOutPost === 400) return problem(400, 'The user is not authenticated.');
  }
  const answer = run(call, found.handle);
  if (request.method !== 'GET' || ![401, 403, 404].includes(answer.status)) return answer;
  const own = found.path === '/myself' ? api.signedOutMyself : api.signedOutGet;
  return own === 'login-page' ? toLogin(settings, request) : answer;
}

function answerApi(state: JiraState, request: WireRequest, login: string | null): WireResponse {
  if (state.settings.maintenance) return maintenancePage();
  if (xsrfRefused(state, request)) return xsrfAnswer();
  // Only `serverInfo` is the same in the version before.
  const path = /^\/rest\/api\/(?:3|latest|2(?=\/serverInfo$))(\/.*)$/.exec(request.path)?.[1];
  if (path === undefined) return notThere(request);
  const fits = ROWS.flatMap((found) => {
    const parts = partsOf(found.path, path);
    return parts ? [{ found, parts }] : [];
  });
  const hit = fits.find(({ found }) => found.method === request.method);
  if (!hit) return fits.length > 0 ? problem(405, 'Method Not Allowed') : notThere(request);
  const { found, parts } = hit;
  const limited = overLimit(state, request, found.path, parts, login);
  if (limited) return limited;
  // A password or token of whoever: this half of the practice goes by sessions.
  if (request.headers.authorization !== undefined) return unauthorised();
  const call: Call = {
    state,
    request,
    query: new URLSearchParams(request.query),
    login,
    parts,
    body: parsed(request.body),
  };
  return login === null ? signedOut(call, found) : run(call, found.handle);
}

/**
 * @param request any request with `isJiraApi`
 * @returns the answer Jira would give; the state changes accordingly and the request is logged
 */
export function handleJiraApi(state: JiraState, request: WireRequest): WireResponse {
  const writesBefore = state.writes;
  const login = sessionOf(state, request.headers);
  const response = answerApi(state, request, login);
  Object.assign(response.headers, {
    date: new Date(state.clock.now()).toUTCString(),
    server: 'AtlassianEdge',
    'cache-control': 'no-cache, no-store, no-transform',
    'x-content-type-options': 'nosniff',
    'atl-traceid': (state.log.length + 1).toString(16).padStart(32, '0'),
  });
  state.log.push({
    index: state.log.length + 1,
    time: new Date(state.clock.now()).toISOString(),
    method: request.method,
    host: request.host,
    path: request.path,
    query: request.query,
    status: response.status,
    tokenId: null,
    login,
    requestBytes: byteLength(request.body),
    responseBytes: byteLength(response.body),
    wrote: state.writes > writesBefore,
    fault: null,
  });
  return response;
}
