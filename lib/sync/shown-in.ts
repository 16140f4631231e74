/** Which rows show what stands in an item, as far as lists have shown them: what closes it, what points to it. */
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';

export function shownIn<T extends ItemRef>() {
  const known = new Map<string, Map<string, T>>();
  return {
    /** A row shows what stands in that item. */
    note(item: ItemRef, row: T): void {
      const rows = known.get(aliasOf(item)) ?? new Map<string, T>();
      known.set(aliasOf(item), rows.set(aliasOf(row), row));
    },
    /** Rows that show one of these. */
    of: (items: readonly ItemRef[]): T[] =>
      items.flatMap((i) => [...(known.get(aliasOf(i))?.values() ?? [])]),
  };
}
