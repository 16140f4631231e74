/**
 * A very small stand-in for React's reconciler. Nodes this page made are its own; foreign nodes among them are left
 * alone as long as their parent stays, and go with it when it is replaced. `dangerouslySetInnerHTML` boxes lose
 * everything when their HTML changes.
 */
const own = new WeakSet();
const source = new WeakMap();

const isHtmlBox = (node) => node.nodeType === 1 && /safe-html-box/.test(node.className);

export function adopt(node) {
  own.add(node);
  if (isHtmlBox(node)) source.set(node, node.innerHTML);
  for (const child of node.childNodes) adopt(child);
}

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

function sameAttributes(from, to) {
  for (const { name, value } of to.attributes)
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name);
}

/** Test ids that count rows are the same for every row. */
const name = (node) => (node.getAttribute('data-testid') ?? node.id).replace(/\{.*\}/, '');
const key = (node) => (node.nodeType === 1 ? `${node.nodeName} ${name(node)}` : node.nodeName);

/** Writes what `to` shows into the node `from`. */
export function patch(from, to) {
  if (from.nodeType === 3) {
    if (from.data !== to.data) from.data = to.data;
    return;
  }
  if (from.nodeType !== 1) return;
  sameAttributes(from, to);
  if (isHtmlBox(from)) {
    if (source.get(from) === to.innerHTML) return;
    from.innerHTML = to.innerHTML;
    source.set(from, to.innerHTML);
    return;
  }
  // What a person is typing stays.
  if (from.nodeName === 'TEXTAREA') return;
  update(from, to);
}

/** Makes the own children of `parent` like those of `wanted`. */
function update(parent, wanted) {
  const mine = [...parent.childNodes].filter((node) => own.has(node));
  const next = [...wanted.childNodes];
  next.forEach((node, i) => {
    const old = mine[i];
    if (old && key(old) === key(node)) patch(old, node);
    else {
      adopt(node);
      if (old) old.replaceWith(node);
      else parent.append(node);
    }
  });
  for (const extra of mine.slice(next.length)) extra.remove();
}

export const isOwn = (node) => own.has(node);

/** A copy without the foreign nodes in it. */
export function ownCopy(node) {
  const copy = node.cloneNode(false);
  for (const child of node.childNodes) if (own.has(child)) copy.append(ownCopy(child));
  return copy;
}

/** Re-render in place. */
export const rerender = (root, html) => update(root, parse(html));
