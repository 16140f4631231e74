/** What follows a person: keys, teams, places; how much room it takes, and what is never in it. */
import { describe, expect, test } from 'vitest';
import type { TeamFrom } from '../../../lib/messages/team-protocol';
import { PROFILE } from '../../../lib/strings/profile';
import type { Place } from '../../../lib/trackers/tracker';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { createWorld } from '../../playground/world';
import { device } from '../../support/device';
import { FORM, look, saveForm, token, use } from '../../support/setting';
import { practiceClock, practiceSync } from './sync-area';
import { carriedDevice, deliverAll } from './synced-devices';

const PLACE: Place = { tracker: 'github', site: 'github.com', name: 'acme/shop', owner: 'acme' };
const FROM: TeamFrom = { kind: 'tracker', place: PLACE };

function setting() {
  const clock = practiceClock();
  const [one, other] = [carriedDevice(clock), carriedDevice(clock)];
  return {
    clock,
    one,
    other,
    mine: one.profile(),
    theirs: other.profile(),
    deliver: () => deliverAll([one, other], () => clock.run(6_000)),
  };
}

describe('own keys', () => {
  test('two devices change different ones, and take one back', async () => {
    const { mine, theirs, deliver } = setting();
    expect(await mine.personal()).toEqual({});
    await mine.putPersonal({ openPanel: true, badges: 'all' });
    await deliver();
    await mine.putPersonal({ badges: 'needs' });
    await theirs.putPersonal({ days: '2027-03-31', openPanel: undefined });
    await deliver();
    for (const p of [mine, theirs])
      expect(await p.personal()).toEqual({ badges: 'needs', days: '2027-03-31' });
  });
  test('a value that this version does not know is left out, and stays for those that do', async () => {
    const { mine, theirs, one, deliver } = setting();
    const fields = { badges: ['blinking', 3, 5], timing: [true, 1, 5], voice: ['low', 1, 5] };
    await one.sync.arrive('profile:personal', { format: 1, fields });
    await one.store.heard();
    expect(await mine.personal()).toEqual({ timing: true, voice: 'low' });
    await mine.putPersonal({ timing: false });
    await deliver();
    expect(await theirs.personal()).toEqual({ timing: false, voice: 'low' });
    expect(JSON.stringify(one.sync.dump())).toContain('blinking');
  });
});

describe('teams', () => {
  test('joined here, known there with where the file is; left here, not offered there', async () => {
    const { mine, theirs, clock, deliver } = setting();
    const at = clock.now();
    await mine.putTeam({ id: 'Checkout.1', name: 'Checkout', from: FROM });
    await mine.putTeam({ id: 'made-here', name: 'Without a file' });
    await deliver();
    expect(await theirs.teams()).toEqual([
      { id: 'Checkout.1', name: 'Checkout', from: FROM, at },
      { id: 'made-here', name: 'Without a file', at },
    ]);
    await mine.dropTeam('Checkout.1');
    await deliver();
    expect((await theirs.teams()).map((t) => t.id)).toEqual(['made-here']);
    await theirs.putTeam({ id: 'Checkout.1', name: 'Checkout', from: FROM });
    await deliver();
    expect((await mine.teams()).map((t) => t.id)).toContain('Checkout.1');
  });
  test('renamed on one device while its file moved on the other: both hold', async () => {
    const { mine, theirs, deliver } = setting();
    const moved: TeamFrom = { kind: 'url', url: 'https://teams.acme.example/checkout.json' };
    await mine.putTeam({ id: 'c', name: 'Checkout', from: FROM });
    await deliver();
    await mine.putTeam({ id: 'c', name: 'Checkout and cart', from: FROM });
    await theirs.putTeam({ id: 'c', name: 'Checkout', from: moved });
    await deliver();
    for (const p of [mine, theirs])
      expect(await p.teams()).toMatchObject([{ name: 'Checkout and cart', from: moved }]);
  });
  test('said again as it was, nothing is written', async () => {
    const { mine, one, clock } = setting();
    await mine.putTeam({ id: 'c', name: 'Checkout', from: FROM });
    await clock.run(6_000);
    await mine.putTeam({ id: 'c', name: 'Checkout', from: FROM });
    await clock.run(6_000);
    expect(one.sync.calls).toHaveLength(1);
    expect(one.holds().get('team|c')?.get('name')?.[1]).toBe(1);
  });
  test.each<[string, TeamFrom]>([
    ['a code, which is the whole file', { kind: 'code', code: 'SECRET-code-of-the-team' }],
    ['an address with a token behind it', { kind: 'url', url: 'https://raw.example/t.json?token=SECRET' }],
    ['an address with a password', { kind: 'url', url: 'https://me:SECRET@raw.example/t.json' }],
    ['an address with an end', { kind: 'url', url: 'https://raw.example/t.json#SECRET' }],
    ['no address', { kind: 'url', url: 'SECRET' }],
    ['an address anybody can listen to', { kind: 'url', url: 'http://raw.example/SECRET' }],
  ])('%s: the name travels, and that does not', async (_, from) => {
    const { mine, theirs, one, deliver } = setting();
    await mine.putTeam({ id: 'c', name: 'Checkout', from });
    await deliver();
    expect(await theirs.teams()).toMatchObject([{ id: 'c', name: 'Checkout' }]);
    expect((await theirs.teams())[0]).not.toHaveProperty('from');
    expect(JSON.stringify(one.sync.dump())).not.toContain('SECRET');
  });
  test('what is no team in the area is not offered', async () => {
    const { mine, one } = setting();
    const said = { name: [7, 1, 1], from: [{ kind: 'url', url: 5 }, 1, 1] };
    await one.sync.arrive('profile:team|x', { format: 1, fields: said });
    await one.sync.arrive('profile:team|y', { format: 1, fields: { ...said, name: ['Y', 1, 1] } });
    await one.store.heard();
    expect(await mine.teams()).toEqual([{ id: 'y', name: 'Y', at: 1 }]);
  });
});

test('twenty teams and two hundred places take less than two fifths of the room', async () => {
  const { mine, theirs, one, clock, deliver } = setting();
  await mine.putPersonal({ openPanel: true, badges: 'needs', days: '2027-03-31', timing: true });
  for (let t = 0; t < 20; t++) {
    const owner = `an-organisation-${t}`;
    const at = (i: number) => ({ ...PLACE, name: `${owner}/a-repository-with-a-name-${i}`, owner });
    const from: TeamFrom =
      t % 2 === 0
        ? { kind: 'tracker', place: at(0) }
        : { kind: 'url', url: `https://teams.${owner}.example/our/settings/of-the-team-${t}.json` };
    await mine.putTeam({ id: crypto.randomUUID(), name: `The team of organisation number ${t}`, from });
    for (let i = 0; i < 10; i++) await mine.places.choose(at(i), 'place', i % 5 === 4 ? 'hidden' : 'used');
  }
  await clock.run(60_000);
  const { bytes = 0, quota = 0, notice, on } = await mine.view();
  expect({ on, quota, notice }).toEqual({ on: true, quota: 102_400, notice: undefined });
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(quota * 0.4);
  for (const [key, item] of Object.entries(one.sync.dump()))
    expect(key.length + JSON.stringify(item).length, key).toBeLessThan(8_192);
  expect(Object.keys(one.sync.dump()).length).toBeLessThan(100);
  await deliver();
  expect(await theirs.teams()).toHaveLength(20);
  expect(await theirs.places.list()).toHaveLength(200);
});

describe('what a person reads of it', () => {
  test('without room, refused, or from a newer version', async () => {
    const { mine, one, clock } = setting();
    await one.sync.arrive('profile:team|t', { format: 2 });
    await mine.putTeam({ id: 't', name: 'T' });
    await clock.run(6_000);
    expect((await mine.view()).notice).toBe(PROFILE.notice.newer);
    for (let i = 0; i < 20; i++) await one.sync.arrive(`junk-${i}`, 'x'.repeat(5_000));
    await mine.putPersonal({ timing: true });
    await clock.run(6_000);
    expect(await mine.view()).toMatchObject({ notice: PROFILE.notice.full, quota: 102_400 });
    for (let i = 0; i < 20; i++) await one.sync.arrive(`junk-${i}`, undefined);
    one.sync.refuse('no');
    await mine.putPersonal({ timing: false });
    await clock.run(6_000);
    expect((await mine.view()).notice).toBe(PROFILE.notice.refused);
    await mine.switchOn(false);
    expect(await mine.view()).toEqual({ on: false, bytes: expect.any(Number), quota: 102_400 });
    expect(await mine.personal()).toEqual({ timing: false });
  });
});

test('records, what a team file says, and secrets are in nothing that was ever written to the area', async () => {
  const world = createWorld();
  const sync = practiceSync();
  const written: unknown[] = [];
  const watched = {
    ...sync,
    set: (items: Record<string, unknown>) => {
      written.push(items);
      return sync.set(items);
    },
  };
  const d = device({ world, clock: world.state.clock, sync: watched, token: token(PRACTICE_TOKENS.pmWrite) });
  await use(d);
  await look(d, 'acme/shop#142');
  await saveForm(d, 'acme/shop#142', FORM);
  await look(d, 'acme/shop#142');
  const { profile } = d.program.parts;
  await profile.putPersonal({ badges: 'needs' });
  // All that a caller may have at hand.
  const team = {
    id: 'c',
    name: 'Checkout',
    from: FROM,
    policy: { threshold: 77 },
    brief: { intro: 'We sell' },
  };
  await profile.putTeam(team);
  await d.settle();
  const text = JSON.stringify(written);
  expect(text).toContain('acme/shop');
  expect(text).toContain('Checkout');
  for (const never of [
    PRACTICE_TOKENS.pmWrite,
    FORM.problem,
    FORM.reason,
    FORM.metric,
    'threshold',
    'We sell',
    '#142',
  ])
    expect(text).not.toContain(never);
});
