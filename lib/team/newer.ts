/** A file of a newer major version: what can still be read of it. */
import * as z from 'zod';
import type { JsonPath } from './json';
import { keyOf, LIST_NAMES, listOf } from './lists';
import { elementOf, isObject, memberOf, membersOf } from './shape';
import { Team } from './team';

type Schema = Parameters<typeof membersOf>[0];

/** What is left of a value once everything is out that does not fit; undefined: nothing. Takes note of what went. */
function fitting(schema: Schema, value: unknown, path: JsonPath, out: JsonPath[]): unknown {
  const element = elementOf(schema);
  const members = membersOf(schema);
  let next = value;
  if (element && Array.isArray(value)) {
    next = value.map((v, i) => fitting(element, v, [...path, i], out)).filter((v) => v !== undefined);
  } else if (members && isObject(value)) {
    const kept = Object.entries(value).map(([name, v]) => {
      const member = memberOf(schema, name);
      return [name, member ? fitting(member, v, [...path, name], out) : v] as const;
    });
    next = Object.fromEntries(kept.filter(([, v]) => v !== undefined));
  }
  const read = z.safeParse(schema, next);
  if (read.success) return read.data;
  out.push(path);
  return undefined;
}

/** The first of those with the same key. */
function once(team: Team): Team {
  const lists = LIST_NAMES.flatMap((list) => {
    const all = listOf(team, list);
    const seen = new Set<string>();
    const kept = all?.filter((e) => {
      const key = keyOf(list, e);
      const first = !seen.has(key);
      seen.add(key);
      return first;
    });
    return kept ? [[list, kept]] : [];
  });
  return { ...team, ...Object.fromEntries(lists) };
}

/** Null: not even its name and id can be read. */
export function readNewer(value: unknown): { team: Team; leftOut: JsonPath[] } | null {
  const leftOut: JsonPath[] = [];
  const team = fitting(Team, value, [], leftOut);
  return team === undefined ? null : { team: once(team as Team), leftOut };
}
