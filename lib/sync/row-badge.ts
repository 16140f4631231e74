/** The badge of a row, out of what this device holds of its item. Pure. */
import { type Badge, type BadgeState, badgeOf } from '../outcome/badge';
import { badgeFacts } from '../outcome/quality';
import type { ItemRow } from '../store/rows';
import { assess } from '../team/assess';
import type { Settings } from '../team/team';
import { assessedOf } from './judging';
import { heldRef, stateOf } from './view';

/** "No outcome" holds so long after the last look; only minutes once looking again has failed (ms). */
const STALE_MS = 24 * 3600_000;
const DOUBTED_MS = 10 * 60_000;

export type Around = {
  /** ms since epoch. */
  now: number;
  /** The reader's own day, ISO. */
  today: string;
  /** Until when it was last known to be right (ms). */
  goodAt: number;
  /** Looking again has failed since (refused, offline, a pause). */
  doubted: boolean;
  /** What this device holds of the home that the item links to. */
  home?: ItemRow;
  /** By which it is judged. */
  settings: Settings;
};

/**
 * Whether "no outcome" may be said: it was read, and nothing that came after says that it cannot be read any more.
 */
function knowsNone(row: ItemRow, a: Around): boolean {
  if (row.readTrouble) return false;
  const { remote, local } = row;
  // Removed on this device: the tracker may hold it still, where nobody can write for this person.
  const gone = local !== null && remote.kind === 'outcome' && row.way === 'share';
  if (remote.kind !== 'none' && !gone) return false;
  return mayStand(a);
}

/** Whether what was found then may still be told as "none". */
export const mayStand = ({ now, goodAt, doubted }: Pick<Around, 'now' | 'goodAt' | 'doubted'>): boolean =>
  now - goodAt < (doubted ? DOUBTED_MS : STALE_MS);

/** The badge of an item in a list. */
export function rowBadge(row: ItemRow, a: Around): Badge {
  const held = heldRef(row);
  if (held) {
    // It counts once, there; here it says what stands there, and never "none".
    if (a.home && stateOf(a.home).known === 'outcome' && !heldRef(a.home)) return rowBadge(a.home, a);
    return badgeOf({ known: 'outcome', form: {}, heldElsewhere: true });
  }
  const said = stateOf(row);
  const known = said.known === 'removed' ? 'none' : said.known;
  const { form, content, sharing } = said;
  return badgeOf({
    known: known === 'none' && !knowsNone(row, a) ? 'unread' : known,
    ...badgeFacts(assess(assessedOf(row, a.settings, a.now))),
    form,
    content,
    sharing,
    today: a.today,
    ...(known === 'none' && row.done && { shipped: true }),
  });
}

/** Which count of the bar an item is in; null: in none (it needs no outcome). */
export type Count = 'has' | 'begun' | 'none' | 'unchecked';
export const COUNT_OF_STATE: Record<BadgeState, Count | null> = {
  unchecked: 'unchecked',
  elsewhere: 'has',
  none: 'none',
  gap: 'none',
  spared: null,
  incomplete: 'begun',
  paused: 'has',
  framed: 'has',
  measuring: 'has',
  good: 'has',
  bad: 'has',
  flat: 'has',
  unclear: 'has',
  due: 'has',
  waived: null,
};
const countOf = (badge: Badge): Count | null => COUNT_OF_STATE[badge.state];

/** What an item is in a list: which count it is in, and whether a person is needed. */
export type Part = { count: Count | null; person: boolean };

/**
 * An item that points to another one has an outcome: nothing is written for it here, and what that one lacks is
 * counted there. Where that has none any more, its person has to say what becomes of the link.
 * @param row absent: of several items that a change closes
 */
export function partOf(badge: Badge, row: ItemRow | null, home?: ItemRow): Part {
  const count = countOf(badge);
  if (!row || !heldRef(row)) return { count, person: row !== null && needsPerson(badge, row) };
  if (home && isEmpty(home)) return { count: null, person: true };
  return { count: count && 'has', person: needsPerson(badge, row) };
}

/** It was read, and there is no outcome. */
function isEmpty(home: ItemRow): boolean {
  if (home.readTrouble) return home.readTrouble.trouble.code === 'gone';
  const { known } = stateOf(home);
  return known === 'none' || known === 'removed';
}

const PERSON = new Set<BadgeState>(['paused', 'due', 'bad', 'gap']);
/** A person is needed: the badge says so, or a question stands. */
export const needsPerson = (badge: Badge, row: ItemRow): boolean =>
  PERSON.has(badge.state) || row.standing !== undefined || row.remote.kind === 'damaged';

/** Most pressing first; of several items that one change closes, the first of these is shown. */
const PRESSING: readonly BadgeState[] = [
  'paused',
  'due',
  'bad',
  'gap',
  'none',
  'incomplete',
  'unchecked',
  'elsewhere',
  'unclear',
  'flat',
  'measuring',
  'framed',
  'good',
  'waived',
  'spared',
];

/** One badge for several: the most pressing one, told with how many there are. */
export function pressing(badges: readonly Badge[]): Badge | null {
  const sorted = [...badges].sort((a, b) => PRESSING.indexOf(a.state) - PRESSING.indexOf(b.state));
  return sorted[0] ?? null;
}
