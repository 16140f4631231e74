import { expect } from 'vitest';
import { validateExchange } from '../../playground/contracts/validate';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { splitUrl, type WireRequest, type WireResponse } from '../../playground/wire';
import type { World } from '../../playground/world';

type TokenName = keyof typeof PRACTICE_TOKENS | null;

export const apiRequest = (
  method: string,
  path: string,
  token: TokenName = 'pmWrite',
  body?: unknown,
  headers: Record<string, string> = {},
): WireRequest => ({
  method,
  ...splitUrl(`https://api.github.com${path}`),
  headers: {
    accept: 'application/vnd.github+json',
    ...(token && { authorization: `Bearer ${PRACTICE_TOKENS[token]}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...headers,
  },
  body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
});

/** Sends one request and holds the exchange against GitHub's own description. */
export function call(
  world: World,
  ...args: Parameters<typeof apiRequest>
): WireResponse & { json: Record<string, unknown> } {
  const request = apiRequest(...args);
  const outcome = world.send(request);
  if (outcome.kind === 'dropped') throw new Error('dropped');
  const { response } = outcome;
  expect(validateExchange(request, response)).toEqual([]);
  return {
    ...response,
    json:
      response.headers['content-type']?.includes('json') && response.body !== ''
        ? (JSON.parse(response.body) as Record<string, unknown>)
        : {},
  };
}
