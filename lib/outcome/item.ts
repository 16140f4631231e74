/** Comparing and naming items. No zod here: page scripts use it. */
import type { ItemRef } from './record';

/** The alias under which an item is found: tracker, site and key, without regard to case. */
export function aliasOf(ref: Pick<ItemRef, 'tracker' | 'site' | 'key'>): string {
  return `${ref.tracker}|${ref.site}|${ref.key}`.toLowerCase();
}

/** An item without its stable id, where only the tracker may tell that: what a page or a file claims proves nothing. */
export const bare = ({ tracker, site, key }: Pick<ItemRef, 'tracker' | 'site' | 'key'>) => ({
  tracker,
  site,
  key,
});

/** True when both name the same item: by stable id when both know it, else by alias. */
export function sameItem(a: ItemRef, b: ItemRef): boolean {
  if (a.tracker !== b.tracker || a.site.toLowerCase() !== b.site.toLowerCase()) return false;
  if (a.id && b.id) return a.id === b.id;
  return aliasOf(a) === aliasOf(b);
}

/** An item's key is the name of its place, a sign and a number: "acme/shop#142", "ACME-12", "acme/ENG-12". */
export const placeNameOf = (key: string): string => /^(.+)[#-]\d*$/.exec(key)?.[1] ?? '';

/** The place an item belongs to, as its own page would name it. */
export function placeOf({ tracker, site, key }: Pick<ItemRef, 'tracker' | 'site' | 'key'>) {
  const name = placeNameOf(key);
  return { tracker, site, name, owner: ownerOf({ name, site }) };
}

/** True when both name the same place. The same name on two sites is two places: two customers may both have a "WEB". */
export const samePlace = (
  a: { tracker: string; site: string; name: string },
  b: { tracker: string; site: string; name: string },
): boolean =>
  a.tracker === b.tracker && `${a.site}|${a.name}`.toLowerCase() === `${b.site}|${b.name}`.toLowerCase();

/** The wider choice that a place belongs to: what stands before the slash in its name, else its whole site. */
export const ownerOf = (place: { name: string; site: string }): string =>
  place.name.includes('/') ? (place.name.split('/')[0] ?? '') : place.site;
