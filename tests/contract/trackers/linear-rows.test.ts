// @vitest-environment happy-dom
/** The row finder on our own small pages; what changes or attacks pages is in `linear-rows-damage.test.ts`. */
import { describe, expect, it } from 'vitest';
import { linearRows } from '../../../lib/trackers/linear/rows-page';
import { at, KINDS, named, open, rowsOf, TITLES } from './linear-rows-pages';

const finder = linearRows();

describe.each(KINDS)('$name', (kind) => {
  it('rows are the issues shown, each with its badge in its title cell', () => {
    const { doc, url } = open(kind.file, kind.path);
    const rows = rowsOf(doc, url);
    expect(named(rows)).toEqual(kind.rows);
    expect(new Set(rows.map((r) => r.el)).size).toBe(rows.length);
    for (const row of rows) {
      expect(row.item).toMatchObject({ tracker: 'linear', site: 'linear.app' });
      expect(row.pull).toBe(false);
      expect(row.title).toBe(TITLES[named([row])[0] ?? '']);
      // The link is the row: ours stands inside of both, and is never a cell of its own.
      expect(row.el.localName).toBe('a');
      expect(row.tight).toBe(kind.tight);
      const beside = kind.leads ? row.mount.before : row.mount.after;
      expect(beside).toBe(kind.after(row));
      expect(beside?.parentElement).not.toBe(row.el);
      expect(beside?.closest('[data-column-id="issueId"],button')).toBe(null);
    }
  });

  it('the bar', () => {
    const { doc } = open(kind.file, kind.path);
    expect(finder.bar(doc)?.before ?? null).toBe(kind.bar === undefined ? null : doc.querySelector(kind.bar));
  });

  it('is read without a change', () => {
    const { doc, url } = open(kind.file, kind.path);
    const before = doc.documentElement.outerHTML;
    rowsOf(doc, url);
    finder.bar(doc);
    expect(finder.pull(doc, url)).toBe(null);
    expect(finder.waits(doc)).toBe(false);
    expect(doc.documentElement.outerHTML).toBe(before);
  });

  it('in another language, and with classes of another build', () => {
    const { doc, url } = open(kind.file, kind.path);
    for (const [n, el] of [...doc.querySelectorAll('[aria-label]')].entries())
      el.setAttribute('aria-label', `Beschriftung ${n}`);
    for (const el of doc.querySelectorAll('main [class]'))
      if (!el.classList.contains('ProseMirror')) el.className = 'x';
    const rows = rowsOf(doc, url);
    expect(named(rows)).toEqual(kind.rows);
    for (const row of rows) expect(row.mount[kind.leads ? 'before' : 'after']).toBe(kind.after(row));
  });

  it('nothing but a row leads to a row', () => {
    const { doc, url } = open(kind.file, kind.path);
    const rows = new Set(rowsOf(doc, url).map((r) => r.el));
    const taken = [...doc.querySelectorAll('a')].filter((a) => !rows.has(a) && finder.row(a, url));
    expect(taken.map((a) => a.outerHTML)).toEqual([]);
  });

  it('rows of another workspace are none of this page’s', () => {
    const { doc, url } = open(kind.file, kind.path.replace('/acme/', '/other/'));
    expect(rowsOf(doc, url)).toEqual([]);
    for (const a of doc.querySelectorAll('a[href^="/acme/"]'))
      a.setAttribute('href', (a.getAttribute('href') ?? '').replace('/acme/', '/Other/'));
    expect(rowsOf(doc, url).map((r) => r.item.key)).toEqual(kind.rows.map((k) => `other/${k}`));
  });

  it('one scope inside another is looked at once', () => {
    const { doc } = open(kind.file, kind.path);
    const scopes = finder.scopes(doc);
    expect(scopes.length).toBeGreaterThan(0);
    for (const a of scopes) for (const b of scopes) if (a !== b) expect(a.contains(b)).toBe(false);
  });
});

describe('rows that are used again', () => {
  it.each([
    ['list', '/acme/team/ENG/active'],
    ['board', '/acme/team/ENG/board'],
  ])('%s: the address alone says which issue', (file, path) => {
    const { doc, url } = open(file, path);
    const [first] = rowsOf(doc, url);
    if (!first) throw new Error('no row');
    // The words and the key of the row are those of before: they come after the address.
    first.el.setAttribute('href', '/acme/issue/PAY-99/other');
    expect(rowsOf(doc, url)[0]).toMatchObject({ el: first.el, item: { key: 'acme/PAY-99' } });
    first.el.setAttribute('href', '/acme/project/checkout-0f5a1c2e9b7d');
    expect(finder.row(first.el, url)).toBe(null);
    first.el.removeAttribute('href');
    expect(finder.row(first.el, url)).toBe(null);
    expect(finder.badge(first.el).mount).toBeTruthy();
  });

  it('a row without words yet is one all the same', () => {
    const { doc, url } = open('list', '/acme/team/ENG/active');
    const [first] = rowsOf(doc, url);
    first?.el.replaceChildren();
    expect(rowsOf(doc, url)[0]).toMatchObject({ item: { key: 'acme/ENG-12' }, title: 'ENG-12' });
    expect(finder.badge(first?.el as Element)).toEqual({ mount: { end: first?.el, rung: 3 }, tight: true });
  });
});

describe('a notification', () => {
  it.each(['flex', 'inline-flex'])(
    'in a line (%s): before what stands last, so that no title moves',
    (display) => {
      const { doc, url } = open('inbox', '/acme/inbox');
      for (const row of rowsOf(doc, url)) {
        const end = doc.createElement('span');
        row.el.append(end);
        (row.el as HTMLElement).style.display = display;
        // A page in a window; what is parsed alone has none.
        document.body.append(row.el);
        expect(finder.badge(row.el)).toMatchObject({ mount: { before: end }, tight: true, near: true });
        // What stands last holds the title: nothing comes after that.
        end.append(...[...row.el.childNodes].filter((node) => node !== end));
        expect(finder.badge(row.el).near).toBe(undefined);
        row.el.remove();
      }
    },
  );
});

describe('where a row leads', () => {
  it.each([
    ['/acme/issue/ENG-12', 'acme/ENG-12'],
    ['/acme/issue/eng-12/slug?x#comment-1', 'acme/ENG-12'],
    ['https://linear.app/acme/issue/ENG-12/slug', 'acme/ENG-12'],
    ['//linear.app/ACME/issue/ENG-12', 'acme/ENG-12'],
    ['/acme/issue/ENG-12/a/b', null],
    ['/acme/issue/ENG-0', null],
    ['/acme/issue/new', null],
    ['/other/issue/ENG-12', null],
    ['/docs/issue/ENG-12', null],
    ['http://linear.app/acme/issue/ENG-12', null],
    ['https://linear.app:8443/acme/issue/ENG-12', null],
    ['https://linear.app.example/acme/issue/ENG-12', null],
    ['javascript:alert(1)//acme/issue/ENG-12', null],
    ['data:text/html,/acme/issue/ENG-12', null],
    ['https://[broken/acme/issue/ENG-12', null],
    ['/acme/../x/issue/ENG-12', null],
    [`/acme/issue/${'E'.repeat(5_000)}-1`, null],
    ['/acme/issue/ENG-12%00', null],
  ])('%s', (href, key) => {
    const { doc, url } = open('list', '/acme/team/ENG/active');
    const row = doc.querySelector('a[data-list-key]') as Element;
    row.setAttribute('href', href);
    expect(finder.row(row, url)?.item.key ?? null).toBe(key);
  });
});

describe('pages without rows', () => {
  it.each([
    ['projects', '/acme/team/ENG/active'],
    ['gone', '/acme/issue/ENG-12'],
    ['starting', '/acme/team/ENG/active'],
  ])('%s', (file, path) => {
    const { doc, url } = open(file, path);
    expect(rowsOf(doc, url)).toEqual([]);
  });

  it('is waited for until the application stands', () => {
    expect(finder.waits(open('starting', '/').doc)).toBe(true);
    expect(finder.scopes(open('starting', '/').doc)).toEqual([]);
    expect(finder.bar(open('starting', '/').doc)).toBe(null);
  });

  it('a form over a list changes nothing', () => {
    const { doc, url } = open('composer', '/acme/team/ENG/active');
    expect(named(rowsOf(doc, url))).toEqual(['ENG-13']);
    expect(at('/acme/team/ENG/active').href).toBe(url.href);
  });
});
