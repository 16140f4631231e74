/** A project: cards and rows as they come into view, the filter, the side panel, no navigation events at all. */
import { config, get } from './config.js';
import { openPanel, startPanel } from './panel.js';
import { windowed } from './recycle.js';
import { shells } from './shells.js';

/** With the gap below; the style sheet gives cards and rows these heights. */
const CARD_HEIGHT = 150;
const ROW_HEIGHT = 44;

let items = null;
const allItems = async () => {
  items ??= get('items', { path: location.pathname });
  return (await items).items;
};

function open(card) {
  const url = new URL(location.href);
  url.searchParams.set('pane', 'issue');
  url.searchParams.set('itemId', card.dataset.practiceCard);
  const link = card.querySelector('a[href*="/issues/"], a[href*="/pull/"]');
  const [, owner, repository, , number] = link ? new URL(link.href).pathname.split('/') : [];
  if (number) url.searchParams.set('issue', `${owner}|${repository}|${number}`);
  else url.searchParams.delete('issue');
  openPanel(url);
}

/** Where items are shown, and how: one place a column, or one for all rows. */
function places(root) {
  const rows = root.querySelector('[data-practice-rows]');
  if (rows) {
    const box = rows.parentElement;
    const show = windowed({ box, zone: rows, height: ROW_HEIGHT, reuse: config.recycle, numbered: true });
    return [{ column: null, show, counter: null }];
  }
  const asShells = config.recycle ? null : shells(root);
  return [...root.querySelectorAll('[data-board-column]')].map((column) => {
    const zone = column.querySelector('.column-drop-zone');
    return {
      column: column.dataset.boardColumn,
      counter: column.querySelector('.Counter'),
      show: asShells
        ? (shown) => asShells(zone, shown)
        : windowed({ box: zone.parentElement, zone, height: CARD_HEIGHT, reuse: true }),
    };
  });
}

function startItems(root) {
  const all = places(root);
  const input = document.getElementById('filter-bar-component-input');
  let turn = 0;
  async function show() {
    turn += 1;
    const mine = turn;
    const loaded = await allItems();
    if (mine !== turn) return;
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = loaded.filter((item) => words.every((word) => item.text.includes(word)));
    for (const place of all) {
      const own = found.filter((item) => place.column === null || item.column === place.column);
      place.show(own);
      if (place.counter) place.counter.textContent = String(own.length);
    }
  }
  input.addEventListener('input', () => {
    // UNVERIFIED: that the address follows while one types.
    const url = new URL(location.href);
    if (input.value) url.searchParams.set('filterQuery', input.value);
    else url.searchParams.delete('filterQuery');
    history.replaceState({}, '', url.href);
    void show();
  });
  // Shells are all there from the start; what scrolls in a window has to know what follows.
  if (config.recycle || root.dataset.practiceLayout !== 'board') void show();
}

export function startProject() {
  const root = document.getElementById('memex-root');
  if (!root) return;
  startPanel((url) => url.searchParams.get('pane') === 'issue');
  startItems(root);
  document.addEventListener('click', (event) => {
    const card = event.target instanceof Element ? event.target.closest('[data-practice-card]') : null;
    if (!card) return;
    event.preventDefault();
    open(card);
  });
}
