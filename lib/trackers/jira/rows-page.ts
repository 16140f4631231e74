/** Rows of Jira's boards, backlogs and lists, and of child and linked issues. Pure reads; hooks in `row-selectors.ts`. */
import { lostRows } from '../lost-rows';
import type { BadgeSpot, TrackerRows } from '../tracker';
import { around, first, type Ladder, loads, words } from './ladder';
import { ROW_SELECTORS, type RowSelectors } from './row-selectors';
import { itemOf, linkedKey, partsOf, TRACKER } from './urls';

/** Every link that may lead to an issue; cards beside an issue in a list of results are links themselves. */
const LINK = 'a[href*="/browse/"],a[data-testid$="card-list.card"]';
/** A card of a list beside an issue: a link from edge to edge. */
const CARD = 'a[data-testid$="card-list.card"]';
/** Rows and cards so wide (px) have room for words: in a backlog beside the title, on a card beside the key. */
const [WIDE_ROW, WIDE_CARD] = [800, 310];

/**
 * @param table the selector ladders; tests hand in broken ones
 */
export function jiraRows(table: RowSelectors = ROW_SELECTORS): TrackerRows {
  // Asked for every link of a long list: once for a whole ladder where most have nothing of it.
  const any = (...ladders: Ladder[]) => ladders.flat().join(',') || ':not(*)';
  const anyText = any(table.text);
  const anyRow = any(table.row);
  const anyInside = any(table.barInside);

  /** Outermost of some elements: one inside another is watched with it. */
  const outer = (all: readonly Element[]) => all.filter((el) => !all.some((o) => o !== el && o.contains(el)));

  function* search(doc: Document): Generator<undefined, Element[]> {
    const found = new Set<Element>();
    for (const css of table.scopes) {
      for (const el of doc.querySelectorAll(css)) found.add(el);
      yield undefined;
    }
    // Rows outside of all that is known: of each kind, what encloses the first and the last of them.
    const known = outer([...found]);
    const stray = new Map<string, [Element, Element]>();
    for (const link of doc.querySelectorAll(LINK)) {
      if (known.some((scope) => scope.contains(link)) || !link.closest(anyRow) || link.closest(anyText))
        continue;
      const kind = table.row.find((css) => link.closest(css)) ?? '';
      const range = stray.get(kind);
      if (range) range[1] = link;
      else stray.set(kind, [link, link]);
    }
    yield undefined;
    for (const [kind, [from, to]] of stray) {
      let scope = from.closest(kind)?.parentElement;
      while (scope && !scope.contains(to)) scope = scope.parentElement;
      if (scope) known.push(scope);
    }
    // What was found first may have gone since.
    return outer([...new Set(known)].filter((el) => el.isConnected));
  }

  function badge(row: Element): BadgeSpot {
    let rung = 0;
    const spots = [
      ['after', table.afterKey, true, WIDE_CARD],
      ['end', table.inCell, true, undefined],
      ['after', table.afterTitle, false, WIDE_ROW],
    ] as const;
    for (const [how, ladder, tight, wide] of spots) {
      const hit = first(row, ladder);
      if (hit && !hit.el.closest('a')) {
        const words = wide === undefined ? {} : { words: wide };
        const near = ladder === table.afterKey ? ({ near: true } as const) : {};
        return { mount: { [how]: hit.el, rung: rung + hit.rung }, tight, ...words, ...near };
      }
      rung += ladder.length;
    }
    // Beside a link, not in it; below one that is a whole card, it would seem to be of the next card.
    const said = first(row, table.title)?.el ?? row.querySelector(LINK) ?? row;
    const link = said.closest('a');
    const own = link?.matches(CARD) && keyIn(link);
    if (own) return { mount: { after: own, rung }, tight: true };
    return { mount: { after: link && row.contains(link) ? link : said, rung }, tight: true, slim: true };
  }

  /** The innermost element of a card that is its key, in words. */
  function keyIn(card: Element): Element | null {
    const texts = card.ownerDocument.createTreeWalker(card, 4);
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (partsOf(node.nodeValue?.trim() ?? '')) return node.parentElement;
    return null;
  }

  /** The one issue that a row names; of several, the one that it names more than once: by its key and its title. */
  function soleKey(row: Element, url: URL): string | null {
    const keys = [...row.querySelectorAll(LINK)].flatMap((a) => linkedKey(a.getAttribute('href'), url) ?? []);
    const often = keys.filter((key, i) => keys.indexOf(key) < i);
    const left = new Set(often.length > 0 ? often : keys);
    const [sole] = left;
    return left.size === 1 ? (sole ?? null) : null;
  }

  return {
    id: TRACKER,
    link: LINK,
    search,
    scopes(doc) {
      const steps = search(doc);
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
      }
    },
    row(link, url) {
      const key = linkedKey(link.getAttribute('href'), url);
      if (!key || !link.closest(anyRow) || link.closest(anyText)) return null;
      const el = around(link, table.row);
      // The first link stands for its row, wherever the key is: rows have two links to one issue, or name others too.
      if (!el || el.querySelector(LINK) !== link) return null;
      const named = first(el, table.key)?.el;
      const sole = () => (link.matches(CARD) ? key : soleKey(el, url));
      const own = named ? (linkedKey(named.getAttribute('href'), url) ?? key) : sole();
      // Its cell is not known any more, and it names several: each of them may be its parent.
      if (!own) return null;
      const said = words(first(el, table.title)?.el) || words(link);
      const title = said.startsWith(own) ? said.slice(own.length).trim() : said;
      return { item: itemOf(own, url.hostname), pull: false, el, title: title || own };
    },
    badge,
    face: (row) => first(row, table.face)?.el ?? row,
    // What tells that React has taken over is silence, which a look cannot see; before all is loaded it has not.
    waits: loads,
    bar(doc) {
      for (const [rung, css] of table.bar.entries())
        for (const el of doc.querySelectorAll(css))
          if (!around(el, table.issue))
            return el.matches(anyInside) ? { into: el, rung } : { before: el, rung };
      return null;
    },
    pull: () => null,
    page({ pathname, search }) {
      const query = new URLSearchParams(search);
      for (const name of ['selectedIssue', 'focusedCommentId']) query.delete(name);
      // The detail view names the item that it shows beside the list.
      return { path: pathname.replace(/\/issues\/[^/]+-\d+\/?$/, '/issues'), query: String(query) };
    },
    lost(doc, url) {
      const links = [...doc.querySelectorAll(LINK)];
      if (links.some((link) => link.closest(anyRow))) return null;
      return lostRows(links, (link) => {
        const beside = link.closest(anyText) || around(link, table.issue);
        return beside ? null : linkedKey(link.getAttribute('href'), url);
      });
    },
  };
}
