import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { TeamChange } from '../../../lib/messages/team-protocol';
import { applyChanges } from '../../../lib/team/apply';
import { diffTeams } from '../../../lib/team/diff';
import { readTeam } from '../../../lib/team/read';
import type { Team } from '../../../lib/team/team';
import { tidy } from '../../../lib/team/tidy';
import { FULL_TEAM } from '../../fixtures/team/full';
import { holds } from '../../support/arbitraries';
import { team } from './arbitrary';

vi.setConfig({ testTimeout: 60_000 });

const pathsOf = (changes: readonly TeamChange[]) => changes.map((c) => c.path);
const changeAt = (changes: readonly TeamChange[], path: string) => changes.find((c) => c.path === path);
const BARE: Team = { sightline: 'team', format: '1.0', id: 'checkout', name: 'Checkout' };
const with_ = (change: Partial<Team>): Team => ({ ...FULL_TEAM, ...change });

describe('any two teams', () => {
  it('become the other by all changes, and stay by none', () => {
    holds(
      fc.property(team, team, (mine, theirs) => {
        expect(applyChanges(mine, theirs, pathsOf(diffTeams(mine, theirs)))).toEqual(tidy(theirs));
        expect(applyChanges(mine, theirs, [])).toEqual(tidy(mine));
        expect(diffTeams(mine, mine)).toEqual([]);
      }),
      120,
    );
  });

  it('may take two disjoint parts in either order', () => {
    holds(
      fc.property(team, team, fc.infiniteStream(fc.nat({ max: 2 })), (mine, theirs, side) => {
        const parts: string[][] = [[], [], []];
        for (const path of pathsOf(diffTeams(mine, theirs))) parts[side.next().value]?.push(path);
        const [a = [], b = []] = parts;
        const one = applyChanges(applyChanges(mine, theirs, a), theirs, b);
        const other = applyChanges(applyChanges(mine, theirs, b), theirs, a);
        expect(one).toEqual(other);
        expect(one).toEqual(applyChanges(mine, theirs, [...a, ...b]));
        // What was taken differs no more, and what was not still does.
        const left = new Set(pathsOf(diffTeams(one, theirs)));
        expect([...a, ...b].filter((p) => left.has(p))).toEqual([]);
      }),
      120,
    );
  });

  it('have one row for each thing, with a name and two sides that tell it', () => {
    holds(
      fc.property(team, team, (mine, theirs) => {
        const changes = diffTeams(mine, theirs);
        expect(new Set(pathsOf(changes)).size).toBe(changes.length);
        for (const c of changes) {
          expect(c.name.trim(), c.path).not.toBe('');
          if (c.from === c.to) expect(c.means, JSON.stringify(c)).toBeDefined();
        }
      }),
      120,
    );
  });

  it('are changed by nobody else', () => {
    holds(
      fc.property(team, team, (mine, theirs) => {
        const before = JSON.stringify([mine, theirs]);
        applyChanges(mine, theirs, pathsOf(diffTeams(mine, theirs)));
        expect(JSON.stringify([mine, theirs])).toBe(before);
      }),
    );
  });
});

describe('the difference in words', () => {
  it('of the picture', () => {
    const mine = with_({
      policy: {
        threshold: 40,
        asks: { reason: { ready: 'offered', building: 'offered' } },
        whoMayWaive: 'leads',
      },
      goals: [],
      sources: [{ id: 'umami', name: 'Umami', origin: 'https://umami.acme.example' }],
    });
    const theirs: Team = {
      ...mine,
      policy: {
        threshold: 50,
        asks: { reason: { ready: 'offered', building: 'asked' } },
        whoMayWaive: 'anyone',
      },
      metrics: [
        {
          ...FULL_TEAM.metrics?.[0],
          id: 'checkout-completion',
          name: 'Checkout completion',
          definitions: [
            ...(FULL_TEAM.metrics?.[0]?.definitions ?? []),
            { version: 3, text: 'One session a person.', change: 'Sessions of a person count once' },
          ],
        },
        ...(FULL_TEAM.metrics?.slice(1) ?? []),
        {
          id: 'repeat',
          name: 'Repeat orders',
          unit: '%',
          goodDirection: 'up',
          source: 'umami',
          owner: 'acme-pm',
        },
      ],
      goals: [{ id: 'answer', name: 'Answer without a ticket', until: '2027-06-30' }],
      sources: [{ id: 'umami', name: 'Umami', origin: 'https://stats.acme.example' }],
    };
    expect(diffTeams(mine, theirs, { locked: new Set(['policy.whoMayWaive']) })).toEqual([
      {
        path: 'policy.threshold',
        group: 'policy',
        name: 'Starts building at',
        from: '40',
        to: '50',
        means: 'Bets from 40 to 49 are no longer strong enough to start',
      },
      {
        path: 'policy.asks.reason.building',
        group: 'policy',
        name: 'Because, at Building',
        from: 'offered',
        to: 'asked',
      },
      {
        path: 'policy.whoMayWaive',
        group: 'policy',
        name: 'Who may waive',
        from: 'Leads only',
        to: 'Anyone, with a reason',
        means: 'Set by your organisation',
        locked: true,
      },
      {
        path: 'metrics.checkout-completion',
        group: 'metrics',
        name: 'Checkout completion',
        from: 'definition v2',
        to: 'definition v3',
        means: 'Sessions of a person count once. Items launched before keep v2.',
      },
      {
        path: 'metrics.repeat',
        group: 'metrics',
        name: 'Repeat orders',
        from: '',
        to: 'new, in %, up is good',
        means: 'From Umami, owner acme-pm',
      },
      {
        path: 'goals.answer',
        group: 'goals',
        name: 'Answer without a ticket',
        from: '',
        to: 'new, until 30 Jun 2027',
      },
      {
        path: 'sources.umami#origin',
        group: 'sources',
        name: 'Umami address',
        from: 'umami.acme.example',
        to: 'stats.acme.example',
        means: 'A new host: the browser will ask you',
        heldBack: true,
      },
    ]);
  });

  it('tells a policy as it comes out, also where it is not written', () => {
    const changes = diffTeams(BARE, {
      ...BARE,
      policy: { threshold: 60, exempt: ['bug', 'docs'], levels: { ready: 'nudge' } },
    });
    expect(changeAt(changes, 'policy.threshold')).toMatchObject({ from: '50', to: '60' });
    expect(changeAt(changes, 'policy.exempt')?.means).toBe(
      'Not asked any more: docs. Asked from now on: chore, incident, dependency, dependencies and spike.',
    );
    expect(changeAt(changes, 'policy.levels.ready')).toMatchObject({
      from: 'Nudge',
      to: 'Nudge',
      means: 'As before; now it is written down',
    });
  });

  it('names scopes that come and go', () => {
    const place = (p: string) => ({ tracker: 't', place: p });
    const [change] = diffTeams(
      { ...BARE, scopes: [place('acme/shop'), place('acme/old')] },
      { ...BARE, scopes: [place('acme/shop'), place('acme/app')] },
    );
    expect(change).toMatchObject({
      name: 'Where it applies',
      from: 'acme/shop and acme/old',
      to: 'acme/shop and acme/app',
      means: 'Also holds in acme/app. No longer in acme/old.',
    });
  });

  it('says when a definition was changed under its number', () => {
    const metric = { id: 'm', name: 'M', definitions: [{ version: 1, text: 'a' }] };
    const [change] = diffTeams(
      { ...BARE, metrics: [metric] },
      { ...BARE, metrics: [{ ...metric, definitions: [{ version: 1, text: 'b' }] }] },
    );
    expect(change?.means).toBe('New words under the same number: items that have it are read by them');
  });

  it('holds back every source whose host nobody has agreed to', () => {
    const source = (origin?: string) => ({ id: 's', name: 'S', ...(origin && { origin }) });
    const one = (from: Team['sources'], to: Team['sources']) =>
      diffTeams({ ...BARE, sources: from }, { ...BARE, sources: to });
    expect(one([], [source('https://a.example')])).toMatchObject([{ path: 'sources.s', heldBack: true }]);
    expect(one([source()], [source('https://a.example')])).toMatchObject([
      { path: 'sources.s#origin', heldBack: true },
    ]);
    expect(one([source('https://a.example')], [source()])[0]).not.toHaveProperty('heldBack');
    expect(one([], [source()])[0]).not.toHaveProperty('heldBack');
  });

  it('takes the name of a source without its host', () => {
    const mine: Team = { ...BARE, sources: [{ id: 's', name: 'S', origin: 'https://a.example' }] };
    const theirs: Team = { ...BARE, sources: [{ id: 's', name: 'T', origin: 'https://b.example' }] };
    expect(applyChanges(mine, theirs, ['sources.s']).sources).toEqual([
      { id: 's', name: 'T', origin: 'https://a.example' },
    ]);
    expect(applyChanges(mine, theirs, ['sources.s#origin']).sources).toEqual([
      { id: 's', name: 'S', origin: 'https://b.example' },
    ]);
  });

  it('tells every term of a whole team', () => {
    const changes = diffTeams(BARE, FULL_TEAM);
    expect(changes.filter((c) => c.name.startsWith('“')).map((c) => c.path)).toEqual([
      'policy.asks.persona',
      'policy.levels.archived',
      'policy.rules.later',
      'policy.colour',
      'budget',
    ]);
    expect(changes.every((c) => c.to !== '')).toBe(true);
    const read = readTeam(JSON.stringify(FULL_TEAM));
    expect(applyChanges(BARE, FULL_TEAM, pathsOf(changes))).toEqual(read.ok && read.team);
  });
});
