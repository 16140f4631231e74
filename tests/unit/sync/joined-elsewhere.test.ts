/** Two people began an outcome of one item, and somebody has joined both since, under the id of the other one. */
import { expect, test } from 'vitest';
import { stamp } from '../../../lib/outcome/version';
import { emptyRow, type ItemRow } from '../../../lib/store/rows';
import { read, saved } from '../../../lib/sync/reconcile';

const item = { tracker: 'any', site: 'any.example', key: 'A-1' };
const first = stamp(null, { owner: 'Mara' }, { id: 'first', home: item });
const second = stamp(null, { owner: 'Jonas' }, { id: 'second', home: item });
const both = stamp(
  second,
  { owner: 'Jonas', learning: 'x' },
  { id: 'second', home: item, alsoFrom: [first] },
);
const stands = (row: ItemRow, outcome: typeof first, at: number) =>
  read(
    row,
    { item, title: 'T', home: { kind: 'outcome', outcome, handEdited: false }, etag: `${at}`, at },
    { at },
  );
const reader = stands(emptyRow('any|any.example|a-1', item), first, 1);

test('whoever has nothing unsent reads what they agreed on, and is asked nothing', () => {
  const row = stands(reader, both, 2);
  expect(row.standing).toBeUndefined();
  expect(row.local).toEqual(both);
  expect(row.left).toContainEqual(first);
});

test('whoever has words that were not sent is asked about them', () => {
  const mine = saved(reader, { owner: 'Ines' }, { at: 2 }, () => 'id');
  expect(stands(mine, both, 3).standing).toMatchObject({ kind: 'conflict' });
});

test('what does not come from the version that is known here is no agreement', () => {
  expect(stands(reader, second, 2).standing).toMatchObject({ kind: 'conflict' });
});
