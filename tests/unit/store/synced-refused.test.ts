/** A synced area without room, and one that refuses: nothing is lost, it is said, and it ends by itself. */
import { describe, expect, test } from 'vitest';
import { fill, held, oneDevice } from './synced-devices';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('an area without room', () => {
  test('nothing is lost and it is said; with room again everything follows by itself', async () => {
    const { d, wait } = oneDevice();
    await d.store.put('personal', { days: 'before' });
    await wait();
    await fill(d);
    await d.store.put(
      'places|t|s|acme',
      Object.fromEntries([...Array(40)].map((_, i) => [`f${i}`, 'x'.repeat(50)])),
    );
    await wait();
    expect(await d.store.alone()).toBe('full');
    expect((await d.store.fields('places|t|s|acme')).size).toBe(40);
    // Nothing that would only be refused was tried.
    expect(d.sync.calls.every((c) => c.refused === undefined)).toBe(true);
    // The worker that comes back still knows.
    d.store = d.restart();
    await d.store.heard();
    await wait();
    expect(await d.store.alone()).toBe('full');
    for (const key of Object.keys(d.sync.dump()))
      if (key.startsWith('junk')) await d.sync.arrive(key, undefined);
    await d.store.heard();
    await wait();
    expect(await d.store.alone()).toBeUndefined();
    expect(d.shared()).toBe(d.text());
  });
  test('what is small goes before what is large', async () => {
    const { d, wait } = oneDevice();
    await fill(d, 97_000);
    await d.store.put(
      'places|t|s|acme',
      Object.fromEntries([...Array(90)].map((_, i) => [`f${i}`, 'x'.repeat(50)])),
    );
    await d.store.put('personal', { days: 'x' });
    await wait();
    expect(d.sync.dump()).toHaveProperty('profile:personal');
    expect(d.sync.dump()).not.toHaveProperty('profile:places|t|s|acme');
    expect(await d.store.alone()).toBe('full');
  });
  test('a removal makes room for the others', async () => {
    const { d, wait } = oneDevice();
    const long = (n: number) => Object.fromEntries([...Array(n)].map((_, i) => [`f${i}`, 'x'.repeat(60)]));
    await d.store.put('old', long(60));
    await wait();
    await fill(d, 93_000);
    await d.store.put('new', long(40));
    await wait();
    expect(await d.store.alone()).toBe('full');
    await d.store.put('old', Object.fromEntries(Object.keys(long(60)).map((k) => [k, null])));
    await wait();
    expect(await d.store.alone()).toBeUndefined();
    expect(d.shared()).toBe(d.text());
  });
  test('nor for more items', async () => {
    const { d, wait } = oneDevice();
    for (let i = 0; i < 511; i++) await d.sync.arrive(`junk-${i}`, i);
    await d.store.put('one', { a: 1 });
    await d.store.put('two', { a: 1 });
    await wait();
    expect(Object.keys(d.sync.dump())).toHaveLength(512);
    expect(await d.store.alone()).toBe('full');
    expect(await held(d, 'one', 'a')).toBe(1);
    expect(await held(d, 'two', 'a')).toBe(1);
  });
  test('a group that grows is spread, and gathered again when it shrinks', async () => {
    const { d, wait } = oneDevice();
    const many = (value: unknown) => Object.fromEntries([...Array(150)].map((_, i) => [`field-${i}`, value]));
    await d.store.put('g', many('x'.repeat(100)));
    await wait();
    expect(Object.keys(d.sync.dump()).length).toBeGreaterThan(2);
    expect(d.shared()).toBe(d.text());
    await d.store.put('g', many('y'));
    await wait();
    expect(Object.keys(d.sync.dump())).toEqual(['profile:g']);
    expect(d.shared()).toBe(d.text());
  });
});

describe('an area that refuses', () => {
  test('is tried again, later each time, and then everything follows', async () => {
    const { d, clock, wait } = oneDevice();
    d.sync.refuse('This request exceeds the MAX_WRITE_OPERATIONS_PER_HOUR quota.');
    await d.store.put('g', { a: 1 });
    await wait();
    expect(await d.store.alone()).toBe('refused');
    expect(await held(d, 'g', 'a')).toBe(1);
    const first = d.wakes.at(-1) ?? 0;
    expect(first - clock.now()).toBeGreaterThan(50_000);
    // Not before its time, whatever is written meanwhile.
    const tries = d.sync.calls.length;
    await d.store.put('g', { b: 2 });
    await wait();
    await d.store.again();
    expect(d.sync.calls).toHaveLength(tries);
    const gaps: number[] = [];
    for (let i = 0; i < 9; i++) {
      const at = d.wakes.at(-1) ?? 0;
      await clock.run(at - clock.now());
      await d.store.again();
      gaps.push((d.wakes.at(-1) ?? 0) - at);
    }
    expect(gaps).toEqual([2, 4, 8, 16, 32, 60, 60, 60, 60].map((m) => m * MINUTE));
    d.sync.refuse(undefined);
    await clock.run(HOUR);
    await d.store.again();
    expect(d.shared()).toBe(d.text());
    expect(await d.store.alone()).toBeUndefined();
    expect(d.problems).toEqual([]);
  });
  test('news from another device is a reason to try at once', async () => {
    const { d, wait } = oneDevice();
    d.sync.refuse('no');
    await d.store.put('g', { a: 1 });
    await wait();
    d.sync.refuse(undefined);
    await d.store.heard();
    await wait();
    expect(d.shared()).toBe(d.text());
  });
  test('one that cannot be read is never written over', async () => {
    const { d, wait } = oneDevice();
    d.sync.silence(true);
    await d.store.put('g', { a: 1 });
    await wait();
    expect(d.sync.calls).toEqual([]);
    expect(await d.store.alone()).toBe('refused');
    expect(await d.store.used()).toBeUndefined();
    d.sync.silence(false);
    await d.store.heard();
    await wait();
    expect(d.shared()).toBe(d.text());
  });
  test('one that never answers holds nothing up on this device', async () => {
    const { d, wait } = oneDevice();
    d.sync.set = () => new Promise(() => undefined);
    await d.store.put('g', { a: 1 });
    await wait();
    await d.store.put('g', { a: 2 });
    expect(await held(d, 'g', 'a')).toBe(2);
  });
});
