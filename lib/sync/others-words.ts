/** What one person saved and was not sent is nobody else's: not to be sent, not to be changed, not to be put away. */
import type { ItemRow } from '../store/rows';

/** Refused: words of somebody else wait here. `by`: their name, as far as it is known. */
export class OthersWords extends Error {
  constructor(readonly by?: string) {
    super('words of somebody else wait here');
  }
}

/**
 * Words of somebody who is known wait in the row, and it is somebody else who is there.
 * @param account of who is there; undefined: it is not known, and nothing is said of it here
 */
export const ofOthers = (row: ItemRow, account: string | undefined): boolean =>
  row.dirty && row.account !== undefined && account !== undefined && row.account !== account;

/**
 * Whose words wait, for people; undefined: no name is known, or only that of who is there.
 * @param me what whoever is there is called
 */
export function nameOf({ local }: ItemRow, me: string | undefined): string | undefined {
  const by = local?.content.removed?.by ?? local?.by;
  return by === me ? undefined : by;
}
