/** What one person sets up and writes, the other sees; and nobody writes over anybody. */
import { describe, expect, test } from 'vitest';
import type { TeamChange } from '../../../lib/messages/team-protocol';
import type { Device } from '../../support/device';
import {
  CHANGED,
  FROM,
  join,
  put,
  SHOP,
  standing,
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

describe.each(['repository', 'property'] as const)('written by %s', (kind) => {
  const publish = (d: Device, way: 'direct' | 'proposal' = 'direct') =>
    d.own({ type: 'team.publish', id: 'checkout', to: FROM[kind], way, why: 'Raise the threshold' });
  const raise = async (d: Device, to: number, more = {}) => {
    const { team } = await teamOf(d);
    const draft = { ...team, policy: { ...team.policy, threshold: to }, ...more };
    await d.own({ type: 'team.draft', id: 'checkout', team: draft });
    return d.own({ type: 'team.save', id: 'checkout' });
  };

  test('one sets it up, the other joins; a change of one is seen by the other', async () => {
    const { world, mara, jonas } = two();
    const { scopes = [] } = TEAM;
    const made = await mara.own({ type: 'team.make', name: 'Checkout', scopes });
    const id = made.team.id;
    expect(made).toMatchObject({ ways: ['direct', 'proposal'], warnings: expect.any(Array) });
    const told = await mara.own({ type: 'team.publish', id, to: FROM[kind], way: 'direct', why: 'Begin' });
    expect(told).toMatchObject({ ok: true, view: { from: FROM[kind] } });
    expect(standing(world, kind)).toMatchObject({ sightline: 'team', id, name: 'Checkout', scopes });
    expect((await join(jonas, FROM[kind])).team.id).toBe(id);
    expect((await mara.own({ type: 'team.check', id })).offered).toBeUndefined();
  });

  test('what is saved holds here, and is told as not in the file until it is', async () => {
    const { world, mara } = two();
    put(world, kind, written(TEAM));
    await join(mara, FROM[kind]);
    const saved = await raise(mara, 60);
    expect(await threshold(mara)).toBe(60);
    expect(paths(saved.unpublished)).toEqual(['policy.threshold']);
    expect(await publish(mara)).toMatchObject({ ok: true });
    const view = await teamOf(mara);
    expect([view.unpublished, view.offered]).toEqual([undefined, undefined]);
    expect(standing(world, kind)).toMatchObject({ policy: { threshold: 60 } });
    expect((await check(mara)).offered).toBeUndefined();
  });

  test('never over what somebody else wrote meanwhile: the difference is shown first', async () => {
    const { world, mara } = two();
    put(world, kind, written(TEAM));
    await join(mara, FROM[kind]);
    await raise(mara, 60);
    put(world, kind, written(CHANGED));
    expect(await publish(mara)).toEqual({ ok: false, changed: true });
    expect(standing(world, kind)).toEqual(CHANGED);
    const view = await teamOf(mara);
    expect(paths(view.offered?.changes)).toEqual([
      'policy.threshold',
      'metrics.repeat',
      'sources.stats#origin',
    ]);
    expect(paths(view.unpublished)).toEqual(['policy.threshold']);
    // Seen; the metric is taken, the own number stays, and then it is written.
    await mara.own({ type: 'team.take', id: 'checkout', paths: ['metrics.repeat', 'sources.stats#origin'] });
    await mara.own({ type: 'team.keep', id: 'checkout' });
    expect(await publish(mara)).toMatchObject({ ok: true });
    expect(standing(world, kind)).toEqual({ ...CHANGED, policy: { threshold: 60, waiverDays: 30 } });
  });

  test('a place that holds another team, or a file that is none, is left alone', async () => {
    const { world, mara } = two();
    const { scopes = [] } = TEAM;
    const { team } = await mara.own({ type: 'team.make', name: 'Mine', scopes });
    const to = { type: 'team.publish', id: team.id, to: FROM[kind], way: 'direct', why: 'x' } as const;
    put(world, kind, written(TEAM));
    expect(await mara.own(to)).toMatchObject({
      ok: false,
      problems: [{ text: expect.stringContaining('“Checkout”') }],
    });
    put(world, kind, '{"sightline":"something"}');
    expect(await mara.own(to)).toMatchObject({ ok: false, problems: [{ text: expect.any(String) }, {}] });
    expect(standing(world, kind)).toEqual({ sightline: 'something' });
  });

  test('a broken file at its own place is mended by what holds', async () => {
    const { world, mara } = two();
    put(world, kind, written(TEAM));
    await join(mara, FROM[kind]);
    put(world, kind, '{"sightline":"team"}');
    expect((await check(mara)).problems?.length).toBeGreaterThan(0);
    expect(await publish(mara)).toMatchObject({ ok: true });
    expect(standing(world, kind)).toEqual(TEAM);
    expect((await teamOf(mara)).problems).toBeUndefined();
  });

  test('without the right to, it holds here and is said', async () => {
    const { world, mara, jonas } = two();
    if (kind === 'repository') for (const t of world.state.tokens) t.contents = 'read';
    put(world, kind, written(TEAM));
    const d = kind === 'repository' ? mara : jonas;
    await join(d, FROM[kind]);
    await raise(d, 60);
    expect(await publish(d)).toMatchObject({ ok: false, trouble: { code: 'not-permitted' } });
    expect(await threshold(d)).toBe(60);
    expect(standing(world, kind)).toEqual(TEAM);
  });
});

describe('in a repository', () => {
  const id = 'checkout';
  test('what comes between the last look and the write is never written over', async () => {
    const { world, mara } = two();
    put(world, 'repository', written(TEAM));
    await join(mara, FROM.repository);
    await mara.own({ type: 'team.draft', id, team: { ...TEAM, name: 'Mine' } });
    await mara.own({ type: 'team.save', id });
    world.foreign.before({ method: 'PUT' }, () => put(world, 'repository', written(CHANGED)));
    const to = { type: 'team.publish', id, to: FROM.repository, way: 'direct', why: 'x' } as const;
    expect(await mara.own(to)).toEqual({ ok: false, changed: true });
    expect(standing(world, 'repository')).toEqual(CHANGED);
    expect((await teamOf(mara)).offered).toBeDefined();
  });

  test('the file stays as it is until others agree, and then nothing is left to publish', async () => {
    const { world, mara } = two();
    put(world, 'repository', written(TEAM));
    await join(mara, FROM.repository);
    await mara.own({ type: 'team.draft', id, team: { ...TEAM, name: 'Checkout and cart' } });
    await mara.own({ type: 'team.save', id });
    const to = {
      type: 'team.publish',
      id,
      to: FROM.repository,
      way: 'proposal',
      why: 'A better name',
    } as const;
    const told = await mara.own(to);
    expect(told).toMatchObject({ ok: true, url: expect.stringContaining('/pull/') });
    expect(standing(world, 'repository')).toEqual(TEAM);
    expect(paths((await teamOf(mara)).unpublished)).toEqual(['name']);
    expect((await check(mara)).offered).toBeUndefined();
    put(world, 'repository', written({ ...TEAM, name: 'Checkout and cart' }));
    const merged = await check(mara);
    expect([merged.unpublished, merged.offered, merged.team.name]).toEqual([
      undefined,
      undefined,
      'Checkout and cart',
    ]);
  });

  test('a first file that is only proposed is not missed', async () => {
    const { mara } = two();
    const { team } = await mara.own({ type: 'team.make', name: 'Cart', scopes: [] });
    const to = {
      type: 'team.publish',
      id: team.id,
      to: FROM.repository,
      way: 'proposal',
      why: 'Begin',
    } as const;
    expect(await mara.own(to)).toMatchObject({ ok: true, view: { from: FROM.repository } });
    const view = await mara.own({ type: 'team.check', id: team.id });
    expect([view.trouble, view.problems]).toEqual([undefined, undefined]);
  });
});

describe('a share code', () => {
  test('carries a team to somebody without any file; it is read once', async () => {
    const { world, mara, jonas } = two();
    put(world, 'repository', written(TEAM));
    await join(mara, FROM.repository);
    const { code } = await mara.own({ type: 'team.code', id: 'checkout' });
    const view = await join(jonas, { kind: 'code', code });
    expect(view).toMatchObject({ team: TEAM, from: { kind: 'code' }, ways: [] });
    expect(view.unpublished).toBeUndefined();
    expect(JSON.stringify(jonas.local.dump())).not.toContain(code);
    const asked = world.state.log.length;
    world.state.clock.advance(10 * HOUR);
    await jonas.program.teamsDue();
    await check(jonas);
    expect(world.state.log.length).toBe(asked);
    const cut = code.slice(0, -3);
    expect(await jonas.own({ type: 'team.look', from: { kind: 'code', code: cut } })).toMatchObject({
      ok: false,
      problems: [{ text: expect.any(String) }],
    });
  });

  test('over a team that follows a file is a change of this device; the file is followed on', async () => {
    const { world, mara, jonas } = two();
    put(world, 'repository', written(TEAM));
    for (const d of [mara, jonas]) await join(d, FROM.repository);
    await mara.own({ type: 'team.draft', id: 'checkout', team: { ...TEAM, name: 'Mine' } });
    await mara.own({ type: 'team.save', id: 'checkout' });
    const { code } = await mara.own({ type: 'team.code', id: 'checkout' });
    const view = await join(jonas, { kind: 'code', code });
    expect(view).toMatchObject({
      from: FROM.repository,
      team: { name: 'Mine' },
      undoUntil: expect.any(Number),
    });
    expect(paths(view.unpublished)).toEqual(['name']);
  });
});
