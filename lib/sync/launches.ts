/** When a change reached users: proposed by the tracker, confirmed by a person. */
import type { ItemView } from '../messages/protocol';
import type { Content } from '../outcome/record';
import type { ItemRow } from '../store/rows';
import { dayOf } from '../strings/time';
import type { LaunchProposal } from '../trackers/tracker';
import { saved, type Who } from './reconcile';
import { heldRef, stateOf } from './view';

/** So long after "not yet" it is asked again (ms). */
export const NOT_YET_MS = 14 * 24 * 3600_000;

/**
 * Whether a launch may be written for the item. Not into a record that only points to another, nor while it is asked
 * whether the outcome was removed.
 */
export function launchable(row: ItemRow): boolean {
  const { known, content } = stateOf(row);
  return known === 'outcome' && !content?.launch && !heldRef(row) && row.standing?.kind !== 'gone';
}

/** The proposal as a day; null for a date that is none. */
export function dayOfProposal({ at }: LaunchProposal): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(at)) return at;
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? null : dayOf(ms);
}

/** What a person is asked; undefined: nothing is proposed, or it was answered. */
export function proposed(row: ItemRow, now: number): ItemView['launch'] {
  if (!row.launch || !launchable(row)) return undefined;
  if (row.notYetAt !== undefined && now - row.notYetAt < NOT_YET_MS) return undefined;
  const on = dayOfProposal(row.launch);
  return on === null || Date.parse(on) > now ? undefined : { on, why: row.launch.why };
}

/** Writes the launch that a person confirmed. @param from what proposed it, for the record */
export function launched(row: ItemRow, on: string, from: string, who: Who, newId: () => string): ItemRow {
  if (!row.local || !launchable(row)) return row;
  const launch: Content['launch'] = {
    date: on,
    proposedFrom: from,
    ...(who.by !== undefined && { confirmedBy: who.by }),
  };
  return saved(row, { ...row.local.content, launch }, who, newId);
}
