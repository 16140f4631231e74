/**
 * Outcomes on this device. Each change is one transaction: a killed worker leaves either the old row or the new one.
 */
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { type Db, indexed } from './db';
import type { IndexRow } from './portfolio';
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

/** Both stores that every change of a row concerns. */
const BOTH = ['outcomes', 'portfolio'] as const;
/** All there are: deleted together or not at all. */
const EVERY = ['outcomes', 'portfolio', 'pulls', 'facts'] as const;

/** @param index makes the row of the portfolio index, written in the same transaction */
export function outcomes(open: () => Promise<Db>, index: (row: ItemRow) => IndexRow) {
  let cleared = 0;

  /** One transaction over the rows and their index: what is written to one is written to the other. */
  async function both() {
    const tx = (await open()).transaction(BOTH, 'readwrite');
    const [rows, portfolio] = [tx.objectStore('outcomes'), tx.objectStore('portfolio')];
    return {
      get: (alias: string) => rows.get(alias),
      all: () => rows.getAll(),
      async put(row: ItemRow) {
        const made = indexed(row, index);
        await rows.put(row);
        if (made) await portfolio.put(made);
        else await portfolio.delete(row.alias);
      },
      async delete(alias: string) {
        await rows.delete(alias);
        await portfolio.delete(alias);
      },
      done: tx.done,
    };
  }

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
    const alias = aliasOf(item);
    const tx = await both();
    const next = change((await tx.get(alias)) ?? emptyRow(alias, item));
    const stored: ItemRow = {
      ...next,
      alias,
      item: { ...next.item, ...item },
      // Only who asked the tracker hands an item in with its id; what a file or a page says of it is not looked up by.
      ...(item.id !== undefined && { node: nodeOf(item) }),
    };
    const indexed = withIndex(stored);
    await tx.put(indexed);
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
    const tx = await both();
    const node = to.id === undefined ? {} : { node: nodeOf(to) };
    const row = await tx.get(old);
    const there = await tx.get(next);
    const cameFrom = [...new Set([...(there?.cameFrom ?? []), ...(row?.cameFrom ?? []), old])];
    if (row) await tx.delete(old);
    // Alone it goes over as it is, whatever waits to be sent along with it.
    const alone = row && { ...row, alias: next, item: to, local: row.local && { ...row.local, home: to } };
    const now = row && there ? join(there, row) : (alone ?? there ?? emptyRow(next, to));
    await tx.put(withIndex({ ...now, ...node, cameFrom }));
    await tx.done;
  }

  /**
   * Puts what this device holds of a former item aside, with nothing to send: it was agreed to for an issue that
   * nobody can reach under that key, and is asked again where it turns up. What was sent is still looked up, by id.
   */
  async function aside(item: ItemRef, there: ItemRef): Promise<void> {
    const tx = await both();
    const row = await tx.get(aliasOf(item));
    if (row && formerHolder(row, item)) {
      const way = row.way === 'share' && row.dirty ? 'unasked' : row.way;
      await tx.delete(row.alias);
      await tx.put(withIndex({ ...row, way, alias: aliasOf(there), item: there }));
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
      const tx = await both();
      for (const row of await tx.all()) if (over(row)) await tx.delete(row.alias);
      await tx.done;
    },
    async put(row: ItemRow): Promise<void> {
      const tx = await both();
      await tx.put(row);
      await tx.done;
    },
    /** The index rows of a place, or of everything. */
    indexOf: async (place?: string): Promise<IndexRow[]> =>
      place === undefined
        ? (await open()).getAll('portfolio')
        : (await open()).getAllFromIndex('portfolio', 'place', place),
    /** How often everything was deleted: what was asked before and is answered after must not come back. */
    cleared: () => cleared,
    clear: async (): Promise<void> => {
      cleared += 1;
      const tx = (await open()).transaction(EVERY, 'readwrite');
      await Promise.all([...EVERY.map((store) => tx.objectStore(store).clear()), tx.done]);
    },
    fact: async (key: string): Promise<{ isPublic: boolean; at: number } | undefined> =>
      (await open()).get('facts', key),
    setFact: async (key: string, isPublic: boolean, at: number): Promise<void> =>
      void (await (await open()).put('facts', { key, isPublic, at })),
  };
}
