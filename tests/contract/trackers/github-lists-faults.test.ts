/** What lists are told when the tracker refuses, breaks off or says only a part: the right word, never "none". */
import { describe, expect, test } from 'vitest';
import { home as githubHome } from '../../../lib/trackers/github/home';
import type { HomeIo, Trouble } from '../../../lib/trackers/tracker';
import type { Fault } from '../../playground/faults';
import { answers } from '../../playground/github/fault-answers';
import { issueAt } from '../../playground/github/state';
import { answering, item, lists, place, setting } from './github-lists-world';

/** The practice tracker's time, once it is seeded. */
const START = setting().io.now();
/** The same in every seeded world. */
const ISSUE_ID = issueAt(setting().world.state, 'acme/shop#142').nodeId;
const TWO = [item('acme/shop#142'), item('acme/payments#31')];
type Told = { ok: true } | { ok: false; trouble: Trouble };

const ASKS: [string, (io: HomeIo) => Promise<Told>][] = [
  ['read', (io) => lists.read(TWO, io)],
  ['stamps', (io) => lists.stamps(TWO, io)],
  ['changed', (io) => lists.changed(place('acme/shop'), undefined, io)],
  [
    'edit history',
    async (io) => {
      const told = await githubHome.removal({ ...item('acme/shop#142'), id: ISSUE_ID }, io);
      return told.trouble ? { ok: false, trouble: told.trouble } : { ok: true };
    },
  ],
  ['query', (io) => lists.query('github.com', 'repo:acme/shop is:issue', undefined, io)],
];

const FAULTS: [string, Fault, Partial<Trouble>][] = [
  ['no line', { kind: 'offline' }, { code: 'offline' }],
  ['a line that breaks', { kind: 'drop-after' }, { code: 'offline' }],
  ['401', answers.badCredentials(), { code: 'credential-refused', status: 401 }],
  ['403, not by this token', answers.notByToken(), { code: 'not-permitted', status: 403 }],
  ['403, single sign-on', answers.singleSignOn('acme'), { code: 'not-approved', status: 403 }],
  ['404', answers.notFound(), { code: 'hidden', status: 404 }],
  ['410', answers.gone(), { code: 'gone', status: 410 }],
  ['429 with a time', answers.secondaryLimit(30, 429), { code: 'rate-limited', retryAt: START + 30_000 }],
  ['403 secondary, no time', answers.secondaryLimit(null), { code: 'rate-limited', retryAt: START + 60_000 }],
  [
    'the hour used up',
    answers.primaryLimit(START + 1_800_000),
    { code: 'rate-limited', retryAt: START + 1_800_000 },
  ],
  ['500', answers.serverError(500), { code: 'server', status: 500 }],
  ['502, a page', answers.serverError(502), { code: 'server', status: 502 }],
  ['503', answers.serverError(503), { code: 'server', status: 503 }],
  ['half an answer', { kind: 'truncated' }, { code: 'bad-answer' }],
  ['a sign-in page of the network', { kind: 'html' }, { code: 'bad-answer' }],
];

describe.each(ASKS)('%s', (_, ask) => {
  test.each(FAULTS)('%s', async (_name, fault, trouble) => {
    const s = setting();
    s.world.faults.on({}, fault, 'always');
    expect(await ask(s.io)).toMatchObject({ ok: false, trouble: { ...trouble, credential: 'pmWrite' } });
    s.world.faults.clear();
    expect(await ask(s.io)).toMatchObject({ ok: true });
  });
});

const LIMITS: [string, Fault, number][] = [
  ['secondary, with a time', answers.graphqlSecondaryLimit(45), START + 45_000],
  ['secondary, without', answers.graphqlSecondaryLimit(null), START + 60_000],
  ['points used up', answers.graphqlPrimaryLimit(START + 600_000), START + 600_000],
  [
    'points used up, other spelling',
    answers.graphqlPrimaryLimit(START + 600_000, 'RATE_LIMITED'),
    START + 600_000,
  ],
  ['points used up, clocks apart', answers.graphqlPrimaryLimit(START - 600_000), START + 60_000],
];

describe.each(ASKS.filter(([name]) => name !== 'changed'))('%s by GraphQL', (name, ask) => {
  test.each(LIMITS)('limit with status 200: %s', async (_, fault, retryAt) => {
    const s = setting();
    s.world.faults.on({ path: '/graphql' }, fault);
    expect(await ask(s.io)).toMatchObject({ ok: false, trouble: { code: 'rate-limited', retryAt } });
    s.described();
  });
  test.each([200, 502] as const)('too long for the server: %d', async (status) => {
    const s = setting();
    s.world.faults.on({ path: '/graphql' }, answers.graphqlTimeout(status));
    expect(await ask(s.io)).toMatchObject({ ok: false, trouble: { code: 'server' } });
  });
  test.each(['timeout', 'resources'] as const)('a part of the answer: %s', async (cause) => {
    const s = setting();
    s.world.faults.on({ path: '/graphql' }, answers.graphqlPartial(1, cause));
    const told = await ask(s.io);
    if (name === 'read')
      expect(told).toMatchObject({
        rows: [{ kind: 'item' }, { kind: 'unreadable', trouble: { code: 'server' } }],
      });
    else if (name === 'query') expect(told).toMatchObject({ ok: false, trouble: { code: 'server' } });
  });
});

describe('an answer with errors', () => {
  const read = async (answer: unknown) => lists.read(TWO, answering(JSON.stringify(answer)));
  const row = {
    __typename: 'Issue',
    id: 'I_1',
    url: 'https://github.com/acme/shop/issues/142',
    title: 'One',
    updatedAt: '2026-11-01T00:00:00Z',
    state: 'OPEN',
    body: '',
  };
  const codes = async (answer: unknown) => {
    const told = await read(answer);
    return told.ok
      ? told.rows.map((r) => (r.kind === 'unreadable' ? r.trouble.code : r.kind))
      : told.trouble.code;
  };
  const SAML = 'Resource protected by organization SAML enforcement. You must grant your token access.';

  test.each<[string, object, string]>([
    ['not there', { type: 'NOT_FOUND', path: ['r1', 'i31'], message: 'Could not resolve' }, 'hidden'],
    [
      'no right',
      { type: 'FORBIDDEN', path: ['r1', 'i31'], message: 'Resource not accessible' },
      'not-permitted',
    ],
    [
      'no right to a part',
      { type: 'FORBIDDEN', path: ['r1', 'i31', 'author'], message: 'no' },
      'not-permitted',
    ],
    [
      'a scope is missing',
      { type: 'INSUFFICIENT_SCOPES', path: ['r1', 'i31'], message: 'needs' },
      'not-permitted',
    ],
    ['single sign-on', { type: 'FORBIDDEN', path: ['r1'], message: SAML }, 'not-approved'],
    [
      'too much',
      { type: 'RESOURCE_LIMITS_EXCEEDED', path: ['r1', 'i31'], message: 'Resource limits' },
      'server',
    ],
    ['without a type', { path: ['r1', 'i31'], message: 'Something went wrong' }, 'server'],
    ['without a path', { message: 'Something went wrong' }, 'server'],
  ])('at one row: %s', async (_, error, code) => {
    expect(await codes({ data: { r0: { i142: row }, r1: { i31: null } }, errors: [error] })).toEqual([
      'item',
      code,
    ]);
    expect(await codes({ data: { r0: { i142: row }, r1: null }, errors: [error] })).toEqual(['item', code]);
  });

  test.each<[string, unknown, string | string[]]>([
    [
      'a repository that is null and nothing said',
      { data: { r0: { i142: row }, r1: null } },
      ['item', 'hidden'],
    ],
    ['a row that is missing', { data: { r0: { i142: row }, r1: {} } }, ['item', 'bad-answer']],
    ['a repository that is missing', { data: { r0: { i142: row } } }, ['item', 'bad-answer']],
    [
      'a row of another form',
      { data: { r0: { i142: row }, r1: { i31: { id: 3 } } } },
      ['item', 'bad-answer'],
    ],
    ['no data at all', { data: null }, 'bad-answer'],
    ['nothing', {}, 'bad-answer'],
    ['a question not understood', { errors: [{ message: "Field 'x' doesn't exist" }] }, 'bad-answer'],
    ['a list', [], 'bad-answer'],
    ['no word', null, 'bad-answer'],
  ])('%s', async (_, answer, told) => expect(await codes(answer)).toEqual(told));

  test.each(['RATE_LIMIT', 'RATE_LIMITED'])('the type %s alone is a limit', async (type) => {
    expect(await codes({ errors: [{ type, message: 'Later.' }] })).toBe('rate-limited');
  });

  test('in an archived repository nothing can be written, whatever is said of the issue', async () => {
    const mine = { ...row, viewerCanUpdate: true };
    const told = await read({
      data: { r0: { isArchived: true, i142: mine }, r1: { isArchived: false, i31: mine } },
    });
    expect(told).toMatchObject({ rows: [{ read: { canWrite: false } }, { read: { canWrite: true } }] });
  });

  test('a name with such words in it is no limit', async () => {
    const error = { type: 'NOT_FOUND', path: ['r1'], message: "no Repository named 'acme/abuse rate limit'" };
    expect(await codes({ data: { r0: { i142: row }, r1: null }, errors: [error] })).toEqual([
      'item',
      'hidden',
    ]);
  });

  test('what a pull request closes and is kept back is not told as nothing', async () => {
    const pull = { ...row, __typename: 'PullRequest', closingIssuesReferences: null };
    const error = { type: 'FORBIDDEN', path: ['r0', 'i142', 'closingIssuesReferences'], message: 'no' };
    const data = { r0: { i142: pull }, r1: { i31: row } };
    expect(await codes({ data, errors: [error] })).toEqual(['not-permitted', 'item']);
    expect(await codes({ data })).toEqual(['server', 'item']);
  });

  test('closed items that cannot be named are counted', async () => {
    const node = { id: 'I_2', url: 'https://github.com/acme/shop/issues/2', title: 'Two' };
    const pull = {
      ...row,
      __typename: 'PullRequest',
      closingIssuesReferences: { totalCount: 3, nodes: [null, node] },
    };
    const told = await read({ data: { r0: { i142: pull }, r1: { i31: row } } });
    expect(told).toMatchObject({ rows: [{ closes: [{ item: { key: 'acme/shop#2' } }], more: 2 }, {}] });
  });

  test('the reason is one short line', async () => {
    const error = { type: 'FORBIDDEN', path: ['r1'], message: `a\n b ${'x'.repeat(500)}` };
    const told = await read({ data: { r0: { i142: row }, r1: null }, errors: [error] });
    const [, hidden] = told.ok ? told.rows : [];
    const reason = hidden?.kind === 'unreadable' ? hidden.trouble.reason : undefined;
    expect(reason).toMatch(/^a b x+$/);
    expect(reason).toHaveLength(160);
  });
});
