/** What stands above a project or a dashboard: the side panel in the portal, opened and closed by the address. */
import { portal } from './config.js';
import { fragmentOf } from './hydrate.js';
import { adopt, mount } from './render.js';

let holder = null;
let wanted = () => false;

/** Always in the portal of such a page; holds the open panel or nothing. */
function panelHolder() {
  if (holder?.isConnected) return holder;
  holder = portal()?.querySelector('[data-practice="panel-holder"]') ?? null;
  if (holder) adopt(holder);
  return holder;
}

async function showPanel() {
  const url = new URL(location.href);
  const at = panelHolder();
  if (!at) return;
  if (!wanted(url)) {
    at.replaceChildren();
    return;
  }
  const fragment = await fragmentOf(url);
  if (location.href === url.href) mount(at, fragment.panel ?? fragment.html ?? '');
}

/** The address of the open item, and then the panel; no navigation event of any kind. */
export function openPanel(url) {
  history.pushState({}, '', url.href);
  void showPanel();
}

export function closePanel() {
  const url = new URL(location.href);
  for (const key of ['pane', 'itemId', 'issue']) url.searchParams.delete(key);
  history.pushState({}, '', url.href);
  void showPanel();
}

/** `isOpen` tells from an address whether a panel belongs to it. */
export function startPanel(isOpen) {
  wanted = isOpen;
  panelHolder();
  document.addEventListener('click', (event) => {
    const element = event.target instanceof Element ? event.target : null;
    if (element?.closest('[data-practice="close-panel"]')) closePanel();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && panelHolder()?.childElementCount) closePanel();
  });
  addEventListener('popstate', () => void showPanel());
}
