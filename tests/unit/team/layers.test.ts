import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PERSONAL, DEFAULTS } from '../../../lib/team/defaults';
import { lockedIn, managedView, settingsAt, settingsOf } from '../../../lib/team/layers';
import { type Layered, type ManagedSettings, UNMANAGED } from '../../../lib/team/managed';
import type { Personal, Team } from '../../../lib/team/team';
import { FULL_TEAM } from '../../fixtures/team/full';
import { holds } from '../../support/arbitraries';

const BARE: Team = { sightline: 'team', format: '1.0', id: 't', name: 'T' };
const managed = (locked: Layered, preset: Layered = {}): ManagedSettings => ({ locked, preset });

describe('settings', () => {
  it('without a team are the defaults, and say so', () => {
    const { settings, personal, of } = settingsOf({});
    expect(settings).toEqual(DEFAULTS);
    expect(personal).toEqual(DEFAULT_PERSONAL);
    expect(new Set(Object.values(of).map((o) => o.layer))).toEqual(new Set(['default']));
    expect(lockedIn(of).size).toBe(0);
  });

  it('of a team are its own where it says something', () => {
    const { settings, personal, of } = settingsOf({ team: FULL_TEAM });
    expect(settings).toMatchObject({
      team: { id: 'checkout', name: 'Checkout' },
      policy: {
        threshold: 60,
        whoMayWaive: 'leads',
        levels: { building: 'require', shipped: 'nudge' },
        rules: { H04: 'off', H17: 'advise', H30: 'pause' },
      },
      currency: 'SEK',
      yearStart: 4,
      template: 'ours',
    });
    expect(Object.keys(settings.policy.rules)).toEqual(['H04', 'H17', 'H30']);
    expect(settings.templates.map((t) => t.id)).toEqual([
      'ours',
      'we-believe',
      'if-then-because',
      'xyz',
      'test-card',
    ]);
    expect(personal).toEqual({ openPanel: true, badges: 'needs', days: '2027-03-31', timing: false });
    expect(of['policy.threshold']).toEqual({ layer: 'team' });
    expect(of['policy.levels.shipped']).toEqual({ layer: 'default' });
    expect(of['personal.badges']).toEqual({ layer: 'team' });
    expect(of.currency).toEqual({ layer: 'team' });
  });

  it('fall back where a team names a sentence that is gone', () => {
    expect(settingsOf({ team: { ...BARE, template: 'gone' } }).settings.template).toBe('we-believe');
    expect(settingsOf({ team: { ...BARE, template: 'xyz' } }).settings.template).toBe('xyz');
  });

  it('take a default that a team redefines only once', () => {
    const own = { id: 'xyz', name: 'Ours', text: '{metric}' };
    const { templates } = settingsOf({ team: { ...BARE, templates: [own] } }).settings;
    expect(templates.filter((t) => t.id === 'xyz')).toEqual([own]);
  });
});

describe('layers of a policy', () => {
  const values = { locked: 10, team: 20, preset: 30 };
  it.each([
    ['organisation', 10, { locked: true, team: true, preset: true }],
    ['team', 20, { team: true, preset: true }],
    ['preset', 30, { preset: true }],
    ['default', 50, {}],
  ] as const)('%s holds: %i', (layer, value, has: { locked?: boolean; team?: boolean; preset?: boolean }) => {
    const policy = (of: keyof typeof values) => (has[of] ? { policy: { threshold: values[of] } } : {});
    const { settings, of } = settingsOf({
      team: { ...BARE, ...policy('team') },
      managed: managed(policy('locked'), policy('preset')),
      mine: { openPanel: true },
    });
    expect(settings.policy.threshold).toBe(value);
    expect(of['policy.threshold']).toEqual(layer === 'organisation' ? { layer, locked: true } : { layer });
  });

  it('lock one stage and all after it, and leave the stages before to the team', () => {
    const { settings, of } = settingsOf({
      team: { ...BARE, policy: { asks: { metric: { backlog: 'asked', shipped: 'no' } } } },
      managed: managed({ policy: { asks: { metric: { building: 'asked' } } } }),
    });
    expect(settings.policy.asks.metric).toEqual({
      backlog: 'asked',
      ready: 'asked',
      building: 'asked',
      shipped: 'asked',
      measured: 'asked',
      decided: 'asked',
    });
    expect(of['policy.asks.metric.ready']).toEqual({ layer: 'team' });
    expect(of['policy.asks.metric.shipped']).toEqual({ layer: 'organisation', locked: true });
    expect(of['policy.asks.target.ready']).toEqual({ layer: 'default' });
  });

  it('say an empty list and false as much as any other value', () => {
    const { settings, of } = settingsOf({
      team: { ...BARE, policy: { exempt: [], witness: false } },
      managed: managed({}, { policy: { exempt: ['x'], witness: true } }),
    });
    expect([settings.policy.exempt, settings.policy.witness]).toEqual([[], false]);
    expect(of['policy.exempt']).toEqual({ layer: 'team' });
  });

  it('meet rule by rule', () => {
    const { settings, of } = settingsOf({
      team: { ...BARE, policy: { rules: { H04: 'off', H17: 'off' } } },
      managed: managed(
        { policy: { rules: { H04: 'pause' } } },
        { policy: { rules: { H17: 'pause', H30: 'advise' } } },
      ),
    });
    expect(settings.policy.rules).toEqual({ H04: 'pause', H17: 'off', H30: 'advise' });
    expect(of['policy.rules.H04']).toEqual({ layer: 'organisation', locked: true });
    expect(of['policy.rules.H30']).toEqual({ layer: 'preset' });
  });
});

describe('layers of a person', () => {
  it.each([
    ['organisation', 'all', { locked: true, mine: true, team: true, preset: true }],
    ['mine', 'needs', { mine: true, team: true, preset: true }],
    ['team', 'all', { team: true, preset: true }],
    ['preset', 'needs', { preset: true }],
    ['default', 'all', {}],
  ] as const)(
    '%s holds: %s',
    (layer, value, has: Partial<Record<'locked' | 'mine' | 'team' | 'preset', boolean>>) => {
      const says = (on: boolean | undefined, badges: 'all' | 'needs'): { personal?: Personal } =>
        on ? { personal: { badges } } : {};
      const { personal, of } = settingsOf({
        team: { ...BARE, ...says(has.team, 'all') },
        managed: managed(says(has.locked, 'all'), says(has.preset, 'needs')),
        ...(has.mine && { mine: { badges: 'needs' as const } }),
      });
      expect(personal.badges).toBe(value);
      expect(of['personal.badges']?.layer).toBe(layer);
    },
  );
});

describe('at a place', () => {
  const teams: Team[] = [
    {
      ...BARE,
      id: 'growth',
      name: 'Growth',
      scopes: [{ tracker: 't', place: 'acme/*' }],
      policy: { threshold: 30 },
    },
    { ...BARE, id: 'shop', name: 'Shop', scopes: [{ tracker: 't', place: 'acme/shop' }] },
  ];
  const place = (name: string) => ({ tracker: 't', site: 'a.example', name, owner: 'acme' });

  it('one team holds as a whole: the others add nothing', () => {
    const at = settingsAt(place('acme/shop'), teams);
    expect(at.settings.team?.id).toBe('shop');
    expect(at.settings.policy.threshold).toBe(50);
    expect(at.teams).toEqual([
      { id: 'shop', name: 'Shop', scope: 'acme/shop', why: 'acme/shop is longer than acme/*.' },
      { id: 'growth', name: 'Growth', scope: 'acme/*', why: 'acme/* is shorter than acme/shop.' },
    ]);
    expect(settingsAt(place('acme/app'), teams).settings.policy.threshold).toBe(30);
    expect(settingsAt(place('other/app'), teams)).toMatchObject({ teams: [], settings: DEFAULTS });
  });
});

it('what an administrator has set is told key by key', () => {
  const view = managedView(
    managed(
      { policy: { whoMayWaive: 'anyone', asks: { decision: { decided: 'asked' } } } },
      { personal: { badges: 'needs' } },
    ),
    [],
  );
  expect(view).toEqual({
    keys: ['policy.asks.decision.decided', 'policy.whoMayWaive', 'personal.badges'],
    locked: ['policy.asks.decision.decided', 'policy.whoMayWaive'],
    problems: [],
  });
  expect(managedView(UNMANAGED, [])).toEqual({ keys: [], locked: [], problems: [] });
});

it('every value has its origin', () => {
  const layer = fc.record(
    { policy: fc.record({ threshold: fc.nat(100), exempt: fc.array(fc.string()) }, { requiredKeys: [] }) },
    { requiredKeys: [] },
  );
  holds(
    fc.property(layer, layer, layer, (locked, preset, own) => {
      const { settings, personal, of } = settingsOf({
        team: { ...BARE, ...own } as Team,
        managed: managed(locked as Layered, preset as Layered),
      });
      const paths = [
        ...Object.keys(settings.policy)
          .filter((k) => !['asks', 'levels', 'rules'].includes(k))
          .map((k) => `policy.${k}`),
        ...Object.entries(settings.policy.asks).flatMap(([a, row]) =>
          Object.keys(row).map((s) => `policy.asks.${a}.${s}`),
        ),
        ...Object.keys(settings.policy.levels).map((s) => `policy.levels.${s}`),
        ...Object.keys(personal).map((k) => `personal.${k}`),
      ];
      for (const path of paths) expect(of[path], path).toBeDefined();
    }),
  );
});
