/**
 * The closed list of operations: each is one that Atlassian describes (folder SPECS), takes what it should and nothing
 * else; no body leaves that was not checked.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../lib/page/courier-address';
import { toAdf } from '../../../lib/trackers/jira/adf';
import { ask } from '../../../lib/trackers/jira/api';
import { CONDITIONAL } from '../../../lib/trackers/jira/conditional-operations';
import { home } from '../../../lib/trackers/jira/home';
import { OPERATIONS } from '../../../lib/trackers/jira/operations';
import { bodyFits } from '../../../lib/trackers/jira/requests';
import { Anything } from '../../../lib/trackers/jira/shapes';
import { SESSIONS } from '../../../lib/trackers/sessions';
import type { SessionOperation, SessionTable } from '../../../lib/trackers/tracker';
import { FULL } from '../../fixtures/outcome/full';
import { answering } from './jira-answering';
import { describedBy, hasSpec } from './jira-described';
import { outcomeOn, stored } from './jira-world';

const TABLE: SessionTable = { ...OPERATIONS, ...CONDITIONAL };
const { 'sightline.outcome': RECORD, 'sightline.summary': SUMMARY } = stored(
  outcomeOn('ACME-142', FULL.content),
);
const COMMENT = { body: toAdf('x'), properties: [{ key: 'sightline.outcome', value: RECORD }] };
const PROPERTIES = ['sightline.summary'];
const TEAM = { sightline: 'team', format: '1.0', id: 'shop', name: 'Shop' };

type Example = { path?: Record<string, string>; query?: Record<string, string>; body?: unknown };
/** What each is asked with. */
const EXAMPLES: Record<string, Example> = {
  issue: {
    path: { issue: 'ACME-142' },
    query: { fields: 'summary,fixVersions', properties: 'sightline.outcome' },
  },
  property: { path: { issue: '10012', property: 'sightline.outcome' } },
  setProperty: { path: { issue: '10012', property: 'sightline.outcome' }, body: RECORD },
  changelog: { path: { issue: '10012' }, query: { startAt: '100', maxResults: '100' } },
  bulk: {
    body: {
      issueIdsOrKeys: ['ACME-1', '10012'],
      fields: ['summary'],
      properties: PROPERTIES,
      fieldsByKeys: false,
    },
  },
  search: {
    body: {
      jql: 'project = X',
      fields: ['summary'],
      properties: PROPERTIES,
      maxResults: 100,
      nextPageToken: 't',
    },
  },
  count: { body: { jql: 'project = X' } },
  myself: {},
  server: {},
  permissions: { query: { projectKey: 'ACME', permissions: 'EDIT_ISSUES,ADD_COMMENTS' } },
  comments: {
    path: { issue: '10012' },
    query: { startAt: '0', maxResults: '100', orderBy: '-created', expand: 'properties' },
  },
  commentProperty: { path: { comment: '7', property: 'sightline.outcome' } },
  addComment: { path: { issue: '10012' }, body: COMMENT },
  editComment: { path: { issue: '10012', comment: '7' }, query: { notifyUsers: 'false' }, body: COMMENT },
  labels: { path: { issue: 'ACME-142' }, body: { update: { labels: [{ add: 'x' }] } } },
  link: {
    path: { issue: '10012' },
    body: {
      globalId: 'sightline=10012',
      application: { type: 'sightline', name: 'Sightline' },
      relationship: 'outcome',
      object: {
        url: 'https://sightline.example/#jira/10012',
        title: 't',
        summary: '',
        status: { resolved: true },
      },
    },
  },
  linked: { path: { issue: '10012' }, query: { globalId: 'sightline=10012' } },
  unlink: { path: { issue: '10012' }, query: { globalId: 'sightline=10012' } },
  anonymousProject: { path: { project: 'ACME' } },
  project: { path: { project: 'ACME' } },
  teamFile: { path: { project: 'ACME', property: 'sightline.team' } },
  setTeamFile: { path: { project: 'ACME', property: 'sightline.team' }, body: TEAM },
  setPropertyIf: {
    path: { property: 'sightline.outcome' },
    body: { value: RECORD, filter: { entityIds: [7], hasProperty: false } },
  },
};
/** As Jira would answer; only whether the operation exists is looked at. */
const STATUS: Record<string, number> = { addComment: 201, labels: 204, unlink: 204, setPropertyIf: 303 };

const row = (name: string): SessionOperation => {
  const found = TABLE[name];
  if (!found) throw new Error(`no ${name}`);
  return found;
};

test('every operation has an example here', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(TABLE).sort());
});

// The description is not part of the project; the world of the other tests checks what is really sent in the same way.
describe.skipIf(!hasSpec)('as Atlassian describes it', () => {
  test.each(Object.keys(TABLE))('%s', (name) => {
    const { path, query, body } = EXAMPLES[name] ?? {};
    const address = addressOf(row(name), { ...(path && { path }), ...(query && { query }) });
    const [to = '', search = ''] = (address ?? '').split('?');
    expect(to).not.toBe('');
    const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const request = {
      method: row(name).method,
      host: 'acme.atlassian.net',
      path: to,
      query: search,
      headers,
      body: body === undefined ? '' : JSON.stringify(body),
    };
    const response = { status: STATUS[name] ?? 200, headers: {}, body: '' };
    expect(describedBy([{ request, response }])).toEqual([]);
  });
});

describe('the list', () => {
  test('is what pages carry, and the conditional write is not in it', () => {
    expect(SESSIONS.jira).toBe(OPERATIONS);
    expect(home.session).toBe(OPERATIONS);
    expect(Object.keys(OPERATIONS)).not.toContain('setPropertyIf');
  });

  test('is small enough for a page, and pulls in nothing', () => {
    const text = readFileSync('lib/trackers/jira/operations.ts', 'utf8');
    expect(text.match(/^import .*$/gm)).toEqual([
      "import type { SessionTable } from '../tracker';",
      "import { CONDITIONAL } from './conditional-operations';",
    ]);
    expect(text.length).toBeLessThan(6_000);
  });

  test.each(Object.entries(TABLE))(
    '%s: what changes something waits its turn, and has parts that are looked at',
    (_, o) => {
      const reads = /bulkfetch|search/.test(o.path);
      expect(o.writes === true).toBe(o.method !== 'GET' && !reads);
      const names = [...o.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
      expect(Object.keys(o.parts ?? {}).sort()).toEqual(names.sort());
      expect(o.body !== undefined).toBe(o.method === 'PUT' || o.method === 'POST');
      expect(o.path.startsWith('/rest/api/3/')).toBe(true);
    },
  );

  test.each([
    ['issue', { issue: '../../secure' }],
    ['issue', { issue: 'ACME-1/../x' }],
    ['issue', { issue: 'ACME' }],
    ['issue', {}],
    ['setProperty', { issue: '1', property: 'other.app' }],
    ['setProperty', { issue: '1', property: 'sightline.outcome/x' }],
    ['commentProperty', { comment: 'x', property: 'sightline.outcome' }],
    ['anonymousProject', { project: 'ACME/x' }],
    ['teamFile', { project: 'ACME', property: 'sightline.outcome' }],
    ['setTeamFile', { project: 'acme', property: 'sightline.team' }],
  ])('%s of %j has no address', (name, path) => {
    expect(addressOf(row(name), { path })).toBeNull();
  });

  test.each<[string, Record<string, string>]>([
    ['issue', { fields: 'summary', expand: 'renderedFields' }],
    ['issue', { fields: '*all' }],
    ['permissions', { projectKey: 'A&x=1', permissions: 'EDIT_ISSUES' }],
  ])('%s with %j has none either', (name, query) => {
    const path = EXAMPLES[name]?.path;
    expect(addressOf(row(name), { ...(path && { path }), query })).toBeNull();
  });
});

describe('bodies', () => {
  test.each(Object.entries(EXAMPLES))('%s takes its own', (operation, { path, body }) => {
    expect(bodyFits({ operation, ...(path && { path }), ...(body !== undefined && { body }) })).toBe(true);
    expect(JSON.stringify(body ?? '').length).toBeLessThanOrEqual(row(operation).body?.most ?? 2);
  });

  const outcome = { path: { issue: '1', property: 'sightline.outcome' } };
  test.each<[string, Example]>([
    ['myself', { body: {} }],
    ['bulk', {}],
    ['bulk', { body: { issueIdsOrKeys: [], fields: [], fieldsByKeys: false } }],
    ['bulk', { body: { issueIdsOrKeys: Array(101).fill('A-1'), fields: [], fieldsByKeys: false } }],
    ['bulk', { body: { issueIdsOrKeys: ['A-1'], fields: ['*all'], fieldsByKeys: false } }],
    [
      'bulk',
      { body: { issueIdsOrKeys: ['A-1'], fields: [], properties: ['other.app'], fieldsByKeys: false } },
    ],
    ['bulk', { body: { issueIdsOrKeys: ['A-1'], fields: [], fieldsByKeys: false, expand: ['x'] } }],
    ['search', { body: { jql: ' ', fields: [], properties: [], maxResults: 100 } }],
    ['search', { body: { jql: 'x'.repeat(5_000), fields: [], properties: [], maxResults: 100 } }],
    ['search', { body: { jql: 'x', fields: [], properties: [], maxResults: 5_000 } }],
    ['setProperty', { ...outcome, body: { hello: 'world' } }],
    ['setProperty', { ...outcome, body: SUMMARY }],
    ['setProperty', { path: { issue: '1', property: 'sightline.summary' }, body: RECORD }],
    ['setProperty', outcome],
    ['addComment', { body: { body: { version: 1, type: 'doc', content: [] }, properties: [] } }],
    [
      'addComment',
      {
        body: {
          body: { ...toAdf('x'), content: [{ type: 'paragraph', content: [{ type: 'text', text: '' }] }] },
          properties: [],
        },
      },
    ],
    ['addComment', { body: { body: { ...toAdf('x'), content: [{ type: 'extension' }] }, properties: [] } }],
    ['addComment', { body: { body: toAdf('x'), properties: [{ key: 'other.app', value: 1 }] } }],
    ['addComment', { body: { body: toAdf('x'), properties: [], visibility: { type: 'role' } } }],
    ['labels', { body: { fields: { summary: 'x' } } }],
    ['labels', { body: { update: { labels: [{ add: 'x' }, { add: 'y' }] } } }],
    ['labels', { body: { update: { labels: [{ set: [] }] } } }],
    ['link', { body: { object: { url: 'x', title: 't' } } }],
    ['setPropertyIf', { body: { value: RECORD } }],
    ['setPropertyIf', { body: { value: RECORD, filter: { entityIds: [7] } } }],
    ['setPropertyIf', { body: { value: RECORD, filter: { hasProperty: false } } }],
    ['setPropertyIf', { body: { value: RECORD, filter: { entityIds: [7, 8], hasProperty: false } } }],
    ['setPropertyIf', { body: { value: RECORD, filter: { entityIds: [7], hasProperty: true } } }],
    ['setTeamFile', { path: { project: 'ACME', property: 'sightline.team' }, body: { any: 'thing' } }],
    ['unheard-of', { body: {} }],
  ])('%s does not take %j', async (operation, { path, body }) => {
    const call = { operation, ...(path && { path }), ...(body !== undefined && { body }) };
    expect(bodyFits(call)).toBe(false);
    const io = answering('{}');
    const told = await ask({ site: 'acme.atlassian.net', why: 'x', ...call }, Anything, io);
    expect([told.ok, io.calls]).toEqual([false, []]);
  });

  test('what is kept of a damaged record may be anything, but not too long', async () => {
    const path = { issue: '1', property: 'sightline.damaged' };
    for (const body of [1, 'x', [], { any: 'thing' }])
      expect(bodyFits({ operation: 'setProperty', path, body })).toBe(true);
    const io = answering('{}');
    const call = {
      site: 'acme.atlassian.net',
      why: 'x',
      operation: 'setProperty',
      path,
      body: 'x'.repeat(32_770),
    };
    expect(await ask(call, Anything, io)).toMatchObject({ trouble: { code: 'too-long', over: 4 } });
    expect(io.calls).toEqual([]);
  });

  test('an operation that is none of the list is not sent', async () => {
    const io = answering('{}');
    expect(
      (await ask({ site: 'acme.atlassian.net', why: 'x', operation: 'constructor' }, Anything, io)).ok,
    ).toBe(false);
    expect(io.calls).toEqual([]);
  });
});
