/**
 * Three-way merge of what two people wrote: field by field, lists with ids element by element, unknown fields too.
 * What only one side touched is taken from that side; what both touched differently is a conflict, and the result
 * carries this side's value until somebody chooses.
 */
import type { Content } from './record';
import { isObject, type Json, type MergeConflict, PAIRS, same, say, threeWay, type Walk } from './threeway';
import { canonicalJson, keysOf } from './version';

export type { MergeConflict } from './threeway';

export type Merged = {
  content: Content;
  conflicts: MergeConflict[];
  /** How many other fields differed and fit together. */
  merged: number;
};

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
  const content = whole(threeWay(base ?? undefined, mine, theirs, [], walk) as Content);
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
  if (next.removed) return next;
  const settled = whole((tidy(next) ?? {}) as Content);
  // A metric without a name beside nothing else says nothing.
  if (same(settled.primary, { metric: { name: '' } })) delete settled.primary;
  return settled;
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
