/**
 * Where an item stands between idea and decision, and how the tracker's own words are mapped to that. Page scripts use
 * this: no dependencies.
 */
import type { Content } from './record';

/** In their order. */
export const STAGES = ['backlog', 'ready', 'building', 'shipped', 'measured', 'decided'] as const;
export type Stage = (typeof STAGES)[number];

/** -1, 0 or 1, as for a sort. */
export const compareStages = (a: Stage, b: Stage): number => Math.sign(STAGES.indexOf(a) - STAGES.indexOf(b));

/**
 * What the tracker tells of an item besides its outcome; absent: not told. Kept with the item on this device.
 * `kind` is the tracker's own coarse group of its states, where it has one.
 */
export type ItemFacts = {
  /** Name of the state or column: "In progress". */
  status?: string | undefined;
  kind?: 'backlog' | 'todo' | 'doing' | 'done' | 'canceled' | undefined;
  labels?: string[] | undefined;
  /** Columns of boards the item lies in: "In progress" of a project. */
  columns?: string[] | undefined;
  /** "Bug", "Story"; of a tracker without types, none. */
  type?: string | undefined;
  /** ISO 8601: when the item was made. */
  createdAt?: string | undefined;
};

/** Names of a team that mean a stage. Compared without case and outer spaces. */
export type StageNames = { stage: Stage; states?: string[]; labels?: string[]; columns?: string[] };

const KIND_STAGE: Record<NonNullable<ItemFacts['kind']>, Stage | null> = {
  backlog: 'backlog',
  todo: 'ready',
  doing: 'building',
  done: 'shipped',
  canceled: null,
};

const fold = (text: string) => text.trim().toLowerCase();

/**
 * The stage that the tracker's own facts tell; null: they tell none. A team's own names come first: columns, then
 * states, then labels; of several the furthest counts. Else the tracker's own group.
 */
export function stageOfFacts(facts: ItemFacts | undefined, names: readonly StageNames[] = []): Stage | null {
  if (!facts) return null;
  const has = (mine: readonly (string | undefined)[], theirs: readonly string[] | undefined) =>
    (theirs ?? []).some((t) => mine.some((m) => m !== undefined && fold(m) === fold(t)));
  const furthest = (by: (n: StageNames) => boolean): Stage | null =>
    names
      .filter(by)
      .map((n) => n.stage)
      .sort(compareStages)
      .at(-1) ?? null;
  return (
    furthest((n) => has(facts.columns ?? [], n.columns)) ??
    furthest((n) => has([facts.status], n.states)) ??
    furthest((n) => has(facts.labels ?? [], n.labels)) ??
    (facts.kind ? KIND_STAGE[facts.kind] : null)
  );
}

/** The stage that the record itself shows; null: it says nothing. */
export function stageOfRecord(content: Content | undefined): Stage | null {
  if (content?.decision) return 'decided';
  if (content?.verdict) return 'measured';
  if (content?.launch) return 'shipped';
  if (content?.registration) return 'building';
  return null;
}

/** The further of both: a card moved back does not undo what the record says. Null: neither tells one. */
export function stageOf(
  content: Content | undefined,
  facts: ItemFacts | undefined,
  names: readonly StageNames[] = [],
): Stage | null {
  const known = [stageOfRecord(content), stageOfFacts(facts, names)].filter((s) => s !== null);
  return known.sort(compareStages).at(-1) ?? null;
}
