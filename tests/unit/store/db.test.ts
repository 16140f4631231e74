/** The database as an older version left it. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { openStore } from '../../../lib/store/db';
import { outcomes } from '../../../lib/store/outcomes';
import { emptyRow, type ItemRow } from '../../../lib/store/rows';
import { indexRow } from '../../../lib/sync/index-row';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const index = (row: ItemRow) => indexRow(row, NOW);
const item = { tracker: 't', site: 's', key: 'acme/shop#1' };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** Version 1: two stores, no index of a portfolio. */
const first = () =>
  openDB('sightline', 1, {
    upgrade(db) {
      const rows = db.createObjectStore('outcomes', { keyPath: 'alias' });
      rows.createIndex('node', 'node');
      rows.createIndex('dirty', 'dirtyIndex');
      db.createObjectStore('facts', { keyPath: 'key' });
    },
  });

test('every row of version 1 stays, and gets its row in the index', async () => {
  const old = await first();
  const rows = [1, 2, 3].map((n) => ({
    ...emptyRow(`t|s|acme/shop#${n}`, { ...item, key: `acme/shop#${n}` }),
    title: `Issue ${n}`,
    remote: { kind: 'none' as const },
    readAt: NOW,
  }));
  for (const row of rows) await old.put('outcomes', row);
  await old.put('facts', { key: 't|s|acme/shop', isPublic: true, at: 1 });
  old.close();
  const store = outcomes(openStore(index), index);
  expect(await store.all()).toEqual(rows);
  expect(await store.fact('t|s|acme/shop')).toMatchObject({ isPublic: true });
  expect(await store.indexOf('t|s|acme/shop')).toEqual(rows.map(index));
  expect((await store.indexOf())[0]).toMatchObject({
    title: 'Issue 1',
    state: 'none',
    place: 't|s|acme/shop',
  });
});

test('a context that holds the old version lets go of it', async () => {
  const one = outcomes(openStore(index), index);
  await one.update(item, (r) => ({ ...r, title: 'One' }));
  // As a newer version would: it can only be opened when the others close.
  const later = await openDB('sightline', 3, { upgrade: () => undefined });
  expect(later.version).toBe(3);
  later.close();
});

test('row and index change together; an index that cannot be made loses no outcome', async () => {
  const open = openStore(index);
  const store = outcomes(open, index);
  const broken = outcomes(open, () => {
    throw new Error('no index');
  });
  await store.update(item, (r) => ({ ...r, title: 'Now' }));
  await store.moved(item, { ...item, key: 'acme/shop#2' }, (there) => there);
  expect((await store.indexOf()).map((r) => r.alias)).toEqual(['t|s|acme/shop#2']);
  const there = { ...item, key: 'acme/shop#2' };
  await broken.update(there, (r) => ({ ...r, title: 'Kept' }));
  expect((await store.get(there)).title).toBe('Kept');
  expect(await store.indexOf()).toEqual([]);
  await store.update(there, (r) => r);
  expect(await store.indexOf()).toHaveLength(1);
  await store.forget(() => true);
  expect(await store.indexOf()).toEqual([]);
});
