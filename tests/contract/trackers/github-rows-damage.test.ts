// @vitest-environment happy-dom
/** The row finder when GitHub renames what it looks for, and on pages that somebody has filled with odd links. */
import { describe, expect, it } from 'vitest';
import { ROW_SELECTORS, type RowSelectors } from '../../../lib/trackers/github/row-selectors';
import { githubRows } from '../../../lib/trackers/github/rows-page';
import { broken, KINDS, named, open, rowsOf } from './github-rows-pages';

const finder = githubRows();
/** For pages of thousands of links on a busy machine (ms). */
const SLOW = 60_000;
const LADDERS = Object.keys(ROW_SELECTORS) as (keyof RowSelectors)[];
/**
 * What hangs on the first rung of a ladder, and what on the second: without it these lists have no rows, and none that
 * are wrong.
 */
const LOST: Partial<Record<keyof RowSelectors, readonly [RegExp, RegExp]>> = {
  scopes: [/^$/, /board|table|roadmap/],
  card: [/^$/, /board/],
  row: [/^$/, /table|roadmap/],
  hydrated: [/^$/, /list|label|milestone|overlay|search|issues|relationships|React|global/],
};

describe.each(KINDS)('$name', (kind) => {
  it.each(LADDERS)('two broken rungs of %s', (name) => {
    const { doc, url } = open(kind.path, kind.settings);
    const right = new Map(rowsOf(doc, url).map((r) => [r.el, r.item.key]));
    for (const n of [1, 2]) {
      const less = githubRows(broken(name, n));
      const rows = rowsOf(doc, url, less);
      for (const row of rows) {
        expect(right.get(row.el), row.item.key).toBe(row.item.key);
        expect(row.el.contains(row.mount.end ?? row.mount.after ?? null)).toBe(true);
        // Never inside the link: a press on ours would follow it.
        expect((row.mount.end ?? row.mount.after?.parentElement)?.closest('a') ?? null).toBe(null);
      }
      const lost = LOST[name]?.[n - 1]?.test(kind.name) === true;
      expect(named(rows).toSorted()).toEqual(lost ? [] : kind.rows.toSorted());
      if (name === 'bar' && kind.bar?.includes('ListItems') && n === 1)
        expect(less.bar(doc)?.before?.querySelector('ul[role="list"]')).toBeTruthy();
    }
  });

  it('whole ladders gone: nothing thrown, nothing wrong', () => {
    const { doc, url } = open(kind.path, kind.settings);
    for (const name of LADDERS) {
      const none = githubRows(broken(name, 99));
      const rows = rowsOf(doc, url, none);
      for (const row of rows) expect(kind.rows).toContain(named([row])[0]);
      none.bar(doc);
      none.pull(doc, url);
    }
  });
});

describe('renamed hooks', () => {
  it('the list of a repository is found by its rows, also beside pinned issues that kept their name', () => {
    const { doc, url } = open('/acme/shop/issues');
    const rows = named(rowsOf(doc, url, githubRows(broken('scopes', 4))));
    expect(rows.toSorted()).toEqual([...(KINDS[0]?.rows ?? [])].toSorted());
  });

  it('a card without its id is a card', () => {
    const { doc, url } = open('/orgs/acme/projects/1');
    const right = rowsOf(doc, url);
    for (const card of doc.querySelectorAll('[data-board-card-id]'))
      card.removeAttribute('data-board-card-id');
    expect(rowsOf(doc, url)).toEqual(right);
  });

  it('rungs tell how far down the ladder a badge’s place was found', () => {
    const { doc, url } = open('/acme/shop/labels/checkout');
    const rungs = (n: number) => rowsOf(doc, url, githubRows(broken('line', n))).map((r) => r.mount.rung);
    expect(rungs(0)).toEqual([0, 0, 0]);
    // After the heading then, not in it.
    expect(rungs(1)).toEqual([3, 3, 3]);
    for (const { mount } of rowsOf(doc, url, githubRows(broken('line', 1))))
      expect(mount.after?.localName).toBe('h3');
  });
});

const linkTo = (doc: Document, href: string, text = 'Pay faster') => {
  const a = doc.createElement('a');
  a.setAttribute('href', href);
  a.textContent = text;
  return a;
};

describe('text that people wrote', () => {
  const LINKS = ['/acme/shop/issues/9', 'https://github.com/acme/shop/issues/8', '/acme/shop/pull/7'];

  it.each([
    ['/acme/shop/issues/142', '.markdown-body .markdown-body', undefined],
    ['/acme/shop/issues/131', '.markdown-body .markdown-body', undefined],
    ['/acme/shop/pull/143', '.js-comment-body', 'classic'],
    ['/acme/shop/pull/143', '.js-comment-body', 'react'],
    ['/issues?issue=acme%7Cshop%7C142', '[data-testid="issue-body-viewer"] .markdown-body', undefined],
  ] as const)('%s: links in it are no rows, however they are wrapped', (path, css, pulls) => {
    const { doc, url } = open(path, pulls && { pulls });
    const before = named(rowsOf(doc, url));
    const body = doc.querySelector(css);
    if (!body) throw new Error('no text');
    body.append(...LINKS.map((href) => linkTo(doc, href)));
    // Roles are among the attributes that text may have.
    for (const [outer, inner, role] of [
      ['ul', 'li', 'listitem'],
      ['div', 'div', 'row'],
    ] as const) {
      const list = doc.createElement(outer);
      for (const href of LINKS) {
        const row = doc.createElement(inner);
        row.setAttribute('role', role);
        row.append(linkTo(doc, href));
        list.append(row);
      }
      body.append(list);
    }
    expect(named(rowsOf(doc, url))).toEqual(before);
    const taken = [...doc.querySelectorAll(`${css} a`)].filter((a) => finder.row(a, url));
    expect(taken).toEqual([]);
    expect(finder.bar(doc)?.before?.closest(css) ?? null).toBe(null);
  });

  it('the snippet under a result of the search', () => {
    const { doc, url } = open('/search?q=cart&type=issues');
    const before = named(rowsOf(doc, url));
    for (const p of doc.querySelectorAll('.search-text')) p.append(linkTo(doc, '/acme/shop/issues/1'));
    expect(named(rowsOf(doc, url))).toEqual(before);
  });
});

/** The first row of a list whose title leads elsewhere. */
function led(href: string | null, hovercard: string | null) {
  const { doc, url } = open('/acme/shop/labels/checkout');
  const link = doc.querySelector('li[role="listitem"] h3 a');
  if (!link) throw new Error('no row');
  for (const [name, value] of [
    ['href', href],
    ['data-hovercard-url', hovercard],
  ] as const)
    if (value === null) link.removeAttribute(name);
    else link.setAttribute(name, value);
  return finder.row(link, url)?.item.key ?? null;
}

describe('where a title leads', () => {
  it.each([
    ['/acme/shop/issues/142', 'acme/shop#142'],
    ['https://github.com/acme/shop/issues/142', 'acme/shop#142'],
    ['//github.com/acme/shop/issues/142', 'acme/shop#142'],
    ['/acme/shop/issues/142?query=1#issue-1', 'acme/shop#142'],
    ['/Acme/Shop/pull/5', 'Acme/Shop#5'],
    ['https://gitlab.com/acme/shop/issues/142', null],
    ['https://github.com.evil.example/acme/shop/issues/142', null],
    ['https://acme.ghe.com/acme/shop/issues/142', null],
    ['https://github.com:8443/acme/shop/issues/142', null],
    ['http://github.com/acme/shop/issues/142', null],
    ['ftp://github.com/acme/shop/issues/142', null],
    ['javascript:alert(1)//github.com/acme/shop/issues/142', null],
    ['javascript://github.com/acme/shop/issues/142', null],
    ['data:text/html,/acme/shop/issues/142', null],
    ['blob:https://github.com/acme/shop/issues/142', null],
    ['https://[broken/acme/shop/issues/142', null],
    ['http://', null],
    ['https://github.com:99999999/acme/shop/issues/1', null],
    ['/acme/shop/issues/0', null],
    ['/acme/shop/issues/142/linked_closing_reference', null],
    ['/acme/shop/issues/12345678901234567890', null],
    ['/acme/shop/issues/142x', null],
    ['/acme/shop/issues/new', null],
    ['/settings/shop/issues/1', null],
    ['/acme/../issues/1', null],
    [`/${'a'.repeat(5_000)}/shop/issues/1`, null],
    ['/acme/shop/pull/5/files', null],
    ['', null],
  ])('%s', (href, key) => {
    expect(led(href, null)).toBe(key);
  });

  it('what the page shows on hover goes before the address', () => {
    expect(led('/acme/shop/issues/141', '/acme/shop/issues/142/hovercard')).toBe('acme/shop#142');
    expect(led('/acme/shop/issues/142', 'https://[')).toBe(null);
    expect(led(null, null)).toBe(null);
  });

  it('a link without words is no title', () => {
    const { doc, url } = open('/acme/shop/labels/checkout');
    for (const link of doc.querySelectorAll('li h3 a')) link.replaceChildren(doc.createElement('img'));
    expect(rowsOf(doc, url)).toEqual([]);
  });
});

describe('hostile markup', () => {
  it(
    '10,000 links in one list',
    () => {
      const { doc, url } = open('/acme/shop/labels/checkout');
      const list = doc.querySelector('ul[role="list"]');
      const row = list?.querySelector('li');
      if (!list || !row) throw new Error('no list');
      const some = doc.createDocumentFragment();
      for (let i = 1; i <= 10_000; i++) {
        const li = row.cloneNode(false) as Element;
        li.append(
          linkTo(
            doc,
            i % 10 === 0 ? `javascript:x(${i})//acme/shop/issues/${i}` : `/acme/shop/issues/${1_000 + i}`,
          ),
        );
        some.append(li);
      }
      list.append(some);
      const rows = rowsOf(doc, url);
      expect(rows).toHaveLength(3 + 9_000);
      expect(new Set(rows.map((r) => r.item.key)).size).toBe(rows.length);
    },
    SLOW,
  );

  it(
    'thousands of links in one row: the first is its title',
    () => {
      const { doc, url } = open('/acme/shop/labels/checkout');
      const row = doc.querySelector('ul[role="list"] li');
      for (let i = 1; i <= 3_000; i++) row?.append(linkTo(doc, `/acme/shop/issues/${1_000 + i}`));
      expect(named(rowsOf(doc, url))).toEqual(['142', '135', '111']);
    },
    SLOW,
  );

  it(
    'rows inside rows stand for themselves',
    () => {
      const { doc, url } = open('/acme/shop/labels/checkout');
      const [outer, inner] = doc.querySelectorAll('ul[role="list"] li');
      if (!outer || !inner) throw new Error('no rows');
      outer.append(inner);
      const rows = rowsOf(doc, url);
      expect(named(rows)).toEqual(['142', '135', '111']);
      for (const row of rows) expect(row.mount.end?.closest('li')).toBe(row.el);
      let deep: Element = inner;
      for (let i = 0; i < 500; i++) {
        const next = doc.createElement('li');
        next.setAttribute('role', 'listitem');
        next.append(linkTo(doc, `/acme/shop/issues/${2_000 + i}`));
        deep.append(next);
        deep = next;
      }
      expect(rowsOf(doc, url)).toHaveLength(503);
    },
    SLOW,
  );

  it(
    'odd links in every place of every list',
    () => {
      const odd = [
        'javascript:/issues/',
        'https://[/issues/1',
        '/issues/',
        '//issues//',
        '%/issues/%',
        '/a/b/issues/1%00',
      ];
      for (const kind of KINDS) {
        const { doc, url } = open(kind.path, kind.settings);
        for (const el of [...doc.querySelectorAll('main li, main [role="row"], [data-board-card-id]')])
          for (const href of odd) el.append(linkTo(doc, href));
        expect(named(rowsOf(doc, url)), kind.name).toEqual(kind.rows);
      }
    },
    SLOW,
  );

  it('an empty document has nothing', () => {
    const doc = new DOMParser().parseFromString('', 'text/html');
    const url = new URL('https://github.com/acme/shop/pull/1');
    expect([finder.scopes(doc), finder.bar(doc), finder.pull(doc, url)]).toEqual([[], null, null]);
  });
});
