/** What lists do by themselves, at a test's command: rows rendered again, rows that change places, foreign nodes. */
import { main } from './config.js';
import { ownCopy } from './render.js';
import { listIn, zones } from './windowed.js';

const ROWS = 'a[data-list-key][href*="/issue/"], a[data-board-item][href*="/issue/"]';
const ITEM = /^\/([^/]+)\/issue\/([A-Za-z0-9]+-\d+)/;

const rows = () => [...main().querySelectorAll(ROWS)].filter((row) => row.closest('[data-practice-list]'));

/** `acme/ENG-142` of a row. */
function keyOf(row) {
  const [, urlKey, identifier] = ITEM.exec(new URL(row.href).pathname) ?? [];
  return identifier ? `${urlKey}/${identifier}` : null;
}

/** Renders one row again: `remount` makes a new node of it, `patch` writes into the node there is. */
export function rerenderRow(key, how = 'remount') {
  for (const zone of zones(main())) {
    const list = listIn(zone);
    const node = list.nodeOf(key);
    if (!node) continue;
    if (how === 'remount') list.replaceNode(key);
    else {
      list.written.delete(node);
      list.render();
    }
    return key;
  }
  throw new Error(`no row ${key}`);
}

/** The same nodes show the issues in reverse order, groups stay. @returns the keys from above */
export function shuffleRows() {
  for (const zone of zones(main())) {
    const list = listIn(zone);
    const issues = list.items.filter((item) => item.issue).toReversed();
    list.setInPlace(list.items.map((item) => (item.issue ? issues.shift() : item)));
  }
  return rows().map(keyOf);
}

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
  (main().querySelector('[data-list-container]') ?? main()).after(nodes);
  return n;
}

/** `n` rows like those of this list, of issues that do not exist (from number 900001). @returns their keys */
export function pasteRows(n) {
  const model = rows()[0];
  if (!model) throw new Error('no row to copy');
  const [urlKey, identifier] = keyOf(model).split('/');
  const team = identifier.split('-')[0];
  const copies = document.createDocumentFragment();
  const keys = [];
  for (let i = 1; i <= n; i += 1) {
    const row = ownCopy(model);
    const next = `${team}-${900_000 + i}`;
    row.setAttribute('href', `/${urlKey}/issue/${next}/pasted-row-${i}`);
    if (row.hasAttribute('data-list-key')) row.setAttribute('data-list-key', `ITEM_pasted-${i}`);
    const title = row.querySelector('span[title]');
    if (title) {
      title.title = `Pasted row ${i}`;
      title.textContent = title.title;
    }
    const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text; text = walk.nextNode())
      if (text.data === identifier) text.data = next;
    copies.append(row);
    keys.push(`${urlKey}/${next}`);
  }
  model.parentNode.append(copies);
  return keys;
}
