/**
 * By which key an item goes now. A tab that was opened before the item was renamed or transferred still names the old
 * one; kept on disk, because the worker may die between the news and the next word of that tab.
 */
import * as z from 'zod';
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { type Area, keyed } from './keyed';

const Move = z.looseObject({
  tracker: z.string(),
  site: z.string(),
  key: z.string(),
  id: z.string().optional(),
  at: z.number(),
});

/** So many are kept, the newest: a tab that is older than that learns it from the tracker again. */
const MOST = 100;

export type Moves = ReturnType<typeof moves>;

export function moves(area: Area) {
  const records = keyed(area, 'moved:', Move);
  return {
    /** The item as it is called now; the same one where nothing else is known. */
    async of(item: ItemRef): Promise<ItemRef> {
      const to = await records.get(aliasOf(item));
      if (!to) return item;
      const { tracker, site, key, id } = to;
      return { tracker, site, key, ...(id !== undefined && { id }) };
    },
    async put(from: ItemRef, to: ItemRef, at: number): Promise<void> {
      const { tracker, site, key, id } = to;
      const older = (await records.all()).sort((a, b) => b.value.at - a.value.at);
      // What led to the old key leads to the new one; what led away from the new one is over.
      const chained = older.filter((m) => aliasOf(m.value) === aliasOf(from) && m.id !== aliasOf(to));
      const now = { tracker, site, key, ...(id !== undefined && { id }), at };
      for (const alias of [aliasOf(from), ...chained.map((m) => m.id)]) await records.put(alias, now);
      await records.drop([aliasOf(to), ...older.slice(MOST).map((m) => m.id)]);
    },
    /** The tracker answered under this very key: another item may have got it. */
    async drop(item: ItemRef): Promise<void> {
      if (await records.get(aliasOf(item))) await records.drop(aliasOf(item));
    },
  };
}
