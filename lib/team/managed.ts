/** Reads what a browser's administrator set. A key that is written wrongly is named and left out; the others hold. */
import * as z from 'zod';
import type { TeamProblem } from '../messages/team-protocol';
import { MANAGED_PROBLEM as WORDS } from '../strings/team-managed';
import { hiddenIn } from './hidden';
import { wordsOf } from './issues';
import { MANAGED_KEYS, type ManagedKey, schemaOf } from './managed-schema';
import { nearest } from './near';
import { isObject } from './shape';
import type { Personal, Policy } from './team';
import { unknownIn } from './unknown';

/** What one layer says; what it does not say is left to the ones behind it. */
export type Layered = { policy?: Policy; personal?: Personal };
/** `locked` holds before all else, `preset` where no team says something else. */
export type ManagedSettings = { locked: Layered; preset: Layered };

export const UNMANAGED: ManagedSettings = { locked: {}, preset: {} };

/** The first hidden character of any text in a value. */
function hiddenWithin(value: unknown): string | undefined {
  if (typeof value === 'string') return hiddenIn(value);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, v] of Object.entries(value)) {
    const hidden = hiddenIn(name) ?? hiddenWithin(v);
    if (hidden !== undefined) return hidden;
  }
  return undefined;
}

/** Puts a value into a layer, at its path. */
function put(layer: Layered, [name = '', ...rest]: readonly string[], value: unknown): Layered {
  const within = (layer as Record<string, unknown>)[name];
  const next = rest.length === 0 ? value : put(isObject(within) ? within : {}, rest, value);
  return { ...layer, [name]: next };
}

type Good = { path: readonly string[]; value: unknown; locked: boolean };

function readKey(known: ManagedKey, entry: unknown): { good?: Good; problems: TeamProblem[] } {
  const { key, path } = known;
  const bad = (...texts: string[]) => ({ problems: texts.map((text) => ({ text, path: key })) });
  if (!isObject(entry) || !Object.hasOwn(entry, 'value')) return bad(WORDS.shape(key));
  const { value, locked = false } = entry;
  if (typeof locked !== 'boolean') return bad(WORDS.locked(key));
  const hidden = hiddenWithin(value);
  if (hidden !== undefined) return bad(WORDS.hidden(key, hidden));
  const schema = schemaOf(known);
  const read = z.safeParse(schema, value);
  if (!read.success) {
    const within = read.error.issues.map((i) => ({ ...i, path: [key, ...i.path] }));
    return bad(...wordsOf(within, { [key]: value }).map((p) => p.text));
  }
  const strangers = unknownIn(schema, value, false).map(({ text }) => ({ text, path: key }));
  return { good: { path, value: read.data, locked }, problems: strangers };
}

/** @param raw as the browser hands it over; browsers differ in how much of it they check */
export function readManaged(raw: unknown): { managed: ManagedSettings; problems: TeamProblem[] } {
  if (raw === undefined || raw === null) return { managed: UNMANAGED, problems: [] };
  if (!isObject(raw)) return { managed: UNMANAGED, problems: [{ text: WORDS.notObject }] };
  const byKey = new Map(MANAGED_KEYS.map((k) => [k.key, k]));
  let managed = UNMANAGED;
  const problems: TeamProblem[] = [];
  for (const [key, entry] of Object.entries(raw)) {
    const known = byKey.get(key);
    if (!known) {
      problems.push({ text: WORDS.unknown(key, nearest(key, [...byKey.keys()])), path: key });
      continue;
    }
    const { good, problems: bad } = readKey(known, entry);
    problems.push(...bad);
    if (!good) continue;
    const layer = good.locked ? 'locked' : 'preset';
    managed = { ...managed, [layer]: put(managed[layer], good.path, good.value) };
  }
  return { managed, problems };
}
