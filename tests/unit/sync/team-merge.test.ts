/** What comes of a team here and its file there: nothing of one takes anything of the other away unasked. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HeldTeam, TeamRecord } from '../../../lib/store/teams';
import * as merge from '../../../lib/sync/team-merge';
import { differences } from '../../../lib/team/differences';
import { readTeam } from '../../../lib/team/read';
import type { Team } from '../../../lib/team/team';
import { tidy } from '../../../lib/team/tidy';
import { team as anyTeam } from '../team/arbitrary';

const NOW = 1_000_000;
const TEAM: Team = {
  sightline: 'team',
  format: '1.0',
  id: 'checkout',
  name: 'Checkout',
  policy: { threshold: 40, waiverDays: 30 },
  metrics: [{ id: 'm', name: 'Completion' }],
  sources: [{ id: 's', name: 'Stats', origin: 'https://umami.acme.example' }],
};
const FILE: Team = {
  ...TEAM,
  policy: { threshold: 50, waiverDays: 30 },
  metrics: [...(TEAM.metrics ?? []), { id: 'n', name: 'Repeat orders' }],
  sources: [{ id: 's', name: 'Stats', origin: 'https://stats.acme.example' }],
};
const text = (team: Team) => JSON.stringify(team);
const record = (held: Partial<HeldTeam> = {}): TeamRecord => ({
  held: { team: TEAM, base: TEAM, joinedAt: 1, mode: 'ask', ...held },
  seen: {},
});
const meet = (r: TeamRecord, file: Team, now = NOW) =>
  merge.met(r, file, { text: text(file), by: 'acme-ops', at: now }, now);
const paths = (r: TeamRecord) => {
  const file = merge.fileOf(r);
  return file ? merge.offeredIn(r, file).map((c) => c.path) : [];
};
const none: ReadonlySet<string> = new Set();
/** What differs but the order of lists, and whether one that is empty is there. */
const between = (a: Team, b: Team) =>
  differences(tidy(a), tidy(b)).flatMap((d) => (d.kind === 'order' ? [] : [d.path]));

describe('a file that changed', () => {
  test('is shown, and nothing holds that did not', () => {
    const r = meet(record(), FILE);
    expect(r.held.team).toBe(TEAM);
    expect(paths(r)).toEqual(['policy.threshold', 'metrics.n', 'sources.s#origin']);
    expect(r.seen.offered).toEqual({ text: text(FILE), by: 'acme-ops', at: NOW });
  });

  test('all of it is taken but a host that nobody has agreed to, which waits on', () => {
    const r = merge.take(meet(record(), FILE), undefined, none, NOW);
    expect(r.held.team).toMatchObject({ policy: { threshold: 50 }, sources: TEAM.sources });
    expect(r.held.team.metrics).toHaveLength(2);
    expect(paths(r)).toEqual(['sources.s#origin']);
    const whole = merge.take(r, ['sources.s#origin'], none, NOW);
    expect(whole.held.team.sources).toEqual(FILE.sources);
    expect([whole.seen.offered, merge.mineOf(whole.held)]).toEqual([undefined, []]);
  });

  test('some of it is taken, and the rest waits on', () => {
    const r = merge.take(meet(record(), FILE), ['metrics.n', 'no.such'], none, NOW);
    expect(r.held.team).toMatchObject({ policy: { threshold: 40 }, metrics: [{ id: 'm' }, { id: 'n' }] });
    expect(paths(r)).toEqual(['policy.threshold', 'sources.s#origin']);
    expect(merge.mineOf(r.held)).toEqual([]);
  });

  test('what the organisation has set goes with whatever is chosen: nothing comes of it here', () => {
    const locked = new Set(['policy.threshold']);
    const r = merge.take(meet(record(), FILE), ['metrics.n'], locked, NOW);
    expect(r.held.team.policy?.threshold).toBe(50);
  });

  test('is kept away from until it says something else again', () => {
    const kept = merge.keep(meet(record(), FILE));
    expect([kept.held.team, kept.seen.offered]).toEqual([TEAM, undefined]);
    expect(paths(meet(kept, FILE))).toEqual([]);
    const again = meet(kept, { ...FILE, name: 'Checkout team' });
    expect(paths(again)).toEqual(['name']);
  });

  test('and changed back is nothing to decide about', () => {
    const r = meet(meet(record(), FILE), TEAM);
    expect([r.held.team, r.seen.offered]).toEqual([TEAM, undefined]);
  });

  test('by itself, where a person chose that: all but hosts and what this device changed', () => {
    const mine = { ...TEAM, policy: { threshold: 60, waiverDays: 30 } };
    const r = meet(record({ mode: 'auto', team: mine }), FILE);
    expect(r.held.team.policy?.threshold).toBe(60);
    expect(r.held.team.metrics).toHaveLength(2);
    expect(paths(r)).toEqual(['policy.threshold', 'sources.s#origin']);
    expect(merge.mineOf(r.held).map((c) => c.path)).toEqual(['policy.threshold']);
    expect(r.held.previous).toEqual({ team: mine, until: NOW + 30 * 86_400_000 });
  });

  test('by a newer program: never by itself, not all of it is known here', () => {
    const newer = { ...FILE, format: '2.0' };
    expect(meet(record({ mode: 'auto' }), newer).held.team).toBe(TEAM);
    expect(merge.isReadOnly(newer)).toBe(true);
  });

  test('a file that cannot be read any more offers nothing', () => {
    const r = { ...record(), seen: { offered: { text: '{', at: 1 } } };
    expect([merge.fileOf(r), merge.keep(r), merge.take(r, undefined, none, NOW)]).toEqual([undefined, r, r]);
  });
});

describe('undo', () => {
  test('brings back what held, within its time, once; the file does not come over it again', () => {
    const taken = merge.take(meet(record({ mode: 'auto' }), FILE), ['sources.s#origin'], none, NOW).held;
    const twice = merge.undone(taken, NOW + 1);
    expect(twice.previous).toBeUndefined();
    expect(merge.undone({ ...taken, team: FILE }, NOW + 31 * 86_400_000).team).toBe(FILE);
    const one = meet(record({ mode: 'auto' }), FILE);
    const back = { ...one, held: merge.undone(one.held, NOW + 1) };
    expect(back.held.team).toEqual(TEAM);
    expect(meet(back, FILE).held.team).toEqual(TEAM);
    expect(merge.mineOf(back.held).map((c) => c.path)).toEqual(['policy.threshold', 'metrics.n']);
  });
});

describe('a change that is saved', () => {
  test('keeps what came from the file while it was typed', () => {
    const draft = { ...TEAM, name: 'Checkout and cart' };
    const taken = merge.take(
      meet(record({ draft, draftOf: TEAM } as Partial<HeldTeam>), FILE),
      undefined,
      none,
      NOW,
    );
    const held = merge.saved(taken.held, draft, NOW);
    expect(held.team).toMatchObject({ name: 'Checkout and cart', policy: { threshold: 50 } });
    expect([held.draft, held.draftOf]).toEqual([undefined, undefined]);
    expect(merge.mineOf(held).map((c) => c.path)).toEqual(['name']);
  });

  test('a team that somebody hands over past its file is a change of this device', () => {
    const from = { kind: 'url' as const, url: 'https://x.example/t.json' };
    const held = merge.given({ ...record().held, from }, FILE, { kind: 'code', code: '' }, NOW);
    expect([held.from, held.base, held.team]).toEqual([from, TEAM, tidy(FILE)]);
    const alone = merge.given(
      { team: TEAM, joinedAt: 1, mode: 'ask' },
      FILE,
      { kind: 'code', code: '' },
      NOW,
    );
    expect(alone).toMatchObject({ from: { kind: 'code' }, base: FILE });
  });
});

describe('whatever three teams say', () => {
  const id = <T extends Team>(t: T): T => ({ ...t, id: 'checkout', format: '1.0' });
  const three = fc
    .tuple(anyTeam, anyTeam, anyTeam)
    .map((all) => all.map((t) => tidy(id(t))) as [Team, Team, Team]);
  const mode = fc.constantFrom('ask' as const, 'auto' as const);

  test('looking never changes what this device changed, and never what holds unless it may', () => {
    fc.assert(
      fc.property(three, mode, ([base, mine, file], mode) => {
        const r = meet(record({ base, team: mine, mode }), file);
        if (mode === 'ask') expect(r.held.team).toBe(mine);
        const own = between(base, mine);
        for (const path of between(mine, r.held.team)) expect(own).not.toContain(path);
      }),
      { numRuns: 50 },
    );
  });

  test('all that is offered, taken, leaves only what this device changed; nothing is offered twice', () => {
    fc.assert(
      fc.property(three, ([base, mine, file]) => {
        const r = meet(record({ base, team: mine }), file);
        const done = merge.take(r, paths(r), none, NOW);
        expect(paths(done)).toEqual([]);
        const own = between(base, mine);
        for (const path of between(done.held.team, file)) expect(own).toContain(path);
        const again = meet(done, file);
        expect([again.held.team, paths(again)]).toEqual([done.held.team, []]);
      }),
      { numRuns: 50 },
    );
  });

  test('keeping changes nothing, and ends the question', () => {
    fc.assert(
      fc.property(three, ([base, mine, file]) => {
        const kept = merge.keep(meet(record({ base, team: mine }), file));
        expect(kept.held.team).toBe(mine);
        expect(paths(meet(kept, file))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('two who take by themselves come to hold the same', () => {
    fc.assert(
      fc.property(three, ([base, one, two]) => {
        const at = (team: Team) => meet(meet(record({ base, team: base, mode: 'auto' }), team), two);
        const [a, b] = [at(one), meet(record({ base, team: base, mode: 'auto' }), two)];
        const held = (r: TeamRecord) => merge.take(r, paths(r), none, NOW).held.team;
        expect(between(held(a), held(b))).toEqual([]);
        expect(between(held(a), two)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('what is saved holds, and reads back', () => {
    fc.assert(
      fc.property(three, ([began, now, draft]) => {
        const held = merge.saved({ ...record({ team: now, draftOf: began }).held }, draft, NOW);
        const left = between(held.team, draft);
        for (const path of between(began, draft)) expect(left).not.toContain(path);
        expect(readTeam(text(held.team)).ok).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
