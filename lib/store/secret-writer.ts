/**
 * Puts credentials into the extension's own database. It writes, replaces and deletes; there is no way to get a
 * value back out of it, so the page that uses it cannot show or leak one that was saved before.
 */
import type { IDBPTransaction } from 'idb';
import { openSecrets, type SecretCard, type SecretRecord, type SecretsSchema } from './secrets-db';

/** A credential as it is handed in. */
export type NewSecret = Pick<SecretCard, 'tracker' | 'label' | 'owner' | 'origin'> &
  Pick<SecretRecord, 'value' | 'raw'> & {
    /** A sign-in: what renews the value, and until when the value lasts (ms since epoch). */
    renewal?: { token: string; endsAt: number };
  };

/** Longest value taken. Known formats stay under 260 characters. */
const LONGEST = 1000;
/** A value shorter than this shows no tail: four characters would be too much of it. */
const SHORTEST_FOR_TAIL = 16;

/** Why a value or an origin was not taken. The value is in no message. */
export class SecretRefused extends Error {
  constructor(readonly why: 'empty' | 'too-long' | 'characters' | 'origin') {
    super(why);
  }
}

/** What may be shown of a value: its last four characters, or nothing. */
export function tailOf(value: string): string {
  return value.length < SHORTEST_FOR_TAIL ? '' : value.slice(-4);
}

/**
 * Saves a new credential.
 * @returns its id
 * @throws SecretRefused when the value cannot be sent in a header or the origin is not a plain https origin
 */
export async function writeSecret(secret: NewSecret): Promise<string> {
  const id = crypto.randomUUID();
  await put(id, secret);
  return id;
}

/**
 * Puts a new value in place of an old one. What checks told about the old value is dropped.
 * @param id of the credential that is replaced
 * @throws SecretRefused as for `writeSecret`
 */
export async function replaceSecret(id: string, secret: NewSecret): Promise<void> {
  await put(id, secret);
}

/** Deletes a credential and all facts about it. Unknown ids are no error. */
export async function deleteSecret(id: string): Promise<void> {
  await change((tx) =>
    Promise.all([tx.objectStore('secrets').delete(id), tx.objectStore('facts').delete(id)]),
  );
}

/** Deletes every credential. */
export async function deleteAllSecrets(): Promise<void> {
  await change((tx) => Promise.all([tx.objectStore('secrets').clear(), tx.objectStore('facts').clear()]));
}

async function put(id: string, secret: NewSecret): Promise<void> {
  const { raw, renewal } = secret;
  const value = secret.value.trim();
  check(value, secret.origin);
  if (renewal) check(renewal.token, secret.origin);
  const card: SecretCard = {
    id,
    tracker: secret.tracker,
    label: secret.label,
    owner: secret.owner,
    origin: secret.origin,
    // That of a sign-in changes every day: nobody could know it again.
    tail: renewal ? '' : tailOf(value),
    addedAt: Date.now(),
    ...(renewal && { renews: true }),
  };
  await change((tx) =>
    Promise.all([
      tx.objectStore('secrets').put({ ...card, value, ...(raw && { raw }), ...(renewal && { renewal }) }),
      // The card alone: what a check told about the value before does not hold for this one.
      tx.objectStore('facts').put({ ...card }),
    ]),
  );
}

function check(value: string, origin: string): void {
  if (value === '') throw new SecretRefused('empty');
  if (value.length > LONGEST) throw new SecretRefused('too-long');
  // Visible ASCII only: anything else cannot stand in a header, and is a paste that went wrong.
  if (!/^[\x21-\x7e]+$/.test(value)) throw new SecretRefused('characters');
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    throw new SecretRefused('origin');
  }
  if (url.protocol !== 'https:' || url.origin !== origin) throw new SecretRefused('origin');
}

type Writing = IDBPTransaction<SecretsSchema, ('secrets' | 'facts')[], 'readwrite'>;

/** A writing transaction over both stores, so that value and card never disagree. */
async function change(work: (tx: Writing) => Promise<unknown>): Promise<void> {
  const db = await openSecrets();
  try {
    const tx = db.transaction(['secrets', 'facts'], 'readwrite');
    await Promise.all([work(tx), tx.done]);
  } finally {
    db.close();
  }
}
