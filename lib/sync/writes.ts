/** The rules of one write: what is remembered before it, and what its answer and the edit history say after it. */
import type { Outcome } from '../outcome/record';
import type { ItemRow } from '../store/rows';
import type { HomeRead, Overwritten, WriteMark } from '../trackers/tracker';
import { drained, read, remember, type Who } from './reconcile';

/** A request that got no answer may still be carried out this long after it was sent (ms). */
export const LANDING_MS = 2_000;

/** One of our writes that was not yet looked up. */
export type OpenWrite = NonNullable<ItemRow['writing']>[number];

const sameMark = (a: WriteMark, b: WriteMark) => a.sent === b.sent && a.before === b.before;

/** May the history's "it never landed" be believed? Not of a write that was taken, nor of one that may still land. */
export function settledAbsent(mark: OpenWrite, now: number): boolean {
  return mark.taken !== true && now - (mark.at ?? 0) >= LANDING_MS;
}

function taken(row: ItemRow, mark: WriteMark): ItemRow {
  const writing = row.writing?.map((m) => (sameMark(m, mark) ? { ...m, taken: true as const } : m));
  return writing ? { ...row, writing } : row;
}

/**
 * Before the request that writes: what to look for in the history, also after a kill.
 * @param at this device's clock, ms
 */
export function writing(row: ItemRow, mark: WriteMark, at: number): ItemRow {
  // `wrote` is set before the answer: when the answer is lost the write may still have landed.
  const version = row.local?.version ?? '';
  const full = { ...mark, version, wroteBefore: row.wrote, at };
  return { ...row, writing: [...(row.writing ?? []), full].slice(-10), wrote: version };
}

/**
 * The tracker took our write. Somebody may have saved meanwhile: then there is more to send. Whose it is stays noted:
 * replaced by somebody who did not know it, it is sent again, as the same person.
 * @param mark of the request; none when the tracker held exactly this already
 */
export function written(
  row: ItemRow,
  sent: Outcome,
  restored: readonly Overwritten[],
  seen: HomeRead,
  who: Who,
  mark?: WriteMark,
): ItemRow {
  // The tracker said so itself: a history that does not show it yet is a late one.
  const { restore, repair: _, ...rest } = mark ? taken(row, mark) : row;
  // What was clicked while the request was under way is not in it.
  const more = (restore ?? []).filter((o) => !restored.some((d) => d.sent === o.sent && d.at === o.at));
  const next: ItemRow = {
    ...rest,
    ...(more.length > 0 && { restore: more }),
    wrote: sent.version,
    shared: remember(row.shared, sent),
  };
  if (row.local?.version === sent.version) {
    return { ...read({ ...next, dirty: false }, seen, who), found: undefined };
  }
  return read({ ...next, dirty: true }, seen, who);
}

/** What came of one write is known from the history. */
export function checked(
  row: ItemRow,
  mark: WriteMark,
  landed: boolean,
  who: Who,
  { overwritten = [], theirs = [] }: { overwritten?: Overwritten[]; theirs?: Outcome[] } = {},
): ItemRow {
  const { writing: open = [], ...rest } = row;
  const found = open.find((m) => sameMark(m, mark));
  // One that never landed was never there before another.
  const left = open
    .filter((m) => !sameMark(m, mark))
    .map((m) =>
      found && !landed && m.wroteBefore === found.version ? { ...m, wroteBefore: found.wroteBefore } : m,
    );
  // Two tries of one write may both have landed, and both have replaced the same.
  const told = row.overwritten ?? [];
  const lost = overwritten.filter(
    (o) => !told.some((t) => t.sent === o.sent && t.at === o.at && t.full === o.full),
  );
  const next: ItemRow = {
    ...rest,
    ...(left.length > 0 && { writing: left }),
    ...(found && !landed && row.wrote === found.version && { wrote: found.wroteBefore }),
    ...(lost.length > 0 && { overwritten: [...told, ...lost] }),
  };
  // Somebody had changed our section in the same second: both go on, or it is asked.
  return theirs.length > 0 ? drained({ ...next, others: [...(next.others ?? []), ...theirs] }, who) : next;
}
