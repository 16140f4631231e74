// @vitest-environment happy-dom
/** The row finder when Linear renames what it looks for, and on pages that somebody has filled with odd links. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROW_SELECTORS, type RowSelectors } from '../../../lib/trackers/linear/row-selectors';
import { linearRows } from '../../../lib/trackers/linear/rows-page';
import { broken, KINDS, named, open, rowsOf } from './linear-rows-pages';

const finder = linearRows();
/** For pages of thousands of links on a busy machine (ms). */
const SLOW = 60_000;
const LADDERS = Object.keys(ROW_SELECTORS) as (keyof RowSelectors)[];

describe.each(KINDS)('$name', (kind) => {
  it.each(LADDERS)('rungs of %s broken one after another', (name) => {
    const { doc, url } = open(kind.file, kind.path);
    const right = new Map(rowsOf(doc, url).map((r) => [r.el, r.item.key]));
    for (let n = 1; n <= ROW_SELECTORS[name].length; n++) {
      const less = linearRows(broken(name, n));
      const rows = rowsOf(doc, url, less);
      // None that is wrong, and all of them as long as something still tells rows.
      for (const row of rows) {
        expect(right.get(row.el), `${n} ${row.item.key}`).toBe(row.item.key);
        const beside = row.mount.after ?? row.mount.before ?? row.mount.end;
        expect(row.el.contains(beside ?? null)).toBe(true);
        expect(row.mount.after).not.toBe(row.el);
      }
      const last = n === ROW_SELECTORS[name].length;
      const all = !(kind.file === 'board' && (name === 'card' || (name === 'outer' && last)));
      if (all && !(name === 'row' && last)) expect(rows.map((r) => r.el)).toEqual([...right.keys()]);
    }
  });

  it('without the hooks of lists rows are still found, in what encloses them', () => {
    const { doc, url } = open(kind.file, kind.path);
    const right = named(rowsOf(doc, url));
    for (const el of doc.querySelectorAll('[data-list-container],[data-list-wrapper]'))
      for (const { name } of [...el.attributes]) el.removeAttribute(name);
    expect(named(rowsOf(doc, url))).toEqual(right);
    expect(finder.bar(doc)).toBe(null);
  });

  it('without the hook of the title the badge stands after its words', () => {
    const { doc, url } = open(kind.file, kind.path);
    for (const el of doc.querySelectorAll('span[title]')) el.removeAttribute('title');
    for (const row of rowsOf(doc, url, linearRows(broken('card', 9)))) {
      expect((row.mount.after ?? row.mount.before)?.textContent).toBe(row.title);
      expect(row.mount.rung).toBe(ROW_SELECTORS.title.length);
    }
  });
});

const linkTo = (doc: Document, href: string, text = 'Pay faster') => {
  const a = doc.createElement('a');
  a.setAttribute('href', href);
  a.textContent = text;
  return a;
};

describe('text that people wrote', () => {
  it.each(['[aria-label="Issue description"]', '#comment-1-container .ProseMirror', 'form .ProseMirror'])(
    'links in %s are no rows, however they are wrapped',
    (css) => {
      const { doc, url } = open('issue', '/acme/issue/ENG-12');
      const before = named(rowsOf(doc, url));
      const text = doc.querySelector(css);
      if (!text) throw new Error('no text');
      for (const name of ['data-list-key', 'data-list-row', 'data-board-item', 'x']) {
        const a = linkTo(doc, '/acme/issue/ENG-99');
        a.setAttribute(name, 'ITEM_1');
        const list = doc.createElement('div');
        list.setAttribute('data-list-container', '');
        list.append(a);
        text.append(list);
      }
      expect(named(rowsOf(doc, url))).toEqual(before);
      expect([...text.querySelectorAll('a')].filter((a) => finder.row(a, url))).toEqual([]);
    },
  );

  it('a link inside a row is not its title', () => {
    const { doc, url } = open('list', '/acme/team/ENG/active');
    for (const row of doc.querySelectorAll('a[data-list-key]'))
      row.querySelector('div')?.prepend(linkTo(doc, '/acme/issue/ENG-99'));
    expect(named(rowsOf(doc, url))).toEqual(['ENG-12', 'ENG-13', 'PAY-4']);
  });

  it('a row around its link is known by its first one', () => {
    const { doc, url } = open('list', '/acme/team/ENG/active');
    for (const row of [...doc.querySelectorAll('a[data-list-key]')]) {
      const outer = doc.createElement('div');
      outer.setAttribute('data-list-row', 'true');
      const link = linkTo(doc, row.getAttribute('href') ?? '', '');
      link.append(...row.childNodes);
      outer.append(link, linkTo(doc, '/acme/issue/ENG-99'));
      row.replaceWith(outer);
    }
    const rows = rowsOf(doc, url);
    expect(named(rows)).toEqual(['ENG-12', 'ENG-13', 'PAY-4']);
    for (const row of rows) expect(row.el.getAttribute('data-list-row')).toBe('true');
  });
});

describe('where the title is', () => {
  it.each([
    [
      'a tip on something else',
      (row: Element) => row.querySelector('[data-menu-open]')?.setAttribute('title', 'x'),
    ],
    [
      'words on a button before it',
      (row: Element) => {
        const button = row.ownerDocument.createElement('button');
        button.innerHTML = '<span title="Urgent">Urgent</span>';
        row.querySelector('div > div')?.prepend(button);
      },
    ],
    [
      'a key with a tip',
      (row: Element) => {
        const key = row.querySelector('[data-column-id="issueId"] span');
        key?.setAttribute('title', 'Copy');
      },
    ],
  ])('%s', (_, change) => {
    const { doc, url } = open('list', '/acme/team/ENG/active');
    for (const row of doc.querySelectorAll('a[data-list-key]')) change(row);
    for (const row of rowsOf(doc, url)) expect(row.mount.after?.getAttribute('title')).toBe(row.title);
  });
});

describe('hostile markup', () => {
  it(
    '10,000 rows in one list',
    () => {
      const { doc, url } = open('list', '/acme/team/ENG/active');
      const list = doc.querySelector('[data-list-wrapper]');
      const row = list?.querySelector('a');
      if (!list || !row) throw new Error('no list');
      const some = doc.createDocumentFragment();
      for (let i = 1; i <= 10_000; i++) {
        const a = row.cloneNode(true) as Element;
        a.setAttribute(
          'href',
          i % 10 === 0 ? `javascript:x(${i})//acme/issue/ENG-${i}` : `/acme/issue/ENG-${1_000 + i}`,
        );
        some.append(a);
      }
      list.append(some);
      const links = [...doc.querySelectorAll(finder.link)];
      expect(links.flatMap((a) => finder.row(a, url) ?? [])).toHaveLength(3 + 9_000);
      expect(finder.scopes(doc)).toEqual([doc.querySelector('[data-list-container]')]);
    },
    SLOW,
  );

  it(
    'damaged pages: nothing is thrown or changed, and no row is another issue’s (property)',
    () => {
      const kind = fc.constantFrom(...KINDS);
      const act = fc.record({
        at: fc.nat(400),
        do: fc.constantFrom('remove', 'empty', 'unwrap', 'strip', 'href', 'copy', 'move'),
        other: fc.nat(400),
      });
      void fc.assert(
        fc.property(kind, fc.array(act, { maxLength: 12 }), (k, acts) => {
          const { doc, url } = open(k.file, k.path);
          const any = (n: number) => {
            const all = doc.body.querySelectorAll('*');
            return all[n % Math.max(1, all.length)];
          };
          for (const { at, do: what, other } of acts) {
            const el = any(at);
            const second = any(other);
            if (!el) continue;
            if (what === 'remove') el.remove();
            else if (what === 'empty') el.replaceChildren();
            else if (what === 'unwrap') el.replaceWith(...el.childNodes);
            else if (what === 'strip') for (const { name } of [...el.attributes]) el.removeAttribute(name);
            else if (what === 'href') el.setAttribute('href', '/acme/issue/ENG-77');
            else if (what === 'copy') el.after(el.cloneNode(true));
            else if (second && !el.contains(second)) second.append(el);
          }
          const before = doc.documentElement.outerHTML;
          for (const row of rowsOf(doc, url)) {
            const link = row.el.matches(finder.link) ? row.el : row.el.querySelector(finder.link);
            expect(link?.getAttribute('href')?.toUpperCase()).toContain(named([row])[0]);
            expect(row.el.closest('[contenteditable],.ProseMirror')).toBe(null);
            expect(row.title).not.toBe('');
            const beside = row.mount.after ?? row.mount.before ?? row.mount.end ?? null;
            expect(row.el.contains(beside)).toBe(true);
          }
          finder.bar(doc);
          finder.waits(doc);
          expect(doc.documentElement.outerHTML).toBe(before);
        }),
        { numRuns: 150 },
      );
    },
    SLOW,
  );

  it('an empty document has nothing', () => {
    const doc = new DOMParser().parseFromString('', 'text/html');
    expect([finder.scopes(doc), finder.bar(doc)]).toEqual([[], null]);
  });
});
