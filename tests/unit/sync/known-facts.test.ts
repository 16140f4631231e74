/** What is known of an item beside its outcome, as one answer after another tells more or less of it. */
import { expect, test } from 'vitest';
import type { ItemFacts } from '../../../lib/outcome/stage';
import { emptyRow, type ItemRow } from '../../../lib/store/rows';
import { knownFacts } from '../../../lib/sync/reconcile';

const item = { tracker: 'any', site: 'any.example', key: 'a-1' };
function after(...told: ItemFacts[]): ItemRow {
  let row = emptyRow('a', item);
  for (const [i, facts] of told.entries()) row = { ...row, ...knownFacts(row, facts, i + 1) };
  return row;
}

test('what is not said stays as it was told before', () => {
  const row = after({ status: 'open', columns: ['Next'], labels: ['a'] }, { status: 'open', type: 'Bug' });
  expect(row.facts).toEqual({ status: 'open', columns: ['Next'], labels: ['a'], type: 'Bug' });
  expect(row.factsAt).toBe(1);
});

test('labels that are told first do not start a state anew; others do, and a column', () => {
  expect(after({ status: 'open' }, { labels: ['b'] }).factsAt).toBe(1);
  expect(after({ status: 'open', labels: [] }, { labels: ['doing'] })).toMatchObject({
    factsAt: 2,
    factsBefore: [{ at: 1, facts: { status: 'open', labels: [] } }],
  });
  expect(after({ status: 'open' }, { columns: ['Doing'] }).factsAt).toBe(2);
});

test('opened again where an open one has no group: it is not done any more', () => {
  const row = after({ status: 'open' }, { status: 'closed', kind: 'done' }, { status: 'open' });
  expect(row.facts).toEqual({ status: 'open' });
  expect(row.factsAt).toBe(3);
  expect(after({ status: 'closed', kind: 'done' }, { status: 'closed' }).facts?.kind).toBe('done');
});
