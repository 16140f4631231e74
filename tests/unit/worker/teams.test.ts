/** Two people and one team file, by each of the ways in which a file reaches people. */
import { describe, expect, test } from 'vitest';
import type { TeamChange } from '../../../lib/messages/team-protocol';
import type { Device } from '../../support/device';
import {
  ACME,
  CHANGED,
  FROM,
  join,
  KINDS,
  type Kind,
  kept,
  put,
  SHOP,
  TEAM,
  teamOf,
  two,
  written,
} from '../../support/team-files';

const HOUR = 3_600_000;
const threshold = async (d: Device, place = SHOP) =>
  (await d.own({ type: 'settings.at', place })).settings.policy.threshold;
const paths = (changes: TeamChange[] | undefined) => changes?.map((c) => c.path);
const check = (d: Device) => d.own({ type: 'team.check', id: 'checkout' });

describe.each(KINDS)('by %s', (kind: Kind) => {
  test('looked at before anything changes, then joined with one press', async () => {
    const { world, mara } = two();
    put(world, kind, written(TEAM));
    const before = kept(mara, /^ledger|^session/);
    const looked = await mara.own({ type: 'team.look', from: FROM[kind] });
    expect(looked).toMatchObject({ ok: true, team: TEAM, where: expect.any(String) });
    expect(looked.ok && looked.joined).toBeUndefined();
    expect(looked.ok && paths(looked.changes)).toContain('policy.threshold');
    expect(kept(mara, /^ledger|^session/)).toBe(before);
    expect(await threshold(mara)).toBe(50);

    const view = await join(mara, FROM[kind]);
    expect(view).toMatchObject({ team: TEAM, mode: 'ask', from: FROM[kind] });
    const { offered, unpublished, trouble, problems } = view;
    expect({ offered, unpublished, trouble, problems }).toEqual({});
    expect(await threshold(mara)).toBe(40);
    expect(await threshold(mara, ACME)).toBe(40);
    expect((await mara.own({ type: 'team.look', from: FROM[kind] })) as object).toMatchObject({
      joined: true,
    });
  });

  test('a change is shown as a difference, and holds once it was taken; a host is asked for apart', async () => {
    const { world, mara, jonas } = two();
    put(world, kind, written(TEAM));
    for (const d of [mara, jonas]) await join(d, FROM[kind]);
    put(world, kind, written(CHANGED));
    const told = await check(mara);
    expect(paths(told.offered?.changes)).toEqual([
      'policy.threshold',
      'metrics.repeat',
      'sources.stats#origin',
    ]);
    expect(told.offered?.changes.map((c) => c.heldBack === true)).toEqual([false, false, true]);
    expect(await threshold(mara)).toBe(40);

    const taken = await mara.own({ type: 'team.take', id: 'checkout' });
    expect(await threshold(mara)).toBe(50);
    expect(taken.team.sources).toEqual(TEAM.sources);
    expect(paths(taken.offered?.changes)).toEqual(['sources.stats#origin']);
    const agreed = await mara.own({ type: 'team.take', id: 'checkout', paths: ['sources.stats#origin'] });
    expect([agreed.team, agreed.offered]).toEqual([CHANGED, undefined]);

    // The other one goes on with what holds, until the file changes again.
    await check(jonas);
    const stays = await jonas.own({ type: 'team.keep', id: 'checkout' });
    expect([stays.team, stays.offered]).toEqual([TEAM, undefined]);
    expect((await check(jonas)).offered).toBeUndefined();
    put(world, kind, written({ ...CHANGED, name: 'Checkout and cart' }));
    expect(paths((await check(jonas)).offered?.changes)).toEqual(['name']);
  });

  test('by itself, where somebody chose that; undone within 30 days, and not done again', async () => {
    const { world, mara } = two();
    put(world, kind, written(TEAM));
    await join(mara, FROM[kind]);
    await mara.own({ type: 'team.mode', id: 'checkout', mode: 'auto' });
    put(world, kind, written(CHANGED));
    world.state.clock.advance(5 * HOUR);
    await mara.program.teamsDue();
    expect(await threshold(mara)).toBe(50);
    const view = await teamOf(mara);
    expect(paths(view.offered?.changes)).toEqual(['sources.stats#origin']);
    expect(view.undoUntil).toBe(world.state.clock.now() + 30 * 24 * HOUR);
    await mara.own({ type: 'team.undo', id: 'checkout' });
    expect(await threshold(mara)).toBe(40);
    world.state.clock.advance(5 * HOUR);
    await mara.program.teamsDue();
    expect(await threshold(mara)).toBe(40);
  });

  test('a file that is broken changes nothing, says what and where, and is well again once it is', async () => {
    const { world, mara } = two();
    put(world, kind, written(TEAM));
    await join(mara, FROM[kind]);
    const before = kept(mara);
    const broken = written({ ...TEAM, policy: { threshold: 4000 } } as typeof TEAM);
    put(world, kind, broken);
    for (let i = 0; i < 3; i++) {
      const told = await check(mara);
      expect(told.problems).toEqual([
        { path: 'policy.threshold', line: expect.any(Number), text: expect.any(String) },
      ]);
      expect([told.team, told.trouble, told.offered]).toEqual([TEAM, undefined, undefined]);
    }
    expect(await threshold(mara)).toBe(40);
    expect(kept(mara)).toBe(before);
    put(world, kind, written(CHANGED));
    const well = await check(mara);
    expect([well.problems, paths(well.offered?.changes)?.length]).toEqual([undefined, 3]);
  });

  test('a file that is gone, or is that of another team now, changes nothing', async () => {
    const { world, mara } = two();
    put(world, kind, written(TEAM));
    await join(mara, FROM[kind]);
    const before = kept(mara);
    put(world, kind, written({ ...CHANGED, id: 'other', name: 'Others' }));
    expect((await check(mara)).problems).toEqual([{ path: 'id', text: expect.stringContaining('“Others”') }]);
    put(world, kind, null);
    const gone = await check(mara);
    expect(gone.trouble?.code).toMatch(/gone|hidden/);
    expect(gone.team).toEqual(TEAM);
    expect(kept(mara)).toBe(before);
    put(world, kind, written(TEAM));
    const back = await check(mara);
    expect([back.trouble, back.problems, back.offered]).toEqual([undefined, undefined, undefined]);
  });

  test('asked again for nothing while it stands, every few hours and not more often', async () => {
    const { world, mara } = two();
    put(world, kind, written(TEAM));
    await join(mara, FROM[kind]);
    const asked = () => world.state.log.length + world.host.asked.length;
    const before = asked();
    await mara.program.teamsDue();
    world.state.clock.advance(2 * HOUR);
    await mara.program.teamsDue();
    expect(asked()).toBe(before);
    world.state.clock.advance(2 * HOUR);
    await mara.program.teamsDue();
    expect(asked()).toBe(before + 1);
    const status = kind === 'address' ? world.host.asked.at(-1)?.status : world.state.log.at(-1)?.status;
    // A property has no marks: it is read as a whole.
    expect(status).toBe(kind === 'property' ? 200 : 304);
    expect((await teamOf(mara)).checkedAt).toBe(world.state.clock.now());
  });
});
