/** The extension's own database: outcomes with their merge base, the portfolio index, and facts about places. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { IndexRow } from './portfolio';
import type { PullRow } from './pulls';
import type { ItemRow } from './rows';

export interface Schema extends DBSchema {
  /** One row per item, by alias; `node` finds it again after the alias changed, `dirty` what has to be sent. */
  outcomes: { key: string; value: ItemRow; indexes: { node: string; dirty: number } };
  /** What was learned about places: is it public? */
  facts: { key: string; value: { key: string; isPublic: boolean; at: number } };
  /** About 200 bytes for each row of `outcomes`, written with it. */
  portfolio: { key: string; value: IndexRow; indexes: { place: string } };
  /** Changes and what they close. */
  pulls: { key: string; value: PullRow };
}

export type Db = IDBPDatabase<Schema>;

/** The index row of an item; null where none can be made of it: then it is missing there, and nothing else is. */
export function indexed(row: ItemRow, index: (row: ItemRow) => IndexRow): IndexRow | null {
  try {
    return index(row);
  } catch {
    return null;
  }
}

/**
 * Gives the database, opened at first use and again after another context asked this one to let go of it.
 * @param index makes the index row of an item; absent: the caller only reads
 * @param name another name keeps tests apart
 */
export function openStore(index?: (row: ItemRow) => IndexRow, name = 'sightline'): () => Promise<Db> {
  let opened: Promise<Db> | null = null;
  return () => {
    opened ??= openDB<Schema>(name, 2, {
      async upgrade(db, before, _now, tx) {
        if (before < 1) {
          const outcomes = db.createObjectStore('outcomes', { keyPath: 'alias' });
          outcomes.createIndex('node', 'node');
          outcomes.createIndex('dirty', 'dirtyIndex');
          db.createObjectStore('facts', { keyPath: 'key' });
        }
        const portfolio = db.createObjectStore('portfolio', { keyPath: 'alias' });
        portfolio.createIndex('place', 'place');
        db.createObjectStore('pulls', { keyPath: 'alias' });
        // Records from before the index get their rows; nothing else of them changes.
        const rows = index && before === 1 ? await tx.objectStore('outcomes').getAll() : [];
        for (const row of rows) {
          const made = index && indexed(row, index);
          if (made) await portfolio.put(made);
        }
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        opened = null;
      },
      terminated() {
        opened = null;
      },
    });
    // A failed opening is not kept: the next use tries again.
    opened.catch(() => {
      opened = null;
    });
    return opened;
  };
}
