import { describe, expect, it } from 'vitest';
import { answers } from '../../playground/github/fault-answers';
import { issueAt } from '../../playground/github/state';
import { createWorld } from '../../playground/world';
import { apiRequest, call } from './helpers';

const I142 = '/repos/acme/shop/issues/142';
const GET = apiRequest('GET', I142);
const patch = (body: string) => apiRequest('PATCH', I142, 'pmWrite', { body });

describe('practice tracker: faults and foreign writer', { timeout: 30_000 }, () => {
  it('offline breaks before, drop-after breaks behind the write; both are logged', () => {
    const world = createWorld();
    world.faults.on({ method: 'PATCH' }, { kind: 'offline' });
    expect(world.send(patch('a')).kind).toBe('dropped');
    expect(issueAt(world.state, 'acme/shop#142').body).not.toBe('a');
    world.faults.on({ method: 'PATCH' }, { kind: 'drop-after' });
    expect(world.send(patch('b')).kind).toBe('dropped');
    expect(issueAt(world.state, 'acme/shop#142').body).toBe('b');
    expect(world.state.log.map((l) => [l.status, l.wrote, l.fault])).toEqual([
      [0, false, 'offline'],
      [0, true, 'drop-after'],
    ]);
  });

  it('resent carries it out twice, with room for somebody between', async () => {
    const world = createWorld();
    world.faults.on({ method: 'PATCH' }, { kind: 'resent' });
    world.foreign.after({ method: 'PATCH' }, () => world.foreign.edit('acme/shop#142', 'acme-dev', 'theirs'));
    const { host, path, headers, body } = patch('ours');
    const answer = await world.fetch(`https://${host}${path}`, { method: 'PATCH', headers, body });
    expect(answer.status).toBe(200);
    const { revisions } = issueAt(world.state, 'acme/shop#142');
    expect(revisions.map((r) => r.text).slice(-3)).toEqual(['ours', 'theirs', 'ours']);
  });

  it('faults match, count down, combine with slowness and can be switched off', () => {
    const world = createWorld();
    world.faults.on({ path: /issues\/142$/ }, { kind: 'slow', ms: 700 }, 'always');
    const always = world.faults.on({ method: 'GET' }, answers.secondaryLimit(30, 429), 'always');
    const once = world.send(GET);
    expect(once).toMatchObject({ delayMs: 700, response: { status: 429, headers: { 'retry-after': '30' } } });
    always.off();
    world.faults.on({ method: 'GET' }, answers.serverError(), 2);
    expect([1, 2, 3].map(() => call(world, 'GET', I142).status)).toEqual([503, 503, 200]);
    world.faults.clear();
    expect(world.send(GET)).toMatchObject({ delayMs: 0 });
  });

  it('truncated JSON does not parse, HTML comes with 200', () => {
    const world = createWorld();
    world.faults.on({}, { kind: 'truncated' });
    const cut = world.send(GET);
    expect(() => cut.kind === 'response' && JSON.parse(cut.response.body)).toThrow(SyntaxError);
    world.faults.on({}, { kind: 'html' });
    expect(world.send(GET)).toMatchObject({
      response: { status: 200, headers: { 'content-type': expect.stringContaining('html') as string } },
    });
  });

  it('every ready-made answer has the shape GitHub describes', () => {
    const world = createWorld();
    const all = [
      answers.badCredentials(),
      answers.notByToken(),
      answers.singleSignOn('acme'),
      answers.locked(),
      answers.archived(),
      answers.notFound(),
      answers.conflict(),
      answers.gone(),
      answers.unprocessable(),
      answers.primaryLimit(0),
      answers.secondaryLimit(),
      answers.serverError(500),
      answers.serverError(502),
    ];
    const statuses = all.map((fault) => {
      world.faults.on({ method: 'PATCH' }, fault);
      return call(world, 'PATCH', I142, 'pmWrite', { body: 'x' }).status;
    });
    expect(statuses).toEqual([401, 403, 403, 403, 403, 404, 409, 410, 422, 403, 403, 500, 502]);
  });

  it('a foreign edit between the last GET and the PATCH is lost on GitHub but stays in the history', () => {
    const world = createWorld();
    call(world, 'GET', I142);
    world.foreign.before({ method: 'PATCH', path: I142 }, () =>
      world.foreign.edit('acme/shop#142', 'acme-dev', (b) => `${b}\nforeign`),
    );
    call(world, 'PATCH', I142, 'pmWrite', { body: 'mine' });
    const issue = issueAt(world.state, 'acme/shop#142');
    expect(issue.body).toBe('mine');
    expect(issue.revisions.map((r) => [r.editor, r.text.includes('foreign')])).toEqual([
      ['acme-pm', false],
      ['acme-dev', true],
      ['acme-pm', false],
    ]);
    world.foreign.after({ method: 'GET' }, () =>
      world.foreign.edit('acme/shop#142', 'acme-design', 'later', 'api'),
    );
    expect(call(world, 'GET', I142).json.body).toBe('mine');
    expect(call(world, 'GET', I142).json.body).toBe('later');
  });

  it('fetch against the world throws, follows or refuses redirects as a browser does', async () => {
    const world = createWorld();
    const shop = world.state.repositories.find((r) => r.name === 'shop');
    shop?.formerNames.add('acme/old');
    const url = 'https://api.github.com/repos/acme/old/issues/142';
    const headers = GET.headers as Record<string, string>;
    const followed = await world.fetch(url, { headers });
    expect([followed.status, followed.redirected, new URL(followed.url).pathname]).toEqual([
      200,
      true,
      `/repositories/${shop?.id}/issues/142`,
    ]);
    await expect(world.fetch(url, { headers, redirect: 'error' })).rejects.toThrow(TypeError);
    world.faults.on({}, { kind: 'offline' });
    await expect(world.fetch(url, { headers })).rejects.toThrow(TypeError);
    world.faults.on({}, { kind: 'slow', ms: 60_000 });
    await expect(world.fetch(url, { headers, signal: AbortSignal.timeout(10) })).rejects.toThrow();
  });

  it('device flow: pending, slow down, granted', () => {
    const world = createWorld();
    const post = (path: string, form: Record<string, string>) => {
      const outcome = world.send({
        method: 'POST',
        host: 'github.com',
        path,
        query: '',
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      });
      if (outcome.kind === 'dropped') throw new Error('dropped');
      return JSON.parse(outcome.response.body) as Record<string, string>;
    };
    const code = post('/login/device/code', { client_id: 'c1', scope: 'repo' });
    const poll = () =>
      post('/login/oauth/access_token', {
        client_id: 'c1',
        device_code: code.device_code ?? '',
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      });
    expect(poll().error).toBe('authorization_pending');
    expect(poll().error).toBe('slow_down');
    for (const entry of world.state.deviceCodes.values())
      Object.assign(entry, { state: 'granted', login: 'acme-pm' });
    world.state.clock.advance(11_000);
    const token = poll().access_token ?? '';
    expect(
      world.send({ ...apiRequest('GET', '/user', null), headers: { authorization: `Bearer ${token}` } }),
    ).toMatchObject({ response: { status: 200 } });
  });
});
