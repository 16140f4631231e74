/** What lists are told when Jira refuses, breaks off or says only a part: the right word, never "none". */
import { describe, expect, test } from 'vitest';
import type { HomeIo, Trouble } from '../../../lib/trackers/tracker';
import type { Fault } from '../../playground/faults';
import { jiraAnswers } from '../../playground/jira/fault-answers';
import { withSession } from './jira-answering';
import { FIRST, item, kinds, listsOf, many, outcomeOn, type Setting, setting, stored } from './jira-world';

const SECOND = outcomeOn('ACME-118');
const PROPERTIES = { 'ACME-142': stored(FIRST), 'ACME-118': stored(SECOND) };

type Told = { ok: true } | { ok: false; trouble: Trouble };
const ASKS: [string, (s: Setting, io: HomeIo) => Promise<Told>][] = [
  ['read', (s, io) => listsOf(s).read([item('ACME-142'), item('ACME-118')], io)],
  ['stamps', (s, io) => listsOf(s).stamps([item('ACME-142')], io)],
  ['query', (s, io) => listsOf(s).query('acme.atlassian.net', 'project = "ACME"', undefined, io)],
];
const START = setting().io.now();
const FAULTS: [string, Fault, Partial<Trouble>][] = [
  ['no line', { kind: 'offline' }, { code: 'offline' }],
  ['half an answer', { kind: 'truncated' }, { code: 'bad-answer' }],
  ['another shape', jiraAnswers.otherShape(), { code: 'bad-answer' }],
  ['the login page', jiraAnswers.loginPage(), { code: 'signed-out' }],
  ['maintenance', jiraAnswers.maintenance(), { code: 'maintenance', retryAt: START + 120_000 }],
  ['429', jiraAnswers.rateLimited(30), { code: 'rate-limited', retryAt: START + 30_000 }],
  ['500', jiraAnswers.serverError(), { code: 'server' }],
  ['the check of origins', jiraAnswers.xsrf(), { code: 'bad-answer' }],
];

describe.each(ASKS)('%s', (name, ask) => {
  test.each(FAULTS)('%s', async (_, fault, trouble) => {
    const s = setting({ properties: PROPERTIES });
    s.faults.on({ method: 'POST' }, fault);
    expect(await ask(s, s.io)).toMatchObject({ ok: false, trouble });
  });

  test('the second request of two fails', async () => {
    const s = setting({ properties: PROPERTIES });
    if (name === 'stamps') return;
    if (name === 'query') many(s, 120);
    s.state.clock.advance(60_000);
    const path = name === 'query' ? /approximate-count$/ : /bulkfetch$/;
    let seen = 0;
    s.present.hook = (request) => {
      if (path.test(request.path) && ++seen === (name === 'query' ? 1 : 2))
        s.fault('POST', path, { kind: 'offline' });
    };
    expect(await ask(s, s.io)).toMatchObject({ ok: false, trouble: { code: 'offline' } });
  });

  test.each([400, 401, 'anonymous'] as const)('signed out, told with: %s', async (signedOutPost) => {
    const s = setting({ properties: PROPERTIES, login: null });
    s.state.settings.api.signedOutPost = signedOutPost;
    const told = await ask(s, s.io);
    // A search as nobody finds nothing, which is true of nobody; rows are never told so.
    if (name === 'query' && signedOutPost === 'anonymous') return;
    expect(told).toMatchObject({ ok: false, trouble: { code: 'signed-out' } });
    expect(s.signed).toContainEqual(['jira', 'acme.atlassian.net', null]);
  });

  test('no page of the site is open', async () => {
    const s = setting();
    s.present.tab = false;
    expect(await ask(s, s.io)).toMatchObject({ ok: false, trouble: { code: 'no-tab' } });
  });
});

describe('answers that hold less than was asked for', () => {
  const issue = (id: string, key: string, more: object = {}) => ({
    id,
    key,
    fields: { summary: key, updated: '2026-11-20T09:00:00.000+0000' },
    properties: {},
    ...more,
  });
  const read = async (issues: unknown[], refs = [item('ACME-1'), item('ACME-2')], more: object = {}) => {
    const io = withSession(async ({ operation }) => {
      const value =
        operation === 'bulk' ? { issues, ...more } : operation === 'myself' ? { accountId: 'a' } : {};
      const text = JSON.stringify(value);
      return {
        ok: true,
        status: 200,
        headers: { 'content-type': 'application/json' },
        text,
        url: '/rest',
        at: 5,
      };
    });
    const told = await listsOf(setting()).read(refs, io);
    return { rows: told.ok ? kinds(told.rows) : told.trouble.code, asked: io.calls.map((c) => c.operation) };
  };

  test('left out without a word: hidden, never none', async () => {
    expect((await read([issue('1', 'ACME-1')])).rows).toEqual(['none', 'hidden']);
    expect((await read([])).rows).toEqual(['hidden', 'hidden']);
  });

  test('one that could not be fetched for now is asked again later', async () => {
    const errors = { issueErrors: [{ id: 'ACME-2', errorMessage: 'Try again.' }] };
    expect((await read([issue('1', 'ACME-1')], undefined, errors)).rows).toEqual(['none', 'server']);
  });

  test('a broken one spoils no other, and the missing are not called hidden', async () => {
    expect((await read([issue('1', 'ACME-1'), { key: 7 }])).rows).toEqual(['none', 'bad-answer']);
  });

  test('an answer under a key of nobody is not put to somebody: the old key is asked', async () => {
    const told = await read([issue('1', 'ACME-1'), issue('9', 'OTHER-9')]);
    expect(told.rows).toEqual(['none', 'hidden']);
    expect(told.asked).toContain('issue');
  });

  test('of many strays only a few are followed', async () => {
    const refs = Array.from({ length: 40 }, (_, i) => item(`ACME-${i + 1}`));
    const { asked } = await read([issue('9', 'OTHER-9')], refs);
    expect(asked.filter((a) => a === 'issue')).toHaveLength(10);
  });
});
