/**
 * What holds at a place. Policy: organisation locked, team, organisation preset, default. Personal: organisation locked,
 * mine, team preset, organisation preset, default. Of each value it is known which of them said it.
 */
import type { Layer, Managed, SettingsAt, TeamProblem } from '../messages/team-protocol';
import { STAGES } from '../outcome/stage';
import { rowOf, saidAt } from './asks';
import { DEFAULT_LAYER, DEFAULT_PERSONAL, DEFAULT_POLICY, DEFAULTS } from './defaults';
import { type ManagedSettings, UNMANAGED } from './managed';
import { teamsOf } from './scope';
import { ASKS, type Personal, type Policy, type Settings, type Team, type WholePolicy } from './team';

type Of = SettingsAt['of'];
export type Resolved = Pick<SettingsAt, 'settings' | 'personal' | 'of'>;

/** One layer: who says it, and what. The one that holds first stands in front. */
type Said<T> = { by: Of[string]; says: T | undefined };

const LOCKED = { layer: 'organisation', locked: true } as const;
const DEFAULT = { layer: 'default' } as const;
const said = <T>(layer: Layer, says: T | undefined): Said<T> => ({ by: { layer }, says });

/** Each of some names, from the first layer that has it. `of` learns which one that was. */
function firstOf<T extends object, K extends keyof T & string>(
  names: readonly K[],
  layers: readonly Said<T>[],
  of: Of,
  path: string,
): Partial<T> {
  const values: Partial<T> = {};
  for (const name of names) {
    const found = layers.find((l) => l.says?.[name] !== undefined);
    of[`${path}.${name}`] = found?.by ?? DEFAULT;
    if (found?.says) values[name] = found.says[name];
  }
  return values;
}

/** Settings of a policy that are one value each. */
const PLAIN = [
  'threshold',
  'exempt',
  'since',
  'checkpoints',
  'whoMayWaive',
  'waiverDays',
  'witness',
  'pilot',
  'readings',
] as const;

type Rules = NonNullable<Policy['rules']>;

function policyOf(layers: readonly Said<Policy>[], of: Of): WholePolicy {
  const asks = ASKS.map((ask) => {
    const rows = layers.map((l) => l.says?.asks?.[ask]);
    for (const stage of STAGES) {
      const cell = saidAt(rows, stage);
      of[`policy.asks.${ask}.${stage}`] = (cell && layers[cell.layer]?.by) ?? DEFAULT;
    }
    return [ask, rowOf(rows)];
  });
  const within = <K extends 'levels' | 'rules'>(name: K) =>
    layers.map(({ by, says }) => ({ by, says: says?.[name] }) as Said<NonNullable<Policy[K]>>);
  const named = within('rules').flatMap((l) => Object.keys(l.says ?? {}));
  const rules = [...new Set(named)].filter((name) => /^H\d\d$/.test(name)).sort();
  return {
    ...DEFAULT_POLICY,
    ...(firstOf(PLAIN, layers, of, 'policy') as Partial<WholePolicy>),
    asks: Object.fromEntries(asks) as WholePolicy['asks'],
    levels: { ...DEFAULT_POLICY.levels, ...firstOf(STAGES, within('levels'), of, 'policy.levels') },
    rules: firstOf<Rules, string>(rules, within('rules'), of, 'policy.rules') as Rules,
  };
}

const NAMES = ['openPanel', 'badges', 'days', 'timing'] as const;

/** What only a team says: its catalogue, its words, its calendar. */
function rest(team: Team | undefined, of: Of): Omit<Settings, 'policy' | 'team'> {
  const names = Object.keys(DEFAULTS).filter((n) => n !== 'policy') as (keyof Omit<
    Settings,
    'policy' | 'team'
  >)[];
  for (const name of names) of[name] = { layer: team?.[name] === undefined ? 'default' : 'team' };
  const own = team?.templates ?? [];
  // The same list for everybody without sentences of their own: what was judged with it is remembered by it.
  const templates =
    own.length === 0
      ? DEFAULTS.templates
      : [...own, ...DEFAULTS.templates.filter((t) => own.every((o) => o.id !== t.id))];
  // A sentence that is not there any more is no reason to have none.
  const template = templates.find((t) => t.id === team?.template)?.id ?? DEFAULTS.template;
  return {
    metrics: team?.metrics ?? DEFAULTS.metrics,
    goals: team?.goals ?? DEFAULTS.goals,
    themes: team?.themes ?? DEFAULTS.themes,
    categories: team?.categories ?? DEFAULTS.categories,
    vehicles: team?.vehicles ?? DEFAULTS.vehicles,
    templates,
    template,
    stages: team?.stages ?? DEFAULTS.stages,
    currency: team?.currency ?? DEFAULTS.currency,
    yearStart: team?.yearStart ?? DEFAULTS.yearStart,
    roles: team?.roles ?? DEFAULTS.roles,
    section: team?.section ?? DEFAULTS.section,
  };
}

type Layers = { team?: Team | undefined; managed?: ManagedSettings | undefined; mine?: Personal | undefined };

/** What holds for the items of a team; without one, where no team is. */
export function settingsOf({ team, managed = UNMANAGED, mine }: Layers): Resolved {
  const of: Of = {};
  const { locked, preset } = managed;
  const policy = policyOf(
    [
      { by: LOCKED, says: locked.policy },
      said('team', team?.policy),
      said('preset', preset.policy),
      said('default', DEFAULT_LAYER),
    ],
    of,
  );
  const personal = firstOf<Personal, (typeof NAMES)[number]>(
    NAMES,
    [
      { by: LOCKED, says: locked.personal },
      said('mine', mine),
      said('team', team?.personal),
      said('preset', preset.personal),
    ],
    of,
    'personal',
  );
  return {
    settings: { ...(team && { team: { id: team.id, name: team.name } }), policy, ...rest(team, of) },
    personal: { ...DEFAULT_PERSONAL, ...personal },
    of,
  };
}

/** What holds at a place, and which teams claim it. */
export function settingsAt(
  place: NonNullable<SettingsAt['place']>,
  teams: readonly Team[],
  layers: Omit<Layers, 'team'> = {},
): SettingsAt {
  const claims = teamsOf(place, teams);
  return {
    place,
    ...settingsOf({ ...layers, team: claims[0]?.team }),
    teams: claims.map(({ team, scope, why }) => ({ id: team.id, name: team.name, scope: scope.place, why })),
  };
}

/** The keys that an organisation has locked: "policy.threshold". */
export const lockedIn = (of: Of): Set<string> =>
  new Set(Object.entries(of).flatMap(([path, by]) => (by.locked ? [path] : [])));

/** What an administrator has set, key by key, as the options page tells it. */
export function managedView(managed: ManagedSettings, problems: TeamProblem[]): Managed {
  const { of } = settingsOf({ managed });
  const keys = Object.keys(of).filter(
    (path) => of[path]?.layer === 'organisation' || of[path]?.layer === 'preset',
  );
  return { keys, locked: [...lockedIn(of)], problems };
}
