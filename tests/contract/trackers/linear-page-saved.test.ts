// @vitest-environment happy-dom
/**
 * The page half of the Linear adapter on pages that others made from what they saw (folder PAGES, read only, never in
 * the project). Without them this file says so and checks nothing: our own fixtures are in `linear-page.test.ts`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linearPage } from '../../../lib/trackers/linear/page';
import { type Ladder, SELECTORS, type Selectors } from '../../../lib/trackers/linear/selectors';

const folder = process.env.PAGES === undefined ? undefined : join(process.env.PAGES, 'linear');
const here = folder !== undefined && existsSync(folder);
if (!here) console.warn('PAGES not set: saved pages not checked');

const load = (file: string) =>
  new DOMParser().parseFromString(readFileSync(join(folder ?? '', file), 'utf8'), 'text/html');
const to = (path: string) => new URL(path, 'https://linear.app');
const ISSUE = 'issue.synthetic.html';
const PATH = '/acme/issue/ENG-37/research-work';

/** The table with the first `n` rungs of one ladder replaced by something no page has. */
function broken(name: keyof Selectors, n: number): Selectors {
  const ladder: Ladder = SELECTORS[name].map((rung, i) => (i < n ? 'no-such-thing' : rung));
  return { ...SELECTORS, [name]: ladder };
}

function checkIssue(doc: Document, table: Selectors = SELECTORS) {
  const found = linearPage(table).find(doc, to(PATH), true);
  if (found.state !== 'item') throw new Error(`not an item: ${found.state}`);
  expect(found.item.key).toBe('acme/ENG-37');
  expect(found.title).toBe('Research work');
  expect(found).toMatchObject({ editing: false, narrow: false, lost: [] });
  const strip = found.strip?.before ?? found.strip?.after;
  const title = doc.querySelector('[aria-label="Issue title"]') as Element;
  const text = doc.querySelector('[aria-label="Issue description"]') as Element;
  expect(strip?.parentElement?.closest('[contenteditable],.ProseMirror')).toBe(null);
  expect(strip === title || (title.compareDocumentPosition(strip as Node) & 4) !== 0).toBe(true);
  expect(strip === title || strip?.contains(text)).toBe(true);
  expect(found.mark?.after?.closest('[contenteditable]:not([aria-label="Issue title"])')).toBe(null);
  return found;
}

// The pages are not ours to commit: without PAGES there is nothing to look at, and the run says so.
describe.skipIf(!here)('saved pages (skipped without PAGES)', () => {
  it('an issue: found, with its mount points, and nothing of the host’s changed', () => {
    const doc = load(ISSUE);
    const before = doc.documentElement.outerHTML;
    const found = checkIssue(doc);
    expect(found.item.id).toBe('94c11c2d-1fb4-4d4b-a668-def1cf8dccec');
    expect(found.strip?.rung).toBe(0);
    expect(found.mark?.rung).toBe(0);
    expect(doc.documentElement.outerHTML).toBe(before);
  });

  it('an issue: another address is never answered with it', () => {
    for (const path of [
      '/acme/issue/ENG-3',
      '/acme/issue/ENG-370',
      '/other/issue/ENG-37',
      '/acme/issue/PAY-37',
    ])
      expect(linearPage().find(load(ISSUE), to(path), true).state, path).toBe('wait');
  });

  it.each(Object.keys(SELECTORS) as (keyof Selectors)[])('an issue: holds without rungs of %s', (name) => {
    for (let n = 1; n <= SELECTORS[name].length; n++) checkIssue(load(ISSUE), broken(name, n));
  });

  it.each([
    ['list.synthetic.html', '/acme/team/ENG/all'],
    ['board.synthetic.html', '/acme/team/ENG/board'],
    ['list.synthetic.html', '/acme/my-issues/assigned'],
  ])('%s at %s: no item, no form', (file, path) => {
    expect(linearPage().find(load(file), to(path), true).state).toBe('none');
  });

  it.each(['list.synthetic.html', 'board.synthetic.html'])('%s is never an issue', (file) => {
    for (const late of [false, true])
      expect(linearPage().find(load(file), to('/acme/issue/ENG-3'), late).state).not.toBe('item');
  });
});
