import { describe, expect, it } from 'vitest';
import { validateExchange } from '../../playground/contracts/validate';
import { answers } from '../../playground/github/fault-answers';
import { createWorld } from '../../playground/world';
import { apiRequest } from './helpers';
import { ask, BRIEF, rows } from './rows-query';

describe('practice tracker: limits of GraphQL', { timeout: 30_000 }, () => {
  const MATCH = { path: '/graphql' };
  const SECONDARY =
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

  it('secondary limit: status 200 with an error, or 403; nothing is counted', () => {
    const world = createWorld();
    world.faults.on(MATCH, answers.graphqlSecondaryLimit(30));
    const soft = ask(world, { 'acme/shop': [142] });
    expect([soft.status, soft.headers['retry-after'], soft.headers['x-ratelimit-remaining']]).toEqual([
      200,
      '30',
      '4711',
    ]);
    expect(soft.json).toEqual({ errors: [{ type: 'RATE_LIMITED', message: SECONDARY }] });
    world.faults.on(MATCH, answers.graphqlSecondaryLimit(null));
    expect(ask(world, { 'acme/shop': [142] }).headers).not.toHaveProperty('retry-after');
    world.faults.on(MATCH, answers.secondaryLimit(12));
    const hard = ask(world, { 'acme/shop': [142] });
    expect([hard.status, hard.headers['retry-after'], hard.json.message]).toEqual([403, '12', SECONDARY]);
    expect(ask(world, { 'acme/shop': [142] }).json.data).toMatchObject({ rateLimit: { remaining: 4999 } });
  });

  it('primary limit: as a fault, and when the points are really used up', () => {
    const world = createWorld();
    const resetAt = world.state.clock.now() + 600_000;
    for (const type of ['RATE_LIMIT', 'RATE_LIMITED'] as const) {
      world.faults.on(MATCH, answers.graphqlPrimaryLimit(resetAt, type));
      const answer = ask(world, { 'acme/shop': [142] });
      expect(answer.json).toMatchObject({ errors: [{ type, code: 'graphql_rate_limit' }] });
      expect(answer.headers).toMatchObject({
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
        'x-ratelimit-resource': 'graphql',
      });
    }
    world.state.limits.graphql = 1;
    ask(world, { 'acme/shop': [142] });
    const over = ask(world, { 'acme/shop': [142] });
    expect([over.status, over.headers['x-ratelimit-remaining'], over.json.data]).toEqual([
      200,
      '0',
      undefined,
    ]);
    world.state.clock.advance(3_600_001);
    expect(ask(world, { 'acme/shop': [142] }).json.data).toMatchObject({ r0: { i142: { number: 142 } } });
  });

  it('a partial answer keeps the first rows and takes the others away', () => {
    const world = createWorld();
    const items = { 'acme/shop': [142, 139, 137, 9999], 'acme/payments': [31] };
    world.faults.on(MATCH, answers.graphqlPartial(2));
    const timeout = ask(world, items, 'pmWrite', BRIEF);
    expect(timeout.json.data).toMatchObject({
      r0: {
        nameWithOwner: 'acme/shop',
        i142: { id: expect.any(String) as string },
        i139: {},
        i137: null,
        i9999: null,
      },
      r1: { i31: null },
      rateLimit: { cost: 1 },
    });
    const errors = timeout.json.errors as { type?: string; message: string }[];
    expect(errors.map((e) => e.type)).toEqual(['NOT_FOUND', undefined]);
    expect(errors[1]?.message).toContain('Something went wrong while executing your query');
    world.faults.on(MATCH, answers.graphqlPartial(3, 'resources'));
    const limited = ask(world, items, 'pmWrite', BRIEF);
    expect(limited.json.errors).toMatchObject([
      { type: 'NOT_FOUND', path: ['r0', 'i9999'] },
      { type: 'RESOURCE_LIMITS_EXCEEDED', path: ['r1', 'i31'] },
    ]);
    expect(world.state.log.map((line) => line.fault)).toEqual(['partial-timeout', 'partial-resources']);
  });

  it('a query that took too long brings nothing', () => {
    const world = createWorld();
    world.faults.on(MATCH, answers.graphqlTimeout());
    const answer = ask(world, { 'acme/shop': [142] });
    expect([answer.status, answer.json.data]).toEqual([502, null]);
    world.faults.on(MATCH, answers.graphqlTimeout(200));
    expect(ask(world, { 'acme/shop': [142] }).status).toBe(200);
  });

  it('an answer without a sentence is a finding', () => {
    const request = apiRequest('POST', '/graphql', 'pmWrite', rows({ 'acme/shop': [142] }));
    const answer = (value: unknown) => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    });
    expect(validateExchange(request, answer({ errors: [{ type: 'RATE_LIMITED' }] }))).toHaveLength(1);
    expect(validateExchange(request, answer({}))).toHaveLength(1);
    expect(validateExchange(request, answer({ data: null, errors: [] }))).toHaveLength(1);
  });
});
