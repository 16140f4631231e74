/**
 * Rows of one height in a scrolling box: only those in view exist. With `reuse` the nodes are a pool that goes round:
 * what leaves at one end comes back at the other as another item; without, each item has its own node for as long as
 * it is in view.
 */
import { adopt, parse, patch } from './render.js';

const OVERSCAN = 4;
/** Where the box has no size yet. */
const HEIGHT_UNKNOWN = 600;

/** A row's number is its place in the list as filtered. */
const placed = (html, index) =>
  html
    .replace(/\{(index|row): \d+/g, `{$1: ${index}`)
    .replace(/(<div role="gridcell"[^>]*>(?:<span class="muted">)?)\d+(?=<)/, `$1${index + 1}`);

/** @returns a function that sets the items to show: `{ id, html }` */
export function windowed({ box, zone, height, reuse, numbered = false }) {
  let items = [];
  let first = 0;
  let nodes = [...zone.children];
  /** What each node shows. */
  const shown = new WeakMap();
  const htmlOf = (item, index) => (numbered ? placed(item.html, index) : item.html);
  const keyOf = (item, index) => (numbered ? `${item.id} ${index}` : String(item.id));
  for (const node of nodes) adopt(node);

  function make(item, index) {
    const node = parse(htmlOf(item, index)).firstElementChild;
    adopt(node);
    shown.set(node, keyOf(item, index));
    return node;
  }
  function show(node, item, index) {
    if (shown.get(node) === keyOf(item, index)) return;
    patch(node, parse(htmlOf(item, index)).firstElementChild);
    shown.set(node, keyOf(item, index));
  }

  /** The pool turns, so that the order of the nodes is the order of the items. */
  function turn(by) {
    if (by > 0 && by < nodes.length) {
      const moved = nodes.splice(0, by);
      nodes.push(...moved);
      zone.append(...moved);
    } else if (by < 0 && -by < nodes.length) {
      const moved = nodes.splice(by);
      nodes.unshift(...moved);
      zone.prepend(...moved);
    }
  }
  function fromPool(from, wanted) {
    turn(from - first);
    for (const extra of nodes.splice(wanted.length)) extra.remove();
    wanted.forEach((item, i) => {
      if (nodes[i]) show(nodes[i], item, from + i);
      else {
        nodes[i] = make(item, from + i);
        zone.append(nodes[i]);
      }
    });
  }
  function afresh(from, wanted) {
    const kept = new Map(nodes.map((node) => [node.dataset.practiceCard, node]));
    const next = wanted.map((item, i) => {
      const node = kept.get(String(item.id));
      if (!node) return make(item, from + i);
      show(node, item, from + i);
      return node;
    });
    for (const node of nodes) if (!next.includes(node)) node.remove();
    arrange(zone, next);
    nodes = next;
  }

  function render() {
    const count = Math.ceil((box.clientHeight || HEIGHT_UNKNOWN) / height) + 2 * OVERSCAN;
    const last = Math.max(0, items.length - count);
    const from = Math.min(last, Math.max(0, Math.floor(box.scrollTop / height) - OVERSCAN));
    const wanted = items.slice(from, from + count);
    (reuse ? fromPool : afresh)(from, wanted);
    first = from;
    zone.style.paddingTop = `${from * height}px`;
    zone.style.paddingBottom = `${(items.length - from - wanted.length) * height}px`;
  }

  let asked = false;
  box.addEventListener('scroll', () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      render();
    });
  });
  return (next) => {
    items = next;
    render();
  };
}

/** Puts nodes into an order, moving only those that stand elsewhere. */
export function arrange(zone, nodes) {
  let next = null;
  for (const node of nodes.toReversed()) {
    if (node.parentNode !== zone || (next !== null && node.nextElementSibling !== next))
      zone.insertBefore(node, next);
    next = node;
  }
}
