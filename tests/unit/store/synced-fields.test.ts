import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Fields,
  type Groups,
  isStamp,
  joined,
  lacks,
  order,
  pruned,
  type Stamp,
  written,
} from '../../../lib/store/synced-fields';
import { textOf } from './synced-devices';

const stamp = fc
  .tuple(
    fc.oneof(fc.constantFrom<unknown>(null, true, false, 'a', 'b'), fc.record({ x: fc.nat(2) })),
    fc.integer({ min: 1, max: 3 }),
    fc.nat(3),
  )
  .map((s): Stamp => s);
const fields = fc
  .dictionary(fc.constantFrom('a', 'b', 'c'), stamp)
  .map((f): Fields => new Map(Object.entries(f)));
const groups = fc
  .dictionary(fc.constantFrom('g', 'h'), fields)
  .map((g): Groups => new Map(Object.entries(g)));

describe('which of two wins', () => {
  test.each<[string, Stamp, Stamp]>([
    ['the one that was written more often, however early', ['a', 3, 10], ['b', 2, 99]],
    ['the later of two that were written as often', ['a', 2, 11], ['b', 2, 10]],
    ['at the same moment what is there, over what was removed', [false, 2, 10], [null, 2, 10]],
    ['else the same one on both sides', ['b', 2, 10], ['a', 2, 10]],
    ['else the same one, whatever the order of its keys', [{ b: 2, a: 2 }, 2, 10], [{ a: 2, b: 1 }, 2, 10]],
  ])('%s', (_, winner, loser) => {
    expect(order(winner, loser)).toBeGreaterThan(0);
    expect(order(loser, winner)).toBeLessThan(0);
  });
  test('the same said in another order of keys is the same', () => {
    expect(order([{ a: 1, b: 2 }, 1, 1], [{ b: 2, a: 1 }, 1, 1])).toBe(0);
  });
});

describe('merging', () => {
  test('in any order, any grouping and any number of times gives the same', () => {
    fc.assert(
      fc.property(groups, groups, groups, (a, b, c) => {
        const once = textOf(joined(joined(a, b), c));
        expect(textOf(joined(joined(c, b), joined(a, b)))).toBe(once);
        expect(textOf(joined(b, joined(c, a)))).toBe(once);
      }),
    );
  });
  test('gives what lacks nothing of either', () => {
    fc.assert(
      fc.property(groups, groups, (a, b) => {
        const both = joined(a, b);
        for (const of of [a, b])
          for (const [group, f] of of) expect(lacks(both.get(group) ?? new Map(), f)).toBe(false);
      }),
    );
  });
});

describe('removed fields', () => {
  const gone = (name: string, at: number): [string, Stamp] => [name, [null, 1, at]];
  test('are forgotten beyond the latest, over all groups, and what is there never is', () => {
    const all: Groups = new Map([
      ['g', new Map([gone('a', 1), gone('b', 4), ['c', ['here', 1, 0]]])],
      ['h', new Map([gone('d', 3), gone('e', 2)])],
    ]);
    const left = pruned(all, 2);
    expect([...(left.get('g') ?? [])].map(([name]) => name)).toEqual(['b', 'c']);
    expect([...(left.get('h') ?? [])].map(([name]) => name)).toEqual(['d']);
  });
  test('are forgotten alike by devices that know the same, however they came to know it', () => {
    fc.assert(
      fc.property(groups, groups, fc.nat(3), (a, b, most) => {
        // Where nothing that is there competes with them.
        const onlyGone = (g: Groups): Groups =>
          new Map([...g].map(([name, f]) => [name, new Map([...f].filter(([, s]) => s[0] === null))]));
        const [x, y] = [onlyGone(a), onlyGone(b)];
        const known = textOf(pruned(joined(x, y), most));
        expect(textOf(pruned(joined(pruned(x, most), pruned(y, most)), most))).toBe(known);
      }),
    );
  });
});

describe('a stamp', () => {
  test.each([
    ['a', 1, 0],
    [null, 7, 1_795_000_000_000],
    [{ a: [1] }, 2_147_483_647, 0, 'of a later version'],
  ])('is read: %j', (...raw) => expect(isStamp(raw)).toBe(true));
  test.each([
    [[]],
    [['a']],
    [['a', 1]],
    [['a', 0, 1]],
    [['a', 1.5, 1]],
    [['a', -1, 1]],
    [['a', 2 ** 31, 1]],
    [['a', '1', 1]],
    [['a', 1, null]],
    [['a', 1, 9e15]],
    [[undefined, 1, 1]],
    [{ 0: 'a', 1: 1, 2: 1 }],
    ['abc'],
    [null],
  ])('is not taken for one: %j', (raw) => expect(isStamp(raw)).toBe(false));
  test('counts on, and stops counting where numbers end', () => {
    expect(written(undefined, 'a', 5)).toEqual(['a', 1, 5]);
    expect(written(['a', 4, 9], 'b', 5)).toEqual(['b', 5, 5]);
    expect(isStamp(written(['a', 2 ** 31 - 1, 9], 'b', 10))).toBe(true);
  });
});
