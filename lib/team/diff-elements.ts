/** Words for one element of a list: a metric, a goal, a role. */

import { listed, quoted, stageName } from '../strings/team';
import { SHOWN } from '../strings/team-diff';
import { type Element, LISTS, type ListName } from './lists';
import { same } from './shape';
import type { CatalogueMetric, Team } from './team';

/** Words for one member; '' where it says nothing by itself. `names` tells what ids are called. */
type Words = (value: unknown, names: Names) => string;
type Names = (list: 'metrics' | 'themes' | 'sources', id: string) => string;

const text =
  (words: (t: string) => string): Words =>
  (v) =>
    typeof v === 'string' ? words(v) : '';
const named =
  (list: Parameters<Names>[0], words: (t: string) => string): Words =>
  (v, names) =>
    typeof v === 'string' ? words(names(list, v)) : '';
const texts =
  (words: (t: readonly string[]) => string): Words =>
  (v) =>
    Array.isArray(v) && v.length > 0 ? words(v.map(String)) : '';

/** The newest version of what a metric means; 0: it has none. */
export const versionOf = (metric: Partial<CatalogueMetric>): number =>
  Math.max(0, ...(metric.definitions ?? []).map((d) => d.version));

const definition: Words = (v) => {
  const newest = versionOf({ definitions: Array.isArray(v) ? v : [] });
  return newest > 0 ? SHOWN.definition(newest) : '';
};

/** Members that are shown, in their order. */
const MEMBERS: Record<ListName, Record<string, Words>> = {
  metrics: {
    name: text((t) => t),
    definitions: definition,
    kind: text((t) => t),
    unit: text(SHOWN.unit),
    goodDirection: text(SHOWN.direction),
    source: named('sources', SHOWN.from),
    owner: text(SHOWN.owner),
    retired: (v) => (v === true ? SHOWN.retired : ''),
  },
  goals: {
    name: text((t) => t),
    until: text(SHOWN.until),
    metric: named('metrics', SHOWN.toldBy),
    theme: named('themes', SHOWN.theme),
    owner: text(SHOWN.owner),
    link: text((t) => t),
  },
  themes: { name: text((t) => t) },
  categories: { name: text((t) => t) },
  vehicles: { name: text((t) => t) },
  templates: { name: text((t) => t), text: text((t) => quoted(t, 160)) },
  stages: {
    states: texts((t) => SHOWN.names('states', t)),
    labels: texts((t) => SHOWN.names('labels', t)),
    columns: texts((t) => SHOWN.names('columns', t)),
  },
  roles: { name: text((t) => t), people: texts(listed), does: text((t) => quoted(t, 160)) },
  sources: { name: text((t) => t), connector: text(SHOWN.connector) },
};

/** What an element is called. */
export function nameOf(list: ListName, key: string, element: Element | undefined): string {
  if (list === 'stages') return stageName(key as Parameters<typeof stageName>[0]);
  return typeof element?.name === 'string' ? element.name : key;
}

/** What an id is called in a team. */
export const namesIn =
  (team: Team): Names =>
  (list, id) =>
    team[list]?.find((e) => e.id === id)?.name ?? id;

/** What an element says, without its name. @param members those that are told; absent: all */
export function about(
  list: ListName,
  element: Element,
  names: Names,
  members = Object.keys(MEMBERS[list]).filter((m) => m !== 'name'),
): string[] {
  return members.map((m) => MEMBERS[list][m]?.(element[m], names) ?? '').filter((t) => t !== '');
}

/** Of an element that both have: the members that differ, on each side. */
export function changed(
  list: ListName,
  from: Element,
  to: Element,
  names: { from: Names; to: Names },
): { from: string; to: string } {
  const differ = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (m) => m !== LISTS[list] && m !== 'origin' && !same(from[m], to[m]),
  );
  const shown = Object.keys(MEMBERS[list]).filter((m) => differ.includes(m));
  const [a, b] = [about(list, from, names.from, shown), about(list, to, names.to, shown)].map((t) =>
    t.join(', '),
  );
  if (a !== b) return { from: a ?? '', to: b ?? '' };
  return { from: SHOWN.before, to: SHOWN.others };
}
