/**
 * Every request to another host, written down before it leaves: host, method, path without query, why, status,
 * sizes. One record per request, the newest 500.
 */
import * as z from 'zod';
import type { LedgerRow } from '../messages/protocol';
import { type Area, keyed } from './keyed';

const KEEP = 500;

const Row = z.looseObject({
  id: z.string(),
  at: z.number(),
  host: z.string(),
  method: z.string(),
  path: z.string(),
  why: z.string(),
  item: z.string().optional(),
  status: z.union([
    z.number(),
    z.enum(['pending', 'offline', 'timeout', 'refused', 'redirected', 'too-large']),
  ]),
  sent: z.number(),
  received: z.number(),
});

/**
 * @param lane each context that writes has its own, so that two never number alike
 */
export function ledger(area: Area, lane = '') {
  const records = keyed(area, 'ledger:', Row);
  let next: Promise<number> | null = null;
  let count = 0;

  const numberOf = (id: string) => (id.startsWith(lane) ? Number(id.slice(lane.length)) || 0 : 0);
  const slotOf = (id: string) => `${lane}${numberOf(id) % KEEP}`;

  /** Numbers go on after a restart, so that the order and the ring of records survive it. */
  async function number(): Promise<number> {
    next ??= records.all().then((rows) => Math.max(0, ...rows.map((r) => numberOf(r.value.id))));
    const start = await next.catch((e: unknown) => {
      // Read again for the next request; this one is not sent, because it could not be written down.
      next = null;
      throw e;
    });
    count += 1;
    return start + count;
  }

  return {
    async begin(row: Omit<LedgerRow, 'id' | 'status' | 'received'>): Promise<string> {
      const id = `${lane}${await number()}`;
      await records.put(slotOf(id), { ...row, id, status: 'pending', received: 0 });
      return id;
    },
    async end(id: string, status: LedgerRow['status'], received: number): Promise<void> {
      const row = await records.get(slotOf(id));
      if (row?.id === id) await records.put(slotOf(id), { ...row, status, received });
    },
    async list(): Promise<LedgerRow[]> {
      const rows = (await records.all()).map((r) => r.value as LedgerRow);
      return rows.sort((a, b) => b.at - a.at || numberOf(b.id) - numberOf(a.id));
    },
    async clear(): Promise<void> {
      const rows = await records.all();
      await records.drop(rows.map((r) => r.id));
    },
  };
}
