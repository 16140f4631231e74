/**
 * How groups of fields stand in an area of the browser's storage: one item per group. In the synced area, which takes
 * only small items, a large group is spread over several, each field by its name, so that devices put it into the same.
 * A later version adds fields and groups, which pass through here untouched; only another number of `format` is a form
 * that this version does not read.
 */
import { type Fields, type Groups, isStamp, joined, type Stamp } from './synced-fields';

export type Items = Record<string, unknown>;
type Item = { format: number; fields: Record<string, Stamp> };

const FORMAT = 1;
export const PREFIX = 'profile:';

/** The name of a group, of parts that may hold anything. With an empty last part: what such names begin with. */
export const groupName = (...named: string[]): string =>
  named.map((n) => encodeURIComponent(n.toWellFormed())).join('|');

/** The parts again; none of a name that no version of ours gives. */
export function groupParts(group: string): string[] {
  try {
    return group.split('|').map(decodeURIComponent);
  } catch {
    return [];
  }
}

/**
 * What the synced area takes, measured in Chromium 156 and Firefox 153: an item of 8,191 bytes (key and value), 102,400
 * bytes and 512 items in all. Chromium also counts writes: 120 a minute, 1,800 an hour.
 */
export const QUOTA = { item: 8_191, bytes: 102_400, items: 512 };
/** A part of a group has this much at most; what is added later often still fits. */
const PART_BYTES = 7_500;
const MOST_PARTS = 256;

/**
 * Bytes that an item counts, at least as many as in any browser: Chromium writes `<` and two separators of lines as six
 * characters and large whole numbers with a decimal place, Firefox counts the braces and colons around an item.
 */
export function bytesOf(key: string, value: unknown): number {
  const text = JSON.stringify(value);
  const longer = (text.match(/</g)?.length ?? 0) * 5 + (text.match(/[\u2028\u2029]/g)?.length ?? 0) * 3;
  const numbers = (text.match(/[[,:]-?\d{10,}/g)?.length ?? 0) * 2;
  return new TextEncoder().encode(key + text).length + longer + numbers + 4;
}

const itemOf = (fields: Iterable<[string, Stamp]>): Item => ({
  format: FORMAT,
  fields: Object.fromEntries(fields),
});

/** A group as one item: for areas that take items of any size. */
export const whole = (group: string, fields: Fields): [key: string, item: unknown] => [
  PREFIX + group,
  itemOf(fields),
];

/** A group as items that the synced area takes. */
export function parts(group: string, fields: Fields): [key: string, item: unknown][] {
  for (let many = 1; ; many *= 2) {
    const buckets = Array.from({ length: many }, (): [string, Stamp][] => []);
    for (const field of fields) buckets[spread(field[0]) % many]?.push(field);
    const items = buckets.flatMap((b, i): [string, unknown][] =>
      b.length === 0 ? [] : [[`${PREFIX}${group}${i === 0 ? '' : `#${i}`}`, itemOf(b)]],
    );
    if (many === MOST_PARTS || items.every((i) => bytesOf(...i) <= PART_BYTES)) return items;
  }
}

/** A number that is the same for the same name on every device (FNV-1a). */
function spread(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

export type Read = {
  groups: Groups;
  /** Where each group stands. */
  keys: ReadonlyMap<string, string[]>;
  /** Groups that a later version keeps in a form of its own. */
  newer: ReadonlySet<string>;
};

/** Reads what stands in an area. What is not in our form is left out. */
export function readItems(items: Items): Read {
  let groups: Groups = new Map();
  const keys = new Map<string, string[]>();
  const newer = new Set<string>();
  for (const [key, raw] of Object.entries(items)) {
    if (!key.startsWith(PREFIX)) continue;
    const group = key.slice(PREFIX.length).replace(/#\d+$/, '');
    keys.set(group, [...(keys.get(group) ?? []), key]);
    const { format, fields } = (raw ?? {}) as Partial<Record<keyof Item, unknown>>;
    if (typeof format === 'number' && format > FORMAT) newer.add(group);
    if (format !== FORMAT || typeof fields !== 'object' || fields === null) continue;
    const stamps = Object.entries(fields).filter((f): f is [string, Stamp] => isStamp(f[1]));
    // A field may also be left in a part from before the group was spread anew.
    groups = joined(groups, new Map([[group, new Map(stamps)]]));
  }
  return { groups, keys, newer };
}
