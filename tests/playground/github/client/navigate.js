/** Soft navigation of the React app and Turbo visits between repository tabs. */
import { config, untilGone, wait } from './config.js';
import { fragmentOf, hydrate, reactRoot } from './hydrate.js';
import { mount, rerender } from './render.js';

const REACT =
  /^\/[^/]+\/[^/]+\/(issues(\/\d+|\/new(\/choose)?|\/(created_by|assigned|mentioned)\/[^/]+)?|labels\/[^/]+)\/?$/;
let navigation = 0;

const announce = (name, detail = {}) =>
  document.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
const isIssue = (path) => /\/issues\/\d+$/.test(path);

/** The address changes at once; title and content follow. Metas, embedded data and initial-path stay as they were. */
export async function softNavigate(url, { push = true } = {}) {
  const turn = ++navigation;
  const from = shownPath;
  announce('soft-nav:start', { mechanism: 'react' });
  if (push) history.pushState({ practice: true }, '', url.href);
  const [fragment] = await Promise.all([fragmentOf(url), wait(config.softNavMs)]);
  if (turn !== navigation) return;
  const root = reactRoot();
  if (fragment.status !== 200 || !root) {
    location.assign(url.href);
    return;
  }
  announce('soft-nav:payload', { appPayload: {} });
  if (config.mode === 'reuse' && isIssue(from) && isIssue(url.pathname)) rerender(root, fragment.html);
  else mount(root, fragment.html);
  shownPath = url.pathname;
  document.title = fragment.title;
  if (push) scrollTo(0, 0);
  announce('soft-nav:react-done');
  announce('soft-nav:end', { mechanism: 'react' });
}

let shownPath = location.pathname;

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
  announce('turbo:render');
  announce('turbo:load', { url: url.href });
  announce('soft-nav:end', { mechanism: 'turbo' });
  void hydrate();
}

const loaded = () => reactRoot()?.parentElement.classList.contains('loaded') === true;

export function follow(url, options) {
  if (REACT.test(url.pathname) && loaded()) return softNavigate(url, options);
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
  const toReact = REACT.test(url.pathname) && loaded();
  if (url.hash && url.pathname === location.pathname) return;
  if (!toReact && !link.dataset.turboFrame) return;
  event.preventDefault();
  void follow(url);
}

export function startNavigation() {
  document.addEventListener('click', onClick);
  addEventListener('popstate', () => {
    if (document.getElementById('memex-root')) return;
    if (location.pathname !== shownPath || reactRoot()) void follow(new URL(location.href), { push: false });
  });
  queueMicrotask(() => announce('turbo:load', { url: location.href }));
}
