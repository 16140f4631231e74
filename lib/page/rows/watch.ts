// Longer than 300 lines: which rows there are, as they come, change and go; its parts only make sense together.
/**
 * Follows the rows of a page's lists: which rows there are, which item each shows now, which are in view. A row that is
 * reused for another item is noticed before it is painted. Reads only; watches only the lists and what encloses them.
 */
import { aliasOf } from '../../outcome/item';
import type { Row, TrackerRows } from '../../trackers/tracker';
import { bridge } from '../bridge';

/** A row that is known, as long as it shows the same item; its width is that of when it was seen last (px). */
export type Known = Row & { alias: string; inView: boolean; width: number };

type Options = {
  finder: TrackerRows;
  win: Window;
  url(): URL;
  /** The row does not show this item any more: what stands in it has to go at once. */
  left(row: Known): void;
  /** Rows that came into view, show another item there or were drawn again; at most once a frame. */
  entered(rows: readonly Known[]): void;
  /** It was looked for lists: they, or what stands beside them, may have come or gone. @param rows known now */
  looked(rows: number): void;
};

/** Work on rows in one frame (ms); the rest waits for the next. */
const SLICE = 4;
/** Rows are asked about before they are seen. */
const MARGIN = '400px 0px';
/** How often it is looked for lists that came without a sign (ms). */
const LOOK = 2_000;
/** Between two steps of a look through a long page (ms). */
const STEP = 20;
/** A list that is not there yet is looked for this often, and so long (ms). */
const SOON = 250;
const PATIENCE = 10_000;
/** So long nothing is looked for in a page that says it is not ready (ms). */
const EARLY = 3_000;
/** After so many added nodes it is cheaper to look at the whole list. */
const MANY = 200;
/** How far from a changed node its row can be. */
const DEPTH = 16;

export type Watch = ReturnType<typeof watchRows>;

export function watchRows({ finder, win, url, left, entered, looked }: Options) {
  const doc = win.document;
  const { hosts } = bridge();
  const byEl = new WeakMap<Element, Known>();
  const alive = new Set<Known>();
  let scopes: Element[] = [];
  let queue: Iterator<Element> | null = null;
  let added: Element[] = [];
  let whole = false;
  let frame = 0;
  let timer = 0;
  let clock = 0;
  let search: Generator<undefined, Element[]> | null = null;
  let news = false;
  let began = win.performance.now();
  /** When the page came, or was asked for other rows. */
  let fresh = began;
  const came = new Set<Known>();
  const sight = new IntersectionObserver(seen, { rootMargin: MARGIN });
  const sized = new ResizeObserver(measure);
  const inside = new MutationObserver(changed);
  const around = new MutationObserver((records) => {
    if (!records.every((r) => [...r.addedNodes, ...r.removedNodes].every((n) => hosts.has(n)))) look();
  });

  function seen(entries: IntersectionObserverEntry[]) {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const row = byEl.get(target);
      if (!row) continue;
      row.inView = isIntersecting;
      row.width = boundingClientRect.width;
      if (isIntersecting) came.add(row);
    }
    if (came.size > 0) soon();
  }

  /** A list has another width, and its rows with it: an issue was opened beside it, say. Nothing is dirty now. */
  function measure() {
    for (const row of alive) {
      if (!row.inView) continue;
      const { width } = row.el.getBoundingClientRect();
      if (width === row.width) continue;
      row.width = width;
      came.add(row);
    }
    if (came.size > 0) soon();
  }

  /** The row that a node belongs to. */
  function rowAround(node: Node | null): Known | undefined {
    for (let el = node, i = 0; el && i < DEPTH; el = el.parentNode, i++) {
      const row = byEl.get(el as Element);
      if (row) return row;
    }
    return undefined;
  }

  /** Runs before the page is painted: a row that shows another item now loses its badge here. */
  function changed(records: MutationRecord[]) {
    const targets = new Set<Node>();
    for (const r of records) {
      if (r.type === 'childList') {
        let foreign = r.removedNodes.length > 0;
        for (const node of r.addedNodes) {
          if (hosts.has(node)) continue;
          foreign = true;
          if (node.nodeType !== 1 || whole) continue;
          if (added.length < MANY) added.push(node as Element);
          else whole = true;
        }
        if (!foreign) continue;
      }
      targets.add(r.target);
    }
    if (targets.size === 0) return;
    const checked = new Set<Known>();
    const here = url();
    for (const target of targets) {
      const row = rowAround(target);
      // A draft or an empty row may become an item by its link's address alone.
      if (!row && (target as Element).matches(finder.link)) added.push(target as Element);
      if (!row || checked.has(row)) continue;
      checked.add(row);
      // A row may be its own link.
      const link = row.el.matches(finder.link) ? row.el : row.el.querySelector(finder.link);
      const now = link && finder.row(link, here);
      if (!now || now.el !== row.el || aliasOf(now.item) !== row.alias) drop(row);
      else still(row, now);
      if (link && !byEl.has(row.el)) added.push(row.el);
    }
    soon();
  }

  function drop(row: Known) {
    byEl.delete(row.el);
    alive.delete(row);
    came.delete(row);
    sight.unobserve(row.el);
    left(row);
  }

  /** Drawn again with the same item: what stood in it, or where it stood, may have gone. */
  function still(row: Known, now: Row) {
    Object.assign(row, now);
    if (row.inView) came.add(row);
  }

  function take(link: Element, here: URL) {
    const row = finder.row(link, here);
    if (!row) return;
    const before = byEl.get(row.el);
    const alias = aliasOf(row.item);
    if (before?.alias === alias) return still(before, row);
    if (before) drop(before);
    const known: Known = { ...row, alias, inView: false, width: 0 };
    byEl.set(row.el, known);
    alive.add(known);
    sight.observe(row.el);
  }

  function* links(roots: readonly Element[]): Generator<Element> {
    for (const root of roots) {
      if (!root.isConnected) continue;
      if (root.matches(finder.link)) yield root;
      yield* root.querySelectorAll(finder.link);
    }
  }

  function work() {
    win.cancelAnimationFrame(frame);
    win.clearTimeout(timer);
    frame = 0;
    const start = win.performance.now();
    if (whole || added.length > 0) {
      // What was left over of the part before is in the whole, or was of nodes that are still looked at.
      const rest = queue;
      const next = whole ? links(scopes) : links(added);
      queue = rest && !whole ? both(rest, next) : next;
      added = [];
      whole = false;
    }
    const here = queue && url();
    while (queue && here) {
      const { value, done } = queue.next();
      if (done) queue = null;
      else take(value, here);
      if (win.performance.now() - start > SLICE) break;
    }
    if (came.size > 0) {
      const rows = [...came].filter((r) => r.inView && r.el.isConnected);
      came.clear();
      if (rows.length > 0) entered(rows);
    }
    if (queue) soon();
  }

  /** One piece of work in the next frame; hidden tabs have no frames, so a timer runs beside it. */
  function soon() {
    if (frame) return;
    frame = win.requestAnimationFrame(work) || 1;
    timer = win.setTimeout(work, 250);
  }

  /** Most pages are taken over within a second, and are looked through in vain until then. */
  const early = () => !bridge().calm || (win.performance.now() - fresh < EARLY && finder.waits(doc));

  /** Which lists are there now: one that is under way is gone on with, and done once more when it was told of news. */
  function look() {
    if (search) {
      news = true;
      return;
    }
    if (early()) {
      win.clearTimeout(clock);
      clock = win.setTimeout(look, SOON);
      return;
    }
    search = finder.search?.(doc) ?? null;
    if (search) step();
    else stand(finder.scopes(doc));
  }

  /** A short page is looked through at once; a very long one would be felt. */
  function step() {
    win.clearTimeout(clock);
    const start = win.performance.now();
    for (let next = search?.next(); next; next = search?.next()) {
      if (next.done) {
        search = null;
        return stand(next.value);
      }
      if (win.performance.now() - start > SLICE) break;
    }
    clock = win.setTimeout(step, STEP);
  }

  function stand(now: Element[]) {
    win.clearTimeout(clock);
    const same = now.length === scopes.length && now.every((el, i) => el === scopes[i]);
    if (!same) {
      for (const row of [...alive]) if (!now.some((s) => s.contains(row.el))) drop(row);
      scopes = now;
      inside.disconnect();
      around.disconnect();
      sized.disconnect();
      const parents = new Set<Node>();
      for (const el of scopes) {
        sized.observe(el);
        inside.observe(el, {
          childList: true,
          subtree: true,
          attributes: true,
          attributeFilter: ['href', 'data-hovercard-url'],
        });
        for (let p = el.parentNode; p && p !== doc; p = p.parentNode) parents.add(p);
      }
      for (const p of parents) around.observe(p, { childList: true });
      whole = true;
      soon();
    }
    for (const row of alive) if (!row.el.isConnected) drop(row);
    looked(alive.size);
    const waiting = scopes.length === 0 && win.performance.now() - began < PATIENCE;
    clock = win.setTimeout(look, news ? STEP : waiting ? SOON : LOOK);
    news = false;
  }

  look();
  return {
    /**
     * The page went on, within itself: look again, and wait for lists as at the start.
     * @param other it was asked for other rows; else those that changed have been noticed
     */
    again(other: boolean) {
      began = win.performance.now();
      if (other) {
        fresh = began;
        whole = true;
        soon();
        look();
      } else if (search) news = true;
      else {
        win.clearTimeout(clock);
        clock = win.setTimeout(look, SOON);
      }
    },
    rows: (): ReadonlySet<Known> => alive,
    lists: () => scopes.length,
    stop() {
      inside.disconnect();
      around.disconnect();
      sized.disconnect();
      sight.disconnect();
      search = null;
      win.clearTimeout(clock);
      win.clearTimeout(timer);
      win.cancelAnimationFrame(frame);
      for (const row of [...alive]) drop(row);
    },
  };
}

function* both<T>(a: Iterator<T>, b: Iterable<T>): Generator<T> {
  for (let n = a.next(); !n.done; n = a.next()) yield n.value;
  yield* b;
}
