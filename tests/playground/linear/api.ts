/**
 * Linear's API as one synchronous function from state and request to answer: no sockets, so unit tests can play
 * thousands of schedules against it. Every request is logged in `state.log`.
 */
import { byteLength, jsonResponse, type WireRequest, type WireResponse } from '../wire';
import { identify, type LinearCaller } from './api/auth';
import { type Executed, execute } from './api/execute';
import { oauthAnswer } from './oauth';
import type { LinearState } from './state';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'X-Complexity, X-RateLimit-Requests-Limit, X-RateLimit-Requests-Remaining, X-RateLimit-Requests-Reset, X-RateLimit-Complexity-Limit, X-RateLimit-Complexity-Remaining, X-RateLimit-Complexity-Reset',
};
const PREFLIGHT = {
  ...CORS,
  'access-control-allow-headers': 'Authorization, Content-Type',
  'access-control-allow-methods': 'POST',
  'access-control-max-age': '86400',
};

export const isLinearApi = ({ host }: Pick<WireRequest, 'host'>): boolean => host === 'api.linear.app';

const nobody = (response: WireResponse): Executed => ({ response, operations: [], complexity: 0 });

/**
 * @param request any request to the API's host
 * @returns the answer Linear would give; the state changes accordingly and the request is logged
 */
export function handleLinearApi(state: LinearState, request: WireRequest): WireResponse {
  const writesBefore = state.writes;
  let caller: LinearCaller | null = null;
  let done: Executed;
  const tokens = oauthAnswer(state, request);
  if (tokens) done = nobody(tokens);
  else if (request.path !== '/graphql') done = nobody(jsonResponse(404, { error: 'Not found' }));
  else if (request.method === 'OPTIONS')
    done = nobody({ status: 204, headers: state.settings.api.cors ? { ...PREFLIGHT } : {}, body: '' });
  else if (request.method !== 'POST') done = nobody(jsonResponse(405, { error: 'Method not allowed' }));
  else {
    const who = identify(state, request.headers);
    if ('key' in who) {
      caller = who;
      done = execute(state, who, request.body);
    } else done = nobody(who);
  }
  const { response } = done;
  if (state.settings.api.cors && !tokens) Object.assign(response.headers, CORS);
  response.headers.date = new Date(state.clock.now()).toUTCString();
  response.headers['cache-control'] = 'no-store';
  logLinearRequest(state, request, {
    status: response.status,
    caller,
    responseBytes: byteLength(response.body),
    wrote: state.writes > writesBefore,
    fault: null,
    operations: done.operations,
    complexity: done.complexity,
  });
  return response;
}

/** Adds a line to the log; also used for requests a fault answered before they reached the API. */
export function logLinearRequest(
  state: LinearState,
  request: WireRequest,
  result: {
    status: number;
    caller?: LinearCaller | null;
    responseBytes: number;
    wrote: boolean;
    fault: string | null;
    operations?: readonly string[];
    complexity?: number;
  },
): void {
  state.log.push({
    index: state.log.length + 1,
    time: new Date(state.clock.now()).toISOString(),
    method: request.method,
    host: request.host,
    path: request.path,
    query: request.query,
    status: result.status,
    tokenId: result.caller?.key.id ?? null,
    login: result.caller?.user.login ?? null,
    requestBytes: byteLength(request.body),
    responseBytes: result.responseBytes,
    wrote: result.wrote,
    fault: result.fault,
    operations: result.operations ?? [],
    complexity: Math.ceil(result.complexity ?? 0),
  });
}
