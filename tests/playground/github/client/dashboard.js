/** Lists: the filter that follows while one types, and the dashboard's overlay. */
import { reactRoot } from './hydrate.js';
import { softNavigate } from './navigate.js';
import { openPanel, startPanel } from './panel.js';

const DEBOUNCE_MS = 100;
const loaded = () => reactRoot()?.parentElement.classList.contains('loaded') === true;

let timer;
function onInput(event) {
  const form = event.target instanceof Element ? event.target.closest('[data-practice="filter"]') : null;
  if (!form || !loaded()) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    const url = new URL(form.getAttribute('action'), location.origin);
    url.searchParams.set('q', event.target.value);
    if (form.isConnected) void softNavigate(url, { push: false, replace: true });
  }, DEBOUNCE_MS);
}

/** A row's link on a dashboard opens the issue over the list. */
function onClick(event) {
  const link =
    event.target instanceof Element
      ? event.target.closest('[data-practice-global] a[data-testid="issue-pr-title-link"]')
      : null;
  if (!link || !loaded() || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const [, owner, repository, , number] = new URL(link.href).pathname.split('/');
  const url = new URL(location.href);
  url.searchParams.set('issue', `${owner}|${repository}|${number}`);
  openPanel(url);
}

export function startDashboard() {
  document.addEventListener('input', onInput);
  document.addEventListener('click', onClick, true);
  if (document.querySelector('[data-practice-global]')) startPanel((url) => url.searchParams.has('issue'));
}
