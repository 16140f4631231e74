/**
 * The synced profile in real browsers. Two profiles of a browser have no account in common here, so the items of
 * `storage.sync` are carried between them by the test: in an order of its own, twice, or not at all.
 */
import { describe, expect, inject, test } from 'vitest';
import { options } from '../../lib/strings/pages-options';
import { PROFILE } from '../../lib/strings/profile';
import { type Person, sleep, until } from './driver';
import { QUICK, stageFor } from './stage';

type Items = Record<string, unknown>;
const SYNC = '(globalThis.browser ?? chrome).storage.sync';
const LOCAL = '(globalThis.browser ?? chrome).storage.local';

const shared = (p: Person) => p.inExtension<Items>(`${SYNC}.get(null)`);
const arrive = (p: Person, items: Items) =>
  p.inExtension(`${SYNC}.set(${JSON.stringify(items)}).then(() => true)`);
const take = (p: Person, keys: string[]) =>
  p.inExtension(`${SYNC}.remove(${JSON.stringify(keys)}).then(() => true)`);

/** Keys sorted: browsers hand objects out in orders of their own. */
const sorted = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([k, v]) => [k, sorted(v)]),
      );
/** What a device holds of the profile, field by field with its counters. */
async function held(p: Person): Promise<string> {
  const all = await p.inExtension<Items>(`${LOCAL}.get(null)`);
  return JSON.stringify(
    sorted(Object.fromEntries(Object.entries(all).filter(([k]) => k.startsWith('profile:')))),
  );
}
/** What a person reads of it. */
async function read(p: Person) {
  const { places } = await p.send({ type: 'settings.get' });
  const { personal } = await p.send({ type: 'settings.at' });
  return { places: places.map((x) => `${x.name} ${x.choice}`).sort(), personal };
}
/** Waits until the area of a device holds this text. */
const gives = (p: Person, text: string) =>
  until(`“${text}” in the synced area`, async () => JSON.stringify(await shared(p)).includes(text), 15_000);

/** The same numbers on every run. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** As long as names on GitHub may be (39 and 100 characters): few of them fill an item. */
const LONG_OWNER = 'a-company-with-a-name-of-many-syllables';
const LONG = 'with-a-name-that-nobody-would-type-twice-in-one-day-of-work';

/** More of them than one item holds. */
const MANY = 40;

describe('two browsers of one person', () => {
  const stage = stageFor('profile', 'closed', QUICK);

  test('agree, whatever order and losses items arrive in', async () => {
    // Each browser plays another one; all orders are in the unit tests.
    const dice = numbers(inject('kind') === 'chromium' ? 1 : 2);
    const one = await stage.person('acme-pm', { places: ['acme/shop'] });
    const other = await stage.person('acme-pm', { places: ['acme/payments'] });
    const both = [one, other] as const;
    await one.send({ type: 'personal.put', patch: { openPanel: true, badges: 'all' } });
    await other.send({ type: 'personal.put', patch: { days: '2027-03-31', badges: 'needs' } });
    for (let i = 0; i < MANY; i++) await one.choosePlace(`${LONG_OWNER}/of-the-first-device-${LONG}-${i}`);
    for (let i = 0; i < MANY; i++) await other.choosePlace(`${LONG_OWNER}/of-the-second-device-${LONG}-${i}`);
    await one.choosePlace('acme/both');
    await other.choosePlace('acme', 'owner');
    await gives(one, 'acme/both');
    await gives(other, 'owner|acme');
    // Too large for one item.
    expect(Object.keys(await shared(one)).filter((k) => k.includes('places')).length).toBeGreaterThan(1);

    for (let i = 0; i < 14; i++) {
      const [from, to] = dice(2) === 0 ? both : [other, one];
      const items = Object.entries(await shared(from));
      const some = items.filter(() => dice(3) === 0).sort(() => dice(3) - 1);
      for (const [key, item] of some) await arrive(to, { [key]: item });
      if (dice(4) === 0) await to.killWorker();
      if (dice(2) === 0) await to.choosePlace(`acme/meanwhile-${i}`);
      if (dice(3) === 0)
        await from.send({
          type: 'place.set',
          place: { tracker: 'github', site: 'github.com', name: 'acme/both', owner: 'acme' },
          scope: 'place',
          choice: dice(2) === 0 ? 'hidden' : 'undo',
        });
    }
    // Both are used again: a worker that was ended gives what it had not given yet when it comes back.
    for (const p of both) await p.send({ type: 'profile.get' });
    // What the test writes counts as well: Chromium takes 120 writes a minute.
    for (let i = 0; i < 12 && (await held(one)) !== (await held(other)); i++) {
      await arrive(other, await shared(one));
      await sleep(1_500);
      await arrive(one, await shared(other));
      await sleep(1_500);
    }
    expect(await held(other)).toBe(await held(one));
    const said = await read(one);
    expect(await read(other)).toEqual(said);
    expect(said.personal).toMatchObject({ openPanel: true, days: '2027-03-31' });
    for (const name of ['acme/shop', 'acme/payments', 'acme']) expect(said.places).toContain(`${name} used`);
    expect(said.places.filter((x) => /first-device|second-device/.test(x))).toHaveLength(2 * MANY);
    for (const p of both) expect(await p.send({ type: 'profile.get' })).not.toHaveProperty('notice');
  });

  test('a team made on one is known on the other; what its file says is in neither area', async () => {
    const one = await stage.person('acme-pm');
    const other = await stage.person('acme-pm', { places: [] });
    const scopes = [{ tracker: 'github', place: 'acme/*' }];
    await one.send({ type: 'team.make', name: 'Checkout of Acme', scopes });
    await gives(one, 'Checkout of Acme');
    await arrive(other, await shared(one));
    await until('the team on the other', async () => (await held(other)).includes('Checkout of Acme'));
    for (const p of [one, other])
      expect(JSON.stringify(await shared(p))).not.toMatch(/acme\/\*|scopes|policy/);
  });
});

describe('a synced area without room', () => {
  const stage = stageFor('profile-full', 'closed', QUICK);

  test('nothing is lost, it is said, and everything follows once there is room', async () => {
    const pm = await stage.person('acme-pm', { places: ['acme/shop'] });
    await gives(pm, 'acme/shop');
    // To the brim: the browser itself takes no more.
    let i = 0;
    const junk = (n: number) => arrive(pm, { [`junk-${i}`]: 'x'.repeat(n) }).then(() => void i++);
    for (const n of [8_000, 800, 80, 8]) {
      for (let left = true; left; )
        left = await junk(n).then(
          () => true,
          () => false,
        );
    }
    const { bytes = 0, quota = 0 } = await pm.send({ type: 'profile.get' });
    expect(quota - bytes).toBeLessThan(400);

    for (let n = 0; n < 12; n++) await pm.choosePlace(`acme/chosen-without-room-${n}`);
    await pm.send({ type: 'personal.put', patch: { badges: 'needs' } });
    const notice = async () => (await pm.send({ type: 'profile.get' })).notice;
    await until('the notice', async () => (await notice()) === PROFILE.notice.full, 15_000);
    const page = await pm.extensionPage('options.html#places');
    await page.page.reads(options.places.notSynced);
    await stage.picture(page, 'no-room');
    const all = await read(pm);
    expect(all.places).toHaveLength(13);
    expect(all.personal.badges).toBe('needs');
    await pm.killWorker();
    expect(await read(pm)).toEqual(all);
    expect(JSON.stringify(await shared(pm))).not.toContain('without-room');

    await take(
      pm,
      Object.keys(await shared(pm)).filter((k) => k.startsWith('junk')),
    );
    await gives(pm, 'chosen-without-room-11');
    await until('no notice', async () => (await notice()) === undefined, 15_000);
    expect(await read(pm)).toEqual(all);
    await page.reload();
    await page.page.reads(options.places.saved);
  });

  test('switched off, this browser neither takes nor gives; on again it does both', async () => {
    const pm = await stage.person('acme-pm', { places: ['acme/shop'] });
    await gives(pm, 'acme/shop');
    expect(await pm.send({ type: 'profile.put', on: false })).toMatchObject({ on: false, quota: 102_400 });
    const before = await shared(pm);
    await pm.choosePlace('acme/of-this-device');
    const theirs = { 'place|acme/theirs': [{ choice: 'used', name: 'acme/theirs' }, 1, Date.now()] };
    await arrive(pm, { 'profile:places|github|github.com|acme#1': { format: 1, fields: theirs } });
    await pm.send({ type: 'personal.put', patch: { timing: true } });
    expect((await read(pm)).places).toEqual(['acme/of-this-device used', 'acme/shop used']);
    expect(await shared(pm)).toMatchObject(before);
    expect(JSON.stringify(await shared(pm))).not.toContain('of-this-device');
    await pm.send({ type: 'profile.put', on: true });
    await gives(pm, 'of-this-device');
    expect((await read(pm)).places).toContain('acme/theirs used');
  });
});
