/** One device and its synced area: what is written when, by which version, and when not. */
import { describe, expect, test } from 'vitest';
import { synced } from '../../../lib/store/synced';
import { readItems } from '../../../lib/store/synced-items';
import { practiceClock } from './sync-area';
import { carriedDevice, carry, deliverAll, fill, held, oneDevice, textOf } from './synced-devices';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('writing', () => {
  test('is on this device at once, and in the area after the burst, in one write', async () => {
    const { d, wait } = oneDevice();
    for (let i = 0; i < 200; i++) await d.store.put('personal', { [`key-${i % 9}`]: i });
    expect(await held(d, 'personal', 'key-1')).toBe(199);
    expect(d.sync.calls).toEqual([]);
    await wait();
    expect(d.sync.calls).toMatchObject([{ what: 'set' }]);
    expect(d.shared()).toBe(d.text());
  });
  test('all the time stays far below what the browser allows, and everything arrives', async () => {
    const { d, clock, wait } = oneDevice();
    const start = clock.now();
    for (let i = 0; i < 3_600; i++) {
      await d.store.put('personal', { key: i });
      await wait(1_000);
    }
    await wait();
    const sets = d.sync.calls.filter((c) => c.what === 'set');
    expect(sets.every((c) => c.refused === undefined)).toBe(true);
    expect(sets.length).toBeLessThan(900);
    const inMinute = (from: number) => sets.filter((c) => c.at >= from && c.at < from + MINUTE).length;
    for (let from = start; from < start + HOUR; from += 10_000) expect(inMinute(from)).toBeLessThan(20);
    expect(d.shared()).toBe(d.text());
    expect(await d.store.alone()).toBeUndefined();
  });
  test('nothing new is never written again, also not because of what the write itself made heard', async () => {
    const { d, wait } = oneDevice();
    await d.store.put('personal', { a: { z: 1, b: 2 } });
    await wait();
    // Chromium hands objects out with their keys in another order.
    const [item] = Object.entries(d.sync.dump());
    await d.sync.arrive(String(item?.[0]), {
      fields: { a: [{ b: 2, z: 1 }, 1, d.holds().get('personal')?.get('a')?.[2]] },
      format: 1,
    });
    for (let i = 0; i < 5; i++) {
      await d.store.heard();
      await wait();
    }
    expect(d.sync.calls).toHaveLength(1);
  });
  test('a worker that ended before it mirrored does so when it comes back', async () => {
    const { d } = oneDevice();
    await d.store.put('personal', { a: 1 });
    // The same disk under another worker; what the first had planned never runs.
    const clock = practiceClock();
    const again = carriedDevice(clock);
    await again.local.set(d.local.dump());
    await again.store.heard();
    await clock.run(2_000);
    expect(again.shared()).toBe(d.text());
  });
  test('two fields at once, and two groups at once: neither is lost', async () => {
    const { d } = oneDevice();
    await Promise.all([
      d.store.put('g', { a: 1 }),
      d.store.put('g', { b: 2 }),
      d.store.put('h', { c: 3 }),
      d.store.put('g', { a: 4 }),
    ]);
    expect(d.holds().get('g')?.get('a')?.slice(0, 2)).toEqual([4, 2]);
    expect(await held(d, 'g', 'b')).toBe(2);
    expect(await held(d, 'h', 'c')).toBe(3);
  });
  test('a removed field is gone here and stays known; one that never was leaves no trace', async () => {
    const { d } = oneDevice();
    await d.store.put('g', { a: 1 });
    await d.store.put('g', { a: null, never: null });
    expect([...(await d.store.fields('g'))]).toEqual([]);
    expect([...(d.holds().get('g') ?? [])].map(([name, s]) => [name, s[0], s[1]])).toEqual([['a', null, 2]]);
  });
  test('half a character does not spoil the write of everything else', async () => {
    const { d, wait } = oneDevice();
    await d.store.put('g', { '\ud800': 'a\udc00b', list: 1 });
    await wait();
    expect(JSON.stringify(d.sync.dump())).not.toMatch(/\\ud[89a-f]/);
    expect(await held(d, 'g', '\ufffd')).toBe('a\ufffdb');
  });
});

describe('later versions', () => {
  const LATER = { format: 2, all: 'of another form' };

  test('their form is kept and never overwritten; it is said, and the rest goes on', async () => {
    const { d, wait } = oneDevice();
    await d.sync.arrive('profile:places|t|s|acme', LATER);
    await d.store.heard();
    await d.store.put('places|t|s|acme', { a: 1 });
    await d.store.put('personal', { b: 2 });
    await wait();
    expect(d.sync.dump()['profile:places|t|s|acme']).toEqual(LATER);
    expect(d.sync.dump()).toHaveProperty('profile:personal');
    expect(await d.store.alone()).toBe('newer');
    expect(await held(d, 'places|t|s|acme', 'a')).toBe(1);
    // As soon as it can be read again, nothing is missing.
    await d.sync.arrive('profile:places|t|s|acme', undefined);
    await d.store.heard();
    await wait();
    expect(await d.store.alone()).toBeUndefined();
    expect(d.shared()).toBe(d.text());
  });
  test('one part of a group in their form holds back the whole group', async () => {
    const { d, wait } = oneDevice();
    await d.sync.arrive('profile:g#3', LATER);
    await d.store.put('g', { a: 1 });
    await wait();
    expect(d.sync.dump()).toEqual({ 'profile:g#3': LATER });
  });
  test('what one left on this device is not written over, and a change of it fails aloud', async () => {
    const { d, wait } = oneDevice();
    await d.local.set({ 'profile:g': LATER });
    await d.sync.arrive('profile:g', { format: 1, fields: { a: ['theirs', 9, 9] } });
    await d.store.heard();
    await wait();
    await expect(d.store.put('g', { a: 1 })).rejects.toThrow(/update Sightline/);
    expect(d.local.dump()['profile:g']).toEqual(LATER);
  });
  test('their fields, groups, and what they put behind a stamp are passed on to a third device', async () => {
    const clock = practiceClock();
    const [one, two, three] = [carriedDevice(clock), carriedDevice(clock), carriedDevice(clock)];
    const unknown = {
      'profile:colours': { format: 1, fields: { accent: ['teal', 3, 5] } },
      'profile:personal': { format: 1, fields: { voice: [{ on: true }, 2, 5, { by: 'ui' }] } },
    };
    for (const [key, item] of Object.entries(unknown)) await one.sync.arrive(key, item);
    await one.store.heard();
    await one.store.put('personal', { days: 'x' });
    await clock.run(6_000);
    for (const key of Object.keys(one.sync.dump())) await carry(one, two, key);
    await two.store.heard();
    await clock.run(6_000);
    for (const key of Object.keys(two.sync.dump())) await carry(two, three, key);
    await three.store.heard();
    expect(three.holds().get('colours')?.get('accent')).toEqual(['teal', 3, 5]);
    expect(three.holds().get('personal')?.get('voice')).toEqual([{ on: true }, 2, 5, { by: 'ui' }]);
    expect(three.text()).toBe(one.text());
  });
});

describe('switched off', () => {
  test('this device neither takes nor gives, and the shared copy stays', async () => {
    const { d, wait } = oneDevice();
    await d.store.put('g', { a: 1 });
    await wait();
    const before = d.sync.dump();
    await d.store.switchOn(false);
    await d.store.put('g', { a: 2, b: 1 });
    await d.sync.arrive('profile:h', { format: 1, fields: { c: [3, 1, 1] } });
    await d.store.heard();
    await d.store.again();
    await wait();
    expect(d.sync.dump()).toEqual({ ...before, 'profile:h': { format: 1, fields: { c: [3, 1, 1] } } });
    expect((await d.store.fields('h')).size).toBe(0);
    expect(await d.store.isOn()).toBe(false);
    expect(await d.store.alone()).toBeUndefined();
    await d.store.switchOn(true);
    expect(await held(d, 'h', 'c')).toBe(3);
    expect(d.shared()).toBe(d.text());
  });
  test('a notice of before goes with it', async () => {
    const { d, wait } = oneDevice();
    await fill(d);
    await d.store.put('g', { a: 'x'.repeat(500) });
    await wait();
    expect(await d.store.alone()).toBe('full');
    await d.store.switchOn(false);
    expect(await d.store.alone()).toBeUndefined();
    await d.store.switchOn(true);
    expect(await d.store.alone()).toBe('full');
  });
});

test('what came from another device is told by the names of its groups; what is known is not', async () => {
  const clock = practiceClock();
  const [one, other] = [carriedDevice(clock), carriedDevice(clock)];
  await one.store.put('personal', { a: 1 });
  await one.store.put('team|t', { name: 'T' });
  await deliverAll([one, other], () => clock.run(6_000));
  expect(one.came).toEqual([]);
  expect(other.came.flat().sort()).toEqual(['personal', 'team|t']);
});

test('cleared while the browser takes its time with a write: nothing of before comes back', async () => {
  const { d, wait } = oneDevice();
  await d.store.put('g', { a: 1 });
  const { set } = d.sync;
  let cleared: Promise<void> | undefined;
  d.sync.set = async (items) => {
    cleared = d.store.clear();
    await new Promise((done) => setImmediate(done));
    await set(items);
  };
  await wait();
  await cleared;
  expect(d.sync.dump()).toEqual({});
  await d.store.heard();
  await wait();
  expect([...d.holds()]).toEqual([]);
});

test('an area emptied by another device is filled again, and nothing is taken for removed', async () => {
  const { d, wait } = oneDevice();
  await d.store.put('g', { a: 1 });
  await wait();
  await d.sync.arrive('profile:g', undefined);
  await d.store.heard();
  await wait();
  expect(await held(d, 'g', 'a')).toBe(1);
  expect(d.shared()).toBe(d.text());
});

test.each<[string, unknown]>([
  ['a text', 'x'],
  ['null', null],
  ['stamps that are none', { format: 1, fields: { a: [1], b: 'x', c: ['ok', 1, 1] } }],
])('damage in the area (%s) is mended from here', async (_, raw) => {
  const { d, wait } = oneDevice();
  await d.store.put('g', { a: 1 });
  await wait();
  await d.sync.arrive('profile:g', raw);
  await d.store.heard();
  await wait();
  expect(await held(d, 'g', 'a')).toBe(1);
  expect(d.shared()).toBe(d.text());
  expect(textOf(readItems(d.sync.dump()).groups)).toContain('"a":[1,1');
});

test('a browser without a synced area: all of it is here, and nothing is said', async () => {
  const { local } = carriedDevice(practiceClock());
  const fail = () => Promise.reject(new Error('nothing to wait for'));
  const store = synced({
    local,
    now: () => 1,
    sleep: fail,
    wakeAt: fail,
    later: () => undefined,
    came: () => undefined,
  });
  await store.put('g', { a: 1 });
  await store.heard();
  await store.again();
  await store.switchOn(true);
  expect([...(await store.fields('g'))]).toEqual([['a', [1, 1, 1]]]);
  expect([await store.isOn(), await store.used(), await store.alone()]).toEqual([
    false,
    undefined,
    undefined,
  ]);
});
