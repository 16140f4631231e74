/** Where each delivery stands: one record per item in local storage. */
import * as z from 'zod';
import { aliasOf } from '../outcome/item';
import type { ItemRef as Item } from '../outcome/record';
import { type Area, keyed } from './keyed';
import { ItemRef, TroubleSchema } from './schemas';

const Entry = z.looseObject({
  item: ItemRef,
  state: z.enum(['sending', 'waiting', 'checking']),
  since: z.number(),
  tries: z.number(),
  trouble: TroubleSchema.optional(),
  nextAt: z.number().optional(),
});
export type OutboxEntry = z.infer<typeof Entry>;
export type OutboxStore = ReturnType<typeof outboxStore>;

export function outboxStore(area: Area) {
  const records = keyed(area, 'outbox:', Entry);
  return {
    get: (item: Item) => records.get(aliasOf(item)),
    all: async () => (await records.all()).map((r) => r.value),
    /** Marks a delivery as under way; keeps since when and how often it was tried. */
    async begin(item: Item, now: number): Promise<OutboxEntry> {
      const before = await records.get(aliasOf(item));
      const entry: OutboxEntry = {
        item,
        state: 'sending',
        since: before?.since ?? now,
        // Tries of reading a history were about something else.
        tries: before?.state === 'checking' ? 0 : (before?.tries ?? 0),
      };
      await records.put(aliasOf(item), entry);
      return entry;
    },
    put: (entry: OutboxEntry) => records.put(aliasOf(entry.item), entry),
    drop: (item: Item) => records.drop(aliasOf(item)),
  };
}
