/** The extension's own database: outcomes with their merge base, and facts about items and places. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ItemRow } from './rows';

export interface Schema extends DBSchema {
  /** One row per item, by alias; `node` finds it again after the alias changed. */
  outcomes: { key: string; value: ItemRow; indexes: { node: string; dirty: number } };
  /** What was learned about places: is it public? */
  facts: { key: string; value: { key: string; isPublic: boolean; at: number } };
}

export type Db = IDBPDatabase<Schema>;

/** Opens the database, making it where it is missing. */
export function openStore(name = 'sightline'): Promise<Db> {
  return openDB<Schema>(name, 1, {
    upgrade(db) {
      const outcomes = db.createObjectStore('outcomes', { keyPath: 'alias' });
      outcomes.createIndex('node', 'node');
      outcomes.createIndex('dirty', 'dirtyIndex');
      db.createObjectStore('facts', { keyPath: 'key' });
    },
    // Another tab or a newer worker wants to upgrade: let it, this connection is reopened on next use.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
    },
  });
}
