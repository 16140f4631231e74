/** What the home is told when Jira refuses, is away, or answers with something else: the right word, and no loss. */
import { describe, expect, test } from 'vitest';
import { retryAt } from '../../../lib/trackers/jira/refusal';
import type { HomeIo } from '../../../lib/trackers/tracker';
import { answers as githubAnswers } from '../../playground/github/fault-answers';
import { jiraAnswers } from '../../playground/jira/fault-answers';
import { deleteIssue, setRights } from '../../playground/jira/state';
import { answering, withSession } from './jira-answering';
import { code, FAULTS, refusal, START } from './jira-faults';
import { FIRST, item, place, setting, stored } from './jira-world';

const withFirst = (login: string | null = 'acme-pm') =>
  setting({ login, properties: { 'ACME-142': stored(FIRST) } });

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
    const told = await withFirst().home.read(
      item('ACME-142'),
      withSession(async () => ({ ok: false, code: why })),
    );
    const codes = {
      timeout: 'timeout',
      refused: 'bad-answer',
      'too-large': 'bad-answer',
      redirected: 'signed-out',
    };
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

  test.each(['redirect', 'redirect-away', 'in-place'] as const)(
    'signed out, login page: %s',
    async (loginPage) => {
      const s = withFirst(null);
      s.state.settings.api.loginPage = loginPage;
      expect(code(await s.home.read(item('ACME-142'), s.io))).toBe('signed-out');
      expect(s.signed).toContainEqual(['jira', 'acme.atlassian.net', null]);
    },
  );

  test.each(['acme-pm', 'acme-design'])(
    'while comments cannot be asked for, there is no "none": %s',
    async (login) => {
      const s = setting({ login });
      s.fault('GET', /\/comment$/, { kind: 'offline' });
      expect(code(await s.home.read(item('ACME-142'), s.io))).toBe('offline');
      expect(code(await s.home.read(item('ACME-142'), s.io))).toBe('ok');
    },
  );

  test('while what one may do cannot be asked, nobody knows where a new version goes', async () => {
    const s = setting({ login: 'acme-design' });
    await s.write(FIRST, 'none');
    s.state.clock.advance(3_700_000);
    s.fault('GET', '/rest/api/3/mypermissions', { kind: 'offline' });
    expect(code(await s.home.read(item('ACME-142'), s.io))).toBe('offline');
    expect(code(await s.home.read(item('ACME-142'), s.io))).toBe('ok');
  });

  test('a site that does not tell what one may do is read like any other', async () => {
    const s = setting({ login: 'acme-design' });
    await s.write(FIRST, 'none');
    s.state.clock.advance(3_700_000);
    s.fault('GET', '/rest/api/3/mypermissions', refusal(400, 'Unrecognized permission(s)'));
    expect((await s.read('ACME-142')).home).toMatchObject({ outcome: { version: FIRST.version } });
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
        of: {
          tracker: 'jira',
          site: 'acme.atlassian.net',
          credential: 'session:jira:acme.atlassian.net',
          part: 'read',
        },
        until: START + 30_000,
      },
    ]);
    expect((await limited('jira-quota-based')).pauses).toMatchObject([
      { of: { site: 'acme.atlassian.net' }, until: START + 30_000 },
    ]);
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
  for (const fault of [
    jiraAnswers.maintenance(),
    githubAnswers.serverError(500),
    jiraAnswers.rateLimited(5),
  ]) {
    const s = setting();
    s.fault('GET', '/rest/api/3/project/ACME', fault);
    expect(await s.home.visibility(place('ACME'), s.io)).toHaveProperty('trouble');
  }
});
