/** What the home is told when Jira refuses, is away, or answers with something else: the right word, and no loss. */
import { describe, expect, test } from 'vitest';
import { retryAt } from '../../../lib/trackers/jira/refusal';
import type { HomeIo, Trouble } from '../../../lib/trackers/tracker';
import { answers as githubAnswers } from '../../playground/github/fault-answers';
import type { Fault } from '../../playground/faults';
import { jiraAnswers } from '../../playground/jira/fault-answers';
import { problem } from '../../playground/jira/rest/context';
import { deleteIssue, jiraIssue, setRights } from '../../playground/jira/state';
import {
  answering,
  item,
  later,
  outcomeOn,
  place,
  type Setting,
  setting,
  stored,
  withSession,
} from './jira-world';

const FIRST = outcomeOn('ACME-142');
const NEXT = later(FIRST, { owner: 'Mara' });
const START = setting().io.now();
const withFirst = (login: string | null = 'acme-pm') =>
  setting({ login, properties: { 'ACME-142': stored(FIRST) } });
const refusal = (status: number, message: string): Fault => ({ kind: 'answer', response: problem(status, message) });
const after = (value: string, status = 429): Fault => {
  const response = problem(status, 'The request has been rate-limited. Please try again later.');
  return { kind: 'answer', response: { ...response, headers: { ...response.headers, 'retry-after': value } } };
};
const html = (body: string, status = 200): Fault => ({
  kind: 'answer',
  response: { status, headers: { 'content-type': 'text/html;charset=UTF-8' }, body },
});
const code = (told: { ok: true } | { ok: false; trouble: Trouble } | { ok: false; changed: unknown }) =>
  told.ok ? 'ok' : 'trouble' in told ? told.trouble.code : 'changed';

/** How one request goes wrong, and what is told of it. */
const FAULTS: [string, Fault, Partial<Trouble>][] = [
  ['no line', { kind: 'offline' }, { code: 'offline' }],
  ['a line that breaks', { kind: 'drop-after' }, { code: 'offline' }],
  ['401', refusal(401, 'You are not authenticated.'), { code: 'signed-out', status: 401 }],
  ['404', refusal(404, 'Issue does not exist or you do not have permission to see it.'), { code: 'hidden', status: 404 }],
  ['403', refusal(403, 'You do not have permission.'), { code: 'not-permitted', status: 403 }],
  ['403 of the check of origins', jiraAnswers.xsrf(), { code: 'bad-answer', status: 403, reason: 'XSRF check failed' }],
  ['archived', refusal(403, "The project 'ACME' is archived."), { code: 'archived', status: 403 }],
  ['archived, said with 400', refusal(400, 'Das Projekt ist archiviert.'), { code: 'archived', status: 400 }],
  ['400', refusal(400, 'No.'), { code: 'bad-answer', status: 400, reason: 'No.' }],
  ['409', jiraAnswers.conflict(), { code: 'server', status: 409 }],
  ['410', refusal(410, ''), { code: 'gone', status: 410 }],
  ['413', refusal(413, 'Too big.'), { code: 'too-long', status: 413 }],
  ['429 with seconds', jiraAnswers.rateLimited(30), { code: 'rate-limited', retryAt: START + 30_000 }],
  ['429 with a date', after(new Date(START + 90_000).toUTCString()), { code: 'rate-limited', retryAt: START + 90_000 }],
  ['429 without', jiraAnswers.rateLimited(null), { code: 'rate-limited', retryAt: START + 60_000 }],
  ['500', jiraAnswers.serverError(), { code: 'server', status: 500 }],
  ['502, a page', html('<html><body>Bad gateway</body></html>', 502), { code: 'server', status: 502 }],
  ['503 as JSON, with a time', after('20', 503), { code: 'server', status: 503, retryAt: START + 20_000 }],
  ['503, the page of maintenance', jiraAnswers.maintenance(), { code: 'maintenance', retryAt: START + 120_000 }],
  ['that page without a time', html('<html><h1>Down for maintenance</h1></html>', 503), { code: 'maintenance', retryAt: START + 300_000 }],
  ['half an answer', { kind: 'truncated' }, { code: 'bad-answer', status: 200 }],
  ['another shape', jiraAnswers.otherShape(), { code: 'bad-answer', status: 200 }],
  ['the login page with status 200', jiraAnswers.loginPage(), { code: 'signed-out', status: 200 }],
  ['a page of a proxy', html('<html><body>Blocked by policy</body></html>'), { code: 'bad-answer', status: 200 }],
  ['a redirect', { kind: 'answer', response: { status: 302, headers: { location: 'https://id.atlassian.com/login' }, body: '' } }, { code: 'signed-out' }],
];

describe('reading', () => {
  test.each(FAULTS)('%s', async (_, fault, trouble) => {
    const s = withFirst();
    s.fault('GET', '/rest/api/3/issue/ACME-142', fault);
    expect(await s.home.read(item('ACME-142'), s.io)).toMatchObject({
      ok: false,
      trouble: { ...trouble, credential: 'session:jira:acme.atlassian.net' },
    });
    s.state.clock.advance(600_000);
    expect(await s.home.read(item('ACME-142'), s.io)).toMatchObject({ ok: true });
  });

  test('no page of the site is open, or it is asleep', async () => {
    const s = withFirst();
    s.present.tab = false;
    expect(code(await s.home.read(item('ACME-142'), s.io))).toBe('no-tab');
    s.present.tab = 'asleep';
    expect(code(await s.home.read(item('ACME-142'), s.io))).toBe('timeout');
    const { session: _, ...without } = s.io;
    expect(code(await s.home.read(item('ACME-142'), without))).toBe('no-tab');
  });

  test.each(['timeout', 'refused', 'too-large', 'redirected'] as const)('the page says: %s', async (why) => {
    const told = await withFirst().home.read(item('ACME-142'), withSession(async () => ({ ok: false, code: why })));
    const codes = { timeout: 'timeout', refused: 'bad-answer', 'too-large': 'bad-answer', redirected: 'signed-out' };
    expect(code(told)).toBe(codes[why]);
  });

  test.each([
    ['https://id.atlassian.com/login?continue=x', 'signed-out'],
    ['https://acme.atlassian.net/login?dest-url=x', 'signed-out'],
    ['https://other.example/rest', 'redirected'],
    ['/rest/api/3/issue/ACME-142?fields=summary', 'bad-answer'],
  ])('an answer of %s', async (url, told) => {
    expect(code(await withFirst().home.read(item('ACME-142'), answering('{}', { url })))).toBe(told);
  });

  test('JSON that is not called so is no answer', async () => {
    const io = answering('{"id":"1","key":"ACME-142"}', { headers: { 'content-type': 'text/plain' } });
    expect(code(await withFirst().home.read(item('ACME-142'), io))).toBe('bad-answer');
  });

  test('a key of another form is asked of nobody', async () => {
    const s = withFirst();
    for (const key of ['acme/shop#142', '../ACME-1', 'ACME', 'ACME-0', ''])
      expect(code(await s.home.read(item(key), s.io))).toBe('bad-answer');
    expect(s.asked()).toEqual([]);
  });

  test('gone and hidden are one answer, and neither is said of somebody who is signed out', async () => {
    const s = withFirst();
    deleteIssue(s.state, 'ACME-142');
    expect(code(await s.home.read(item('ACME-142'), s.io))).toBe('hidden');
    setRights(s.state, 'acme-pm', { project: 'ACME', browse: false });
    expect(code(await s.home.read(item('ACME-143'), s.io))).toBe('hidden');
    s.state.settings.api.signedOutGet = 'refused';
    s.present.login = null;
    expect(code(await s.home.read(item('ACME-143'), s.io))).toBe('signed-out');
    expect(s.signed.at(-1)).toEqual(['jira', 'acme.atlassian.net', null]);
    s.described();
  });

  test.each(['redirect', 'redirect-away', 'in-place'] as const)('signed out, login page: %s', async (loginPage) => {
    const s = withFirst(null);
    s.state.settings.api.loginPage = loginPage;
    expect(code(await s.home.read(item('ACME-142'), s.io))).toBe('signed-out');
    expect(s.signed).toContainEqual(['jira', 'acme.atlassian.net', null]);
  });

  test.each([
    ['what one may do', '/rest/api/3/mypermissions'],
    ['the comments', /\/comment$/],
  ])('while %s cannot be asked, there is no "none"', async (_, path) => {
    const s = setting({ login: 'acme-design' });
    s.fault('GET', path, { kind: 'offline' });
    expect(code(await s.home.read(item('ACME-142'), s.io))).toBe('offline');
    expect(code(await s.home.read(item('ACME-142'), s.io))).toBe('ok');
  });

  test('a site that does not tell what one may do is read like any other', async () => {
    const s = setting();
    s.fault('GET', '/rest/api/3/mypermissions', refusal(400, 'Unrecognized permission(s)'));
    expect((await s.read('ACME-142')).home).toEqual({ kind: 'none' });
  });
});

describe('breaks', () => {
  const limited = async (reason: 'jira-burst-based' | 'jira-per-issue-on-write' | 'jira-quota-based') => {
    const s = withFirst();
    s.fault('GET', '/rest/api/3/issue/ACME-142', jiraAnswers.rateLimited(30, reason));
    await s.home.read(item('ACME-142'), s.io);
    return s;
  };

  test('a burst holds back what is like it; a quota everything; one issue nobody else', async () => {
    const burst = await limited('jira-burst-based');
    expect(burst.pauses).toEqual([
      {
        of: { tracker: 'jira', site: 'acme.atlassian.net', credential: 'session:jira:acme.atlassian.net', part: 'read' },
        until: START + 30_000,
      },
    ]);
    expect((await limited('jira-quota-based')).pauses).toMatchObject([{ of: { site: 'acme.atlassian.net' }, until: START + 30_000 }]);
    expect((await limited('jira-quota-based')).pauses[0]?.of.part).toBeUndefined();
    expect((await limited('jira-per-issue-on-write')).pauses).toEqual([]);
  });

  test('nothing leaves before a break is over', async () => {
    const s = await limited('jira-burst-based');
    const before = s.asked().length;
    expect(await s.home.read(item('ACME-142'), s.io)).toMatchObject({
      trouble: { code: 'rate-limited', retryAt: START + 30_000 },
    });
    expect(s.asked()).toHaveLength(before);
    s.state.clock.advance(31_000);
    expect(code(await s.home.read(item('ACME-142'), s.io))).toBe('ok');
  });

  test('a disk that is full does not spoil the answer', async () => {
    const s = withFirst();
    const io: HomeIo = {
      ...s.io,
      pauses: { until: async () => undefined, begin: async () => Promise.reject(new Error('full')) },
    };
    s.fault('GET', '/rest/api/3/issue/ACME-142', jiraAnswers.rateLimited(30));
    expect(code(await s.home.read(item('ACME-142'), io))).toBe('rate-limited');
  });

  test.each<[Record<string, string>, number]>([
    [{ 'retry-after': '7' }, 8_000],
    [{ 'retry-after': '0' }, 61_000],
    [{ 'retry-after': 'soon' }, 61_000],
    [{ 'x-ratelimit-reset': '1970-01-01T00:00:09.000Z' }, 9_000],
    [{ 'x-ratelimit-reset': '5' }, 5_000],
    [{ 'x-ratelimit-reset': '1' }, 61_000],
    [{}, 61_000],
  ])('%j', (headers, at) => expect(retryAt(headers, 1_000)).toBe(at));
});

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
    expect(s.property('ACME-142')).toMatchObject({ core: { version: landed ? NEXT.version : FIRST.version } });
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
    expect(s.signed).toEqual([['jira', 'acme.atlassian.net', { account: '712020:jonas', name: 'Jonas Okoye' }]]);
    expect(s.property('ACME-142')).toMatchObject({ core: { version: FIRST.version } });
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
    expect([code(told), s.property('ACME-142', 'sightline.summary')]).toMatchObject(['offline', { version: NEXT.version }]);
    const rows = await s.home.lists?.read([item('ACME-142')], s.io);
    expect(rows).toMatchObject({ rows: [{ read: { home: { outcome: { version: FIRST.version } } } }] });
    expect(await s.home.check(item('ACME-142'), told.marks[0] ?? { before: '', sent: '' }, s.io)).toEqual({ landed: false });
    expect(await s.write(NEXT, (await s.read('ACME-142')).etag)).toMatchObject({ ok: true, settled: true });
  });

  test('killed after the summary of the first record: still none, and not an error', async () => {
    const s = setting();
    s.fault('PUT', /sightline\.outcome$/, { kind: 'offline' });
    await s.write(FIRST, 'none');
    expect((await s.read('ACME-142')).home).toEqual({ kind: 'none' });
    expect(await s.home.lists?.read([item('ACME-142')], s.io)).toMatchObject({ rows: [{ read: { home: { kind: 'none' } } }] });
    expect(await s.write(FIRST, 'none')).toMatchObject({ ok: true });
  });

  test('the answer to the record was lost: it is found to stand there', async () => {
    const s = withFirst();
    const { etag } = await s.read('ACME-142');
    s.fault('PUT', /sightline\.outcome$/, { kind: 'drop-after' });
    const told = await s.write(NEXT, etag);
    expect(code(told)).toBe('offline');
    expect(await s.home.check(item('ACME-142'), told.marks[0] ?? { before: '', sent: '' }, s.io)).toEqual({ landed: true });
  });

  test('the answer to the new comment was lost: it is found, and not written twice', async () => {
    const s = setting({ login: 'acme-design' });
    s.fault('POST', /\/comment$/, { kind: 'drop-after' });
    const told = await s.write(FIRST, 'none');
    expect(code(told)).toBe('offline');
    const read = await s.read('ACME-142');
    expect(read.via).toBe('comment');
    expect(await s.home.check(item('ACME-142'), told.marks[0] ?? { before: '', sent: '' }, s.io)).toEqual({ landed: true });
    await s.write(NEXT, read.etag);
    expect(jiraIssue(s.state, 'ACME-142').comments.filter((c) => c.properties.has('sightline.outcome'))).toHaveLength(1);
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
    expect(await s.write(FIRST, 'none')).toMatchObject({ trouble: { code: 'bad-answer', reason: 'XSRF check failed' } });
    expect(s.asked().some((a) => a.startsWith('POST'))).toBe(false);
  });
});

test('a reason is one short line, and no page', async () => {
  const long = await withFirst().home.read(
    item('ACME-142'),
    answering(JSON.stringify({ errorMessages: [`a\n b ${'x'.repeat(500)}`], errors: {} }), { status: 418 }),
  );
  expect(long).toMatchObject({ trouble: { reason: expect.stringMatching(/^a b x+$/) } });
  if (!long.ok) expect(long.trouble.reason).toHaveLength(160);
  const field = JSON.stringify({ errorMessages: [], errors: { summary: 'Too short.' } });
  expect(await withFirst().home.read(item('ACME-142'), answering(field, { status: 400 }))).toMatchObject({
    trouble: { reason: 'Too short.' },
  });
  const page = answering('<html>no</html>', { status: 500, headers: { 'content-type': 'text/html' } });
  const told = await withFirst().home.read(item('ACME-142'), page);
  expect(told.ok || told.trouble.reason).toBeUndefined();
});

test('visibility of a project while the site is away is not "restricted"', async () => {
  for (const fault of [jiraAnswers.maintenance(), githubAnswers.serverError(500), jiraAnswers.rateLimited(5)]) {
    const s = setting();
    s.fault('GET', '/rest/api/3/project/ACME', fault);
    expect(await s.home.visibility(place('ACME'), s.io)).toHaveProperty('trouble');
  }
});
