/** Late hydration: until then the page is server HTML, and whatever foreign nodes stand in it do not survive. */
import { config, get, wait } from './config.js';
import { adopt, mount, parse, sameTree } from './render.js';

/** `path` and `version`: what was shown then; a change after that is news. */
export const hydration = { mismatches: 0, done: false, path: '', version: undefined };

/** The apps this script brings to life; others stand there as the server sent them. */
const APPS = ['issues-react', 'pull-requests', 'dashboard-surface', 'search'];

export const reactRoot = () =>
  document.querySelector(
    APPS.map((name) => `react-app[app-name="${name}"] > [data-target="react-app.reactRoot"]`).join(', '),
  );

export const fragmentOf = (url, editing = false) => {
  const query = new URLSearchParams(url.search);
  if (editing) query.set('_editing', '1');
  return get('fragment', { path: url.pathname, query: query.toString() });
};

export async function hydrate() {
  const root = reactRoot();
  const app = root?.parentElement;
  if (!app || app.classList.contains('loaded')) return;
  const wanted = fragmentOf(new URL(location.href));
  await wait(config.hydrationMs);
  const fragment = await wanted;
  if (!root.isConnected) return;
  if (fragment.status === 200) {
    if (sameTree(root, parse(fragment.html))) for (const child of root.childNodes) adopt(child);
    else {
      hydration.mismatches += 1;
      console.error('Hydration failed because the server rendered HTML did not match the client.');
      mount(root, fragment.html);
    }
  }
  hydration.path = location.pathname;
  hydration.version = fragment.version;
  app.setAttribute('data-catalyst', '');
  app.classList.add('loaded');
  hydration.done = true;
}
