/** Jira's pages as documents: our own small ones, and fragments of live ones put into a page of our own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ladder } from '../../../lib/trackers/jira/ladder';
import { ROW_SELECTORS, type RowSelectors } from '../../../lib/trackers/jira/row-selectors';
import { jiraRows } from '../../../lib/trackers/jira/rows-page';
import { SELECTORS, type Selectors } from '../../../lib/trackers/jira/selectors';
import type { BadgeSpot, Found, Row, TrackerRows } from '../../../lib/trackers/tracker';

export const SITE = 'acme.atlassian.net';
export const at = (path: string, host = SITE) => new URL(path, `https://${host}`);

export const html = (text: string) => new DOMParser().parseFromString(text, 'text/html');
export const load = (name: string) =>
  html(readFileSync(join(process.cwd(), 'tests/fixtures/jira', `${name}.html`), 'utf8'));

/** The folder of saved material; undefined: there is none here. */
export const folder = process.env.PAGES === undefined ? undefined : join(process.env.PAGES, 'jira');
export const here = folder !== undefined && existsSync(folder);
export const fragment = (name: string) => readFileSync(join(folder ?? '', `${name}.html`), 'utf8');

/** A page of our own around a piece of another one. */
export const framed = (inner: string, title = 'Jira', portal = '') =>
  html(`<!doctype html><html><head><title>${title}</title><meta name="application-name" content="JIRA"></head>
<body id="jira"><div id="jira-frontend"><main>${inner}</main></div>
<div class="atlaskit-portal-container">${portal}</div></body></html>`);

export const text = (doc: Document) => new XMLSerializer().serializeToString(doc);
export const by = (root: ParentNode, css: string) => root.querySelector(css) as Element;
/** Is `b` after `a` in the document, and not in it? */
export const after = (a: Node, b: Node) => (a.compareDocumentPosition(b) & 4) !== 0 && !a.contains(b);

export function item(found: Found) {
  if (found.state !== 'item')
    throw new Error(`not an item: ${found.state} ${'why' in found ? found.why : ''}`);
  return found;
}

/** A ladder with one rung replaced by something no page has. */
const sawn = (ladder: Ladder, n: number): Ladder => ladder.map((css, i) => (i === n ? 'no-such-thing' : css));

export const withoutRung = (name: keyof Selectors, n: number): Selectors => ({
  ...SELECTORS,
  [name]: sawn(SELECTORS[name], n),
});
export const withoutRowRung = (name: keyof RowSelectors, n: number): RowSelectors => ({
  ...ROW_SELECTORS,
  [name]: sawn(ROW_SELECTORS[name], n),
});
export const LADDERS = Object.keys(SELECTORS) as (keyof Selectors)[];
export const ROW_LADDERS = Object.keys(ROW_SELECTORS) as (keyof RowSelectors)[];

/** Every row of a document, as the watcher finds them: the links of all scopes. */
export function rowsOf(doc: Document, url: URL, finder: TrackerRows = jiraRows()): (Row & BadgeSpot)[] {
  return finder
    .scopes(doc)
    .flatMap((scope) => [...scope.querySelectorAll(finder.link)])
    .flatMap((link) => finder.row(link, url) ?? [])
    .map((row) => ({ ...row, ...finder.badge(row.el) }));
}
export const keys = (rows: readonly Row[]) => rows.map((r) => r.item.key);

/** What a badge stands beside. */
export const beside = ({ mount }: BadgeSpot) => mount.end ?? mount.after;

/** Other class names on everything, as after one of Jira's releases; those of the editor are names, and stay. */
export function reclass(doc: Document) {
  let n = 0;
  for (const el of doc.querySelectorAll('[class]'))
    if (!/ak-|ProseMirror|atlaskit/.test(el.getAttribute('class') ?? ''))
      el.setAttribute('class', `_${(n++).toString(36)}x css-${n}`);
  return doc;
}
