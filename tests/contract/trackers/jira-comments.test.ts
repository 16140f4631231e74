/** A record in a comment, read by people who may edit and by those who may not; and an issue with many comments. */
import { describe, expect, test } from 'vitest';
import { addComment, jiraIssue, setRights } from '../../playground/jira/state';
import { copies, fromHere, MARKER } from './jira-comment-world';
import {
  COMMENTS,
  FIRST,
  GET,
  item,
  later,
  outcomeIn,
  outcomeOn,
  PUT,
  RIGHTS,
  type Setting,
  setting,
  stored,
} from './jira-world';

const UNKNOWN = ['bad-answer', 'more comments than are looked through'];
const NEXT = later(FIRST, { owner: 'Mara' });
/** An issue whose record was put into a comment by somebody who may only comment; now somebody who may edit looks. */
const shared = async (more: Parameters<typeof setting>[0] = {}) => {
  const s = setting({ ...more, login: 'acme-design' });
  expect(await s.write(FIRST, 'none')).toMatchObject({ ok: true });
  s.present.login = 'acme-pm';
  return s;
};
const comments = (s: Setting) => jiraIssue(s.state, 'ACME-142').comments;

describe('somebody who may edit', () => {
  test('reads the record that a comment holds, as its writer does', async () => {
    const s = await shared();
    const asked = fromHere(s);
    const read = await s.read('ACME-142');
    expect(asked()).toEqual([GET('ACME-142'), COMMENTS(s, 'ACME-142'), RIGHTS]);
    expect([outcomeIn(read).version, read.via]).toEqual([FIRST.version, 'comment']);
    s.present.login = 'acme-design';
    expect(await s.read('ACME-142')).toEqual({ ...read, at: expect.any(Number) });
    s.described();
  });

  test('saves into the issue itself, which counts from then on, for the comment’s writer too', async () => {
    const s = await shared();
    const before = structuredClone(comments(s));
    const { etag } = await s.read('ACME-142');
    const asked = fromHere(s);
    const told = await s.write(NEXT, etag, { account: '712020:mara' });
    expect(told).toMatchObject({ ok: true, settled: true, marks: [{ before: etag, sent: NEXT.version }] });
    if (!told.ok) throw new Error('not written');
    expect([outcomeIn(told.read).version, told.read.via]).toEqual([NEXT.version, undefined]);
    expect(asked()).toEqual([
      GET('ACME-142'),
      COMMENTS(s, 'ACME-142'),
      PUT(s, 'ACME-142', 'summary'),
      PUT(s, 'ACME-142', 'outcome'),
      GET('ACME-142'),
    ]);
    expect(comments(s)).toEqual(before);
    expect(await s.home.check(item('ACME-142'), told.marks[0] ?? { before: '', sent: '' }, s.io)).toEqual({
      landed: true,
    });
    s.present.login = 'acme-design';
    const after = await s.read('ACME-142');
    expect([outcomeIn(after).version, outcomeIn(after).parents, after.via]).toEqual([
      NEXT.version,
      expect.arrayContaining([FIRST.version]),
      undefined,
    ]);
    s.described();
  });

  test('what somebody wrote into the comment meanwhile is not overwritten', async () => {
    const s = await shared();
    const { etag } = await s.read('ACME-142');
    s.present.login = 'acme-design';
    const theirs = later(FIRST, { owner: 'Ines' });
    await s.write(theirs, etag);
    s.present.login = 'acme-pm';
    const told = await s.write(NEXT, etag);
    expect(told).toMatchObject({
      ok: false,
      changed: { via: 'comment', home: { outcome: { version: theirs.version } } },
      marks: [],
    });
    expect(s.property('ACME-142')).toBeUndefined();
  });

  test('a write that was cut off is looked up where it went', async () => {
    const s = await shared();
    const { etag } = await s.read('ACME-142');
    s.fault('PUT', /sightline\.outcome$/, { kind: 'offline' });
    const told = await s.write(NEXT, etag);
    const mark = told.marks[0] ?? { before: '', sent: '' };
    expect(await s.home.check(item('ACME-142'), mark, s.io)).toEqual({ landed: false });
    // The comment counts as long as the issue has only the line for lists.
    expect(outcomeIn(await s.read('ACME-142')).version).toBe(FIRST.version);
    expect(await s.write(NEXT, etag)).toMatchObject({ ok: true });
    expect(await s.home.check(item('ACME-142'), mark, s.io)).toEqual({ landed: true });
  });

  test('a damaged record in a comment is replaced only by a repair, and stays in the comment', async () => {
    const s = await shared();
    const held = comments(s).at(-1)?.properties.get('sightline.outcome');
    if (held) held.value = { v: 1, core: 'x' };
    const { home, etag } = await s.read('ACME-142');
    expect(home).toMatchObject({ kind: 'damaged' });
    expect(await s.write(NEXT, etag)).toMatchObject({ ok: false, changed: { home } });
    expect(await s.write(NEXT, etag, { repair: true })).toMatchObject({ ok: true });
    expect(s.property('ACME-142')).toMatchObject({ core: { version: NEXT.version } });
    expect(held?.value).toEqual({ v: 1, core: 'x' });
  });

  test('the right was taken within the hour: into a comment after all', async () => {
    const s = await shared();
    const { etag } = await s.read('ACME-142');
    setRights(s.state, 'acme-pm', { project: 'ACME', edit: false });
    const told = await s.write(NEXT, etag);
    expect(told).toMatchObject({ ok: true, read: { via: 'comment' } });
    expect(outcomeIn(await s.read('ACME-142')).version).toBe(NEXT.version);
  });

  test('taken out of the issue: the comment is told again, whichever version it has', async () => {
    const s = await shared();
    await s.write(NEXT, (await s.read('ACME-142')).etag);
    jiraIssue(s.state, 'ACME-142').properties.clear();
    expect(await s.read('ACME-142')).toMatchObject({
      via: 'comment',
      home: { outcome: { version: FIRST.version } },
    });
  });
});

describe.each(['acme-pm', 'acme-design'])('many comments, asked by %s', (login) => {
  const words = (s: Setting, count: number) => {
    for (let i = 0; i < count; i++) addComment(s.state, 'ACME-142', 'acme-dev', `Words ${i}`);
  };
  const record = (s: Setting, version = FIRST) => {
    const at = s.state.clock.now();
    addComment(s.state, 'ACME-142', 'acme-design', MARKER).properties.set('sightline.outcome', {
      value: stored(version)['sightline.outcome'],
      by: 'acme-design',
      at,
    });
  };
  const told = async (s: Setting) => {
    const got = await s.home.read(item('ACME-142'), s.io);
    if (!got.ok) return [got.trouble.code, got.trouble.reason];
    return got.read.home.kind === 'outcome' ? [got.read.home.outcome.version, got.read.via] : ['none'];
  };
  const here = [FIRST.version, 'comment'];

  test.each([true, false])('the newest are looked at first; properties shown: %s', async (shown) => {
    const s = setting({ login });
    s.state.settings.api.commentProperties = shown;
    copies(s, 12);
    record(s);
    expect(await told(s)).toEqual(here);
    copies(s, 9);
    expect(await told(s)).toEqual(here);
    s.described();
  });

  test('one beyond those that are asked about: not known, and never none', async () => {
    const s = setting({ login });
    s.state.settings.api.commentProperties = false;
    record(s);
    copies(s, 10);
    expect(await told(s)).toEqual(UNKNOWN);
    const asked = s.asked().filter((a) => a.startsWith('GET /rest/api/3/comment/'));
    expect(asked).toHaveLength(10);
    s.described();
  });

  test('ten that hold nothing, and no more: none', async () => {
    const s = setting({ login });
    copies(s, 10);
    expect(await told(s)).toEqual(['none']);
  });

  test('of a chain of more than ten, the last', async () => {
    const s = setting({ login });
    s.state.settings.api.commentProperties = false;
    let version = FIRST;
    for (let i = 0; i < 12; i++) {
      version = later(version, { owner: `o${i}` });
      record(s, version);
    }
    expect(await told(s)).toEqual([version.version, 'comment']);
  });

  test.each([150, 400])('before %d others: every page is looked through', async (count) => {
    const s = setting({ login });
    record(s);
    words(s, count);
    expect(await told(s)).toEqual(here);
    const total = jiraIssue(s.state, 'ACME-142').comments.length;
    expect(s.exchanges.filter(({ request }) => request.path.endsWith('/comment'))).toHaveLength(
      Math.ceil(total / 100),
    );
    s.described();
  });

  test('a site with smaller pages, and one that does not say how many there are', async () => {
    const s = setting({ login });
    s.state.settings.api.commentsOnPage = 50;
    record(s);
    words(s, 150);
    expect(await told(s)).toEqual(here);
    const untold = (response: { status: number; headers: Record<string, string>; body: string }) => ({
      ...response,
      body: response.body.replace(/"total":\d+,/, ''),
    });
    s.state.settings.api.commentsOnPage = 100;
    s.fault('GET', /\/comment$/, { kind: 'rewrite', name: 'no total', change: untold }, 'always');
    expect(await told(s)).toEqual(here);
  });

  test('more than a thousand after it: not known, and never none', async () => {
    const s = setting({ login });
    record(s);
    words(s, 1_000);
    expect(await told(s)).toEqual(UNKNOWN);
    expect(s.exchanges.filter(({ request }) => request.path.endsWith('/comment'))).toHaveLength(10);
    // Among those that were looked at there is one: a newer one would stand there too.
    record(s, outcomeOn('ACME-142', { owner: 'Ines' }));
    expect((await told(s))[1]).toBe('comment');
  });

  test('pages that end before they should: not known', async () => {
    const s = setting({ login });
    words(s, 3);
    const none = (response: { status: number; headers: Record<string, string>; body: string }) => ({
      ...response,
      body: JSON.stringify({ ...JSON.parse(response.body), comments: [] }),
    });
    s.fault('GET', /\/comment$/, { kind: 'rewrite', name: 'empty', change: none }, 'always');
    expect(await told(s)).toEqual(UNKNOWN);
    expect(s.asked()).toHaveLength(2);
  });
});
