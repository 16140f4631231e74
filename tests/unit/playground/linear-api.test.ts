/** The practice Linear's API: keys, errors, the log. */
import { beforeEach, describe, expect, it } from 'vitest';
import { handleLinearApi, isLinearApi, logLinearRequest } from '../../playground/linear/api';
import { linearAnswers } from '../../playground/linear/fault-answers';
import { LINEAR_KEYS } from '../../playground/linear/seed';
import { LINEAR_HOSTS, type LinearState, linearIssue } from '../../playground/linear/state';
import { ask, data, linearWorld, post } from './linear-ask';

let state: LinearState;
beforeEach(() => {
  state = linearWorld();
});

const VIEWER = '{ viewer { id name organization { urlKey } } }';
const ISSUE = 'query ($id: String!) { issue(id: $id) { id identifier title } }';
const COMMENT =
  'mutation ($id: String!) { commentCreate(input: { issueId: $id, body: "Hello" }) { success comment { body } } }';
const errorOf = (answer: ReturnType<typeof ask>) => answer.json.errors?.[0];

describe('keys', () => {
  const send = (authorization?: string) =>
    post(state, JSON.stringify({ query: VIEWER }), authorization === undefined ? {} : { authorization });

  it('a personal key stands in the header as it is', () => {
    expect(data(send(LINEAR_KEYS.pmWrite))).toEqual({
      viewer: { id: expect.any(String), name: 'Mara Lind', organization: { urlKey: 'acme' } },
    });
    const bearer = send(`Bearer ${LINEAR_KEYS.pmWrite}`);
    expect(bearer.status).toBe(400);
    expect(errorOf(bearer)?.message).toMatch(
      /^It looks like you're trying to use an API key as a Bearer token/,
    );
  });

  it('an OAuth token needs Bearer', () => {
    expect(send(`Bearer ${LINEAR_KEYS.pmOauth}`).status).toBe(200);
    expect(send(LINEAR_KEYS.pmOauth).status).toBe(401);
  });

  it.each([
    ['none', undefined],
    ['an unknown one', 'lin_api_nobody'],
    ['a revoked one', LINEAR_KEYS.pmRevoked],
  ])('%s: 401, without limits', (_, header) => {
    const answer = send(header);
    expect(answer.status).toBe(401);
    expect(errorOf(answer)).toMatchObject({
      message: 'Authentication required, not authenticated',
      extensions: { type: 'authentication error', code: 'AUTHENTICATION_ERROR' },
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('x-'))).toEqual([]);
    expect(state.log.at(-1)).toMatchObject({ status: 401, tokenId: null, login: null });
  });

  it('belongs to one workspace, where the same identifier is another issue', () => {
    const here = data<{ issue: { id: string; title: string } }>(ask(state, ISSUE, { id: 'ENG-142' })).issue;
    const there = data<{ issue: { id: string; title: string } }>(
      ask(state, ISSUE, { id: 'ENG-142' }, 'pmGlobex'),
    ).issue;
    expect([here.title, there.title]).toEqual([
      'Guests can check out without an account',
      'Nightly export of the order book',
    ]);
    expect(errorOf(ask(state, ISSUE, { id: here.id }, 'pmGlobex'))?.message).toBe('Entity not found: Issue');
  });

  it('may reach some teams only, and nobody reaches what the person may not see', () => {
    expect(data(ask(state, ISSUE, { id: 'OPS-7' }))).toBeTruthy();
    for (const key of ['pmEngOnly', 'designWrite'] as const) {
      expect(errorOf(ask(state, ISSUE, { id: 'OPS-7' }, key))?.message).toBe('Entity not found: Issue');
      expect(data(ask(state, '{ teams { nodes { key } } }', {}, key))).toEqual({
        teams: { nodes: [{ key: 'ENG' }] },
      });
    }
  });

  it('a read-only key is told which scope is missing', () => {
    const answer = ask(state, COMMENT, { id: 'ENG-142' }, 'pmRead');
    expect(answer.json.data).toBeNull();
    expect(errorOf(answer)).toMatchObject({
      message: 'Invalid scope: `write` required',
      path: ['commentCreate'],
      extensions: { type: 'forbidden', code: 'FORBIDDEN', statusCode: 403 },
    });
    expect(state.log.at(-1)).toMatchObject({ wrote: false, tokenId: 'pmRead', login: 'acme-pm' });
    expect(answer.status).toBe(200);
    state.settings.api.errorStatus = 'own';
    expect(ask(state, COMMENT, { id: 'ENG-142' }, 'pmRead').status).toBe(403);
  });

  it('a key for new issues creates them, and nothing else', () => {
    const team = state.teams[0]?.id;
    const create =
      'mutation ($team: String!) { issueCreate(input: { teamId: $team, title: "New" }) { issue { number } } }';
    expect(data(ask(state, create, { team }, 'pmIssuesOnly'))).toEqual({
      issueCreate: { issue: { number: 143 } },
    });
    expect(errorOf(ask(state, COMMENT, { id: 'ENG-142' }, 'pmIssuesOnly'))?.extensions.type).toBe(
      'forbidden',
    );
  });

  it('an administrator may forbid personal keys', () => {
    state.settings.api.personalKeys = 'forbid';
    const answer = ask(state, VIEWER);
    expect(answer.status).toBe(403);
    expect(errorOf(answer)?.extensions.userPresentableMessage).toMatch(
      /admin does not allow personal API keys/,
    );
    expect(ask(state, VIEWER, {}, 'pmOauth').status).toBe(200);
  });
});

describe('errors', () => {
  it('a missing issue nulls the whole answer, also beside others that are there', () => {
    const query =
      '{ a: issue(id: "ENG-142") { id } b: issue(id: "ENG-999") { id } c: issue(id: "ENG-998") { id } }';
    const answer = ask(state, query);
    expect(answer.json).toEqual({
      data: null,
      errors: [
        {
          message: 'Entity not found: Issue',
          path: ['b'],
          locations: expect.anything(),
          extensions: {
            type: 'invalid input',
            code: 'INPUT_ERROR',
            statusCode: 400,
            userError: true,
            userPresentableMessage: 'Could not find referenced Issue.',
          },
        },
      ],
    });
    expect(answer.status).toBe(200);
    state.settings.api.errorStatus = 'own';
    expect(ask(state, query).status).toBe(400);
  });

  it('what fails on the other side is null beside the rest', () => {
    state.failing.add('Issue.project');
    const query = '{ issue(id: "ENG-142") { identifier project { name } } }';
    const answer = ask(state, query);
    expect(answer.status).toBe(200);
    expect(answer.json.data).toEqual({ issue: { identifier: 'ENG-142', project: null } });
    expect(answer.json.errors).toMatchObject([
      { path: ['issue', 'project'], extensions: { type: 'internal error' } },
    ]);
    state.failing.clear();
    state.failing.add('Issue.state');
    expect(ask(state, '{ issue(id: "ENG-142") { state { name } } }').json.data).toBeNull();
  });

  it.each([
    ['not a query', '{ issue(id: "ENG-142") ', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ issue(id: "ENG-142") { customFields } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'an attachment without title',
      'mutation { attachmentUpdate(id: "x", input: { subtitle: "s" }) { success } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s: 400', (_, query, code) => {
    const answer = ask(state, query);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)?.extensions).toMatchObject({ type: 'graphql error', code });
    expect(answer.json).not.toHaveProperty('data');
  });

  it('variables that do not fit: 400, nothing written', () => {
    const query =
      'mutation ($input: AttachmentUpdateInput!) { attachmentUpdate(id: "x", input: $input) { success } }';
    const answer = ask(state, query, { input: { subtitle: 'only' } });
    expect(answer.status).toBe(400);
    expect(state.log.at(-1)?.wrote).toBe(false);
    expect(post(state, 'no json', { authorization: LINEAR_KEYS.pmWrite }).status).toBe(400);
  });
});

describe('the host', () => {
  const raw = (method: string, path: string) =>
    handleLinearApi(state, { method, host: 'api.linear.app', path, query: '', headers: {}, body: '' });

  it('has one address; other origins come in by setting only', () => {
    expect(LINEAR_HOSTS.map((host) => isLinearApi({ host }))).toEqual([false, true]);
    expect([raw('GET', '/graphql').status, raw('POST', '/v2').status]).toEqual([405, 404]);
    expect(raw('OPTIONS', '/graphql').headers).not.toHaveProperty('access-control-allow-origin');
    state.settings.api.cors = true;
    expect(raw('OPTIONS', '/graphql').headers).toMatchObject({ 'access-control-allow-origin': '*' });
  });

  it('logs each request without what is secret', () => {
    ask(state, COMMENT, { id: 'ENG-142' });
    expect(state.log).toHaveLength(1);
    expect(state.log[0]).toMatchObject({
      index: 1,
      method: 'POST',
      host: 'api.linear.app',
      path: '/graphql',
      status: 200,
      tokenId: 'pmWrite',
      login: 'acme-pm',
      wrote: true,
      fault: null,
      operations: ['commentCreate'],
    });
    expect(JSON.stringify(state.log)).not.toContain('lin_api_');
    logLinearRequest(
      state,
      { method: 'POST', host: 'api.linear.app', path: '/graphql', query: '', headers: {}, body: '' },
      { status: 0, responseBytes: 0, wrote: false, fault: 'offline' },
    );
    expect(state.log[1]).toMatchObject({ index: 2, status: 0, fault: 'offline', operations: [] });
    expect(linearIssue(state, 'acme/ENG-142').updatedAt).toBe(state.clock.now());
  });

  it('has ready-made answers for the fault switch', () => {
    const bodies = [
      linearAnswers.notAuthenticated(),
      linearAnswers.missingScope(),
      linearAnswers.notFound(400),
      linearAnswers.rateLimited('complexity', 5, 429),
      linearAnswers.lockTimeout(),
      linearAnswers.usageLimit(),
      linearAnswers.internal(),
      linearAnswers.unavailable(),
    ].map((fault) => (fault.kind === 'answer' ? fault.response.status : 0));
    expect(bodies).toEqual([401, 200, 400, 429, 200, 200, 500, 503]);
    const fault = linearAnswers.unsuccessful('commentCreate');
    const real = ask(state, COMMENT, { id: 'ENG-142' });
    const changed = fault.kind === 'rewrite' ? fault.change(real).body : '';
    expect(JSON.parse(changed)).toMatchObject({ data: { commentCreate: { success: false } } });
  });
});
