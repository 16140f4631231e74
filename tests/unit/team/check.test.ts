import { describe, expect, it } from 'vitest';
import { checkTeam } from '../../../lib/team/check';
import { CATEGORIES, DEFAULT_POLICY, ROLES, SLOTS, TEMPLATES, VEHICLES } from '../../../lib/team/defaults';
import { STARTER } from '../../../lib/team/starter';
import { MetricKind, type Policy, type Team } from '../../../lib/team/team';
import { writeTeam } from '../../../lib/team/write';
import { FULL_TEAM } from '../../fixtures/team/full';

const BARE: Team = {
  sightline: 'team',
  format: '1.0',
  id: 'checkout',
  name: 'Checkout',
  scopes: [{ tracker: 't', place: 'acme/shop' }],
};
const told = (more: Partial<Team>, ...rest: [(readonly Team[])?, Parameters<typeof checkTeam>[2]?]) =>
  checkTeam({ ...BARE, ...more }, ...rest).map((p) => `${p.path}: ${p.text}`);
const policy = (of: Policy) => told({ policy: of }, [], { today: '2026-11-23' });

describe('nothing contradicts itself', () => {
  it('in a new team, and in one that writes down the defaults', () => {
    expect(told({})).toEqual([]);
    expect(
      told({
        policy: DEFAULT_POLICY,
        categories: CATEGORIES,
        vehicles: VEHICLES,
        templates: TEMPLATES,
        roles: ROLES,
      }),
    ).toEqual([]);
  });

  it('in a team that begins with the whole starter catalogue', () => {
    expect(told({ metrics: [...STARTER] })).toEqual([]);
    expect(writeTeam({ ...BARE, metrics: [...STARTER], templates: TEMPLATES, roles: ROLES }).ok).toBe(true);
    const kinds = MetricKind.options.filter((k) => k !== 'other');
    for (const kind of kinds) expect(STARTER.filter((m) => m.kind === kind).length, kind).toBeGreaterThan(0);
    for (const m of STARTER)
      expect(m.definitions).toMatchObject([{ version: 1, text: expect.stringMatching(/\.$/) }]);
  });

  it('and every template uses known blanks, the metric among them', () => {
    for (const { text } of TEMPLATES) {
      const slots = [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
      expect(slots).toContain('metric');
      expect(slots.filter((s) => !(SLOTS as readonly (string | undefined)[]).includes(s))).toEqual([]);
    }
  });
});

describe('a policy that contradicts itself', () => {
  it.each<[string, Policy, string]>([
    [
      'a target before its metric',
      { asks: { target: { ready: 'asked' } } },
      'policy.asks.target.ready: “Target and date” is asked at Ready, and “Metric and baseline”, which it rests on, only at Building. Ask for both at the same stage.',
    ],
    [
      'a reading of what nobody asks to launch',
      { asks: { launch: { shipped: 'no' } } },
      'policy.asks.reading.measured: “One reading” is asked at Measured, and “Launch date”, which it rests on, nowhere. Ask for both at the same stage.',
    ],
    [
      'a launch before anything shipped',
      { asks: { launch: { ready: 'asked' } } },
      'policy.asks.launch.ready: “Launch date” is asked at Ready, where nobody can know it yet. Ask for it from Shipped on.',
    ],
    [
      'an answer that may go again',
      { asks: { problem: { ready: 'asked', building: 'offered' } } },
      'policy.asks.problem.building: “Problem” is asked at Ready and not any more at Building: it can be taken out again. Keep it asked, or do not ask.',
    ],
    [
      'a gate with nothing behind it',
      { levels: { backlog: 'require' } },
      'policy.levels.backlog: Backlog requires, and asks nothing. Ask for something there, or let it observe.',
    ],
    [
      'a gate that anything passes',
      { levels: { building: 'require' }, threshold: 0 },
      'policy.threshold: Building requires, and starts at a strength of 0, so whatever is written will do. Raise the strength, or let it nudge.',
    ],
    [
      'everything exempt',
      { exempt: ['bug', 'Story', 'task'] },
      'policy.exempt: “Story” and “task” are not asked, and most work is called so. Take them out of the list.',
    ],
    [
      'a start that is still to come',
      { since: '2026-12-01' },
      'policy.since: Items from 1 Dec 2026 on are asked, and that day is still to come: until then nobody is. Set an earlier day.',
    ],
    [
      'days that do not rise',
      { checkpoints: [60, 30] },
      'policy.checkpoints: The days after launch do not rise. Put the earliest first.',
    ],
    [
      'a day twice',
      { checkpoints: [30, 30] },
      'policy.checkpoints: Day 30 stands twice among the days after launch. Take one out.',
    ],
    [
      'a pilot elsewhere',
      { pilot: ['acme/shop#1', 'acme/app#2'] },
      'policy.pilot: “acme/app#2” is in the pilot and in no place of the team. Add its place, or take it out.',
    ],
    [
      'a pilot that is no item',
      { pilot: ['the new checkout'] },
      'policy.pilot: “the new checkout” is no key of an item. Write it like acme/shop#12 or SHOP-12.',
    ],
    [
      'a rule that may not pause',
      { rules: { H01: 'pause', H20: 'pause', H17: 'off' } },
      'policy.rules.H20: H20 is set to pause, and only advises: it is not right often enough. Set it to advise.',
    ],
    [
      'leads without anybody',
      { whoMayWaive: 'leads' },
      'policy.whoMayWaive: Only leads may waive, and nobody is named in the role “Lead”: nobody can. Name somebody, or let anyone waive.',
    ],
  ])('%s', (_, of, text) => {
    expect(policy(of)).toEqual([text]);
  });

  it('is left alone where it only looks so', () => {
    expect(
      policy({ since: '2026-11-23', pilot: ['ACME/Shop#7'], asks: { target: { backlog: 'offered' } } }),
    ).toEqual([]);
    expect(
      told({
        policy: { whoMayWaive: 'leads' },
        roles: [{ id: 'lead', name: 'Lead', people: ['acme-lead'] }],
      }),
    ).toEqual([]);
    expect(told({ policy: { since: '2099-01-01' } }), 'without a day').toEqual([]);
    expect(told({ policy: { rules: { H20: 'pause' } } }, [], { mayPause: ['H20'] })).toEqual([]);
  });
});

describe('ids and words', () => {
  it.each<[string, Partial<Team>, string]>([
    ['no place', { scopes: [] }, 'scopes: The team names no place, so it holds nowhere. Add a place.'],
    [
      'a goal without its metric',
      { goals: [{ id: 'g', name: 'Answer', metric: 'gone' }] },
      'goals.g: The goal “Answer” is told by the metric “gone”, which is not in the catalogue. Choose another, or add it.',
    ],
    [
      'a goal without its theme',
      { goals: [{ id: 'g', name: 'Answer', theme: 'gone' }] },
      'goals.g: The goal “Answer” belongs to the theme “gone”, which there is not. Choose another, or add it.',
    ],
    [
      'a metric without its source',
      { metrics: [{ id: 'm', name: 'Completion', source: 'gone' }] },
      'metrics.m: “Completion” comes from the source “gone”, which there is not. Choose another, or add it.',
    ],
    [
      'a sentence that is gone',
      { template: 'gone' },
      'template: The sentence “gone” is in use and there is none of that id. Choose another.',
    ],
    [
      'a sentence without a metric',
      { templates: [{ id: 't', name: 'Ours', text: 'Because {reason}.' }] },
      'templates.t: The sentence “Ours” has no place for the metric. Write {metric} into it.',
    ],
    [
      'a blank that is misspelt',
      { templates: [{ id: 't', name: 'Ours', text: '{metrc} because {reason}' }] },
      'templates.t: {metrc} in the sentence “Ours” is no blank that Sightline knows. Write {metric}.',
    ],
    [
      'two of one id',
      {
        templates: [
          { id: 't', name: 'A', text: '{metric}' },
          { id: 't', name: 'B', text: '{metric}' },
        ],
      },
      'templates.t: Two of “templates” have the id “t”: the file cannot be saved so. Give one of them another.',
    ],
    [
      'a label for two stages',
      {
        stages: [
          { stage: 'ready', labels: ['Go'] },
          { stage: 'building', labels: ['go '], states: ['Go'] },
        ],
      },
      'stages.building: The label “go ” means Ready and Building; the later one counts. Take it out of one of the two.',
    ],
  ])('%s', (_, more, text) => {
    expect(told(more)).toEqual([text]);
  });

  it('blanks may be written in any way without harm', () => {
    for (const text of ['{', '}{metric}', '{metric', '{{metric}}', '{}'.repeat(500), '{'.repeat(1000)]) {
      expect(() => told({ templates: [{ id: 't', name: 'T', text }] })).not.toThrow();
    }
  });
});

describe('places that other teams have as well', () => {
  const other = (...places: string[]): Team => ({
    ...BARE,
    id: 'growth',
    name: 'Growth',
    scopes: places.map((place) => ({ tracker: 't', place })),
  });

  it('are told once for each team, with which of them holds', () => {
    expect(told({}, [other('acme/*', '*/*')])).toEqual([
      'scopes: acme/shop meets acme/* of Growth. Where both fit, acme/shop holds, because it says more. Nothing needs to be done if that is meant.',
    ]);
    expect(told({ scopes: [{ tracker: 't', place: 'acme/*' }] }, [other('acme/shop')])[0]).toContain(
      'Where both fit, acme/shop holds',
    );
    expect(told({}, [other('acme/shop')])).toEqual([
      'scopes: acme/shop is also a place of Growth. This team holds there, by its name. Keep it in one of the two.',
    ]);
  });

  it('are no others where tracker or site differ, or the team is the same one', () => {
    expect(told({}, [{ ...other('acme/shop'), id: 'checkout' }])).toEqual([]);
    expect(told({}, [{ ...other(), scopes: [{ tracker: 'u', place: 'acme/shop' }] }])).toEqual([]);
    const sited = (site: string): Partial<Team> => ({ scopes: [{ tracker: 't', site, place: 'acme/shop' }] });
    expect(told(sited('a.example'), [{ ...other(), ...sited('b.example') } as Team])).toEqual([]);
    expect(told(sited('a.example'), [other('acme/shop')])).toHaveLength(1);
  });
});

it('tells what is wrong in a whole team, and each has what to do', () => {
  const all = checkTeam(FULL_TEAM, [], { today: '2026-10-01' });
  expect(all.map((p) => p.path)).toEqual(['policy.asks.reading.decided', 'policy.since']);
  for (const { text } of all) expect(text).toMatch(/\. [A-Z][^.]+\.$/);
});
