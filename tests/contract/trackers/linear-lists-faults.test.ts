/** What lists are told when Linear refuses, breaks off or says only a part. */
import { describe, expect, test } from 'vitest';
import type { HomeIo, Trouble } from '../../../lib/trackers/tracker';
import { fresh, keys, kindOf } from './linear-ask';
import { answer, answering, type Fault, type KeyName, refusal, START, setting } from './linear-world';

type Told = { ok: true } | { ok: false; trouble: Trouble };
const ASKS: [string, (lists: ReturnType<typeof fresh>['lists'], io: HomeIo) => Promise<Told>][] = [
  ['read', (lists, io) => lists.read(keys(1, 2), io)],
  ['stamps', (lists, io) => lists.stamps(keys(1, 2), io)],
  ['query', (lists, io) => lists.query('linear.app', 'team:acme/ENG view:all', undefined, io)],
];
const FAULTS: [string, Fault, Partial<Trouble>][] = [
  ['no line', { kind: 'offline' }, { code: 'offline' }],
  ['a line that breaks', { kind: 'drop-after' }, { code: 'offline' }],
  ['half an answer', { kind: 'truncated' }, { code: 'bad-answer' }],
  ['a sign-in page of the network', answer(200, '<!doctype html>'), { code: 'bad-answer', status: 200 }],
  [
    '401',
    answer(401, refusal('no', 'authentication error', 'AUTHENTICATION_ERROR')),
    { code: 'credential-refused' },
  ],
  ['403', answer(403, refusal('no', 'forbidden', 'FORBIDDEN')), { code: 'not-permitted' }],
  [
    'limit',
    answer(400, refusal('no', 'ratelimited', 'RATELIMITED')),
    { code: 'rate-limited', retryAt: START + 60_000 },
  ],
  ['429', answer(429, '', { 'retry-after': '7' }), { code: 'rate-limited', retryAt: START + 7_000 }],
  ['500', answer(500, ''), { code: 'server', status: 500 }],
];

describe.each(ASKS)('%s', (name, ask) => {
  test.each(FAULTS)('%s', async (_, fault, trouble) => {
    const s = setting();
    for (const n of [1, 2]) s.issue(n);
    const { lists } = fresh();
    s.fault(fault);
    expect(await ask(lists, s.io)).toMatchObject({ ok: false, trouble: { ...trouble, credential: 'pm' } });
    expect(s.requests).toHaveLength(1);
    s.calm();
    expect(await ask(lists, s.io)).toMatchObject({ ok: true });
  });

  test('no key: nothing is sent', async () => {
    const s = setting(null as KeyName | null);
    expect(await ask(fresh().lists, s.io)).toEqual({ ok: false, trouble: { code: 'no-credential' } });
    expect(s.requests).toEqual([]);
  });

  test('waits behind what somebody waits for', async () => {
    const s = setting();
    for (const n of [1, 2]) s.issue(n);
    const patient: unknown[] = [];
    const { net } = s.io;
    await ask(fresh().lists, {
      ...s.io,
      net: (req) => {
        patient.push([req.patient, req.readOnly]);
        return net(req);
      },
    });
    expect(patient).toEqual([[true, true]]);
    expect(name).toBeTruthy();
  });
});

describe('an answer with a part missing', () => {
  const organization = { urlKey: 'acme', previousUrlKeys: [] };
  const node = (n: number) => ({
    id: `u${n}`,
    identifier: `ENG-${n}`,
    title: 'T',
    description: null,
    updatedAt: '2026-11-01T00:00:00Z',
    state: { type: 'started' },
    attachments: { nodes: [] },
  });
  const errorAt = (...path: (string | number)[]) => ({
    message: 'broken',
    path,
    extensions: { type: 'internal error' },
  });
  const read = async (issues: unknown, ...errors: unknown[]) => {
    const told = await fresh().lists.read(
      keys(1, 2),
      answering(JSON.stringify({ data: { organization, issues }, errors })),
    );
    return told.ok ? told.rows.map(kindOf) : told.trouble.code;
  };

  test.each<[string, unknown, unknown[], string | string[]]>([
    ['all there', { nodes: [node(2), node(1)] }, [], ['none', 'none']],
    [
      'a description kept back',
      { nodes: [node(1), node(2)] },
      [errorAt('issues', 'nodes', 1, 'description')],
      ['none', 'server'],
    ],
    [
      'who opened it kept back',
      { nodes: [node(1), node(2)] },
      [errorAt('issues', 'nodes', 0, 'creator')],
      ['none', 'none'],
    ],
    [
      'a row of another form',
      { nodes: [node(1), { ...node(2), attachments: null }] },
      [],
      ['none', 'bad-answer'],
    ],
    ['an error over all', { nodes: [node(1), node(2)] }, [errorAt('issues')], 'server'],
    ['an error without a place', { nodes: [node(1), node(2)] }, [{ message: 'broken' }], 'server'],
    ['no rows', {}, [], 'bad-answer'],
    ['null', null, [], 'bad-answer'],
  ])('%s', async (_, issues, errors, told) => expect(await read(issues, ...errors)).toEqual(told));

  test('no workspace: nobody’s issues', async () => {
    const told = await fresh().lists.read(
      keys(1, 2),
      answering(JSON.stringify({ data: { issues: { nodes: [node(1), node(2)] } } })),
    );
    expect(told.ok && told.rows.map(kindOf)).toEqual(['bad-answer', 'bad-answer']);
  });

  test('a page that is cut short is not told as a whole one', async () => {
    const lists = fresh().lists;
    const query = async (data: unknown, ...errors: unknown[]) => {
      const told = await lists.query(
        'linear.app',
        'team:acme/ENG view:all',
        undefined,
        answering(JSON.stringify({ data, errors })),
      );
      return told.ok ? told.items.length : told.trouble.code;
    };
    const teams = { nodes: [{ key: 'ENG' }] };
    const issues = { nodes: [node(1)], pageInfo: { hasNextPage: false } };
    expect(await query({ organization, teams, issues })).toBe(1);
    expect(await query({ organization, teams, issues }, errorAt('issues', 'nodes', 0, 'title'))).toBe(
      'server',
    );
    expect(await query({ organization, teams, issues: { nodes: [node(1)] } })).toBe('bad-answer');
    expect(await query({ organization, teams, issues: { ...issues, nodes: [{}] } })).toBe('bad-answer');
    expect(await query({ organization, issues })).toBe('bad-answer');
  });
});
