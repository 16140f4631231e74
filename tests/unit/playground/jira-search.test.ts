import { beforeEach, describe, expect, it } from 'vitest';
import { fillJiraBoard } from '../../playground/jira/seed-board';
import { addComment, editIssue, jiraIssue, setProperty, transition } from '../../playground/jira/state';
import { createWorld, type World } from '../../playground/world';
import { ask, status } from './jira-ask';

let world: World;
beforeEach(() => {
  world = createWorld();
});
const post = (jql: string, more: object = {}, login = 'acme-pm') =>
  ask(world, 'POST', '/search/jql', { body: { jql, fields: ['summary'], ...more }, login });
const keys = (...args: Parameters<typeof post>) =>
  (post(...args).json.issues as { key: string }[]).map((i) => i.key);
const numbers = (jql: string) => keys(jql).map((key) => Number(key.split('-')[1]));

describe('practice Jira: queries', () => {
  it.each([
    ['project = ACME AND status = "In Progress" ORDER BY key', [101, 124, 131]],
    ['project = ACME AND statusCategory = Done ORDER BY key', [104, 111, 118]],
    [
      'project = ACME AND statusCategory != Done AND labels = checkout ORDER BY key DESC',
      [142, 131, 107, 101],
    ],
    ['project = ACME AND labels in (mail, search) ORDER BY key', [124, 133]],
    ['key in (ACME-142, pay-31) ORDER BY key', [142, 31]],
    ['project = ACME AND text ~ "guest" ORDER BY key', [142, 143]],
    ["project = 'Acme shop' AND summary ~ 'wishlist'", [133]],
    ['project = ACME AND assignee = currentUser()', []],
    ['project = ACME AND assignee is EMPTY AND type = Bug ORDER BY key', [107, 138]],
    ['project = ACME AND (status = "In Review" OR fixVersion = "1.4") ORDER BY key', [111, 128]],
    ['project = ACME AND NOT status = "To Do" AND created >= -30d ORDER BY key', [124, 128, 131]],
    ['project = ACME AND parent = ACME-142', [143]],
    ['project = ACME AND resolved is not EMPTY ORDER BY resolved ASC', [104, 118, 111]],
    ['project = ACME AND reporter = "712020:ines" AND created >= "2026-11-01"', [115, 126].toReversed()],
  ])('%s', (jql, found) => {
    expect(numbers(jql)).toEqual(found);
  });

  it.each([
    ['', /Unbounded/],
    ['ORDER BY created', /Unbounded/],
    ['project = NONE', /does not exist/],
    ['issue.property[sightline.outcome].verdict = kept', /does not exist/],
    ['project = ACME AND', /./],
    ['project ~ ACME', /not supported/],
    ['foo = 1', /does not exist/],
    ['key in (ACME-142, ACME-7)', /An issue with key 'ACME-7' does not exist/],
    ['project = ACME ORDER created', /./],
  ])('refuses %j', (jql, reason) => {
    const { status: code, json } = post(jql);
    expect(code).toBe(400);
    expect((json.errorMessages as string[])[0]).toMatch(reason);
  });

  it('finds words of one comment, and words in quotes in their order, as the index knows them', () => {
    const { jira, state } = world;
    addComment(jira, 'ACME-118', 'acme-dev', 'It keeps (the outcome) here');
    addComment(jira, 'ACME-118', 'acme-dev', 'and nowhere else');
    const found = (words: string) => numbers(`project = ACME AND comment ~ "${words}"`);
    expect(found('outcome keep')).toEqual([]);
    state.clock.advance(jira.settings.searchDelayMs);
    expect(found('outcome keep')).toEqual([118]);
    expect(found('outcome nowhere')).toEqual([]);
    expect(found('\\"keeps the outcome\\"')).toEqual([118]);
    expect(found('\\"outcome keeps\\"')).toEqual([]);
    expect(numbers('project = ACME AND comment !~ "keeps"')).not.toContain(118);
    expect(post('comment = "x"').status).toBe(400);
  });

  it('shows only what a person may see', () => {
    expect(keys('project in (ACME, PAY) ORDER BY key', {}, 'acme-design')).toHaveLength(16);
    expect(keys('project in (ACME, PAY) ORDER BY key')).toHaveLength(18);
    const mixed = 'key in (ACME-142, PAY-31, ACME-7)';
    expect(post(mixed, {}, 'acme-design').status).toBe(400);
    world.jira.settings.api.unknownKeys = 'ignored';
    expect(keys(mixed, {}, 'acme-design')).toEqual(['ACME-142']);
  });
});

describe('practice Jira: search results', () => {
  it('are ids unless fields are asked for', () => {
    expect(post('key = ACME-142', { fields: undefined }).json.issues).toEqual([
      { id: String(jiraIssue(world.jira, 'ACME-142').id) },
    ]);
  });

  it('come in pages by token', () => {
    fillJiraBoard(world.jira, 250);
    const found = new Set<string>();
    let nextPageToken: unknown;
    let pages = 0;
    do {
      const { json } = post('project = ACME', { maxResults: 1000, nextPageToken });
      for (const issue of json.issues as { key: string }[]) found.add(issue.key);
      nextPageToken = json.nextPageToken;
      expect(json.isLast).toBe(nextPageToken === undefined);
      pages += 1;
    } while (nextPageToken !== undefined);
    expect([found.size, pages]).toEqual([258, 3]);
    expect(post('project = ACME', { fields: ['id'], maxResults: 5000 }).json.issues).toHaveLength(258);
    const count = ask(world, 'POST', '/search/approximate-count', { body: { jql: 'project = ACME' } });
    expect(count.json).toEqual({ count: 258 });
    world.jira.settings.api.lastPageToken = 'null';
    expect(post('key = ACME-142').json.nextPageToken).toBe(null);
  });

  it('refuse tokens of other queries, and old ones', () => {
    const token = post('project = ACME', { maxResults: 1 }).json.nextPageToken;
    expect(post('project = PAY', { nextPageToken: token }).status).toBe(400);
    expect(post('project = ACME', { nextPageToken: 'nonsense' }).status).toBe(400);
    world.jira.clock.advance(8 * 86_400_000);
    expect(post('project = ACME', { nextPageToken: token }).status).toBe(400);
  });

  it('are a little old, unless an issue is named to reconcile', () => {
    const issue = jiraIssue(world.jira, 'ACME-142');
    transition(world.jira, issue, 'Done', 'acme-dev');
    const open = 'project = ACME AND key = ACME-142 AND statusCategory != Done';
    expect(keys(open)).toEqual(['ACME-142']);
    expect(keys(open, { reconcileIssues: [issue.id] })).toEqual([]);
    world.jira.clock.advance(2000);
    expect(keys(open)).toEqual([]);
    editIssue(world.jira, issue, { summary: 'Other words' }, 'acme-dev');
    expect(post('key = ACME-142').json.issues).toMatchObject([
      { fields: { summary: 'Guests can check out without an account' } },
    ]);
    expect(
      status(world, 'POST', '/search/jql', {
        body: { jql: open, reconcileIssues: Array.from({ length: 51 }, (_, i) => i) },
      }),
    ).toBe(400);
  });

  it('do not know a new issue at once', () => {
    const before = keys('project = PAY').length;
    ask(world, 'GET', '/myself');
    world.jira.settings.searchDelayMs = 5000;
    fillJiraBoard(world.jira, 3, { project: 'PAY' });
    const made = world.jira.issues.at(-1);
    if (made) made.createdAt = world.jira.clock.now();
    expect(keys('project = PAY')).toHaveLength(before);
    world.jira.clock.advance(5000);
    expect(keys('project = PAY')).toHaveLength(before + 1);
  });

  it('carry properties from the store, or as old as the index', () => {
    setProperty(world.jira, 'ACME-142', 'a', 1, 'acme-pm');
    const property = () => post('key = ACME-142', { properties: ['a'] }).json.issues;
    expect(property()).toMatchObject([{ properties: { a: 1 } }]);
    world.jira.settings.api.searchProperties = 'index';
    expect(property()).toMatchObject([{ properties: {} }]);
    const jql = encodeURIComponent('key = ACME-142');
    expect(status(world, 'GET', `/search/jql?jql=${jql}&properties=a,b,c,d,e,f`)).toBe(400);
  });
});
