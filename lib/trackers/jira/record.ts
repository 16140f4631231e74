/** A property's value as a home: what it says, and the mark by which two values are told apart. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../outcome/version';
import type { HomeState } from '../tracker';
import { fromProperty } from './property';

/** Levels of nesting; ours has fewer than ten. What is deeper is not walked through, for the stack's sake. */
const DEEPEST = 60;

/** Level by level, by hand. */
export function tooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((v) => (typeof v === 'object' && v !== null ? Object.values(v) : []));
  }
  return false;
}

/** The mark of a home that holds nothing. */
const NO_RECORD = 'none';

/** The same for every order of the same members. @param value undefined: there is no property */
export function markOf(value: unknown): string {
  if (value === undefined) return NO_RECORD;
  return tooDeep(value) ? 'too-deep' : bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

/** What a property says. @param value undefined: there is none */
export function stateOf(value: unknown): HomeState {
  if (value === undefined) return { kind: 'none' };
  if (tooDeep(value)) return { kind: 'damaged', text: '', why: 'too-large' };
  const read = fromProperty(value);
  if (read.kind === 'ok') return { kind: 'outcome', outcome: read.outcome, handEdited: false };
  const text = JSON.stringify(value, null, 1);
  return read.kind === 'newer'
    ? { kind: 'newer', format: read.format, text }
    : { kind: 'damaged', text, why: read.why };
}

/** The versions that a value names: its own and those it came from; also of one that cannot be read in full. */
export function versionsIn(value: unknown): string[] {
  const core = typeof value === 'object' && value !== null ? (value as { core?: unknown }).core : undefined;
  if (typeof core !== 'object' || core === null) return [];
  const { version, parents } = core as { version?: unknown; parents?: unknown };
  return [version, ...(Array.isArray(parents) ? parents : [])].filter((v) => typeof v === 'string');
}

/** ISO 8601 in UTC of a moment as Jira writes it ("2026-11-20T09:00:00.000+0000"); undefined when it is none. */
export function isoOf(text: string | null | undefined): string | undefined {
  // With a colon in the zone every browser reads it.
  const at = Date.parse((text ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isFinite(at) ? new Date(at).toISOString() : undefined;
}
