/** Words for one value of a team: how its setting is called, what it says, and what comes of a change. */
import type { TeamChange } from '../messages/team-protocol';
import { STAGES, type Stage } from '../outcome/stage';
import {
  ASK,
  ASKED,
  BADGES,
  inDays,
  LEVEL,
  listed,
  ON_OFF,
  PERSONAL,
  POLICY,
  quoted,
  READINGS,
  RULE,
  stageName,
  WAIVERS,
} from '../strings/team';
import { MEANS, NAME, SETTING, SHOWN } from '../strings/team-diff';
import { DEFAULT_PERSONAL } from './defaults';
import type { Difference } from './differences';
import { settingsOf } from './layers';
import { ASKS, type Ask, type Level, type Scope, type Team, type WholePolicy } from './team';

type Value = Extract<Difference, { kind: 'value' }>;
type Said = Pick<TeamChange, 'group' | 'name' | 'from' | 'to' | 'means'>;
/** A team, and what its policy comes to where it does not say everything. */
export type Side = { team: Team; policy: WholePolicy };

export const sideOf = (team: Team): Side => ({ team, policy: settingsOf({ team }).settings.policy });

const text = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : quoted(JSON.stringify(value), 60);
const list = (words: readonly string[]) => (words.length > 0 ? listed(words) : SHOWN.none);
const gone = (from: readonly string[], to: readonly string[]) => from.filter((w) => !to.includes(w));

type Plain = keyof typeof POLICY;
/** A policy says something everywhere, so both sides are told as they come out, not as they are written. */
const PLAIN: { [K in Plain]: (value: WholePolicy[K]) => string } = {
  threshold: String,
  exempt: list,
  since: (v) => (v === undefined ? '' : SHOWN.day(v)),
  checkpoints: SHOWN.dayList,
  whoMayWaive: (v) => WAIVERS[v],
  waiverDays: inDays,
  witness: ON_OFF,
  pilot: list,
  readings: (v) => READINGS[v],
};

function plainMeans(name: Plain, from: WholePolicy, to: WholePolicy): string | undefined {
  if (name === 'threshold') {
    const [a, b] = [from.threshold, to.threshold];
    return a < b ? MEANS.raised(a, b) : a > b ? MEANS.lowered(a, b) : undefined;
  }
  if (name === 'exempt') return MEANS.spared(gone(to.exempt, from.exempt), gone(from.exempt, to.exempt));
  if (name === 'since') return to.since === undefined ? MEANS.noSince : MEANS.since(to.since);
  if (name === 'pilot') return to.pilot.length === 0 ? MEANS.noPilot : MEANS.pilot(to.pilot.length);
  return name === 'readings' && to.readings === 'full' ? MEANS.full : undefined;
}

const isPlain = (name: string): name is Plain => Object.hasOwn(POLICY, name);
const isAsk = (name: string): name is Ask => (ASKS as readonly string[]).includes(name);
const isStage = (name: string): name is Stage => (STAGES as readonly string[]).includes(name);

function ofPolicy({ at, from, to }: Value, mine: Side, theirs: Side): Said | null {
  const [, name = '', of = '', stage = ''] = at;
  const [a, b] = [mine.policy, theirs.policy];
  const group = 'policy';
  if (name === 'asks' && isAsk(of) && isStage(stage)) {
    const cells = { from: ASKED[a.asks[of][stage]], to: ASKED[b.asks[of][stage]] };
    return { group, name: NAME.cell(ASK[of], stageName(stage)), ...cells };
  }
  if (name === 'levels' && isStage(of)) {
    const levels: [Level, Level] = [a.levels[of], b.levels[of]];
    const words = { from: LEVEL[levels[0]], to: LEVEL[levels[1]] };
    return { group, name: NAME.level(stageName(of)), ...words, means: MEANS.level(levels[1]) };
  }
  if (name === 'rules' && /^H\d\d$/.test(of)) {
    const words = (v: unknown) => (v === undefined ? '' : RULE[v as keyof typeof RULE]);
    return { group, name: NAME.rule(of), from: words(from), to: words(to) };
  }
  if (!isPlain(name) || of !== '') return null;
  const show = PLAIN[name] as (v: WholePolicy[Plain]) => string;
  const means = plainMeans(name, a, b);
  return { group, name: POLICY[name], from: show(a[name]), to: show(b[name]), ...(means && { means }) };
}

function ofPersonal({ at, from, to }: Value): Said | null {
  const [, name = ''] = at;
  if (!Object.hasOwn(PERSONAL, name)) return null;
  const key = name as keyof typeof DEFAULT_PERSONAL;
  const words = (value: unknown) => {
    const v = value ?? DEFAULT_PERSONAL[key];
    if (typeof v === 'boolean') return ON_OFF(v);
    return key === 'badges' && (v === 'all' || v === 'needs') ? BADGES[v] : text(v);
  };
  return { group: 'other', name: PERSONAL[key], from: words(from), to: words(to) };
}

const scopes = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as Scope[]) : []).map((s) => (s.site ? `${s.place} (${s.site})` : s.place));

const GROUP: Record<string, TeamChange['group']> = {
  name: 'team',
  id: 'team',
  scopes: 'team',
  template: 'words',
  section: 'policy',
  currency: 'people',
  yearStart: 'people',
  rhythm: 'people',
  brief: 'people',
};

/** A file may have members of any name: "toString" is none of ours. */
const own = <T>(of: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined;

function ofTeam({ at, path, from, to }: Value, mine: Side, theirs: Side): Said {
  const [name = ''] = at;
  const known = own(SETTING, path);
  const said = { group: own(GROUP, name) ?? 'other', name: known ?? NAME.unknown(at.join('.')) } as const;
  const both = (words: (v: unknown, side: Side) => string) => ({
    from: from === undefined ? '' : words(from, mine),
    to: to === undefined ? '' : words(to, theirs),
  });
  if (known === undefined) return { ...said, ...both(text), means: MEANS.unknown };
  if (path === 'scopes') {
    const [a, b] = [scopes(from), scopes(to)];
    return { ...said, from: listed(a), to: listed(b), means: MEANS.scopes(gone(b, a), gone(a, b)) };
  }
  if (path === 'template') {
    const words = (v: unknown, { team }: Side) =>
      settingsOf({ team }).settings.templates.find((t) => t.id === v)?.name ?? text(v);
    return { ...said, ...both(words), means: MEANS.template };
  }
  if (path === 'id') return { ...said, ...both(text), means: MEANS.otherTeam };
  const show: Record<string, (v: unknown) => string> = {
    yearStart: (v) => SHOWN.month(Number(v)),
    section: (v) => SHOWN.section[String(v)] ?? text(v),
    'rhythm.every': (v) => SHOWN.every(String(v)),
    'brief.intro': (v) => quoted(String(v), 160),
    'rhythm.note': (v) => quoted(String(v), 160),
    'brief.links': (v) => (Array.isArray(v) ? list(v.map(String)) : text(v)),
  };
  return { ...said, ...both(own(show, path) ?? text) };
}

/** One value that differs, in words. */
export function valueWords(d: Value, mine: Side, theirs: Side): Said {
  const [group] = d.at;
  const ours = group === 'policy' ? ofPolicy(d, mine, theirs) : group === 'personal' ? ofPersonal(d) : null;
  const said = ours ?? ofTeam(d, mine, theirs);
  // Written down where it went without saying, or the other way round.
  return ours && said.from === said.to ? { ...said, means: MEANS.written } : said;
}
