/** The practice tracker over HTTPS: which host answers what, and one log for all trackers. */
import { request as httpsRequest } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jiraIssue } from '../../playground/jira/state';
import { HOSTS, type Playground, startPlayground } from '../../playground/server';
import { createWorld } from '../../playground/world';
import { ask } from './jira-ask';

let playground: Playground;
beforeAll(async () => {
  playground = await startPlayground({
    hydrationMs: 7,
    user: 'acme-dev',
    jira: { theme: 'dark', api: { taskMs: 9 } },
    linear: { livePollMs: 0 },
    seed: { jira: { properties: { 'ACME-142': { a: 1 } } } },
  });
});
afterAll(() => playground.close());

/** @returns status, and the first of the body */
function get(url: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const { hostname, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    httpsRequest(
      {
        host: '127.0.0.1',
        port: playground.port,
        servername: hostname,
        path: pathname + search,
        headers: { host: hostname, ...headers },
        ca: playground.certPem,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      },
    )
      .on('error', reject)
      .end();
  });
}

describe('practice tracker: all three under one roof', () => {
  it('answers under every name, with one certificate', async () => {
    expect(HOSTS).toEqual(
      expect.arrayContaining([
        'github.com',
        'acme.atlassian.net',
        'jira.acme.example',
        'id.atlassian.com',
        'linear.app',
        'api.linear.app',
      ]),
    );
    for (const host of ['acme.atlassian.net', 'jira.acme.example'])
      expect((await get(`https://${host}/browse/ACME-142`)).text).toContain('id="jira-frontend"');
    expect((await get('https://id.atlassian.com/login')).text).toContain('form-login');
    expect((await get('https://github.com/acme/shop/issues/142')).text).toContain('react-app');
    expect((await get('https://linear.app/acme/team/ENG/all')).status).toBe(200);
    expect((await get('https://acme.atlassian.net/_practice/assets/practice.js')).text).toContain(
      '__playground',
    );
    expect((await get('https://acme.atlassian.net/_practice/assets/nothing.js')).status).toBe(404);
    expect(playground.pageLog.map((line) => line.host)).toContain('jira.acme.example');
  });

  it('takes timing and person for all, and settings for each', () => {
    const { jiraSettings, linearSettings, settings } = playground;
    expect([settings, jiraSettings, linearSettings].map((s) => s.hydrationMs)).toEqual([7, 7, 7]);
    expect([jiraSettings.theme, jiraSettings.user, jiraSettings.api.taskMs, jiraSettings.api.xsrf]).toEqual([
      'dark',
      'acme-dev',
      9,
      'cloud',
    ]);
    expect([linearSettings.livePollMs, jiraSettings.livePollMs]).toEqual([0, 1000]);
    expect(jiraIssue(playground.jira, 'ACME-142').properties.get('a')?.value).toBe(1);
    expect(playground.world.jira).toBe(playground.jira);
  });

  it('keeps one log of the requests to all three, in their order, and none of pages', async () => {
    playground.log.length = 0;
    await get('https://acme.atlassian.net/rest/api/3/myself', { cookie: 'practice_session=1' });
    await get('https://api.github.com/repos/acme/open-shop');
    await get('https://api.linear.app/graphql');
    await get('https://acme.atlassian.net/browse/ACME-142');
    await get('https://jira.acme.example/rest/api/3/issue/OPEN-9');
    expect(playground.log.map((l) => [l.index, l.host, l.login])).toEqual([
      [1, 'acme.atlassian.net', 'acme-dev'],
      [2, 'api.github.com', null],
      [3, 'api.linear.app', null],
      [4, 'jira.acme.example', null],
    ]);
    playground.faults.on({ host: 'acme.atlassian.net' }, { kind: 'html' });
    expect((await get('https://acme.atlassian.net/browse/ACME-142')).text).toContain(
      'Sign in to the network',
    );
    expect(playground.log).toHaveLength(4);
  });
});

describe('practice tracker: worlds', () => {
  it('share a clock, and each counts its own writes', () => {
    const world = createWorld();
    const [before, writes] = [world.state.clock.now(), world.linear.writes];
    ask(world, 'PUT', '/issue/ACME-142/properties/a', { body: 1 });
    expect([world.state.clock.now() - before, world.jira.writes, world.linear.writes - writes]).toEqual([
      1000, 1, 0,
    ]);
    expect(world.jira.clock).toBe(world.state.clock);
  });

  it('may be empty', () => {
    const world = createWorld({ seed: false });
    expect([world.jira.issues, world.linear.issues, world.state.issues]).toEqual([[], [], []]);
    expect(ask(world, 'GET', '/myself').status).toBe(401);
  });
});
