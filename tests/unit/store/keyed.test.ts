import { expect, test } from 'vitest';
import * as z from 'zod';
import { type Area, keyed, underPrefix } from '../../../lib/store/keyed';
import { memoryArea } from '../../support/memory-area';

/** Newer browsers list keys alone; older ones hand out everything. */
const AREAS: Record<string, () => Area> = {
  'lists its keys': memoryArea,
  'does not list its keys': () => {
    const { getKeys: _, ...area } = memoryArea();
    return area;
  },
};

test.each(Object.entries(AREAS))(
  'an area that %s: what is under a prefix, and nothing else',
  async (_, make) => {
    const area = make();
    expect(await underPrefix(area, 'n:')).toEqual([]);
    await area.set({ 'n:a': 1, 'n:b': 'not a number', 'other:n:': 3, n: 4 });
    expect(Object.fromEntries(await underPrefix(area, 'n:'))).toEqual({ 'n:a': 1, 'n:b': 'not a number' });
    expect(await keyed(area, 'n:', z.number()).all()).toEqual([{ id: 'a', value: 1 }]);
  },
);

test('values under other prefixes are not read where keys can be listed', async () => {
  const area = memoryArea();
  await area.set({ 'n:a': 1, 'big:b': 2 });
  const asked: unknown[] = [];
  const watched: Area = {
    ...area,
    get(keys) {
      asked.push(keys);
      return area.get(keys);
    },
  };
  await underPrefix(watched, 'n:');
  expect(asked).toEqual([['n:a']]);
});
