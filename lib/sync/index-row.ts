/** The row of the portfolio index that an item gives. */
import { aliasOf } from '../outcome/item';
import { type IndexRow, placeOfAlias } from '../store/portfolio';
import type { ItemRow } from '../store/rows';
import { dayOf } from '../strings/time';
import { type Rules, UNKNOWN } from './judging';
import { needsPerson, rowBadge } from './row-badge';
import { heldRef } from './view';

/**
 * The index row of an item.
 * @param now ms since epoch
 * @param rules by which it is judged; others may say something else
 */
export function indexRow(row: ItemRow, now: number, { settings, mark }: Rules = UNKNOWN): IndexRow {
  const day = dayOf(now);
  const badge = rowBadge(row, { now, today: day, goodAt: now, doubted: false, settings });
  const held = heldRef(row);
  const good = Math.max(row.readAt ?? 0, row.checkedAt ?? 0);
  const by = row.local?.content.primary?.by;
  return {
    alias: row.alias,
    place: placeOfAlias(row.alias),
    ...(row.title !== undefined && { title: row.title.slice(0, 120) }),
    state: badge.state,
    text: badge.text,
    day,
    rules: mark,
    ...((row.readAt !== undefined || row.readTrouble) && { seen: true as const }),
    ...(needsPerson(badge, row) && { person: true as const }),
    ...(row.local && { outcome: row.local.id }),
    ...(held && { home: aliasOf(held) }),
    ...(by !== undefined && { by }),
    ...(good > 0 && { good }),
    ...(row.updatedAt !== undefined && { updatedAt: row.updatedAt }),
  };
}
