// @vitest-environment happy-dom
/** The row finder on every list the practice tracker has; what changes or attacks pages is in `github-rows-damage.test.ts`. */
import { describe, expect, it } from 'vitest';
import { githubRows } from '../../../lib/trackers/github/rows-page';
import type { BadgeSpot, Row } from '../../../lib/trackers/tracker';
import { broken, KINDS, type Kind, named, open, rowsOf, sent, titleOf } from './github-rows-pages';

const finder = githubRows();
const FORMS = (['2025', '2026'] as const).flatMap((markup) =>
  (['en', 'de', 'ja'] as const).map((lang) => ({ markup, lang })),
);

/** What a badge stands behind, by the words of the page and not by the finder's own selectors. */
function checkMount(row: Row & BadgeSpot, kind: Kind) {
  const { mount } = row;
  const beside = mount.end ?? mount.after;
  if (!beside) throw new Error('no mount');
  expect([mount.before, mount.into]).toEqual([undefined, undefined]);
  expect(row.el.contains(beside)).toBe(true);
  const number = row.item.key.split('#')[1];
  if (kind.mount === 'end') {
    // The line that says the number, never the title above it.
    expect(mount.end?.textContent).toContain(`#${number}`);
    expect(mount.end?.querySelector('h3')).toBe(null);
    expect(mount.end?.textContent).not.toContain(row.title);
  } else if (kind.mount === 'head') {
    expect(mount.after?.textContent).toMatch(new RegExp(`#${number}$`));
    expect(mount.after?.closest('a')).toBe(null);
  } else {
    // Beside the link, not in it: a press on ours must not follow it.
    expect(mount.after?.localName).toBe('a');
    expect(mount.after?.getAttribute('href')).toMatch(new RegExp(`/${number}$`));
  }
}

describe.each(KINDS)('$name', (kind) => {
  it.each(FORMS)('rows are the items shown: $markup, $lang', (form) => {
    const { doc, url } = open(kind.path, { ...kind.settings, ...form });
    const rows = rowsOf(doc, url);
    expect(named(rows)).toEqual(kind.rows);
    expect(new Set(rows.map((r) => r.el)).size).toBe(rows.length);
    for (const row of rows) {
      expect(row.item).toMatchObject({ tracker: 'github', site: 'github.com' });
      expect(row.title.startsWith(titleOf(row.item.key))).toBe(true);
      expect(row.tight).toBe(kind.tight);
      checkMount(row, kind);
    }
    const bar = finder.bar(doc);
    expect(bar?.before ?? null).toBe(kind.bar === undefined ? null : doc.querySelector(kind.bar));
  });

  it('on a company’s own site: rows of that site', () => {
    const { doc, url } = open(kind.path, kind.settings, 'acme.ghe.com');
    const rows = rowsOf(doc, url);
    expect(named(rows)).toEqual(kind.rows);
    expect(new Set(rows.map((r) => r.item.site))).toEqual(new Set(['acme.ghe.com']));
  });

  it('is read without a change', () => {
    const { doc, url } = open(kind.path, kind.settings);
    const text = () => doc.documentElement.outerHTML;
    const before = text();
    rowsOf(doc, url);
    finder.bar(doc);
    finder.pull(doc, url);
    expect(text()).toBe(before);
  });

  it('nothing but the title of a row leads to a row', () => {
    const { doc, url } = open(kind.path, kind.settings);
    const rows = rowsOf(doc, url);
    const titles = new Set(
      rows.map((r) => [...r.el.querySelectorAll('a')].find((a) => r.title === words(a))),
    );
    expect(titles.size).toBe(rows.length);
    const other = [...doc.querySelectorAll('a')].filter((a) => !titles.has(a));
    const taken = other.filter((a) => finder.scopes(doc).some((s) => s.contains(a)) && finder.row(a, url));
    expect(taken.map((a) => a.outerHTML)).toEqual([]);
  });

  it('links that follow in a row are none: labels, comments, what closes it', () => {
    const { doc, url } = open(kind.path, kind.settings);
    for (const { el } of rowsOf(doc, url))
      for (const href of [
        '/acme/shop/issues/9#issuecomment-1',
        '/acme/shop/pull/8',
        '/acme/shop/labels/issues/5',
        'https://github.com/acme/shop/issues/4',
        '/acme/shop/issues?q=author%3Aacme-dev',
      ]) {
        const a = doc.createElement('a');
        a.setAttribute('href', href);
        a.textContent = '3';
        el.append(a);
      }
    expect(named(rowsOf(doc, url))).toEqual(kind.rows);
  });
});

const words = (el: Element) => el.textContent.trim().replace(/\s+/g, ' ');

describe('the list inside what stands over it', () => {
  it('sub-issues of the issue in an overlay are rows as well', () => {
    const { doc, url } = open('/issues?issue=acme%7Cshop%7C131');
    const global = KINDS.find((k) => k.name === 'global list')?.rows ?? [];
    expect(named(rowsOf(doc, url)).toSorted()).toEqual([...global, '133', '126', '104'].toSorted());
    // The bar is the list's own.
    expect(finder.bar(doc)?.before?.querySelectorAll('li')).toHaveLength(global.length);
  });

  it('one inside another is looked at once', () => {
    const { doc } = open('/acme/shop/issues/131');
    const scopes = finder.scopes(doc);
    for (const a of scopes) for (const b of scopes) if (a !== b) expect(a.contains(b)).toBe(false);
  });
});

describe('a board', () => {
  it.each([
    ['shells', false, (c: Element) => c.childElementCount === 0],
    ['drafts', true, (c: Element) => c.querySelector('a[href="#"]') !== null],
  ])('%s are no rows', (_, recycle, is) => {
    const { doc, url } = open('/orgs/acme/projects/1', { recycle });
    const cards = [...doc.querySelectorAll('[data-board-card-id]')];
    const some = cards.filter(is);
    expect(some.length).toBeGreaterThan(0);
    const els = new Set(rowsOf(doc, url).map((r) => r.el));
    expect(some.filter((c) => els.has(c))).toEqual([]);
    expect(els.size).toBe(cards.length - some.length);
  });

  it('without the head of a card the badge stands after its title', () => {
    const { doc, url } = open('/orgs/acme/projects/1');
    const rows = rowsOf(doc, url, githubRows(broken('cardHead', 1)));
    for (const { mount } of rows) expect(mount).toMatchObject({ rung: 1, after: { localName: 'a' } });
    expect(rows).toHaveLength(12);
  });
});

describe('before React has taken over', () => {
  it.each(['/acme/shop/issues', '/issues', '/search?q=cart&type=issues', '/pulls', '/acme/shop/issues/131'])(
    '%s: no scope and no bar',
    (path) => {
      const { doc } = sent(path);
      expect(finder.scopes(doc)).toEqual([]);
      expect(finder.bar(doc)).toBe(null);
    },
  );

  it('pages without React are ready at once', () => {
    const { doc, url } = sent('/acme/shop/pulls');
    expect(rowsOf(doc, url)).toHaveLength(4);
  });
});

describe.each(['classic', 'react'] as const)('a pull request, %s', (pulls) => {
  it.each(FORMS)('lines stand above the discussion: $markup, $lang', (form) => {
    const { doc, url } = open('/acme/shop/pull/143', { pulls, ...form });
    const found = finder.pull(doc, url);
    expect(found?.title).toBe('Take payments for guests');
    expect(found?.mount).toEqual({ before: doc.querySelector('#discussion_bucket'), rung: 0 });
    expect(rowsOf(doc, url)).toEqual([]);
    expect(finder.bar(doc)).toBe(null);
  });

  it('not while the page still shows another one, nor on other pages of it', () => {
    const { doc, url } = open('/acme/shop/pull/143', { pulls });
    for (const path of [
      '/acme/shop/pull/142',
      '/acme/shop/pull/14',
      '/acme/shop/pull/1430',
      '/acme/shop/issues/143',
    ])
      expect(finder.pull(doc, new URL(path, url)), path).toBe(null);
    expect(finder.pull(doc, new URL('/acme/shop/pull/143/files', url))).toBe(null);
  });

  it.each(['pull', 'pullTitle', 'pullNumber'] as const)('holds with rungs of %s broken', (name) => {
    const { doc, url } = open('/acme/shop/pull/143', { pulls });
    const rungs = name === 'pull' ? 1 : name === 'pullTitle' ? Number(pulls === 'classic') : 2;
    for (let n = 0; n <= rungs; n++) {
      const found = githubRows(broken(name, n)).pull(doc, url);
      expect(found?.title, `${n}`).toBe('Take payments for guests');
      expect(found?.mount.before?.closest('.container')).toBeTruthy();
    }
  });

  it('without a place or a title there are no lines, and nothing is thrown', () => {
    const { doc, url } = open('/acme/shop/pull/143', { pulls });
    for (const name of ['pull', 'pullTitle'] as const)
      expect(githubRows(broken(name, 9)).pull(doc, url)).toBe(null);
  });
});
