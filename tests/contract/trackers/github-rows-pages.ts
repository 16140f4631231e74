/** Lists, boards and pull requests of the practice tracker as documents, and what the row finder says of them. */
import { ROW_SELECTORS, type RowSelectors } from '../../../lib/trackers/github/row-selectors';
import { githubRows } from '../../../lib/trackers/github/rows-page';
import type { Ladder } from '../../../lib/trackers/github/selectors';
import type { BadgeSpot, Row, TrackerRows } from '../../../lib/trackers/tracker';
import { handlePage } from '../../playground/github/pages/actions';
import { defaultSettings, type PlaygroundSettings } from '../../playground/github/pages/view';
import { createWorld } from '../../playground/world';

export const world = createWorld();

/** A page as the server sends it: React has not taken over yet. */
export function sent(path: string, settings: Partial<PlaygroundSettings> = {}, host = 'github.com') {
  const url = new URL(path, `https://${host}`);
  const { status, body } = handlePage(
    world.state,
    { ...defaultSettings(), ...settings },
    { method: 'GET', host, path: url.pathname, query: url.search.slice(1), headers: {}, body: '' },
  );
  if (status !== 200) throw new Error(`${path}: ${status}`);
  // Style and script are the practice server's own; nothing loads them here.
  const text = body.replace(/<link [^>]*>|<script type="module"[^>]*><\/script>/g, '');
  return { url, doc: new DOMParser().parseFromString(text, 'text/html') };
}

/** A page whose apps run. */
export function open(path: string, settings: Partial<PlaygroundSettings> = {}, host = 'github.com') {
  const page = sent(path, settings, host);
  for (const app of page.doc.querySelectorAll('react-app')) {
    app.classList.add('loaded');
    app.setAttribute('data-catalyst', '');
  }
  return page;
}

/** Every row of a document, as the watcher finds them: the links of all scopes. */
export function rowsOf(doc: Document, url: URL, finder: TrackerRows = githubRows()): (Row & BadgeSpot)[] {
  return finder
    .scopes(doc)
    .flatMap((scope) => [...scope.querySelectorAll(finder.link)])
    .flatMap((link) => finder.row(link, url) ?? [])
    .map((row) => ({ ...row, ...finder.badge(row.el) }));
}

/** "142" for an issue of acme/shop, "payments#31" for another, "143 pull" for a pull request. */
export const named = (rows: readonly Row[]): string[] =>
  rows.map(
    ({ item, pull }) => item.key.replace('acme/shop#', '').replace('acme/', '') + (pull ? ' pull' : ''),
  );

export type Kind = {
  name: string;
  path: string;
  settings?: Partial<PlaygroundSettings>;
  rows: readonly string[];
  /** Where badges of this list stand: end of a line of the row, after its title, after the head of a card. */
  mount: 'end' | 'title' | 'head';
  tight: boolean;
  /** The bar stands before this; absent: no bar of the page's own. */
  bar?: string;
};

const OPEN = ['142', '139', '137', '135', '133', '131', '127', '126', '121', '111', '7'];
const EVERYWHERE = [
  ...['142', '139', '137', '135', 'payments#31', '133', '131', 'payments#28', '127', '126'],
  ...['open-shop#12', '121', 'open-shop#9', '111', '7'],
];
const PULLS = ['143 pull', '145 pull', '141 pull', '140 pull'];
const BOARD = ['139', '137', '121', '7', '142', '135', '131', '127', '145 pull', '118', '104', '92'];
const TABLE = ['139', '137', '121', '7', '133', '126', '142', '135', '131', '127', '145 pull'];

/** The pinned issue of the list is above it. */
const listBox = '[class*="ListItems-module__listContainer"]';
const results = '[data-testid="results-list"]';
const list = { mount: 'end', tight: false, bar: listBox } as const;
const search = { mount: 'title', tight: false, bar: results } as const;
const pulls = { rows: PULLS, mount: 'end', tight: false } as const;
const cells = { mount: 'title', tight: true } as const;
const inside = { mount: 'title', tight: false } as const;

export const KINDS: readonly Kind[] = [
  { name: 'repository list and pinned', path: '/acme/shop/issues', rows: [...OPEN, '121'], ...list },
  { name: 'filtered list', path: '/acme/shop/issues?q=is%3Aclosed', rows: ['104', '118', '92'], ...list },
  { name: 'label', path: '/acme/shop/labels/checkout', rows: ['142', '135', '111'], ...list },
  { name: 'milestone', path: '/acme/shop/milestone/1', rows: ['139', '137', '135'], ...list },
  { name: 'global list', path: '/issues', rows: EVERYWHERE, ...list },
  { name: 'overlay', path: '/issues?issue=acme%7Cshop%7C142', rows: EVERYWHERE, ...list },
  { name: 'search', path: '/search?q=cart&type=issues', rows: ['139', '92'], ...search },
  {
    name: 'search for pull requests',
    path: '/search?q=guest&type=pullrequests',
    rows: ['143 pull', '145 pull'],
    ...search,
  },
  { name: 'board', path: '/orgs/acme/projects/1', rows: BOARD, mount: 'head', tight: false },
  {
    name: 'recycled board',
    path: '/orgs/acme/projects/1',
    settings: { recycle: true },
    rows: [...BOARD.slice(0, 4), '133', '126', ...BOARD.slice(4)],
    mount: 'head',
    tight: false,
  },
  { name: 'table', path: '/orgs/acme/projects/1/views/2', rows: TABLE, ...cells },
  { name: 'roadmap', path: '/orgs/acme/projects/1/views/3', rows: TABLE, ...cells },
  { name: 'sub-issues', path: '/acme/shop/issues/131', rows: ['133', '126', '104'], ...inside },
  { name: 'relationships', path: '/acme/shop/issues/135', rows: ['payments#31', '111'], ...inside },
  { name: 'parent in relationships', path: '/acme/shop/issues/133', rows: ['131'], ...inside },
  { name: 'classic pull requests', path: '/acme/shop/pulls', ...pulls },
  {
    name: 'React pull requests',
    path: '/acme/shop/pulls',
    settings: { pulls: 'react' },
    bar: '[class*="ListView-module__container"]',
    ...pulls,
  },
  { name: 'global pull requests', path: '/pulls', bar: '[class*="ListView-module__container"]', ...pulls },
];

/** The title of an item, as the practice tracker holds it. */
export function titleOf(key: string): string {
  const [nwo = '', number] = key.split('#');
  const [owner, name] = nwo.split('/');
  const repository = world.state.repositories.find((r) => r.owner === owner && r.name === name);
  const issue = world.state.issues.find(
    (i) => i.repositoryId === repository?.id && i.number === Number(number) && !i.transferredTo,
  );
  if (!issue) throw new Error(`no ${key}`);
  return issue.title;
}

/** The table with the first `n` rungs of one ladder replaced by something no page has. */
export function broken(name: keyof RowSelectors, n: number): RowSelectors {
  const ladder: Ladder = ROW_SELECTORS[name].map((rung, i) => (i < n ? 'no-such-thing' : rung));
  return { ...ROW_SELECTORS, [name]: ladder };
}
