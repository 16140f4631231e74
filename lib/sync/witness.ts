/** Who else tells of an item than the tracker's answer: a page that shows it, and its edit history. */
import { relate } from '../outcome/converge';
import { sameItem } from '../outcome/item';
import type { Outcome } from '../outcome/record';
import type { ItemRow } from '../store/rows';
import { agreedGone } from './reconcile';

/**
 * May a page's text be taken for what the tracker holds? A page may be older than what is known, and without the
 * stable id it cannot tell a renamed item from a copy.
 */
export function believed(row: ItemRow, shown: Outcome, asked: boolean): boolean {
  if (asked && !sameItem(shown.home, row.item)) return false;
  if (agreedGone(row)) return true;
  const older = row.local !== null && row.local.id === shown.id && relate(row.local, shown) === 'ahead';
  return !(older && !row.dirty);
}

/** The edit history has answered who took the section out; it may not tell. */
export function removedBy(row: ItemRow, edit: { by?: string; at?: string }): ItemRow {
  const { standing } = row;
  return standing?.kind === 'gone' ? { ...row, standing: { ...standing, ...edit, looked: true } } : row;
}
