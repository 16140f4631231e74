import { beforeEach, describe, expect, it } from 'vitest';
import {
  addComment,
  deleteProperty,
  findProject,
  jiraIssue,
  moveIssue,
  setProperty,
  setRights,
} from '../../playground/jira/state';
import { createWorld, type World } from '../../playground/world';
import { ask, status } from './jira-ask';

let world: World;
beforeEach(() => {
  world = createWorld();
});
const KEY = 'sightline.outcome';
const PROPERTY = `/issue/ACME-142/properties/${KEY}`;
const issue = () => jiraIssue(world.jira, 'ACME-142');

describe('practice Jira: properties of issues', () => {
  it('are created, replaced, listed and taken away', () => {
    expect(status(world, 'GET', PROPERTY)).toBe(404);
    expect(status(world, 'PUT', PROPERTY, { body: { v: 1, rev: 1 } })).toBe(201);
    expect(status(world, 'PUT', PROPERTY, { body: { v: 1, rev: 2 }, login: 'acme-dev' })).toBe(200);
    expect(ask(world, 'GET', PROPERTY).json).toEqual({ key: KEY, value: { v: 1, rev: 2 } });
    expect(issue().properties.get(KEY)?.by).toBe('acme-dev');
    expect(ask(world, 'GET', '/issue/ACME-142/properties').json).toEqual({
      keys: [{ key: KEY, self: expect.stringContaining(`/properties/${KEY}`) }],
    });
    expect(status(world, 'DELETE', PROPERTY)).toBe(204);
    expect(status(world, 'DELETE', PROPERTY)).toBe(404);
    expect(world.jira.writes).toBe(3);
    expect(world.state.log.filter((line) => line.wrote)).toHaveLength(3);
  });

  it.each([
    ['object', { a: [1, { b: null }] }],
    ['text', 'words'],
    ['number', 0],
    ['false', false],
  ])('hold any JSON: %s', (_, value) => {
    expect(status(world, 'PUT', PROPERTY, { body: JSON.stringify(value) })).toBe(201);
    expect(ask(world, 'GET', PROPERTY).json.value).toEqual(value);
  });

  it('refuse what is no JSON, empty, too long, or under a bad name', () => {
    for (const body of ['', 'null', '{', '   '])
      expect(status(world, 'PUT', PROPERTY, { body, headers: { 'content-type': 'application/json' } })).toBe(
        400,
      );
    const longest = JSON.stringify('x'.repeat(32_766));
    expect(longest).toHaveLength(32_768);
    expect(status(world, 'PUT', PROPERTY, { body: longest })).toBe(201);
    expect(status(world, 'PUT', PROPERTY, { body: `${longest} ` })).toBe(400);
    const named = (name: string) => status(world, 'PUT', `/issue/ACME-142/properties/${name}`, { body: 1 });
    expect([named('n'.repeat(255)), named('n'.repeat(256)), named('%20')]).toEqual([201, 400, 400]);
  });

  it('need Edit issues to be written, Browse to be read', () => {
    setProperty(world.jira, 'ACME-142', KEY, 1, 'acme-pm');
    expect(status(world, 'GET', PROPERTY, { login: 'acme-design' })).toBe(200);
    expect(status(world, 'PUT', PROPERTY, { login: 'acme-design', body: 1 })).toBe(403);
    expect(status(world, 'DELETE', PROPERTY, { login: 'acme-design' })).toBe(403);
    const hidden = ask(world, 'GET', PROPERTY, { login: 'passer-by' });
    const missing = ask(world, 'GET', `/issue/ACME-999/properties/${KEY}`);
    expect([hidden.status, hidden.body]).toEqual([404, missing.body]);
    setRights(world.jira, 'acme-design', { edit: true, project: 'ACME' });
    expect(status(world, 'PUT', PROPERTY, { login: 'acme-design', body: 1 })).toBe(200);
    issue().readOnly = true;
    expect(status(world, 'PUT', PROPERTY, { body: 1 })).toBe(403);
  });

  it('cannot be written in an archived project', () => {
    const project = findProject(world.jira, 'ACME');
    if (project) project.archived = true;
    expect(status(world, 'PUT', PROPERTY, { body: 1 })).toBe(403);
    world.jira.settings.api.archived = 400;
    expect(status(world, 'PUT', PROPERTY, { body: 1 })).toBe(400);
    expect(ask(world, 'GET', '/project/ACME').json.archived).toBe(true);
  });

  it('leave no history; whether `updated` changes is a setting', () => {
    const before = issue().updatedAt;
    ask(world, 'PUT', PROPERTY, { body: 1 });
    expect([issue().updatedAt, issue().changes]).toEqual([before, []]);
    world.jira.settings.api.propertyBumpsUpdated = true;
    ask(world, 'PUT', PROPERTY, { body: 2 });
    expect(issue().updatedAt).toBeGreaterThan(before);
  });

  it('stay with the issue when it moves, under either key', () => {
    setProperty(world.jira, 'ACME-142', KEY, { v: 1 }, 'acme-pm');
    const moved = moveIssue(world.jira, 'ACME-142', 'PAY');
    expect(moved).toMatch(/^PAY-\d+$/);
    for (const key of ['ACME-142', 'acme-142', moved, String(issue().id)])
      expect(ask(world, 'GET', `/issue/${key}/properties/${KEY}`).json.value).toEqual({ v: 1 });
  });

  it('are seeded by a test, and changed as other people do', () => {
    world = createWorld({ seed: { jira: { properties: { 'ACME-111': { [KEY]: { v: 7 } } } } } });
    expect(ask(world, 'GET', `/issue/ACME-111/properties/${KEY}`).json.value).toEqual({ v: 7 });
    expect(world.jira.writes).toBe(0);
    world.foreign.before({ method: 'GET' }, () => deleteProperty(world.jira, 'ACME-111', KEY));
    expect(status(world, 'GET', `/issue/ACME-111/properties/${KEY}`)).toBe(404);
    expect(world.jira.writes).toBe(1);
  });
});

describe('practice Jira: the conditional write', () => {
  const put = (filter: unknown, value: unknown, login = 'acme-pm') =>
    ask(world, 'PUT', `/issue/properties/${KEY}`, { body: { filter, value }, login });
  const value = () => issue().properties.get(KEY)?.value;

  it('sets a value only over the one that was seen, as a task', () => {
    setProperty(world.jira, 'ACME-142', KEY, { rev: 1, b: 2 }, 'acme-pm');
    const entityIds = [issue().id];
    const done = put({ entityIds, currentValue: { b: 2, rev: 1 } }, { rev: 2 });
    expect(done.status).toBe(303);
    const task = new URL(done.headers.location ?? '').pathname;
    expect(ask(world, 'GET', task).json).toMatchObject({ status: 'COMPLETE', result: { updatedIssues: 1 } });
    expect(status(world, 'GET', task, { login: 'acme-dev' })).toBe(404);
    expect(value()).toEqual({ rev: 2 });
    expect(put({ entityIds, currentValue: { rev: 1 } }, { rev: 3 }).status).toBe(303);
    expect(value()).toEqual({ rev: 2 });
  });

  it('sets it where there is none, and not for who may not edit', () => {
    const filter = { entityIds: [issue().id], hasProperty: false };
    put(filter, { rev: 1 }, 'acme-design');
    expect(value()).toBe(undefined);
    put(filter, { rev: 1 });
    put(filter, { rev: 2 });
    expect(value()).toEqual({ rev: 1 });
  });

  it('takes its time, is followed by fetch, and can be missing', async () => {
    world.jira.settings.api.taskMs = 5000;
    const answer = await world.fetchAs({ login: 'acme-pm', page: 'https://acme.atlassian.net/' })(
      `/rest/api/3/issue/properties/${KEY}`,
      {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ filter: { entityIds: [issue().id] }, value: 1 }),
      },
    );
    const task = (await answer.json()) as { self: string; status: string };
    expect([answer.redirected, task.status]).toEqual([true, 'RUNNING']);
    world.jira.clock.advance(5000);
    expect(ask(world, 'GET', new URL(task.self).pathname).json.status).toBe('COMPLETE');
    world.jira.settings.api.bulkProperties = false;
    expect(put({}, 1).status).toBe(404);
  });
});

describe('practice Jira: properties of projects and comments', () => {
  it('of a project are read by who sees it and written by its administrators', () => {
    const path = '/project/ACME/properties/sightline.settings';
    expect(status(world, 'PUT', path, { body: { a: 1 }, login: 'acme-dev' })).toBe(403);
    expect(status(world, 'PUT', path, { body: { a: 1 } })).toBe(201);
    expect(status(world, 'PUT', path, { body: { a: 2 } })).toBe(200);
    expect(ask(world, 'GET', path, { login: 'acme-design' }).json.value).toEqual({ a: 2 });
    expect(ask(world, 'GET', '/project/ACME/properties').json.keys).toHaveLength(1);
    expect(status(world, 'GET', path, { login: 'passer-by' })).toBe(404);
    expect(status(world, 'DELETE', path)).toBe(204);
    expect(status(world, 'DELETE', path)).toBe(404);
  });

  it('of a comment are written by its author and by who may edit all comments', () => {
    const comment = addComment(world.jira, 'ACME-142', 'acme-design', 'Words');
    const path = `/comment/${comment.id}/properties/${KEY}`;
    expect(status(world, 'PUT', path, { body: 1, login: 'acme-design' })).toBe(201);
    expect(status(world, 'PUT', path, { body: 1, login: 'acme-dev' })).toBe(403);
    expect(status(world, 'PUT', path, { body: 2 })).toBe(200);
    expect(ask(world, 'GET', path).json.value).toBe(2);
    expect(ask(world, 'GET', `/comment/${comment.id}/properties`).json.keys).toHaveLength(1);
    expect(status(world, 'DELETE', path)).toBe(204);
    expect(status(world, 'GET', `/comment/1/properties/${KEY}`)).toBe(404);
  });
});
