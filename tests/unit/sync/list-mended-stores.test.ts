/** The stores and the messages of lists, as a review found them. */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import { client } from '../../../lib/messages/client';
import type { Message } from '../../../lib/messages/protocol';
import { openStore } from '../../../lib/store/db';
import { emptyRow } from '../../../lib/store/rows';
import { indexRow } from '../../../lib/sync/index-row';
import { row } from '../../support/lists';

test('a database from before the index, with an odd row in it: all others get theirs', async () => {
  const old = await openDB('odd', 1, {
    upgrade(db) {
      const outcomes = db.createObjectStore('outcomes', { keyPath: 'alias' });
      outcomes.createIndex('node', 'node');
      outcomes.createIndex('dirty', 'dirtyIndex');
      db.createObjectStore('facts', { keyPath: 'key' });
    },
  });
  const alias = (n: number) => `github|github.com|a/b#${n}`;
  for (const n of [1, 2, 3]) {
    const made = emptyRow(alias(n), row(`a/b#${n}`));
    await old.put('outcomes', n === 2 ? { ...made, local: { id: 'x' } } : made);
  }
  old.close();
  const db = await openStore((r) => indexRow(r, 0), 'odd')();
  expect(await db.getAllKeys('outcomes')).toEqual([alias(1), alias(2), alias(3)]);
  expect(await db.getAllKeys('portfolio')).toEqual([alias(1), alias(3)]);
});

test('a fill is not asked twice: what it says stood there before would be its own', async () => {
  const send = vi.fn(() => Promise.reject(new Error('the message channel closed')));
  const fill: Message = { type: 'list.fill', items: [row('acme/shop#142')], form: { owner: 'Ines' } };
  await expect(client(send)(fill)).rejects.toMatchObject({ code: 'gone' });
  expect(send).toHaveBeenCalledTimes(1);
});
