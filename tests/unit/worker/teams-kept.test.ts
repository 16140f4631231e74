/** What is kept of teams: over a restart, in a file that is exported, and nothing once all is deleted. */
import { describe, expect, test } from 'vitest';
import { createWorld } from '../../playground/world';
import type { Device } from '../../support/device';
import {
  ACME,
  CHANGED,
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

const id = TEAM.id;
const at = (d: Device, place = SHOP) => d.own({ type: 'settings.at', place });
const exported = async (d: Device) => (await d.own({ type: 'data.export' })).text;
const imported = (d: Device, text: string, apply = true) => d.own({ type: 'data.import', text, apply });

async function busy() {
  const s = two();
  put(s.world, 'repository', written(TEAM));
  await join(s.mara, FROM.repository);
  await s.mara.own({ type: 'team.mode', id, mode: 'auto' });
  await s.mara.own({ type: 'team.draft', id, team: { ...TEAM, name: 'Typed' } });
  return s;
}

describe('over the end of a worker', () => {
  test('everything is as it was', async () => {
    const { mara } = await busy();
    const before = await teamOf(mara);
    mara.restart();
    expect(await teamOf(mara)).toEqual(before);
    expect(before).toMatchObject({ mode: 'auto', draft: { name: 'Typed' }, from: FROM.repository });
    await mara.own({ type: 'team.draft', id, team: null });
    expect((await teamOf(mara)).draft).toBeUndefined();
  });
});

describe('what is typed', () => {
  test('may be wrong for a while, is kept as it is, and holds only once it is right', async () => {
    const { mara } = await busy();
    const wrong = { ...TEAM, name: '', policy: { threshold: 900 } } as unknown as typeof TEAM;
    await mara.own({ type: 'team.draft', id, team: wrong });
    mara.restart();
    expect((await teamOf(mara)).draft).toEqual(wrong);
    await expect(mara.own({ type: 'team.save', id })).rejects.toThrow(/policy/);
    expect(await teamOf(mara)).toMatchObject({ team: TEAM, draft: wrong });
    await mara.own({ type: 'team.draft', id, team: { ...TEAM, id: 'stolen' } as typeof TEAM });
    expect((await mara.own({ type: 'team.save', id })).team).toEqual(TEAM);
  });

  test('has bounds', async () => {
    const { mara } = await busy();
    const long = { ...TEAM, note: 'x'.repeat(110_000) };
    await expect(mara.own({ type: 'team.draft', id, team: long })).rejects.toThrow('invalid');
    await expect(mara.own({ type: 'team.draft', id: 'none', team: TEAM })).rejects.toThrow(
      'not on this device',
    );
  });
});

describe('a file that is exported', () => {
  test('brings teams to another device, with what is typed; a second time nothing is new', async () => {
    const { mara, jonas } = await busy();
    const text = await exported(mara);
    expect((await imported(jonas, text, false)).settings).toEqual(['Checkout']);
    expect(kept(jonas)).not.toContain('Checkout');
    await imported(jonas, text);
    expect(await teamOf(jonas)).toMatchObject({
      team: TEAM,
      mode: 'auto',
      from: FROM.repository,
      draft: { name: 'Typed' },
    });
    expect((await at(jonas)).settings.policy.threshold).toBe(40);
    const before = kept(jonas);
    expect((await imported(jonas, text)).settings).toEqual([]);
    expect(kept(jonas)).toBe(before);
    expect(await exported(jonas)).toContain('"Checkout"');
  });

  test('takes nothing away: what says something else waits as a change', async () => {
    const { world, mara, jonas } = two();
    put(world, 'repository', written(TEAM));
    await join(mara, FROM.repository);
    put(world, 'repository', written(CHANGED));
    await join(jonas, FROM.repository);
    await imported(jonas, await exported(mara));
    expect(await teamOf(jonas)).toMatchObject({ team: CHANGED, draft: TEAM });
    const before = kept(jonas);
    await imported(jonas, await exported(mara));
    expect(kept(jonas)).toBe(before);
  });

  test('holds no address that may carry a secret', async () => {
    const world = createWorld();
    const d = person(world, 'acme-pm');
    const url = 'https://files.acme.example/team.json?of=checkout';
    world.host.files.set(url, { body: written(TEAM) });
    await join(d, { kind: 'url', url });
    const text = await exported(d);
    expect(text).not.toContain('of=checkout');
    const other = person(world, 'acme-dev');
    await imported(other, text);
    expect((await teamOf(other)).from).toBeUndefined();
  });

  test.each([
    ['no team', { sightline: 'team' }],
    ['a number too high', { ...TEAM, policy: { threshold: 900 } }],
    [
      'an id twice',
      {
        ...TEAM,
        metrics: [
          { id: 'm', name: 'A' },
          { id: 'm', name: 'B' },
        ],
      },
    ],
  ])('with %s in it is refused as a whole', async (_, team) => {
    const { mara, jonas } = await busy();
    const file = JSON.parse(await exported(mara)) as { teams: { team: unknown }[] };
    file.teams[0] = { ...file.teams[0], team };
    const before = kept(jonas, /^ledger/);
    expect(await imported(jonas, JSON.stringify(file))).toMatchObject({
      ok: false,
      problem: expect.stringContaining('teams'),
    });
    expect(kept(jonas, /^ledger/)).toBe(before);
  });

  test('of an earlier version has none', async () => {
    const { mara, jonas } = await busy();
    const { teams: _, ...file } = JSON.parse(await exported(mara)) as { teams: unknown };
    expect((await imported(jonas, JSON.stringify(file))).ok).toBe(true);
    expect((await jonas.own({ type: 'team.list' })).teams).toEqual([]);
  });
});

test('once all is deleted nothing of a team is left, and nothing of it holds', async () => {
  const { mara } = await busy();
  await at(mara);
  await mara.own({ type: 'data.wipe' });
  await mara.settle();
  expect(kept(mara, /^$/)).not.toMatch(/checkout/i);
  expect((await at(mara)).teams).toEqual([]);
  expect((await at(mara)).settings.policy.threshold).toBe(50);
  expect(await mara.own({ type: 'team.list' })).toMatchObject({ teams: [], offers: [] });
});

describe('a file of a newer program', () => {
  test('is read, holds, and is never changed or written', async () => {
    const { world, mara } = two();
    const newer = { ...TEAM, format: '2.0', policy: { threshold: 40, waiverDays: 'forever' } };
    put(world, 'repository', written(newer as unknown as typeof TEAM));
    const view = await join(mara, FROM.repository);
    expect(view).toMatchObject({ readOnly: true, ways: [] });
    expect((await at(mara)).settings.policy.threshold).toBe(40);
    const refused = /newer Sightline/;
    const team = { ...TEAM, name: 'x' };
    await expect(mara.own({ type: 'team.draft', id, team })).rejects.toThrow(refused);
    await expect(mara.own({ type: 'team.save', id })).rejects.toThrow(refused);
    const to = { type: 'team.publish', id, to: FROM.repository, way: 'direct', why: 'x' } as const;
    await expect(mara.own(to)).rejects.toThrow(refused);
  });

  test('of a newer minor one is as good as ours, and keeps what we do not know', async () => {
    const { world, mara } = two();
    const later = { ...TEAM, format: '1.9', later: { a: 1 }, policy: { ...TEAM.policy, later: true } };
    put(world, 'repository', written(later));
    await join(mara, FROM.repository);
    await mara.own({ type: 'team.draft', id, team: { ...later, name: 'Mine' } });
    await mara.own({ type: 'team.save', id });
    const to = { type: 'team.publish', id, to: FROM.repository, way: 'direct', why: 'x' } as const;
    expect(await mara.own(to)).toMatchObject({ ok: true });
    expect((await teamOf(mara)).team).toEqual({ ...later, name: 'Mine' });
  });
});

describe('what holds where', () => {
  test('the longest scope wins and says why; the others are told', async () => {
    const { world, mara } = two();
    put(world, 'repository', written(TEAM));
    put(
      world,
      'property',
      written({
        ...TEAM,
        id: 'wide',
        name: 'Acme',
        policy: { threshold: 70 },
        scopes: [{ tracker: 'github', place: 'acme/*' }],
      }),
    );
    for (const from of [FROM.property, FROM.repository]) await join(mara, from);
    const told = await at(mara);
    expect(told.settings).toMatchObject({ team: { id: 'checkout' }, policy: { threshold: 40 } });
    expect(told.teams.map((t) => t.id)).toEqual(['checkout', 'wide']);
    expect(told.of['policy.threshold']).toEqual({ layer: 'team' });
    expect((await at(mara, { ...SHOP, name: 'acme/payments' })).settings.policy.threshold).toBe(70);
    expect((await at(mara, ACME)).settings.team?.id).toBe('checkout');
    expect((await at(mara, { ...SHOP, name: 'other/x', owner: 'other' })).settings.team).toBeUndefined();
    await mara.own({ type: 'team.leave', id });
    expect((await at(mara)).settings.team?.id).toBe('wide');
  });

  test('is asked of the disk once, and again after every change', async () => {
    const { world, mara } = two();
    put(world, 'repository', written(TEAM));
    await join(mara, FROM.repository);
    const { teams } = mara.program;
    const one = await teams.settingsAt(SHOP);
    expect(await teams.settingsAt({ ...SHOP, name: 'Acme/Shop' })).toBe(one);
    let reads = 0;
    const { get } = mara.local;
    mara.local.get = (keys) => {
      reads += 1;
      return get(keys);
    };
    for (let i = 0; i < 50; i++) await teams.settingsAt(SHOP);
    expect(reads).toBe(0);
    await mara.own({ type: 'personal.put', patch: { badges: 'needs' } });
    const next = await teams.settingsAt(SHOP);
    expect(next).not.toBe(one);
    expect(next.personal.badges).toBe('needs');
    let told = 0;
    teams.onChange(() => {
      told += 1;
    });
    put(world, 'repository', written(CHANGED));
    await mara.own({ type: 'team.check', id });
    expect(told).toBe(0);
    await mara.own({ type: 'team.take', id });
    expect(told).toBe(1);
    expect((await teams.settingsAt(SHOP)).settings.policy.threshold).toBe(50);
  });

  test('a disk that cannot be read for a moment is asked again', async () => {
    const { world, mara } = two();
    put(world, 'repository', written(TEAM));
    await join(mara, FROM.repository);
    mara.restart();
    const { get } = mara.local;
    mara.local.get = async () => Promise.reject(new Error('busy'));
    await expect(mara.program.teams.settingsAt(SHOP)).rejects.toThrow('busy');
    mara.local.get = get;
    expect((await mara.program.teams.settingsAt(SHOP)).settings.policy.threshold).toBe(40);
  });
});
