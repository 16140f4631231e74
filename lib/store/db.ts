/** The extension's own database: outcomes with their merge base, and facts about places. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ItemRow } from './rows';

export interface Schema extends DBSchema {
  /** One row per item, by alias; `node` finds it again after the alias changed, `dirty` what has to be sent. */
  outcomes: { key: string; value: ItemRow; indexes: { node: string; dirty: number } };
  /** What was learned about places: is it public? */
  facts: { key: string; value: { key: string; isPublic: boolean; at: number } };
}

export type Db = IDBPDatabase<Schema>;

/**
 * Gives the database, opened at first use and again after another context asked this one to let go of it.
 * @param name another name keeps tests apart
 */
export function openStore(name = 'sightline'): () => Promise<Db> {
  let opened: Promise<Db> | null = null;
  return () => {
    opened ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        const outcomes = db.createObjectStore('outcomes', { keyPath: 'alias' });
        outcomes.createIndex('node', 'node');
        outcomes.createIndex('dirty', 'dirtyIndex');
        db.createObjectStore('facts', { keyPath: 'key' });
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
