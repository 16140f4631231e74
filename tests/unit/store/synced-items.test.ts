import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fields, Stamp } from '../../../lib/store/synced-fields';
import { bytesOf, groupName, groupParts, parts, readItems, whole } from '../../../lib/store/synced-items';
import { textOf } from './synced-devices';

const stamp = fc
  .tuple(
    fc.string({ maxLength: 40 }),
    fc.nat(99).map((n) => n + 1),
    fc.nat(),
  )
  .map((s): Stamp => s);
const someFields = fc
  .dictionary(fc.string({ maxLength: 30 }), stamp, { maxKeys: 40 })
  .map((f): Fields => new Map(Object.entries(f)));
const large = (many: number, chars: number): Fields =>
  new Map(Array.from({ length: many }, (_, i) => [`field-${i}`, ['<'.repeat(chars), 1, 1_795_123_456_789]]));

describe('a group as items', () => {
  test('is the same when read again, whole or in parts', () => {
    fc.assert(
      fc.property(someFields, (fields) => {
        fc.pre(fields.size > 0);
        const group = groupName('places', 'a|b#1', 'é');
        for (const items of [[whole(group, fields)], parts(group, fields)])
          expect(textOf(readItems(Object.fromEntries(items)).groups)).toBe(
            textOf(new Map([[group, fields]])),
          );
      }),
    );
  });
  test.each([1, 40, 100, 400])('none of them is larger than the browsers take: %i fields', (many) => {
    const items = parts('g', large(many, 100));
    for (const item of items) expect(bytesOf(...item)).toBeLessThanOrEqual(8_191);
    expect(readItems(Object.fromEntries(items)).groups.get('g')?.size).toBe(many);
  });
  test('a field more stays in the item of before, so that little is written', () => {
    const fields = new Map(large(400, 20));
    const before = parts('g', fields);
    const after = parts('g', fields.set('one-more', ['x', 1, 1]));
    const same = after.filter(([key, item]) =>
      before.some(([k, i]) => k === key && JSON.stringify(i) === JSON.stringify(item)),
    );
    expect(before.length).toBeGreaterThan(3);
    expect(after.length - same.length).toBe(1);
  });
  test('the parts of before the group was spread anew are read with the others, and the newer field wins', () => {
    const one = { format: 1, fields: { a: ['old', 1, 1], b: ['here', 1, 1] } };
    const other = { format: 1, fields: { a: ['new', 2, 2] } };
    const read = readItems({ 'profile:g#1': one, 'profile:g': other });
    expect(read.groups.get('g')).toEqual(
      new Map([
        ['a', ['new', 2, 2]],
        ['b', ['here', 1, 1]],
      ]),
    );
    expect(read.keys.get('g')).toEqual(['profile:g#1', 'profile:g']);
  });
});

describe('what is not in our form', () => {
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'profile'],
    ['a list', [1, 2]],
    ['no fields', { format: 1 }],
    ['fields that are none', { format: 1, fields: 'a' }],
    ['a field that is no stamp', { format: 1, fields: { a: { value: 1 } } }],
    ['another format as a text', { format: '2', fields: {} }],
  ])('%s: left out', (_, raw) => {
    const read = readItems({ 'profile:g': raw });
    expect([...(read.groups.get('g') ?? [])]).toEqual([]);
    expect(read.newer.size).toBe(0);
  });
  test('a later form is known as such, and none of it is read', () => {
    const read = readItems({ 'profile:g': { format: 2, fields: { a: ['x', 1, 1] } }, other: 1 });
    expect([...read.newer]).toEqual(['g']);
    expect(read.groups.size).toBe(0);
    expect([...read.keys.keys()]).toEqual(['g']);
  });
});

describe('names of groups', () => {
  test('keep their parts, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), (named) => {
        expect(groupParts(groupName(...named))).toEqual(named);
        expect(groupName(...named)).not.toMatch(/#/);
      }),
    );
  });
  test('half a character in one does not throw, nor does a name of nobody', () => {
    expect(groupParts(groupName('a', '\ud800'))).toEqual(['a', '\ufffd']);
    expect(groupParts('places|100%')).toEqual([]);
  });
});

test('bytes are never counted lower than a browser does', () => {
  // What Chromium 156 said of these, keys included.
  const said: [string, unknown, number][] = [
    ['lt', '<<<<', 28],
    ['num', 1_795_000_000_000, 12],
    ['ms', 1_795_123_456_789, 17],
    ['float', 1.5, 8],
    ['uni', 'é€😀', 14],
    ['ls', '\u2028\u2029', 16],
    ['arr', [1, 1_795_000_000_000], 16],
    ['gt', '>&\u007f\u0001', 13],
  ];
  for (const [key, value, bytes] of said) expect(bytesOf(key, value)).toBeGreaterThanOrEqual(bytes);
});
