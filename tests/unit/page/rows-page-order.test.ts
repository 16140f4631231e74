// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RowRef } from '../../../lib/messages/protocol';
import { inPageOrder } from '../../../lib/page/rows/page-order';
import type { Known } from '../../../lib/page/rows/watch';

/** Rows that stand in the page from top to bottom, handed over in another order. */
function page(keys: readonly string[], found: readonly string[] = keys): Known[] {
  const list = document.createElement('ul');
  const rows = new Map(
    keys.map((key) => {
      const el = document.createElement('li');
      list.append(el);
      return [key, { el, item: { key } } as unknown as Known];
    }),
  );
  return found.flatMap((key) => rows.get(key) ?? []);
}
const seen = (keys: readonly string[]) =>
  new Map(keys.map((key) => [key.toLowerCase(), { key } as unknown as RowRef]));
const order = (answers: readonly string[], rows: Known[]) =>
  inPageOrder(seen(answers), rows).map((r) => r.key);

it('gives items in the order of the page, whatever order the answers came in', () => {
  expect(order(['A#1', 'A#3', 'A#2'], page(['A#1', 'A#2', 'A#3']))).toEqual(['A#1', 'A#2', 'A#3']);
  expect(order(['A#2', 'A#1'], page(['A#1', 'A#2'], ['A#2', 'A#1']))).toEqual(['A#1', 'A#2']);
});

it('keeps the places of what stands there no more', () => {
  expect(order(['A#9', 'A#2', 'A#8', 'A#1'], page(['A#1', 'A#2']))).toEqual(['A#9', 'A#1', 'A#8', 'A#2']);
});

it('leaves out what has no answer yet, and names an item once that stands there twice', () => {
  expect(order(['A#2', 'A#1'], [...page(['A#1', 'A#2', 'A#3']), ...page(['A#1'])])).toEqual(['A#1', 'A#2']);
});

it('loses nothing and adds nothing (property)', () => {
  const keys = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map((n) => `A#${n}`));
  fc.assert(
    fc.property(keys, keys, (answers, shown) => {
      const got = order(answers, page(shown));
      expect([...got].sort()).toEqual([...answers].sort());
      const standing = got.filter((k) => shown.includes(k));
      expect(standing).toEqual(shown.filter((k) => answers.includes(k)));
    }),
  );
});
