/**
 * Fields that several devices change without undoing each other. Every field has a counter of its own; merged, the
 * higher one wins. Merging gives the same whatever order the news come in, how often, and what is lost in between:
 * what is not told is never taken for removed.
 */
import { canonicalJson } from '../outcome/version';

/**
 * A field as it was written last: its value (null: removed, which has to reach the other devices too), how often it was
 * written, and when (ms). What a later version puts behind that stays.
 */
export type Stamp = readonly [value: unknown, n: number, at: number, ...more: unknown[]];
/** The fields of one group, by name. */
export type Fields = ReadonlyMap<string, Stamp>;
/** All groups, by name. */
export type Groups = ReadonlyMap<string, Fields>;

/** Counters stay whole numbers that every browser writes the same; nobody presses a button that often. */
const MOST_WRITES = 2 ** 31 - 1;
/** The end of what a date can be (ms). */
const LAST_MOMENT = 8.64e15;
/** Removed fields that are remembered in all groups together. One that was removed before those may come back from a
 * device that was away since. */
export const MOST_REMOVED = 200;

export function isStamp(raw: unknown): raw is Stamp {
  if (!Array.isArray(raw) || raw.length < 3) return false;
  const [value, n, at] = raw as unknown[];
  return (
    value !== undefined &&
    Number.isInteger(n) &&
    Number(n) >= 1 &&
    Number(n) <= MOST_WRITES &&
    typeof at === 'number' &&
    Math.abs(at) <= LAST_MOMENT
  );
}

/** What a field becomes when it is written now. */
export const written = (before: Stamp | undefined, value: unknown, at: number): Stamp => [
  value,
  Math.min((before?.[1] ?? 0) + 1, MOST_WRITES),
  at,
];

export const isRemoved = (stamp: Stamp): boolean => stamp[0] === null;

/** Above zero where `a` wins: the higher counter, then the later, then the one that is there. Both sides choose the same. */
export function order(a: Stamp, b: Stamp): number {
  if (a[1] !== b[1]) return a[1] - b[1];
  if (a[2] !== b[2]) return a[2] - b[2];
  if (isRemoved(a) !== isRemoved(b)) return isRemoved(a) ? -1 : 1;
  const [one, other] = [canonicalJson(a), canonicalJson(b)];
  return one === other ? 0 : one > other ? 1 : -1;
}

/** Whether `theirs` lacks something that `mine` holds, or holds an older form of it. */
export function lacks(theirs: Fields | undefined, mine: Fields): boolean {
  return [...mine].some(([name, stamp]) => {
    const other = theirs?.get(name);
    return stamp !== other && (!other || order(stamp, other) > 0);
  });
}

/** Everything of both, each field in the form that wins. */
export function joined(one: Groups, other: Groups): Groups {
  const all = new Map(one);
  for (const [group, fields] of other) {
    const both = new Map(all.get(group));
    for (const [name, stamp] of fields) {
      const present = both.get(name);
      if (!present || order(stamp, present) > 0) both.set(name, stamp);
    }
    all.set(group, both);
  }
  return all;
}

/**
 * Forgets removed fields beyond `most`: first those that were written least often, then the oldest. It is the order in
 * which they win, so devices that know the same forget the same, however and when they came to know it.
 */
export function pruned(groups: Groups, most = MOST_REMOVED): Groups {
  const removed = [...groups].flatMap(([group, fields]) =>
    [...fields].filter(([, s]) => isRemoved(s)).map(([name, stamp]) => ({ group, name, stamp })),
  );
  if (removed.length <= most) return groups;
  const id = (r: (typeof removed)[number]) => `${r.group} ${r.name}`;
  removed.sort((a, b) => order(b.stamp, a.stamp) || (id(a) < id(b) ? -1 : 1));
  const left = new Map(groups);
  for (const { group, name } of removed.slice(most)) {
    const fields = new Map(left.get(group));
    fields.delete(name);
    left.set(group, fields);
  }
  return left;
}

/** Groups that are not the same in both. */
export function differing(one: Groups, other: Groups): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => {
    const [a, b] = [one.get(name) ?? new Map(), other.get(name) ?? new Map()];
    return a !== b && (a.size !== b.size || lacks(a, b) || lacks(b, a));
  });
}
