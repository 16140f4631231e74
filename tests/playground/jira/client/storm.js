/** What lists do by themselves, at a test's command: rows rendered again, rows that change places, foreign nodes. */
import { adopt, isOwn, ownCopy, patch } from './render.js';
import { controllers, itemOf, rowOf } from './windows.js';

/** Renders one row again: `remount` makes a new node of it, `patch` writes into the node there is. */
export function rerenderRow(key, how = 'remount') {
  const found = rowOf(key);
  const item = found && itemOf(found.control, key);
  if (!item) throw new Error(`no row ${key}`);
  const { control, node } = found;
  if (how === 'patch') {
    const fresh = control.make(item);
    patch(node, fresh);
    return;
  }
  const fresh = control.make(item);
  control.nodes[control.nodes.indexOf(node)] = fresh;
  node.replaceWith(fresh);
}

/** The same nodes show the issues in reverse order. @returns the keys from above */
export function shuffleRows() {
  for (const control of controllers()) {
    const keys = control.nodes.map((node) => node.dataset.practiceRow).toReversed();
    control.nodes.forEach((node, i) => {
      const item = itemOf(control, keys[i]);
      if (item) control.show(node, item);
    });
  }
  return [...document.querySelectorAll('[data-practice-row]')].map((row) => row.dataset.practiceRow);
}

const beside = () =>
  document.querySelector('[data-practice-box]') ?? document.querySelector('[data-practice="main"]');

/** `n` nodes that have nothing to do with the list, in one go, after it. */
export function addForeign(n) {
  const nodes = document.createDocumentFragment();
  for (let i = 0; i < n; i += 1) {
    const node = document.createElement('div');
    node.className = 'practice-foreign';
    node.append(document.createElement('span'));
    node.firstChild.textContent = `Foreign ${i}`;
    nodes.append(node);
  }
  beside().after(nodes);
  return n;
}

/** Rows of issues that do not exist, in one go, after the others. @returns their keys */
export function pasteRows(n) {
  const [control] = controllers();
  const model = control?.nodes[0];
  if (!model) throw new Error('no row to copy');
  const old = model.dataset.practiceRow;
  const rows = document.createDocumentFragment();
  const keys = [];
  for (let i = 1; i <= n; i += 1) {
    const key = `${old.split('-')[0]}-${900_000 + i}`;
    const row = isOwn(model) ? ownCopy(model) : model.cloneNode(true);
    for (const node of [row, ...row.querySelectorAll('*')])
      for (const { name, value } of [...node.attributes])
        if (value.includes(old)) node.setAttribute(name, value.replaceAll(old, key));
    const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text; text = walk.nextNode())
      if (text.data.includes(old)) text.data = text.data.replace(old, key);
    adopt(row);
    rows.append(row);
    keys.push(key);
  }
  control.zone.append(rows);
  return keys;
}
