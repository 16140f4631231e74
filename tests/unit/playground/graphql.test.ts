import { describe, expect, it } from 'vitest';
import { validateExchange } from '../../playground/contracts/validate';
import { issueAt } from '../../playground/github/state';
import { createWorld } from '../../playground/world';
import { apiRequest, call } from './helpers';

const BODIES = `query Bodies($o:String!,$r:String!){
  repository(owner:$o,name:$r){
    i142: issue(number:142){ id number updatedAt lastEditedAt viewerCanUpdate body editor{login} author{login} }
    i9999: issue(number:9999){ id }
  }
  viewer{ login }
  rateLimit{ cost remaining resetAt }
}`;
const HISTORY = `query($id:ID!){ node(id:$id){ ... on Issue { number userContentEdits(first:10){ totalCount nodes{ id editedAt editor{login} diff deletedAt } } } } }`;
const variables = { o: 'acme', r: 'shop' };

describe('practice tracker: GraphQL', { timeout: 30_000 }, () => {
  it('answers a batch with aliases; a missing issue is null plus NOT_FOUND with its path, HTTP 200', () => {
    const answer = call(createWorld(), 'POST', '/graphql', 'pmWrite', { query: BODIES, variables });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      data: {
        repository: {
          i142: {
            number: 142,
            viewerCanUpdate: true,
            lastEditedAt: null,
            editor: null,
            author: { login: 'acme-pm' },
          },
          i9999: null,
        },
        viewer: { login: 'acme-pm' },
        rateLimit: { cost: 1, remaining: 4999 },
      },
      errors: [{ type: 'NOT_FOUND', path: ['repository', 'i9999'] }],
    });
  });

  it('keeps the edit history with the full text of each revision, newest first', () => {
    const world = createWorld();
    const created = issueAt(world.state, 'acme/shop#142').body;
    call(world, 'PATCH', '/repos/acme/shop/issues/142', 'pmWrite', { body: 'one' });
    world.foreign.edit('acme/shop#142', 'acme-dev', 'two\nlines');
    const id = issueAt(world.state, 'acme/shop#142').nodeId;
    const answer = call(world, 'POST', '/graphql', 'pmWrite', { query: HISTORY, variables: { id } });
    expect(answer.json).toMatchObject({
      data: {
        node: {
          userContentEdits: {
            totalCount: 3,
            nodes: [
              { diff: 'two\r\nlines', editor: { login: 'acme-dev' } },
              { diff: 'one', editor: { login: 'acme-pm' } },
              { diff: created },
            ],
          },
        },
      },
    });
  });

  it('writes through updateIssue and refuses without right', () => {
    const world = createWorld();
    const id = issueAt(world.state, 'acme/shop#142').nodeId;
    const query =
      'mutation($id:ID!,$b:String!){ updateIssue(input:{id:$id,body:$b}){ issue{ body updatedAt lastEditedAt } } }';
    expect(
      call(world, 'POST', '/graphql', 'pmWrite', { query, variables: { id, b: 'x' } }).json,
    ).toMatchObject({ data: { updateIssue: { issue: { body: 'x' } } } });
    expect(
      call(world, 'POST', '/graphql', 'pmRead', { query, variables: { id, b: 'y' } }).json,
    ).toMatchObject({ errors: [{ type: 'FORBIDDEN' }] });
    expect(issueAt(world.state, 'acme/shop#142').body).toBe('x');
  });

  it('hides repositories, wants a token, and reports the limit with HTTP 200', () => {
    const world = createWorld();
    const ask = { query: BODIES, variables };
    expect(call(world, 'POST', '/graphql', 'strangerClassic', ask).json).toMatchObject({
      data: { repository: null },
      errors: [{ type: 'NOT_FOUND', path: ['repository'] }],
    });
    expect(call(world, 'POST', '/graphql', null, ask).status).toBe(401);
    world.state.limits.graphql = 1;
    call(world, 'POST', '/graphql', 'devWrite', ask);
    const over = call(world, 'POST', '/graphql', 'devWrite', ask);
    expect([over.status, over.json]).toEqual([
      200,
      { errors: [expect.objectContaining({ type: 'RATE_LIMITED' })] },
    ]);
  });

  it('a query outside the official schema is a finding', () => {
    const request = apiRequest('POST', '/graphql', 'pmWrite', {
      query: '{ repository(owner:"a",name:"b"){ issue(number:1){ outcome } } }',
    });
    expect(validateExchange(request, { status: 200, headers: {}, body: '{}' }).join()).toContain('outcome');
  });
});
