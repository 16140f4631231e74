/** Rows of Linear's lists and cards of its boards. Pure reads; see `row-selectors.ts` for the hooks. */
import type { ItemRef } from '../../outcome/record';
import { lostRows } from '../lost-rows';
import type { BadgeSpot, TrackerRows } from '../tracker';
import { ROW_SELECTORS, type RowSelectors } from './row-selectors';
import { linkedIssue, partsOf, TRACKER } from './urls';

/** Every link to an issue. What one leads to is all that a row is known by: rows are used again for other issues. */
const LINK = 'a[href*="/issue/"]';
/** Rows so wide (px) have room for words beside their titles; those of sub-issues are narrower. */
const WIDE = 700;
const SPEAKS = /[\p{L}\p{N}]/u;
const words = (el: Element | null) => el?.textContent?.trim().replace(/\s+/g, ' ') ?? '';

/**
 * @param table the selector ladders; tests hand in broken ones
 */
export function linearRows(table: RowSelectors = ROW_SELECTORS): TrackerRows {
  const any = (ladder: readonly string[]) => ladder.join(',') || ':not(*)';
  const anyCard = any(table.card);
  const anyRow = any([...table.card, ...table.row]);
  const anyScope = any(table.scopes);
  const anyText = any(table.text);
  const anyKey = any(table.key);
  const anyPressed = any(table.pressed);
  const anyNotice = any(table.notice);

  function around(el: Element, ladder: readonly string[]): Element | null {
    for (const css of ladder) {
      const outer = el.closest(css);
      if (outer) return outer;
    }
    return null;
  }

  // Asked for every link of a long list: once for all rungs where most have none.
  const rowOf = (link: Element) =>
    link.closest(anyRow) && (around(link, table.card) ?? around(link, table.row));
  /** The link of a row: as a rule the row itself. */
  const linkOf = (row: Element) => (row.matches(LINK) ? row : row.querySelector(LINK));

  /** "ENG-12" of a row's own link, as it may stand in the row. */
  function identifierOf(row: Element): string {
    const path = linkOf(row)?.getAttribute('href') ?? '';
    return /\/issue\/([a-z\d]+-\d+)/i.exec(path)?.[1]?.toUpperCase() ?? '';
  }

  function* textsIn(row: Element): Generator<{ el: Element; text: string }> {
    const texts = row.ownerDocument.createTreeWalker(row, 4);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const el = node.parentElement;
      if (el && SPEAKS.test(node.nodeValue ?? '')) yield { el, text: (node.nodeValue ?? '').trim() };
    }
  }

  /** The innermost element that says the title; without its hook, the first words that are no key and no button. */
  function titleOf(row: Element): { el: Element; rung: number } | null {
    const identifier = identifierOf(row);
    const isTitle = (el: Element, text: string) =>
      text !== '' &&
      text.toUpperCase() !== identifier &&
      !inside(el, anyPressed, row) &&
      !inside(el, anyKey, row);
    for (const [rung, css] of table.title.entries())
      for (const el of row.querySelectorAll(css)) if (isTitle(el, words(el))) return { el, rung };
    for (const { el, text } of textsIn(row)) if (isTitle(el, text)) return { el, rung: table.title.length };
    return null;
  }

  /** Does an element stand in such a one, within its row? */
  function inside(el: Element, css: string, row: Element): boolean {
    const outer = el.closest(css);
    return outer !== null && outer !== row && row.contains(outer);
  }

  /** Where the key stands in a card: a line of its own, to which a badge adds no height. */
  function keyOf(row: Element): Element | null {
    const identifier = identifierOf(row);
    for (const { el, text } of textsIn(row)) if (text.toUpperCase() === identifier) return el;
    return null;
  }

  /**
   * What stands last in a row that is a line: before it a badge moves no title. UNVERIFIED: that rows of the inbox are
   * such lines; in others the badge stands before the title.
   */
  function endOf(row: Element, title: Element): Element | null {
    const end = row.lastElementChild;
    const line = row.ownerDocument.defaultView?.getComputedStyle(row).display.endsWith('flex');
    return line && end !== row.firstElementChild && !end?.contains(title) ? end : null;
  }

  function badge(row: Element): BadgeSpot {
    const key = row.matches(anyCard) ? keyOf(row) : null;
    if (key && key !== row) return { mount: { after: key, rung: 0 }, tight: false };
    const title = titleOf(row);
    if (title && title.el !== row) {
      const { el, rung } = title;
      // A notification's title is cut off where its column ends, and what stands after it with it.
      if (row.matches(anyNotice)) {
        const end = endOf(row, el);
        if (end) return { mount: { before: end, rung }, tight: true, near: true };
        return { mount: { before: el, rung }, tight: true };
      }
      return { mount: { after: el, rung }, tight: false, words: WIDE };
    }
    return { mount: { end: row.firstElementChild ?? row, rung: table.title.length + 1 }, tight: true };
  }

  /** A row of this workspace leads to this workspace. */
  const isHere = ({ key }: ItemRef, { pathname }: URL) =>
    partsOf(key)?.workspace === pathname.split('/')[1]?.toLowerCase();

  /** What encloses rows outside of every list. */
  function* orphans(doc: Document): Generator<Element> {
    for (const link of doc.querySelectorAll(LINK)) {
      const outer = !link.closest(anyScope) && rowOf(link) && around(link, table.outer);
      if (outer) yield outer;
    }
  }

  return {
    id: TRACKER,
    link: LINK,
    scopes(doc) {
      const found = [...new Set([...doc.querySelectorAll(anyScope), ...orphans(doc)])];
      // One inside another is watched with it.
      return found.filter((el) => !found.some((other) => other !== el && other.contains(el)));
    },
    row(link, url) {
      const item = linkedIssue(link, url);
      if (!item || !isHere(item, url) || link.closest(anyText)) return null;
      const el = rowOf(link);
      if (!el || linkOf(el) !== link) return null;
      const title = words(titleOf(el)?.el ?? null) || el.getAttribute('aria-label')?.trim();
      // A row may get its words after its address.
      return { item, pull: false, el, title: title || identifierOf(el) };
    },
    badge,
    waits: (doc) => !doc.querySelector(any(table.ready)),
    bar(doc) {
      for (const [rung, css] of table.bar.entries())
        for (const el of doc.querySelectorAll(css)) {
          // Sub-issues are no list of the page's own, and beside notifications there is no room.
          const own = !around(el, table.outer.slice(0, 1)) && !el.querySelector(anyNotice);
          if (own) return { before: el, rung };
        }
      return null;
    },
    board: (doc) => doc.querySelector(anyCard) !== null,
    lost(doc, url) {
      const links = [...doc.querySelectorAll(LINK)];
      // The list of an empty team, and one of projects, name no issues.
      if (links.some((link) => rowOf(link) && !link.closest(anyText))) return null;
      return lostRows(links, (link) => {
        if (link.closest(anyText) || link.closest(table.outer[0] ?? ':not(*)')) return null;
        const item = linkedIssue(link, url);
        return item && isHere(item, url) ? item.key : null;
      });
    },
    page({ pathname, search }) {
      // The inbox names what it shows beside its rows.
      return { path: pathname.replace(/^(\/[^/]+\/inbox)\/.*$/, '$1'), query: search.slice(1) };
    },
    // Nothing here closes issues from a page of its own.
    pull: () => null,
  };
}
