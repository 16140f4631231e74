// @vitest-environment happy-dom
/** What every tracker promises of every page: one suite for all of them, over all their fixtures. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Found } from '../../../lib/trackers/tracker';
import {
  type Fixture,
  open,
  PAGES,
  rowsOf,
  said,
  sawn,
  standing,
  TRACKERS,
  type TrackerPageCase,
} from './trackers';

// On a busy machine (ms).
vi.setConfig({ testTimeout: 60_000 });

/** What a press on would do something: nothing of ours stands in it. */
const PRESSED = 'a[href],button,form textarea,label,select';
const EDITED = '[contenteditable="true"],.ProseMirror,textarea';
/** The address with the number of another item in it. */
const another = ({ url, key = '' }: Fixture) =>
  new URL(url.replace(new RegExp(`(?<!\\d)${/\d+$/.exec(key)?.[0]}(?!\\d)`), '90001'));
const xml = (doc: Document) => new XMLSerializer().serializeToString(doc);

function all({ fixture, makePage, makeRows }: TrackerPageCase, text = fixture.text) {
  const url = new URL(fixture.url);
  return { url, doc: open(text), page: makePage(), rows: makeRows() };
}

describe('the fixtures', () => {
  test('of every tracker: an issue, a list, a form for a new one, a page without an issue', () => {
    for (const { id, fixtures } of TRACKERS) {
      const kinds = new Set(fixtures.flatMap((f) => [f.found, ...(f.rows ? ['rows'] : [])]));
      for (const kind of ['item', 'new', 'wait', 'rows'])
        expect([...kinds], `${id} has no page of this kind`).toContain(kind);
    }
  });
  test.each(PAGES)('$of says what it is: captured, a fragment or synthetic', ({ fixture }) => {
    expect(fixture.mark).not.toBe('');
  });
});

describe.each(PAGES)('$of', (kase) => {
  const { fixture, addresses, id } = kase;

  test('the address leads where it should, without a document', () => {
    const url = new URL(fixture.url);
    expect(addresses.isSite(url.hostname)).toBe(true);
    const spot = addresses.parse(url);
    expect(spot.kind).toBe(fixture.leads);
    if (spot.kind !== 'item') return;
    const own = addresses.address(spot.item);
    expect(addresses.parse(new URL(own ?? ''))).toMatchObject({ kind: 'item', item: spot.item });
    expect(spot.item).toMatchObject({ tracker: id, site: url.hostname });
  });

  test('the document shows what it should, at once and after a long wait', () => {
    const { doc, url, page } = all(kase);
    const [now, late] = [page.find(doc, url), page.find(doc, url, true)];
    expect([now.state, late.state]).toEqual([fixture.found, fixture.late ?? fixture.found]);
    if (now.state === 'item') {
      expect(now).toMatchObject({ title: fixture.title, lost: [], item: { tracker: id, key: fixture.key } });
      expect(now.narrow).toBe(fixture.narrow ?? false);
    }
    if (now.state === 'new')
      expect(now).toMatchObject({ title: fixture.title, place: { name: fixture.place } });
  });

  test('its rows are those of the list, each once, with a badge inside', () => {
    const { doc, url, rows } = all(kase);
    const found = rowsOf(rows, doc, url);
    expect(found.map((r) => r.item.key)).toEqual(fixture.rows ?? []);
    expect(new Set(found.map((r) => r.el)).size).toBe(found.length);
    for (const row of found) {
      const { el, parent } = standing(row.mount);
      expect(row.el.contains(el) && parent !== null && (row.el === el || row.el.contains(parent))).toBe(true);
      expect(parent?.closest(EDITED) ?? null).toBe(null);
      expect(row.title).not.toBe('');
    }
    if (found.length > 0) expect(rows.lost(doc, url)).toBe(null);
  });

  test('looking changes nothing, and tells the same again', () => {
    const { doc, url, page, rows } = all(kase);
    const before = xml(doc);
    const look = () => [
      page.find(doc, url),
      page.find(doc, url, true),
      rowsOf(rows, doc, url),
      rows.bar(doc),
      rows.waits(doc),
      rows.lost(doc, url),
      rows.pull(doc, url),
    ];
    const first = look();
    expect(look()).toEqual(first);
    expect(xml(doc)).toBe(before);
  });

  test('ours stands in the page, and in nothing that is pressed or edited', () => {
    const { doc, url, page } = all(kase);
    const found = page.find(doc, url);
    const mounts = mountsOf(found);
    if (found.state === 'item') expect(mounts).toHaveLength(2);
    for (const mount of mounts) {
      const { el, parent } = standing(mount);
      expect(doc.contains(el)).toBe(true);
      expect(parent?.closest(PRESSED) ?? null).toBe(null);
      expect(parent?.closest(EDITED) ?? null).toBe(null);
    }
    for (const el of 'watch' in found ? (found.watch ?? []) : []) expect(doc.contains(el)).toBe(true);
  });

  test('words of the interface are only words: all of them in another language', () => {
    const { doc, url, page, rows } = all(kase);
    const before = [said(page.find(doc, url)), rowsOf(rows, doc, url).map((r) => r.item.key)];
    for (const el of doc.querySelectorAll('[aria-label],[title],[placeholder],[alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        if (el.hasAttribute(name)) el.setAttribute(name, '日本語');
    for (const el of doc.querySelectorAll('button,label,th,summary')) {
      if (el.children.length === 0) el.textContent = '日本語';
    }
    doc.documentElement.lang = 'ja';
    expect([said(page.find(doc, url)), rowsOf(rows, doc, url).map((r) => r.item.key)]).toEqual(before);
  });

  test('no rung of a ladder carries alone: another one, or the person is told; never another item', () => {
    const { url, doc } = all(kase);
    for (const { at, table } of sawn(kase.ladders)) {
      for (const late of [false, true]) {
        const found = kase.makePage(table).find(doc, url, late);
        if (found.state !== 'item') continue;
        expect(found.item.key, at).toBe(fixture.key);
        if (found.strip === null) expect(found.lost, at).not.toEqual([]);
      }
    }
    for (const { table, at } of sawn(kase.rowLadders)) {
      const rows = rowsOf(kase.makeRows(table), doc, url);
      for (const row of rows) expect(fixture.rows ?? [], at).toContain(row.item.key);
    }
  });

  test('with nothing known of the page it says so, or waits; it never tells another item', () => {
    const nothing = (table: TrackerPageCase['ladders']) =>
      Object.fromEntries(Object.keys(table).map((name) => [name, ['no-such-thing']]));
    const url = new URL(fixture.url);
    const doc = open(fixture.text);
    const found = kase.makePage(nothing(kase.ladders)).find(doc, url, true);
    if (found.state === 'item') {
      expect(found.item.key).toBe(fixture.key);
      expect(found.lost).not.toEqual([]);
    }
    expect(rowsOf(kase.makeRows(nothing(kase.rowLadders)), doc, url)).toEqual([]);
  });

  test('torn in pieces it never throws, and never tells another item', () => {
    const { url, page, rows } = all(kase);
    const pieces = fc.record({
      cut: fc.double({ min: 0.05, max: 1, noNaN: true }),
      out: fc.array(fc.nat(2_000), { maxLength: 8 }),
      swapped: fc.array(fc.tuple(fc.nat(2_000), fc.nat(2_000)), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(pieces, ({ cut, out, swapped }) => {
        const doc = open(fixture.text.slice(0, Math.round(fixture.text.length * cut)));
        const any = (n: number) => {
          const els = doc.body?.querySelectorAll('*') ?? [];
          return els[n % Math.max(1, els.length)];
        };
        for (const n of out) any(n)?.remove();
        for (const [a, b] of swapped) {
          const [from, to] = [any(a), any(b)];
          if (from && to && from !== to && !from.contains(to) && !to.contains(from)) to.after(from);
        }
        for (const late of [false, true]) {
          const found = page.find(doc, url, late);
          if (found.state === 'item') expect(found.item.key).toBe(fixture.key);
          for (const mount of mountsOf(found)) expect(doc.contains(standing(mount).el)).toBe(true);
        }
        for (const row of rowsOf(rows, doc, url)) expect(row.el.contains(standing(row.mount).el)).toBe(true);
        rows.bar(doc);
        rows.lost(doc, url);
      }),
      { numRuns: 40 },
    );
  });
});

test.each(PAGES.filter(({ fixture: f }) => f.leads === 'item' && f.found === 'item'))(
  '$of: at the address of another item it waits',
  (kase) => {
    const { doc, page } = all(kase);
    const url = another(kase.fixture);
    expect(kase.addresses.parse(url)).toMatchObject({ kind: 'item' });
    for (const late of [false, true])
      expect(['wait', 'none'], url.href).toContain(page.find(doc, url, late).state);
  },
);

function mountsOf(found: Found) {
  const places =
    found.state === 'item' ? [found.strip, found.mark] : found.state === 'new' ? [found.panel] : [];
  return places.flatMap((mount) => mount ?? []);
}
