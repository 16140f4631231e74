/** Asks the practice Jira as a script in a page of a person's browser does. */
import { splitUrl, type WireRequest, type WireResponse } from '../../playground/wire';
import type { World } from '../../playground/world';

export interface Asked {
  login?: string | null;
  body?: unknown;
  /** undefined: without that header. */
  headers?: Record<string, string | undefined>;
  host?: string;
}

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';

/** `path` after `/rest/api/3`, or whole. */
export function jiraRequest(method: string, path: string, asked: Asked = {}): WireRequest {
  const { login = 'acme-pm', body, headers = {}, host = 'acme.atlassian.net' } = asked;
  const whole = path.startsWith('/rest/') ? path : `/rest/api/3${path}`;
  const all = {
    accept: 'application/json',
    'user-agent': BROWSER,
    'x-atlassian-token': 'no-check',
    ...(method !== 'GET' && { origin: `https://${host}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(login !== null && { cookie: `practice_user=${login}` }),
    ...headers,
  };
  return {
    method,
    ...splitUrl(`https://${host}${whole}`),
    headers: Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
  };
}

export type Answer = WireResponse & {
  /** The body, when it is JSON. */
  json: Record<string, unknown>;
};

export function send(world: World, request: WireRequest): Answer {
  const outcome = world.send(request);
  if (outcome.kind === 'dropped') throw new Error('dropped');
  const { response } = outcome;
  const isJson = response.headers['content-type']?.startsWith('application/json') && response.body !== '';
  return { ...response, json: isJson ? (JSON.parse(response.body) as Record<string, unknown>) : {} };
}

export const ask = (world: World, method: string, path: string, asked?: Asked): Answer =>
  send(world, jiraRequest(method, path, asked));

/** The status alone. */
export const status = (...args: Parameters<typeof ask>): number => ask(...args).status;
