/** Two and three profiles of one person, whatever happens between their browsers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stamp } from '../../../lib/store/synced-fields';
import { practiceClock } from './sync-area';
import { carriedDevice, carry, deliverAll, wins } from './synced-devices';

const value = fc.oneof(
  { weight: 6, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.record({ a: fc.nat(9), b: fc.constantFrom('x', '<', '"', 'é') }) },
  // Large enough that a group takes several items.
  { weight: 1, arbitrary: fc.constantFrom('a'.repeat(2_900), 'b'.repeat(2_900)) },
  { weight: 3, arbitrary: fc.constant(null) },
);
const which = fc.nat(2);
const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      on: which,
      group: fc.constantFrom('personal', 'team|one', 'places|t|s|acme'),
      field: fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__'),
      value,
    }),
  },
  // An item arrives, maybe one that is older than what is there, maybe the same again; the others are lost.
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('copy' as const), on: which, to: which, pick: fc.nat(50) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(8_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), on: which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('switch' as const), on: which, to: fc.boolean() }) },
);

describe.each([2, 3])('%i profiles', (many) => {
  test('converge whatever order and losses items arrive in, and what was written last is everywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { maxLength: 60 }),
        // Clocks that agree to the millisecond, so that writes are equally late, and clocks that are wrong.
        fc.constantFrom([0, 0, 0], [0, 0, 0], [0, -40_000, 40_000]),
        async (acts, skews) => {
          const clock = practiceClock();
          const devices = skews.slice(0, many).map((skew) => carriedDevice(clock, skew));
          const at = (i: number) => devices[i % many] as (typeof devices)[number];
          const last = new Map<string, Stamp>();
          for (const a of acts) {
            if (a.do === 'write') {
              const d = at(a.on);
              await d.store.put(a.group, { [a.field]: a.value });
              const stamp = d.holds().get(a.group)?.get(a.field);
              const name = `${a.group} ${a.field}`;
              if (stamp) last.set(name, wins(last.get(name), stamp));
            } else if (a.do === 'copy') {
              const keys = Object.keys({ ...at(a.on).sync.dump(), ...at(a.to).sync.dump() });
              const key = keys[a.pick % keys.length];
              if (key === undefined || at(a.on) === at(a.to)) continue;
              await carry(at(a.on), at(a.to), key);
              await at(a.to).store.heard();
            } else if (a.do === 'wait') await clock.run(a.ms);
            else if (a.do === 'restart') at(a.on).store = at(a.on).restart();
            else await at(a.on).store.switchOn(a.to);
          }
          for (const d of devices) await d.store.switchOn(true);
          await deliverAll(devices, () => clock.run(6_000));
          const [first] = devices;
          for (const d of devices) {
            expect(d.text()).toBe(first?.text());
            expect(d.shared()).toBe(first?.text());
            expect(d.problems).toEqual([]);
          }
          for (const [name, stamp] of last) {
            const [group = '', field = ''] = name.split(' ');
            expect(first?.holds().get(group)?.get(field)).toEqual(stamp);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('what one writes after all of them agreed holds on all of them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ on: which, field: fc.constantFrom('a', 'b'), value: fc.nat(3) }), {
          minLength: 1,
          maxLength: 12,
        }),
        which,
        async (writes, who) => {
          const clock = practiceClock();
          // The clock of whoever writes last is far behind.
          const devices = Array.from({ length: many }, (_, i) =>
            carriedDevice(clock, i === who % many ? -90_000_000 : 0),
          );
          for (const w of writes) await devices[w.on % many]?.store.put('personal', { [w.field]: w.value });
          await deliverAll(devices, () => clock.run(6_000));
          await devices[who % many]?.store.put('personal', { a: 'last', b: null });
          await deliverAll(devices, () => clock.run(6_000));
          for (const d of devices) {
            const fields = await d.store.fields('personal');
            expect(fields.get('a')?.[0]).toBe('last');
            expect(fields.has('b')).toBe(false);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('more removals than are remembered: they agree, and the area does not grow', async () => {
    const clock = practiceClock();
    const devices = Array.from({ length: many }, () => carriedDevice(clock));
    const patch = (batch: number, value: unknown) =>
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`place|name-${batch}-${i}`, value]));
    for (let batch = 0; batch < 21; batch++) {
      const d = devices[batch % many];
      const group = `places|t|s|owner-${batch % 4}`;
      await d?.store.put(group, patch(batch, { choice: 'used' }));
      clock.advance(10);
      await d?.store.put(group, patch(batch, null));
      if (batch % 7 === 6) await deliverAll(devices, () => clock.run(6_000));
    }
    for (const d of devices) {
      expect(d.text()).toBe(devices[0]?.text());
      expect([...d.holds().values()].reduce((n, f) => n + f.size, 0)).toBe(200);
      expect((await d.sync.getBytesInUse?.(null)) ?? 0).toBeLessThan(20_000);
    }
  });
});

test('teams that were left: what all have forgotten is cleared out of the area', async () => {
  const clock = practiceClock();
  const [one, other] = [carriedDevice(clock), carriedDevice(clock)];
  for (let i = 0; i < 260; i++)
    await one.sync.arrive(`profile:team|${i}`, { format: 1, fields: { name: [null, 2, i] } });
  await one.store.heard();
  await deliverAll([one, other], () => clock.run(6_000));
  for (const d of [one, other]) {
    expect(d.shared()).toBe(d.text());
    expect(Object.keys(d.sync.dump())).toHaveLength(200);
    expect(d.sync.dump()).toHaveProperty('profile:team|259');
  }
});

test('two change different fields of the same group at once: both changes are on both', async () => {
  const clock = practiceClock();
  const [one, other] = [carriedDevice(clock), carriedDevice(clock)];
  await one.store.put('team|t', { name: 'Checkout', from: { url: 'https://a.example/' } });
  await deliverAll([one, other], () => clock.run(6_000));
  await one.store.put('team|t', { name: 'Checkout and cart' });
  await other.store.put('team|t', { from: { url: 'https://b.example/' } });
  await deliverAll([one, other], () => clock.run(6_000));
  for (const d of [one, other]) {
    const fields = await d.store.fields('team|t');
    expect(fields.get('name')?.[0]).toBe('Checkout and cart');
    expect(fields.get('from')?.[0]).toEqual({ url: 'https://b.example/' });
  }
});
