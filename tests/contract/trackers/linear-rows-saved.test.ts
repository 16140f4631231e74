// @vitest-environment happy-dom
/**
 * The row finder on pages that others made from what they saw (folder PAGES, read only, never in the project).
 * Without them this file says so and checks nothing: our own pages are in `linear-rows.test.ts`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROW_SELECTORS, type RowSelectors } from '../../../lib/trackers/linear/row-selectors';
import { linearRows } from '../../../lib/trackers/linear/rows-page';
import { at, broken, named, rowsOf } from './linear-rows-pages';

const folder = process.env.PAGES === undefined ? undefined : join(process.env.PAGES, 'linear');
const here = folder !== undefined && existsSync(folder);
if (!here) console.warn('PAGES not set: rows of saved pages not checked');

const read = (file: string) =>
  new DOMParser().parseFromString(readFileSync(join(folder ?? '', file), 'utf8'), 'text/html');
const finder = linearRows();
const LADDERS = Object.keys(ROW_SELECTORS) as (keyof RowSelectors)[];
const KEYS = ['ENG-3', 'ENG-4'];
const TITLES = ['Connect your tools', 'Second'];

// The pages are not ours to commit: without PAGES there is nothing to look at, and the run says so.
describe.skipIf(!here)('saved pages (skipped without PAGES)', () => {
  it('list: every row with its badge after its title', () => {
    const doc = read('list.synthetic.html');
    const rows = rowsOf(doc, at('/acme/team/ENG/all'));
    expect(named(rows)).toEqual(KEYS);
    expect(rows.map((r) => r.title)).toEqual(TITLES);
    for (const row of rows) {
      expect(row.mount.after?.getAttribute('title')).toBe(row.title);
      expect(row.mount.after?.parentElement).not.toBe(row.el);
      expect({ rung: row.mount.rung, tight: row.tight }).toEqual({ rung: 0, tight: false });
    }
    expect(finder.bar(doc)?.before).toBe(doc.querySelector('[data-list-container]'));
  });

  it('board: every card with its badge after its key', () => {
    const doc = read('board.synthetic.html');
    const rows = rowsOf(doc, at('/acme/team/ENG/board'));
    expect(named(rows)).toEqual(KEYS);
    expect(rows.map((r) => r.title)).toEqual(TITLES);
    for (const row of rows) expect(row.mount.after?.textContent).toBe(named([row])[0]);
    expect(finder.bar(doc)).toBe(null);
  });

  it('issue: no rows, no bar; links above it and in its text are none', () => {
    const doc = read('issue.synthetic.html');
    const url = at('/acme/issue/ENG-37/research-work');
    expect(rowsOf(doc, url)).toEqual([]);
    expect([...doc.querySelectorAll('a')].filter((a) => finder.row(a, url))).toEqual([]);
    expect(finder.bar(doc)).toBe(null);
  });

  it('nothing of the pages is changed', () => {
    for (const file of ['list', 'board', 'issue']) {
      const doc = read(`${file}.synthetic.html`);
      const before = doc.documentElement.outerHTML;
      rowsOf(doc, at('/acme/team/ENG/all'));
      finder.bar(doc);
      expect(doc.documentElement.outerHTML).toBe(before);
    }
  });

  it.each(LADDERS)('holds with the first rung of %s broken', (name) => {
    const less = linearRows(broken(name, 1));
    expect(named(rowsOf(read('list.synthetic.html'), at('/acme/team/ENG/all'), less))).toEqual(KEYS);
    expect(named(rowsOf(read('board.synthetic.html'), at('/acme/team/ENG/board'), less))).toEqual(KEYS);
  });
});
