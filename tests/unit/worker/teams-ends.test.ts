/** Wherever the worker ends, and where the disk takes nothing: a team is as it was or as it was meant to be. */
import { describe, expect, test } from 'vitest';
import type { TeamMessage } from '../../../lib/messages/team-protocol';
import { filesOf } from '../../playground/github/files';
import { findRepository } from '../../playground/github/state';
import type { Device } from '../../support/device';
import {
  CHANGED,
  FROM,
  join,
  type Kind,
  kept,
  put,
  SHOP,
  standing,
  TEAM,
  teamOf,
  two,
  written,
} from '../../support/team-files';

/** Each begins anew some dozens of times (ms). */
const LONG = 120_000;
const id = TEAM.id;
const RENAMED = { ...TEAM, name: 'Checkout and cart' };

async function joined(kind: Kind = 'repository') {
  const s = two();
  put(s.world, kind, written(TEAM));
  await join(s.mara, FROM[kind]);
  return s;
}
const held = async (d: Device) => {
  const views = (await d.own({ type: 'team.list' })).teams;
  return views[0]?.team;
};

/** Does it again and again, ended one step later each time, until it gets through. */
async function everywhere<S extends { mara: Device }>(
  begin: () => Promise<S>,
  message: TeamMessage,
  after: (s: S, ended: boolean) => Promise<void>,
): Promise<number> {
  let count = 0;
  for (let steps = 0, ended = true; ended; steps += steps < 20 ? 1 : 3) {
    const s = await begin();
    s.mara.killAfter(steps);
    await s.mara.own(message).catch((e: unknown) => {
      if (!s.mara.dead) throw e;
    });
    await s.mara.settle();
    ended = s.mara.dead;
    if (ended) s.mara.restart();
    else s.mara.killAfter(Number.POSITIVE_INFINITY);
    await after(s, ended);
    count += 1;
  }
  return count;
}
const oneOf = (value: unknown, ...all: unknown[]) =>
  expect(all.map((a) => JSON.stringify(a))).toContain(JSON.stringify(value));

describe('the worker ends over', () => {
  test(
    'a join: in the team or not, and again it is',
    async () => {
      const begin = async () => {
        const s = two();
        put(s.world, 'repository', written(TEAM));
        return s;
      };
      const count = await everywhere(
        begin,
        { type: 'team.join', from: FROM.repository },
        async ({ mara }) => {
          oneOf(await held(mara), undefined, TEAM);
          expect((await join(mara, FROM.repository)).team).toEqual(TEAM);
          await teamOf(mara);
        },
      );
      expect(count).toBeGreaterThan(8);
    },
    LONG,
  );

  test(
    'a change that is taken, by a person or by itself, and one that is undone',
    async () => {
      for (const mode of ['ask', 'auto'] as const) {
        const begin = async () => {
          const s = await joined();
          await s.mara.own({ type: 'team.mode', id, mode });
          put(s.world, 'repository', written(RENAMED));
          if (mode === 'ask') await s.mara.own({ type: 'team.check', id });
          return s;
        };
        const act =
          mode === 'ask' ? ({ type: 'team.take', id } as const) : ({ type: 'team.check', id } as const);
        await everywhere(begin, act, async ({ mara }) => {
          const view = await teamOf(mara);
          oneOf(view.team.name, TEAM.name, RENAMED.name);
          expect(view.undoUntil !== undefined).toBe(view.team.name === RENAMED.name);
          await mara.own({ type: 'team.check', id });
          expect((await mara.own(act)).team).toEqual(RENAMED);
        });
        const undo = async () => {
          const s = await begin();
          await s.mara.own(act);
          return s;
        };
        await everywhere(undo, { type: 'team.undo', id }, async ({ mara }) => {
          await mara.own({ type: 'team.undo', id });
          expect((await teamOf(mara)).team).toEqual(TEAM);
        });
      }
    },
    LONG,
  );

  test(
    'a change that is saved: nothing that was typed is lost',
    async () => {
      const begin = async () => {
        const s = await joined();
        await s.mara.own({ type: 'team.draft', id, team: RENAMED });
        return s;
      };
      await everywhere(begin, { type: 'team.save', id }, async ({ mara }) => {
        const { team, draft } = await teamOf(mara);
        expect((draft ?? team).name).toBe(RENAMED.name);
        expect((await mara.own({ type: 'team.save', id })).team).toEqual(RENAMED);
      });
    },
    LONG,
  );

  test.each(['repository', 'property'] as const)(
    'a write into a %s: again it is done, and once',
    async (kind) => {
      const begin = async () => {
        const s = await joined(kind);
        await s.mara.own({ type: 'team.draft', id, team: RENAMED });
        await s.mara.own({ type: 'team.save', id });
        return s;
      };
      const message = { type: 'team.publish', id, to: FROM[kind], way: 'direct', why: 'x' } as const;
      await everywhere(begin, message, async ({ world, mara }) => {
        oneOf(standing(world, kind), TEAM, RENAMED);
        expect((await teamOf(mara)).team).toEqual(RENAMED);
        const checked = await mara.own({ type: 'team.check', id });
        expect(checked.offered).toBeUndefined();
        expect(await mara.own(message)).toMatchObject({ ok: true });
        expect(standing(world, kind)).toEqual(RENAMED);
        const shop = findRepository(world.state, 'acme', 'shop');
        const commits =
          shop &&
          filesOf(shop)
            .branches.get('main')
            ?.commits.filter((c) => c.author === 'acme-pm');
        expect(commits).toHaveLength(kind === 'repository' ? 1 : 0);
        expect((await teamOf(mara)).unpublished).toBeUndefined();
      });
    },
    120_000,
  );

  test(
    'a proposal: one branch and one request, however often',
    async () => {
      const begin = async () => {
        const s = await joined();
        await s.mara.own({ type: 'team.draft', id, team: RENAMED });
        await s.mara.own({ type: 'team.save', id });
        return s;
      };
      const message = { type: 'team.publish', id, to: FROM.repository, way: 'proposal', why: 'x' } as const;
      await everywhere(begin, message, async ({ world, mara }) => {
        expect(await mara.own(message)).toMatchObject({ ok: true, url: expect.any(String) });
        const shop = findRepository(world.state, 'acme', 'shop');
        expect(shop && filesOf(shop)).toMatchObject({ proposed: [{ base: 'main' }], branches: { size: 2 } });
        expect(standing(world, 'repository')).toEqual(TEAM);
      });
    },
    LONG,
  );

  test('a leave: in the team or out of it', async () => {
    await everywhere(
      () => joined(),
      { type: 'team.leave', id },
      async ({ mara }) => {
        oneOf(await held(mara), undefined, TEAM);
        await mara.own({ type: 'team.leave', id });
        expect(await held(mara)).toBeUndefined();
      },
    );
  });
});

describe('the disk takes nothing', () => {
  const full = (d: Device) => {
    const before = d.local.set;
    d.local.set = async (items) => {
      // The list of requests is written before anything leaves; it gives way by itself.
      if (Object.keys(items).every((k) => !k.startsWith('team'))) return before(items);
      throw new Error('Resource::kQuotaBytes quota exceeded');
    };
    return () => {
      d.local.set = before;
    };
  };

  const ACTS: [string, TeamMessage][] = [
    ['a change that is taken', { type: 'team.take', id }],
    ['a change that is kept away', { type: 'team.keep', id }],
    ['a change that is typed', { type: 'team.draft', id, team: RENAMED }],
    ['a way to take changes', { type: 'team.mode', id, mode: 'auto' }],
    ['a look', { type: 'team.check', id }],
    ['a new team', { type: 'team.make', name: 'Cart', scopes: [] }],
    ['a join', { type: 'team.join', from: FROM.property }],
    ['a leave', { type: 'team.leave', id }],
  ];
  test.each(ACTS)('of %s: nothing changes, and the person is told', async (_, message) => {
    const { world, mara } = await joined();
    put(world, 'property', written({ ...CHANGED, id: 'other' }));
    put(world, 'repository', written(CHANGED));
    await mara.own({ type: 'team.check', id });
    put(world, 'repository', written(RENAMED));
    const before = kept(mara, /^ledger|^session/);
    const room = full(mara);
    await expect(mara.own(message)).rejects.toThrow(/full\. Nothing was changed|quota/);
    await mara.settle();
    expect(kept(mara, /^ledger|^session/)).toBe(before);
    expect((await mara.own({ type: 'settings.at', place: SHOP })).settings.policy.threshold).toBe(40);
    room();
    await mara.own(message);
  });

  test('of what was written into a file: it stands there, and is known once there is room', async () => {
    const { world, mara } = await joined();
    await mara.own({ type: 'team.draft', id, team: RENAMED });
    await mara.own({ type: 'team.save', id });
    const room = full(mara);
    const message = { type: 'team.publish', id, to: FROM.repository, way: 'direct', why: 'x' } as const;
    await expect(mara.own(message)).rejects.toThrow('Nothing was changed');
    expect(standing(world, 'repository')).toEqual(RENAMED);
    room();
    const view = await mara.own({ type: 'team.check', id });
    expect([view.offered, view.unpublished]).toEqual([undefined, undefined]);
  });

  test('by itself: the next look goes on', async () => {
    const { world, mara } = await joined();
    put(world, 'repository', written(RENAMED));
    world.state.clock.advance(5 * 3_600_000);
    const room = full(mara);
    await mara.program.teamsDue();
    expect(mara.problems).toHaveLength(1);
    room();
    await mara.program.teamsDue();
    expect((await teamOf(mara)).offered?.changes).toHaveLength(1);
  });
});

describe('a record on the disk that is damaged', () => {
  test('is left where it is, and holds nothing; the others do', async () => {
    const { world, mara } = await joined();
    put(world, 'property', written({ ...TEAM, id: 'other', name: 'Other', scopes: [] }));
    await join(mara, FROM.property);
    const damaged = { team: { sightline: 'team', id: 'checkout', policy: 'x' } };
    await mara.local.set({ 'team:checkout': damaged });
    mara.restart();
    expect((await teamOf(mara)).team.id).toBe('other');
    expect((await mara.local.get('team:checkout'))['team:checkout']).toEqual(damaged);
    await mara.local.set({
      'team:checkout': 'x',
      'team-file:other': [1],
      'teams-left': 7,
      'team-found:x': null,
    });
    mara.restart();
    expect((await teamOf(mara)).trouble).toBeUndefined();
  });
});
