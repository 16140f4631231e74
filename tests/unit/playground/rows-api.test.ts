import { describe, expect, it } from 'vitest';
import { validateExchange } from '../../playground/contracts/validate';
import { findRepository, issueAt, transferIssue } from '../../playground/github/state';
import { origin } from '../../playground/github/web-origin';
import { createWorld } from '../../playground/world';
import { apiRequest, call } from './helpers';
import { ask, BRIEF, rows } from './rows-query';

describe('practice tracker: rows of a list', { timeout: 30_000 }, () => {
  it('answers issues and pull requests of several repositories at once, for one point', () => {
    const world = createWorld();
    const answer = ask(world, { 'acme/shop': [142, 118, 141, 119], 'acme/open-shop': [12] });
    expect(answer.json).toMatchObject({
      data: {
        r0: {
          nameWithOwner: 'acme/shop',
          isArchived: false,
          visibility: 'PRIVATE',
          i142: {
            __typename: 'Issue',
            number: 142,
            state: 'OPEN',
            stateReason: null,
            closedAt: null,
            body: issueAt(world.state, 'acme/shop#142').body,
            viewerCanUpdate: true,
            locked: false,
            author: { login: 'acme-pm' },
            repository: { nameWithOwner: 'acme/shop' },
            url: 'https://github.com/acme/shop/issues/142',
          },
          i118: { state: 'CLOSED', stateReason: 'COMPLETED' },
          i141: {
            __typename: 'PullRequest',
            state: 'OPEN',
            merged: false,
            mergedAt: null,
            url: 'https://github.com/acme/shop/pull/141',
            closingIssuesReferences: {
              totalCount: 2,
              nodes: [
                { number: 135, repository: { nameWithOwner: 'acme/shop' } },
                { number: 28, repository: { nameWithOwner: 'acme/payments' } },
              ],
            },
          },
          i119: { state: 'MERGED', merged: true, mergedAt: expect.stringMatching(/Z$/) as string },
        },
        r1: { visibility: 'PUBLIC', i12: { number: 12 } },
        rateLimit: { cost: 1, limit: 5000, remaining: 4999 },
      },
    });
    expect(answer.json.errors).toBeUndefined();
  });

  it('one name for two arguments or two fields is refused, as the description says', () => {
    const world = createWorld();
    for (const fields of ['n: number n: title', 'labels(first:1){totalCount} labels(first:2){totalCount}']) {
      const request = apiRequest('POST', '/graphql', 'pmWrite', {
        query: `{ repository(owner:"acme",name:"shop"){ issue(number:142){ ${fields} } } }`,
      });
      const outcome = world.send(request);
      if (outcome.kind === 'dropped') throw new Error('dropped');
      expect(validateExchange(request, outcome.response).join()).toContain('conflict');
      expect(JSON.parse(outcome.response.body)).not.toHaveProperty('data');
    }
  });

  it('a hundred rows without bodies cost one point too', () => {
    const world = createWorld();
    const numbers = Array.from({ length: 100 }, (_, i) => i + 50);
    const { json } = ask(world, { 'acme/shop': numbers }, 'pmWrite', BRIEF);
    const { r0 } = json.data as { r0: Record<string, { id: string } | null> };
    const readable = Object.values(r0).filter((row) => typeof row === 'object' && row !== null);
    expect(readable.length).toBeGreaterThan(10);
    expect(Object.keys(r0)).toHaveLength(103);
    expect(json.errors).toHaveLength(100 - readable.length);
    expect(r0.i142).toEqual({
      id: issueAt(world.state, 'acme/shop#142').nodeId,
      updatedAt: expect.any(String) as string,
    });
    expect(json.data).toMatchObject({ rateLimit: { cost: 1, remaining: 4999 } });
  });

  it('missing, deleted and unreadable are null, each with its own path', () => {
    const world = createWorld();
    issueAt(world.state, 'acme/shop#137').deleted = true;
    const answer = ask(
      world,
      { 'acme/shop': [142, 137, 9999], 'acme/payments': [31], 'acme/nowhere': [1] },
      'pmOneRepository',
      BRIEF,
    );
    expect(answer.status).toBe(200);
    expect(answer.json.data).toMatchObject({
      r0: { i142: { id: expect.any(String) as string }, i137: null, i9999: null },
      r1: null,
      r2: null,
    });
    const errors = answer.json.errors as { type: string; path: string[] }[];
    expect(errors.map((e) => [e.type, e.path.join('.')]).sort()).toEqual([
      ['NOT_FOUND', 'r0.i137'],
      ['NOT_FOUND', 'r0.i9999'],
      ['NOT_FOUND', 'r1'],
      ['NOT_FOUND', 'r2'],
    ]);
  });

  it('a moved issue resolves to its new self, in a row and in what a pull request closes', () => {
    const world = createWorld();
    const payments = findRepository(world.state, 'acme', 'payments');
    if (!payments) throw new Error('seed');
    const moved = transferIssue(world.state, issueAt(world.state, 'acme/shop#142'), payments);
    const { json } = ask(world, { 'acme/shop': [142, 143] });
    const now = { id: moved.nodeId, number: moved.number, repository: { nameWithOwner: 'acme/payments' } };
    expect(json.data).toMatchObject({
      r0: { i142: now, i143: { closingIssuesReferences: { totalCount: 1, nodes: [now] } } },
    });
    expect(ask(world, { 'acme/shop': [142] }, 'pmOneRepository').json).toMatchObject({
      data: { r0: { i142: null } },
      errors: [{ type: 'NOT_FOUND' }],
    });
  });

  it('what a pull request closes leaves out what the token may not read', () => {
    const { json } = ask(createWorld(), { 'acme/shop': [141] }, 'pmOneRepository');
    expect(json.data).toMatchObject({
      r0: { i141: { closingIssuesReferences: { totalCount: 1, nodes: [{ number: 135 }] } } },
    });
  });

  it('a token without the right on issues, and an archived repository', () => {
    const world = createWorld();
    expect(ask(world, { 'acme/shop': [142] }, 'pmNoIssues').json).toMatchObject({
      data: { r0: { nameWithOwner: 'acme/shop', i142: null } },
      errors: [{ type: 'FORBIDDEN', path: ['r0', 'i142'] }],
    });
    const shop = findRepository(world.state, 'acme', 'shop');
    if (shop) shop.archived = true;
    expect(ask(world, { 'acme/shop': [142] }).json.data).toMatchObject({
      r0: { isArchived: true, i142: { viewerCanUpdate: false } },
    });
  });

  it('lists the issues of a milestone in pages', () => {
    const query =
      'query($s:[IssueState!],$a:String){ repository(owner:"acme",name:"shop"){ milestone(number:1){ title issues(first:2,after:$a,states:$s){ totalCount pageInfo{hasNextPage endCursor} nodes{ number state } } } none: milestone(number:9){ title } } }';
    const world = createWorld();
    const page = (variables: object) => {
      const { json } = call(world, 'POST', '/graphql', 'pmWrite', { query, variables });
      expect(json.errors).toBeUndefined();
      return (
        json.data as {
          repository: {
            none: null;
            milestone: {
              title: string;
              issues: {
                totalCount: number;
                pageInfo: { hasNextPage: boolean; endCursor: string };
                nodes: { number: number }[];
              };
            };
          };
        }
      ).repository;
    };
    const first = page({});
    expect(first.none).toBeNull();
    expect(first.milestone.title).toBe('Autumn release');
    const second = page({ a: first.milestone.issues.pageInfo.endCursor });
    const all = [...first.milestone.issues.nodes, ...second.milestone.issues.nodes].map((n) => n.number);
    expect(first.milestone.issues.nodes).toHaveLength(2);
    expect(all.sort()).toEqual([118, 135, 137, 139]);
    expect([
      first.milestone.issues.pageInfo.hasNextPage,
      second.milestone.issues.pageInfo.hasNextPage,
    ]).toEqual([true, false]);
    expect(page({ s: ['CLOSED'] }).milestone.issues).toMatchObject({
      totalCount: 1,
      nodes: [{ number: 118 }],
    });
    // REST names the same milestone.
    expect(call(world, 'GET', '/repos/acme/shop/issues/139').json.milestone).toMatchObject({
      title: 'Autumn release',
      open_issues: 3,
      closed_issues: 1,
    });
  });

  it('an enterprise tenant answers the same under its own addresses', () => {
    const world = createWorld();
    const request = {
      ...apiRequest('POST', '/graphql', 'pmWrite', rows({ 'acme/shop': [142] })),
      host: 'api.acme.ghe.com',
    };
    const outcome = world.send(request);
    if (outcome.kind === 'dropped') throw new Error('dropped');
    expect(validateExchange(request, outcome.response)).toEqual([]);
    expect(JSON.parse(outcome.response.body)).toMatchObject({
      data: { r0: { i142: { url: 'https://acme.ghe.com/acme/shop/issues/142' } } },
    });
    const rest = {
      ...apiRequest('GET', '/repos/acme/shop/issues?state=all&per_page=1'),
      host: 'api.acme.ghe.com',
    };
    const listed = world.send(rest);
    if (listed.kind === 'dropped') throw new Error('dropped');
    expect(validateExchange(rest, listed.response)).toEqual([]);
    expect(listed.response.headers.link).toContain('<https://api.acme.ghe.com/repos/acme/shop/issues?');
    expect(listed.response.body).not.toContain('github.com/repos');
    expect(origin().web).toBe('https://github.com');
    // The next answer of github.com names github.com again, and no other name is served.
    expect(call(world, 'GET', '/repos/acme/shop/issues/142').json.html_url).toBe(
      'https://github.com/acme/shop/issues/142',
    );
    expect(world.send({ ...rest, host: 'api.other.ghe.com' })).toMatchObject({ response: { status: 404 } });
    const device = world.send({
      ...apiRequest(
        'POST',
        '/login/device/code',
        null,
        { client_id: 'practice' },
        { accept: 'application/json' },
      ),
      host: 'acme.ghe.com',
    });
    expect(device).toMatchObject({
      response: { status: 200, body: expect.stringContaining('https://acme.ghe.com/login/device') as string },
    });
  });
});
