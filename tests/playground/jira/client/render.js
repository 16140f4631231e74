/**
 * A small stand-in for React's reconciler. Nodes this page made are its own, and so are the attributes it gave them;
 * what others put beside is left alone as long as its parent stays, and goes with it. Rows of zones that scroll and
 * what somebody is typing are left to whoever looks after them.
 */
import { config } from './config.js';

const own = new WeakSet();
/** Names of the attributes that the page gave a node. */
const given = new WeakMap();

export function adopt(node) {
  own.add(node);
  if (node.nodeType === 1) given.set(node, new Set(node.getAttributeNames()));
  for (const child of node.childNodes) adopt(child);
}

export const isOwn = (node) => own.has(node);

export function parse(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** Same elements and texts in the same places; attributes may differ, as in React. */
export function sameTree(a, b) {
  if (a.childNodes.length !== b.childNodes.length) return false;
  for (let i = 0; i < a.childNodes.length; i += 1) {
    const [x, y] = [a.childNodes[i], b.childNodes[i]];
    if (x.nodeName !== y.nodeName) return false;
    if (x.nodeType === 3 ? x.data !== y.data : !sameTree(x, y)) return false;
  }
  return true;
}

/** Throws everything away, foreign nodes too. */
export function mount(root, html) {
  const content = parse(html);
  for (const child of content.childNodes) adopt(child);
  root.replaceChildren(content);
}

/** What the page's own handling set meanwhile, and no render takes back. */
const KEPT = new Set(['hidden', 'aria-expanded', 'style']);

function sameAttributes(from, to) {
  const before = given.get(from) ?? new Set();
  for (const { name, value } of to.attributes)
    if (!KEPT.has(name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
  for (const name of before) if (!KEPT.has(name) && !to.hasAttribute(name)) from.removeAttribute(name);
  given.set(from, new Set(to.getAttributeNames()));
}

function keyOf(node) {
  if (node.nodeType !== 1) return node.nodeName;
  const key = node.dataset.practiceKey;
  // With `reuse` the outer nodes of an issue go on to show the next one.
  const named = key === undefined || (config.mode === 'reuse' && node.dataset.practiceIssue !== undefined);
  return `${node.nodeName} ${named ? (node.getAttribute('data-testid') ?? node.id) : key}`;
}

const leftAlone = (node) =>
  node.dataset.practiceZone !== undefined ||
  node.nodeName === 'TEXTAREA' ||
  node.getAttribute('contenteditable') === 'true';

/** Writes what `to` shows into the node `from`. */
export function patch(from, to) {
  if (from.nodeType === 3) {
    if (from.data !== to.data) from.data = to.data;
    return;
  }
  if (from.nodeType !== 1) return;
  sameAttributes(from, to);
  if (!leftAlone(from)) update(from, to);
}

const nextOwn = (node) => {
  let at = node;
  while (at && !own.has(at)) at = at.nextSibling;
  return at;
};

/** Makes the own children of `parent` like those of `wanted`. */
function update(parent, wanted) {
  const pool = [...parent.childNodes].filter((node) => own.has(node));
  const next = [...wanted.childNodes].map((node) => {
    const found = pool.findIndex((old) => keyOf(old) === keyOf(node));
    if (found < 0) {
      adopt(node);
      return node;
    }
    const [old] = pool.splice(found, 1);
    patch(old, node);
    return old;
  });
  for (const extra of pool) extra.remove();
  let place = nextOwn(parent.firstChild);
  for (const node of next) {
    if (node === place) place = nextOwn(place.nextSibling);
    else parent.insertBefore(node, place);
  }
}

/** A copy without the foreign nodes in it. */
export function ownCopy(node) {
  const copy = node.cloneNode(false);
  for (const child of node.childNodes) if (own.has(child)) copy.append(ownCopy(child));
  return copy;
}

/** Re-render in place. */
export const rerender = (root, html) => update(root, parse(html));
