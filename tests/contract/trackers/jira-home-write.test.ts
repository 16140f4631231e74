/** One Jira issue: its home written with the person’s own session, and what came of it. */
import { describe, expect, test } from 'vitest';
import { jiraHome } from '../../../lib/trackers/jira/home';
import { PROPERTY_MAX } from '../../../lib/trackers/jira/property';
import { FULL_CONTENT } from '../../fixtures/outcome/full';
import { deleteProperty, jiraIssue, moveIssue, setProperty } from '../../playground/jira/state';
import {
  BASE,
  COMMENTS,
  FIRST,
  GET,
  item,
  later,
  outcomeOn,
  PLAN,
  PUT,
  type Setting,
  setting,
  stored,
} from './jira-world';

const withFirst = (more: Parameters<typeof setting>[0] = {}) =>
  setting({ ...more, properties: { 'ACME-142': stored(FIRST) } });

describe('writing', () => {
  test('the summary first, then the record, then it is read back', async () => {
    const s = setting();
    const told = await s.write(FIRST, 'none');
    expect(told).toMatchObject({ ok: true, settled: true, read: { home: { kind: 'outcome' } } });
    expect(told.marks).toEqual([{ before: 'none', sent: FIRST.version }]);
    expect(s.asked()).toEqual([
      GET('ACME-142'),
      COMMENTS(s, 'ACME-142'),
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
    const removed = {
      ...gone,
      content: { removed: { at: '2026-11-21T09:00:00Z' } },
      version: '0123456789abcdef',
    };
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
    const mara = ['jira', 'acme.atlassian.net', { account: '712020:mara', name: 'Mara Lind' }];
    expect(s.signed).toEqual([mara, mara]);
    // Who it is, is asked before each of the two.
    expect(s.asked().slice(-5)).toEqual([
      'GET /rest/api/3/myself',
      PUT(s, 'ACME-142', 'summary'),
      'GET /rest/api/3/myself',
      PUT(s, 'ACME-142', 'outcome'),
      GET('ACME-142'),
    ]);
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
    expect(await s.home.check(item('ACME-142'), marks[0] ?? { before: '', sent: '' }, s.io)).toEqual({
      landed: true,
    });
  });

  test('nobody is named for a removal: there is no history', async () => {
    const s = setting();
    expect(await s.home.removal(item('ACME-142'), s.io)).toEqual({});
    expect(s.asked()).toEqual([]);
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
    expect(s.asked().filter((a) => a === 'PUT /rest/api/3/issue/properties/sightline.outcome')).toHaveLength(
      2,
    );
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
      response: {
        status: 303,
        headers: { location: 'https://acme.atlassian.net/rest/api/3/task/1' },
        body: '',
      },
    });
    expect(await s.write(FIRST, 'none')).toMatchObject({ trouble: { code: 'server' } });
  });
});
