/**
 * A record as two pieces of JSON: the core that every list needs, and the history that grows. Each tracker's home
 * wraps the same two pieces. Reading checks everything, because anybody can write into a home.
 */
import { type Content, MAJOR, Outcome, type Reading } from './record';
import { versionOf } from './version';

/** Characters of JSON, on every tracker. */
export const CORE_MAX = 6_000;
export const HISTORY_MAX = 20_000;
/** Read at most this much: room for what a newer minor version may add. */
const READ_MAX = 60_000;
const DEPTH_MAX = 24;

/** The record does not fit. `over`: characters of JSON too many. */
export class PackError extends Error {
  constructor(
    readonly part: 'core' | 'history',
    readonly over: number,
  ) {
    super(`${part} is ${over} characters over its limit`);
    this.name = 'PackError';
  }
}

/** What a serialiser notes about the packing itself. `sum`: hash of what was packed, when readings were thinned. */
type Note = { sum?: string; thinned?: number; rows?: boolean };

export type Packed = {
  core: string;
  history: string | null;
  /** Readings left out. */
  thinned: number;
};

export type Unpacked =
  | {
      kind: 'ok';
      outcome: Outcome;
      /** The hash that the content had when it was packed. */
      sum: string;
      thinned: number;
      /** The content was packed without what visible rows carry. */
      rows: boolean;
    }
  | { kind: 'damaged'; why: 'malformed' | 'too-large' }
  | { kind: 'newer'; format: string };

const LISTS = ['evidence', 'readings', 'amendments', 'setAside'] as const;

/** Splits content into what stays in the core and what goes to the history. */
function part(content: Content): { core: Content; history: Record<string, unknown> } {
  const core: Content = { ...content };
  const history: Record<string, unknown> = {};
  for (const list of LISTS) {
    if (core[list] === undefined) continue;
    history[list] = core[list];
    delete core[list];
  }
  if (core.verdict) {
    const { kind, at, ...details } = core.verdict;
    core.verdict = { kind, at };
    if (Object.keys(details).length > 0) history.verdict = details;
  }
  if (core.registration?.plan) {
    const { plan, ...registration } = core.registration;
    core.registration = registration;
    history.plan = plan;
  }
  return { core, history };
}

const DAY_MS = 86_400_000;

/**
 * Fewer readings, further apart the further back they lie. The first, the last, every checkpoint and every reading
 * with a verdict stay; of the others the newest of each stretch of days. So the series gets coarser, never shorter.
 * @param step days of the shortest stretch
 */
export function thin(readings: readonly Reading[], step: number): Reading[] {
  const days = readings.map((r) => Math.floor((Date.parse(r.at) || 0) / DAY_MS));
  const last = Math.max(...days);
  const first = Math.min(...days);
  const newest = new Map<string, number>();
  readings.forEach((r, i) => {
    const day = days[i] ?? 0;
    const stretch = step * 2 ** Math.floor(Math.log2((last - day) / 30 + 1));
    const bucket = `${stretch}:${Math.floor(day / stretch)}`;
    const other = newest.get(bucket);
    const better =
      other === undefined ||
      day > (days[other] ?? 0) ||
      (day === days[other] && r.id > (readings[other]?.id ?? ''));
    if (better) newest.set(bucket, i);
  });
  const kept = new Set(newest.values());
  return readings.filter(
    (r, i) =>
      kept.has(i) ||
      days[i] === first ||
      days[i] === last ||
      r.checkpoint !== undefined ||
      r.verdict !== undefined,
  );
}

/** Content whose history fits, with as many readings as possible. Throws `PackError` when even few do not fit. */
export function fitted(content: Content): { content: Content; thinned: number } {
  const sizeOf = (c: Content) => JSON.stringify(part(c).history).length;
  const readings = content.readings ?? [];
  let kept = content;
  let over = sizeOf(content) - HISTORY_MAX;
  for (let step = 1; over > 0 && step <= 4096 && readings.length > 0; step *= 2) {
    kept = { ...content, readings: thin(readings, step) };
    over = sizeOf(kept) - HISTORY_MAX;
  }
  if (over > 0) throw new PackError('history', over);
  return { content: kept, thinned: readings.length - (kept.readings?.length ?? 0) };
}

/**
 * Packs a version.
 * @param strip takes out of the (thinned) content what visible rows carry
 * @throws PackError when a part does not fit, with how much and which
 */
export function pack(outcome: Outcome, strip?: (content: Content) => Content): Packed {
  const { content, thinned } = fitted(outcome.content);
  const encode = (c: Content) => {
    const { core, history } = part(c);
    const note: Note = {
      ...(thinned > 0 && { sum: versionOf(content), thinned }),
      ...(strip && { rows: true }),
    };
    const whole = { ...outcome, content: core, ...(Object.keys(note).length > 0 && { pack: note }) };
    return {
      core: JSON.stringify(whole),
      history: Object.keys(history).length > 0 ? JSON.stringify(history) : null,
    };
  };
  const whole = encode(content);
  // The limit holds for the whole core, so that a record that fits one tracker fits all of them.
  if (whole.core.length > CORE_MAX) throw new PackError('core', whole.core.length - CORE_MAX);
  return { ...(strip ? encode(strip(content)) : whole), thinned };
}

/** False when a key would reach a prototype, or when values are nested so deep that reading them is unsafe. */
function harmless(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEPTH_MAX) return false;
  return Object.entries(value).every(
    ([k, v]) => k !== '__proto__' && k !== 'constructor' && k !== 'prototype' && harmless(v, depth + 1),
  );
}

const isObject = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && harmless(value) ? value : null;
  } catch {
    return null;
  }
}

/** Reads the two pieces back. Never throws. */
export function unpack(core: string, history: string | null): Unpacked {
  const damaged = (why: 'malformed' | 'too-large'): Unpacked => ({ kind: 'damaged', why });
  if (core.length + (history?.length ?? 0) > READ_MAX) return damaged('too-large');
  const head = parse(core);
  if (!head) return damaged('malformed');
  const major = Number(/^(\d+)\.\d+$/.exec(String(head.format))?.[1]);
  if (major > MAJOR) return { kind: 'newer', format: String(head.format).slice(0, 20) };
  const tail = history === null ? {} : parse(history);
  if (!tail || !isObject(head.content)) return damaged('malformed');

  const { plan, verdict, ...lists } = tail;
  const content: Record<string, unknown> = { ...head.content, ...lists };
  if (isObject(verdict) && isObject(content.verdict)) content.verdict = { ...verdict, ...content.verdict };
  if (plan !== undefined && isObject(content.registration))
    content.registration = { ...content.registration, plan };
  const { pack: note, ...rest } = head;
  const read = Outcome.safeParse({ ...rest, content });
  if (!read.success) {
    return damaged(read.error.issues.some((i) => i.code === 'too_big') ? 'too-large' : 'malformed');
  }
  const { sum, thinned, rows }: Note = isObject(note) ? note : {};
  return {
    kind: 'ok',
    outcome: read.data,
    sum: typeof sum === 'string' ? sum : read.data.version,
    thinned: typeof thinned === 'number' ? thinned : 0,
    rows: rows === true,
  };
}
