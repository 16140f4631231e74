/** A write of the home that goes wrong at any of its requests, or between two: nothing is lost, and it can go on. */
import { describe, expect, test } from 'vitest';
import { jiraAnswers } from '../../playground/jira/fault-answers';
import { jiraIssue } from '../../playground/jira/state';
import { code, FAULTS } from './jira-faults';
import { FIRST, item, later, type Setting, setting, stored } from './jira-world';

const NEXT = later(FIRST, { owner: 'Mara' });
const withFirst = (login: string | null = 'acme-pm') =>
  setting({ login, properties: { 'ACME-142': stored(FIRST) } });
/** Every request of a write, by its order. */
const STEPS: [string, string, string | RegExp][] = [
  ['the read before', 'GET', '/rest/api/3/issue/ACME-142'],
  ['who is signed in', 'GET', '/rest/api/3/myself'],
  ['the summary', 'PUT', /sightline\.summary$/],
  ['the record', 'PUT', /sightline\.outcome$/],
];

describe.each(STEPS)('writing, %s', (step, method, path) => {
  test.each(FAULTS)('%s', async (name, fault, trouble) => {
    // The answer to a write is not read: what it says does not matter, only that it is one.
    const write = method === 'PUT' && ['half an answer', 'another shape'].includes(name);
    const s = withFirst();
    const { etag } = await s.read('ACME-142');
    s.fault(method, path, fault);
    const told = await s.write(NEXT, etag, { account: '712020:mara' });
    if (write) {
      expect(code(told)).toBe('ok');
      return;
    }
    const { retryAt: _, ...rest } = trouble;
    expect(told).toMatchObject({ ok: false, trouble: rest });
    expect(told.marks).toHaveLength(method === 'PUT' ? 1 : 0);
    const landed = name === 'a line that breaks' && step === 'the record';
    expect(s.property('ACME-142')).toMatchObject({
      core: { version: landed ? NEXT.version : FIRST.version },
    });
    // And once it is over, the same write goes through, or is found to have gone through.
    s.state.clock.advance(600_000);
    const [mark] = told.marks;
    if (mark) expect(await s.home.check(item('ACME-142'), mark, s.io)).toEqual({ landed });
    const again = await s.write(NEXT, (await s.read('ACME-142')).etag, { account: '712020:mara' });
    expect(again).toMatchObject({ ok: true, read: { home: { outcome: { version: NEXT.version } } } });
    expect(s.property('ACME-142', 'sightline.summary')).toMatchObject({ version: NEXT.version });
  });
});

describe('between the requests of a write', () => {
  const between = async (s: Setting, path: RegExp, what: () => void) => {
    const { etag } = await s.read('ACME-142');
    s.present.hook = (request) => {
      if (!path.test(`${request.method} ${request.path}`)) return;
      s.present.hook = null;
      what();
    };
    return s.write(NEXT, etag, { account: '712020:mara' });
  };

  test('somebody else has signed in', async () => {
    const s = withFirst();
    const told = await between(s, /GET .*myself$/, () => {
      s.present.login = 'acme-dev';
    });
    expect(told).toMatchObject({ trouble: { code: 'other-account', reason: 'signed in as Jonas Okoye' } });
    expect(told.marks).toEqual([]);
    expect(s.signed).toEqual([
      ['jira', 'acme.atlassian.net', { account: '712020:jonas', name: 'Jonas Okoye' }],
    ]);
    expect(s.property('ACME-142')).toMatchObject({ core: { version: FIRST.version } });
  });

  test('somebody else has signed in between the two writes: the second does not leave', async () => {
    const s = withFirst();
    const { etag } = await s.read('ACME-142');
    let asked = 0;
    s.present.hook = ({ path }) => {
      if (path.endsWith('/myself') && ++asked === 2) s.present.login = 'acme-dev';
    };
    expect(await s.write(NEXT, etag, { account: '712020:mara' })).toMatchObject({
      trouble: { code: 'other-account', reason: 'signed in as Jonas Okoye' },
    });
    expect(s.property('ACME-142')).toMatchObject({ core: { version: FIRST.version } });
    expect(s.property('ACME-142', 'sightline.summary')).toMatchObject({ version: NEXT.version });
  });

  test('the person has signed out: nothing is written, and nobody is told it is hidden', async () => {
    const s = withFirst();
    const told = await between(s, /PUT .*summary$/, () => {
      s.present.login = null;
    });
    expect(code(told)).toBe('signed-out');
    expect(s.signed.at(-1)).toEqual(['jira', 'acme.atlassian.net', null]);
    expect(s.property('ACME-142')).toMatchObject({ core: { version: FIRST.version } });
  });

  test('killed after the summary: lists read the record, and the write goes on later', async () => {
    const s = withFirst();
    const { etag } = await s.read('ACME-142');
    s.fault('PUT', /sightline\.outcome$/, { kind: 'offline' });
    const told = await s.write(NEXT, etag);
    expect([code(told), s.property('ACME-142', 'sightline.summary')]).toMatchObject([
      'offline',
      { version: NEXT.version },
    ]);
    const rows = await s.home.lists?.read([item('ACME-142')], s.io);
    expect(rows).toMatchObject({ rows: [{ read: { home: { outcome: { version: FIRST.version } } } }] });
    expect(await s.home.check(item('ACME-142'), told.marks[0] ?? { before: '', sent: '' }, s.io)).toEqual({
      landed: false,
    });
    expect(await s.write(NEXT, (await s.read('ACME-142')).etag)).toMatchObject({ ok: true, settled: true });
  });

  test('killed after the summary of the first record: still none, and not an error', async () => {
    const s = setting();
    s.fault('PUT', /sightline\.outcome$/, { kind: 'offline' });
    await s.write(FIRST, 'none');
    expect((await s.read('ACME-142')).home).toEqual({ kind: 'none' });
    expect(await s.home.lists?.read([item('ACME-142')], s.io)).toMatchObject({
      rows: [{ read: { home: { kind: 'none' } } }],
    });
    expect(await s.write(FIRST, 'none')).toMatchObject({ ok: true });
  });

  test('the answer to the record was lost: it is found to stand there', async () => {
    const s = withFirst();
    const { etag } = await s.read('ACME-142');
    s.fault('PUT', /sightline\.outcome$/, { kind: 'drop-after' });
    const told = await s.write(NEXT, etag);
    expect(code(told)).toBe('offline');
    expect(await s.home.check(item('ACME-142'), told.marks[0] ?? { before: '', sent: '' }, s.io)).toEqual({
      landed: true,
    });
  });

  test('the answer to the new comment was lost: it is found, and not written twice', async () => {
    const s = setting({ login: 'acme-design' });
    s.fault('POST', /\/comment$/, { kind: 'drop-after' });
    const told = await s.write(FIRST, 'none');
    expect(code(told)).toBe('offline');
    const read = await s.read('ACME-142');
    expect(read.via).toBe('comment');
    expect(await s.home.check(item('ACME-142'), told.marks[0] ?? { before: '', sent: '' }, s.io)).toEqual({
      landed: true,
    });
    await s.write(NEXT, read.etag);
    expect(
      jiraIssue(s.state, 'ACME-142').comments.filter((c) => c.properties.has('sightline.outcome')),
    ).toHaveLength(1);
  });

  test('it cannot be read back: what was taken is told, and looked up later', async () => {
    const s = withFirst();
    const { etag } = await s.read('ACME-142');
    s.present.hook = ({ path }) => {
      if (!path.endsWith('sightline.outcome')) return;
      s.present.hook = null;
      s.fault('GET', '/rest/api/3/issue/ACME-142', { kind: 'offline' });
    };
    const told = await s.write(NEXT, etag);
    expect(told).toMatchObject({ ok: true, read: { home: { outcome: { version: NEXT.version } } } });
    expect(told).not.toHaveProperty('settled');
    if (told.ok) expect((await s.read('ACME-142')).etag).toBe(told.read.etag);
  });

  test('somebody wrote over it at once: reading back tells so', async () => {
    const s = withFirst();
    const { etag } = await s.read('ACME-142');
    const theirs = later(FIRST, { owner: 'Ines' });
    let gets = 0;
    s.present.hook = ({ method, path }) => {
      if (method === 'GET' && path.endsWith('ACME-142') && ++gets === 2) s.foreign('ACME-142', theirs);
    };
    expect(await s.write(NEXT, etag)).toMatchObject({
      ok: true,
      settled: true,
      read: { home: { outcome: { version: theirs.version } } },
    });
  });

  test('the project was archived meanwhile', async () => {
    for (const status of [403, 400] as const) {
      const s = withFirst();
      s.state.settings.api.archived = status;
      const told = await between(s, /PUT .*summary$/, () => {
        for (const p of s.state.projects) p.archived = true;
      });
      expect(code(told)).toBe('archived');
    }
  });

  test('in somebody else’s page the check of origins refuses, and no comment is written instead', async () => {
    const s = setting();
    s.fault('PUT', /sightline\.summary$/, jiraAnswers.xsrf());
    expect(await s.write(FIRST, 'none')).toMatchObject({
      trouble: { code: 'bad-answer', reason: 'XSRF check failed' },
    });
    expect(s.asked().some((a) => a.startsWith('POST'))).toBe(false);
  });
});
