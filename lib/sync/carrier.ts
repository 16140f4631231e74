/**
 * Whose session may carry what is saved. It is written down in the same step as the save: a worker that ends over it
 * leaves neither or both, and nothing goes out under somebody else's name.
 */
import type { ItemRef } from '../outcome/record';
import type { ItemRow } from '../store/rows';
import type { Parts } from './parts';

/** So long a session is taken to be the same person's (ms): nobody signs out and in again within it. */
const IDENTITY_MS = 15_000;

export function carrier({ rows, io, home }: Pick<Parts, 'rows' | 'io' | 'home'>) {
  /**
   * Whose session it is, asked whenever a page comes: before anything is saved in their name, and they may have changed.
   * @returns false: it is not known now
   */
  async function identify(item: ItemRef): Promise<boolean> {
    const [credential] = await io.credentials(item);
    if (!credential?.session || io.now() - (credential.askedAt ?? 0) < IDENTITY_MS) return true;
    const told = await home(item.tracker)?.whoAmI(credential.id, undefined, io, `https://${item.site}`);
    return told?.ok === true;
  }

  return {
    identify,
    /**
     * Makes of a person's rule for a row one that also notes who is signed in: whoever decides something has seen all
     * that waits there, and takes it over.
     */
    async signed(item: ItemRef, rule: (row: ItemRow) => ItemRow): Promise<(row: ItemRow) => ItemRow> {
      const [credential] = await io.credentials(item);
      const account = credential?.account;
      return (row) => {
        const next = rule(row);
        return next === row || !next.dirty || account === undefined ? next : { ...next, account };
      };
    },
    /** Right after a save: what was noted of the session may be old, and whoever saved it is still there. */
    async confirm(saved: ItemRow): Promise<void> {
      if (!(await identify(saved.item))) return;
      const [credential] = await io.credentials(saved.item);
      const account = credential?.account;
      if (account === undefined || account === saved.account) return;
      const same = (r: ItemRow) => r.dirty && r.local?.version === saved.local?.version;
      await rows.update(saved.item, (r) => (same(r) ? { ...r, account } : r));
    },
  };
}
