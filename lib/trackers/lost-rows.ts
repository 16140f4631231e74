/** Whether a page of a list names items outside of all that is known as rows: its layout has changed then. Pure reads. */

/** So many items named on a page without one row: fewer may be a menu's or a search field's. */
const STRANGE = 5;
/** What stands around a list, or in front of it: favourites, what was looked at last. */
const AROUND = 'nav,header,aside,footer,dialog,[role="navigation"],[role="dialog"],[role="menu"]';

/**
 * @param links those outside of rows that are known
 * @param keyOf which item a link leads to; null: none, or it belongs to no list
 * @returns what was not found, in words; null: too few are named to say so
 */
export function lostRows(links: Iterable<Element>, keyOf: (link: Element) => string | null): string | null {
  const keys = new Set<string>();
  for (const link of links) {
    const key = link.closest(AROUND) ? null : keyOf(link);
    if (key) keys.add(key);
    if (keys.size >= STRANGE) return 'the rows (the page layout changed)';
  }
  return null;
}
