/**
 * Every tracker of the registry with its fixtures, for suites that know none of them: a new tracker brings a folder of
 * pages and what they show (`tests/fixtures/<id>/pages.json`), and no code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ADDRESSES } from '../../../lib/trackers/addresses';
import { TRACKER_IDS } from '../../../lib/trackers/registry';
import type {
  BadgeSpot,
  Found,
  Mount,
  Row,
  TrackerPage,
  TrackerRows,
  TrackerSigns,
} from '../../../lib/trackers/tracker';

/** Ladders of selectors, by what they find. */
export type Table = Readonly<Record<string, readonly string[]>>;
type Side = {
  makePage(table?: Table): TrackerPage;
  makeRows(table?: Table): TrackerRows;
  makeSigns(table?: Table): TrackerSigns;
};

const SIDES = import.meta.glob<Side>('../../../lib/trackers/*/page-side.ts', { eager: true });
const LADDERS = import.meta.glob<Table>('../../../lib/trackers/*/selectors.ts', {
  eager: true,
  import: 'SELECTORS',
});
const ROW_LADDERS = import.meta.glob<Table>('../../../lib/trackers/*/row-selectors.ts', {
  eager: true,
  import: 'ROW_SELECTORS',
});

const SIGN_LADDERS = import.meta.glob<Table>('../../../lib/trackers/*/sign-selectors.ts', {
  eager: true,
  import: 'SIGN_SELECTORS',
});

const Acts = z.record(z.string(), z.enum(['close', 'create']));
const Page = z.strictObject({
  url: z.url(),
  /** Where the address leads. */
  leads: z.enum(['item', 'new', 'list', 'silent']),
  /** What the document shows, at once and after a long wait. */
  found: z.enum(['item', 'new', 'none', 'wait']),
  late: z.enum(['item', 'new', 'none', 'wait']).optional(),
  key: z.string().optional(),
  place: z.string().optional(),
  title: z.string().optional(),
  narrow: z.boolean().optional(),
  /** Keys of the rows, in the order of the page. */
  rows: z.array(z.string()).optional(),
  /** What it shows of its item beside the outcome; absent: nothing. */
  facts: z.record(z.string(), z.unknown()).optional(),
  /** What a press on, or keys in, what a selector finds would do; on everything else nothing of ours. */
  presses: Acts.optional(),
  keys: Acts.optional(),
});
export type Fixture = z.infer<typeof Page> & { name: string; text: string; mark: string };

const FOLDER = join(process.cwd(), 'tests/fixtures');
/** What a page is, in the first words of its first comment. */
const MARK = /<!--\s*(Captured|Fragment|Synthetic)\b/;

function fixturesOf(id: string): Fixture[] {
  const folder = join(FOLDER, id);
  const told = z.record(z.string(), Page).parse(JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8')));
  const there = readdirSync(folder).flatMap((f) => (f.endsWith('.html') ? f.slice(0, -5) : []));
  const silent = there.filter((name) => !Object.hasOwn(told, name));
  if (silent.length > 0) throw new Error(`${id}: pages.json says nothing of ${silent.join(', ')}`);
  return Object.entries(told).map(([name, page]) => {
    const text = readFileSync(join(folder, `${name}.html`), 'utf8');
    return { ...page, name, text, mark: MARK.exec(text.slice(0, 400))?.[1] ?? '' };
  });
}

function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`no ${what}`);
  return found;
}

export const TRACKERS = TRACKER_IDS.map((id) => {
  const at = `../../../lib/trackers/${id}`;
  const { makePage, makeRows, makeSigns } = must(SIDES[`${at}/page-side.ts`], `page-side of ${id}`);
  return {
    id,
    makePage,
    makeRows,
    makeSigns,
    addresses: must(
      ADDRESSES.find((a) => a.id === id),
      `addresses of ${id}`,
    ),
    ladders: must(LADDERS[`${at}/selectors.ts`], `selectors of ${id}`),
    rowLadders: must(ROW_LADDERS[`${at}/row-selectors.ts`], `row selectors of ${id}`),
    signLadders: must(SIGN_LADDERS[`${at}/sign-selectors.ts`], `selectors of signs of ${id}`),
    fixtures: fixturesOf(id),
  };
});

/** Every fixture with its tracker. */
export const PAGES = TRACKERS.flatMap((tracker) =>
  tracker.fixtures.map((fixture) => ({ ...tracker, of: `${tracker.id}, ${fixture.name}`, fixture })),
);
export type TrackerPageCase = (typeof PAGES)[number];

export const open = (text: string) => new DOMParser().parseFromString(text, 'text/html');

/** Rows with their badges, as the watcher finds them: the links of all scopes. */
export function rowsOf(finder: TrackerRows, doc: Document, url: URL): (Row & BadgeSpot)[] {
  return finder
    .scopes(doc)
    .flatMap((scope) => [
      ...(scope.matches(finder.link) ? [scope] : []),
      ...scope.querySelectorAll(finder.link),
    ])
    .flatMap((link) => finder.row(link, url) ?? [])
    .map((row) => ({ ...row, ...finder.badge(row.el) }));
}

/** Tables in which one rung of one ladder finds nothing, each with its name. */
export function sawn(table: Table): { at: string; table: Table }[] {
  return Object.entries(table).flatMap(([name, ladder]) =>
    ladder.map((_, n) => ({
      at: `${name} ${n}`,
      table: { ...table, [name]: ladder.map((css, i) => (i === n ? 'no-such-thing' : css)) },
    })),
  );
}

/** Where a mount puts something: its one element. */
export function standing(mount: Mount): { el: Element; parent: Element | null } {
  const set = (['before', 'after', 'into', 'end'] as const).filter((k) => mount[k] !== undefined);
  const [where] = set;
  const el = where && mount[where];
  if (set.length !== 1 || !where || !el) throw new Error(`a mount with ${set.length} places`);
  return { el, parent: where === 'into' || where === 'end' ? el : el.parentElement };
}

/** What a page was found to be, in a word; with the item, where it is one. */
export const said = (found: Found) => (found.state === 'item' ? found.item.key : found.state);
