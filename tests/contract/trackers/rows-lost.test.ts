// @vitest-environment happy-dom
/** A list whose layout has changed: said where issues are named and no row is known, and nowhere else. */
import { describe, expect, it } from 'vitest';
import { ROW_SELECTORS as GITHUB } from '../../../lib/trackers/github/row-selectors';
import { githubRows } from '../../../lib/trackers/github/rows-page';
import { ROW_SELECTORS as JIRA } from '../../../lib/trackers/jira/row-selectors';
import { jiraRows } from '../../../lib/trackers/jira/rows-page';
import { ROW_SELECTORS as LINEAR } from '../../../lib/trackers/linear/row-selectors';
import { linearRows } from '../../../lib/trackers/linear/rows-page';
import type { TrackerRows } from '../../../lib/trackers/tracker';
import * as github from './github-rows-pages';
import * as jira from './jira-pages';
import * as linear from './linear-rows-pages';

const SAID = 'the rows (the page layout changed)';

type Page = { doc: Document; url: URL };
type Ladders = Record<string, readonly string[]>;
type Case = {
  name: string;
  table: Ladders;
  make(table: Ladders): TrackerRows;
  page(): Page;
};

/** Twelve of each row, each of an issue of its own: what a few links name says nothing. */
function many({ doc, url }: Page, css: string, href: RegExp): Page {
  const rows = [...doc.querySelectorAll(css)];
  for (const row of rows)
    for (let n = 101; n <= 112; n++) {
      const copy = row.cloneNode(true) as Element;
      const links = [...(copy.matches('a') ? [copy] : []), ...copy.querySelectorAll('a')];
      for (const a of links)
        a.setAttribute(
          'href',
          (a.getAttribute('href') ?? '').replace(href, (_, to) => `${to}${n}`),
        );
      row.after(copy);
    }
  return { doc, url };
}

const linearPage = (file: string, path: string, css: string) => () =>
  many(linear.open(file, path), css, /(\/issue\/[A-Z]+-)\d+/);
const jiraPage = (file: string, path: string, css: string) => () =>
  many({ doc: jira.load(file), url: jira.at(path) }, css, /(\/browse\/[A-Z]+-)\d+/);

const makeGithub = (t: Ladders) => githubRows(t as unknown as typeof GITHUB);
const makeJira = (t: Ladders) => jiraRows(t as unknown as typeof JIRA);
const makeLinear = (t: Ladders) => linearRows(t as unknown as typeof LINEAR);

const CASES: Case[] = [
  { name: 'GitHub, list', table: GITHUB, make: makeGithub, page: () => github.open('/acme/shop/issues') },
  { name: 'GitHub, own list', table: GITHUB, make: makeGithub, page: () => github.open('/issues') },
  {
    name: 'GitHub, board',
    table: GITHUB,
    make: makeGithub,
    page: () => github.open('/orgs/acme/projects/1'),
  },
  {
    name: 'Jira, board',
    table: JIRA,
    make: makeJira,
    page: jiraPage('board-modal', '/jira/software/projects/SHOP/boards/2', '[data-testid$="ui.card.card"]'),
  },
  {
    name: 'Jira, navigator',
    table: JIRA,
    make: makeJira,
    page: jiraPage('navigator', '/issues/', 'tr,[role="row"],[data-testid$="ui.issue-row"]'),
  },
  {
    name: 'Linear, list',
    table: LINEAR,
    make: makeLinear,
    page: linearPage('list', '/acme/team/ENG/active', 'a[data-list-key]'),
  },
  {
    name: 'Linear, cards',
    table: LINEAR,
    make: makeLinear,
    page: linearPage('board', '/acme/team/ENG/active', 'a[data-board-item]'),
  },
];

const rowsOf = (finder: TrackerRows, { doc, url }: Page) =>
  finder
    .scopes(doc)
    .flatMap((s) => [...(s.matches(finder.link) ? [s] : []), ...s.querySelectorAll(finder.link)])
    .filter((link) => finder.row(link, url));

describe.each(CASES)('$name', ({ table, make, page }) => {
  it('as it is, nothing is said', () => {
    const { doc, url } = page();
    const finder = make(table);
    expect(rowsOf(finder, { doc, url }).length).toBeGreaterThan(5);
    expect(finder.lost(doc, url)).toBe(null);
  });

  it.each(Object.keys(table))('rungs of %s broken one after another: never beside a row', (name) => {
    const ladder = table[name] ?? [];
    for (let n = 1; n <= ladder.length; n++) {
      const finder = make({ ...table, [name]: ladder.map((css, i) => (i < n ? 'no-such-thing' : css)) });
      const { doc, url } = page();
      if (rowsOf(finder, { doc, url }).length > 0) expect(finder.lost(doc, url), `${n}`).toBe(null);
    }
  });

  it('all that tells rows broken: it is said, and reading changes nothing', () => {
    const none = Object.fromEntries(
      Object.entries(table).map(([name, ladder]) => [
        name,
        ['row', 'card', 'scopes', 'lateScopes'].includes(name) ? ['no-such-thing'] : ladder,
      ]),
    );
    const finder = make(none);
    const { doc, url } = page();
    const before = doc.documentElement.outerHTML;
    expect(rowsOf(finder, { doc, url })).toEqual([]);
    expect(finder.lost(doc, url)).toBe(SAID);
    expect(doc.documentElement.outerHTML).toBe(before);
  });

  it('a list of nothing: nothing is said, whatever stands beside it', () => {
    const { doc, url } = page();
    const finder = make(table);
    const links = [...doc.querySelectorAll(finder.link)];
    // What the list held is a menu's now, and a text's.
    const nav = doc.createElement('nav');
    nav.append(...links.map((a) => a.cloneNode(true)));
    for (const a of links) a.remove();
    expect(finder.lost(doc, url)).toBe(null);
    (doc.querySelector('main') ?? doc.body).prepend(nav);
    if (rowsOf(finder, { doc, url }).length === 0) expect(finder.lost(doc, url)).toBe(null);
  });
});

describe('before the page stands', () => {
  it('GitHub: what the server sent is no changed layout', () => {
    const { doc, url } = github.sent('/acme/shop/issues');
    expect(githubRows().scopes(doc)).toEqual([]);
    expect(githubRows().lost(doc, url)).toBe(null);
  });

  it('Linear: projects name no issues', () => {
    const { doc, url } = linear.open('projects', '/acme/team/ENG/active');
    expect(linearRows().lost(doc, url)).toBe(null);
  });
});

describe('Linear: cards under an address that names no board', () => {
  it.each(['active', 'backlog', 'all'])('/team/ENG/%s', (view) => {
    const { doc } = linear.open('board', `/acme/team/ENG/${view}`);
    expect(linearRows().bar(doc)).toBe(null);
    expect(linearRows().board?.(doc)).toBe(true);
    const list = linear.open('list', `/acme/team/ENG/${view}`);
    expect(linearRows().board?.(list.doc)).toBe(false);
    expect(linearRows().bar(list.doc)).not.toBe(null);
  });
});
