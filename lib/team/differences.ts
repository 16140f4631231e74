/**
 * Where two teams differ, part by part. A part is what a person takes over or leaves: one value, one element of a list.
 * Taking all of them makes one team into the other; no two of them meet, so their order does not matter.
 */
import { type Element, keyOf, LIST_NAMES, type ListName, listOf } from './lists';
import { isObject, memberOf, membersOf, same, takesName } from './shape';
import { Team } from './team';

type Schema = Parameters<typeof membersOf>[0];

export type Difference =
  /** A member of the team or of a group in it. Undefined: it is not set. */
  | { kind: 'value'; path: string; at: readonly string[]; from: unknown; to: unknown }
  | { kind: 'element'; path: string; list: ListName; key: string; from?: Element; to?: Element }
  /** Of a source that both have: the one thing that a person has to agree to. */
  | { kind: 'origin'; path: string; key: string; from?: string; to?: string }
  /** The same elements in another order, or an empty list where there was none. */
  | { kind: 'order'; path: string; list: ListName };

/** Names of the format have no dots; those of others may. */
const segment = (name: string) => name.replaceAll('%', '%25').replaceAll('.', '%2E').replaceAll('#', '%23');

const isGroup = (schema: Schema) => membersOf(schema) !== null || takesName(schema, '') !== null;

function values(schema: Schema, mine: unknown, theirs: unknown, at: readonly string[]): Difference[] {
  const [a, b] = [mine, theirs].map((v) => (isObject(v) ? v : {})) as [Element, Element];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name): Difference[] => {
    if (at.length === 0 && (LIST_NAMES as string[]).includes(name)) return [];
    const here = [...at, name];
    const member = memberOf(schema, name);
    // Of their own: every object has a "toString".
    const [from, to] = [a, b].map((of) => (Object.hasOwn(of, name) ? of[name] : undefined));
    if (member && isGroup(member)) return values(member, from, to, here);
    if (same(from, to)) return [];
    return [{ kind: 'value', path: here.map(segment).join('.'), at: here, from, to }];
  });
}

const withoutOrigin = (source: Element): Element => {
  const { origin: _, ...kept } = source;
  return kept;
};
const originOf = (source: Element) => (typeof source.origin === 'string' ? source.origin : undefined);

/** One element of a list, where both have one of that name. */
function elementPair(list: ListName, key: string, from: Element, to: Element): Difference[] {
  const path = `${list}.${key}`;
  if (list !== 'sources') return same(from, to) ? [] : [{ kind: 'element', path, list, key, from, to }];
  const [before, after] = [originOf(from), originOf(to)];
  const moved: Difference = {
    kind: 'origin',
    path: `${path}#origin`,
    key,
    ...(before !== undefined && { from: before }),
    ...(after !== undefined && { to: after }),
  };
  return [
    ...(same(withoutOrigin(from), withoutOrigin(to))
      ? []
      : [{ kind: 'element' as const, path, list, key, from, to }]),
    ...(before === after ? [] : [moved]),
  ];
}

function elements(list: ListName, mine: Team, theirs: Team): Difference[] {
  const [before, after] = [listOf(mine, list), listOf(theirs, list)];
  const byKey = (all: readonly Element[] = []) => new Map(all.map((e) => [keyOf(list, e), e]));
  const [a, b] = [byKey(before), byKey(after)];
  const found = [...new Set([...a.keys(), ...b.keys()])].flatMap((key): Difference[] => {
    const [from, to] = [a.get(key), b.get(key)];
    if (from && to) return elementPair(list, key, from, to);
    return [{ kind: 'element', path: `${list}.${key}`, list, key, ...(from && { from }), ...(to && { to }) }];
  });
  const common = (one: typeof a, other: typeof a) => [...one.keys()].filter((k) => other.has(k));
  const moved = !same(common(a, b), common(b, a));
  const emptied = a.size === 0 && b.size === 0 && (before === undefined) !== (after === undefined);
  return moved || emptied ? [...found, { kind: 'order', path: list, list }] : found;
}

/** In the order of the format. Both teams as `readTeam` gives them. */
export const differences = (mine: Team, theirs: Team): Difference[] => [
  ...values(Team, mine, theirs, []),
  ...LIST_NAMES.flatMap((list) => elements(list, mine, theirs)),
];
