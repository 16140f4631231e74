import { beforeEach, describe, expect, it } from 'vitest';
import { isDocument } from '../../playground/jira/adf';
import { fromEditor } from '../../playground/jira/pages/adf-html';
import { deleteIssue, jiraIssue, moveIssue, textDoc, transition } from '../../playground/jira/state';
import { BACKLOG } from '../../playground/seed-backlog';
import { createWorld, type World } from '../../playground/world';
import { ask, status } from './jira-ask';

let world: World;
beforeEach(() => {
  world = createWorld();
});
const issue = (key = 'ACME-142') => jiraIssue(world.jira, key);
const fieldsOf = (key: string, query = '') =>
  ask(world, 'GET', `/issue/${key}${query}`).json.fields as Record<string, unknown>;

describe('practice Jira: reading issues', () => {
  it('tells of the main story what every tracker tells', () => {
    const { json } = ask(world, 'GET', '/issue/acme-142?properties=a,b&expand=names');
    expect(json).toMatchObject({ key: 'ACME-142', id: String(issue().id), properties: {} });
    expect(json.fields).toMatchObject({
      summary: 'Guests can check out without an account',
      description: textDoc(BACKLOG.find(({ number }) => number === 142)?.body ?? ''),
      status: { name: 'To Do', statusCategory: { key: 'new' } },
      issuetype: { name: 'Story', hierarchyLevel: 0 },
      project: { key: 'ACME' },
      reporter: { accountId: '712020:mara' },
      parent: { key: 'ACME-101' },
      labels: ['checkout'],
    });
    expect((json.names as Record<string, string>).customfield_10016).toBe('Story point estimate');
  });

  it('gives the fields asked for', () => {
    expect(Object.keys(fieldsOf('ACME-142', '?fields=summary,nonsense'))).toEqual(['summary']);
    expect(fieldsOf('ACME-142', '?fields=*all,-comment')).not.toHaveProperty('comment');
    expect(fieldsOf('ACME-111')).toMatchObject({
      fixVersions: [{ name: '1.4', released: true, releaseDate: '2026-10-02' }],
      resolution: { name: 'Done' },
    });
  });

  it('answers a moved issue under its new key, and a deleted one not at all', () => {
    const id = issue().id;
    const moved = moveIssue(world.jira, 'ACME-142', 'PAY');
    expect(ask(world, 'GET', '/issue/ACME-142').json).toMatchObject({ key: moved, id: String(id) });
    deleteIssue(world.jira, moved);
    expect(status(world, 'GET', '/issue/ACME-142')).toBe(404);
    expect(() => issue(moved)).toThrow('No issue');
  });

  it('fetches a hundred at once, by id upwards, silent about the rest', () => {
    jiraIssue(world.jira, 'ACME-131').properties.set('a', { value: 1, by: 'acme-pm', at: 0 });
    const { json } = ask(world, 'POST', '/issue/bulkfetch', {
      body: {
        issueIdsOrKeys: ['ACME-142', 'ACME-131', 'ACME-999', 'NONE-1', 'acme-142', String(issue().id)],
        fields: ['summary'],
        properties: ['a', 'b'],
      },
    });
    expect(json.issueErrors).toEqual([]);
    expect(json.issues).toMatchObject([
      { key: 'ACME-131', properties: { a: 1 } },
      { key: 'ACME-142', properties: {} },
    ]);
    const seen = ask(world, 'POST', '/issue/bulkfetch', {
      body: { issueIdsOrKeys: ['PAY-31', 'ACME-142'] },
      login: 'acme-design',
    });
    expect((seen.json.issues as { key: string }[]).map((i) => i.key)).toEqual(['ACME-142']);
  });

  it('refuses too many and too much', () => {
    const fetchOf = (body: unknown) => status(world, 'POST', '/issue/bulkfetch', { body });
    const keys = (n: number) => Array.from({ length: n }, (_, i) => `ACME-${i}`);
    expect(fetchOf({ issueIdsOrKeys: keys(100) })).toBe(200);
    expect(fetchOf({ issueIdsOrKeys: keys(101) })).toBe(400);
    expect(fetchOf({ issueIdsOrKeys: [], properties: ['a', 'b', 'c', 'd', 'e', 'f'] })).toBe(400);
    expect(fetchOf({})).toBe(400);
  });

  it('tells an issue’s history oldest first, and newest first within the issue', () => {
    transition(world.jira, 'ACME-142', 'In Progress', 'acme-dev');
    transition(world.jira, 'ACME-142', 'Done', 'acme-dev');
    const values = ask(world, 'GET', '/issue/ACME-142/changelog').json.values as { items: unknown[] }[];
    expect(values.map((v) => v.items[0])).toMatchObject([
      { fieldId: 'status', fromString: 'To Do', toString: 'In Progress' },
      { fieldId: 'status', fromString: 'In Progress', toString: 'Done' },
    ]);
    const page = ask(world, 'GET', '/issue/ACME-142/changelog?startAt=1&maxResults=1').json;
    expect(page).toMatchObject({ startAt: 1, total: 2, isLast: true });
    const { changelog } = ask(world, 'GET', '/issue/ACME-142?expand=changelog').json;
    expect(changelog).toMatchObject({ histories: [{ items: [{ toString: 'Done' }] }, {}] });
    expect(fieldsOf('ACME-142').resolutiondate).toMatch(/^2026-.*\+0000$/);
  });

  it('tells the histories of many, their times as numbers', () => {
    const read = (more: object = {}) =>
      ask(world, 'POST', '/changelog/bulkfetch', {
        body: { issueIdsOrKeys: ['ACME-111', 'ACME-118', 'ACME-142'], fieldIds: ['status'], ...more },
      }).json;
    const at = jiraIssue(world.jira, 'ACME-111').changes[0]?.at ?? 0;
    const first = (json: Record<string, unknown>) =>
      (json.issueChangeLogs as { changeHistories: { created: unknown }[] }[])[0]?.changeHistories[0]?.created;
    expect(read().issueChangeLogs).toHaveLength(2);
    expect(first(read())).toBe(Math.floor(at / 1000));
    world.jira.settings.api.changelogCreated = 'milliseconds';
    expect(first(read())).toBe(at);
    const page = read({ maxResults: 1 });
    expect(page.issueChangeLogs).toHaveLength(1);
    expect(read({ maxResults: 1, nextPageToken: page.nextPageToken })).not.toHaveProperty('nextPageToken');
  });
});

describe('practice Jira: changing issues', () => {
  const put = (body: unknown, asked: { login?: string } = {}, query = '') =>
    ask(world, 'PUT', `/issue/ACME-142${query}`, { body, ...asked });

  it('changes fields, labels and properties in one call, with one history entry', () => {
    const answer = put({
      fields: { summary: 'New words' },
      update: { labels: [{ add: 'has-outcome' }, { remove: 'checkout' }, { add: 'has-outcome' }] },
      properties: [{ key: 'a', value: { v: 1 } }],
    });
    expect([answer.status, answer.body]).toEqual([204, '']);
    expect([issue().summary, issue().labels, issue().properties.get('a')?.value]).toEqual([
      'New words',
      ['has-outcome'],
      { v: 1 },
    ]);
    expect(issue().changes).toHaveLength(1);
    expect(issue().changes[0]?.items.map((i) => i.field)).toEqual(['summary', 'labels']);
    const returned = put({ update: { labels: [{ set: ['x'] }] } }, {}, '?returnIssue=true');
    expect([returned.status, (returned.json.fields as { labels: string[] }).labels]).toEqual([200, ['x']]);
  });

  it('takes properties alone, or not: a setting', () => {
    expect(put({ properties: [{ key: 'a', value: 1 }] }).status).toBe(204);
    world.jira.settings.api.putPropertiesOnly = false;
    expect(put({ properties: [{ key: 'a', value: 2 }] }).status).toBe(400);
    expect(put({}).status).toBe(400);
    expect(issue().properties.get('a')?.value).toBe(1);
  });

  it('names what it cannot take, and then changes nothing', () => {
    const { status: code, json } = put({
      fields: { summary: 'New', customfield_10016: 3, description: 'plain words' },
      update: { labels: [{ add: 'two words' }] },
      properties: [{ key: 'a', value: 1 }],
    });
    expect(code).toBe(400);
    expect(Object.keys(json.errors as object).sort()).toEqual(['customfield_10016', 'description', 'labels']);
    expect([issue().summary, world.jira.writes]).toEqual(['Guests can check out without an account', 0]);
    expect(put({ fields: { description: textDoc('x'.repeat(32_768)) } }).status).toBe(400);
  });

  it('is for who may edit', () => {
    expect(put({ fields: { summary: 'x' } }, { login: 'acme-design' }).status).toBe(403);
    expect(put({ fields: { summary: 'x' } }, { login: 'passer-by' }).status).toBe(404);
    const meta = (login: string) =>
      Object.keys(ask(world, 'GET', '/issue/ACME-142/editmeta', { login }).json.fields as object);
    expect(meta('acme-pm')).toContain('labels');
    expect(meta('acme-design')).toEqual([]);
  });
});

describe('practice Jira: documents', () => {
  const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
  const p = { type: 'paragraph', content: [{ type: 'text', text: 'x' }] };

  it.each([
    ['a panel with a paragraph', doc({ type: 'panel', attrs: { panelType: 'info' }, content: [p] }), true],
    [
      'an expand with a table',
      doc({
        type: 'expand',
        attrs: { title: 'Outcome' },
        content: [
          { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [p] }] }] },
        ],
      }),
      true,
    ],
    ['an empty paragraph', doc({ type: 'paragraph' }), true],
    ['nothing', doc(), true],
    [
      'a panel with a table',
      doc({ type: 'panel', attrs: { panelType: 'info' }, content: [{ type: 'table', content: [] }] }),
      false,
    ],
    [
      'a panel with an expand',
      doc({ type: 'panel', attrs: { panelType: 'info' }, content: [{ type: 'expand' }] }),
      false,
    ],
    ['an empty text', doc({ type: 'paragraph', content: [{ type: 'text', text: '' }] }), false],
    ['an unknown attribute', doc({ ...p, attrs: { mine: 1 } }), false],
    ['a heading without level', doc({ type: 'heading', content: [] }), false],
    ['text', 'words', false],
  ])('%s', (_, value, valid) => {
    expect(isDocument(value)).toBe(valid);
  });

  it('come out of the page’s editor as they were where nobody typed', () => {
    const before = issue('ACME-128').description;
    const after = fromEditor(before, [
      { at: 0, text: 'The page is very old.' },
      { at: 1, text: 'whatever a box shows' },
      { at: null, text: 'One\nTwo' },
    ]);
    expect(after.content).toEqual([
      ...textDoc('The page is very old.').content,
      before?.content[1],
      ...textDoc('One\nTwo').content,
    ]);
    expect(world.jira.issues.every((i) => i.description === null || isDocument(i.description))).toBe(true);
  });
});
