/** The difference between what holds and what a file says, for people: one row for each thing that they can take. */
import type { TeamChange } from '../messages/team-protocol';
import { LIST, MEANS, NAME, SHOWN } from '../strings/team-diff';
import { about, changed, nameOf, namesIn, versionOf } from './diff-elements';
import { type Side, sideOf, valueWords } from './diff-values';
import { type Difference, differences } from './differences';
import { type ListName, listOf } from './lists';
import type { CatalogueMetric, Team } from './team';
import { tidy } from './tidy';

type ElementDifference = Extract<Difference, { kind: 'element' }>;

const GROUP: Record<ListName, TeamChange['group']> = {
  metrics: 'metrics',
  goals: 'goals',
  themes: 'goals',
  categories: 'words',
  vehicles: 'words',
  templates: 'words',
  stages: 'stages',
  roles: 'people',
  sources: 'sources',
};

function metricMeans(from: CatalogueMetric, to: CatalogueMetric): string | undefined {
  const [before, after] = [versionOf(from), versionOf(to)];
  const newest = to.definitions?.find((d) => d.version === after);
  if (after > before && before > 0) return MEANS.definition(newest?.change, before);
  if (after === before && newest?.text !== from.definitions?.find((d) => d.version === after)?.text)
    return MEANS.reworded;
  return to.retired && !from.retired ? MEANS.metricGone : undefined;
}

type Words = Pick<TeamChange, 'from' | 'to' | 'means'>;

/** Of a new metric: what it is, and beside it where it comes from, as a catalogue has it. */
const METRIC_IS = ['unit', 'goodDirection', 'retired'];
const METRIC_FROM = ['source', 'owner'];

function added({ list, to = {} }: ElementDifference, theirs: Team): Words {
  const names = namesIn(theirs);
  const isMetric = list === 'metrics';
  const says = about(list, to, names, isMetric ? METRIC_IS : undefined);
  const from = isMetric ? about(list, to, names, METRIC_FROM) : [];
  const asks = list === 'sources' && to.origin !== undefined;
  const means = asks ? MEANS.newHost : from.length > 0 ? MEANS.origin(from) : undefined;
  return { from: '', to: [SHOWN.newOne, ...says].join(', '), ...(means && { means }) };
}

function removed({ list, from = {} }: ElementDifference, mine: Team): Words {
  const says = about(list, from, namesIn(mine));
  return {
    from: says.length > 0 ? says.join(', ') : SHOWN.present,
    to: '',
    ...(list === 'metrics' && { means: MEANS.metricGone }),
  };
}

function elementWords(d: ElementDifference, mine: Team, theirs: Team): Words {
  if (!d.from) return added(d, theirs);
  if (!d.to) return removed(d, mine);
  const means =
    d.list === 'metrics' ? metricMeans(d.from as CatalogueMetric, d.to as CatalogueMetric) : undefined;
  return {
    ...changed(d.list, d.from, d.to, { from: namesIn(mine), to: namesIn(theirs) }),
    ...(means && { means }),
  };
}

/** "stats.acme.example" of an origin. */
const hostOf = (origin: string | undefined) => (origin ?? '').replace('https://', '');

function changeOf(d: Difference, mine: Side, theirs: Side): TeamChange {
  const { path } = d;
  switch (d.kind) {
    case 'value':
      return { path, ...valueWords(d, mine, theirs) };
    case 'element': {
      const name = nameOf(d.list, d.key, d.to ?? d.from);
      const asks = d.list === 'sources' && !d.from && d.to?.origin !== undefined;
      const words = elementWords(d, mine.team, theirs.team);
      return { path, group: GROUP[d.list], name, ...words, ...(asks && { heldBack: true as const }) };
    }
    case 'origin': {
      const source = listOf(theirs.team, 'sources')?.find((s) => s.id === d.key);
      const asks = d.to !== undefined;
      return {
        path,
        group: 'sources',
        name: NAME.address(nameOf('sources', d.key, source)),
        from: hostOf(d.from),
        to: hostOf(d.to),
        means: asks ? MEANS.newHost : MEANS.noHost,
        ...(asks && { heldBack: true as const }),
      };
    }
    case 'order': {
      const [a, b] = [listOf(mine.team, d.list), listOf(theirs.team, d.list)];
      const emptied = (all: typeof a) => (all === undefined ? '' : SHOWN.none);
      const words =
        a?.length && b?.length
          ? { from: SHOWN.before, to: SHOWN.moved }
          : { from: emptied(a), to: emptied(b) };
      return { path, group: GROUP[d.list], name: NAME.order(LIST[d.list]), ...words };
    }
  }
}

/**
 * @param mine what holds
 * @param theirs what the file says
 * @param locked keys that an organisation has set ("policy.threshold"), as `lockedIn` tells them
 */
export function diffTeams(
  mine: Team,
  theirs: Team,
  { locked = new Set<string>() as ReadonlySet<string> } = {},
): TeamChange[] {
  const [a, b] = [sideOf(tidy(mine)), sideOf(tidy(theirs))];
  return differences(a.team, b.team).map((d) => {
    const change = changeOf(d, a, b);
    return locked.has(d.path) ? { ...change, locked: true, means: MEANS.locked } : change;
  });
}
