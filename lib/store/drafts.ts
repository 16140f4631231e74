/** Unsaved forms, one per item and tab, so that a reload, a navigation or an update of the extension loses nothing. */
import * as z from 'zod';
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { type Area, keyed } from './keyed';
import { OpenedSchema, TypedSchema } from './schemas';

const Draft = z.looseObject({
  form: TypedSchema,
  opened: OpenedSchema,
  at: z.number(),
  tab: z.number(),
  /** The version the form was opened on. */
  from: z.string().nullable().optional(),
  /** Typed where the tab shows a list: the tab need not show the item to be the one that holds it. */
  list: z.literal(true).optional(),
});
export type Draft = z.infer<typeof Draft>;
export type Drafts = ReturnType<typeof drafts>;

const tabOf = (id: string) => Number(id.slice(id.lastIndexOf(':') + 1));

/** The key of a draft that came from another device's tab: below zero, where no tab of this one can be. */
export function importedId(id: string): string {
  const tab = tabOf(id);
  return tab >= 0 ? `${id.slice(0, id.lastIndexOf(':'))}:${-tab - 1}` : id;
}

export function drafts(area: Area) {
  const records = keyed(area, 'draft:', Draft);
  const id = (item: ItemRef, tab: number) => `${aliasOf(item)}:${tab}`;

  async function of(item: ItemRef): Promise<{ id: string; value: Draft }[]> {
    const alias = aliasOf(item);
    return (await records.all()).filter((r) => r.id.startsWith(`${alias}:`));
  }
  /** Makes it a draft of another key and of no tab, beside those that are there. */
  async function hand(d: { id: string; value: Draft }, to: ItemRef): Promise<void> {
    let tab = tabOf(importedId(d.id));
    while (await records.get(id(to, tab))) tab -= 1;
    await records.put(id(to, tab), { ...d.value, tab });
    await records.drop(d.id);
  }

  return {
    put: (item: ItemRef, draft: Draft) => records.put(id(item, draft.tab), draft),
    drop: (item: ItemRef, tab: number) => records.drop(id(item, tab)),
    holds: async (item: ItemRef, tab: number) => (await records.get(id(item, tab))) !== undefined,
    /** Whether the tab holds a draft of the item that was typed beside a list. */
    typedInList: async (item: ItemRef, tab: number) => (await records.get(id(item, tab)))?.list === true,
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
      const own = all.find((d) => d.value.tab === tab);
      let orphan: (typeof all)[number] | undefined;
      let elsewhere = false;
      for (const d of all) {
        if (d.value.tab === tab) continue;
        if (await alive(d.value.tab, item)) elsewhere = true;
        else if (!orphan || d.value.at > orphan.value.at) orphan = d;
      }
      if (own) return { draft: own.value, elsewhere };
      if (!orphan) return { elsewhere };
      const { list: _, ...left } = orphan.value;
      const taken: Draft = { ...left, tab };
      await records.put(id(item, tab), taken);
      await records.drop(orphan.id);
      return { draft: taken, elsewhere };
    },
    /**
     * The item goes by another key now: drafts of tabs that have left the old one become drafts that any tab of the
     * new one may take up.
     */
    async moved(
      from: ItemRef,
      to: ItemRef,
      alive: (tab: number, item: ItemRef) => Promise<boolean>,
    ): Promise<void> {
      for (const d of await of(from)) if (!(await alive(d.value.tab, from))) await hand(d, to);
    },
    /** The address was given to another item: the drafts of the former one go where the rest of it is. */
    async aside(item: ItemRef, to: ItemRef, whose: (draft: Draft) => boolean): Promise<void> {
      for (const d of await of(item)) if (whose(d.value)) await hand(d, to);
    },
    /** Items that somebody has begun to write on this device, by alias. */
    async begun(): Promise<Set<string>> {
      const said = (await records.all()).filter((d) => Object.values(d.value.form).some((v) => v?.trim()));
      return new Set(said.map((d) => d.id.slice(0, d.id.lastIndexOf(':'))));
    },
    all: async () => (await records.all()).map((r) => ({ id: r.id, ...r.value })),
    /** A draft of a file: of no tab of this device, so it is taken up by the next tab that shows its item. */
    import: (key: string, draft: Draft) =>
      records.put(importedId(key), { ...draft, tab: tabOf(importedId(key)) }),
  };
}
