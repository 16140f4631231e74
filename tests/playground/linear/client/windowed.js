/**
 * Rows of known heights in a scrolling box: only those in view exist. With `recycle` a node that leaves shows another
 * item next; without, each item has its own node for as long as it is in view.
 */
import { config } from './config.js';
import { adopt, isOwn, parse, patch } from './render.js';

/** CSS pixels, as measured on the real application; cards are a guess. */
const HEIGHT = { row: 44, group: 36, notice: 55, card: 112 };
const OVERSCAN = 300;
/** Where the box has no size yet. */
const HEIGHT_UNKNOWN = 700;

const all = new WeakMap();

/** The windowed list of a zone; made when there is none. */
export function listIn(zone) {
  const list = all.get(zone) ?? new List(zone);
  all.set(zone, list);
  return list;
}

export const zones = (root = document) => [...root.querySelectorAll('[data-practice-list]')];

class List {
  /** `{ kind, key, issue, html }`, from above. */
  items = [];
  /** Tops of the items, and the height of all. */
  tops = [0];
  /** Nodes by the key of what they show. */
  shown = new Map();
  written = new WeakMap();

  constructor(zone) {
    this.zone = zone;
    this.box = zone.closest('[data-list-wrapper]') ?? zone.parentElement;
    let asked = false;
    this.box.addEventListener('scroll', () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        this.render();
      });
    });
    new ResizeObserver(() => this.render()).observe(this.box);
  }

  set(items) {
    this.items = items;
    this.tops = [0];
    for (const item of items) this.tops.push(this.tops.at(-1) + HEIGHT[item.kind]);
    this.render();
  }

  /** Nodes stay where they are and show what is now in their place. */
  setInPlace(items) {
    const nodes = [...this.shown.values()];
    const keys = [...this.shown.keys()];
    const from = this.items.findIndex((item) => item.key === keys[0]);
    this.shown = new Map();
    nodes.forEach((node, i) => {
      const item = items[from + i];
      if (item) this.shown.set(item.key, node);
    });
    this.set(items);
  }

  range() {
    const top = this.box.scrollTop - OVERSCAN;
    const bottom = this.box.scrollTop + (this.box.clientHeight || HEIGHT_UNKNOWN) + OVERSCAN;
    const from = this.items.findIndex((_, i) => this.tops[i + 1] > top);
    if (from < 0) return [0, 0];
    let to = from;
    while (to < this.items.length && this.tops[to] < bottom) to += 1;
    return [from, to];
  }

  write(node, item) {
    if (this.written.get(node) === item.html) return;
    patch(node, parse(item.html).firstElementChild);
    this.written.set(node, item.html);
  }

  make(item) {
    const node = parse(item.html).firstElementChild;
    adopt(node);
    this.written.set(node, item.html);
    return node;
  }

  render() {
    if (!this.zone.isConnected) return;
    const [from, to] = this.range();
    const wanted = this.items.slice(from, to);
    const keys = new Set(wanted.map((item) => item.key));
    const free = [];
    for (const [key, node] of this.shown) {
      if (keys.has(key)) continue;
      this.shown.delete(key);
      free.push(node);
    }
    const next = new Map();
    for (const item of wanted) {
      let node = this.shown.get(item.key);
      if (!node && config.recycle) {
        const at = free.findIndex((f) => f.nodeName === (item.kind === 'group' ? 'DIV' : 'A'));
        if (at >= 0) [node] = free.splice(at, 1);
      }
      node ??= this.make(item);
      this.write(node, item);
      next.set(item.key, node);
    }
    for (const node of free) node.remove();
    this.shown = next;
    arrange(this.zone, [...next.values()]);
    this.zone.style.paddingTop = `${this.tops[from] ?? 0}px`;
    this.zone.style.paddingBottom = `${this.tops.at(-1) - (this.tops[to] ?? 0)}px`;
  }

  nodeOf(issue) {
    const item = this.items.find((i) => i.issue === issue);
    return item && this.shown.get(item.key);
  }

  /** The same item in a node of its own. */
  replaceNode(issue) {
    const item = this.items.find((i) => i.issue === issue);
    const old = item && this.shown.get(item.key);
    if (!old) return false;
    const node = this.make(item);
    old.replaceWith(node);
    this.shown.set(item.key, node);
    return true;
  }
}

/** Puts nodes into an order at the start of a zone, moving only those that stand elsewhere. */
function arrange(zone, nodes) {
  let last = null;
  for (const node of nodes) {
    let next = last ? last.nextSibling : zone.firstChild;
    while (next && !isOwn(next)) next = next.nextSibling;
    if (next !== node) zone.insertBefore(node, last ? last.nextSibling : zone.firstChild);
    last = node;
  }
}
