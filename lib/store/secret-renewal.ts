/**
 * Sign-ins as the worker renews them. A renewing token is good for one time, so every change names the one it was made
 * with: what a person put in meanwhile is never overwritten, and what was deleted does not come back.
 */
import type { Trouble } from '../trackers/tracker';
import { openSecrets, type SecretRenewal } from './secrets-db';

export type Renewable = ReturnType<typeof renewable>;

export function renewable() {
  async function withDb<T>(work: (db: Awaited<ReturnType<typeof openSecrets>>) => Promise<T>): Promise<T> {
    const db = await openSecrets();
    try {
      return await work(db);
    } finally {
      db.close();
    }
  }
  return {
    /** Null: there is no such credential, or it is none that renews. */
    of: (id: string): Promise<{ origin: string; value: string; renewal: SecretRenewal } | null> =>
      withDb(async (db) => {
        const found = await db.get('secrets', id);
        return found?.renewal ? { origin: found.origin, value: found.value, renewal: found.renewal } : null;
      }),
    /**
     * Puts new values in place of those that were used up; when it returns they are on the disk.
     * @param used the token they were renewed with
     * @returns false: another one stands there by now, and stays
     */
    renewed: (
      id: string,
      used: string,
      { value, token, endsAt }: { value: string; token: string; endsAt: number },
    ): Promise<boolean> =>
      withDb(async (db) => {
        const tx = db.transaction('secrets', 'readwrite', { durability: 'strict' });
        const found = await tx.store.get(id);
        const mine = found?.renewal?.token === used;
        if (found && mine) await tx.store.put({ ...found, value, renewal: { token, endsAt } });
        await tx.done;
        return mine;
      }),
    /** The tracker renews it no more: kept with that trouble, until a person signs in again or deletes it. */
    ended: (id: string, used: string, trouble: Trouble, checkedAt: number): Promise<boolean> =>
      withDb(async (db) => {
        const tx = db.transaction(['secrets', 'facts'], 'readwrite');
        const found = await tx.objectStore('secrets').get(id);
        const card = await tx.objectStore('facts').get(id);
        const mine = found?.renewal?.token === used;
        if (found?.renewal && mine) {
          await tx.objectStore('secrets').put({ ...found, renewal: { ...found.renewal, ended: true } });
          if (card) await tx.objectStore('facts').put({ ...card, trouble, checkedAt });
        }
        await tx.done;
        return mine;
      }),
  };
}
