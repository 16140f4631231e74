/** One Jira issue: its home read with the person's own session. */
import { describe, expect, test } from 'vitest';
import { deleteProperty, jiraIssue, moveIssue, setProperty, transition } from '../../playground/jira/state';
import {
  COMMENTS,
  FIRST,
  GET,
  item,
  later,
  outcomeIn,
  outcomeOn,
  PLAN,
  place,
  setting,
  stored,
} from './jira-world';

const withFirst = (more: Parameters<typeof setting>[0] = {}) =>
  setting({ ...more, properties: { 'ACME-142': stored(FIRST) } });

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

  test('no record: its comments are looked through, whoever asks', async () => {
    for (const login of ['acme-pm', 'acme-design']) {
      const s = setting({ login });
      const [first, second] = [await s.read('ACME-142'), await s.read('ACME-143')];
      expect([first.home, first.etag, second.home]).toEqual([{ kind: 'none' }, 'none', { kind: 'none' }]);
      expect(s.asked()).toEqual([
        GET('ACME-142'),
        COMMENTS(s, 'ACME-142'),
        GET('ACME-143'),
        COMMENTS(s, 'ACME-143'),
      ]);
      s.described();
    }
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
    s.fault(
      'GET',
      '/rest/api/3/issue/ACME-142',
      { kind: 'rewrite', name: 'no properties', change: strip },
      2,
    );
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
    expect((await s.read('ACME-118')).launch).toEqual({
      at: new Date(moved).toISOString(),
      why: 'moved to Done',
    });
    expect(s.asked().filter((a) => a.endsWith('/changelog'))).toHaveLength(1);
    // Not yet, which is more than not known.
    expect((await s.read('ACME-142')).launch).toBeNull();
    expect(s.asked().filter((a) => a.endsWith('/changelog'))).toHaveLength(1);
    s.described();
  });

  test('a long history is looked through page by page', async () => {
    const s = setting();
    for (let i = 0; i < 120; i++)
      transition(s.state, 'ACME-142', i % 2 ? 'In Progress' : 'In Review', 'acme-dev');
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

describe('who and where', () => {
  test('who is signed in, and whether a project is there for them', async () => {
    const s = setting();
    const who = (project?: string, origin: string | undefined = 'https://acme.atlassian.net') =>
      s.home.whoAmI('c', project, s.io, origin);
    expect(await who()).toEqual({ ok: true, login: 'Mara Lind' });
    expect(await who('ACME')).toEqual({ ok: true, login: 'Mara Lind' });
    expect(await who('NONE')).toMatchObject({ ok: true, trouble: { code: 'hidden' } });
    expect(await s.home.whoAmI('c', undefined, s.io)).toMatchObject({ ok: false });
    expect(s.signed[0]).toEqual([
      'jira',
      'acme.atlassian.net',
      { account: '712020:mara', name: 'Mara Lind' },
    ]);
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
      // What a stranger is told says nothing of who is signed in.
      expect(s.signed).toEqual([]);
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
