/** Start-up, soft navigation, changes made elsewhere. */
import { act, config, get, main, wait } from './config.js';
import { learn } from './editor.js';
import { adopt, mount, parse, rerender } from './render.js';
import { listIn, zones } from './windowed.js';

/** `view`: what stands there. */
export const shown = { view: null, path: location.pathname, version: null };
let navigation = 0;

const layoutKey = () => `practice-layout ${shown.path}`;
export const layout = () => sessionStorage.getItem(layoutKey());

function ask(url, inInbox = history.state?.inbox === true) {
  const chosen = sessionStorage.getItem(`practice-layout ${url.pathname}`);
  return get('view', {
    path: url.pathname,
    query: url.search.slice(1),
    ...(chosen && { layout: chosen }),
    ...(inInbox && { in: 'inbox' }),
  });
}

/** How much of what stands there stays: nothing, or the nodes of the same component. */
function keeps(before, after) {
  if (!before || before.kind !== after.kind) return false;
  if (after.kind === 'inbox') return true;
  if (after.kind === 'issue') return config.mode === 'reuse';
  return config.recycle && (after.kind === 'list' || after.kind === 'board');
}

function show(view, keep) {
  const root = document.getElementById('root');
  if (root.childElementCount === 0) mount(root, view.frame);
  else rerender(root, view.frame);
  if (keep) rerender(main(), view.html);
  else mount(main(), view.html);
  for (const zone of zones(main())) listIn(zone).set(view.lists[zone.dataset.practiceList] ?? []);
  learn(main());
  shown.view = view;
  shown.version = view.version;
}

function announce(view) {
  document.title = view.title;
  const announcer = document.querySelector('.announcer');
  if (announcer) announcer.textContent = `${announcer.dataset.words} ${view.title}`;
}

/** The address as the application writes it: present name, present identifier, with its slug. */
function settle(view) {
  if (view.location && view.location !== location.pathname)
    history.replaceState(history.state, '', view.location + location.search + location.hash);
  shown.path = location.pathname;
}

export async function boot() {
  const wanted = ask(new URL(location.href), false);
  await wait(config.hydrationMs);
  const view = await wanted;
  if (view.status === 401) {
    location.assign('/login');
    return;
  }
  // A document that is loaded anew shows the issue, wherever it was opened before.
  if (history.state?.inbox) history.replaceState({ practice: true }, '', location.href);
  settle(view);
  show(view, false);
  announce(view);
  document.body.classList.add('content-loaded', 'is-bootstrapped', 'loaded');
  setTimeout(() => document.body.classList.add('bootstrap-fade-complete'), 100);
}

/** The address changes at once; title and content follow. */
export async function navigate(to, { push = true, inbox = false } = {}) {
  const url = new URL(to, location.origin);
  const turn = ++navigation;
  if (push) history.pushState({ practice: true, inbox }, '', url.href);
  const [view] = await Promise.all([ask(url, inbox), wait(config.softNavMs)]);
  if (turn !== navigation) return;
  if (view.status === 401) {
    location.assign('/login');
    return;
  }
  document.activeElement?.closest?.('[data-practice-editor]')?.blur();
  const keep = keeps(shown.view, view);
  settle(view);
  show(view, keep);
  announce(view);
  if (push && !keep) main().scrollTop = 0;
}

/** Renders what is there again from the server's present state; foreign nodes stay where their parents do. */
export async function refresh() {
  const turn = navigation;
  const view = await ask(new URL(location.href));
  if (turn !== navigation || view.status === 401 || !main()) return;
  settle(view);
  show(view, shown.view?.kind === view.kind);
  document.title = view.title;
}

/** React mounts a part afresh: foreign nodes in it are gone. `rail`, `sections`, `content`. */
export function rerenderRegion(name = 'rail') {
  const selector = `[data-practice-region="${name}"]`;
  const old = document.querySelector(selector);
  const next = parse(shown.view.html).querySelector(selector);
  adopt(next);
  old.replaceWith(next);
  learn(main());
}

/** React throws the whole application away and builds it again. */
export function remount() {
  document.getElementById('root').replaceChildren();
  show(shown.view, false);
  announce(shown.view);
}

export async function toggleLayout() {
  const next = shown.view.kind === 'board' ? 'list' : 'board';
  if (!['list', 'board'].includes(shown.view.kind)) return;
  sessionStorage.setItem(layoutKey(), next);
  await refresh();
}

async function poll() {
  if (document.visibilityState !== 'visible' || !shown.view) return;
  const { version } = await get('live');
  if (shown.version !== version) await refresh();
}

function onClick(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (link.target || link.origin !== location.origin || link.closest('[contenteditable="true"]')) return;
  const url = new URL(link.href);
  if (url.hash && url.pathname === location.pathname) return;
  if (link.getAttribute('href').startsWith('#')) return;
  if (/^\/(login|docs|pricing|_practice|homepage|changelog|features)?(\/|$)/.test(url.pathname)) return;
  event.preventDefault();
  const notice = link.matches('[data-practice="notice"]');
  void navigate(url, { inbox: notice }).then(async () => {
    const issue = notice && document.querySelector('.inbox-pane [data-practice-issue]');
    if (issue) await act({ action: 'read', issue: issue.dataset.practiceIssue });
  });
}

export function startApp() {
  document.addEventListener('click', onClick);
  addEventListener('popstate', (event) => {
    void navigate(location.href, { push: false, inbox: event.state?.inbox === true });
  });
  if (config.pollMs > 0) setInterval(() => void poll().catch(() => {}), config.pollMs);
}
