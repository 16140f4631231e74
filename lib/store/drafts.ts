/** Unsaved forms, one per item and tab, so that a reload, a navigation or an update of the extension loses nothing. */
import * as z from 'zod';
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { type Area, keyed } from './keyed';
import { FormSchema, OpenedSchema } from './schemas';

const Draft = z.looseObject({
  form: FormSchema,
  opened: OpenedSchema,
  at: z.number(),
  tab: z.number(),
  /** The version the form was opened on. */
  from: z.string().nullable().optional(),
});
export type Draft = z.infer<typeof Draft>;
export type Drafts = ReturnType<typeof drafts>;

export function drafts(area: Area) {
  const records = keyed(area, 'draft:', Draft);
  const id = (item: ItemRef, tab: number) => `${aliasOf(item)}:${tab}`;

  async function of(item: ItemRef): Promise<Draft[]> {
    const alias = aliasOf(item);
    return (await records.all()).filter((r) => r.id.startsWith(`${alias}:`)).map((r) => r.value);
  }
  return {
    put: (item: ItemRef, draft: Draft) => records.put(id(item, draft.tab), draft),
    drop: (item: ItemRef, tab: number) => records.drop(id(item, tab)),
    /**
     * The draft of this tab, else the newest one of a tab that left the item (it becomes this tab's).
     * @param alive whether a tab still shows the item: numbers of tabs are used again, and tabs go elsewhere
     */
    async open(
      item: ItemRef,
      tab: number,
      alive: (tab: number, item: ItemRef) => Promise<boolean>,
    ): Promise<{ draft?: Draft; elsewhere: boolean }> {
      const all = await of(item);
      const own = all.find((d) => d.tab === tab);
      let orphan: Draft | undefined;
      let elsewhere = false;
      for (const d of all) {
        if (d.tab === tab) continue;
        if (await alive(d.tab, item)) elsewhere = true;
        else if (!orphan || d.at > orphan.at) orphan = d;
      }
      if (own) return { draft: own, elsewhere };
      if (!orphan) return { elsewhere };
      const taken = { ...orphan, tab };
      await records.put(id(item, tab), taken);
      await records.drop(id(item, orphan.tab));
      return { draft: taken, elsewhere };
    },
    all: async () => (await records.all()).map((r) => ({ id: r.id, ...r.value })),
    import: (key: string, draft: Draft) => records.put(key, draft),
  };
}
