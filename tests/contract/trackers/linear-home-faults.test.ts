/** What Linear's refusals are told as: the right word, nothing sent without a key, nothing of another workspace. */
import { describe, expect, test } from 'vitest';
import type { HomeIo, Trouble } from '../../../lib/trackers/tracker';
import {
  answer,
  answering,
  type Fault,
  home,
  item,
  marks,
  outcomeOf,
  part,
  refusal,
  START,
  setting,
} from './linear-world';

const KEY = 'acme/ENG-12';
const acts = part(home.acts);
type Told = { ok: true } | { ok: false; trouble: Trouble };

const ASKS: [string, (io: HomeIo) => Promise<Told>][] = [
  ['read', (io) => home.read(item(KEY), io)],
  [
    'check',
    async (io) => {
      const told = await home.check(item(KEY), { before: 'a', sent: 'b' }, io);
      return 'trouble' in told ? { ok: false, trouble: told.trouble } : { ok: true };
    },
  ],
  ['who am I', (io) => home.whoAmI('pm', 'acme/ENG', io)],
  ['comment', (io) => acts.comment(item(KEY), 'x', io)],
  ['label', (io) => acts.label(item(KEY), 'x', true, io)],
];

const limited = (headers: Record<string, string> = {}, status = 400): Fault =>
  answer(status, refusal('Rate limit exceeded.', 'ratelimited', 'RATELIMITED', 'Try again later.'), headers);
const said = (status: number, ...error: Parameters<typeof refusal>): Fault =>
  answer(status, refusal(...error));
const AUTH = ['authentication error', 'AUTHENTICATION_ERROR'] as const;

const FAULTS: [string, Fault, Partial<Trouble>][] = [
  ['no line', { kind: 'offline' }, { code: 'offline' }],
  ['half an answer', { kind: 'truncated' }, { code: 'bad-answer' }],
  [
    'a sign-in page of the network',
    answer(200, '<!doctype html><p>Sign in'),
    { code: 'bad-answer', status: 200 },
  ],
  ['a list', answer(200, []), { code: 'bad-answer' }],
  ['nothing', answer(200, { data: null }), { code: 'bad-answer' }],
  ['401', said(401, 'Authentication required, not authenticated', ...AUTH), { code: 'credential-refused' }],
  ['401 in a page', answer(401, '<html>'), { code: 'credential-refused', status: 401 }],
  ['401 with status 400', said(400, 'Authentication required', ...AUTH), { code: 'credential-refused' }],
  [
    '401 with status 200',
    said(200, 'Authentication required, not authenticated', 'x', 'Y'),
    { code: 'credential-refused' },
  ],
  ['expired', said(401, 'The API key has expired.', ...AUTH), { code: 'credential-expired' }],
  [
    'an admin forbids keys',
    said(403, 'forbidden', 'forbidden', 'FORBIDDEN', 'API keys are disabled by an admin of this workspace.'),
    { code: 'not-approved', reason: 'API keys are disabled by an admin of this workspace.' },
  ],
  [
    'an admin forbids keys, told as a wrong key',
    said(401, 'not authenticated', ...AUTH, 'Personal API keys are not allowed in this workspace.'),
    { code: 'not-approved', reason: 'Personal API keys are not allowed in this workspace.' },
  ],
  [
    'the wrong kind of key',
    said(400, 'It looks like you are trying to use an API key as a Bearer token', ...AUTH),
    {
      code: 'credential-refused',
      reason: 'It looks like you are trying to use an API key as a Bearer token',
    },
  ],
  ['403', said(403, 'no', 'forbidden', 'FORBIDDEN'), { code: 'not-permitted', reason: 'no' }],
  [
    '403 for admins alone',
    said(403, 'Invalid role: admin required', 'forbidden', 'FORBIDDEN'),
    { code: 'not-permitted' },
  ],
  ['403 in a page', answer(403, '<html>'), { code: 'not-permitted', status: 403 }],
  ['not in this plan', said(200, 'no', 'feature not accessible', 'FEATURE'), { code: 'not-permitted' }],
  ['500', said(500, 'Internal server error', 'internal error', 'INTERNAL_SERVER_ERROR'), { code: 'server' }],
  ['500, words not understood', said(500, 'oh', 'oh', 'OH'), { code: 'server', status: 500, reason: 'oh' }],
  ['502, a page', answer(502, '<html>'), { code: 'server', status: 502 }],
  ['503', answer(503, ''), { code: 'server', status: 503 }],
  ['locked', said(200, 'Lock timeout', 'lock timeout', 'LOCK_TIMEOUT'), { code: 'server' }],
  [
    'limit, no time',
    limited(),
    { code: 'rate-limited', retryAt: START + 60_000, reason: 'Try again later.' },
  ],
  ['limit, retry-after', limited({ 'retry-after': '30' }), { code: 'rate-limited', retryAt: START + 30_000 }],
  [
    'limit of requests',
    limited({
      'x-ratelimit-requests-remaining': '0',
      'x-ratelimit-requests-reset': `${START + 1_200_000}`,
      'x-ratelimit-complexity-remaining': '2999999',
      'x-ratelimit-complexity-reset': `${START + 3_000_000}`,
    }),
    { code: 'rate-limited', retryAt: START + 1_200_000 },
  ],
  [
    'limit of points',
    limited(
      { 'x-ratelimit-complexity-remaining': '0', 'x-ratelimit-complexity-reset': `${START + 90_000}` },
      200,
    ),
    { code: 'rate-limited', retryAt: START + 90_000 },
  ],
  [
    'limit whose end is past',
    limited({ 'x-ratelimit-requests-remaining': '0', 'x-ratelimit-requests-reset': `${START - 5}` }),
    { code: 'rate-limited', retryAt: START + 60_000 },
  ],
  ['429', answer(429, ''), { code: 'rate-limited', status: 429, retryAt: START + 60_000 }],
];

describe.each(ASKS)('%s', (_, ask) => {
  test.each(FAULTS)('%s', async (_name, fault, trouble) => {
    const s = setting();
    s.issue(12);
    s.fault(fault);
    expect(await ask(s.io)).toMatchObject({ ok: false, trouble: { ...trouble, credential: 'pm' } });
    s.calm();
    expect(await ask(s.io)).toMatchObject({ ok: true });
  });

  test('no key: nothing is sent', async () => {
    if (_ === 'who am I') return;
    const s = setting(null);
    expect(await ask(s.io)).toEqual({ ok: false, trouble: { code: 'no-credential' } });
    expect(s.requests).toEqual([]);
  });
});

test('a key is in no reason', async () => {
  const s = setting();
  s.fault(said(401, 'bad key lin_api_0123456789abcdefSECRET given', ...AUTH));
  const told = await home.read(item(KEY), s.io);
  expect(JSON.stringify(told)).not.toContain('SECRET');
  expect(told).toMatchObject({ trouble: { reason: 'bad key … given' } });
});

test('the answer that never comes', async () => {
  const io: HomeIo = { ...answering(''), net: async () => ({ ok: false, code: 'timeout' }) };
  expect(await home.read(item(KEY), io)).toEqual({
    ok: false,
    trouble: { code: 'timeout', credential: 'pm' },
  });
});

describe('breaks', () => {
  test('a limit is written down, and nothing leaves before its end', async () => {
    const s = setting();
    s.issue(12);
    const kept: [unknown, number | undefined][] = [];
    const io: HomeIo = {
      ...s.io,
      pauses: {
        until: async () => kept.at(-1)?.[1],
        begin: async (of, until) => void kept.push([of, until]),
      },
    };
    s.fault(limited({ 'retry-after': '40' }), '', 1);
    expect(await home.read(item(KEY), io)).toMatchObject({ trouble: { code: 'rate-limited' } });
    expect(kept).toEqual([[{ tracker: 'linear', site: 'linear.app', credential: 'pm' }, START + 40_000]]);
    const sent = s.requests.length;
    expect(await home.read(item(KEY), io)).toMatchObject({
      trouble: { code: 'rate-limited', retryAt: START + 40_000 },
    });
    expect(s.requests).toHaveLength(sent);
  });

  test('a disk that is full does not spoil the answer', async () => {
    const s = setting();
    const pauses = { until: async () => undefined, begin: async () => Promise.reject(new Error('full')) };
    s.fault(answer(429, ''));
    expect(await home.read(item(KEY), { ...s.io, pauses })).toMatchObject({
      trouble: { code: 'rate-limited' },
    });
  });

  test('an issue that speaks of limits is none', async () => {
    const s = setting();
    s.issue(12, { title: 'We get RATELIMITED' });
    let began = 0;
    const pauses = { until: async () => undefined, begin: async () => void began++ };
    expect(await home.read(item(KEY), { ...s.io, pauses })).toMatchObject({ ok: true });
    expect(began).toBe(0);
  });
});

describe('whose issue it is', () => {
  test('the same key in another workspace is another issue', async () => {
    const s = setting('beta');
    const theirs = s.issue(12, { title: 'secret of beta' }, s.beta);
    s.attach(theirs, outcomeOf(theirs, 'secret', null, 'beta'), {}, s.beta);
    const told = await home.read(item(KEY), s.io);
    expect(told).toMatchObject({
      ok: false,
      trouble: { code: 'other-workspace', reason: 'beta', credential: 'beta' },
    });
    const { all, mark } = marks();
    expect(await home.write(item(KEY), outcomeOf(theirs, 'x'), 'e', s.io, mark)).toMatchObject({
      trouble: { code: 'other-workspace' },
    });
    for (const act of [acts.comment(item(KEY), 'x', s.io), acts.label(item(KEY), 'x', true, s.io)])
      expect(await act).toMatchObject({ trouble: { code: 'other-workspace' } });
    expect([all, s.sent('mutation')]).toEqual([[], []]);
  });

  test('not there in the other workspace either: it is the key that is wrong', async () => {
    const s = setting('beta');
    expect(await home.read(item('acme/ENG-99'), s.io)).toMatchObject({
      trouble: { code: 'other-workspace' },
    });
    expect(s.requests).toHaveLength(2);
  });

  test.each([
    ['nobody has it', 'pm', 'acme/ENG-99'],
    ['its team is not for this person', 'outsider', KEY],
  ] as const)('hidden: %s', async (_, key, which) => {
    const s = setting(key);
    s.issue(12);
    expect(await home.read(item(which), s.io)).toMatchObject({
      ok: false,
      trouble: { code: 'hidden', reason: 'Could not find referenced Issue.', credential: key },
    });
  });

  test('not found with status 400 is not found', async () => {
    const s = setting();
    s.fault(said(400, 'Entity not found: Issue', 'invalid input', 'INPUT_ERROR'), 'issue(id:');
    expect(await home.read(item(KEY), s.io)).toMatchObject({ trouble: { code: 'hidden' } });
  });

  test.each(['ENG-12', 'acme/ENG', 'acme/ENG-0', 'acme/../x-1', 'acme/shop#1', ''])(
    'a key of another form goes nowhere: %j',
    async (key) => {
      const s = setting();
      expect(await home.read(item(key), s.io)).toMatchObject({ trouble: { code: 'bad-answer' } });
      expect(s.requests).toEqual([]);
    },
  );

  test.each(['evil.example', 'linear.app.evil.example', 'api.linear.app', ''])(
    'nothing is asked of %j',
    async (site) => {
      const s = setting();
      expect(await home.read({ ...item(KEY), site }, s.io)).toMatchObject({
        trouble: { code: 'bad-answer' },
      });
      expect(s.requests).toEqual([]);
    },
  );
});
