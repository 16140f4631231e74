// @vitest-environment happy-dom
/**
 * The page half of the GitHub adapter on pages saved from a browser (folder PAGES, read only, never in the
 * project). Without them this file says so and checks nothing: our own fixtures are in `github-page.test.ts`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { githubPage } from '../../../lib/trackers/github/page';
import { type Ladder, SELECTORS, type Selectors } from '../../../lib/trackers/github/selectors';
import type { Found } from '../../../lib/trackers/tracker';

const folder = process.env.PAGES === undefined ? undefined : join(process.env.PAGES, 'github');
const here = folder !== undefined && existsSync(folder);
if (!here) console.warn('PAGES not set: saved pages not checked');

type Case = { file: string; url: string; expect: (found: Found) => void };

const item =
  (key: string, title: string, more: Partial<Extract<Found, { state: 'item' }>>) => (found: Found) => {
    expect(found.state).toBe('item');
    if (found.state !== 'item') return;
    expect(found.item.key).toBe(key);
    expect(found.title).toBe(title);
    expect(found).toMatchObject(more);
    // Under the title, above the body.
    const strip = found.strip?.before;
    expect(strip).toBeTruthy();
    const heading = found.mark?.after;
    expect(heading).toBeTruthy();
    if (!strip || !heading) return;
    const body = strip.ownerDocument.querySelector('[data-testid="issue-body"]');
    const after = (a: Node, b: Node) => (a.compareDocumentPosition(b) & 4) !== 0;
    expect(after(heading, strip)).toBe(true);
    expect(body !== null && (strip.contains(body) || after(strip, body))).toBe(true);
    // At the end of the title, and nowhere in a node whose inner HTML React sets.
    expect(heading.closest('h1,h2')).toBeTruthy();
    expect(heading.nextElementSibling).toBe(null);
    expect(strip.closest('.markdown-body')).toBe(null);
  };

const form = (place: string, title: string, body: boolean) => (found: Found) => {
  expect(found.state).toBe('new');
  if (found.state !== 'new') return;
  expect(found.place.name).toBe(place);
  expect(found.title).toBe(title);
  expect(found.body !== null).toBe(body);
  expect(found.panel).not.toBe(null);
  expect(found.lost).toEqual([]);
};

const CASES: Case[] = [
  {
    file: 'issue-view.2025-10.html',
    url: 'https://github.com/diffplug/selfie/issues/523',
    expect: item('diffplug/selfie#523', '[jvm] docs for VCR', {
      editing: false,
      viewer: 'cavia-porcellus',
      author: 'nedtwigg',
      narrow: false,
      lost: [],
    }),
  },
  {
    // Reached by in-app navigation: metas and initial path are those of the list.
    file: 'issue-body-editing.soft-nav.2025-09.html',
    url: 'https://github.com/diffplug/gitcasso/issues/56',
    expect: item('diffplug/gitcasso#56', 'what about the draft?', {
      editing: true,
      rendered: null,
      author: 'cavia-porcellus',
      lost: [],
    }),
  },
  {
    file: 'issue-new-page.2025-09.html',
    url: 'https://github.com/diffplug/gitcasso/issues/new',
    expect: form('diffplug/gitcasso', 'New issue title', true),
  },
  {
    file: 'issue-list-with-create-dialog.2025-09.html',
    url: 'https://github.com/anthropics/claude-code/issues',
    expect: form('anthropics/claude-code', '[BUG] ', false),
  },
];

const load = (file: string) =>
  new DOMParser().parseFromString(readFileSync(join(folder ?? '', file), 'utf8'), 'text/html');

/** The table with the first `n` rungs of one ladder replaced by something no page has. */
function broken(name: keyof Selectors, n: number): Selectors {
  const ladder: Ladder = SELECTORS[name].map((rung, i) => (i < n ? 'no-such-thing' : rung));
  return { ...SELECTORS, [name]: ladder };
}

// The pages are not ours to commit: without PAGES there is nothing to look at, and the run says so.
describe.skipIf(!here)('saved pages (skipped without PAGES)', () => {
  const pages = new Map(here ? CASES.map((c) => [c.file, load(c.file)]) : []);
  const page = (file: string) => pages.get(file) as Document;

  for (const c of CASES) {
    it(`${c.file}: found, with its mount point, and nothing of the host's changed`, () => {
      const doc = page(c.file);
      const before = new XMLSerializer().serializeToString(doc);
      c.expect(githubPage().find(doc, new URL(c.url)));
      expect(new XMLSerializer().serializeToString(doc)).toBe(before);
    });

    it(`${c.file}: another issue's address is never answered with this page`, () => {
      const url = new URL(c.url.replace(/\d+$|new$/, '9'));
      if (url.pathname.endsWith('/issues')) return expect(c.url).toMatch(/issues$/);
      expect(githubPage().find(page(c.file), url, true).state).toBe('wait');
    });
  }

  for (const name of Object.keys(SELECTORS) as (keyof Selectors)[]) {
    for (const n of [1, 2]) {
      it(`holds with the first ${n === 1 ? 'rung' : 'two rungs'} of ${name} broken`, () => {
        for (const c of CASES) c.expect(githubPage(broken(name, n)).find(page(c.file), new URL(c.url), true));
      });
    }
  }

  it('a project board without a side panel has no item', () => {
    const doc = load('project-board.2025-09.html');
    const find = githubPage().find(doc, new URL('https://github.com/orgs/diffplug/projects/12/views/1'));
    expect(find.state).toBe('none');
  });
});
