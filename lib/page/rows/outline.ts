/** Our outline around the row that our own list is at: an overlay of our own, which follows the row. */
import { aliasOf } from '../../outcome/item';
import type { ItemRef } from '../../outcome/record';
import type { TrackerRows } from '../../trackers/tracker';
import { make } from '../element';

export function makeOutline(win: Window, finder: TrackerRows) {
  const el = make('div', { class: 'outline', attrs: { 'aria-hidden': 'true' } });
  el.style.display = 'none';
  let row: Element | null = null;
  let alias = '';
  let frame = 0;

  /** The row of an item within an element, if the page shows one there now. */
  function find(within: Element): Element | null {
    const url = new URL(win.location.href);
    const own = within.matches(finder.link) ? [within] : [];
    for (const link of [...own, ...within.querySelectorAll(finder.link)]) {
      const found = finder.row(link, url);
      if (found && aliasOf(found.item) === alias) return found.el;
    }
    return null;
  }

  function follow() {
    win.cancelAnimationFrame(frame);
    // Rows are used again for other items while one scrolls.
    if (!row?.isConnected || find(row) !== row) {
      row = null;
      el.style.display = 'none';
      return;
    }
    const face = finder.face?.(row) ?? row;
    const at = face.getBoundingClientRect();
    el.style.display = at.height > 0 ? 'block' : 'none';
    el.style.borderRadius = win.getComputedStyle(face).borderRadius || '';
    const place = { left: at.left, top: at.top, width: at.width, height: at.height };
    const set = () => {
      for (const [name, value] of Object.entries(place)) el.style.setProperty(name, `${value}px`);
    };
    set();
    // What encloses us may be what a fixed place is counted from.
    const is = el.getBoundingClientRect();
    place.left += at.left - is.left;
    place.top += at.top - is.top;
    if (is.width > 0 && (is.left !== at.left || is.top !== at.top)) set();
  }
  const soon = () => {
    win.cancelAnimationFrame(frame);
    frame = win.requestAnimationFrame(follow);
  };
  win.addEventListener('scroll', soon, { capture: true, passive: true });
  win.addEventListener('resize', soon);

  return {
    el,
    /** Around the row of this item, scrolled into view; null: around none. */
    around(item: ItemRef | null) {
      alias = item ? aliasOf(item) : '';
      row = null;
      if (item) for (const scope of finder.scopes(win.document)) row ??= find(scope);
      if (row) row.scrollIntoView({ block: 'nearest' });
      follow();
      soon();
    },
    stop() {
      win.cancelAnimationFrame(frame);
      win.removeEventListener('scroll', soon, { capture: true });
      win.removeEventListener('resize', soon);
      el.remove();
    },
  };
}
