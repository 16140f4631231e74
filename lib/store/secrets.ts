/**
 * Credentials as the worker uses them: the value for one request, and lists without values. Only the worker
 * imports this; the options page writes through `secret-writer.ts`.
 */
import type { ConnectionView } from '../messages/protocol';
import type { Trouble } from '../trackers/tracker';
import { openSecrets, type SecretFacts } from './secrets-db';

export type Secrets = ReturnType<typeof secrets>;

export function secrets() {
  async function withDb<T>(work: (db: Awaited<ReturnType<typeof openSecrets>>) => Promise<T>): Promise<T> {
    const db = await openSecrets();
    try {
      return await work(db);
    } finally {
      db.close();
    }
  }
  return {
    /** The value and the one origin it may be sent to. */
    value: (id: string): Promise<{ origin: string; value: string; raw?: true } | null> =>
      withDb(async (db) => {
        const found = await db.get('secrets', id);
        return found
          ? { origin: found.origin, value: found.value, ...(found.raw && { raw: true as const }) }
          : null;
      }),
    list: (): Promise<ConnectionView[]> =>
      withDb(async (db) =>
        (await db.getAll('facts'))
          .sort((a, b) => a.addedAt - b.addedAt)
          .map(({ addedAt: _, ...card }) => card),
      ),
    /**
     * Writes down what a check told, unless the value was replaced meanwhile.
     * @param since when the check began (ms): a value put in later is another one
     */
    learn: (
      id: string,
      facts: { login?: string; expiresAt?: number; scopes?: string; checkedAt?: number; trouble?: Trouble },
      since: number,
    ): Promise<void> =>
      withDb(async (db) => {
        const tx = db.transaction('facts', 'readwrite');
        const card = await tx.store.get(id);
        if (card && card.addedAt <= since) {
          const next: SecretFacts = { ...card, ...facts };
          if (facts.trouble === undefined) delete next.trouble;
          await tx.store.put(next);
        }
        await tx.done;
      }),
  };
}
