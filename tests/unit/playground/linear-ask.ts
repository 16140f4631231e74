/** Asks the practice Linear's API without a server. */
import { handleLinearApi } from '../../playground/linear/api';
import { LINEAR_KEYS, type LinearSeedOptions, seedLinear } from '../../playground/linear/seed';
import { emptyLinear, type LinearState } from '../../playground/linear/state';
import type { WireResponse } from '../../playground/wire';

export function linearWorld(options?: LinearSeedOptions): LinearState {
  const state = emptyLinear();
  seedLinear(state, options);
  return state;
}

export interface Answer extends WireResponse {
  json: {
    data?: Record<string, never> | null;
    errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  };
}

export function post(state: LinearState, body: string, headers: Record<string, string>): Answer {
  const response = handleLinearApi(state, {
    method: 'POST',
    host: 'api.linear.app',
    path: '/graphql',
    query: '',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { ...response, json: JSON.parse(response.body) as Answer['json'] };
}

/** @param key one of the practice keys; the header as Linear wants it */
export function ask(
  state: LinearState,
  query: string,
  variables: Record<string, unknown> = {},
  key: keyof typeof LINEAR_KEYS = 'pmWrite',
): Answer {
  const secret = LINEAR_KEYS[key];
  const authorization = secret.startsWith('lin_oauth_') ? `Bearer ${secret}` : secret;
  return post(state, JSON.stringify({ query, variables }), { authorization });
}

/** The data of an answer without errors. */
export function data<T = Record<string, unknown>>(answer: Answer): T {
  if (answer.json.errors) throw new Error(JSON.stringify(answer.json.errors));
  return answer.json.data as T;
}
