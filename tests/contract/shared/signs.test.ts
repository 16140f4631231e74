// @vitest-environment happy-dom
/**
 * What every tracker promises of what its pages show of an item beside its outcome, and of the presses that can be
 * held: over all fixtures, and over elements that nobody thought of.
 */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Held, TrackerSigns } from '../../../lib/trackers/tracker';
import { type Fixture, open, PAGES, sawn, TRACKERS, type TrackerPageCase } from './trackers';

// On a busy machine (ms).
vi.setConfig({ testTimeout: 60_000 });

type Way = 'click' | 'keys';
const WAYS: Way[] = ['click', 'keys'];
/** Words of the interface, in whatever language, are no sign: these stand where they stood. */
function translate(doc: Document) {
  for (const el of doc.querySelectorAll('[aria-label],[title],[placeholder],[alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      if (el.hasAttribute(name)) el.setAttribute(name, '日本語');
  for (const el of doc.querySelectorAll('button,button [data-component="text"],label,th,summary,h3')) {
    if (el.children.length === 0) el.textContent = '日本語';
  }
}

/** What the fixture says that a press does, by element. */
function told(doc: Document, { presses, keys }: Fixture, by: Way): Map<Element, Held> {
  const said = (by === 'click' ? presses : keys) ?? {};
  return new Map(
    Object.entries(said).flatMap(([css, act]) =>
      [...doc.querySelectorAll(css)].flatMap((el) =>
        [el, ...el.querySelectorAll('*')].map((e) => [e, act] as const),
      ),
    ),
  );
}

const done = (doc: Document, signs: TrackerSigns, by: Way): Map<Element, Held> =>
  new Map(
    [...doc.querySelectorAll('*')].flatMap((el) => {
      const act = signs.actOf(el, by);
      return act ? [[el, act] as const] : [];
    }),
  );

function facts({ fixture, makePage, makeSigns }: TrackerPageCase, doc: Document) {
  const found = makePage().find(doc, new URL(fixture.url), true);
  const [at] = found.state === 'item' ? found.watch : [];
  return at && makeSigns().facts(at);
}

test.each(TRACKERS)('$id: some page has a button that creates', ({ fixtures }) => {
  expect(fixtures.some((f) => Object.values(f.presses ?? {}).includes('create'))).toBe(true);
});

describe.each(PAGES)('$of', (kase) => {
  const { fixture, makeSigns } = kase;

  test('shows of its item what it should, and no more', () => {
    const seen = facts(kase, open(fixture.text));
    expect(seen).toEqual(fixture.found === 'item' ? (fixture.facts ?? {}) : undefined);
  });

  test.each(WAYS)('by %s: these do what they should, and nothing else does', (by) => {
    const doc = open(fixture.text);
    expect(done(doc, makeSigns(), by)).toEqual(told(doc, fixture, by));
    translate(doc);
    expect(done(doc, makeSigns(), by)).toEqual(told(doc, fixture, by));
  });

  test('facts are the same in another language', () => {
    const doc = open(fixture.text);
    const before = facts(kase, doc);
    translate(doc);
    expect(facts(kase, doc)).toEqual(before);
  });

  test('a button that does nothing now is let through', () => {
    for (const off of ['disabled', 'aria-disabled']) {
      const doc = open(fixture.text);
      for (const by of WAYS) {
        for (const el of [...doc.querySelectorAll('button,[role="button"]')]) el.setAttribute(off, 'true');
        expect(done(doc, makeSigns(), by)).toEqual(new Map());
      }
    }
  });

  test('looking changes nothing', () => {
    const doc = open(fixture.text);
    const before = new XMLSerializer().serializeToString(doc);
    facts(kase, doc);
    for (const by of WAYS) done(doc, makeSigns(), by);
    expect(new XMLSerializer().serializeToString(doc)).toBe(before);
  });

  test('with a rung gone it does the same or nothing, never another thing', () => {
    for (const { table, at } of sawn(kase.signLadders)) {
      const doc = open(fixture.text);
      for (const by of WAYS)
        for (const [el, act] of done(doc, makeSigns(table), by))
          expect(told(doc, fixture, by).get(el), `${at}, ${el.outerHTML.slice(0, 80)}`).toBe(act);
    }
  });

  test('torn in pieces it never throws, and nothing becomes what it was not', () => {
    const doc = open(fixture.text);
    const kinds = new Set([...told(doc, fixture, 'click').values(), ...told(doc, fixture, 'keys').values()]);
    const pieces = fc.record({
      cut: fc.double({ min: 0.05, max: 1, noNaN: true }),
      out: fc.array(fc.nat(2_000), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(pieces, ({ cut, out }) => {
        const torn = open(fixture.text.slice(0, Math.round(fixture.text.length * cut)));
        for (const n of out) {
          const els = torn.body?.querySelectorAll('*') ?? [];
          els[n % Math.max(1, els.length)]?.remove();
        }
        for (const by of WAYS)
          for (const act of done(torn, makeSigns(), by).values()) expect(kinds.has(act)).toBe(true);
        for (const el of torn.querySelectorAll('*')) makeSigns().facts(el);
      }),
      { numRuns: 20 },
    );
  });
});

test.each(TRACKERS)('$id: elements that no page of it has', ({ makeSigns }) => {
  const tag = fc.constantFrom('div', 'a', 'button', 'form', 'input', 'section', 'main', 'svg', 'x-y');
  const attribute = fc.tuple(
    fc.constantFrom('class', 'id', 'role', 'type', 'name', 'data-testid', 'aria-label', 'href'),
    fc.constantFrom(
      '',
      'submit',
      'dialog',
      'close',
      'Close issue',
      'Create issue',
      'create',
      'primary',
      'a b',
    ),
  );
  const tree = fc.array(fc.tuple(tag, fc.array(attribute, { maxLength: 3 })), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(tree, fc.constantFrom(...WAYS), (parts, by) => {
      const doc = open('<!doctype html><title>x</title>');
      let at: Element = doc.body;
      for (const [name, attributes] of parts) {
        const el = doc.createElement(name);
        for (const [key, value] of attributes) el.setAttribute(key, value);
        at.append(el);
        at = el;
      }
      expect(makeSigns().actOf(at, by)).toBe(null);
      expect(makeSigns().facts(at)).toEqual({});
    }),
    { numRuns: 300 },
  );
});
