/** Rows of GitHub's lists, boards, tables and pull requests. Pure reads; see `row-selectors.ts` for the hooks. */
import { lostRows } from '../lost-rows';
import type { BadgeSpot, TrackerRows } from '../tracker';
import { ROW_SELECTORS, type RowSelectors } from './row-selectors';
import { linkedPath, partsOf, TRACKER } from './urls';

/** Every link that may lead to an item; the first one of a row is its title. */
const LINK = 'a[href*="/issues/"],a[href*="/pull/"]';
/** Cells of a table's row, by the name that two sources know. UNVERIFIED: a row header, and the column in the test id. */
const CELL = '[role="gridcell"],[role="rowheader"]';
const TITLE_CELL = '[role="rowheader"],[data-testid*="column: Title"]';
/** Words on these are no title. */
const PRESSED = 'button,[role="button"],[role="menu"]';
const words = (el: Element | null) => el?.textContent?.trim().replace(/\s+/g, ' ') ?? '';

/**
 * @param table the selector ladders; tests hand in broken ones
 */
export function githubRows(table: RowSelectors = ROW_SELECTORS): TrackerRows {
  function first(root: ParentNode, ladder: readonly string[]): { el: Element; rung: number } | null {
    for (const [rung, css] of ladder.entries()) {
      const el = root.querySelector(css);
      if (el) return { el, rung };
    }
    return null;
  }

  function around(el: Element, ladder: readonly string[]): Element | null {
    for (const css of ladder) {
      const outer = el.closest(css);
      if (outer) return outer;
    }
    return null;
  }

  // Asked for every link of a long list: once for a whole ladder where most have nothing of it.
  const any = (ladder: readonly string[]) => ladder.join(',') || ':not(*)';
  const anyText = any(table.text);
  const anyCard = any(table.card);
  const cardOf = (el: Element) => el.closest(anyCard) && around(el, table.card);

  /** React has not taken over what the server sent: nothing may be inserted there yet. */
  function dry(el: Element): boolean {
    const app = el.closest('react-app');
    return app !== null && !table.hydrated.some((css) => app.matches(css));
  }

  const rowOf = (el: Element): Element | null => cardOf(el) ?? around(el, table.row);

  /** Where a link leads, as a path of this site; null when it leads elsewhere. */
  function pathOf(link: Element, { origin }: URL): string | null {
    const href =
      link.getAttribute('data-hovercard-url')?.replace(/\/hovercard$/, '') ?? link.getAttribute('href') ?? '';
    // Nearly all links of a list are plain paths, and taking an address apart costs more than all the rest of a row.
    if (/^\/[\w-][^?#%\\\s]*$/.test(href) && !href.includes('/.')) return href;
    const target = URL.parse(href, origin);
    return target?.origin === origin ? target.pathname : null;
  }

  /** The cell has words of its own: numbers count rows, and buttons are about them. */
  function speaks(cell: Element): boolean {
    if (!/\p{L}/u.test(cell.textContent ?? '')) return false;
    const texts = cell.ownerDocument.createTreeWalker(cell, 4);
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (/\p{L}/u.test(node.nodeValue ?? '') && !node.parentElement?.closest(PRESSED)) return true;
    return false;
  }

  /** A table names other items beside its own: a draft has no link of its own, but a parent or a pull request may. */
  function isBeside(row: Element, link: Element): boolean {
    const cell = link.closest(CELL);
    if (!cell || !row.contains(cell) || cell.matches(TITLE_CELL)) return false;
    const cells = [...row.querySelectorAll(CELL)];
    const title = cells.find((c) => c.matches(TITLE_CELL) && speaks(c)) ?? cells.find(speaks);
    return title !== undefined && title !== cell;
  }

  function badge(row: Element): BadgeSpot {
    const link = row.querySelector(LINK) ?? row;
    if (row.matches(anyCard)) {
      const head = first(row, table.cardHead);
      return { mount: { after: head?.el ?? link, rung: head ? 0 : 1 }, tight: false };
    }
    // Rows may stand in rows, and the line of one inside is not this row's.
    for (const [rung, css] of table.line.entries())
      for (const el of row.querySelectorAll(css))
        if (rowOf(el) === row) return { mount: { end: el, rung }, tight: false };
    const cell = link.closest('[role="gridcell"],[role="row"],[data-testid^="TableRow"]');
    const heading = link.closest('h3');
    return { mount: { after: heading ?? link, rung: table.line.length }, tight: cell !== null };
  }

  function* search(doc: Document): Generator<undefined, Element[]> {
    const found = new Set<Element>();
    // Pinned issues or sub-issues may keep their hook while the list beside them has lost its own.
    for (const css of [...table.scopes, ...table.lateScopes]) {
      for (const el of doc.querySelectorAll(css)) found.add(el);
      yield undefined;
    }
    // One inside another is watched with it. What was found first may have gone since.
    const all = [...found].filter((el) => el.isConnected && !dry(el));
    return all.filter((el) => !all.some((other) => other !== el && other.contains(el)));
  }

  function scopes(doc: Document): Element[] {
    const steps = search(doc);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  return {
    id: TRACKER,
    link: LINK,
    search,
    scopes,
    row(link, url) {
      const path = pathOf(link, url);
      // A row of this site leads to this site.
      const to = path === null ? null : linkedPath(path, url.hostname);
      if (!to || link.closest(anyText)) return null;
      const el = rowOf(link);
      if (!el || el.querySelector(LINK) !== link || isBeside(el, link)) return null;
      const title = words(link);
      if (title === '') return null;
      return { item: to.item, pull: to.pull, el, title };
    },
    badge,
    waits(doc) {
      const main = doc.querySelector('main');
      const apps = [...doc.getElementsByTagName('react-app')];
      return main !== null && apps.some((app) => (app.contains(main) || main.contains(app)) && dry(app));
    },
    bar(doc) {
      // A pinned issue or a list inside an issue is no list of the page's own.
      const hit = first(doc, table.bar);
      return hit && !dry(hit.el) ? { before: hit.el, rung: hit.rung } : null;
    },
    page({ pathname, search }) {
      const query = new URLSearchParams(search);
      for (const name of ['issue', 'pane', 'itemId']) query.delete(name);
      return { path: pathname, query: String(query) };
    },
    lost(doc, url) {
      const what = lostRows(doc.querySelector('main')?.querySelectorAll(LINK) ?? [], (link) => {
        const path = link.closest(anyText) || dry(link) ? null : pathOf(link, url);
        const to = path === null ? null : linkedPath(path, url.hostname);
        return to?.item.key ?? null;
      });
      if (what === null) return null;
      // Looked for only now: most lists without rows are empty.
      const known = scopes(doc).flatMap((scope) => [...scope.querySelectorAll(LINK)]);
      return known.some((link) => rowOf(link) && !link.closest(anyText)) ? null : what;
    },
    pull(doc, url) {
      const shown = linkedPath(url.pathname.replace(/\/$/, ''), url.hostname);
      if (!shown?.pull) return null;
      const number = partsOf(shown.item.key)?.number;
      const says = first(doc, table.pullNumber);
      if (says && words(says.el).replace(/^#/, '') !== number) return null;
      const at = first(doc, table.pull);
      const title = words(first(doc, table.pullTitle)?.el ?? null);
      return at && title !== '' && !dry(at.el) ? { mount: { before: at.el, rung: at.rung }, title } : null;
    },
  };
}
