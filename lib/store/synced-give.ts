/** What has to be written so that the synced area holds what this device knows, as far as it has room for it. */
import { canonicalJson } from '../outcome/version';
import { type Groups, isRemoved, lacks } from './synced-fields';
import { bytesOf, type Items, parts, QUOTA, type Read } from './synced-items';

/** A little stays free: browsers differ in what they count around an item. */
const ROOM = QUOTA.bytes - 2_400;
/** Removed fields that other devices have forgotten may lie about in the area; beyond so many they are cleared away. */
const MOST_LEFTOVERS = 50;

type Change = { set: Items; remove: string[]; growth: number; items: number };
export type Gift = {
  set: Items;
  remove: string[];
  /** There was no room for all. */
  full: boolean;
  /** Something stays here because a later version keeps it in another form. */
  newer: boolean;
};

/**
 * @param items everything in the synced area, also what is not ours
 * @param inUse bytes in it, as the browser counts them
 */
export function giftFor(mine: Groups, theirs: Read, items: Items, inUse: number): Gift {
  const gift: Gift = { set: {}, remove: [], full: false, newer: false };
  let [bytes, count] = [inUse, Object.keys(items).length];

  function take(groups: Iterable<string>): void {
    const changes: Change[] = [];
    for (const group of groups) {
      if (theirs.newer.has(group)) gift.newer = true;
      else changes.push(changeOf(parts(group, mine.get(group) ?? new Map()), theirs.keys.get(group), items));
    }
    // What makes room goes first, then what takes the least.
    for (const c of changes.sort((a, b) => a.growth - b.growth)) {
      const small = Object.entries(c.set).every((i) => bytesOf(...i) <= QUOTA.item);
      const fits = bytes + c.growth <= ROOM && count + c.items <= QUOTA.items;
      if (small && (fits || (c.growth <= 0 && c.items <= 0))) {
        Object.assign(gift.set, c.set);
        gift.remove.push(...c.remove);
        bytes += c.growth;
        count += c.items;
      } else gift.full = true;
    }
  }

  take([...mine].filter(([group, fields]) => lacks(theirs.groups.get(group), fields)).map(([g]) => g));
  // Only together with all that is known here: else the others would put back what they have not forgotten yet.
  if (!gift.full) take(untidy(mine, theirs));
  return gift;
}

/** Whether the area has to be written so that it holds what this device knows. */
export const wanting = (mine: Groups, theirs: Read): boolean =>
  [...mine].some(([group, fields]) => lacks(theirs.groups.get(group), fields)) ||
  untidy(mine, theirs).size > 0;

/** Groups with removed fields that this device has forgotten, when there are many of them in the area. */
function untidy(mine: Groups, theirs: Read): Set<string> {
  const left = [...theirs.groups].flatMap(([group, fields]) =>
    [...fields].filter(([name, s]) => isRemoved(s) && !mine.get(group)?.has(name)).map(() => group),
  );
  return new Set(left.length > MOST_LEFTOVERS ? left : []);
}

/** What makes the items of one group these. */
function changeOf(
  wanted: [key: string, item: unknown][],
  present: string[] | undefined,
  items: Items,
): Change {
  const set = wanted.filter(([key, item]) => canonicalJson(items[key]) !== canonicalJson(item));
  const remove = (present ?? []).filter((key) => !wanted.some(([k]) => k === key));
  const before = [...set.map(([key]) => key), ...remove].filter((key) => key in items);
  const size = (of: [string, unknown][]) => of.reduce((sum, i) => sum + bytesOf(...i), 0);
  return {
    set: Object.fromEntries(set),
    remove,
    growth: size(set) - size(before.map((key) => [key, items[key]])),
    items: set.length - before.length,
  };
}
