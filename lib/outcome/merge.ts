/**
 * Three-way merge of what two people wrote: field by field, lists with ids element by element, unknown fields too.
 * What only one side touched is taken from that side; what both touched differently is a conflict, and the result
 * carries this side's value until somebody chooses.
 */
import type { Content } from './record';
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

export type Merged = {
  content: Content;
  conflicts: MergeConflict[];
  /** How many other fields differed and fit together. */
  merged: number;
};

type Json = Record<string, unknown>;

/** Parts that only make sense whole: half of one decision and half of another is neither. */
const WHOLE = new Set(['registration', 'waiver', 'verdict', 'decision', 'launch', 'removed', 'ref', 'plan']);
/** Members that belong together: an id with its name, a side with its limit. */
const PAIRS: Record<string, readonly string[]> = { name: ['id', 'name'], limit: ['side', 'limit'] };
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
  'vehicle.kind': 'vehicle',
  'request.text': 'request',
  'request.by': 'requester',
};

const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);
const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

/** What a value says, in one line for a person. */
function say(value: unknown): string | undefined {
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

type Walk = { conflicts: MergeConflict[]; changed: Set<string>; first: string | undefined };

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

/** Merges one value. `undefined` means absent, on the way in and out. */
function value(base: unknown, mine: unknown, theirs: unknown, path: string[], walk: Walk): unknown {
  const key = path.at(-1) ?? '';
  if (same(mine, theirs)) {
    if (!same(base, mine)) walk.changed.add(fieldOf(path, walk));
    // Equal lists may still stand in two orders: both sides must pick the same.
    return Array.isArray(mine) && JSON.stringify(mine) > JSON.stringify(theirs) ? theirs : mine;
  }
  // An element of a list is merged member by member only where all three know it; else it is one thing.
  const objects = [mine, theirs].every((v) => v === undefined || isObject(v)) && !WHOLE.has(key);
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

function leaf(base: unknown, mine: unknown, theirs: unknown, path: string[], walk: Walk): unknown {
  const field = fieldOf(path, walk);
  if (same(base, mine) || same(base, theirs)) {
    walk.changed.add(field);
    return same(base, mine) ? theirs : mine;
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
    put(k, value(base[k], mine[k], theirs[k], [...path, k], walk));
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
    const element = value(b.get(k), m.get(k), t.get(k), [...path, `[${k}]`], walk);
    if (element !== undefined) out.push(element);
  }
  return { value: out.length > 0 ? out : undefined };
}

/** Members that the format demands, put back where a merge took the last of an object's others. */
function whole(content: Content): Content {
  const next: Content = { ...content };
  if (next.primary)
    next.primary = {
      ...next.primary,
      metric: { ...next.primary.metric, name: next.primary.metric?.name ?? '' },
    };
  if (next.guardrails) {
    next.guardrails = next.guardrails.map((g) => ({
      ...g,
      metric: { ...g.metric, name: g.metric?.name ?? '' },
    }));
  }
  return next;
}

/**
 * Merges two contents that came from `base` (null: no common version is known, then only what one side alone says
 * fits together). The same result whoever merges, except for conflicts, where it carries `mine`.
 *
 * A removal against an untouched outcome removes; against an edited one it is the conflict `removed`.
 */
export function merge(base: Content | null, mine: Content, theirs: Content): Merged {
  if (mine.removed || theirs.removed) return mergeRemoval(base, mine, theirs);
  const walk: Walk = { conflicts: [], changed: new Set(), first: mine.guardrails?.[0]?.id };
  const content = whole(value(base ?? undefined, mine, theirs, [], walk) as Content);
  for (const c of walk.conflicts) walk.changed.delete(c.field);
  return { content, conflicts: walk.conflicts, merged: walk.changed.size };
}

function mergeRemoval(base: Content | null, mine: Content, theirs: Content): Merged {
  const fits = (content: Content): Merged => ({ content, conflicts: [], merged: 1 });
  if (same(mine, theirs)) return { content: mine, conflicts: [], merged: 0 };
  if (base && same(base, mine)) return fits(theirs);
  if (base && same(base, theirs)) return fits(mine);
  if (mine.removed && theirs.removed) {
    // Both removed it: the earlier tombstone stands, whoever looks.
    const [a, b] = [mine, theirs].map((c) => `${c.removed?.at} ${canonicalJson(c)}`) as [string, string];
    return fits(a < b ? mine : theirs);
  }
  const problem = (c: Content) => (c.removed ? undefined : (c.hypothesis?.problem ?? say(c.primary) ?? ''));
  const [b, m, t] = [base ? problem(base) : undefined, problem(mine), problem(theirs)];
  const conflict: MergeConflict = {
    field: 'removed',
    ...(b !== undefined && { base: b }),
    ...(m !== undefined && { mine: m }),
    ...(t !== undefined && { theirs: t }),
    path: [],
    value: theirs,
  };
  return { content: mine, conflicts: [conflict], merged: 0 };
}

/**
 * Puts a person's choices into a merge result.
 * @param choices by field name; a field that is not named keeps `mine`
 */
export function settle(
  content: Content,
  conflicts: readonly MergeConflict[],
  choices: Readonly<Record<string, 'mine' | 'theirs'>>,
): Content {
  let next: Content = structuredClone(content);
  for (const c of conflicts) {
    if (choices[c.field] !== 'theirs') continue;
    if (c.path.length === 0) next = structuredClone(c.value) as Content;
    else set(next, c.path, structuredClone(c.value));
  }
  return next.removed ? next : whole(tidy(next) as Content);
}

function set(root: Json, path: readonly string[], to: unknown): void {
  const [step = '', ...rest] = path;
  const last = rest[0];
  if (rest.length === 1 && last?.startsWith('[')) {
    const key = last.slice(1, -1);
    const old = Array.isArray(root[step]) ? (root[step] as unknown[]) : [];
    const keys = keysOf(old) ?? [];
    const at = keys.indexOf(key);
    if (at < 0) root[step] = to === undefined ? old : [...old, to];
    else root[step] = old.flatMap((o, i) => (i !== at ? [o] : to === undefined ? [] : [to]));
    return;
  }
  if (rest.length === 0) {
    const pair = PAIRS[step];
    for (const m of pair ?? [step]) delete root[m];
    if (pair && isObject(to)) Object.assign(root, to);
    else if (to !== undefined) root[step] = to;
    return;
  }
  if (last?.startsWith('[')) {
    const old = Array.isArray(root[step]) ? (root[step] as unknown[]) : [];
    const element = old[(keysOf(old) ?? []).indexOf(last.slice(1, -1))];
    if (isObject(element)) set(element, rest.slice(1), to);
    return;
  }
  const inner = isObject(root[step]) ? (root[step] as Json) : {};
  root[step] = inner;
  set(inner, rest, to);
}

/** Takes out objects and lists that choices have emptied. */
function tidy(v: unknown): unknown {
  if (!isObject(v)) return Array.isArray(v) && v.length === 0 ? undefined : v;
  const entries = Object.entries(v)
    .map(([k, x]) => [k, tidy(x)] as const)
    .filter(([, x]) => x !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
