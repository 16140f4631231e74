/**
 * The database of credentials, in IndexedDB of the extension's origin. `secret-writer.ts` (options page),
 * `secrets.ts` and `secret-renewal.ts` (worker) are all that import it: the first puts values in and never takes one
 * out, the others read them and never hand one to a page.
 *
 * A value and what may be shown of it are kept apart. `facts` is all a list needs, so that listing does not open
 * a single value.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Trouble } from '../trackers/tracker';

export const SECRETS_DB = 'sightline-secrets';
export const SECRETS_VERSION = 1;

/** What a person sees of a credential: everything but its value. */
export type SecretCard = {
  /** Random; also the name under which requests ask for the value. */
  id: string;
  tracker: string;
  /** Name for people, chosen by them or made from the owner. */
  label: string;
  /** Whose places it serves: "acme". Empty: no owner is named, any place may try it. */
  owner: string;
  /** The one origin it may be sent to, without a path: "https://api.example.com". */
  origin: string;
  /** Last four characters; empty when the value is too short to show any of it. */
  tail: string;
  /** Milliseconds since epoch. Set anew when the value is replaced, so it tells one value from the next. */
  addedAt: number;
  /** A sign-in: its value is renewed by itself. */
  renews?: true;
};

/**
 * `token`: renews the value, once; the next comes with the new value. `endsAt`: until when the value lasts (ms).
 * `ended`: the tracker renews it no more.
 */
export type SecretRenewal = { token: string; endsAt: number; ended?: true };

/** `raw`: the value is the whole of the header; otherwise it is sent as a bearer's. */
export type SecretRecord = SecretCard & { value: string; raw?: true; renewal?: SecretRenewal };

/** What a check told about a value. Milliseconds since epoch. */
export type SecretFacts = SecretCard & {
  login?: string;
  expiresAt?: number;
  scopes?: string;
  checkedAt?: number;
  trouble?: Trouble;
};

export interface SecretsSchema extends DBSchema {
  secrets: { key: string; value: SecretRecord };
  /**
   * Card and facts. Written together with the value by the writer, which drops older facts; completed by the
   * worker after a check (get, compare `addedAt` with that of the value it checked, put, in one transaction).
   */
  facts: { key: string; value: SecretFacts };
}

/**
 * Opens the database, making it when it is not there.
 * @param onBlocking called when a newer version or a wipe waits for this connection, which is closed first
 * @throws DOMException when the browser allows no storage
 */
export function openSecrets(onBlocking?: () => void): Promise<IDBPDatabase<SecretsSchema>> {
  const opened: Promise<IDBPDatabase<SecretsSchema>> = openDB<SecretsSchema>(SECRETS_DB, SECRETS_VERSION, {
    upgrade(db) {
      if (!db.objectStoreNames.contains('secrets')) db.createObjectStore('secrets', { keyPath: 'id' });
      if (!db.objectStoreNames.contains('facts')) db.createObjectStore('facts', { keyPath: 'id' });
    },
    blocking() {
      // A connection that stays open would make every other context wait for ever.
      void opened.then((db) => db.close());
      onBlocking?.();
    },
  });
  return opened;
}
