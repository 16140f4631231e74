/**
 * Where items went that were renamed or transferred, for tabs that still show them under the old key. It only tells:
 * nothing is written to another item because of it. Kept on disk, because the worker may die between the news and the
 * next word of that tab.
 */
import * as z from 'zod';
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { type Area, keyed } from './keyed';

const Move = z.looseObject({
  tracker: z.string(),
  site: z.string(),
  from: z.string(),
  to: z.string(),
  at: z.number(),
});

/** The old key may be given to another item: the news is believed this long without a new word of the tracker (ms). */
const FRESH_MS = 3_600_000;
/** A draft that was left under the old key is looked for this long (ms). */
const KEEP_MS = 30 * 24 * 3_600_000;

export type Moves = ReturnType<typeof moves>;

export function moves(area: Area) {
  const records = keyed(area, 'moved:', Move);
  return {
    /** Where an item is now, if it went; undefined: it is where it says, as far as is known. */
    async of(item: ItemRef, now: number): Promise<ItemRef | undefined> {
      const move = await records.get(aliasOf(item));
      if (!move || now - move.at > FRESH_MS) return undefined;
      return { tracker: move.tracker, site: move.site, key: move.to };
    },
    /** All that `of` would tell now, by the alias of the old key: for many items at once. */
    async current(now: number): Promise<Map<string, ItemRef>> {
      const fresh = (await records.all()).filter(({ value }) => now - value.at <= FRESH_MS);
      return new Map(
        fresh.map(({ id, value: { tracker, site, to } }) => [id, { tracker, site, key: to }] as const),
      );
    },
    /** The old keys of an item. */
    async leadingTo(item: ItemRef): Promise<ItemRef[]> {
      return (await records.all())
        .map(({ value: { tracker, site, from, to } }) => ({ old: { tracker, site, key: from }, to }))
        .filter(({ old, to }) => aliasOf({ ...old, key: to }) === aliasOf(item))
        .map(({ old }) => old);
    },
    async put(from: ItemRef, to: ItemRef, at: number): Promise<void> {
      const { tracker, site } = to;
      await records.put(aliasOf(from), { tracker, site, from: from.key, to: to.key, at });
      const all = await records.all();
      // What had gone to the old key has gone further with it.
      for (const m of all) {
        if (m.id === aliasOf(to) || aliasOf({ ...m.value, key: m.value.to }) !== aliasOf(from)) continue;
        await records.put(m.id, { ...m.value, to: to.key });
      }
      const over = all.filter((m) => at - m.value.at > KEEP_MS || m.id === aliasOf(to));
      if (over.length > 0) await records.drop(over.map((m) => m.id));
    },
    /** The tracker answered under this very key. */
    async drop(item: ItemRef): Promise<void> {
      if (await records.get(aliasOf(item))) await records.drop(aliasOf(item));
    },
  };
}
