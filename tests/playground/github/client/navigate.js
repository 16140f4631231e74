/** Soft navigation of the React app and Turbo visits between repository tabs. */
import { config, untilGone, wait } from './config.js';
import { fragmentOf, hydrate, reactRoot } from './hydrate.js';
import { mount, rerender } from './render.js';

/** Addresses among which an app goes without loading a document. */
const KINDS = {
  repository:
    /^\/[^/]+\/[^/]+\/(issues(\/\d+|\/new(\/choose)?|\/(created_by|assigned|mentioned)\/[^/]+)?|labels\/[^/]+|milestone\/\d+)\/?$/,
  dashboard: /^\/issues(\/(assigned|created|mentioned|recent))?\/?$/,
  pulls: /^\/[^/]+\/[^/]+\/pulls\/?$/,
  'pull dashboard': /^\/pulls\/?$/,
  search: /^(\/[^/]+\/[^/]+)?\/search$/,
};
const kindOf = (path) => Object.keys(KINDS).find((kind) => KINDS[kind].test(path)) ?? null;
/** From list to list React keeps the rows and writes other items into them. */
const LIST =
  /\/(issues|pulls|search)(\/(created_by|assigned|mentioned|created|recent)(\/[^/]+)?)?\/?$|\/labels\/[^/]+$|\/milestone\/\d+$/;
let navigation = 0;

const announce = (name, detail = {}) =>
  document.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
const isIssue = (path) => /\/issues\/\d+$/.test(path);

/** The address changes at once; title and content follow. Metas, embedded data and initial-path stay as they were. */
export async function softNavigate(url, { push = true, replace = false } = {}) {
  const turn = ++navigation;
  const from = shownPath;
  announce('soft-nav:start', { mechanism: 'react' });
  if (push) history.pushState({ practice: true }, '', url.href);
  else if (replace) history.replaceState({ practice: true }, '', url.href);
  const [fragment] = await Promise.all([fragmentOf(url), wait(config.softNavMs)]);
  if (turn !== navigation) return;
  const root = reactRoot();
  if (fragment.status !== 200 || !root) {
    location.assign(url.href);
    return;
  }
  announce('soft-nav:payload', { appPayload: {} });
  const kept =
    (LIST.test(from) && LIST.test(url.pathname)) ||
    (config.mode === 'reuse' && isIssue(from) && isIssue(url.pathname));
  if (kept) rerender(root, fragment.html);
  else mount(root, fragment.html);
  for (const input of kept ? root.querySelectorAll('input[value]') : [])
    if (input !== document.activeElement) input.value = input.getAttribute('value');
  shownPath = url.pathname;
  shownQuery = listQuery();
  document.title = fragment.title;
  if (push) scrollTo(0, 0);
  announce('soft-nav:react-done');
  announce('soft-nav:end', { mechanism: 'react' });
}

/** The query as the list sees it. */
function listQuery() {
  const query = new URLSearchParams(location.search);
  query.delete('issue');
  return query.toString();
}

let shownPath = location.pathname;
let shownQuery = listQuery();

/** Turbo swaps the frame's content and the transient metas, and selects another tab. */
export async function turboVisit(url, { push = true } = {}) {
  const turn = ++navigation;
  announce('soft-nav:start', { mechanism: 'turbo' });
  announce('turbo:before-visit', { url: url.href });
  announce('turbo:visit', { url: url.href, action: push ? 'advance' : 'restore' });
  announce('turbo:before-fetch-request', { url });
  const answer = fetch(url.href, { headers: { accept: 'text/html' } });
  const [response, text] = await untilGone(answer.then(async (r) => [r, await r.text()]));
  const next = new DOMParser().parseFromString(text, 'text/html');
  if (turn !== navigation) return;
  const [frame, wanted] = [document, next].map((d) => d.getElementById('repo-content-turbo-frame'));
  if (!frame || !wanted) {
    location.assign(url.href);
    return;
  }
  announce('turbo:before-cache');
  if (push) history.pushState({ turbo: {} }, '', response.url);
  announce('turbo:before-render', { newBody: next.body });
  frame.replaceChildren(...wanted.childNodes);
  document.querySelector('.js-repo-nav')?.replaceWith(next.querySelector('.js-repo-nav'));
  for (const meta of document.querySelectorAll('meta[data-turbo-transient]')) meta.remove();
  document.head.append(...next.querySelectorAll('meta[data-turbo-transient]'));
  document.title = next.title;
  shownPath = url.pathname;
  shownQuery = listQuery();
  announce('turbo:render');
  announce('turbo:load', { url: url.href });
  announce('soft-nav:end', { mechanism: 'turbo' });
  void hydrate();
}

const loaded = () => reactRoot()?.parentElement.classList.contains('loaded') === true;

const withinApp = (url) =>
  loaded() && kindOf(url.pathname) !== null && kindOf(url.pathname) === kindOf(shownPath);

export function follow(url, options) {
  if (withinApp(url)) return softNavigate(url, options);
  if (document.getElementById('repo-content-turbo-frame')) return turboVisit(url, options);
  location.assign(url.href);
}

function onClick(event) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (
    !link ||
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey
  )
    return;
  if (link.target || link.dataset.turbo === 'false' || link.origin !== location.origin) return;
  const url = new URL(link.href);
  const toReact = withinApp(url);
  if (url.hash && url.pathname === location.pathname) return;
  if (!toReact && !link.dataset.turboFrame) return;
  event.preventDefault();
  void follow(url);
}

export function startNavigation() {
  document.addEventListener('click', onClick);
  addEventListener('popstate', () => {
    if (document.getElementById('memex-root')) return;
    // The overlay over a dashboard comes and goes without the list.
    if (location.pathname === shownPath && listQuery() === shownQuery && kindOf(shownPath) === 'dashboard')
      return;
    if (location.pathname !== shownPath || reactRoot()) void follow(new URL(location.href), { push: false });
  });
  queueMicrotask(() => announce('turbo:load', { url: location.href }));
}
