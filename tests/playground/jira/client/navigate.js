/** Soft navigation: the History API, never a reload between board, backlog, lists and issues. */
import { config, frontend, wait } from './config.js';
import { editing, fragmentOf, hydration, showModal } from './hydrate.js';
import { mount, rerender } from './render.js';
import { startZones } from './windows.js';

let navigation = 0;

const main = () => document.querySelector('[data-practice="main"]');

/** From one issue to the next the page stays with `reuse`; lists always stay while only their query changes. */
function stays(kind) {
  if (kind !== hydration.kind) return false;
  return kind !== 'issue' || config.mode === 'reuse';
}

/** The address changes at once; title and content follow. */
export async function softNavigate(url, { push = true, replace = false } = {}) {
  navigation += 1;
  const turn = navigation;
  editing.parts.clear();
  if (push) history.pushState({ practice: true }, '', url.href);
  else if (replace) history.replaceState({ practice: true }, '', url.href);
  const [fragment] = await Promise.all([fragmentOf(url), wait(config.softNavMs)]);
  if (turn !== navigation) return;
  if (fragment.location) {
    await softNavigate(new URL(fragment.location, location.origin), { push: false, replace: true });
    return;
  }
  if (fragment.html === undefined) {
    location.assign(url.href);
    return;
  }
  if (!stays(fragment.kind)) mount(main(), fragment.main);
  // Then the bars around it, too.
  rerender(frontend(), fragment.html);
  hydration.kind = fragment.kind;
  hydration.version = fragment.version;
  document.title = fragment.title;
  showModal(fragment.modal);
  if (push) scrollTo(0, 0);
  await startZones();
}

/** Renders everything again from the server's present state, in place. */
export async function refresh() {
  const turn = navigation;
  const fragment = await fragmentOf(new URL(location.href));
  if (turn !== navigation || fragment.html === undefined) return;
  rerender(frontend(), fragment.html);
  hydration.version = fragment.version;
  document.title = fragment.title;
  showModal(fragment.modal);
  await startZones();
}

/** React throws the whole tree away and builds it again. */
export async function remount() {
  const fragment = await fragmentOf(new URL(location.href));
  if (fragment.html === undefined) return;
  mount(frontend(), fragment.html);
  showModal(null);
  showModal(fragment.modal);
  await startZones();
}

/** Opens an issue over or beside the list. */
export function openIssue(key) {
  const url = new URL(location.href);
  url.searchParams.set('selectedIssue', key);
  return softNavigate(url);
}

export async function closeIssue() {
  const url = new URL(location.href);
  if (!url.searchParams.has('selectedIssue')) return;
  url.searchParams.delete('selectedIssue');
  await softNavigate(url);
}

/** Parts of the site that are documents of their own. */
const HARD = /^\/(wiki|login|_practice|rest|secure)\b/;

function onClick(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || !hydration.done || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || link.target === '_blank') return;
  if (link.origin !== location.origin || link.dataset.practiceHard !== undefined) return;
  // Links in what people wrote are the renderer's.
  const url = new URL(link.href);
  if (HARD.test(url.pathname) || url.hash || link.closest('.ProseMirror')) return;
  event.preventDefault();
  void softNavigate(url);
}

export function startNavigation() {
  document.addEventListener('click', onClick);
  addEventListener('popstate', () => {
    if (hydration.done) void softNavigate(new URL(location.href), { push: false });
  });
}
