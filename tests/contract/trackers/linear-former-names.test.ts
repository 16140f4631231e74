/**
 * A name that one issue has and another had before it was moved: the words of one never go into the other. The issue
 * that goes by it now comes first, whichever way it was asked for.
 */
import { describe, expect, test } from 'vitest';
import type { RowRead } from '../../../lib/trackers/tracker';
import { fresh, KEY, keys, kindOf, outcomeIn, readOf, rowsOf, taken, write } from './linear-ask';
import { answer, item, outcomeOf, setting, uuid } from './linear-world';

const OPS = item('acme/OPS-3');
const told = (rows: RowRead[]) =>
  rows.map((r) => (r.kind === 'item' ? `${r.read.item.key} ${r.read.title}` : kindOf(r)));

/** ENG-12, and OPS-3 that once was ENG-12. */
function twice(order: 'present first' | 'former first', how: Parameters<typeof setting>[1] = {}) {
  const s = setting('pm', how);
  const present = () => s.issue(12, { title: 'is ENG-12' });
  const former = () =>
    s.issue(3, { id: uuid(77), team: 'OPS', title: 'was ENG-12', previousIdentifiers: ['ENG-12'] });
  const made = order === 'present first' ? [present(), former()] : [former(), present()].reverse();
  const [is, was] = made;
  if (!is || !was) throw new Error('no issues');
  s.attach(is, outcomeOf(is, 'of ENG-12'));
  s.attach(was, outcomeOf(was, 'of OPS-3'));
  return { s, is, was };
}
const ORDERS = ['present first', 'former first'] as const;

describe('many at once', () => {
  describe.each(ORDERS)('told with the %s', (order) => {
    test.each(['identifiers', 'uuids', 'refuses'] as const)('each row is its own: %s', async (ids) => {
      const { s } = twice(order, { ids });
      const own = ['acme/ENG-12 is ENG-12', 'acme/OPS-3 was ENG-12'];
      const by = fresh();
      expect(told(await rowsOf(s, [...keys(12), OPS], by))).toEqual(own);
      expect(told(await rowsOf(s, [OPS, ...keys(12)], by))).toEqual(own.toReversed());
    });

    test('and each mark of change', async () => {
      const { s, is, was } = twice(order);
      is.updatedAt = '2026-11-20T00:00:00.000Z';
      was.updatedAt = '2026-11-19T00:00:00.000Z';
      const marks = await fresh().lists.stamps([...keys(12), OPS], s.io);
      expect(marks).toMatchObject({
        stamps: [expect.stringContaining('2026-11-20'), expect.stringContaining('2026-11-19')],
      });
    });

    test('also in answers that came in parts', async () => {
      const { s } = twice(order);
      for (const issue of s.acme.issues) issue.description = 'x'.repeat(2_500_000);
      expect(told(await rowsOf(s, [...keys(12), OPS]))).toEqual([
        'acme/ENG-12 is ENG-12',
        'acme/OPS-3 was ENG-12',
      ]);
    });
  });

  test('an old name that nobody has now is the moved issue’s', async () => {
    const s = setting();
    s.issue(3, { team: 'OPS', title: 'was ENG-12', previousIdentifiers: ['ENG-12'] });
    expect(told(await rowsOf(s, [...keys(12), OPS]))).toEqual([
      'acme/OPS-3 was ENG-12',
      'acme/OPS-3 was ENG-12',
    ]);
  });

  test('one that two issues had is not guessed at', async () => {
    const s = setting();
    for (const n of [3, 4]) s.issue(n, { team: 'OPS', previousIdentifiers: ['ENG-12'] });
    const rows = await rowsOf(s, [...keys(12), OPS, item('acme/OPS-4')]);
    expect(rows.map(kindOf)).toEqual(['bad-answer', 'none', 'none']);
    const stamps = await fresh().lists.stamps([...keys(12), OPS, item('acme/OPS-4')], s.io);
    expect(stamps).toMatchObject({ stamps: [null, expect.any(String), expect.any(String)] });
  });

  test('nor when it stands in two parts of an answer', async () => {
    const s = setting();
    for (const n of [3, 4])
      s.issue(n, { team: 'OPS', previousIdentifiers: ['ENG-12'], description: 'x'.repeat(2_500_000) });
    const rows = await rowsOf(s, [OPS, item('acme/OPS-4'), ...keys(12)]);
    expect(rows.map(kindOf)).toEqual(['none', 'none', 'bad-answer']);
  });

  test('beside an issue without a name, which may be the one that has it', async () => {
    const node = (more: object) => ({
      title: 't',
      description: null,
      updatedAt: '2026-11-20T00:00:00.000Z',
      state: { type: 'started' },
      attachments: { nodes: [] },
      ...more,
    });
    const s = setting();
    const nodes = [
      node({ id: uuid(77), identifier: 'OPS-3', previousIdentifiers: ['ENG-12'] }),
      node({ id: uuid(12), identifier: null }),
    ];
    s.fault(answer(200, { data: { organization: { urlKey: 'acme' }, issues: { nodes } } }), 'query Rows');
    expect((await rowsOf(s, [...keys(12), OPS])).map(kindOf)).toEqual(['bad-answer', 'none']);
  });

  test('two of one name in an answer are none of it', async () => {
    const { s } = twice('present first');
    const nodes = [12, 77].map((n) => ({
      id: uuid(n),
      identifier: 'ENG-12',
      title: 't',
      description: null,
      updatedAt: '2026-11-20T00:00:00.000Z',
      state: { type: 'started' },
      attachments: { nodes: [] },
    }));
    s.fault(answer(200, { data: { organization: { urlKey: 'acme' }, issues: { nodes } } }), 'query Rows');
    expect((await rowsOf(s, keys(12))).map(kindOf)).toEqual(['bad-answer']);
  });

  test('looked up alone for more of its attachments: the same issue', async () => {
    const { s, is } = twice('former first', { names: 'former' });
    const [own] = s.acme.attachments.splice(0);
    for (const n of [1, 2]) s.attach(is, outcomeOf(s.issue(n), `of ${n}`), { url: `${own?.url}${n}` });
    s.attach(is, outcomeOf(is, 'of ENG-12'));
    const [row] = await rowsOf(s, keys(12));
    expect(told(row ? [row] : [])).toEqual(['acme/ENG-12 is ENG-12']);
    expect(row?.kind === 'item' && outcomeIn(row.read).content.hypothesis?.problem).toBe('of ENG-12');
  });
});

describe.each(['present', 'former'] as const)('one alone, where the name means the %s one', (names) => {
  test.each(ORDERS)('%s: the issue that goes by it now', async (order) => {
    const { s, is } = twice(order, { names });
    const read = await readOf(s);
    expect([read.item.key, read.item.id, outcomeIn(read).content.hypothesis?.problem]).toEqual([
      KEY,
      is.id,
      'of ENG-12',
    ]);
    const next = outcomeOf(is, 'and then', outcomeIn(read));
    expect(outcomeIn(taken(await write(s, next, read.etag))).version).toBe(next.version);
    expect((await readOf(s, 'acme/OPS-3')).item.key).toBe('acme/OPS-3');
  });

  test('an old name that nobody has now leads to the moved issue, after a second look', async () => {
    const { s, is, was } = twice('present first', { names });
    s.acme.issues.splice(s.acme.issues.indexOf(is), 1);
    expect((await readOf(s)).item).toEqual({ ...OPS, id: was.id });
    expect(s.ledger.map((l) => l.why)).toEqual([
      'Read the outcome',
      'Does another item go by that name now?',
    ]);
  });
});

test('whether another issue goes by it now cannot be told: nothing is taken for moved', async () => {
  const { s, is } = twice('present first', { names: 'former' });
  s.fault({ kind: 'offline' }, 'query Holder', 1);
  expect(await fresh().home.read(item(KEY), s.io)).toMatchObject({ trouble: { code: 'offline' } });
  s.fault(answer(200, { data: { issues: { nodes: [{ id: is.id }] } } }), 'query Holder', 1);
  expect(await fresh().home.read(item(KEY), s.io)).toMatchObject({ trouble: { code: 'bad-answer' } });
  // Moved a second time between the two questions.
  s.fault(
    answer(200, { data: { issues: { nodes: [{ id: uuid(77), identifier: 'ENG-12' }] } } }),
    'query Holder',
    1,
  );
  expect(await fresh().home.read(item(KEY), s.io)).toMatchObject({ read: { item: OPS } });
});
