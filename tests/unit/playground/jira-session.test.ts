import { beforeEach, describe, expect, it } from 'vitest';
import { jiraAnswers } from '../../playground/jira/fault-answers';
import { DOCUMENTED_LIMITS } from '../../playground/jira/settings';
import { jiraIssue, setProperty } from '../../playground/jira/state';
import { createWorld, type World } from '../../playground/world';
import { ask, jiraRequest, send, status } from './jira-ask';

let world: World;
beforeEach(() => {
  world = createWorld();
});
const settings = () => world.jira.settings;
const PROPERTY = '/issue/ACME-142/properties/sightline.outcome';
const PAGE = 'https://acme.atlassian.net/browse/ACME-142';

describe('practice Jira: sessions', () => {
  it('knows a person by the cookie, and a second login at once', () => {
    expect(ask(world, 'GET', '/myself').json).toMatchObject({
      accountId: '712020:mara',
      displayName: 'Mara Lind',
    });
    expect(ask(world, 'GET', '/myself', { login: 'acme-dev' }).json.accountId).toBe('712020:jonas');
    expect(JSON.stringify(ask(world, 'GET', '/myself').json)).not.toContain('email');
  });

  it('takes the settings’ person for visitors a page has met', () => {
    const met = { login: null, headers: { cookie: 'practice_session=1' } };
    expect(ask(world, 'GET', '/myself', met).json.accountId).toBe('712020:mara');
    settings().user = null;
    expect(status(world, 'GET', '/myself', met)).toBe(401);
  });

  it('takes nobody’s word for a token', () => {
    expect(status(world, 'GET', '/myself', { headers: { authorization: 'Basic YTpi' } })).toBe(401);
  });

  it.each(['', 'somebody-else'])('does not know %j', (login) => {
    expect(status(world, 'GET', '/myself', { login })).toBe(401);
  });

  it('sends a GET without a session to the login page', async () => {
    const first = ask(world, 'GET', '/issue/ACME-142', { login: null });
    expect(first.status).toBe(302);
    const fetched = await world.fetchAs({ login: null, page: PAGE })('/rest/api/3/issue/ACME-142');
    expect([fetched.status, fetched.headers.get('content-type'), fetched.redirected]).toEqual([
      200,
      'text/html;charset=UTF-8',
      true,
    ]);
    settings().api.loginPage = 'in-place';
    const there = ask(world, 'GET', '/issue/ACME-142', { login: null });
    expect([there.status, there.headers['content-type']]).toEqual([200, 'text/html;charset=UTF-8']);
    settings().api.loginPage = 'redirect-away';
    const away = ask(world, 'GET', '/issue/ACME-142', { login: null });
    expect(away.headers.location).toMatch(/^https:\/\/id\.atlassian\.com\/login/);
    await expect(
      world.fetchAs({ login: null, page: PAGE })('/rest/api/3/issue/ACME-142'),
    ).rejects.toBeInstanceOf(TypeError);
    // A program is not kept from another origin's answer.
    expect((await world.fetch('https://acme.atlassian.net/rest/api/3/issue/ACME-142')).status).toBe(200);
  });

  it('can refuse instead', () => {
    settings().api.signedOutGet = 'refused';
    expect(status(world, 'GET', '/issue/ACME-142', { login: null })).toBe(404);
    settings().api.signedOutMyself = 'login-page';
    expect(status(world, 'GET', '/myself', { login: null })).toBe(302);
  });

  it('answers reading POSTs and writes without a session in JSON', () => {
    const body = { issueIdsOrKeys: ['ACME-142', 'OPEN-9'] };
    expect(status(world, 'POST', '/issue/bulkfetch', { login: null, body })).toBe(400);
    settings().api.signedOutPost = 401;
    expect(status(world, 'POST', '/issue/bulkfetch', { login: null, body })).toBe(401);
    settings().api.signedOutPost = 'anonymous';
    const { json } = ask(world, 'POST', '/issue/bulkfetch', { login: null, body });
    expect(json.issues).toMatchObject([{ key: 'OPEN-9' }]);
    expect(status(world, 'PUT', '/issue/OPEN-9/properties/x', { login: null, body: 1 })).toBe(401);
    // What one may not see is not there, before anything else.
    expect(status(world, 'PUT', PROPERTY, { login: null, body: 1 })).toBe(404);
  });

  it('shows an open project to everybody, signed in or not', () => {
    for (const login of [null, 'passer-by']) {
      expect(status(world, 'GET', '/issue/OPEN-9', { login })).toBe(200);
      expect(status(world, 'GET', '/project/OPEN', { login })).toBe(200);
    }
    expect(status(world, 'GET', '/project/ACME', { login: 'passer-by' })).toBe(404);
    const jql = encodeURIComponent('project in (OPEN, ACME)');
    world.jira.clock.advance(10_000);
    expect(ask(world, 'GET', `/search/jql?jql=${jql}`, { login: null }).json.issues).toHaveLength(2);
  });

  it('is one site under two hosts', async () => {
    expect(status(world, 'PUT', PROPERTY, { host: 'jira.acme.example', body: { v: 1 } })).toBe(201);
    expect(ask(world, 'GET', PROPERTY).json.value).toEqual({ v: 1 });
    const info = ask(world, 'GET', '/rest/api/2/serverInfo', { host: 'jira.acme.example', login: null });
    expect(info.json).toMatchObject({
      baseUrl: 'https://acme.atlassian.net',
      displayUrl: 'https://jira.acme.example',
      deploymentType: 'Cloud',
    });
    expect(
      status(world, 'PUT', PROPERTY, { body: 1, headers: { origin: 'https://jira.acme.example' } }),
    ).toBe(403);
  });

  it('carries cookies and origin for a page', async () => {
    let who: string | null = 'acme-pm';
    const fetchAs = world.fetchAs({ login: () => who, page: PAGE });
    const put = await fetchAs('/rest/api/3/issue/ACME-142/properties/a', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"v":1}',
    });
    expect(put.status).toBe(201);
    expect((await fetchAs('/rest/api/3/project/ACME', { credentials: 'omit' })).redirected).toBe(true);
    who = 'acme-dev';
    expect(((await (await fetchAs('/rest/api/3/myself')).json()) as { accountId: string }).accountId).toBe(
      '712020:jonas',
    );
    const worker = world.fetchAs({ login: 'acme-pm', page: 'chrome-extension://abc/background.html' });
    await expect(worker('https://acme.atlassian.net/rest/api/3/myself')).rejects.toBeInstanceOf(TypeError);
    expect(world.state.log.map(({ login, status: s }) => [login, s])).toEqual([
      ['acme-pm', 201],
      [null, 302],
      ['acme-dev', 200],
      [null, 401],
    ]);
  });
});

describe('practice Jira: the check of origins', () => {
  const write = (headers: Record<string, string | undefined>, method = 'PUT') =>
    ask(world, method, method === 'POST' ? '/issue/bulkfetch' : PROPERTY, {
      body: { issueIdsOrKeys: ['ACME-142'] },
      headers,
    });

  it.each(['PUT', 'POST'])('refuses %s of a browser with a foreign or no origin', (method) => {
    for (const origin of ['moz-extension://abc', 'https://evil.example', 'null', undefined]) {
      const answer = write({ origin }, method);
      expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([
        403,
        'XSRF check failed',
        'text/plain;charset=UTF-8',
      ]);
    }
    expect(world.jira.writes).toBe(0);
  });

  it('goes by Referer where there is no Origin, and lets other programs pass', () => {
    expect(write({ origin: undefined, referer: PAGE }).status).toBe(201);
    expect(write({ origin: undefined, 'user-agent': 'curl/8.0' }).status).toBe(200);
  });

  it('is laxer on Server', () => {
    settings().api.xsrf = 'server';
    expect(write({ origin: 'moz-extension://abc' }).status).toBe(201);
    expect(write({ origin: 'moz-extension://abc' }, 'POST').status).toBe(403);
  });

  it('wants a token with bodies that a form could send, and with none', () => {
    setProperty(world.jira, 'ACME-142', 'sightline.outcome', 1, 'acme-dev');
    const token = { headers: { 'x-atlassian-token': undefined } };
    expect(status(world, 'DELETE', PROPERTY, token)).toBe(403);
    expect(status(world, 'PUT', PROPERTY, { ...token, body: 2 })).toBe(200);
    expect(status(world, 'DELETE', PROPERTY)).toBe(204);
  });

  it('leaves GET alone', () => {
    expect(status(world, 'GET', '/myself', { headers: { origin: 'moz-extension://abc' } })).toBe(200);
  });
});

describe('practice Jira: bad days', () => {
  it('limits requests a second, by address', () => {
    settings().limits = { ...DOCUMENTED_LIMITS, get: 3, writesPerIssue: Number.POSITIVE_INFINITY };
    const statuses = Array.from({ length: 5 }, () => status(world, 'GET', '/issue/ACME-142'));
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const limited = ask(world, 'GET', '/issue/ACME-131');
    expect(limited.headers).toMatchObject({ 'retry-after': '5', 'ratelimit-reason': 'jira-burst-based' });
    expect(status(world, 'GET', '/myself')).toBe(200);
    world.jira.clock.advance(1000);
    expect(status(world, 'GET', '/issue/ACME-142')).toBe(200);
  });

  it('limits writes to one issue', () => {
    // As with the wall clock: writing takes no time.
    world = createWorld({ clock: { now: () => 1_795_000_000_000, advance: () => {} } });
    settings().limits.writesPerIssue = 1;
    settings().limits.retryAfter = null;
    expect(status(world, 'PUT', PROPERTY, { body: 1 })).toBe(201);
    const limited = ask(world, 'PUT', PROPERTY, { body: 2 });
    expect([limited.status, limited.headers['ratelimit-reason'], limited.headers['retry-after']]).toEqual([
      429,
      'jira-per-issue-on-write',
      undefined,
    ]);
    expect(status(world, 'PUT', '/issue/ACME-131/properties/a', { body: 1 })).toBe(201);
  });

  it('is down for maintenance, pages and all', () => {
    settings().maintenance = true;
    const down = ask(world, 'GET', '/myself');
    expect([down.status, down.headers['content-type']]).toEqual([503, 'text/html;charset=UTF-8']);
    expect(send(world, { ...jiraRequest('GET', '/myself'), path: '/browse/ACME-142' }).status).toBe(503);
  });

  it('answers what faults say, and logs it', () => {
    world.faults.on({ method: 'PUT' }, jiraAnswers.conflict());
    world.faults.on({ method: 'PUT' }, jiraAnswers.serverError(true));
    expect(status(world, 'PUT', PROPERTY, { body: 1 })).toBe(409);
    expect(world.jira.writes).toBe(0);
    expect(status(world, 'PUT', PROPERTY, { body: 1 })).toBe(500);
    expect(jiraIssue(world.jira, 'ACME-142').properties.get('sightline.outcome')?.value).toBe(1);
    expect(world.state.log.map((l) => [l.status, l.wrote, l.fault])).toEqual([
      [409, false, '409'],
      [500, true, '500'],
    ]);
    for (const fault of [
      jiraAnswers.rateLimited(),
      jiraAnswers.maintenance(),
      jiraAnswers.loginPage(),
      jiraAnswers.xsrf(),
      jiraAnswers.otherShape(),
    ])
      world.faults.on({}, fault);
    expect(Array.from({ length: 5 }, () => status(world, 'GET', '/myself'))).toEqual([
      429, 503, 200, 403, 200,
    ]);
  });

  it('says what is not there', () => {
    expect(status(world, 'GET', '/nothing')).toBe(404);
    expect(status(world, 'GET', '/rest/agile/1.0/board/1')).toBe(404);
    expect(status(world, 'PATCH', '/issue/ACME-142', { body: {} })).toBe(405);
    expect(status(world, 'POST', '/search', { body: {} })).toBe(410);
  });
});
