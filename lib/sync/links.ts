/** A link is not replaced by words that were written in ignorance of it. Pure rules like those of `reconcile`. */
import { toForm } from '../outcome/fields';
import { linkOf } from '../outcome/link';
import type { Outcome } from '../outcome/record';
import type { ItemRow } from '../store/rows';

/** Refused: the item points to the outcome of another one, and somebody has to unlink it first. */
export class HeldThere extends Error {
  /** @param home key of that one */
  constructor(readonly home: string) {
    super('the item points to the outcome of another one');
  }
}

/** The tracker holds a link, this device words of its own, and neither was made in knowledge of the other. */
export const meetsLink = (local: Outcome, theirs: Outcome): boolean =>
  linkOf(theirs.content) !== undefined &&
  linkOf(local.content) === undefined &&
  local.content.removed === undefined &&
  !local.parents.includes(theirs.version) &&
  !theirs.parents.includes(local.version);

/**
 * The row without the words that met a link. What was not sent is put by, to become a draft again: nobody has said yet
 * what becomes of it.
 * @param at ms since epoch
 */
export function givenBack(row: ItemRow, local: Outcome, at: number): ItemRow {
  const { kept, fields: _, ...rest } = row;
  const unsaved = { form: { ...kept, ...toForm(local.content) }, version: local.version, at };
  const waits = row.dirty || row.wrote !== null;
  return { ...rest, wrote: null, ...(waits && { unsaved }) };
}
