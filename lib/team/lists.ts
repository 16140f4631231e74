/** The lists of a team whose elements are known by a name of their own, so that they can be told apart and merged. */
import type { Team } from './team';

/** By which member an element is known. */
export const LISTS = {
  metrics: 'id',
  goals: 'id',
  themes: 'id',
  categories: 'id',
  vehicles: 'id',
  templates: 'id',
  stages: 'stage',
  roles: 'id',
  sources: 'id',
} as const;

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as ListName[];
export type Element = Record<string, unknown>;

export const listOf = (team: Team, list: ListName): readonly Element[] | undefined => team[list];

export const keyOf = (list: ListName, element: Element): string => String(element[LISTS[list]]);

/** Keys that stand more than once in a list, each with the places of the first two. */
export function doubles(team: Team): { list: ListName; key: string; at: [number, number] }[] {
  return LIST_NAMES.flatMap((list) => {
    const first = new Map<string, number>();
    const told = new Set<string>();
    return (listOf(team, list) ?? []).flatMap((element, i) => {
      const key = keyOf(list, element);
      const before = first.get(key);
      if (before === undefined) first.set(key, i);
      if (before === undefined || told.has(key)) return [];
      told.add(key);
      return [{ list, key, at: [before, i] as [number, number] }];
    });
  });
}

/** Definitions of one metric that have the same number: an item could not tell which it began with. */
export function doubleVersions(team: Team): { metric: number; version: number }[] {
  return (team.metrics ?? []).flatMap((m, metric) => {
    const versions = (m.definitions ?? []).map((d) => d.version);
    const twice = versions.find((v, i) => versions.indexOf(v) !== i);
    return twice === undefined ? [] : [{ metric, version: twice }];
  });
}
