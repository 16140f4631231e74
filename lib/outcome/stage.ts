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

/** Columns that boards come with, where a team names none of its own; from the templates named in a tracker's `signs.ts`. */
const AS_THEY_COME: readonly StageNames[] = [
  { stage: 'backlog', columns: ['backlog'] },
  { stage: 'ready', columns: ['todo', 'to do', 'ready'] },
  { stage: 'building', columns: ['in progress', 'in review'] },
  { stage: 'shipped', columns: ['done'] },
];

const fold = (text: string) => text.trim().toLowerCase();

/**
 * The stage that the tracker's own facts tell; null: they tell none. A team's own names come first: columns, then
 * states, then labels; of several the furthest counts. Else columns by their usual names, where the team names none, and
 * the tracker's own group.
 */
export function stageOfFacts(facts: ItemFacts | undefined, names: readonly StageNames[] = []): Stage | null {
  if (!facts) return null;
  const has = (mine: readonly (string | undefined)[], theirs: readonly string[] | undefined) =>
    (theirs ?? []).some((t) => mine.some((m) => m !== undefined && fold(m) === fold(t)));
  const furthest = (by: (n: StageNames) => boolean, of = names): Stage | null =>
    of
      .filter(by)
      .map((n) => n.stage)
      .sort(compareStages)
      .at(-1) ?? null;
  const usual = () =>
    names.some((n) => n.columns?.length)
      ? null
      : furthest((n) => has(facts.columns ?? [], n.columns), AS_THEY_COME);
  return (
    furthest((n) => has(facts.columns ?? [], n.columns)) ??
    furthest((n) => has([facts.status], n.states)) ??
    furthest((n) => has(facts.labels ?? [], n.labels)) ??
    // What was given up goes on nowhere.
    (facts.kind === 'canceled' ? null : further(usual(), facts.kind ? KIND_STAGE[facts.kind] : null))
  );
}

/** The further of some, of which any may not be known. */
const further = (...stages: (Stage | null)[]): Stage | null =>
  stages
    .filter((s) => s !== null)
    .sort(compareStages)
    .at(-1) ?? null;

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
  return further(stageOfRecord(content), stageOfFacts(facts, names));
}
