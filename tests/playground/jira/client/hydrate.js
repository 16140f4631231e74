/** Late hydration: until then the page is server HTML, and whatever foreign nodes stand in it do not survive. */
import { config, frontend, get, portal, wait } from './config.js';
import { adopt, mount, parse, patch, rerender, sameTree } from './render.js';
import { startZones } from './windows.js';

/** `version`: what was shown then; a change after that is news. */
export const hydration = { errors: 0, done: false, version: undefined, kind: undefined };

/** Parts of the open issue that are being edited, by its key. */
export const editing = { key: null, parts: new Set() };

export function fragmentOf(url) {
  const query = new URLSearchParams(url.search);
  if (editing.parts.size > 0) query.set('_editing', [...editing.parts].join(','));
  return get('fragment', { path: url.pathname, query: query.toString() });
}

const SKELETON =
  '<div class="app skeleton"><div class="bone wide"></div><div class="bone"></div><div class="bone"></div></div>';

/** The dialog of an issue, over the page; no dialog when `html` is null. */
export function showModal(html) {
  const there = portal().querySelector('[data-practice="modal"]');
  if (html === null || html === undefined) {
    there?.remove();
    return;
  }
  const wanted = parse(html).firstElementChild;
  if (there) {
    patch(there, wanted);
    return;
  }
  adopt(wanted);
  portal().append(wanted);
  wanted.querySelector('[data-practice="close-issue"]')?.focus();
}

/** React's answer to a tree that is not what it made: everything anew. */
async function rebuild(root, html) {
  hydration.errors += 1;
  console.error('Hydration failed because the server rendered HTML did not match the client.');
  mount(root, SKELETON);
  await wait(config.skeletonMs);
  mount(root, html);
}

export async function hydrate() {
  const root = frontend();
  if (!root) return;
  // The taking over itself waits for no request: the tree is compared with what stood here when this script began.
  const served = root.innerHTML;
  const before = root.querySelectorAll('*').length !== config.sent;
  const wanted = fragmentOf(new URL(location.href));
  await wait(config.hydrationMs);
  const foreign = before || !sameTree(root, parse(served));
  if (!foreign) for (const child of root.childNodes) adopt(child);
  const fragment = await wanted;
  if (fragment.html === undefined) return;
  if (foreign) await rebuild(root, fragment.html);
  // Something has changed since the page was sent: that is news, and nobody's fault.
  else if (!sameTree(parse(served), parse(fragment.html))) rerender(root, fragment.html);
  hydration.version = fragment.version;
  hydration.kind = fragment.kind;
  showModal(fragment.modal);
  await startZones();
  hydration.done = true;
}
