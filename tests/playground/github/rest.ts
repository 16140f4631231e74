/** The REST operations Sightline may use, answered from the state. */
import { jsonResponse, type WireRequest, type WireResponse } from '../wire';
import { type Caller, refuseIssueRead, refuseIssueWrite, rightThroughToken } from './auth';
import { apiError, validationFailed } from './errors';
import { bucketJson, bucketOf } from './limits';
import type { Issue, Permission, Repository } from './model';
import { atLeast, permissionOf } from './permissions';
import { contents } from './rest-contents';
import { type JsonObject, readIssueChanges, readNewIssue, tooLong, tooManyCharacters } from './rest-input';
import { addLabels, removeLabel } from './rest-labels';
import { listIssues, searchIssues } from './rest-lists';
import { commentJson, issueJson, publicUser, userOf } from './shapes';
import { repositoryJson } from './shapes-repository';
import {
  addComment,
  createIssue,
  findIssue,
  findRenamedRepository,
  findRepository,
  type GithubState,
  setBody,
  setIssueState,
  tick,
} from './state';
import { origin } from './web-origin';

const NOT_FOUND = () => apiError(404, 'Not Found');

/** GitHub redirects to the numeric address, which survives further renames. */
const moved = (path: string): WireResponse => {
  const url = `${origin().api}${path}`;
  return jsonResponse(
    301,
    {
      message: 'Moved Permanently',
      url,
      documentation_url:
        'https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects',
    },
    { location: url },
  );
};

interface Found {
  repository: Repository;
  right: Permission;
  /** What follows the repository in the path, `/issues/5`. */
  rest: string;
}

function locate(state: GithubState, caller: Caller, path: string): Found | WireResponse | null {
  const byName = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(path);
  const byId = /^\/repositories\/(\d+)(\/.*)?$/.exec(path);
  if (!byName && !byId) return null;
  const rest = (byName ? byName[3] : byId?.[2]) ?? '';
  let repository: Repository | undefined;
  if (byName) {
    const [owner, name] = [decodeURIComponent(byName[1] ?? ''), decodeURIComponent(byName[2] ?? '')];
    repository = findRepository(state, owner, name);
    const renamed = repository ? undefined : findRenamedRepository(state, owner, name);
    if (renamed && rightThroughToken(state, caller, renamed) !== null)
      return moved(`/repositories/${renamed.id}${rest}`);
  } else repository = state.repositories.find((r) => r.id === Number(byId?.[1]));
  if (!repository) return NOT_FOUND();
  const right = rightThroughToken(state, caller, repository);
  return right === null ? NOT_FOUND() : { repository, right, rest };
}

/** The issue, or the answer to give instead: 404, 410 deleted, 301 moved. */
function locateIssue(
  state: GithubState,
  caller: Caller,
  found: Found,
  number: number,
  tail = '',
): Issue | WireResponse {
  const refused = refuseIssueRead(caller, found.repository);
  if (refused) return refused;
  if (!found.repository.hasIssues) return apiError(410, 'Issues are disabled for this repo');
  const issue = findIssue(state, found.repository, number);
  if (!issue) return NOT_FOUND();
  if (issue.deleted) return apiError(410, 'This issue was deleted');
  if (issue.transferredTo) {
    const target = state.repositories.find((r) => r.id === issue.transferredTo?.repositoryId);
    if (!target || rightThroughToken(state, caller, target) === null) return NOT_FOUND();
    return moved(`/repositories/${target.id}/issues/${issue.transferredTo.number}${tail}`);
  }
  return issue;
}

const isResponse = (value: object): value is WireResponse => 'status' in value && 'headers' in value;

function parseJson(request: WireRequest): JsonObject | WireResponse {
  try {
    const value: unknown = JSON.parse(request.body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { json: value as Record<string, unknown> };
    return apiError(400, 'Body should be a JSON object');
  } catch {
    return apiError(400, 'Problems parsing JSON');
  }
}

function patchIssue(
  state: GithubState,
  caller: Caller,
  repository: Repository,
  issue: Issue,
  request: WireRequest,
): WireResponse {
  const own = caller.login !== null && issue.author.toLowerCase() === caller.login.toLowerCase();
  const refused = refuseIssueWrite(state, caller, repository, own ? null : 'triage');
  if (refused) return refused;
  // UNVERIFIED: GitHub may let people with write access edit a locked issue; refusing is the harder case for a client.
  if (issue.locked) return apiError(403, 'Issue is locked');
  const parsed = parseJson(request);
  if (!('json' in parsed)) return parsed;
  const changes = readIssueChanges(parsed.json);
  if ('status' in changes) return changes;
  const mayTriage = atLeast(permissionOf(state, repository, caller.login), 'triage');
  if (changes.title !== undefined && changes.title !== issue.title) {
    issue.title = changes.title;
    issue.updatedAt = tick(state);
  }
  if (changes.body !== undefined) setBody(state, issue, changes.body, caller.login ?? '', 'api');
  if (changes.state !== undefined && changes.state !== issue.state)
    setIssueState(state, issue, changes.state, changes.stateReason ?? null, caller.login ?? issue.author);
  // Without push access labels are dropped silently, as documented.
  if (changes.labels && mayTriage) {
    issue.labels = changes.labels;
    issue.updatedAt = tick(state);
  }
  return jsonResponse(200, issueJson(state, issue));
}

function postIssue(state: GithubState, caller: Caller, found: Found, request: WireRequest): WireResponse {
  if (!found.repository.hasIssues) return apiError(410, 'Issues are disabled for this repo');
  const refused = refuseIssueWrite(state, caller, found.repository, null);
  if (refused) return refused;
  const parsed = parseJson(request);
  if (!('json' in parsed)) return parsed;
  const input = readNewIssue(parsed.json);
  if ('status' in input) return input;
  const mayLabel = atLeast(permissionOf(state, found.repository, caller.login), 'triage');
  const issue = createIssue(state, found.repository, {
    title: input.title,
    body: input.body,
    labels: mayLabel ? input.labels : [],
    author: caller.login ?? '',
  });
  const json = issueJson(state, issue);
  return jsonResponse(201, json, { location: json.url });
}

function comments(
  state: GithubState,
  caller: Caller,
  repository: Repository,
  issue: Issue,
  request: WireRequest,
): WireResponse {
  if (request.method === 'GET')
    return jsonResponse(
      200,
      issue.comments.map((c) => commentJson(state, issue, c)),
    );
  if (request.method !== 'POST') return NOT_FOUND();
  const refused = refuseIssueWrite(state, caller, repository, null);
  if (refused) return refused;
  if (issue.locked) return apiError(403, 'Unable to create comment because issue is locked.');
  const parsed = parseJson(request);
  if (!('json' in parsed)) return parsed;
  const { body } = parsed.json;
  if (typeof body !== 'string' || body.trim() === '')
    return validationFailed([{ resource: 'IssueComment', code: 'missing_field', field: 'body' }]);
  if (tooManyCharacters(body)) return tooLong('IssueComment');
  const json = commentJson(state, issue, addComment(state, issue, caller.login ?? '', body));
  return jsonResponse(201, json, { location: json.url });
}

function labels(
  state: GithubState,
  caller: Caller,
  repository: Repository,
  issue: Issue,
  tail: string,
  request: WireRequest,
): WireResponse {
  const [, , name] = tail.split('/');
  if (name !== undefined)
    return request.method === 'DELETE'
      ? removeLabel(state, caller, repository, issue, decodeURIComponent(name))
      : NOT_FOUND();
  if (request.method !== 'POST') return NOT_FOUND();
  let json: unknown;
  try {
    json = JSON.parse(request.body);
  } catch {
    return apiError(400, 'Problems parsing JSON');
  }
  return addLabels(state, caller, repository, issue, json);
}

/** Answers one REST request; unknown addresses are 404 as on GitHub. */
export function rest(state: GithubState, caller: Caller, request: WireRequest): WireResponse {
  const { method, path } = request;
  if (path === '/user' && method === 'GET')
    return caller.login === null
      ? apiError(
          401,
          'Requires authentication',
          'https://docs.github.com/rest/users/users#get-the-authenticated-user',
        )
      : jsonResponse(200, publicUser(userOf(state, caller.login)));
  if (path === '/rate_limit' && method === 'GET') {
    const core = bucketJson(bucketOf(state, caller, 'core'));
    const resources = {
      core,
      search: bucketJson(bucketOf(state, caller, 'search')),
      graphql: bucketJson(bucketOf(state, caller, 'graphql')),
    };
    return jsonResponse(200, { resources, rate: core });
  }
  if (path === '/search/issues' && method === 'GET') return searchIssues(state, caller, request.query);

  const found = locate(state, caller, path);
  if (!found) return NOT_FOUND();
  if (isResponse(found)) return found;
  const { repository, right, rest: tail } = found;
  if (tail === '' && method === 'GET')
    return jsonResponse(200, repositoryJson(state, repository, right, caller.login !== null));
  if (tail === '/issues') {
    const refused = refuseIssueRead(caller, repository);
    if (method === 'GET') return refused ?? listIssues(state, repository, path, request.query);
    if (method === 'POST') return refused ?? postIssue(state, caller, found, request);
  }
  const files = contents({ state, caller, repository, request }, tail);
  if (files) return files;
  const match = /^\/issues\/(\d+)(\/comments|\/labels(?:\/[^/]+)?)?$/.exec(tail);
  if (!match) return NOT_FOUND();
  const issue = locateIssue(state, caller, found, Number(match[1]), match[2] ?? '');
  if (isResponse(issue)) return issue;
  if (match[2]?.startsWith('/labels')) return labels(state, caller, repository, issue, match[2], request);
  if (match[2]) return comments(state, caller, repository, issue, request);
  if (method === 'GET') return jsonResponse(200, issueJson(state, issue));
  if (method === 'PATCH') return patchIssue(state, caller, repository, issue, request);
  return NOT_FOUND();
}
