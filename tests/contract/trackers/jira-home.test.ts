/** One Jira issue: its home read and written with the person's own session. */
import { describe, expect, test } from 'vitest';
import { jiraHome } from '../../../lib/trackers/jira/home';
import { PROPERTY_MAX } from '../../../lib/trackers/jira/property';
import type { HomeRead } from '../../../lib/trackers/tracker';
import { FULL_CONTENT } from '../../fixtures/outcome/full';
import {
  addComment,
  deleteProperty,
  jiraIssue,
  moveIssue,
  setProperty,
  setRights,
  transition,
} from '../../playground/jira/state';
import { BASE, item, later, outcomeOn, PLAN, place, type Setting, setting, stored } from './jira-world';

const FIRST = outcomeOn('ACME-142');
const withFirst = (more: Parameters<typeof setting>[0] = {}) =>
  setting({ ...more, properties: { 'ACME-142': stored(FIRST) } });
const outcomeIn = (read: HomeRead) => {
  if (read.home.kind !== 'outcome') throw new Error(`read ${read.home.kind}`);
  return read.home.outcome;
};
const GET = (key: string) => `GET /rest/api/3/issue/${key}`;
const PUT = (s: Setting, key: string, name: string) =>
  `PUT /rest/api/3/issue/${jiraIssue(s.state, key).id}/properties/sightline.${name}`;

describe('reading', () => {
  test('a record is one request, with the stable number and what people wrote', async () => {
    const s = withFirst();
    const read = await s.read('acme-142');
    expect(s.asked()).toEqual([GET('ACME-142')]);
    expect(outcomeIn(read)).toEqual(FIRST);
    const issue = jiraIssue(s.state, 'ACME-142');
    expect(read).toMatchObject({
      item: { tracker: 'jira', site: 'acme.atlassian.net', key: 'ACME-142', id: String(issue.id) },
      title: issue.summary,
      author: 'Mara Lind',
      etag: expect.stringMatching(/^[\da-f]{64}$/),
      excerpt: { openedAt: new Date(issue.createdAt).toISOString(), cut: false },
    });
    expect(read.excerpt?.text.length).toBeGreaterThan(100);
    expect(read.excerpt?.text.length).toBeLessThanOrEqual(200);
    expect(read.via).toBeUndefined();
    s.described();
  });

  test('no record: what the person may do in the project is asked once an hour', async () => {
    const s = setting();
    const [first, second] = [await s.read('ACME-142'), await s.read('ACME-143')];
    expect([first.home, first.etag, second.home]).toEqual([{ kind: 'none' }, 'none', { kind: 'none' }]);
    expect(s.asked()).toEqual([GET('ACME-142'), 'GET /rest/api/3/mypermissions', GET('ACME-143')]);
    s.state.clock.advance(3_700_000);
    await s.read('ACME-143');
    expect(s.asked().slice(3)).toEqual([GET('ACME-143'), 'GET /rest/api/3/mypermissions']);
    s.described();
  });

  test('the mark is that of our part: not of what people write, nor of the order of members', async () => {
    const s = withFirst();
    const before = await s.read('ACME-142');
    const { v, core } = s.property('ACME-142') as { v: number; core: object };
    setProperty(s.state, 'ACME-142', 'sightline.outcome', { core, v }, 'acme-dev');
    jiraIssue(s.state, 'ACME-142').summary = 'Another title';
    const after = await s.read('ACME-142');
    expect([after.etag, after.title]).toEqual([before.etag, 'Another title']);
    s.foreign('ACME-142', later(FIRST, { owner: 'Ines' }));
    expect((await s.read('ACME-142')).etag).not.toBe(before.etag);
  });

  test('a moved issue is told under its new key, by its old one', async () => {
    const s = withFirst();
    const { id } = jiraIssue(s.state, 'ACME-142');
    const key = moveIssue(s.state, 'ACME-142', 'PAY');
    const read = await s.read('ACME-142');
    expect(read.item).toEqual(item(key, { id: String(id) }));
    expect(read.home.kind).toBe('outcome');
  });

  test.each<[string, unknown, object]>([
    ['somebody else’s', { hello: 'world' }, { kind: 'damaged', why: 'malformed' }],
    ['a text', 'outcome', { kind: 'damaged', why: 'malformed', text: '"outcome"' }],
    ['cut off', { v: 1, core: { format: '1.0', id: 'x' } }, { kind: 'damaged', why: 'malformed' }],
    ['over the limit', { v: 1, core: { x: 'y'.repeat(61_000) } }, { kind: 'damaged', why: 'too-large' }],
    ['a newer format', { v: 2, core: {} }, { kind: 'newer', format: '2.0' }],
    ['a newer core', { v: 1, core: { format: '2.3' } }, { kind: 'newer', format: '2.3' }],
  ])('%s', async (_, value, home) => {
    const s = setting({ properties: { 'ACME-142': { 'sightline.outcome': value } } });
    expect((await s.read('ACME-142')).home).toMatchObject(home);
  });

  test('nested deeper than the stack', async () => {
    const s = setting({ properties: { 'ACME-142': { 'sightline.outcome': 'here' } } });
    const deep = `${'['.repeat(9_000)}${']'.repeat(9_000)}`;
    const change = (response: { status: number; headers: Record<string, string>; body: string }) => ({
      ...response,
      body: response.body.replace('"here"', deep),
    });
    s.fault('GET', '/rest/api/3/issue/ACME-142', { kind: 'rewrite', name: 'deep', change }, 'always');
    const { home, etag } = await s.read('ACME-142');
    expect([home, etag]).toEqual([{ kind: 'damaged', why: 'too-large', text: '' }, 'too-deep']);
    // It cannot be kept aside, so it is not replaced either.
    expect(await s.write(FIRST, etag, { repair: true })).toMatchObject({ trouble: { code: 'bad-answer' } });
    expect(s.property('ACME-142')).toBe('here');
  });

  test('an answer without a map of properties is no "none": the property itself is asked for', async () => {
    const s = withFirst();
    const strip = (response: { status: number; headers: Record<string, string>; body: string }) => {
      const { properties: _, ...rest } = JSON.parse(response.body) as { properties: unknown };
      return { ...response, body: JSON.stringify(rest) };
    };
    s.fault('GET', '/rest/api/3/issue/ACME-142', { kind: 'rewrite', name: 'no properties', change: strip }, 2);
    expect(outcomeIn(await s.read('ACME-142'))).toEqual(FIRST);
    deleteProperty(s.state, 'ACME-142', 'sightline.outcome');
    expect((await s.read('ACME-142')).home).toEqual({ kind: 'none' });
    s.described();
  });
});

describe('when it reached users', () => {
  test('a release that is out comes first', async () => {
    const s = setting();
    const read = await s.read('ACME-111');
    expect(read.launch).toEqual({ at: expect.stringMatching(/^2026-\d\d-\d\d$/), why: 'release 1.4' });
    expect(s.asked().some((a) => a.endsWith('/changelog'))).toBe(false);
  });

  test('else the first move to its done status, from the changelog, which only a done issue is asked for', async () => {
    const s = setting();
    const issue = jiraIssue(s.state, 'ACME-118');
    const moved = issue.changes[0]?.at ?? 0;
    transition(s.state, 'ACME-118', 'In Progress', 'acme-dev');
    transition(s.state, 'ACME-118', 'Done', 'acme-dev');
    expect((await s.read('ACME-118')).launch).toEqual({ at: new Date(moved).toISOString(), why: 'moved to Done' });
    expect(s.asked().filter((a) => a.endsWith('/changelog'))).toHaveLength(1);
    expect((await s.read('ACME-142')).launch).toBeUndefined();
    expect(s.asked().filter((a) => a.endsWith('/changelog'))).toHaveLength(1);
    s.described();
  });

  test('a long history is looked through page by page', async () => {
    const s = setting();
    for (let i = 0; i < 120; i++) transition(s.state, 'ACME-142', i % 2 ? 'In Progress' : 'In Review', 'acme-dev');
    transition(s.state, 'ACME-142', 'Done', 'acme-dev');
    expect((await s.read('ACME-142')).launch).toMatchObject({ why: 'moved to Done' });
    expect(s.asked().filter((a) => a.endsWith('/changelog'))).toHaveLength(2);
  });

  test('without a readable history the day it was resolved', async () => {
    const s = setting();
    s.fault('GET', /\/changelog$/, { kind: 'offline' });
    const at = new Date(jiraIssue(s.state, 'ACME-118').resolvedAt ?? 0).toISOString();
    expect((await s.read('ACME-118')).launch).toEqual({ at, why: 'resolved' });
  });

  test('a launch that is recorded is not proposed again', async () => {
    const done = outcomeOn('ACME-118', { ...PLAN, launch: { date: '2026-10-01' } });
    const s = setting({ properties: { 'ACME-118': stored(done) } });
    expect((await s.read('ACME-118')).launch).toBeUndefined();
    expect(s.asked()).toEqual([GET('ACME-118')]);
  });
});

describe('writing', () => {
  test('the summary first, then the record, then it is read back', async () => {
    const s = setting();
    const told = await s.write(FIRST, 'none');
    expect(told).toMatchObject({ ok: true, settled: true, read: { home: { kind: 'outcome' } } });
    expect(told.marks).toEqual([{ before: 'none', sent: FIRST.version }]);
    expect(s.asked().filter((a) => !a.startsWith('GET /rest/api/3/mypermissions'))).toEqual([
      GET('ACME-142'),
      'GET /rest/api/3/serverInfo',
      PUT(s, 'ACME-142', 'summary'),
      PUT(s, 'ACME-142', 'outcome'),
      GET('ACME-142'),
    ]);
    const { id } = jiraIssue(s.state, 'ACME-142');
    const written = { ...FIRST, home: item('ACME-142', { id: String(id) }) };
    expect({ ...stored(written) }).toEqual({
      'sightline.outcome': s.property('ACME-142'),
      'sightline.summary': s.property('ACME-142', 'sightline.summary'),
    });
    if (told.ok) expect(await s.read('ACME-142')).toEqual(told.read);
    s.described();
  });

  test('the mark is on disk before anything is sent', async () => {
    const s = setting();
    const stop = new Error('the disk is full');
    const write = s.home.write(item('ACME-142'), FIRST, 'none', s.io, async () => {
      throw stop;
    });
    await expect(write).rejects.toBe(stop);
    expect(s.asked().filter((a) => a.startsWith('PUT'))).toEqual([]);
  });

  test('another record than the one it was made from: nothing is written', async () => {
    const s = withFirst();
    const { etag } = await s.read('ACME-142');
    const theirs = later(FIRST, { owner: 'Ines' });
    s.foreign('ACME-142', theirs);
    const told = await s.write(later(FIRST, { owner: 'Mara' }), etag);
    expect(told).toMatchObject({ ok: false, changed: { home: { outcome: { version: theirs.version } } } });
    expect([told.marks, s.asked().filter((a) => a.startsWith('PUT'))]).toEqual([[], []]);
  });

  test('the same record again is not written again', async () => {
    const s = setting();
    await s.write(FIRST, 'none');
    const before = s.asked().length;
    const { etag } = await s.read('ACME-142');
    const told = await s.write(FIRST, etag);
    expect(told).toMatchObject({ ok: true, settled: true });
    expect(s.asked().slice(before)).toEqual([GET('ACME-142'), GET('ACME-142')]);
  });

  test('a line for lists that has gone astray is put right', async () => {
    const s = setting();
    await s.write(FIRST, 'none');
    deleteProperty(s.state, 'ACME-142', 'sightline.summary');
    const told = await s.write(FIRST, (await s.read('ACME-142')).etag);
    expect(told.ok).toBe(true);
    expect(s.property('ACME-142', 'sightline.summary')).toMatchObject({ version: FIRST.version });
    expect(s.asked().filter((a) => a === PUT(s, 'ACME-142', 'outcome'))).toHaveLength(1);
  });

  test('a removal leaves its tombstone', async () => {
    const s = withFirst();
    const gone = later(FIRST, {});
    const removed = { ...gone, content: { removed: { at: '2026-11-21T09:00:00Z' } }, version: '0123456789abcdef' };
    const told = await s.write(removed, (await s.read('ACME-142')).etag);
    expect(told).toMatchObject({ ok: true, read: { home: { outcome: { content: { removed: {} } } } } });
    expect(s.property('ACME-142', 'sightline.summary')).toMatchObject({ s: 'removed' });
  });

  test('the largest record fits, and what does not is told with how much', async () => {
    const s = setting();
    const full = await s.write(outcomeOn('ACME-142', FULL_CONTENT), 'none');
    expect(full.ok).toBe(true);
    expect(JSON.stringify(s.property('ACME-142')).length).toBeLessThan(PROPERTY_MAX);
    const amendments = Array.from({ length: 60 }, (_, i) => ({
      id: `a${i}`,
      field: 'target',
      at: '2026-10-12T14:02:00Z',
      reason: 'x'.repeat(480),
    }));
    const told = await s.write(outcomeOn('ACME-143', { ...PLAN, amendments }), 'none');
    expect(told).toMatchObject({ ok: false, trouble: { code: 'too-long', over: expect.any(Number) } });
    expect(told.marks).toEqual([]);
  });

  test('a moved issue is not written under its old key', async () => {
    const s = withFirst();
    const { etag } = await s.read('ACME-142');
    const key = moveIssue(s.state, 'ACME-142', 'PAY');
    expect(await s.write(later(FIRST, { owner: 'Mara' }), etag)).toMatchObject({
      trouble: { code: 'moved', movedTo: key },
    });
  });

  test('newer and damaged records are left as they are', async () => {
    for (const value of [{ v: 2, core: {} }, { hello: 'world' }]) {
      const s = setting({ properties: { 'ACME-142': { 'sightline.outcome': value } } });
      const { etag, home } = await s.read('ACME-142');
      expect(await s.write(FIRST, etag)).toMatchObject({ ok: false, changed: { home } });
      expect(await s.write(FIRST, etag, { repair: home.kind === 'newer' })).toMatchObject({ ok: false });
      expect(s.property('ACME-142')).toEqual(value);
    }
  });

  test('repair keeps what could not be read, each time anew', async () => {
    const damage = { hello: 'world' };
    const s = setting({ properties: { 'ACME-142': { 'sightline.outcome': damage } } });
    const told = await s.write(FIRST, (await s.read('ACME-142')).etag, { repair: true });
    expect(told).toMatchObject({ ok: true, read: { home: { kind: 'outcome' } } });
    expect(s.property('ACME-142', 'sightline.damaged')).toEqual(damage);
    expect(s.asked().filter((a) => a.startsWith('PUT'))[0]).toBe(PUT(s, 'ACME-142', 'damaged'));
    setProperty(s.state, 'ACME-142', 'sightline.outcome', 'again', 'acme-dev');
    await s.write(FIRST, (await s.read('ACME-142')).etag, { repair: true });
    const names = [...jiraIssue(s.state, 'ACME-142').properties.keys()].filter((k) => k.includes('damaged'));
    expect(names).toEqual(['sightline.damaged', expect.stringMatching(/^sightline\.damaged\.[\da-f]{12}$/)]);
    expect(s.property('ACME-142', names[1])).toBe('again');
    expect(s.property('ACME-142', 'sightline.damaged')).toEqual(damage);
    s.described();
  });

  test('only as the person who saved it', async () => {
    const s = withFirst();
    const { etag } = await s.read('ACME-142');
    const next = later(FIRST, { owner: 'Mara' });
    const told = await s.write(next, etag, { account: '712020:mara' });
    expect(told.ok).toBe(true);
    expect(s.signed).toEqual([['jira', 'acme.atlassian.net', { account: '712020:mara', name: 'Mara Lind' }]]);
    s.described();
  });
});

describe('what came of a write', () => {
  test('it stands there, or is among the parents of what does', async () => {
    const s = setting();
    const { marks } = await s.write(FIRST, 'none');
    const [mark] = marks;
    if (!mark) throw new Error('no mark');
    const check = () => s.home.check(item('ACME-142'), mark, s.io);
    expect(await check()).toEqual({ landed: true });
    s.foreign('ACME-142', later(FIRST, { owner: 'Ines' }));
    expect(await check()).toEqual({ landed: true });
    s.foreign('ACME-142', outcomeOn('ACME-142', { owner: 'Somebody who never saw it' }));
    expect(await check()).toEqual({ landed: false });
    deleteProperty(s.state, 'ACME-142', 'sightline.outcome');
    expect(await check()).toEqual({ landed: false });
  });

  test('a newer record still names what it came from', async () => {
    const s = setting();
    const { marks } = await s.write(FIRST, 'none');
    const newer = { v: 1, core: { format: '2.0', version: 'x', parents: [FIRST.version] } };
    setProperty(s.state, 'ACME-142', 'sightline.outcome', newer, 'acme-dev');
    expect(await s.home.check(item('ACME-142'), marks[0] ?? { before: '', sent: '' }, s.io)).toEqual({ landed: true });
  });

  test('nobody is named for a removal: there is no history', async () => {
    const s = setting();
    expect(await s.home.removal(item('ACME-142'), s.io)).toEqual({});
    expect(s.asked()).toEqual([]);
  });
});

describe('somebody who may comment and edits nothing', () => {
  const looker = () => setting({ login: 'acme-design' });

  test('the record goes into a comment that people can read, and is found there', async () => {
    const s = looker();
    const told = await s.write(FIRST, 'none', { account: '712020:ines' });
    expect(told).toMatchObject({ ok: true, settled: true, read: { via: 'comment', home: { kind: 'outcome' } } });
    expect(told.marks).toHaveLength(1);
    const [comment] = jiraIssue(s.state, 'ACME-142').comments.slice(-1);
    const words = JSON.stringify(comment?.body);
    expect(words).toContain('Outcome (Sightline keeps it with this comment)');
    expect(words).toContain('Metric: Checkout completion');
    expect(comment?.properties.get('sd.public.comment')?.value).toEqual({ internal: true });
    expect(s.property('ACME-142')).toBeUndefined();
    if (told.ok) expect(await s.read('ACME-142')).toEqual(told.read);
    s.described();
  });

  test('also where a list of comments shows no properties', async () => {
    const s = looker();
    s.state.settings.api.commentProperties = false;
    addComment(s.state, 'ACME-142', 'acme-dev', 'Outcome: none so far');
    const told = await s.write(FIRST, 'none');
    expect(told).toMatchObject({ ok: true, read: { via: 'comment' } });
    const asked = s.asked().filter((a) => a.startsWith('GET /rest/api/3/comment/'));
    expect(asked).toHaveLength(1);
  });

  test('a later version goes into the person’s own comment', async () => {
    const s = looker();
    await s.write(FIRST, 'none');
    const { length } = jiraIssue(s.state, 'ACME-142').comments;
    const next = later(FIRST, { owner: 'Ines' });
    const told = await s.write(next, (await s.read('ACME-142')).etag);
    expect(told).toMatchObject({ ok: true, read: { home: { outcome: { version: next.version } } } });
    const { comments } = jiraIssue(s.state, 'ACME-142');
    expect(comments).toHaveLength(length);
    expect(JSON.stringify(comments.at(-1)?.body)).toContain('Owner: Ines');
    s.described();
  });

  test('somebody else’s comment stays theirs; the version that came from it counts', async () => {
    const s = looker();
    await s.write(FIRST, 'none');
    setRights(s.state, 'acme-dev', { project: 'ACME', edit: false, editAllComments: true });
    s.present.login = 'acme-dev';
    const next = later(FIRST, { owner: 'Jonas' });
    const told = await s.write(next, (await s.read('ACME-142')).etag);
    expect(told).toMatchObject({ ok: true, read: { home: { outcome: { version: next.version } } } });
    const held = jiraIssue(s.state, 'ACME-142').comments.filter((c) => c.properties.has('sightline.outcome'));
    expect(held.map((c) => c.author)).toEqual(['acme-design', 'acme-dev']);
    // The older one is written again, later: it is still the one that the other came from.
    const older = held[0];
    if (older) older.updatedAt = s.state.clock.now() + 5_000;
    expect(outcomeIn(await s.read('ACME-142')).version).toBe(next.version);
  });

  test('the issue’s own record counts more than a comment’s', async () => {
    const s = looker();
    await s.write(FIRST, 'none');
    const theirs = outcomeOn('ACME-142', { owner: 'Mara' });
    s.foreign('ACME-142', theirs);
    const read = await s.read('ACME-142');
    expect([outcomeIn(read).version, read.via]).toEqual([theirs.version, undefined]);
    expect(await s.write(later(theirs, { owner: 'Ines' }), read.etag)).toMatchObject({
      ok: false,
      trouble: { code: 'not-permitted', status: 403 },
    });
  });

  test('neither edit nor comment: not permitted', async () => {
    const s = looker();
    setRights(s.state, 'acme-design', { project: 'ACME', comment: false });
    expect(await s.write(FIRST, 'none')).toMatchObject({ trouble: { code: 'not-permitted', status: 403 } });
    expect(s.asked().some((a) => a.startsWith('POST'))).toBe(false);
  });

  test('one issue that nobody may edit is no such project', async () => {
    const s = setting();
    jiraIssue(s.state, 'ACME-142').readOnly = true;
    expect(await s.write(FIRST, 'none')).toMatchObject({ trouble: { code: 'not-permitted' } });
    expect(s.asked().some((a) => a.startsWith('POST'))).toBe(false);
  });

  test('what came of it is found in the comment', async () => {
    const s = looker();
    const { marks } = await s.write(FIRST, 'none');
    expect(await s.home.check(item('ACME-142'), marks[0] ?? { before: '', sent: '' }, s.io)).toEqual({ landed: true });
  });
});

describe('one site, two names', () => {
  const DOMAIN = 'jira.acme.example';
  const there = (key: string) => ({ ...item(key), site: DOMAIN });

  test('a record that names the first name is at home under the company’s domain, and the other way round', async () => {
    const s = withFirst();
    for (const [home, site] of [
      ['acme.atlassian.net', DOMAIN],
      [DOMAIN, 'acme.atlassian.net'],
    ] as const) {
      s.foreign('ACME-142', { ...FIRST, home: { ...FIRST.home, site: home } });
      const told = await s.home.read({ ...item('ACME-142'), site }, s.io);
      expect(told).toMatchObject({ read: { item: { site }, home: { outcome: { home: { site } } } } });
    }
    // Once an hour for each name.
    expect(s.asked().filter((a) => a.endsWith('serverInfo'))).toHaveLength(2);
    await s.home.read(there('ACME-142'), s.io);
    expect(s.asked().filter((a) => a.endsWith('serverInfo'))).toHaveLength(2);
    s.described();
  });

  test('written by the name that stays', async () => {
    const s = setting();
    const mine = { ...FIRST, home: there('ACME-142') };
    const told = await s.home.write(there('ACME-142'), mine, 'none', s.io, async () => undefined);
    expect(told).toMatchObject({ ok: true, read: { home: { outcome: { home: { site: DOMAIN } } } } });
    expect(s.property('ACME-142')).toMatchObject({ core: { home: { site: 'acme.atlassian.net', key: 'ACME-142' } } });
  });

  test('another company’s record is a copy, and stays so', async () => {
    const s = withFirst();
    s.foreign('ACME-142', { ...FIRST, home: { ...FIRST.home, site: 'other.atlassian.net' } });
    expect(outcomeIn(await s.read('ACME-142')).home.site).toBe('other.atlassian.net');
  });

  test('while the names cannot be asked for, nothing is called a copy', async () => {
    const s = withFirst();
    s.fault('GET', '/rest/api/3/serverInfo', { kind: 'offline' });
    expect(await s.home.read(there('ACME-142'), s.io)).toMatchObject({ trouble: { code: 'offline' } });
    expect(await s.home.read(there('ACME-142'), s.io)).toMatchObject({ ok: true });
  });
});

describe('the conditional write', () => {
  const conditional = (more: Parameters<typeof setting>[0] = {}) => {
    const s: Setting = setting({
      ...more,
      home: jiraHome({ base: BASE, conditional: true, sleep: async (ms) => s.state.clock.advance(ms) }),
    });
    return s;
  };

  test('is off, and then no page is asked for it', () => {
    expect(Object.keys(setting().home.session ?? {})).not.toContain('setPropertyIf');
    expect(Object.keys(conditional().home.session ?? {})).toContain('setPropertyIf');
  });

  test('writes where there was none, and over exactly what was read', async () => {
    const s = conditional();
    const first = await s.write(FIRST, 'none');
    expect(first).toMatchObject({ ok: true, settled: true });
    const next = later(FIRST, { owner: 'Mara' });
    expect(await s.write(next, first.ok ? first.read.etag : '')).toMatchObject({
      ok: true,
      read: { home: { outcome: { version: next.version } } },
    });
    expect(s.asked().filter((a) => a === 'PUT /rest/api/3/issue/properties/sightline.outcome')).toHaveLength(2);
    s.described();
  });

  test('somebody who was faster by a moment is not written over', async () => {
    const s = conditional({ properties: { 'ACME-142': stored(FIRST) } });
    const theirs = later(FIRST, { owner: 'Ines' });
    s.present.hook = (request) => {
      if (request.path.endsWith('/issue/properties/sightline.outcome')) s.foreign('ACME-142', theirs);
    };
    const told = await s.write(later(FIRST, { owner: 'Mara' }), (await s.read('ACME-142')).etag);
    expect(told).toMatchObject({ ok: true, read: { home: { outcome: { version: theirs.version } } } });
  });

  test('a task that does nothing ends as an error that is tried again', async () => {
    const s = conditional();
    s.fault('PUT', '/rest/api/3/issue/properties/sightline.outcome', {
      kind: 'answer',
      response: { status: 303, headers: { location: 'https://acme.atlassian.net/rest/api/3/task/1' }, body: '' },
    });
    expect(await s.write(FIRST, 'none')).toMatchObject({ trouble: { code: 'server' } });
  });
});

describe('for everybody else', () => {
  test('a link on the issue, brought up to date and never doubled', async () => {
    const s = withFirst();
    expect(await s.home.signpost?.(item('ACME-142'), FIRST, s.io)).toEqual({ ok: true });
    const { id, remoteLinks } = jiraIssue(s.state, 'ACME-142');
    expect(remoteLinks).toMatchObject([
      {
        globalId: `sightline=${id}`,
        application: { type: 'sightline', name: 'Sightline' },
        relationship: 'outcome',
        object: {
          url: `https://sightline.example/#jira/${id}`,
          title: 'Outcome: framed',
          summary: expect.stringMatching(/^We believe that solving this problem/),
          status: { resolved: false },
        },
      },
    ]);
    const verdict = { kind: 'improved' as const, at: '2027-04-01' };
    const known = { ...item('ACME-142'), id: String(id) };
    await s.home.signpost?.(known, later(FIRST, { verdict }), s.io);
    expect(remoteLinks).toMatchObject([{ object: { title: 'Outcome: improved', status: { resolved: true } } }]);
    await s.home.signpost?.(known, later(FIRST, { verdict: { kind: 'too early', at: '2027-04-01' } }), s.io);
    expect(remoteLinks).toMatchObject([{ object: { status: { resolved: false } } }]);
    s.described();
  });

  test('a removed outcome takes it along, also twice', async () => {
    const s = withFirst();
    await s.home.signpost?.(item('ACME-142'), FIRST, s.io);
    const gone = { ...FIRST, content: { removed: { at: '2026-11-21T09:00:00Z' } } };
    for (let i = 0; i < 2; i++) expect(await s.home.signpost?.(item('ACME-142'), gone, s.io)).toEqual({ ok: true });
    expect(jiraIssue(s.state, 'ACME-142').remoteLinks).toEqual([]);
    s.described();
  });

  test('no right to link', async () => {
    const s = setting({ login: 'acme-design' });
    expect(await s.home.signpost?.(item('ACME-142'), FIRST, s.io)).toMatchObject({
      ok: false,
      trouble: { code: 'not-permitted' },
    });
  });

  test('text to copy', () => {
    const { section } = setting().home;
    expect(section.write(FIRST)).toBe(
      [
        'Outcome',
        'Problem: Shoppers are sent to a sign-up form before they can pay',
        'For whom: First-time shoppers on mobile',
        'Metric: Checkout completion',
        'Target: 67 %',
        'By: 2027-03-31',
        'Because: 31 of 84 checkout tickets in October named the account step',
      ].join('\n'),
    );
    expect(section.read(section.write(FIRST), item('ACME-142'))).toEqual({ kind: 'none' });
    expect(section.begin(section.write(FIRST))).toMatchObject({ metric: 'Checkout completion', target: '67 %' });
    expect(section.begin('Fewer sign-ups lost')).toEqual({ problem: 'Fewer sign-ups lost' });
  });

  test('what can still be read of a damaged record begins the form', async () => {
    const damaged = { v: 1, core: { content: { ...PLAN, hypothesis: { problem: 'P', segment: 7 } } } };
    const s = setting({ properties: { 'ACME-142': { 'sightline.outcome': damaged } } });
    const { home } = await s.read('ACME-142');
    if (home.kind !== 'damaged') throw new Error(home.kind);
    expect(s.home.section.salvage(home.text)).toEqual({
      problem: 'P',
      metric: 'Checkout completion',
      target: '67 %',
      by: '2027-03-31',
    });
    expect(s.home.section.salvage('not even JSON')).toEqual({});
  });
});

describe('who and where', () => {
  test('who is signed in, and whether a project is there for them', async () => {
    const s = setting();
    const who = (project?: string, origin: string | undefined = 'https://acme.atlassian.net') =>
      s.home.whoAmI('c', project, s.io, origin);
    expect(await who()).toEqual({ ok: true, login: 'Mara Lind' });
    expect(await who('ACME')).toEqual({ ok: true, login: 'Mara Lind' });
    expect(await who('NONE')).toMatchObject({ ok: true, trouble: { code: 'hidden' } });
    expect(await s.home.whoAmI('c', undefined, s.io)).toMatchObject({ ok: false });
    expect(s.signed[0]).toEqual(['jira', 'acme.atlassian.net', { account: '712020:mara', name: 'Mara Lind' }]);
    s.present.login = null;
    expect(await who()).toMatchObject({ ok: false, trouble: { code: 'signed-out', credential: 'c' } });
    expect(s.signed.at(-1)).toEqual(['jira', 'acme.atlassian.net', null]);
    s.described();
  });

  test.each([
    ['OPEN', 'public'],
    ['ACME', 'restricted'],
    ['NONE', 'restricted'],
  ])('%s is %s, whoever asks', async (name, is) => {
    for (const login of ['acme-pm', null]) {
      const s = setting({ login });
      expect(await s.home.visibility(place(name), s.io)).toBe(is);
      expect(s.exchanges.every(({ request }) => request.headers.cookie === undefined)).toBe(true);
      s.described();
    }
  });

  test.each(['login-page', 'refused'] as const)('a closed site answers with: %s', async (signedOutGet) => {
    const s = setting();
    s.state.settings.api.signedOutGet = signedOutGet;
    expect(await s.home.visibility(place('ACME'), s.io)).toBe('restricted');
    s.state.settings.api.loginPage = 'in-place';
    expect(await s.home.visibility(place('ACME'), s.io)).toBe('restricted');
    s.fault('GET', '/rest/api/3/project/ACME', { kind: 'offline' });
    expect(await s.home.visibility(place('ACME'), s.io)).toMatchObject({ trouble: { code: 'offline' } });
  });
});
