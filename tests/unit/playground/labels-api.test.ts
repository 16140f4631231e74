import { describe, expect, it } from 'vitest';
import { answers } from '../../playground/github/fault-answers';
import { findRepository, issueAt } from '../../playground/github/state';
import { createWorld, type World } from '../../playground/world';
import { call } from './helpers';

const I142 = '/repos/acme/shop/issues/142';
const names = (answer: { body: string }) =>
  (JSON.parse(answer.body) as { name: string }[]).map((l) => l.name);
const add = (
  world: World,
  labels: unknown,
  token: Parameters<typeof call>[3] = 'pmWrite',
  path = `${I142}/labels`,
) => call(world, 'POST', path, token, { labels });

describe('practice tracker: labels and comments', { timeout: 30_000 }, () => {
  it('adds to what is there, once, and answers with all', () => {
    const world = createWorld();
    const before = call(world, 'GET', I142).json.updated_at as string;
    expect(names(add(world, ['bug', 'BUG', 'checkout']))).toEqual(['checkout', 'bug']);
    const changed = call(world, 'GET', I142).json.updated_at as string;
    expect(changed > before).toBe(true);
    add(world, ['bug']);
    expect(call(world, 'GET', I142).json.updated_at).toBe(changed);
    expect(names(add(world, ['bug'], 'pmWrite', '/repos/acme/shop/issues/143/labels'))).toContain('bug');
  });

  it('takes one away by its encoded name, and says when it was not there', () => {
    const world = createWorld();
    add(world, ['outcome: none / 1']);
    const path = `${I142}/labels/${encodeURIComponent('Outcome: none / 1')}`;
    expect(names(call(world, 'DELETE', path))).toEqual(['checkout']);
    const again = call(world, 'DELETE', path);
    expect([again.status, again.json.message]).toEqual([404, 'Label does not exist']);
    expect(issueAt(world.state, 'acme/shop#142').labels).toEqual(['checkout']);
  });

  it('triage may apply labels the repository has, write may make new ones', () => {
    const world = createWorld();
    expect(add(world, ['bug'], 'designWrite').status).toBe(200);
    const refused = add(world, ['brand new'], 'designWrite');
    expect([refused.status, refused.json.message]).toEqual([
      403,
      'You do not have permission to create labels on this repository.',
    ]);
    expect(issueAt(world.state, 'acme/shop#142').labels).not.toContain('brand new');
    expect(add(world, ['brand new'], 'devWrite').status).toBe(200);
    call(world, 'DELETE', `${I142}/labels/brand%20new`, 'devWrite');
    // A label outlives the last issue that had it.
    expect(names(add(world, ['BRAND NEW'], 'designWrite'))).toContain('brand new');
  });

  it.each([
    ['strangerClassic', '/repos/acme/open-shop/issues/9', 403],
    // Not even one's own issue.
    ['strangerClassic', '/repos/acme/open-shop/issues/12', 403],
    ['strangerClassic', '/repos/acme/shop/issues/142', 404],
    ['pmRead', '/repos/acme/shop/issues/142', 403],
    ['pmOneRepository', '/repos/acme/payments/issues/31', 404],
    [null, '/repos/acme/open-shop/issues/12', 401],
  ] as const)('%s labels %s: %i', (token, issue, status) => {
    const world = createWorld();
    expect(add(world, ['bug'], token, `${issue}/labels`).status).toBe(status);
    expect(call(world, 'DELETE', `${issue}/labels/bug`, token).status).toBe(status);
    expect(world.state.log.some((line) => line.wrote)).toBe(false);
  });

  it('refuses locked, archived, deleted and malformed', () => {
    const world = createWorld();
    const shop = findRepository(world.state, 'acme', 'shop');
    if (!shop) throw new Error('seed');
    issueAt(world.state, 'acme/shop#139').locked = true;
    issueAt(world.state, 'acme/shop#137').deleted = true;
    const at = (n: number) => add(world, ['bug'], 'pmWrite', `/repos/acme/shop/issues/${n}/labels`).status;
    expect([at(139), at(137), at(9999)]).toEqual([403, 410, 404]);
    expect(add(world, 'bug').status).toBe(422);
    expect(add(world, ['x'.repeat(51)]).status).toBe(422);
    expect(call(world, 'POST', `${I142}/labels`, 'pmWrite', '{').status).toBe(400);
    shop.archived = true;
    expect(add(world, ['bug']).json.message).toBe('Repository was archived so is read-only.');
    expect(call(world, 'DELETE', `${I142}/labels/checkout`).status).toBe(403);
    const comment = call(world, 'POST', `${I142}/comments`, 'pmWrite', { body: 'x' });
    expect([comment.status, comment.json.message]).toEqual([403, 'Repository was archived so is read-only.']);
    shop.archived = false;
    world.faults.on({ method: 'POST' }, answers.repositoryLocked());
    expect(add(world, ['bug']).json.message).toBe('Repository has been locked for migration.');
  });

  it('who may read may comment; a locked issue takes none, a long one is refused', () => {
    const world = createWorld();
    const comment = (
      token: Parameters<typeof call>[3],
      issue: string,
      body = 'Which metric would this move?',
    ) => call(world, 'POST', `/repos/acme/${issue}/comments`, token, { body });
    const made = comment('strangerClassic', 'open-shop/issues/9');
    expect([made.status, (made.json.user as { login: string }).login]).toEqual([201, 'passer-by']);
    expect(call(world, 'GET', '/repos/acme/open-shop/issues/9').json.comments).toBe(1);
    expect(comment('designWrite', 'shop/issues/143').status).toBe(201);
    expect(comment('pmRead', 'shop/issues/142').status).toBe(403);
    expect(comment('strangerClassic', 'shop/issues/142').status).toBe(404);
    expect(comment('pmWrite', 'shop/issues/142', 'x'.repeat(65_537)).status).toBe(422);
    expect(comment('pmWrite', 'shop/issues/142', ' ').status).toBe(422);
    issueAt(world.state, 'acme/shop#139').locked = true;
    const locked = comment('pmWrite', 'shop/issues/139');
    expect([locked.status, locked.json.message]).toEqual([
      403,
      'Unable to create comment because issue is locked.',
    ]);
  });
});

describe('practice tracker: has anything changed?', { timeout: 30_000 }, () => {
  const LATEST = '/repos/acme/shop/issues?state=all&sort=updated&direction=desc&per_page=1';

  it.each([LATEST, I142])('%s: 304 is free until something changes', (path) => {
    const world = createWorld();
    const first = call(world, 'GET', path);
    const etag = first.headers.etag ?? '';
    expect(etag).toMatch(/^W\/"/);
    const ask = () => call(world, 'GET', path, 'pmWrite', undefined, { 'if-none-match': etag });
    expect([ask().status, ask().status]).toEqual([304, 304]);
    expect(ask().headers['x-ratelimit-used']).toBe(first.headers['x-ratelimit-used']);
    world.foreign.edit('acme/shop#142', 'acme-dev', 'changed');
    const changed = ask();
    expect(changed.status).toBe(200);
    expect(Number(changed.headers['x-ratelimit-used'])).toBe(Number(first.headers['x-ratelimit-used']) + 1);
    expect(changed.headers.etag).not.toBe(etag);
  });

  it('the latest is whatever was touched last, in a label or a comment too', () => {
    const world = createWorld();
    const latest = () => (JSON.parse(call(world, 'GET', LATEST).body) as { number: number }[])[0]?.number;
    world.foreign.edit('acme/shop#131', 'acme-dev', 'changed');
    expect(latest()).toBe(131);
    add(world, ['cart'], 'pmWrite', '/repos/acme/shop/issues/7/labels');
    expect(latest()).toBe(7);
    call(world, 'POST', '/repos/acme/shop/issues/143/comments', 'devWrite', { body: 'x' });
    expect(latest()).toBe(143);
  });

  it('a list by milestone and by assignee', () => {
    const world = createWorld();
    const list = (query: string) =>
      (JSON.parse(call(world, 'GET', `/repos/acme/shop/issues?${query}`).body) as { number: number }[]).map(
        (i) => i.number,
      );
    expect(list('milestone=1&state=all&direction=asc')).toEqual([118, 135, 137, 139]);
    expect(list('milestone=none&labels=bug&direction=asc')).toEqual([7, 111]);
    expect(list('assignee=acme-design')).toEqual([131]);
  });
});
