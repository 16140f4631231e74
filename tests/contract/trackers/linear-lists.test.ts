/** Many issues of Linear in one request: every row is told for what it is, and none is told as "none" that is not. */
import { describe, expect, test } from 'vitest';
import { urlOf } from '../../../lib/trackers/linear/attachment';
import { makeLinearHome } from '../../../lib/trackers/linear/home';
import type { HomeIo, RowRead, Trouble } from '../../../lib/trackers/tracker';
import {
  answer,
  answering,
  BASE,
  type Fault,
  FORMER,
  item,
  type KeyName,
  outcomeOf,
  part,
  refusal,
  setting,
  START,
  uuid,
  type World,
} from './linear-world';

/** What works is remembered for as long as a home lives: each test has its own. */
const fresh = (formerBases: string[] = []) => {
  const home = makeLinearHome({ base: BASE, formerBases });
  return { home, lists: part(home.lists) };
};
const keys = (...numbers: number[]) => numbers.map((n) => item(`acme/ENG-${n}`));

async function rowsOf(s: World, items: ReturnType<typeof item>[], { lists } = fresh()): Promise<RowRead[]> {
  const told = await lists.read(items, s.io);
  if (!told.ok) throw new Error(`${told.trouble.code} ${told.trouble.reason}`);
  return told.rows;
}
const kindOf = (row: RowRead) => (row.kind === 'item' ? row.read.home.kind : row.kind === 'unreadable' ? row.trouble.code : '');

describe('homes of many', () => {
  test('one request; each as reading it alone would tell it', async () => {
    const s = setting();
    for (const n of [1, 2, 3]) s.issue(n);
    const [one, two] = s.acme.issues;
    if (!one || !two) throw new Error('no issues');
    s.attach(one, outcomeOf(one, 'one'));
    s.attach(two, outcomeOf(two, 'two'), { metadata: { nothing: 'of ours' } });
    const { home, lists } = fresh();
    const asked = [...keys(2, 1, 3), item('acme/eng-1')];
    const told = await lists.read(asked, s.io);
    const rows = told.ok ? told.rows : [];
    expect(s.requests).toHaveLength(1);
    expect(s.ledger).toMatchObject([{ why: 'Read the outcomes of 3 items in a list' }]);
    expect(rows.map(kindOf)).toEqual(['damaged', 'outcome', 'none', 'outcome']);
    for (const [i, row] of rows.entries()) {
      const alone = await home.read(asked[i] ?? item(''), s.io);
      if (row.kind !== 'item' || !alone.ok) throw new Error(row.kind);
      const { excerpt, ...same } = alone.read;
      expect(row.read).toEqual(same);
      expect(excerpt).toBeDefined();
    }
  });

  test('a section in the description is seen in a list too', async () => {
    const s = setting();
    const { home } = fresh();
    const it = s.issue(1);
    it.description = `x\n\n${home.section.write(outcomeOf(it, 'by hand'))}`;
    expect((await rowsOf(s, keys(1))).map(kindOf)).toEqual(['outcome']);
  });

  test('one alone is named in the ledger', async () => {
    const s = setting();
    s.issue(1);
    await rowsOf(s, keys(1));
    expect(s.ledger).toMatchObject([{ why: 'Read the outcomes of an item in a list', item: 'acme/ENG-1' }]);
  });

  test('done is told with when; a canceled one is not done', async () => {
    const s = setting();
    const completedAt = '2026-11-09T10:00:00.000Z';
    s.issue(1, { state: { name: 'Done', type: 'completed' }, completedAt });
    s.issue(2, { state: { name: 'Canceled', type: 'canceled' }, completedAt });
    s.issue(3, { state: { name: 'Done', type: 'completed' }, completedAt, archivedAt: '2026-11-20T10:00:00.000Z' });
    const rows = await rowsOf(s, keys(1, 2, 3));
    expect(rows.map((r) => (r.kind === 'item' ? r.doneAt : r.kind))).toEqual([completedAt, undefined, completedAt]);
  });

  test('fifty in one request; what is more is not asked', async () => {
    const s = setting();
    const { lists } = fresh();
    for (let n = 1; n <= 51; n++) s.issue(n);
    expect(lists.most).toBe(50);
    const rows = await rowsOf(s, keys(...Array.from({ length: 51 }, (_, i) => i + 1)));
    expect(rows.map(kindOf)).toEqual([...Array.from({ length: 50 }, () => 'none'), 'bad-answer']);
    expect(s.requests).toHaveLength(1);
  });

  test('keys of other forms and other sites go nowhere', async () => {
    const s = setting();
    s.issue(1);
    const odd = [item('acme/shop#1'), item('ENG-1'), { ...item('acme/ENG-1'), site: 'evil.example' }];
    expect((await rowsOf(s, [...odd, ...keys(1)])).map(kindOf)).toEqual(['bad-answer', 'bad-answer', 'bad-answer', 'none']);
    expect((await rowsOf(s, odd)).map(kindOf)).toEqual(['bad-answer', 'bad-answer', 'bad-answer']);
    expect(s.requests).toHaveLength(1);
  });

  test('answers that are too long are asked for in parts', async () => {
    const s = setting();
    for (let n = 1; n <= 8; n++) s.issue(n, { description: 'x'.repeat(900_000) });
    expect((await rowsOf(s, keys(1, 2, 3, 4, 5, 6, 7, 8))).map(kindOf)).toEqual(Array.from({ length: 8 }, () => 'none'));
    expect(s.requests.map((r) => r.variables.n)).toEqual([8, 4, 4]);
    s.issue(9, { description: 'x'.repeat(5_000_000) });
    expect(await fresh().lists.read(keys(9), s.io)).toMatchObject({ ok: false, trouble: { code: 'bad-answer' } });
  });

  test('an attachment of ours among others of ours that are not told', async () => {
    const s = setting();
    const it = s.issue(1);
    for (const n of [2, 3]) {
      const other = s.issue(n);
      s.attach(it, outcomeOf(other, `of ${n}`), { url: urlOf(BASE, other.id) });
    }
    const mine = outcomeOf(it, 'mine');
    s.attach(it, mine);
    const [row] = await rowsOf(s, keys(1));
    expect(row?.kind === 'item' && row.read.home).toMatchObject({ outcome: { version: mine.version } });
    expect(s.requests).toHaveLength(2);
  });

  test('what stands under a former base is read', async () => {
    const s = setting();
    const it = s.issue(1);
    s.attach(it, outcomeOf(it, 'old'), { base: FORMER });
    expect((await rowsOf(s, keys(1), fresh([FORMER]))).map(kindOf)).toEqual(['outcome']);
    expect((await rowsOf(s, keys(1))).map(kindOf)).toEqual(['none']);
  });
});

describe('what the filter does not find', () => {
  test('not there, or not for this key: never told as none', async () => {
    const s = setting('outsider');
    s.issue(1);
    s.issue(2, { team: 'OPS' });
    const rows = await rowsOf(s, [item('acme/ENG-1'), item('acme/OPS-2'), item('acme/OPS-9')]);
    expect(rows.map(kindOf)).toEqual(['hidden', 'none', 'hidden']);
    expect(rows[0]).toMatchObject({ trouble: { credential: 'outsider' } });
  });

  test('moved ones are looked up alone, and told by their new names', async () => {
    const s = setting();
    const it = s.issue(1);
    s.attach(it, outcomeOf(it, 'x'));
    Object.assign(it, { team: 'OPS', number: 7, previousIdentifiers: ['ENG-1'] });
    s.issue(2);
    const rows = await rowsOf(s, keys(1, 2));
    expect(rows).toMatchObject([
      { kind: 'item', read: { item: { key: 'acme/OPS-7', id: it.id }, home: { kind: 'outcome' } } },
      { kind: 'item' },
    ]);
    expect(s.ledger.at(-1)?.why).toBe('Read the outcome of an item that may have moved');
  });

  test('at most five of a batch, and others the next time', async () => {
    const s = setting();
    s.issue(20);
    const missing = Array.from({ length: 8 }, (_, i) => i + 1);
    const { lists } = fresh();
    const alone = () => s.sent('issue(id:').map((r) => r.variables.id);
    for (const round of [0, 1]) {
      const told = await lists.read(keys(20, ...missing), s.io);
      expect(told.ok && told.rows.map(kindOf)).toEqual(['none', ...missing.map(() => 'hidden')]);
      expect(alone()).toHaveLength(5 * (round + 1));
    }
    expect(new Set(alone()).size).toBe(8);
  });

  test('a line that breaks ends the looking', async () => {
    const s = setting();
    s.issue(20);
    s.fault({ kind: 'offline' }, 'issue(id:');
    const rows = await rowsOf(s, keys(20, 1, 2));
    expect(rows.map(kindOf)).toEqual(['none', 'offline', 'hidden']);
    expect(s.sent('issue(id:')).toHaveLength(1);
  });

  test.each(['uuids', 'refuses'] as const)('where the filter takes UUIDs alone (%s): by team and number', async (ids) => {
    const s = setting('pm', { ids });
    for (const n of [1, 2]) s.issue(n);
    s.issue(5, { team: 'OPS' });
    const { lists } = fresh();
    const asked = [...keys(1, 2), item('acme/OPS-5')];
    const first = await lists.read(asked, s.io);
    expect(first.ok && first.rows.map(kindOf)).toEqual(['none', 'none', 'none']);
    expect(s.requests.map((r) => r.variables.where)).toEqual([
      { id: { in: ['ENG-1', 'ENG-2', 'OPS-5'] } },
      {
        or: [
          { team: { key: { eq: 'ENG' } }, number: { in: [1, 2] } },
          { team: { key: { eq: 'OPS' } }, number: { in: [5] } },
        ],
      },
    ]);
    // Found out once.
    await lists.read(keys(1), s.io);
    await lists.stamps(keys(1), s.io);
    expect(s.requests).toHaveLength(4);
    expect(s.requests.at(-1)?.variables.where).toEqual({ team: { key: { eq: 'ENG' } }, number: { in: [1] } });
  });

  test('where it takes identifiers, numbers are tried once and not again', async () => {
    const s = setting();
    s.issue(1);
    const { lists } = fresh();
    const many = () => s.sent('query Rows').length;
    await lists.read(keys(1, 9), s.io);
    expect(many()).toBe(2);
    await lists.read(keys(1, 9), s.io);
    expect(many()).toBe(3);
  });
});

describe('another workspace', () => {
  test('issues of the same keys are none of these', async () => {
    const s = setting('beta');
    s.issue(1, {}, s.beta);
    const rows = await rowsOf(s, keys(1));
    expect(rows).toEqual([
      { kind: 'unreadable', trouble: { code: 'other-workspace', reason: 'beta', credential: 'beta' } },
    ]);
    const { lists } = fresh();
    expect(await lists.stamps(keys(1), s.io)).toEqual({ ok: true, stamps: [null] });
    expect(await lists.query('linear.app', 'team:acme/ENG view:all', undefined, s.io)).toMatchObject({
      trouble: { code: 'other-workspace' },
    });
    expect(s.sent('issue(id:')).toHaveLength(0);
  });

  test('beside one of the key’s own', async () => {
    const s = setting('beta');
    s.issue(1, {}, s.beta);
    const rows = await rowsOf(s, [item('beta/ENG-1'), item('acme/ENG-1')]);
    expect(rows.map(kindOf)).toEqual(['none', 'other-workspace']);
  });

  test('a former name leads to the workspace', async () => {
    const s = setting();
    s.issue(1);
    Object.assign(s.acme, { urlKey: 'acme-inc', previousUrlKeys: ['acme'] });
    expect(await rowsOf(s, keys(1))).toMatchObject([{ read: { item: { key: 'acme-inc/ENG-1' } } }]);
  });
});

describe('marks of change', () => {
  test('of the issue and of what is ours on it, the same in all three ways of asking', async () => {
    const s = setting();
    const it = s.issue(1);
    s.issue(2);
    const attachment = s.attach(it, outcomeOf(it, 'x'));
    const { lists } = fresh();
    const rows = await rowsOf(s, keys(1, 2));
    const told = await lists.stamps([...keys(2, 1), ...keys(9)], s.io);
    const listed = await lists.query('linear.app', 'team:acme/ENG view:all', undefined, s.io);
    const [one, two] = rows.map((r) => (r.kind === 'item' ? r.updatedAt : ''));
    expect([one, two]).toEqual([`${it.updatedAt}|${attachment.updatedAt}`, `${it.updatedAt}|-`]);
    expect(told).toEqual({ ok: true, stamps: [two, one, null] });
    expect(listed.ok && listed.items.map((i) => i.updatedAt)).toEqual([one, two]);
  });

  test('changes when only the attachment does, and when it goes', async () => {
    const s = setting();
    const it = s.issue(1);
    const { lists } = fresh();
    const mark = async () => {
      const told = await lists.stamps(keys(1), s.io);
      return told.ok ? told.stamps[0] : null;
    };
    const seen = [await mark()];
    const attachment = s.attach(it, outcomeOf(it, 'x'));
    seen.push(await mark());
    attachment.updatedAt = '2026-11-22T00:00:00.000Z';
    seen.push(await mark());
    s.acme.attachments.length = 0;
    expect(new Set(seen).size).toBe(3);
    expect(await mark()).toBe(seen[0]);
  });

  test('a hundred in one request', async () => {
    const s = setting();
    const numbers = Array.from({ length: 100 }, (_, i) => i + 1);
    for (const n of numbers) s.issue(n);
    const told = await fresh().lists.stamps(keys(...numbers), s.io);
    expect(told.ok && told.stamps.every((t) => t !== null)).toBe(true);
    expect(s.requests).toHaveLength(1);
    expect(s.ledger[0]?.why).toBe('Look for changes of 100 items in a list');
  });

  test('has anything changed in a place: nobody knows, and nothing is asked', async () => {
    const s = setting();
    const place = { tracker: 'linear', site: 'linear.app', name: 'acme/ENG', owner: 'acme' };
    expect(await fresh().lists.changed(place, 'm', s.io)).toEqual({ ok: true, changed: true });
    expect(s.requests).toEqual([]);
  });
});

describe('what a list’s address asks for', () => {
  const of = (path: string) => fresh().lists.queryOf(new URL(path, 'https://linear.app'));

  test.each([
    ['/acme/team/ENG/active', 'team:acme/ENG view:active'],
    ['/acme/team/ENG/active/', 'team:acme/ENG view:active'],
    ['/Acme/team/eng/backlog', 'team:acme/ENG view:backlog'],
    ['/acme/team/ENG/all#x', 'team:acme/ENG view:all'],
    ['/acme/team/ENG/triage', 'team:acme/ENG view:triage'],
  ])('%s', (path, query) => expect(of(path)).toBe(query));

  test.each([
    '/acme/team/ENG',
    '/acme/team/ENG/board',
    '/acme/team/ENG/overview',
    '/acme/team/ENG/cycles',
    '/acme/team/ENG/cycle/active',
    '/acme/team/ENG/projects/all',
    '/acme/team/ENG/views/issues',
    '/acme/team/ENG/active/more',
    '/acme/team/ENG/active?filter=x',
    '/acme/team/ENG/constructor',
    '/acme/team/E%20G/all',
    '/acme/issue/ENG-1',
    '/acme/my-issues/assigned',
    '/acme/inbox',
    '/acme/view/abc',
    '/acme/project/x-0123456789ab/issues',
    '/a%2Fb/team/ENG/all',
    '/',
    'http://linear.app/acme/team/ENG/all',
    'https://linear.app.evil.example/acme/team/ENG/all',
  ])('%s cannot be asked', (path) => expect(of(path)).toBeNull());

  test('issues of the view, without the archived ones, page by page', async () => {
    const s = setting();
    for (let n = 1; n <= 130; n++) s.issue(n, { creator: n === 1 ? null : 'acme-dev' });
    s.issue(200, { state: { name: 'Done', type: 'completed' } });
    s.issue(201, { archivedAt: '2026-11-20T10:00:00.000Z' });
    s.issue(202, { team: 'OPS' });
    const { lists } = fresh();
    const one = await lists.query('linear.app', 'team:acme/ENG view:active', undefined, s.io);
    if (!one.ok) throw new Error(one.trouble.code);
    expect([one.items.length, one.total, one.next]).toEqual([100, 100, '100:c100']);
    expect(one.items.slice(0, 2)).toEqual([
      { item: { ...item('acme/ENG-1'), id: uuid(1) }, title: 'Issue 1 of acme', updatedAt: expect.any(String) },
      { item: { ...item('acme/ENG-2'), id: uuid(2) }, title: 'Issue 2 of acme', updatedAt: expect.any(String), author: 'acme-dev' },
    ]);
    const two = await lists.query('linear.app', 'team:acme/ENG view:active', one.next, s.io);
    expect(two).toMatchObject({ ok: true, total: 130 });
    expect(two.ok && [two.items.length, two.next]).toEqual([30, undefined]);
    expect(s.ledger.every((r) => r.why === 'Look up every page of a list')).toBe(true);
    const all = await lists.query('linear.app', 'team:acme/ENG view:all', '100:c100', s.io);
    expect(all).toMatchObject({ total: 131 });
  });

  test('a team that this key does not see is not an empty one', async () => {
    const s = setting('outsider');
    s.issue(1);
    expect(await fresh().lists.query('linear.app', 'team:acme/ENG view:all', undefined, s.io)).toMatchObject({
      trouble: { code: 'hidden', credential: 'outsider' },
    });
  });

  test('what is no query of ours is not asked', async () => {
    const s = setting();
    for (const text of ['', 'team:acme/ENG', 'team:acme/ENG view:odd', 'repo:a/b is:issue', 'team:acme/ENG view:toString'])
      expect(await fresh().lists.query('linear.app', text, undefined, s.io)).toMatchObject({
        trouble: { code: 'bad-answer' },
      });
    expect(s.requests).toEqual([]);
  });

  test('the tracker’s own list of a place', () => {
    const place = { tracker: 'linear', site: 'linear.app', name: 'acme/ENG', owner: 'acme' };
    expect(fresh().lists.searchWithout(place, 'needs outcome')).toBe('https://linear.app/acme/team/ENG/all');
    expect(fresh().lists.searchWithout({ ...place, site: 'evil.example' }, 'x')).toMatch(/^https:\/\/linear\.app\//);
  });
});

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
  ['401', answer(401, refusal('no', 'authentication error', 'AUTHENTICATION_ERROR')), { code: 'credential-refused' }],
  ['403', answer(403, refusal('no', 'forbidden', 'FORBIDDEN')), { code: 'not-permitted' }],
  ['limit', answer(400, refusal('no', 'ratelimited', 'RATELIMITED')), { code: 'rate-limited', retryAt: START + 60_000 }],
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
    await ask(fresh().lists, { ...s.io, net: (req) => (patient.push([req.patient, req.readOnly]), net(req)) });
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
  const errorAt = (...path: (string | number)[]) => ({ message: 'broken', path, extensions: { type: 'internal error' } });
  const read = async (issues: unknown, ...errors: unknown[]) => {
    const told = await fresh().lists.read(keys(1, 2), answering(JSON.stringify({ data: { organization, issues }, errors })));
    return told.ok ? told.rows.map(kindOf) : told.trouble.code;
  };

  test.each<[string, unknown, unknown[], string | string[]]>([
    ['all there', { nodes: [node(2), node(1)] }, [], ['none', 'none']],
    ['a description kept back', { nodes: [node(1), node(2)] }, [errorAt('issues', 'nodes', 1, 'description')], ['none', 'server']],
    ['who opened it kept back', { nodes: [node(1), node(2)] }, [errorAt('issues', 'nodes', 0, 'creator')], ['none', 'none']],
    ['a row of another form', { nodes: [node(1), { ...node(2), attachments: null }] }, [], ['none', 'bad-answer']],
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
      const told = await lists.query('linear.app', 'team:acme/ENG view:all', undefined, answering(JSON.stringify({ data, errors })));
      return told.ok ? told.items.length : told.trouble.code;
    };
    const teams = { nodes: [{ key: 'ENG' }] };
    const issues = { nodes: [node(1)], pageInfo: { hasNextPage: false } };
    expect(await query({ organization, teams, issues })).toBe(1);
    expect(await query({ organization, teams, issues }, errorAt('issues', 'nodes', 0, 'title'))).toBe('server');
    expect(await query({ organization, teams, issues: { nodes: [node(1)] } })).toBe('bad-answer');
    expect(await query({ organization, teams, issues: { ...issues, nodes: [{}] } })).toBe('bad-answer');
    expect(await query({ organization, issues })).toBe('bad-answer');
  });
});
