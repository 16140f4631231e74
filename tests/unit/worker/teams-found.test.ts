/** Team files in places that are used: found, offered, followed where they move. */
import { describe, expect, test } from 'vitest';
import type { ItemView } from '../../../lib/messages/protocol';
import type { Place } from '../../../lib/trackers/tracker';
import { addRepository, findRepository, renameRepository } from '../../playground/github/state';
import type { World } from '../../playground/world';
import { type Device, device } from '../../support/device';
import { memoryArea } from '../../support/memory-area';
import {
  ACME,
  commit,
  FILE_URL,
  FROM,
  join,
  kept,
  person,
  put,
  SHOP,
  TEAM,
  teamOf,
  two,
  written,
} from '../../support/team-files';

const DAY = 24 * 3_600_000;
const ITEM = { tracker: 'github', site: 'github.com', key: 'acme/shop#142' };
const use = (d: Device, place: Place = SHOP) =>
  d.own({ type: 'place.set', place, scope: 'place', choice: 'used' });

/** The person looks at the item, and again once the worker rests. */
async function visit(d: Device): Promise<ItemView> {
  for (let i = 0; ; i++) {
    const answer = await d.fromTab(1, { type: 'item.open', item: ITEM, seen: {} });
    if (!answer?.ok) throw new Error('refused');
    await d.settle();
    if (i > 0) return answer.value;
  }
}
const looks = (world: World) =>
  world.state.log.filter((l) => /sightline\.(?:json|team)$/.test(l.path)).map((l) => l.path);
const offers = async (d: Device) => (await d.own({ type: 'team.list' })).offers;
/** A day later, in a worker that has slept meanwhile. */
function tomorrow(world: World, d: Device): void {
  world.state.clock.advance(DAY);
  d.restart();
}

describe('a file in the repository of an item', () => {
  test('is offered beside it and in the options, joined with one press, and then not offered', async () => {
    const { world, mara } = two();
    put(world, 'repository', written(TEAM));
    await use(mara);
    const view = await visit(mara);
    const where = 'acme/shop · .github/sightline.json';
    expect(view.teamOffer).toEqual({ id: TEAM.id, name: TEAM.name, where });
    expect(await offers(mara)).toEqual([
      { id: TEAM.id, name: TEAM.name, where, from: FROM.repository, place: SHOP },
    ]);
    await mara.fromTab(1, { type: 'offer.join', item: ITEM, id: TEAM.id });
    await mara.settle();
    expect((await teamOf(mara)).team).toEqual(TEAM);
    expect((await visit(mara)).teamOffer).toBeUndefined();
    expect(await offers(mara)).toEqual([]);
  });

  test('pages that are open learn of it', async () => {
    const { world, mara } = two();
    put(world, 'repository', written(TEAM));
    const told = () =>
      mara.pushes
        .flatMap(({ tab, message }) => (tab === 1 && message.type === 'push.item' ? [message.view] : []))
        .at(-1);
    await use(mara);
    await mara.settle();
    expect(told()?.teamOffer?.id).toBe(TEAM.id);
    expect((await visit(mara)).quality).toMatchObject({ threshold: 50 });
    mara.pushes.length = 0;
    await join(mara, FROM.repository);
    expect(told()).toMatchObject({ quality: { team: { id: TEAM.id }, threshold: 40 } });
    expect(told()?.teamOffer).toBeUndefined();
  });

  test('each place is looked at once a day, however many pages and workers there are', async () => {
    const { world, mara } = two();
    await use(mara);
    await mara.settle();
    for (let i = 0; i < 3; i++) {
      await visit(mara);
      mara.restart();
    }
    const once = [
      '/repos/acme/shop/contents/.github/sightline.json',
      '/repos/acme/.github/contents/.github/sightline.json',
    ];
    expect(looks(world)).toEqual(once);
    await use(mara, { ...SHOP, name: 'acme/payments' });
    mara.tabs.set(1, 'https://github.com/acme/payments/issues/3');
    await mara.fromTab(1, { type: 'item.open', item: { ...ITEM, key: 'acme/payments#3' }, seen: {} });
    await mara.settle();
    expect(looks(world).slice(2)).toEqual(['/repos/acme/payments/contents/.github/sightline.json']);
    tomorrow(world, mara);
    mara.tabs.set(1, 'https://github.com/acme/shop/issues/142');
    await visit(mara);
    expect(looks(world).slice(3)).toEqual(once);
  });

  test('nothing is looked for where Sightline is not used, nor without a token', async () => {
    const { world, mara } = two();
    put(world, 'repository', written(TEAM));
    await visit(mara);
    const nobody = device({ world, clock: world.state.clock });
    nobody.tabs.set(1, 'https://github.com/acme/shop/issues/142');
    await use(nobody);
    await visit(nobody);
    expect(looks(world)).toEqual([]);
  });

  test('the one of the owner, where the repository has none and it is about it', async () => {
    const { world, mara } = two();
    addRepository(world.state, 'acme', '.github', { collaborators: { 'acme-pm': 'read' } });
    commit(
      world,
      written({ ...TEAM, scopes: [{ tracker: 'github', place: 'acme/payments' }] }),
      'acme-dev',
      '.github',
    );
    await use(mara);
    expect((await visit(mara)).teamOffer).toBeUndefined();
    tomorrow(world, mara);
    commit(
      world,
      written({ ...TEAM, scopes: [{ tracker: 'github', place: 'acme/*' }] }),
      'acme-dev',
      '.github',
    );
    expect((await visit(mara)).teamOffer?.where).toBe('acme/.github · .github/sightline.json');
  });

  test('a broken one, and one that is no team file, are nobody’s concern before they are joined', async () => {
    for (const text of ['{', '{"sightline":"team"}', '<html>', '[]']) {
      const { world, mara } = two();
      commit(world, text);
      await use(mara);
      expect((await visit(mara)).teamOffer).toBeUndefined();
      expect([await offers(mara), mara.problems]).toEqual([[], []]);
    }
  });

  test('a line that is down is tried with the next page; what was found before stays offered', async () => {
    const { world, mara } = two();
    put(world, 'repository', written(TEAM));
    await use(mara);
    await visit(mara);
    tomorrow(world, mara);
    world.faults.on({ path: /sightline\.json$/ }, { kind: 'offline' }, 'always');
    expect((await visit(mara)).teamOffer?.id).toBe(TEAM.id);
    const before = looks(world).length;
    mara.restart();
    await visit(mara);
    expect(looks(world).length).toBeGreaterThan(before);
  });

  test('left again, it is offered in the options and no more beside items', async () => {
    const { world, mara } = two();
    put(world, 'repository', written(TEAM));
    await use(mara);
    await visit(mara);
    await join(mara, FROM.repository);
    await mara.own({ type: 'team.leave', id: TEAM.id });
    expect((await visit(mara)).teamOffer).toBeUndefined();
    expect((await offers(mara)).map((o) => o.id)).toEqual([TEAM.id]);
    await join(mara, FROM.repository);
    expect(await offers(mara)).toEqual([]);
    expect(kept(mara)).toContain('"teams-left",{}');
  });
});

describe('a property of the project of an issue', () => {
  test('is offered and joined the same way; looked at when a page of the site comes', async () => {
    const { world, mara } = two();
    put(world, 'property', written(TEAM));
    const item = { tracker: 'jira', site: ACME.site, key: 'ACME-142' };
    await use(mara, ACME);
    const open = async () => {
      const answer = await mara.fromTab(2, { type: 'item.open', item, seen: {} });
      await mara.settle();
      if (!answer?.ok) throw new Error('refused');
      return answer.value;
    };
    await open();
    expect((await open()).teamOffer).toMatchObject({ id: TEAM.id, where: expect.stringContaining('ACME') });
    await mara.fromTab(2, { type: 'offer.join', item, id: TEAM.id });
    await mara.settle();
    // No page of the site is open when the alarm comes: what holds stays, and it is looked at with the next page.
    mara.tabs.delete(2);
    put(world, 'property', written({ ...TEAM, name: 'Cart' }));
    world.state.clock.advance(5 * 3_600_000);
    await mara.program.teamsDue();
    expect(await teamOf(mara)).toMatchObject({ team: TEAM, trouble: { code: 'no-tab' } });
    mara.tabs.set(2, 'https://acme.atlassian.net/browse/ACME-142');
    tomorrow(world, mara);
    await open();
    const view = await teamOf(mara);
    expect([view.trouble, view.offered?.changes.map((c) => c.path)]).toEqual([undefined, ['name']]);
  });
});

describe('a file that moved', () => {
  test('to another repository: said, and followed once somebody agrees; what is theirs alone stays', async () => {
    const { world, mara } = two();
    put(world, 'repository', written(TEAM));
    await join(mara, FROM.repository);
    await mara.own({ type: 'team.draft', id: TEAM.id, team: { ...TEAM, name: 'Mine' } });
    await mara.own({ type: 'team.save', id: TEAM.id });
    const payments = { ...SHOP, name: 'acme/payments' };
    const moved = {
      ...TEAM,
      policy: { threshold: 70, waiverDays: 30 },
      scopes: [...(TEAM.scopes ?? []), { tracker: 'github', place: 'acme/payments' }],
    };
    commit(world, written(moved), 'acme-dev', 'payments');
    const open = async () => {
      mara.tabs.set(1, 'https://github.com/acme/payments/issues/3');
      await mara.fromTab(1, { type: 'item.open', item: { ...ITEM, key: 'acme/payments#3' }, seen: {} });
      await mara.settle();
    };
    await use(mara, payments);
    await open();
    // A copy of the file, while it stands where it was, is none of our concern.
    expect(await offers(mara)).toEqual([]);
    expect((await mara.own({ type: 'team.check', id: TEAM.id })).trouble).toBeUndefined();

    put(world, 'repository', null);
    const gone = await mara.own({ type: 'team.check', id: TEAM.id });
    expect(gone.trouble).toEqual({ code: 'moved', movedTo: 'acme/payments · .github/sightline.json' });
    expect(gone.team.name).toBe('Mine');
    const [offer] = await offers(mara);
    expect(offer).toMatchObject({ id: TEAM.id, from: { place: payments } });
    if (!offer) return;
    const followed = await join(mara, offer.from);
    expect(followed).toMatchObject({ from: offer.from, team: { name: 'Mine', policy: { threshold: 40 } } });
    expect([followed.trouble, followed.offered?.changes.map((c) => c.path).sort()]).toEqual([
      undefined,
      ['policy.threshold', 'scopes'],
    ]);
    expect(followed.unpublished?.map((c) => c.path)).toEqual(['name']);
    expect(await offers(mara)).toEqual([]);
  });

  test('with its repository, which was renamed', async () => {
    const { world, mara } = two();
    put(world, 'repository', written(TEAM));
    await join(mara, FROM.repository);
    const shop = findRepository(world.state, 'acme', 'shop');
    if (shop) renameRepository(shop, 'store');
    const view = await mara.own({ type: 'team.check', id: TEAM.id });
    expect(view.trouble).toMatchObject({ code: 'moved', movedTo: 'acme/store' });
    const place = { ...SHOP, name: 'acme/store' };
    expect((await join(mara, { kind: 'tracker', place })).trouble).toBeUndefined();
  });
});

describe('a team of the person’s other browser', () => {
  test('is offered with where its file is, and gone from there once it was left', async () => {
    const { world, mara } = two();
    const sync = memoryArea();
    const browser = () => {
      const token = { id: 't', owner: 'acme', login: 'acme-pm', value: 'github_pat_practice_pm_write' };
      return device({ world, clock: world.state.clock, token, sync, hosts: ['files.acme.example'] });
    };
    const [one, other] = [browser(), browser()];
    put(world, 'repository', written(TEAM));
    put(world, 'address', written({ ...TEAM, id: 'second', name: 'Second' }));
    await join(one, FROM.repository);
    await join(one, FROM.address);
    world.state.clock.advance(60_000);
    await one.program.resume(false);
    await one.settle();
    expect(JSON.stringify(sync.dump())).not.toContain('threshold');
    await other.program.synced();
    await other.settle();
    const found = await offers(other);
    expect(found.map((o) => [o.id, o.where])).toEqual([
      ['checkout', 'acme/shop · .github/sightline.json'],
      ['second', 'files.acme.example/team/sightline.json'],
    ]);
    for (const { from } of found) await join(other, from);
    expect(await offers(other)).toEqual([]);
    expect((await offers(mara)).length).toBe(0);
  });

  test('behind an address that the browser was not let reach: it says which, and how', async () => {
    const { world } = two();
    put(world, 'address', written(TEAM));
    const d = person(world, 'acme-pm', []);
    const told = await d.own({ type: 'team.join', from: FROM.address });
    expect(told).toMatchObject({ ok: false, problems: [{ text: expect.stringContaining(FILE_URL) }] });
    expect(world.host.asked).toEqual([]);
  });
});
