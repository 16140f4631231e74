/** What lists do by themselves, at a test's command: rows rendered again, rows that change places, foreign nodes. */
import { fragmentOf, reactRoot } from './hydrate.js';
import { adopt, isOwn, ownCopy, parse, patch } from './render.js';

const ROWS =
  '[data-listview-component="items-list"] li[role="listitem"], .js-issue-row, [data-testid="results-list"] > .search-row, [data-board-card-id]:not(:empty), [data-testid^="TableRow{"]';
const ITEM = /^\/([^/]+)\/([^/]+)\/(?:issues|pull)\/(\d+)$/;

const rowsIn = (root) => [...root.querySelectorAll(ROWS)];
const linkOf = (row) =>
  [...row.querySelectorAll('a[href]')].find((a) => ITEM.test(new URL(a.href, location.origin).pathname));

/** `acme/shop#142` of a row, null for a draft. */
function keyOf(row) {
  const link = linkOf(row);
  const [, owner, name, number] = link ? ITEM.exec(new URL(link.href, location.origin).pathname) : [];
  return number ? `${owner}/${name}#${number}` : null;
}

/** The rows as the server renders them now; on a project what the page itself made of them. */
async function freshRows() {
  if (document.getElementById('memex-root')) return rowsIn(document).map((row) => copyOf(row));
  if (reactRoot()) return rowsIn(parse((await fragmentOf(new URL(location.href))).html));
  const text = await (await fetch(location.href, { cache: 'no-store' })).text();
  return rowsIn(new DOMParser().parseFromString(text, 'text/html'));
}

const copyOf = (row) => (isOwn(row) ? ownCopy(row) : row.cloneNode(true));

/** Renders one row again: `remount` makes a new node of it, `patch` writes into the node there is. */
export async function rerenderRow(key, how = 'remount') {
  const row = rowsIn(document).find((r) => keyOf(r) === key);
  const fresh = (await freshRows()).find((r) => keyOf(r) === key);
  if (!row || !fresh) throw new Error(`no row ${key}`);
  if (how === 'patch' && isOwn(row)) patch(row, fresh);
  else {
    adopt(fresh);
    row.replaceWith(fresh);
  }
}

/** The same nodes show the items in reverse order; Rails rows change places instead. @returns the keys from above */
export async function shuffleRows() {
  const rows = rowsIn(document);
  const fresh = await freshRows();
  const lists = Map.groupBy(
    rows,
    (row) => row.closest('ul, [data-board-column], [role="grid"]') ?? row.parentNode,
  );
  for (const all of lists.values()) {
    // What was pasted among rows of React is not React's to change.
    const mine = all.filter(isOwn);
    const own = mine.length > 0 ? mine : all;
    const copies = own.map((row) => fresh.find((r) => keyOf(r) === keyOf(row)) ?? copyOf(row)).toReversed();
    own.forEach((row, i) => {
      if (isOwn(row)) patch(row, copies[i]);
      else row.parentNode.prepend(row);
    });
  }
  return rowsIn(document).map(keyOf);
}

const beside = () =>
  document.querySelector(
    '[data-listview-component="items-list"], .js-navigation-container, [data-testid="results-list"], #memex-project-view-root',
  ) ?? document.querySelector('main');

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

/** `n` rows like those of this list, of issues that do not exist (from number 900001). @returns their keys */
export function pasteRows(n) {
  const model = rowsIn(document).find((row) => keyOf(row) !== null);
  if (!model) throw new Error('no row to copy');
  const outer = model.parentNode.closest(
    'ul, .js-navigation-container, [data-testid="results-list"], .column-drop-zone, [role="rowgroup"]',
  );
  const [, number] = keyOf(model).split('#');
  const keys = [];
  const rows = document.createDocumentFragment();
  for (let i = 1; i <= n; i += 1) {
    const row = copyOf(model);
    const next = String(900_000 + i);
    for (const link of row.querySelectorAll('a[href]'))
      for (const name of ['href', 'data-hovercard-url'])
        if (link.hasAttribute(name))
          link.setAttribute(
            name,
            link.getAttribute(name).replace(new RegExp(`/${number}(?=$|/)`), `/${next}`),
          );
    linkOf(row).textContent = `Pasted row ${i}`;
    const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text; text = walk.nextNode())
      if (text.data.includes(`#${number}`)) text.data = text.data.replace(`#${number}`, `#${next}`);
    rows.append(row);
    keys.push(keyOf(row));
  }
  (outer ?? model.parentNode).append(rows);
  return keys;
}
