import { describe, expect, test } from 'vitest';
import type { Place } from '../../../lib/trackers/tracker';
import { practiceClock } from './sync-area';
import { carriedDevice, deliverAll } from './synced-devices';

const repository = (name: string): Place => ({
  tracker: 'github',
  site: 'github.com',
  name,
  owner: name.split('/')[0] ?? '',
});
const PROJECT: Place = { tracker: 'jira', site: 'acme.example', name: 'ACME', owner: 'acme.example' };

function devices(many = 2) {
  const clock = practiceClock();
  const all = Array.from({ length: many }, () => carriedDevice(clock));
  return {
    clock,
    all,
    places: all.map((d) => d.profile().places) as [ReturnType<typeof first>, ReturnType<typeof first>],
    deliver: () => deliverAll(all, () => clock.run(6_000)),
  };
}
const first = (d: ReturnType<typeof carriedDevice>) => d.profile().places;

describe('places on one device', () => {
  test('are listed as they were written, with when they were chosen', async () => {
    const { places, clock } = devices(1);
    const [one] = places;
    const at = clock.now();
    await one.choose(repository('Acme/Shop'), 'place', 'used');
    await one.choose(repository('Acme/Shop'), 'owner', 'hidden');
    await one.choose(PROJECT, 'place', 'used');
    await one.choose(PROJECT, 'owner', 'hidden');
    expect(await one.list()).toEqual([
      { tracker: 'github', site: 'github.com', name: 'Acme', scope: 'owner', choice: 'hidden', at },
      { tracker: 'jira', site: 'acme.example', name: 'ACME', scope: 'place', choice: 'used', at },
      { tracker: 'jira', site: 'acme.example', name: 'acme.example', scope: 'owner', choice: 'hidden', at },
      { tracker: 'github', site: 'github.com', name: 'Acme/Shop', scope: 'place', choice: 'used', at },
    ]);
  });
  test('the place’s own choice before its owner’s, in any case of letters, and since when', async () => {
    const { places, clock } = devices(1);
    const [one] = places;
    await one.choose(repository('acme/shop'), 'owner', 'used');
    const at = clock.now();
    clock.advance(1_000);
    await one.choose(repository('acme/old'), 'place', 'hidden');
    expect(await one.choiceOf(repository('ACME/Shop'))).toBe('used');
    expect(await one.usedSince(repository('ACME/Shop'))).toBe(at);
    expect(await one.choiceOf(repository('acme/OLD'))).toBe('hidden');
    expect(await one.usedSince(repository('acme/old'))).toBeUndefined();
    expect(await one.choiceOf(repository('other/shop'))).toBe('unchosen');
    await one.choose(repository('Acme/old'), 'place', 'undo');
    expect(await one.choiceOf(repository('acme/old'))).toBe('used');
  });
  test('names that look like parts of our keys stay apart', async () => {
    const { places } = devices(1);
    const [one] = places;
    const odd = ['a|b/c', 'a#1/c', 'a%7Cb/c', '__proto__/c', '\ud800/c'];
    for (const name of odd) await one.choose(repository(name), 'place', 'used');
    expect((await one.list()).map((p) => p.name).sort()).toEqual(
      ['a|b/c', 'a#1/c', 'a%7Cb/c', '__proto__/c', '\ufffd/c'].sort(),
    );
    for (const name of odd.slice(0, 4)) expect(await one.choiceOf(repository(name))).toBe('used');
  });
  test('what a later version says of a place does not hide the others', async () => {
    const { places, all } = devices(1);
    await places[0].choose(repository('acme/shop'), 'place', 'used');
    const later = { 'place|acme/x': [{ choice: 'sometimes', name: 'acme/x' }, 1, 1] };
    await all[0]?.sync.arrive('profile:places|github|github.com|acme', { format: 1, fields: later });
    await all[0]?.sync.arrive('profile:places|100%', { format: 1, fields: later });
    await all[0]?.store.heard();
    expect((await places[0].list()).map((p) => p.name)).toEqual(['acme/shop']);
    expect(await places[0].choiceOf(repository('acme/x'))).toBe('unchosen');
  });
});

describe('places on two devices', () => {
  test('a hundred and fifty of one owner are on both, also what was undone', async () => {
    const { places, deliver, all } = devices();
    const [one, two] = places;
    for (let i = 0; i < 150; i++)
      await one.choose(repository(`acme/a-repository-with-a-name-${i}`), 'place', 'used');
    await deliver();
    expect(await two.list()).toHaveLength(150);
    for (let i = 0; i < 50; i++)
      await two.choose(repository(`acme/a-repository-with-a-name-${i}`), 'place', 'undo');
    await deliver();
    for (const p of places) expect(await p.list()).toHaveLength(100);
    expect(await one.notice()).toBeUndefined();
    expect(all.every((d) => d.sync.calls.every((c) => c.refused === undefined))).toBe(true);
  });
  test('chosen at once for the same owner: both are there', async () => {
    const { places, deliver } = devices();
    await places[0].choose(repository('acme/shop'), 'place', 'used');
    await places[1].choose(repository('acme/payments'), 'place', 'used');
    await deliver();
    for (const p of places)
      expect((await p.list()).map((x) => x.name)).toEqual(['acme/payments', 'acme/shop']);
  });
});

test('no room in the area: all kept here, with a notice', async () => {
  const { places, all, clock } = devices(1);
  for (let i = 0; i < 20; i++) await all[0]?.sync.arrive(`junk-${i}`, 'x'.repeat(5_000));
  for (let i = 0; i < 90; i++) await places[0].choose(repository(`acme/repository-${i}`), 'place', 'used');
  await clock.run(6_000);
  expect(await places[0].list()).toHaveLength(90);
  expect(await places[0].notice()).toBe('not-synced');
});
