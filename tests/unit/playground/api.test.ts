import { describe, expect, it } from 'vitest';
import { validateExchange } from '../../playground/contracts/validate';
import { queryLog } from '../../playground/github/log';
import { issueAt, renameRepository, transferIssue } from '../../playground/github/state';
import { createWorld } from '../../playground/world';
import { apiRequest, call } from './helpers';

const I142 = '/repos/acme/shop/issues/142';

describe('practice tracker: REST', { timeout: 30_000 }, () => {
  it('reads and writes a body byte for byte, as sent', () => {
    const world = createWorld();
    const text = 'a\r\nb\nc — “ü” 🧭 <!-- x -->\n';
    expect(call(world, 'PATCH', I142, 'pmWrite', { body: text }).json.body).toBe(text);
    expect(call(world, 'GET', I142).json.body).toBe(text);
    expect(call(world, 'GET', '/repos/ACME/Shop/issues/142').json.node_id).toMatch(/^I_kw/);
  });

  it('moves updated_at with every write and lists issues, repository, user and limits', () => {
    const world = createWorld();
    const before = call(world, 'GET', I142).json.updated_at as string;
    const after = call(world, 'PATCH', I142, 'pmWrite', { body: 'new' }).json.updated_at as string;
    expect(after > before).toBe(true);
    expect(call(world, 'GET', '/repos/acme/shop').json.visibility).toBe('private');
    expect(call(world, 'GET', '/user').json.login).toBe('acme-pm');
    expect(JSON.parse(call(world, 'GET', '/repos/acme/shop/issues?state=all&per_page=5').body)).toHaveLength(
      5,
    );
    expect(call(world, 'GET', '/repos/acme/shop/issues?state=all&per_page=5').headers.link).toContain(
      'rel="next"',
    );
    expect(call(world, 'GET', '/rate_limit').json.rate).toMatchObject({ limit: 5000 });
    expect(call(world, 'GET', '/search/issues?q=repo:acme/shop+is:issue+voucher').json.total_count).toBe(1);
  });

  it('creates issues and comments', () => {
    const world = createWorld();
    const made = call(world, 'POST', '/repos/acme/shop/issues', 'pmWrite', { title: 'New', body: 'x' });
    expect(made.status).toBe(201);
    expect(made.json.number).toBe(146);
    expect(
      call(world, 'POST', '/repos/acme/shop/issues/146/comments', 'devWrite', { body: 'seen' }).status,
    ).toBe(201);
    expect(JSON.parse(call(world, 'GET', '/repos/acme/shop/issues/146/comments').body)).toHaveLength(1);
    expect(call(world, 'POST', '/repos/acme/shop/issues', 'pmWrite', { body: 'x' }).status).toBe(422);
  });

  it('answers 304 to a matching weak ETag, free of charge, and 400 to conditions on writes', () => {
    const world = createWorld();
    const first = call(world, 'GET', I142);
    expect(first.headers.etag).toMatch(/^W\/"/);
    const second = call(world, 'GET', I142, 'pmWrite', undefined, {
      'if-none-match': first.headers.etag ?? '',
    });
    expect(second.status).toBe(304);
    expect(second.body).toBe('');
    expect(second.headers['x-ratelimit-used']).toBe(first.headers['x-ratelimit-used']);
    const refused = call(
      world,
      'PATCH',
      I142,
      'pmWrite',
      { body: 'x' },
      { 'if-match': first.headers.etag ?? '' },
    );
    expect(refused.status).toBe(400);
    expect(refused.json.message).toContain('Conditional request headers');
    expect(call(world, 'GET', I142).json.body).not.toBe('x');
  });

  it.each([
    ['pmExpired', 401, 'Bad credentials'],
    ['pmRevoked', 401, 'Bad credentials'],
    ['pmNoIssues', 403, 'Resource not accessible by personal access token'],
    ['pmUnapproved', 404, 'Not Found'],
    ['strangerClassic', 404, 'Not Found'],
    [null, 404, 'Not Found'],
  ] as const)('reads a private issue with %s: %i', (token, status, message) => {
    const answer = call(createWorld(), 'GET', I142, token);
    expect([answer.status, answer.json.message]).toEqual([status, message]);
  });

  it.each([
    ['pmRead', '/repos/acme/shop/issues/142', 403],
    ['pmOneRepository', '/repos/acme/shop/issues/142', 200],
    ['pmOneRepository', '/repos/acme/payments/issues/31', 404],
    ['pmUnapproved', '/repos/acme/open-shop/issues/12', 403],
    ['strangerClassic', '/repos/acme/open-shop/issues/9', 403],
    ['strangerClassic', '/repos/acme/open-shop/issues/12', 200],
    ['pmClassic', '/repos/acme/payments/issues/28', 200],
    [null, '/repos/acme/open-shop/issues/12', 401],
  ] as const)('writes with %s to %s: %i', (token, path, status) => {
    expect(call(createWorld(), 'PATCH', path, token, { body: 'x' }).status).toBe(status);
  });

  it('tells token kind and expiry in headers', () => {
    const world = createWorld();
    expect(call(world, 'GET', '/user').headers['github-authentication-token-expiration']).toMatch(
      /^2027-01-\d\d \d\d:\d\d:\d\d UTC$/,
    );
    expect(call(world, 'GET', '/user').headers['x-oauth-scopes']).toBeUndefined();
    expect(call(world, 'GET', '/user', 'pmClassic').headers['x-oauth-scopes']).toBe('repo');
  });

  it('refuses long bodies, wrong types and broken JSON', () => {
    const world = createWorld();
    expect(call(world, 'PATCH', I142, 'pmWrite', { body: 'x'.repeat(65_536) }).status).toBe(200);
    const tooLong = call(world, 'PATCH', I142, 'pmWrite', { body: 'x'.repeat(65_537) });
    expect(tooLong.json).toMatchObject({
      errors: [{ field: 'body', message: 'body is too long (maximum is 65536 characters)' }],
    });
    expect(call(world, 'PATCH', I142, 'pmWrite', { body: 5 }).status).toBe(422);
    expect(call(world, 'PATCH', I142, 'pmWrite', '{"body":').status).toBe(400);
  });

  it('refuses locked and archived, says deleted, redirects moved and renamed', () => {
    const world = createWorld();
    const { state } = world;
    const payments = state.repositories.find((r) => r.name === 'payments');
    const shop = state.repositories.find((r) => r.name === 'shop');
    if (!payments || !shop) throw new Error('seed');
    issueAt(state, 'acme/shop#139').locked = true;
    expect(call(world, 'PATCH', '/repos/acme/shop/issues/139', 'pmWrite', { body: 'x' }).status).toBe(403);
    issueAt(state, 'acme/shop#137').deleted = true;
    expect(call(world, 'GET', '/repos/acme/shop/issues/137').status).toBe(410);
    const moved = transferIssue(state, issueAt(state, 'acme/shop#135'), payments);
    const redirect = call(world, 'GET', '/repos/acme/shop/issues/135');
    expect([redirect.status, redirect.headers.location]).toEqual([
      301,
      `https://api.github.com/repositories/${payments.id}/issues/${moved.number}`,
    ]);
    expect(call(world, 'GET', new URL(redirect.headers.location ?? '').pathname).json.title).toBe(
      moved.title,
    );
    expect(call(world, 'GET', '/repos/acme/shop/issues/135', 'pmOneRepository').status).toBe(404);
    renameRepository(shop, 'store');
    expect(call(world, 'GET', I142).headers.location).toBe(
      `https://api.github.com/repositories/${shop.id}/issues/142`,
    );
    shop.archived = true;
    expect(
      call(world, 'PATCH', '/repos/acme/store/issues/142', 'pmWrite', { body: 'x' }).json.message,
    ).toContain('archived');
  });

  it('uses up the primary limit per person and opens again after the hour', () => {
    const world = createWorld();
    world.state.limits.user = 2;
    call(world, 'GET', I142);
    expect(call(world, 'GET', I142, 'pmClassic').headers['x-ratelimit-remaining']).toBe('0');
    const over = call(world, 'GET', I142);
    expect([over.status, over.headers['x-ratelimit-remaining']]).toEqual([403, '0']);
    expect(call(world, 'GET', I142, 'devWrite').status).toBe(200);
    world.state.clock.advance(3_600_001);
    expect(call(world, 'GET', I142).status).toBe(200);
  });

  it('answers the secondary limit to people who write too fast, when a test wants that', () => {
    const world = createWorld();
    world.state.limits.writesPerMinute = 2;
    const write = (n: number) => call(world, 'PATCH', I142, 'pmWrite', { body: `${n}` });
    expect([write(1), write(2), write(3)].map((r) => r.status)).toEqual([200, 200, 403]);
    expect(write(4).headers['retry-after']).toBe('60');
    world.state.clock.advance(61_000);
    expect(write(5).status).toBe(200);
  });

  it('logs every request without secrets, queryable', () => {
    const world = createWorld();
    call(world, 'GET', '/repos/acme/shop/issues?state=all');
    call(world, 'PATCH', I142, 'pmWrite', { body: 'x' });
    expect(queryLog(world.state, { method: 'PATCH', path: /issues\/142$/ })).toMatchObject([
      {
        host: 'api.github.com',
        status: 200,
        tokenId: 'pmWrite',
        login: 'acme-pm',
        wrote: true,
        requestBytes: 12,
      },
    ]);
    expect(queryLog(world.state, { method: 'GET' })[0]).toMatchObject({
      path: '/repos/acme/shop/issues',
      query: 'state=all',
      wrote: false,
    });
    expect(JSON.stringify(world.state.log)).not.toContain('practice_pm');
  });

  it('answers preflights as documented', () => {
    const world = createWorld();
    const answer = call(world, 'OPTIONS', I142, null);
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-headers']).toContain('If-None-Match');
    expect(call(world, 'GET', I142).headers['access-control-expose-headers']).not.toMatch(/retry-after/i);
  });

  it('a shape that differs from the description is found', () => {
    const world = createWorld();
    const request = apiRequest('GET', I142);
    const outcome = world.send(request);
    if (outcome.kind === 'dropped') throw new Error('dropped');
    const json = JSON.parse(outcome.response.body) as Record<string, unknown>;
    const broken = { ...outcome.response, body: JSON.stringify({ ...json, number: '142' }) };
    expect(validateExchange(request, broken).join()).toContain('/number');
    expect(validateExchange(apiRequest('DELETE', I142), outcome.response)).toHaveLength(1);
  });
});
