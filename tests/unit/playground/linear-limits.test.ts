/** The practice Linear's API: what a query costs, and what happens when too much is asked. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { LinearState } from '../../playground/linear/state';
import { ask, data, linearWorld } from './linear-ask';

let state: LinearState;
beforeEach(() => {
  state = linearWorld();
});

const VIEWER = '{ viewer { id name organization { urlKey } } }';
const errorOf = (answer: ReturnType<typeof ask>) => answer.json.errors?.[0];

describe('points', () => {
  const points = (query: string, variables = {}) =>
    Number(ask(state, query, variables).headers['x-complexity']);

  it('a property 0.1, an object 1, a connection as often as it says or fifty times, rounded up', () => {
    expect(points('{ viewer { id name organization { urlKey } } }')).toBe(3);
    expect(points('{ issues(first: 10) { nodes { id } pageInfo { hasNextPage endCursor } } }')).toBe(13);
    expect(points('{ issues { nodes { id title } } }')).toBe(60);
    expect(points('query ($n: Int) { issues(first: $n) { nodes { id } } }', { n: 20 })).toBe(22);
    expect(points('query ($n: Int = 3) { issues(first: $n) { nodes { id } } }')).toBe(4);
    expect(
      points('query { issues(first: 5) { edges { cursor node { ...f } } } } fragment f on Issue { id }'),
    ).toBe(11);
  });

  it('agrees with a number the real API told somebody', () => {
    const four = ['id name type', 'id name color', 'id name email', 'id name slugId state']
      .map(
        (fields, i) =>
          `c${i}: ${['states', 'labels', 'cycles', 'issues'][i]}(first: 50) { nodes { ${fields} } }`,
      )
      .join(' ');
    // Thirteen properties in four connections of fifty in one of fifty: 13315.
    const query = `{ teams { nodes { id key name ${four
      .replace('id name email', 'id name number')
      .replace('id name slugId state', 'id title number url')} } } }`;
    const answer = ask(state, query);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({
      message: 'Query too complex',
      extensions: {
        code: 'INPUT_ERROR',
        userPresentableMessage:
          'The query is too complex. Complexity: 13315. Maximum allowed complexity: 10000.',
      },
    });
    expect(state.log.at(-1)).toMatchObject({ complexity: 13_315, operations: ['teams'] });
  });
});

describe('limits', () => {
  it('says on every answer what is left', () => {
    const first = ask(state, VIEWER).headers;
    expect(first).toMatchObject({
      'x-complexity': '3',
      'x-ratelimit-requests-limit': '2500',
      'x-ratelimit-requests-remaining': '2499',
      'x-ratelimit-complexity-limit': '3000000',
      'x-ratelimit-complexity-remaining': '2999997',
    });
    expect(Number(first['x-ratelimit-requests-reset'])).toBeGreaterThan(state.clock.now());
    expect(ask(state, VIEWER, {}, 'pmOauth').headers).toMatchObject({
      'x-ratelimit-requests-limit': '5000',
      'x-ratelimit-complexity-limit': '2000000',
    });
  });

  it('counts all keys of a person together, and leaks', () => {
    state.limits.requests = 3;
    for (const key of ['pmWrite', 'pmRead', 'pmWrite'] as const)
      expect(ask(state, VIEWER, {}, key).status).toBe(200);
    const over = ask(state, VIEWER);
    expect(over.status).toBe(400);
    expect(errorOf(over)).toMatchObject({
      message: 'Rate limit exceeded. Only 3 requests are allowed per 1 hour.',
      extensions: { type: 'ratelimited', code: 'RATELIMITED', statusCode: 429 },
    });
    expect(over.headers).toMatchObject({ 'x-ratelimit-requests-remaining': '0' });
    expect(over.headers).not.toHaveProperty('retry-after');
    expect(ask(state, VIEWER, {}, 'devWrite').status).toBe(200);
    state.clock.advance(20 * 60_000);
    expect(ask(state, VIEWER).status).toBe(200);
    state.limits.retryAfter = 60;
    expect(ask(state, VIEWER).headers['retry-after']).toBe('60');
  });

  it('counts points, and searches a minute', () => {
    state.limits.complexity = 100;
    expect(ask(state, '{ issues { nodes { id } } }').status).toBe(200);
    expect(errorOf(ask(state, '{ issues { nodes { id } } }'))?.message).toMatch(/complexity points/);
    state.limits.complexity = 3_000_000;
    state.limits.searchesPerMinute = 1;
    const search = '{ searchIssues(term: "checkout", first: 5) { nodes { identifier } totalCount } }';
    expect(ask(state, search).headers).toMatchObject({
      'x-ratelimit-endpoint-name': 'searchIssues',
      'x-ratelimit-endpoint-requests-remaining': '0',
    });
    expect(errorOf(ask(state, search))?.extensions.code).toBe('RATELIMITED');
    expect(ask(state, VIEWER).status).toBe(200);
    state.clock.advance(60_000);
    expect(ask(state, search).status).toBe(200);
  });

  it('rateLimitStatus says the same', () => {
    const query =
      '{ rateLimitStatus { kind identifier limits { type allowedAmount remainingAmount period reset } } }';
    const { rateLimitStatus } = data<{
      rateLimitStatus: { limits: { type: string; remainingAmount: number }[] };
    }>(ask(state, query));
    expect(rateLimitStatus.limits.map((l) => [l.type, l.remainingAmount])).toEqual([
      ['requests', 2499],
      ['complexity', 2_999_997],
    ]);
  });
});
