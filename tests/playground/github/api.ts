/**
 * GitHub's API as one synchronous function from state and request to answer: no sockets, so unit tests can play
 * thousands of schedules against it. Every request is logged in `state.log`.
 */
import { createHash } from 'node:crypto';
import { byteLength, type WireRequest, type WireResponse } from '../wire';
import { type Caller, identify, tokenExpiry } from './auth';
import { deviceFlow } from './device-flow';
import { apiError } from './errors';
import { graphql } from './graphql-request';
import { bucketOf, primaryExceeded, type Resource, rateHeaders, tooManyWrites } from './limits';
import { rest } from './rest';
import type { GithubState } from './state';
import { API_HOSTS, underHost, WEB_HOSTS } from './web-origin';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Link, X-GitHub-OTP, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-Poll-Interval',
};
const PREFLIGHT = {
  ...CORS,
  // The documented list does not name X-GitHub-Api-Version.
  'access-control-allow-headers':
    'Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, X-Requested-With',
  'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
  'access-control-max-age': '86400',
};
const API_VERSIONS = ['2022-11-28', '2026-03-10'];
const SAFE = ['GET', 'HEAD'];
const CONDITIONAL = ['if-match', 'if-none-match', 'if-unmodified-since', 'if-modified-since'];

const etagOf = (body: string): string => `W/"${createHash('sha256').update(body).digest('hex')}"`;
const sameTag = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((tag) => ['*', etag.slice(2)].includes(tag.trim().replace(/^W\//, '')));

function answerApi(state: GithubState, request: WireRequest): { response: WireResponse; caller: Caller } {
  const caller = identify(state, request.headers);
  if (!('login' in caller)) return { response: caller, caller: { token: null, login: null } };
  const version = request.headers['x-github-api-version'];
  if (version !== undefined && !API_VERSIONS.includes(version))
    return { response: apiError(400, `The requested version, ${version}, is not supported.`), caller };
  const resource: Resource =
    request.path === '/graphql' ? 'graphql' : request.path.startsWith('/search/') ? 'search' : 'core';
  const bucket = bucketOf(state, caller, resource);

  let response: WireResponse;
  if (resource === 'graphql')
    response = request.method === 'POST' ? graphql(state, caller, request) : apiError(404, 'Not Found');
  else if (!SAFE.includes(request.method) && CONDITIONAL.some((name) => request.headers[name] !== undefined))
    response = apiError(
      400,
      'Conditional request headers are not allowed in unsafe requests unless supported by the endpoint',
    );
  else if (request.path === '/rate_limit') response = rest(state, caller, request);
  else if (bucket.used >= bucket.limit) response = primaryExceeded(state, caller);
  else {
    response =
      (SAFE.includes(request.method) ? null : tooManyWrites(state, caller)) ?? rest(state, caller, request);
    bucket.used += 1;
    if (request.method === 'GET' && response.status === 200) {
      const etag = etagOf(response.body);
      response.headers.etag = etag;
      response.headers['cache-control'] =
        `${caller.login === null ? 'public' : 'private'}, max-age=60, s-maxage=60`;
      if (sameTag(request.headers['if-none-match'], etag)) {
        // Not modified is free. UNVERIFIED without a token; treated the same.
        bucket.used -= 1;
        response = {
          status: 304,
          headers: { etag, 'cache-control': response.headers['cache-control'] },
          body: '',
        };
      }
    }
  }
  Object.assign(response.headers, rateHeaders(bucket, resource));
  const { token } = caller;
  if (token && token.kind !== 'fine-grained') response.headers['x-oauth-scopes'] = token.scopes.join(', ');
  if (token?.expiresAt != null)
    response.headers['github-authentication-token-expiration'] = tokenExpiry(token.expiresAt);
  return { response, caller };
}

/** Whether a request is for the API, or one of the two device-flow addresses beside the pages. */
export const isApiRequest = ({ host, path }: WireRequest): boolean =>
  Object.hasOwn(API_HOSTS, host) ||
  (WEB_HOSTS.includes(host) && ['/login/device/code', '/login/oauth/access_token'].includes(path));

/**
 * @param request any request to an API host, or a device-flow POST to its host of pages
 * @returns the answer GitHub would give; the state changes accordingly and the request is logged
 */
export const handleApi = (state: GithubState, request: WireRequest): WireResponse =>
  underHost(request.host, () => handle(state, request));

function handle(state: GithubState, request: WireRequest): WireResponse {
  const writesBefore = state.writes;
  const device = WEB_HOSTS.includes(request.host) ? deviceFlow(state, request) : null;
  let response: WireResponse;
  let caller: Caller = { token: null, login: null };
  if (device) response = device;
  else if (!Object.hasOwn(API_HOSTS, request.host))
    response = { status: 404, headers: { 'content-type': 'text/html' }, body: 'Not Found' };
  else if (request.method === 'OPTIONS') response = { status: 204, headers: { ...PREFLIGHT }, body: '' };
  else {
    ({ response, caller } = answerApi(state, request));
    Object.assign(response.headers, CORS, {
      'x-github-media-type': 'github.v3; format=json',
      'x-github-api-version-selected': request.headers['x-github-api-version'] ?? '2022-11-28',
      'x-github-request-id': `PRAC:${(state.log.length + 1).toString(16).toUpperCase()}`,
      date: new Date(state.clock.now()).toUTCString(),
      vary: 'Accept, Authorization, Cookie, X-GitHub-OTP,Accept-Encoding, Accept, X-Requested-With',
      'x-content-type-options': 'nosniff',
    });
  }
  logRequest(state, request, {
    status: response.status,
    caller,
    responseBytes: byteLength(response.body),
    wrote: state.writes > writesBefore,
    fault: null,
  });
  return response;
}

/** Adds a line to the log; also used for requests a fault answered before they reached the API. */
export function logRequest(
  state: GithubState,
  request: WireRequest,
  result: { status: number; caller?: Caller; responseBytes: number; wrote: boolean; fault: string | null },
): void {
  state.log.push({
    index: state.log.length + 1,
    time: new Date(state.clock.now()).toISOString(),
    method: request.method,
    host: request.host,
    path: request.path,
    query: request.query,
    status: result.status,
    tokenId: result.caller?.token?.id ?? null,
    login: result.caller?.login ?? null,
    requestBytes: byteLength(request.body),
    responseBytes: result.responseBytes,
    wrote: result.wrote,
    fault: result.fault,
  });
}
