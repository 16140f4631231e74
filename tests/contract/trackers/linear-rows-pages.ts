/** Lists, boards and issues of our own small Linear pages, and what the row finder says of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROW_SELECTORS, type RowSelectors } from '../../../lib/trackers/linear/row-selectors';
import { linearRows } from '../../../lib/trackers/linear/rows-page';
import type { Ladder } from '../../../lib/trackers/linear/selectors';
import type { BadgeSpot, Row, TrackerRows } from '../../../lib/trackers/tracker';

export const at = (path: string) => new URL(path, 'https://linear.app');

export function open(name: string, path: string) {
  const text = readFileSync(join(process.cwd(), 'tests/fixtures/linear', `${name}.html`), 'utf8');
  return { url: at(path), doc: new DOMParser().parseFromString(text, 'text/html') };
}

/** Every row of a document, as the watcher finds them: the links of all scopes. */
export function rowsOf(doc: Document, url: URL, finder: TrackerRows = linearRows()): (Row & BadgeSpot)[] {
  return finder
    .scopes(doc)
    .flatMap((scope) => [
      ...(scope.matches(finder.link) ? [scope] : []),
      ...scope.querySelectorAll(finder.link),
    ])
    .flatMap((link) => finder.row(link, url) ?? [])
    .map((row) => ({ ...row, ...finder.badge(row.el) }));
}

/** "ENG-12" for an issue of acme. */
export const named = (rows: readonly Row[]): string[] =>
  rows.map(({ item }) => item.key.replace('acme/', ''));

export type Kind = {
  name: string;
  file: string;
  path: string;
  rows: readonly string[];
  /** Badges stand after this, within the row. */
  after(row: Row): Element | null;
  /** Or before it. */
  leads?: true;
  tight: boolean;
  /** The bar stands before this; absent: no bar of the page's own. */
  bar?: string;
};

const cell = (row: Row) => row.el.querySelector('span[title]');
const byText = (row: Row, text: string) =>
  [...row.el.querySelectorAll('span')].findLast((el) => el.textContent === text) ?? null;
const key = (row: Row) => byText(row, row.item.key.split('/')[1] ?? '');

export const KINDS: readonly Kind[] = [
  {
    name: 'list of a team',
    file: 'list',
    path: '/acme/team/ENG/active',
    rows: ['ENG-12', 'ENG-13', 'PAY-4'],
    after: cell,
    tight: false,
    bar: '[data-list-container]',
  },
  {
    name: 'own issues',
    file: 'list',
    path: '/acme/my-issues/assigned',
    rows: ['ENG-12', 'ENG-13', 'PAY-4'],
    after: cell,
    tight: false,
    bar: '[data-list-container]',
  },
  {
    name: 'board',
    file: 'board',
    path: '/acme/team/ENG/board',
    rows: ['ENG-12', 'ENG-13', 'PAY-4'],
    after: key,
    tight: false,
  },
  {
    name: 'inbox',
    file: 'inbox',
    path: '/acme/inbox',
    rows: ['ENG-12', 'PAY-4'],
    after: (row) => byText(row, row.title),
    leads: true,
    tight: true,
  },
  {
    name: 'sub-issues',
    file: 'issue',
    path: '/acme/issue/ENG-12',
    rows: ['ENG-13'],
    after: cell,
    tight: false,
  },
];

export const TITLES: Record<string, string> = {
  'ENG-12': 'Let shoppers pay without an account',
  'ENG-13': 'Ask for the address later',
  'PAY-4': 'Settle faster',
};

/** The table with the first `n` rungs of one ladder replaced by something no page has. */
export function broken(name: keyof RowSelectors, n: number): RowSelectors {
  const ladder: Ladder = ROW_SELECTORS[name].map((rung, i) => (i < n ? 'no-such-thing' : rung));
  return { ...ROW_SELECTORS, [name]: ladder };
}
