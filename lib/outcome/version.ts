/**
 * Versions of an outcome. A version is the hash of what the outcome says, so that two people who write the same
 * have the same version, whoever wrote it and when.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Content, type ItemRef, MAJOR, MINOR, type Outcome } from './record';

/** How many ancestors a version names. */
export const MAX_PARENTS = 16;

/** The key that identifies an element of a list in which order has no meaning; null: not such an element. */
export function keyOf(element: unknown): string | null {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return null;
  const { id, ref } = element as { id?: unknown; ref?: unknown };
  if (typeof id === 'string' && id !== '') return id;
  if (typeof ref !== 'object' || ref === null) return null;
  const r = ref as Partial<Record<'tracker' | 'site' | 'key' | 'id', unknown>>;
  return `ref:${[r.tracker, r.site, r.key].map((x) => String(x ?? '').toLowerCase()).join('|')}`;
}

/** The keys of a list of which every element has one of its own; null for any other list. */
export function keysOf(list: readonly unknown[]): string[] | null {
  const keys = list.map(keyOf);
  return keys.every((k) => k !== null) && new Set(keys).size === keys.length ? (keys as string[]) : null;
}

/**
 * One text for everything that means the same: keys sorted, undefined dropped, lists with ids sorted by id.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    const keys = keysOf(value);
    const order = keys ? keys.map((k, i) => ({ k, i })).sort((a, b) => (a.k < b.k ? -1 : 1)) : null;
    return `[${(order ? order.map(({ i }) => value[i]) : value).map(canonicalJson).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
}

/** 16 hex characters that stand for this content. */
export function versionOf(content: Content): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content)))).slice(0, 16);
}

/** Newest first: the sources, then their parents, taken in turn so that no side crowds out another. */
function lineage(version: string, sources: readonly Outcome[]): string[] {
  const all = sources.map((o) => o.version).filter((v) => v !== version);
  const longest = Math.max(0, ...sources.map((o) => o.parents.length));
  for (let i = 0; i < longest; i++) {
    for (const o of sources) {
      const p = o.parents[i];
      if (p !== undefined) all.push(p);
    }
  }
  return [...new Set(all)].slice(0, MAX_PARENTS);
}

/** What a new version is stamped with. `at` is an ISO moment by this device's clock. */
export type Stamp = {
  id: string;
  home: ItemRef;
  by?: string | undefined;
  at?: string | undefined;
  byHand?: boolean;
  /** Further versions that this one contains (a merge). */
  alsoFrom?: readonly Outcome[];
};

/**
 * Makes a version of `content`. The same content again is `previous` itself, unless the merge adds ancestors.
 * Unknown fields of `previous` beside the content are kept.
 */
export function stamp(previous: Outcome | null, content: Content, how: Stamp): Outcome {
  const version = versionOf(content);
  const others = how.alsoFrom ?? [];
  if (previous?.version === version) {
    const known = new Set([version, ...previous.parents]);
    if (others.every((o) => known.has(o.version))) return previous;
  }
  const parents = lineage(version, previous ? [previous, ...others] : others);
  const { by: _by, at: _at, byHand: _hand, ...kept } = previous ?? {};
  return {
    ...kept,
    format: formatOf(previous),
    id: how.id,
    home: how.home,
    version,
    parents,
    ...(how.by !== undefined && { by: how.by }),
    ...(how.at !== undefined && { at: how.at }),
    ...(how.byHand && { byHand: true }),
    content,
  };
}

/** The newer of this program's format and that of the version before, within one major number. */
function formatOf(previous: Outcome | null): string {
  const [major = 0, minor = 0] = (previous?.format ?? '').split('.').map(Number);
  return `${MAJOR}.${major === MAJOR ? Math.max(minor, MINOR) : MINOR}`;
}
