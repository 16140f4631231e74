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
