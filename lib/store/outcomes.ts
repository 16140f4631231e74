/**
 * Outcomes on this device. Each change is one transaction: a killed worker leaves either the old row or the new one.
 */
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import type { Db } from './db';
import { emptyRow, type ItemRow, nodeOf } from './rows';

export type Outcomes = ReturnType<typeof outcomes>;

/** Puts the row into the index of those with something to send or to look up, or takes it out. */
function withIndex(row: ItemRow): ItemRow {
  const { dirtyIndex: _, ...rest } = row;
  const waits = (row.dirty && row.way === 'share' && !row.standing) || row.writing !== undefined;
  return waits ? { ...rest, dirtyIndex: 1 } : rest;
}

/**
 * The tracker answers with another id under the key of a row: the address was given to another item.
 * @returns the key for the former one, which no page has; undefined: it is the same item, as far as is known
 */
export function formerHolder(row: ItemRow, is: ItemRef): ItemRef | undefined {
  if (is.id === undefined || row.node === undefined || row.node === nodeOf(is)) return undefined;
  return { ...row.item, key: `${row.item.key}~${row.item.id ?? ''}` };
}

export function outcomes(open: () => Promise<Db>) {
  let cleared = 0;
  /** The row of an item, an empty one when this device holds nothing of it. */
  async function get(item: ItemRef): Promise<ItemRow> {
    const alias = aliasOf(item);
    return (await (await open()).get('outcomes', alias)) ?? emptyRow(alias, item);
  }

  /**
   * Changes the row of an item in one transaction.
   * @param change pure: gets the present row, gives the new one
   */
  async function update(item: ItemRef, change: (row: ItemRow) => ItemRow): Promise<ItemRow> {
    const db = await open();
    const alias = aliasOf(item);
    const tx = db.transaction('outcomes', 'readwrite');
    const next = change((await tx.store.get(alias)) ?? emptyRow(alias, item));
    const stored: ItemRow = {
      ...next,
      alias,
      item: { ...next.item, ...item },
      // Only who asked the tracker hands an item in with its id; what a file or a page says of it is not looked up by.
      ...(item.id !== undefined && { node: nodeOf(item) }),
    };
    const indexed = withIndex(stored);
    await tx.store.put(indexed);
    await tx.done;
    return indexed;
  }

  /**
   * The tracker says that an item goes by another key now (renamed, transferred). What this device holds moves along.
   * @param join for when it already holds something there
   */
  async function moved(
    from: ItemRef,
    to: ItemRef,
    join: (there: ItemRow, old: ItemRow) => ItemRow,
  ): Promise<void> {
    const [old, next] = [aliasOf(from), aliasOf(to)];
    if (old === next) return;
    const tx = (await open()).transaction('outcomes', 'readwrite');
    const node = to.id === undefined ? {} : { node: nodeOf(to) };
    const row = await tx.store.get(old);
    const there = await tx.store.get(next);
    const cameFrom = [...new Set([...(there?.cameFrom ?? []), ...(row?.cameFrom ?? []), old])];
    if (row) await tx.store.delete(old);
    // Alone it goes over as it is, whatever waits to be sent along with it.
    const alone = row && { ...row, alias: next, item: to, local: row.local && { ...row.local, home: to } };
    const now = row && there ? join(there, row) : (alone ?? there ?? emptyRow(next, to));
    await tx.store.put(withIndex({ ...now, ...node, cameFrom }));
    await tx.done;
  }

  /**
   * Puts what this device holds of a former item aside, with nothing to send: it was agreed to for an issue that
   * nobody can reach under that key, and is asked again where it turns up. What was sent is still looked up, by id.
   */
  async function aside(item: ItemRef, there: ItemRef): Promise<void> {
    const tx = (await open()).transaction('outcomes', 'readwrite');
    const row = await tx.store.get(aliasOf(item));
    if (row && formerHolder(row, item)) {
      const way = row.way === 'share' && row.dirty ? 'unasked' : row.way;
      await tx.store.delete(row.alias);
      await tx.store.put(withIndex({ ...row, way, alias: aliasOf(there), item: there }));
    }
    await tx.done;
  }

  /** What this device holds of an item under another key, from before it was renamed; undefined: nothing. */
  async function formerly(item: ItemRef): Promise<ItemRow | undefined> {
    if (item.id === undefined) return undefined;
    const rows = await (await open()).getAllFromIndex('outcomes', 'node', nodeOf(item));
    return rows.find((r) => r.alias !== aliasOf(item));
  }

  return {
    get,
    update,
    moved,
    aside,
    formerly,
    /** Every row. */
    all: async (): Promise<ItemRow[]> => (await open()).getAll('outcomes'),
    /** Rows with something to send or to look up. */
    waiting: async (): Promise<ItemRow[]> => (await open()).getAllFromIndex('outcomes', 'dirty', 1),
    /** Deletes the rows that are over; one transaction, so that none changes under the look at it. */
    async forget(over: (row: ItemRow) => boolean): Promise<void> {
      const tx = (await open()).transaction('outcomes', 'readwrite');
      for (let at = await tx.store.openCursor(); at; at = await at.continue())
        if (over(at.value)) await at.delete();
      await tx.done;
    },
    put: async (row: ItemRow): Promise<void> => void (await (await open()).put('outcomes', row)),
    /** How often everything was deleted: what was asked before and is answered after must not come back. */
    cleared: () => cleared,
    clear: async (): Promise<void> => {
      cleared += 1;
      const db = await open();
      await db.clear('outcomes');
      await db.clear('facts');
    },
    fact: async (key: string): Promise<{ isPublic: boolean; at: number } | undefined> =>
      (await open()).get('facts', key),
    setFact: async (key: string, isPublic: boolean, at: number): Promise<void> =>
      void (await (await open()).put('facts', { key, isPublic, at })),
  };
}
