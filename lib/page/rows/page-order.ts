/** Items in the order in which the page shows them: answers about rows come in another one. */
import type { RowRef } from '../../messages/protocol';
import type { Known } from './watch';

/**
 * @param seen what the page has shown, by keys in lower case, in the order of the answers
 * @param rows what stands in it now
 * @returns all that was seen; what stands there now in the page's order, the others in their places
 */
export function inPageOrder(seen: ReadonlyMap<string, RowRef>, rows: Iterable<Known>): RowRef[] {
  const standing = [...rows]
    .sort((a, b) => (a.el.compareDocumentPosition(b.el) & 2 ? 1 : -1))
    .map((r) => r.item.key.toLowerCase());
  const here = new Set(standing.filter((id) => seen.has(id)));
  const next = here.values();
  return [...seen].map(([id, ref]) => (here.has(id) && seen.get(next.next().value ?? '')) || ref);
}
