/**
 * What comes to an item from elsewhere: a link, the outcome of a home that is lost, one that waited for the item. Pure
 * rules like those of `reconcile`.
 */
import { applyForm, type Form, toForm } from '../outcome/fields';
import type { Content, Outcome } from '../outcome/record';
import type { ItemRow } from '../store/rows';
import { keptAside } from './decisions';
import { leave, saved, type Who } from './reconcile';
import { heldRef, stateOf } from './view';

/**
 * The row before words that nobody has seen here yet. Where they may go is asked anew: what was agreed for the words
 * before them holds for none of these.
 */
function anew(row: ItemRow, newId: () => string): ItemRow {
  const { fields: _, ...rest } = keptAside(row, newId);
  return { ...rest, way: row.way === 'here' ? 'here' : 'unasked' };
}

/** The item points to the outcome of another one; not where it has got its own meanwhile. */
export function linked(row: ItemRow, link: Content, who: Who, newId: () => string): ItemRow {
  return stateOf(row).known === 'outcome' ? row : saved(anew(row, newId), link, who, newId);
}

/**
 * The item takes over the outcome that it pointed to.
 * @param lost the copy of this device, and what of it was never shared
 * @param whole false: everybody may see what is shared here. Then only what a person is asked about comes along; the
 * rest (readings, registration, what followed) stays on this device.
 */
export function takenHere(
  row: ItemRow,
  lost: { outcome: Outcome; kept?: Form | undefined },
  whole: boolean,
  who: Who,
  newId: () => string,
): ItemRow {
  if (!heldRef(row)) return row;
  const { outcome, kept } = lost;
  const next = anew(row, newId);
  const took = whole
    ? saved(next, outcome.content, who, newId)
    : saved(
        { ...next, left: leave(next.left, outcome) },
        applyForm({}, toForm(outcome.content), newId),
        who,
        newId,
      );
  return kept ? { ...took, kept } : took;
}

/** A waiting outcome found its item. After a removal it follows that: else the two would stand against each other. */
export function attached(row: ItemRow, form: Form, outcomeId: string, who: Who): ItemRow {
  if (row.local && !row.local.content.removed) return row;
  const content = applyForm({}, form, () => outcomeId);
  return {
    ...saved(
      anew(row, () => outcomeId),
      content,
      who,
      () => outcomeId,
    ),
    attachedAt: who.at,
  };
}
