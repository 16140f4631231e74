/**
 * Whose session may carry what is saved. It is written down in the same step as the save: a worker that ends over it
 * leaves neither or both, and nothing goes out under somebody else's name.
 */
import type { ItemRef } from '../outcome/record';
import type { ItemRow } from '../store/rows';
import type { HomeIo } from '../trackers/tracker';

/**
 * @returns makes of a person's rule for a row one that also notes who is signed in: whoever decides something has seen
 * all that waits there, and takes it over
 */
export function carrier(io: HomeIo) {
  return async function signed(
    item: ItemRef,
    rule: (row: ItemRow) => ItemRow,
  ): Promise<(row: ItemRow) => ItemRow> {
    const [credential] = await io.credentials(item);
    const account = credential?.account;
    return (row) => {
      const next = rule(row);
      return next === row || !next.dirty || account === undefined ? next : { ...next, account };
    };
  };
}
