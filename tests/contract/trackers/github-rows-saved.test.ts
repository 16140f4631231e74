// @vitest-environment happy-dom
/**
 * The row finder on pages saved from a browser (folder PAGES, read only, never in the project). Without them this
 * file says so and checks nothing: our own pages are in `github-rows.test.ts`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROW_SELECTORS, type RowSelectors } from '../../../lib/trackers/github/row-selectors';
import { githubRows } from '../../../lib/trackers/github/rows-page';
import { broken, rowsOf } from './github-rows-pages';

const folder = process.env.PAGES === undefined ? undefined : join(process.env.PAGES, 'github');
const here = folder !== undefined && existsSync(folder);
if (!here) console.warn('PAGES not set: rows of saved pages not checked');

const read = (file: string) =>
  new DOMParser().parseFromString(readFileSync(join(folder ?? '', file), 'utf8'), 'text/html');
const finder = githubRows();

/** Two of the numbers are pull requests, and not in the list. */
const LISTED = Array.from({ length: 27 }, (_, i) => 8548 - i).filter((n) => n !== 8535 && n !== 8526);
const CARDS = [26, 24, 22, 42, 43, 46, 52, 55, 23, 30, 57];
const LADDERS = Object.keys(ROW_SELECTORS) as (keyof RowSelectors)[];

// The pages are not ours to commit: without PAGES there is nothing to look at, and the run says so.
describe.skipIf(!here)('saved pages (skipped without PAGES)', () => {
  const list = here ? read('issue-list-with-create-dialog.2025-09.html') : new Document();
  const board = here ? read('project-board.2025-09.html') : new Document();
  const listUrl = new URL('https://github.com/anthropics/claude-code/issues');
  const boardUrl = new URL('https://github.com/orgs/diffplug/projects/12/views/1');

  it('list: 25 rows, each with its number, badge at the end of the line that says it', () => {
    const rows = rowsOf(list, listUrl);
    expect(rows.map((r) => r.item.key)).toEqual(LISTED.map((n) => `anthropics/claude-code#${n}`));
    for (const { el, mount, title, tight, pull, item } of rows) {
      const number = item.key.split('#')[1];
      expect(el.matches('li')).toBe(true);
      expect(el.getAttribute('aria-label')).toMatch(new RegExp(`#${number}\\s`));
      expect(el.getAttribute('aria-label')?.startsWith(title.slice(0, 10))).toBe(true);
      expect(
        mount.end?.querySelector('[data-testid="list-row-repo-name-and-number"]')?.textContent,
      ).toContain(`#${number}`);
      expect({ rung: mount.rung, tight, pull }).toEqual({ rung: 0, tight: false, pull: false });
    }
  });

  it('list: the bar stands before the frame of all rows, once', () => {
    const bar = finder.bar(list)?.before;
    expect(bar?.querySelectorAll('li[role="listitem"]')).toHaveLength(25);
    expect(finder.bar(list)?.rung).toBe(0);
  });

  it('board: 11 cards of 40, each behind its head; shells and drafts none', () => {
    const rows = rowsOf(board, boardUrl);
    expect(board.querySelectorAll('[data-board-card-id]')).toHaveLength(40);
    expect(rows.map((r) => r.item.key)).toEqual(CARDS.map((n) => `diffplug/gitcasso#${n}`));
    for (const { el, mount, item, tight } of rows) {
      expect(el.getAttribute('data-hovercard-subject-tag')).toMatch(/^issue:/);
      expect(el.getAttribute('aria-disabled')).toBe('false');
      expect(mount.after?.textContent).toBe(`gitcasso #${item.key.split('#')[1]}`);
      expect(mount.after?.closest('a')).toBe(null);
      expect({ rung: mount.rung, tight }).toEqual({ rung: 0, tight: false });
    }
    expect(finder.bar(board)).toBe(null);
  });

  it.each([
    ['issue-view.2025-10.html', 'https://github.com/diffplug/selfie/issues/523'],
    ['issue-body-editing.soft-nav.2025-09.html', 'https://github.com/diffplug/gitcasso/issues/56'],
    ['issue-new-page.2025-09.html', 'https://github.com/diffplug/gitcasso/issues/new'],
  ])('%s: no rows, no bar, no lines', (file, href) => {
    const doc = read(file);
    const url = new URL(href);
    expect(rowsOf(doc, url).map((r) => r.item.key)).toEqual([]);
    expect(finder.bar(doc)).toBe(null);
    expect(finder.pull(doc, url)).toBe(null);
    // What links to issues in it stands in text, and is no row wherever one looks.
    const inText = [...doc.querySelectorAll('.markdown-body a')].filter((a) => finder.row(a, url));
    expect(inText).toEqual([]);
  });

  it('nothing of the pages is changed', () => {
    const text = (doc: Document) => doc.documentElement.outerHTML;
    const before = [text(list), text(board)];
    for (const [doc, url] of [
      [list, listUrl],
      [board, boardUrl],
    ] as const) {
      rowsOf(doc, url);
      finder.bar(doc);
      finder.pull(doc, url);
    }
    expect([text(list), text(board)]).toEqual(before);
  });

  it.each(LADDERS)('holds with the first rung of %s broken', (name) => {
    const less = githubRows(broken(name, 1));
    expect(rowsOf(list, listUrl, less).map((r) => r.item.key)).toHaveLength(25);
    expect(rowsOf(board, boardUrl, less).map((r) => r.el)).toEqual(rowsOf(board, boardUrl).map((r) => r.el));
    expect(less.bar(list)?.before?.querySelectorAll('li[role="listitem"]')).toHaveLength(25);
  });
});
