/** What a change (a pull request) closes, as the tracker told it last. */
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import type { Db } from './db';

export type PullRow = {
  alias: string;
  title: string;
  updatedAt: string;
  state: 'open' | 'merged' | 'closed';
  /** ISO 8601. */
  mergedAt?: string;
  closes: { item: ItemRef; title: string }[];
  /** Closed beyond those. */
  more: number;
  /** When it was read, and when it was last known to stand like that (ms). */
  readAt: number;
  checkedAt?: number;
  /** When somebody said that the merged change has not reached users yet (ms). */
  notYetAt?: number;
};

export type Pulls = ReturnType<typeof pulls>;

export function pulls(open: () => Promise<Db>) {
  return {
    get: async (item: ItemRef): Promise<PullRow | undefined> => (await open()).get('pulls', aliasOf(item)),
    put: async (row: PullRow): Promise<void> => {
      const tx = (await open()).transaction('pulls', 'readwrite');
      const before = await tx.store.get(row.alias);
      const notYetAt = row.notYetAt ?? before?.notYetAt;
      await tx.store.put({ ...row, ...(notYetAt !== undefined && { notYetAt }) });
      await tx.done;
    },
  };
}
