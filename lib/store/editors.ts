/** In which tabs the text of an item is open in the tracker's own editor. Kept on disk: the worker may die meanwhile. */
import * as z from 'zod';
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { type Area, keyed } from './keyed';

const Open = z.looseObject({ until: z.number() });
export type Editors = ReturnType<typeof editors>;

export function editors(area: Area) {
  const records = keyed(area, 'editor:', Open);
  const id = (item: ItemRef, tab: number) => `${aliasOf(item)}:${tab}`;
  return {
    /** What a tab says of the item it shows. Whatever it had open of another item it has left. */
    async note(item: ItemRef, tab: number, open: boolean, until: number): Promise<void> {
      const mine = id(item, tab);
      const past = (await records.all()).map((r) => r.id).filter((r) => r.endsWith(`:${tab}`));
      const over = open ? past.filter((r) => r !== mine) : past;
      if (over.length > 0) await records.drop(over);
      if (open) await records.put(mine, { until });
    },
    /**
     * True while a tab has the text open.
     * @param alive whether a tab still shows the item
     */
    async open(
      item: ItemRef,
      now: number,
      alive: (tab: number, item: ItemRef) => Promise<boolean>,
    ): Promise<boolean> {
      for (const { id: key, value } of await records.all()) {
        if (!key.startsWith(`${aliasOf(item)}:`)) continue;
        const tab = Number(key.slice(key.lastIndexOf(':') + 1));
        if (value.until > now && (await alive(tab, item))) return true;
        await records.drop(key);
      }
      return false;
    },
    /** A tab left the item or was closed. */
    async left(tab: number): Promise<void> {
      const gone = (await records.all()).filter((r) => r.id.endsWith(`:${tab}`)).map((r) => r.id);
      if (gone.length > 0) await records.drop(gone);
    },
  };
}
