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
    async note(item: ItemRef, tab: number, open: boolean, until: number): Promise<void> {
      if (open) await records.put(id(item, tab), { until });
      else if (await records.get(id(item, tab))) await records.drop(id(item, tab));
    },
    /** True while a living tab has the text open. */
    async open(item: ItemRef, now: number, alive: (tab: number) => Promise<boolean>): Promise<boolean> {
      for (const { id: key, value } of await records.all()) {
        if (!key.startsWith(`${aliasOf(item)}:`)) continue;
        const tab = Number(key.slice(key.lastIndexOf(':') + 1));
        if (value.until > now && (await alive(tab))) return true;
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
