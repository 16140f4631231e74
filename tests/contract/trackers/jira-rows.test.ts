// @vitest-environment happy-dom
/** The row finder on our own small pages; what changes or attacks pages is in `jira-rows-damage.test.ts`. */
import { describe, expect, it, vi } from 'vitest';
import { jiraRows } from '../../../lib/trackers/jira/rows-page';
import { after, at, beside, by, framed, keys, load, reclass, rowsOf, text } from './jira-pages';

// On a busy machine (ms).
vi.setConfig({ testTimeout: 60_000 });

const finder = jiraRows();

type Kind = {
  name: string;
  url: URL;
  rows: readonly [key: string, title: string][];
  /** What a badge stands beside, as a selector, and how. */
  spot: readonly ['end' | 'after', string];
  /** In a link, whose presses the badge keeps to itself. */
  inLink?: true;
  tight: boolean;
  bar: string | null;
};
const CELL = '[data-testid$="issue-key.action-container"]';
const KINDS: readonly Kind[] = [
  {
    name: 'board-modal',
    url: at('/jira/software/projects/SHOP/boards/2?selectedIssue=SHOP-4'),
    rows: [
      ['SHOP-4', 'Warenkorb merken'],
      ['SHOP-9', 'Gutscheine'],
    ],
    spot: ['after', '[data-testid$="card-content.footer"] [data-testid$="common.ui.key.key"]'],
    tight: true,
    bar: '[data-testid$="board.scroll.board-scroll"]',
  },
  {
    name: 'backlog-panel',
    url: at('/jira/software/c/projects/ACME/boards/2122/backlog'),
    rows: [
      ['ACME-2', 'かごを覚える'],
      ['ACME-3', '割引券'],
    ],
    spot: ['after', '[data-testid$="card-contents.card-container"] > [data-testid$="card-contents.summary"]'],
    tight: false,
    bar: '[data-testid$="backlog-content.scrollable"]',
  },
  {
    name: 'navigator',
    url: at('/issues/?jql=x'),
    rows: [
      ['ACME-20', 'Rabatt anzeigen'],
      ['PAY-21', 'Karte ablehnen'],
    ],
    spot: ['end', CELL],
    tight: true,
    bar: '[data-testid$="scroll-container.scroll-container"]',
  },
  {
    name: 'navigator-detail',
    url: at('/issues/ACME-20?jql=x'),
    rows: [
      ['ACME-20', 'Show the discount'],
      ['ACME-21', 'Refuse a card'],
    ],
    // The card is the link, and its badge keeps presses to itself.
    spot: ['after', '[data-testid$="card-list.card.list-item"] > a > div:last-child'],
    inLink: true,
    tight: true,
    bar: null,
  },
  {
    name: 'list',
    url: at('/jira/core/projects/OM/list'),
    rows: [
      ['OM-410', 'Order paper'],
      ['OM-411', 'Order ink'],
    ],
    spot: ['after', '[data-testid$="text-cell.text-cell-wrapper"] > span'],
    tight: true,
    bar: '[data-testid$="base-table.base-table-with-analytics"]',
  },
];

describe.each(KINDS)('$name', ({ name, url, rows, spot, inLink = false, tight, bar }) => {
  it('rows are the issues shown, once each, with a place for a badge', () => {
    const doc = load(name);
    const before = text(doc);
    const found = rowsOf(doc, url);
    expect(found.map((r) => [r.item.key, r.title])).toEqual(rows);
    expect(new Set(found.map((r) => r.el)).size).toBe(rows.length);
    for (const row of found) {
      expect(row.item).toEqual({ tracker: 'jira', site: 'acme.atlassian.net', key: row.item.key });
      expect(row).toMatchObject({ pull: false, tight });
      expect(row.mount[spot[0]]).toBe(by(row.el, spot[1]));
      expect(row.el.contains(beside(row) ?? null)).toBe(true);
      const around = (row.mount.end ?? row.mount.after?.parentElement)?.closest('a');
      expect(around !== null).toBe(inLink);
    }
    const at = finder.bar(doc);
    expect(at?.before ?? at?.into ?? null).toBe(bar && by(doc, bar));
    expect(text(doc)).toBe(before);
  });

  it('the first link of a row stands for it, whichever the watcher asks about', () => {
    const doc = load(name);
    for (const row of rowsOf(doc, url)) {
      const [lead, ...others] = row.el.querySelectorAll(finder.link);
      expect(finder.row(lead as Element, url)?.item.key).toBe(row.item.key);
      for (const link of others) expect(finder.row(link, url)).toBe(null);
    }
  });

  it('titles stay in line: nothing of ours stands before one in the row', () => {
    const doc = load(name);
    for (const row of rowsOf(doc, url)) {
      const title = [...row.el.querySelectorAll('*')].findLast((el) => el.textContent?.trim() === row.title);
      const place = beside(row) as Element;
      const same = place.parentElement === title?.parentElement;
      expect(same && after(place, title as Element)).toBe(false);
    }
  });

  it('whatever its classes are called, and on a company’s own domain', () => {
    const own = new URL(url.href.replace(url.hostname, 'tickets.acme.example'));
    const found = rowsOf(reclass(load(name)), own);
    expect(keys(found)).toEqual(rows.map(([key]) => key));
    expect(new Set(found.map((r) => r.item.site))).toEqual(new Set(['tickets.acme.example']));
  });

  it('what is looked at is small, and none of it twice', () => {
    const doc = load(name);
    const scopes = finder.scopes(doc);
    expect(scopes).toHaveLength(1);
    expect(scopes[0]?.contains(by(doc, 'h1') ?? null)).toBe(false);
    for (const a of scopes) for (const b of scopes) if (a !== b) expect(a.contains(b)).toBe(false);
  });

  it('looks in steps, with the same result', () => {
    const doc = load(name);
    const steps = finder.search?.(doc);
    let n = 0;
    for (let step = steps?.next(); ; step = steps?.next()) {
      n++;
      if (step?.done) {
        expect(step.value).toEqual(finder.scopes(doc));
        break;
      }
    }
    expect(n).toBeGreaterThan(1);
  });

  it('waits while a page in a window is loaded, and has no lines of pull requests', () => {
    const doc = load(name);
    expect(finder.waits(doc)).toBe(false);
    const live = { readyState: { value: 'interactive' }, defaultView: { value: { document: doc } } };
    Object.defineProperties(doc, live);
    expect(finder.waits(doc)).toBe(true);
    expect(finder.pull(doc, url)).toBe(null);
  });
});

describe('on an issue’s own page', () => {
  const url = at('/browse/ACME-12');

  it('child issues and linked ones are rows; breadcrumbs, texts and comments are not', () => {
    const doc = load('issue');
    const found = rowsOf(doc, url);
    expect(found.map((r) => [r.item.key, r.title])).toEqual([
      ['ACME-31', 'Guest basket'],
      ['PAY-8', 'Payment gateway'],
    ]);
    const [child, linked] = found;
    expect(child?.mount.end).toBe(by(doc, CELL));
    expect(linked?.mount.after).toBe(by(doc, '[data-testid$="issue-line-card-view.summary"]'));
    for (const link of doc.querySelectorAll('nav a, .ak-renderer-document a'))
      expect(finder.row(link, url)).toBe(null);
  });

  it('their tables have no bar', () => {
    expect(finder.bar(load('issue'))).toBe(null);
    const doc = load('navigator');
    const inside = by(load('issue'), 'main');
    by(doc, '.atlaskit-portal-container').append(inside);
    expect(finder.bar(doc)?.before?.textContent).toContain('PAY-21');
    by(doc, 'main').prepend(inside);
    expect(finder.bar(doc)?.before?.textContent).toContain('PAY-21');
  });

  it('over a board both have rows', () => {
    const doc = load('board-modal');
    by(doc, '[role="dialog"]').append(by(load('issue'), '.children'), by(load('issue'), '.links'));
    const found = rowsOf(doc, at('/jira/software/projects/SHOP/boards/2?selectedIssue=SHOP-4'));
    expect(keys(found).toSorted()).toEqual(['ACME-31', 'PAY-8', 'SHOP-4', 'SHOP-9']);
    expect(finder.bar(doc)?.before).toBe(by(doc, '[data-testid$="board.scroll.board-scroll"]'));
  });
});

describe('beside what it belongs to', () => {
  it('a card keeps it apart from its key by itself, and is seen without the space around it', () => {
    const doc = load('board-modal');
    const [card] = rowsOf(doc, at('/jira/software/projects/SHOP/boards/2'));
    expect(finder.badge(card?.el as Element)).toMatchObject({ near: true, tight: true });
    const face = card?.el.querySelector('[data-testid$="ui.card.ripple.div"]') ?? card?.el;
    expect(finder.face?.(card?.el as Element)).toBe(face);
    const plain = doc.createElement('div');
    expect(finder.face?.(plain)).toBe(plain);
  });

  it('the bar is inside of a backlog: the issue beside it stays where it is', () => {
    const doc = load('backlog-panel');
    expect(finder.bar(doc)?.into).toBe(by(doc, '[data-testid$="backlog-content.scrollable"]'));
    expect(finder.bar(load('board-modal'))?.into).toBe(undefined);
  });
});

describe('titles', () => {
  const row = (inner: string) => framed(`<div data-testid="x.ui.card.card">${inner}</div>`);
  it.each([
    ['<a href="/browse/ACME-2">ACME-2<div>Twin of the key</div></a>', 'Twin of the key'],
    ['<a href="/browse/ACME-2">ACME-2</a>', 'ACME-2'],
    ['<a href="/browse/ACME-2"><img></a>', 'ACME-2'],
    ['<a href="/browse/acme-2">Only words</a>', 'Only words'],
  ])('%s', (inner, title) => {
    const [found] = rowsOf(row(inner), at('/issues/'));
    expect(found).toMatchObject({ title, item: { key: 'ACME-2' } });
  });
});

describe('a changed layout', () => {
  const links = (n: number, wrap = (a: string) => `<div>${a}</div>`) =>
    Array.from({ length: n }, (_, i) => wrap(`<a href="/browse/ACME-${i + 1}">ACME-${i + 1}</a>`)).join('');
  const url = at('/jira/software/projects/ACME/boards/2');

  it('issues are named and no row is known: it says so', () => {
    expect(finder.lost(framed(links(5)), url)).toMatch(/page layout changed/);
    expect(finder.lost(framed(links(5) + links(5)), url)).toBeTruthy();
    expect(rowsOf(framed(links(5)), url)).toEqual([]);
  });

  it('not for a handful, nor for one issue many times, nor for links in texts and open issues', () => {
    expect(finder.lost(framed(links(4)), url)).toBe(null);
    expect(finder.lost(framed('<a href="/browse/ACME-1">x</a>'.repeat(50)), url)).toBe(null);
    expect(finder.lost(framed(`<div class="ak-renderer-document">${links(50)}</div>`), url)).toBe(null);
    expect(finder.lost(framed(`<div role="dialog">${links(50)}</div>`), url)).toBe(null);
    expect(finder.lost(framed(''), url)).toBe(null);
  });

  it.each(['board-modal', 'backlog-panel', 'navigator', 'list', 'issue'])('not on %s', (name) => {
    expect(finder.lost(load(name), url)).toBe(null);
  });
});
