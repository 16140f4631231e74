/** Takes over chosen parts of another version of a team. */
import { type Difference, differences } from './differences';
import { type Element, keyOf, type ListName, listOf } from './lists';
import { isObject } from './shape';
import type { Team } from './team';
import { tidy } from './tidy';

function put(group: Element, [name = '', ...rest]: readonly string[], value: unknown): Element {
  const { [name]: before, ...others } = group;
  const next = rest.length === 0 ? value : put(isObject(before) ? before : {}, rest, value);
  return next === undefined ? others : { ...others, [name]: next };
}

type OfList = Exclude<Difference, { kind: 'value' }>;
const listIn = (d: OfList): ListName => (d.kind === 'origin' ? 'sources' : d.list);

/** An element without its origin, or with the one it had: that is agreed to on its own. */
function keepingOrigin(list: ListName, before: Element | undefined, next: Element): Element {
  if (list !== 'sources' || !before) return next;
  const { origin: _, ...kept } = next;
  return before.origin === undefined ? kept : { ...kept, origin: before.origin };
}

function withOrigin(source: Element | undefined, origin: string | undefined): Element | undefined {
  if (!source) return undefined;
  const { origin: _, ...kept } = source;
  return origin === undefined ? kept : { ...kept, origin };
}

/** One list after some of its parts were taken: in their order, with what they do not have behind it. */
function taken(list: ListName, mine: Team, theirs: Team, parts: readonly OfList[]): Element[] | undefined {
  const after = listOf(theirs, list);
  const byKey = new Map((listOf(mine, list) ?? []).map((e) => [keyOf(list, e), e]));
  for (const part of parts) {
    if (part.kind === 'order') continue;
    const before = byKey.get(part.key);
    const next =
      part.kind === 'origin' ? withOrigin(before, part.to) : part.to && keepingOrigin(list, before, part.to);
    if (next) byKey.set(part.key, next);
    else byKey.delete(part.key);
  }
  if (byKey.size === 0) return after && [];
  const places = new Map((after ?? []).map((e, i) => [keyOf(list, e), i]));
  const placeOf = (key: string) => places.get(key) ?? places.size;
  return [...byKey].sort(([a], [b]) => placeOf(a) - placeOf(b)).map(([, e]) => e);
}

/**
 * The team after some parts of theirs were taken over.
 * @param paths those of `TeamChange`; what does not differ any more, or never did, is passed over
 */
export function applyChanges(mine: Team, theirs: Team, paths: Iterable<string>): Team {
  const chosen = new Set(paths);
  const [before, after] = [tidy(mine), tidy(theirs)];
  const parts = differences(before, after).filter((d) => chosen.has(d.path));
  let next: Element = before;
  const ofLists: OfList[] = [];
  for (const part of parts) {
    if (part.kind === 'value') next = put(next, part.at, part.to);
    else ofLists.push(part);
  }
  for (const list of new Set(ofLists.map(listIn))) {
    const own = ofLists.filter((p) => listIn(p) === list);
    next = put(next, [list], taken(list, before, after, own));
  }
  return tidy(next as Team);
}
