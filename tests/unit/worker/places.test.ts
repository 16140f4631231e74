/** Where Sightline is used: the choice for a place, the wider one for its owner, and what the popup says of a tab. */
import { describe, expect, test } from 'vitest';
import type { Place } from '../../../lib/trackers/tracker';
import { PRACTICE_TOKENS } from '../../playground/seed';
import { createWorld } from '../../playground/world';
import { type Device, device } from '../../support/device';
import { address, ask, FORM, look, ref, saveForm, setting, token, use } from '../../support/setting';
import { practiceSync } from '../store/sync-area';

const placeOf = (name: string): Place => ({
  tracker: 'github',
  site: 'github.com',
  name,
  owner: name.split('/')[0] ?? '',
});
const SHOP = placeOf('acme/shop');

const choose = async (
  d: Device,
  scope: 'place' | 'owner',
  choice: 'used' | 'hidden' | 'undo',
  name = 'acme/shop',
) => {
  await d.own({ type: 'place.set', place: placeOf(name), scope, choice });
  await d.settle();
};

/** Requests about issues; the file of a team is looked for wherever Sightline is used. */
const reads = (world: ReturnType<typeof setting>['world']) =>
  world.state.log.filter((l) => /\/issues\b|graphql/.test(l.path));

describe('the popup', () => {
  const popup = (d: Device, url: string) => {
    d.tabs.set(1, url);
    return d.own({ type: 'popup.tab', tabId: 1 });
  };

  test('on an issue shows its outcome under its title', async () => {
    const { d, key } = setting();
    await use(d);
    await look(d, key);
    await saveForm(d, key, FORM);
    const title = 'Let shoppers pay without creating an account';
    const view = { item: { key }, place: 'used', form: FORM };
    expect(await popup(d, address(key))).toMatchObject({ kind: 'item', title, view });
  });
  test('on an issue that was not read yet goes by its key', async () => {
    const { d, key, world } = setting();
    await use(d);
    const view = { place: 'used', known: 'unread' };
    expect(await popup(d, address(key))).toMatchObject({ kind: 'item', title: key, view });
    await choose(d, 'place', 'undo');
    expect(await popup(d, address(key))).toMatchObject({ kind: 'item', view: { place: 'unchosen' } });
    expect(reads(world)).toEqual([]);
  });

  test.each([
    ['its list', 'https://github.com/acme/shop/issues'],
    ['the form of a new issue', 'https://github.com/acme/shop/issues/new'],
    ['a board of it', 'https://github.com/acme/shop/projects/1'],
  ])('knows the place on %s, and what was chosen for it', async (_, url) => {
    const { d } = setting();
    const said = { kind: 'tracker', place: SHOP };
    expect(await popup(d, url)).toEqual({ ...said, choice: 'unchosen' });
    await choose(d, 'place', 'hidden');
    expect(await popup(d, url)).toEqual({ ...said, choice: 'hidden' });
    await choose(d, 'place', 'used');
    expect(await popup(d, url)).toEqual({ ...said, choice: 'used' });
  });
  test.each([
    ['a list across places', 'https://github.com/issues/assigned'],
    ['the board of an organisation', 'https://github.com/orgs/acme/projects/1'],
    ['settings', 'https://github.com/settings/tokens'],
    ['a list over several places', 'https://github.com/issues/assigned'],
  ])('knows the tracker, and no place, on %s', async (_, url) => {
    expect(await popup(setting().d, url)).toEqual({ kind: 'tracker' });
  });
  test.each(['https://example.com/acme/shop/issues/142', 'about:blank', ''])(
    'has nothing to say elsewhere: “%s”',
    async (url) => {
      expect(await popup(setting().d, url)).toEqual({ kind: 'elsewhere' });
    },
  );
  test('has nothing to say of a tab that is gone', async () => {
    const { d } = setting();
    expect(await d.own({ type: 'popup.tab', tabId: 7 })).toEqual({ kind: 'elsewhere' });
  });
});

describe('a choice for an owner', () => {
  const choiceOf = (d: Device, name: string) => d.program.parts.places.choiceOf(placeOf(name));

  test('holds for every place of the owner, in any case of letters, and for no other', async () => {
    const { d } = setting();
    await choose(d, 'owner', 'used', 'Acme/Shop');
    for (const name of ['acme/shop', 'acme/payments', 'ACME/not-made-yet'])
      expect(await choiceOf(d, name)).toBe('used');
    for (const name of ['acme-labs/shop', 'other/acme']) expect(await choiceOf(d, name)).toBe('unchosen');
  });
  test.each([
    ['hidden', 'used'],
    ['used', 'hidden'],
  ] as const)('gives way to the place’s own: %s in an owner that is %s', async (own, owners) => {
    const { d } = setting();
    await choose(d, 'place', own);
    await choose(d, 'owner', owners);
    expect(await choiceOf(d, 'Acme/Shop')).toBe(own);
    expect(await choiceOf(d, 'acme/payments')).toBe(owners);
  });
  test('taken back leaves what was chosen for a place, and the other way round', async () => {
    const { d } = setting();
    await choose(d, 'owner', 'used');
    await choose(d, 'place', 'hidden');
    await choose(d, 'place', 'undo', 'ACME/shop');
    expect(await choiceOf(d, 'acme/shop')).toBe('used');
    await choose(d, 'place', 'hidden');
    await choose(d, 'owner', 'undo', 'Acme/anything');
    expect(await choiceOf(d, 'acme/payments')).toBe('unchosen');
    expect(await choiceOf(d, 'acme/shop')).toBe('hidden');
    const { places } = await d.own({ type: 'settings.get' });
    expect(places.map((p) => [p.scope, p.name, p.choice])).toEqual([['place', 'acme/shop', 'hidden']]);
  });

  test('made in a page is heard in the tabs of its other places', async () => {
    const { d, key } = setting();
    const item = ref('acme/payments#31');
    d.tabs.set(2, address(item.key));
    d.tabs.set(3, address('other/shop#1'));
    const view = await ask(d, { type: 'place.choose', item: ref(key), scope: 'owner', choice: 'used' });
    expect(view.place).toBe('used');
    const heard = (tab: number) =>
      d.pushes.filter((p) => p.tab === tab && p.message.type === 'push.item').at(-1)?.message;
    expect(heard(2)).toMatchObject({ type: 'push.item', view: { item, place: 'used' } });
    expect(heard(3)).toMatchObject({ view: { place: 'unchosen' } });
    await ask(d, { type: 'place.choose', item: ref(key), scope: 'owner', choice: 'undo' });
    expect(heard(2)).toMatchObject({ view: { place: 'unchosen' } });
  });
  test('an issue of a place nobody chose is neither read nor written', async () => {
    const { d, key, world, body } = setting();
    await choose(d, 'owner', 'used');
    await choose(d, 'place', 'hidden');
    expect(await look(d, key, { title: 'T', raw: body() })).toMatchObject({
      place: 'hidden',
      known: 'unread',
    });
    expect(reads(world)).toEqual([]);
    await choose(d, 'place', 'undo');
    expect(await look(d, key)).toMatchObject({ place: 'used', known: 'none' });
    expect(reads(world).length).toBeGreaterThan(0);
  });
});

describe('a choice on another device', () => {
  test('is heard in the tabs here as soon as it arrives', async () => {
    const world = createWorld();
    const sync = practiceSync();
    const key = 'acme/shop#142';
    const d = device({ world, clock: world.state.clock, sync, token: token(PRACTICE_TOKENS.pmWrite) });
    expect(await look(d, key)).toMatchObject({ place: 'unchosen' });
    const fields = { 'place|acme/shop': [{ choice: 'used', name: 'Acme/Shop' }, 1, 5] };
    await sync.arrive('profile:places|github|github.com|acme', { format: 1, fields });
    await d.program.synced();
    await d.settle();
    const heard = d.pushes.filter((p) => p.tab === 1 && p.message.type === 'push.item');
    expect(heard.at(-1)?.message).toMatchObject({ view: { place: 'used' } });
    expect(await look(d, key)).toMatchObject({ place: 'used', known: 'none' });
  });
  test('made here is on this disk and in the area, also when the worker ends in between', async () => {
    const world = createWorld();
    const sync = practiceSync();
    for (let steps = 1; steps < 40; steps += 3) {
      const d = device({ world, clock: world.state.clock, sync });
      d.killAfter(steps);
      await d
        .own({ type: 'place.set', place: placeOf(`acme/p${steps}`), scope: 'place', choice: 'used' })
        .catch(() => {});
      await d.settle();
      const said = (await d.local.get(null))['profile:places|github|github.com|acme'] !== undefined;
      d.restart();
      await d.program.synced();
      await d.settle();
      expect(JSON.stringify(sync.dump()).includes(`p${steps}"`), String(steps)).toBe(said);
    }
    expect(JSON.stringify(sync.dump())).toContain('p37"');
  });
});
