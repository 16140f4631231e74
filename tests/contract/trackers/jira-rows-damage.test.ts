// @vitest-environment happy-dom
/** The row finder when Jira renames what it looks for, and on pages that somebody has filled with odd links. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ROW_SELECTORS, type RowSelectors } from '../../../lib/trackers/jira/row-selectors';
import { jiraRows } from '../../../lib/trackers/jira/rows-page';
import {
  at,
  beside,
  by,
  framed,
  html,
  keys,
  load,
  ROW_LADDERS,
  rowsOf,
  text,
  withoutRowRung,
} from './jira-pages';

// On a busy machine (ms).
vi.setConfig({ testTimeout: 60_000 });

const finder = jiraRows();
const BOARD = at('/jira/software/projects/SHOP/boards/2');

const PAGES: [name: string, url: URL, rows: string[]][] = [
  ['board-modal', BOARD, ['SHOP-4', 'SHOP-9']],
  ['backlog-panel', at('/jira/software/c/projects/ACME/boards/2/backlog'), ['ACME-2', 'ACME-3']],
  ['navigator', at('/issues/'), ['ACME-20', 'PAY-21']],
  ['navigator-detail', at('/issues/ACME-20'), ['ACME-20', 'ACME-21']],
  ['list', at('/jira/core/projects/OM/list'), ['OM-410', 'OM-411']],
  ['issue', at('/browse/ACME-12'), ['ACME-31', 'PAY-8']],
];

describe.each(PAGES)('%s', (name, url, rows) => {
  it.each(ROW_LADDERS)('any one rung of %s broken', (ladder) => {
    for (const [n] of ROW_SELECTORS[ladder].entries()) {
      const doc = load(name);
      const less = jiraRows(withoutRowRung(ladder, n));
      const found = rowsOf(doc, url, less);
      expect(keys(found).toSorted(), `${n}`).toEqual(rows);
      for (const row of found) {
        expect(row.el.contains(beside(row) ?? null)).toBe(true);
        // Beside an issue the card is the link.
        const around = (row.mount.end ?? row.mount.after?.parentElement)?.closest('a') ?? null;
        expect(around !== null).toBe(name === 'navigator-detail');
        expect(row.title).not.toBe('');
      }
      const bar = finder.bar(doc);
      if (bar) {
        const at = less.bar(doc);
        expect(at?.before ?? at?.into).toBeTruthy();
      }
    }
  });

  it('whole ladders gone: nothing thrown, nothing wrong', () => {
    for (const ladder of ROW_LADDERS) {
      const doc = load(name);
      const none = jiraRows({ ...ROW_SELECTORS, [ladder]: [] });
      const found = rowsOf(doc, url, none);
      if (ladder === 'row') expect(found).toEqual([]);
      else if (ladder !== 'text') {
        // A table that names a parent first, and the key by no cell that is known: that row is left out.
        for (const key of keys(found)) expect(rows).toContain(key);
        if (name !== 'navigator') expect(keys(found).toSorted()).toEqual(rows);
      }
      none.bar(doc);
      none.lost(doc, url);
    }
  });

  it('the lists themselves renamed: found by their rows', () => {
    const doc = load(name);
    const found = rowsOf(doc, url, jiraRows({ ...ROW_SELECTORS, scopes: [] }));
    expect(keys(found).toSorted()).toEqual(rows);
  });

  it('every name on the page gone: no rows but by their role, and nothing thrown', () => {
    const doc = load(name);
    for (const el of doc.querySelectorAll('*'))
      for (const attr of ['data-testid', 'data-component-selector', 'data-vc']) el.removeAttribute(attr);
    const found = rowsOf(doc, url);
    for (const key of keys(found)) expect(rows).toContain(key);
    if (name !== 'list') expect(found).toEqual([]);
  });
});

describe('whatever is done to a page', () => {
  const steps = fc.array(fc.tuple(fc.nat(300), fc.nat(24)), { minLength: 1, maxLength: 12 });
  it.each(PAGES)('%s: no row of an issue it does not name, none twice (property)', (name, url) => {
    fc.assert(
      fc.property(steps, (some) => {
        const doc = load(name);
        for (const [where, how] of some) {
          const all = [...doc.querySelectorAll('body *')];
          const el = all[where % Math.max(1, all.length)];
          const to = all[(where * 7 + how) % Math.max(1, all.length)];
          if (!el || !to) continue;
          if (how % 4 === 0) el.remove();
          else if (how % 4 === 1 && !el.contains(to)) to.append(el);
          else if (how % 4 === 2) el.after(el.cloneNode(true));
          else el.setAttribute('data-testid', `${to.getAttribute('data-testid')}`);
        }
        const before = text(doc);
        const found = rowsOf(doc, url);
        finder.bar(doc);
        finder.lost(doc, url);
        expect(text(doc)).toBe(before);
        expect(new Set(found.map((r) => r.el)).size).toBe(found.length);
        for (const row of found) {
          expect(row.el.querySelector(`a[href*="${row.item.key}"]`)).toBeTruthy();
          expect(row.el === beside(row) || row.el.contains(beside(row) ?? null)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

const link = (doc: Document, href: string, words = 'Pay faster') => {
  const a = doc.createElement('a');
  a.setAttribute('href', href);
  a.textContent = words;
  return a;
};

describe('odd links', () => {
  it.each([
    ['/browse/SHOP-12', 'SHOP-12'],
    ['https://acme.atlassian.net/browse/SHOP-12', 'SHOP-12'],
    ['/browse/shop-12', 'SHOP-12'],
    ['/browse/SHOP-12?x#y', 'SHOP-12'],
    ['https://evil.example/browse/SHOP-12', null],
    ['//evil.example/browse/SHOP-12', null],
    ['http://acme.atlassian.net/browse/SHOP-12', null],
    ['javascript:alert(1)//browse/SHOP-12', null],
    ['/wiki/browse/SHOP-12', null],
    ['/browse/SHOP', null],
    ['/browse/SHOP-12/attachments', null],
    ['https://[/browse/SHOP-12', null],
    [`/browse/${'S'.repeat(5_000)}-1`, null],
  ])('%s', (href, key) => {
    const doc = framed('<div data-testid="platform-board-kit.ui.card.card"></div>');
    by(doc, '[data-testid]').append(link(doc, href));
    expect(keys(rowsOf(doc, BOARD))).toEqual(key === null ? [] : [key]);
  });

  it('in texts that people wrote, however they are wrapped', () => {
    const doc = load('issue');
    const before = keys(rowsOf(doc, at('/browse/ACME-12')));
    for (const css of [
      '.ak-renderer-document',
      '.ProseMirror',
      '[data-testid="comment-base-item-10012"] .ak-renderer-document',
    ])
      for (const [outer, inner] of [
        ['[role="grid"]', 'div role="row"'],
        ['table', 'div data-testid="native-issue-table.ui.issue-row"'],
        ['ul', 'div data-testid="platform-board-kit.ui.card.card"'],
      ]) {
        const box = html(`<div class="${outer}"><${inner}><a href="/browse/ACME-77">x</a></div></div>`);
        by(doc, css).append(...box.body.childNodes);
      }
    expect(keys(rowsOf(doc, at('/browse/ACME-12')))).toEqual(before);
    expect(finder.lost(doc, at('/browse/ACME-12'))).toBe(null);
  });

  it('more links in a row change nothing', () => {
    for (const [name, url, rows] of PAGES) {
      const doc = load(name);
      for (const { el } of rowsOf(doc, url))
        for (const href of ['/browse/ACME-900', '/browse/', 'javascript:/browse/', 'https://[/browse/1'])
          el.append(link(doc, href));
      expect(keys(rowsOf(doc, url)).toSorted(), name).toEqual(rows);
    }
  });

  it('a row that is used again for another issue tells so at once', () => {
    const doc = load('board-modal');
    const [first] = rowsOf(doc, BOARD);
    const a = first?.el.querySelector('a') as Element;
    a.setAttribute('href', '/browse/SHOP-77');
    expect(finder.row(a, BOARD)).toMatchObject({ el: first?.el, item: { key: 'SHOP-77' } });
    a.removeAttribute('href');
    expect(finder.row(a, BOARD)).toBe(null);
  });

  it('thousands of links in one row: the first is its own', () => {
    const doc = load('board-modal');
    const card = by(doc, '[data-testid$="ui.card.card"]');
    for (let i = 1; i <= 3_000; i++) card.append(link(doc, `/browse/ACME-${i}`));
    expect(keys(rowsOf(doc, BOARD))).toEqual(['SHOP-4', 'SHOP-9']);
  });

  it('an empty document, and one of nothing but lists', () => {
    const empty = new DOMParser().parseFromString('', 'text/html');
    expect([finder.scopes(empty), finder.bar(empty), finder.lost(empty, BOARD)]).toEqual([[], null, null]);
    const shells = framed('<div data-testid="platform-board-kit.ui.card.card"></div>'.repeat(20));
    expect(rowsOf(shells, BOARD)).toEqual([]);
  });

  it('ladders with nothing in them at all', () => {
    const none = Object.fromEntries(ROW_LADDERS.map((l) => [l, []])) as unknown as RowSelectors;
    for (const [name, url] of PAGES) {
      const odd = jiraRows(none);
      expect(rowsOf(load(name), url, odd)).toEqual([]);
      expect(odd.bar(load(name))).toBe(null);
    }
  });
});
