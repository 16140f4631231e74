/**
 * Three-way merge of JSON values: objects member by member, lists with ids element by element, the rest whole.
 * Works on any field, known or not; the names of known ones are those of `fields.ts`.
 */
import { canonicalJson, keysOf } from './version';

/** One field that two people changed. `path` and `value` (theirs, absent when they took it out) serve `settle`. */
export type MergeConflict = {
  /** A name of `fields.ts` where there is one, else a path like `evidence[e1]`. */
  field: string;
  base?: string;
  mine?: string;
  theirs?: string;
  path: string[];
  value?: unknown;
};

export type Json = Record<string, unknown>;

/** Parts that only make sense whole: half of one decision and half of another is neither. */
const WHOLE = new Set(['registration', 'waiver', 'verdict', 'decision', 'launch', 'removed', 'ref', 'plan']);
/** Members that belong together: an id with its name, a side with its limit. */
export const PAIRS: Record<string, readonly string[]> = { name: ['id', 'name'], limit: ['side', 'limit'] };
/** Keys that would reach into the prototype of an object. */
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

const NAMES: Record<string, string> = {
  'hypothesis.problem': 'problem',
  'hypothesis.segment': 'segment',
  'hypothesis.reason': 'reason',
  'hypothesis.behaviour': 'behaviour',
  'hypothesis.wrongIf': 'wrongIf',
  'primary.metric.name': 'metric',
  'primary.metric.unit': 'unit',
  'primary.metric.goodDirection': 'direction',
  'primary.baseline': 'baseline',
  'primary.target': 'target',
  'primary.by': 'by',
  'business.sentence': 'business',
  'business.category': 'category',
  'business.goal': 'goal',
  'business.theme': 'theme',
  'vehicle.kind': 'vehicle',
  'request.text': 'request',
  'request.by': 'requester',
};

export const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);
export const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

/** What a value says, in one line for a person. */
export function say(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((v) => say(v) ?? '').join(', ');
  if (!isObject(value)) return String(value);
  if ('limit' in value)
    return `${value.side === 'atLeast' ? 'at least ' : value.side ? 'at most ' : ''}${value.limit}`;
  for (const key of [
    'summary',
    'sentence',
    'name',
    'metric',
    'note',
    'title',
    'why',
    'reason',
    'value',
    'kind',
    'date',
    'at',
  ]) {
    const said = say(value[key]);
    if (said) return said;
  }
  return canonicalJson(value).slice(0, 200);
}

/** What a walk gathers: conflicts, the names of fields that changed, the id of the first guardrail. */
export type Walk = { conflicts: MergeConflict[]; changed: Set<string>; first: string | undefined };

/** Elements of a list stand in a path as `[id]`. */
const isElement = (path: readonly string[]) => path.at(-1)?.startsWith('[') === true;

function fieldOf(path: readonly string[], walk: Walk): string {
  const [top, element, ...rest] = path;
  if (top === 'guardrails' && element === `[${walk.first}]`) {
    if (rest.join('.') === 'metric.name') return 'guardrail';
    if (rest.join('.') === 'limit') return 'guardrailLimit';
  }
  const dotted = path.join('.').replaceAll('.[', '[');
  return NAMES[dotted] ?? dotted;
}

/**
 * Merges one value; `undefined` means absent, on the way in and out. Where both sides changed it differently, the
 * conflict goes to `walk` and the result is `mine`.
 */
export function threeWay(base: unknown, mine: unknown, theirs: unknown, path: string[], walk: Walk): unknown {
  if (same(mine, theirs)) {
    if (!same(base, mine)) walk.changed.add(fieldOf(path, walk));
    // Equal lists may still stand in two orders: both sides must pick the same.
    return JSON.stringify(mine) > JSON.stringify(theirs) ? theirs : mine;
  }
  if (same(base, mine) || same(base, theirs)) {
    // One side left it alone: the other's stands exactly as it is. Walked only for the names of what changed.
    differ(base, mine, theirs, path, walk);
    return same(base, mine) ? theirs : mine;
  }
  return differ(base, mine, theirs, path, walk);
}

function differ(base: unknown, mine: unknown, theirs: unknown, path: string[], walk: Walk): unknown {
  // An element of a list is merged member by member only where all three know it; else it is one thing.
  const objects =
    [mine, theirs].every((v) => v === undefined || isObject(v)) && !WHOLE.has(path.at(-1) ?? '');
  if (objects && (base === undefined || isObject(base)) && !isElement(path)) {
    return object(base ?? {}, (mine ?? {}) as Json, (theirs ?? {}) as Json, path, walk);
  }
  if (objects && isObject(base) && isObject(mine) && isObject(theirs)) {
    return object(base, mine, theirs, path, walk);
  }
  const listed = list(base, mine, theirs, path, walk);
  if (listed) return listed.value;
  return leaf(base, mine, theirs, path, walk);
}

/** Registered twice, by two people who did not see each other: it froze when it froze first. */
function firstOf(mine: unknown, theirs: unknown): unknown {
  const rank = (v: Json) => [String(v.at), v.witness === undefined ? '1' : '0', canonicalJson(v)].join(' ');
  if (!isObject(mine) || !isObject(theirs)) return undefined;
  return rank(mine) < rank(theirs) ? mine : theirs;
}

function leaf(base: unknown, mine: unknown, theirs: unknown, path: string[], walk: Walk): unknown {
  const field = fieldOf(path, walk);
  if (same(base, mine) || same(base, theirs)) {
    walk.changed.add(field);
    return same(base, mine) ? theirs : mine;
  }
  if (path.length === 1 && path[0] === 'registration') {
    const first = firstOf(mine, theirs);
    if (first !== undefined) {
      walk.changed.add(field);
      return first;
    }
  }
  const [b, m, t] = [say(base), say(mine), say(theirs)];
  walk.conflicts.push({
    field,
    ...(b !== undefined && { base: b }),
    ...(m !== undefined && { mine: m }),
    ...(t !== undefined && { theirs: t }),
    path,
    ...(theirs !== undefined && { value: theirs }),
  });
  return mine;
}

function object(base: Json, mine: Json, theirs: Json, path: string[], walk: Walk): unknown {
  const out: Json = {};
  const put = (k: string, v: unknown) => {
    if (v !== undefined) out[k] = v;
  };
  const keys = new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)]);
  for (const k of keys) {
    if (UNSAFE.has(k)) continue;
    const lead = Object.entries(PAIRS).find(
      ([, members]) => members.includes(k) && members.every((m) => m === k || keys.has(m)),
    );
    if (lead && keys.has(lead[0])) {
      if (k !== lead[0]) continue;
      const pick = (o: Json) => {
        const p = Object.fromEntries(lead[1].filter((m) => o[m] !== undefined).map((m) => [m, o[m]]));
        return Object.keys(p).length > 0 ? p : undefined;
      };
      const joint = leafOrSame(pick(base), pick(mine), pick(theirs), [...path, k], walk);
      for (const m of lead[1]) put(m, isObject(joint) ? joint[m] : undefined);
      continue;
    }
    put(k, threeWay(base[k], mine[k], theirs[k], [...path, k], walk));
  }
  return Object.keys(out).length > 0 || path.length === 0 ? out : undefined;
}

function leafOrSame(base: unknown, mine: unknown, theirs: unknown, path: string[], walk: Walk): unknown {
  if (!same(mine, theirs)) return leaf(base, mine, theirs, path, walk);
  if (!same(base, mine)) walk.changed.add(fieldOf(path, walk));
  return mine;
}

/** Merges lists whose elements have ids; null when one of them is another kind of list. */
function list(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  path: string[],
  walk: Walk,
): { value: unknown } | null {
  const sides = [base, mine, theirs].map((v) => (v === undefined ? [] : v));
  const maps: Map<string, unknown>[] = [];
  for (const side of sides) {
    const keys = Array.isArray(side) ? keysOf(side) : null;
    if (!keys || !Array.isArray(side)) return null;
    maps.push(new Map(keys.map((k, i) => [k, side[i]])));
  }
  const [b, m, t] = maps;
  if (!b || !m || !t || (m.size === 0 && t.size === 0)) return null;
  const fresh = [...new Set([...m.keys(), ...t.keys()])].filter((k) => !b.has(k)).sort();
  const out: unknown[] = [];
  for (const k of [...b.keys(), ...fresh]) {
    const element = threeWay(b.get(k), m.get(k), t.get(k), [...path, `[${k}]`], walk);
    if (element !== undefined) out.push(element);
  }
  return { value: out.length > 0 ? out : undefined };
}
