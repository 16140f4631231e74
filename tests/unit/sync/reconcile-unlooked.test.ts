/** An answer that did not look where a record was found before says nothing of it. */
import { expect, test } from 'vitest';
import { stamp } from '../../../lib/outcome/version';
import { emptyRow } from '../../../lib/store/rows';
import { read } from '../../../lib/sync/reconcile';
import type { HomeRead } from '../../../lib/trackers/tracker';

const item = { tracker: 'any', site: 'any.example', key: 'A-1' };
const outcome = stamp(null, { owner: 'Mara' }, { id: 'o', home: item });
const seen = (home: HomeRead['home'], more: Partial<HomeRead> = {}): HomeRead => ({
  item,
  title: 'T',
  home,
  etag: home.kind,
  at: 1,
  ...more,
});
const found = (more: Partial<HomeRead>) =>
  read(emptyRow('any|any.example|a-1', item), seen({ kind: 'outcome', outcome, handEdited: false }, more), {
    at: 1,
  });

test('found in a comment, and comments not looked through: the row stays as it is', () => {
  const row = found({ via: 'comment' });
  expect(read(row, seen({ kind: 'none' }, { unlooked: 'comment' }), { at: 2 })).toBe(row);
});

test('looked through: it is gone', () => {
  const row = read(found({ via: 'comment' }), seen({ kind: 'none' }), { at: 2 });
  expect(row).toMatchObject({ standing: { kind: 'gone' }, readAt: 2 });
});

test('found in the usual home: an answer about that counts, wherever else was not looked', () => {
  const row = read(found({}), seen({ kind: 'none' }, { unlooked: 'comment' }), { at: 2 });
  expect(row).toMatchObject({ standing: { kind: 'gone' }, readAt: 2 });
});
