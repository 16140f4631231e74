/** Words of badges in lists, of the bar and of the lines of a pull request. */
import type { ListView, ReadingNotice } from '../messages/protocol';
import type { Trouble } from '../trackers/tracker';
import { termsOf } from './by-tracker';
import { heldIn } from './common';
import { clockOf } from './time';

/** What a badge says when nothing is known of its item. Apart, because pages carry it and nothing else of `ROWS`. */
export const UNREAD = 'Sightline has not read this yet; it may have an outcome.';

/** Where the bar would stand. */
export const noRows = (what: string) => `Sightline did not find ${what}, so it marks nothing on this page.`;

export const ROWS = {
  unreadable: (place: string) => `${place} cannot be read with this access.`,
  damaged: 'The outcome cannot be read. Open the issue to repair it.',
  newer: 'Written by a newer version of Sightline.',
  held: (key: string) => `${heldIn(key)} It counts once, there.`,
  asOf: (when: string) => `Read ${when}.`,
  local: 'On this device only.',
  shipped: 'Closed as done, and nobody has said what it should change.',
} as const;

/** Why some are not checked, in one quiet sentence. */
export function noticeText(notice: ReadingNotice, tracker: string, trouble: (t: Trouble) => string): string {
  if (notice.kind === 'paused') return `Paused until ${clockOf(notice.until)}: ${tracker} asked for a break.`;
  if (notice.kind === 'no-token')
    return `No ${termsOf(tracker).means} covers ${notice.owner === '' ? 'these' : notice.owner}.`;
  return trouble(notice.trouble);
}

export const BAR = {
  region: 'Sightline: outcomes of this list',
  has: (n: number) => (n === 1 ? '1 has an outcome' : `${n} have an outcome`),
  none: (n: number) => `${n} none`,
  begun: (n: number) => `${n} begun`,
  unchecked: (n: number) => `${n} not checked`,
  /** What the coverage line shows; the counts are read out beside it. */
  coverage: (has: number, all: number) => `Coverage: ${has} of ${all}`,
  /** "18 have an outcome, 3 none, 4 not checked": the counts, read aloud when they have changed. */
  spoken: (parts: readonly string[]) => parts.join(', '),
  /** @param cards a board has no rows (and may be a table) */
  seen: (n: number, cards = false) => `of the ${n} ${cards ? 'item' : 'row'}${n === 1 ? '' : 's'} seen here`,
  /** `more`: there are more than these, nobody knows how many. */
  all: (n: number, more = false) => (more ? `of at least ${n}` : `of all ${n}`),
  reading: (read: number, total: number, more = false) =>
    `reading ${read} of ${more ? `at least ${total}` : total}`,
  countAll: (total: number, more = false) => (more ? `Count all, at least ${total}` : `Count all ${total}`),
  countAllWhy: (requests: number) => `Reads the whole list: up to ${requests} requests to the tracker.`,
  without: 'Without',
  /** Read aloud after it. */
  anOutcome: 'an outcome',
  notChecked: 'Not checked',
  person: 'Needs a person',
  sweep: (n: number) => (n === 1 ? 'Sweep the 1…' : `Sweep the ${n}…`),
  connect: (tracker: string) => `Connect ${tracker} to check these`,
  fold: 'Fold',
  unfold: 'Unfold',
  reads: 'Reading…',
  noList: 'The list could not be opened. Reload the page.',
} as const;

/** "18 have an outcome", "3 none", "4 not checked"; "2 begun" only when there are any. */
export function barParts(counts: ListView['counts']): { strong: string[]; quiet: string[] } {
  const quiet = counts.unchecked > 0 ? [BAR.unchecked(counts.unchecked)] : [];
  // Where nothing could be read, "0 have an outcome" would sound like a finding.
  if (quiet.length > 0 && counts.has + counts.begun + counts.none === 0) return { strong: [], quiet };
  const strong = [BAR.has(counts.has)];
  if (counts.begun > 0) strong.push(BAR.begun(counts.begun));
  strong.push(BAR.none(counts.none));
  return { strong, quiet };
}

export const PULL = {
  region: 'Sightline: what this change is for',
  closes: 'Closes',
  more: (n: number) => (n === 1 ? 'and 1 more, not looked at' : `and ${n} more, not looked at`),
  unread: 'What this closes is not checked.',
  write: 'Write the outcome',
  details: 'Details',
  mend: 'Mend it now',
  merged: (when: string) => `Merged ${when}. Did it reach users?`,
  today: 'Today',
  thatDay: (day: string) => `On ${day}`,
  notYet: 'Not yet',
} as const;
