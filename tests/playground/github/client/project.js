/** Project board: cards filled as they come into view, the side panel, no navigation events at all. */
import { get, portal } from './config.js';
import { fragmentOf } from './hydrate.js';
import { adopt, mount, parse } from './render.js';

let holder = null;

/** Always in the portal on a board; holds the open panel or nothing. */
function panelHolder() {
  if (!holder) {
    holder = portal().querySelector('[data-practice="panel-holder"]');
    adopt(holder);
  }
  return holder;
}

async function showPanel() {
  const url = new URL(location.href);
  const at = panelHolder();
  if (url.searchParams.get('pane') !== 'issue') {
    at.replaceChildren();
    return;
  }
  const fragment = await fragmentOf(url);
  if (location.href === url.href) mount(at, fragment.html ?? '');
}

function open(card) {
  const url = new URL(location.href);
  url.searchParams.set('pane', 'issue');
  url.searchParams.set('itemId', card.dataset.practiceCard);
  const link = card.querySelector('a[href*="/issues/"], a[href*="/pull/"]');
  const [, owner, repository, , number] = link ? new URL(link.href).pathname.split('/') : [];
  if (number) url.searchParams.set('issue', `${owner}|${repository}|${number}`);
  else url.searchParams.delete('issue');
  history.pushState({}, '', url.href);
  void showPanel();
}

function close() {
  const url = new URL(location.href);
  for (const key of ['pane', 'itemId', 'issue']) url.searchParams.delete(key);
  history.pushState({}, '', url.href);
  void showPanel();
}

/** Cards out of view are emptied again: the board is virtualised. */
function virtualise(root) {
  const inView = new Set();
  async function fill(card) {
    const { html } = await get('card', { path: location.pathname, item: card.dataset.practiceCard });
    // It may have left the view, or come back to it, while the answer was on its way.
    if (!html || !inView.has(card) || card.childElementCount > 0) return;
    card.append(parse(html));
    card.removeAttribute('aria-disabled');
  }
  const observer = new IntersectionObserver((entries) => {
    for (const { target: card, isIntersecting, boundingClientRect } of entries) {
      if (isIntersecting) {
        inView.add(card);
        if (card.childElementCount === 0) void fill(card);
      } else {
        inView.delete(card);
        card.style.minHeight = `${boundingClientRect.height}px`;
        card.replaceChildren();
        card.setAttribute('aria-disabled', 'true');
      }
    }
  });
  for (const card of root.querySelectorAll('[data-board-card-id]')) observer.observe(card);
}

export function startProject() {
  const root = document.getElementById('memex-root');
  if (!root) return;
  panelHolder();
  virtualise(root);
  document.addEventListener('click', (event) => {
    const element = event.target instanceof Element ? event.target : null;
    if (element?.closest('[data-practice="close-panel"]')) close();
    const card = element?.closest('[data-practice-card]');
    if (!card) return;
    event.preventDefault();
    open(card);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && holder?.childElementCount) close();
  });
  addEventListener('popstate', () => void showPanel());
}
