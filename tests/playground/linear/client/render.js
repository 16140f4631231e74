/**
 * A very small stand-in for React's reconciler. Nodes this page made are its own; foreign nodes among them are left
 * alone as long as their parent stays, and go with it when it is replaced. Editors own what is in them.
 */
import { isTyping, setContent } from './editor.js';

const own = new WeakSet();

/** What other parts of the page fill: windowed lists, the view of an address, windows over everything. */
const OTHERS = '[data-practice-list], [data-practice-main], [data-practice-portal], .toasts, .announcer';

export function adopt(node) {
  own.add(node);
  for (const child of node.childNodes) adopt(child);
}

export const isOwn = (node) => own.has(node);

export function parse(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** Throws everything away, foreign nodes too. */
export function mount(parent, html) {
  const content = parse(html);
  for (const child of content.childNodes) adopt(child);
  parent.replaceChildren(content);
}

function sameAttributes(from, to) {
  for (const { name, value } of to.attributes)
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name);
}

/** What makes two nodes of one place the same component. */
const kind = (node) =>
  node.nodeType === 1
    ? `${node.nodeName} ${node.getAttribute('data-practice-editor') ?? node.getAttribute('data-history-entry-id') ?? ''}`
    : node.nodeName;

/** Writes what `to` shows into the node `from`. */
export function patch(from, to) {
  if (from.nodeType === 3) {
    if (from.data !== to.data) from.data = to.data;
    return;
  }
  if (from.nodeType !== 1) return;
  sameAttributes(from, to);
  if (from.matches(OTHERS)) return;
  if (from.matches('[data-practice-editor]')) {
    if (!isTyping(from)) setContent(from, to.innerHTML);
    return;
  }
  update(from, to);
}

/** Makes the own children of `parent` like those of `wanted`. */
function update(parent, wanted) {
  const mine = [...parent.childNodes].filter((node) => own.has(node));
  const next = [...wanted.childNodes];
  let last = null;
  next.forEach((node, i) => {
    const old = mine[i];
    if (old && kind(old) === kind(node)) {
      patch(old, node);
      last = old;
      return;
    }
    adopt(node);
    if (old) old.replaceWith(node);
    else if (last) last.after(node);
    else parent.append(node);
    last = node;
  });
  for (const extra of mine.slice(next.length)) extra.remove();
}

/** A copy without the foreign nodes in it. */
export function ownCopy(node) {
  const copy = node.cloneNode(false);
  for (const child of node.childNodes) if (own.has(child)) copy.append(ownCopy(child));
  return copy;
}

/** Re-render in place. */
export const rerender = (parent, html) => update(parent, parse(html));
