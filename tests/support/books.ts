/**
 * The books of a random schedule. At the end every saved value is in the shared outcome, or was knowingly replaced,
 * or stands in a question.
 */
import { type Field, toForm } from '../../lib/outcome/fields';
import type { Outcome } from '../../lib/outcome/record';
import type { ItemRow } from '../../lib/store/rows';
import type { HomeState } from '../../lib/trackers/tracker';

/** One save as the person meant it: which field got which value, and on which version of the outcome. */
export type Save = { who: number; field: Field; value: string; version: string };
/** Every attempt, also one whose answer a kill swallowed: it may be on the disk and then replaces knowingly. */
export type Attempt = { field: Field; value: string; from: string | undefined };
export type Story = {
  saves: Save[];
  attempts: Attempt[];
  foreign: string[];
  restored: Set<string>;
  reported: Set<string>;
  /** Values that a person gave up in a question. */
  given: Set<string>;
  outcomes: Map<string, Outcome>;
  /** Texts of the home that were read already. */
  read: Set<string>;
  /** Somebody took the outcome off the item. */
  taken?: true;
  /** The item went to another place. */
  moved?: true;
  log: string[];
};

export type Tally = {
  seed: number;
  saves: number;
  kills: number;
  faults: number;
  foreign: number;
  conflicts: number;
  overwrites: number;
  /** Readings of lists, beside those after each step. */
  lists: number;
  /** What only this tracker has. */
  others: number;
  writes: number;
  problems: string[];
};

/** An empty book. */
export function emptyStory(): Story {
  return {
    saves: [],
    attempts: [],
    foreign: [],
    restored: new Set(),
    reported: new Set(),
    given: new Set(),
    outcomes: new Map(),
    read: new Set(),
    log: [],
  };
}

export function emptyTally(seed: number): Tally {
  return {
    seed,
    saves: 0,
    kills: 0,
    faults: 0,
    foreign: 0,
    conflicts: 0,
    overwrites: 0,
    lists: 0,
    others: 0,
    writes: 0,
    problems: [],
  };
}

/** Writes down versions, for the ancestry. */
export function note(story: Story, versions: readonly (Outcome | null | undefined)[]): void {
  for (const o of versions) if (o) story.outcomes.set(`${o.version}${o.parents}`, o);
}

/** Every version that a device holds. */
export const heldBy = (row: ItemRow) => [row.local, ...row.left, ...row.shared];

/** A version and everything it came from, as far as anybody has seen. */
function ancestry(story: Story): (from: string) => Set<string> {
  const parents = new Map<string, Set<string>>();
  for (const o of story.outcomes.values()) {
    const known = parents.get(o.version) ?? new Set<string>();
    for (const p of o.parents) known.add(p);
    parents.set(o.version, known);
  }
  return (from) => {
    const seen = new Set<string>();
    const open = [from];
    for (let v = open.pop(); v !== undefined; v = open.pop()) {
      if (seen.has(v)) continue;
      seen.add(v);
      for (const p of parents.get(v) ?? []) open.push(p);
    }
    return seen;
  };
}

/**
 * Holds the saved values against what stands there in the end.
 * @param home what the tracker holds; @param rows what each device holds
 */
export function balance(home: HomeState, story: Story, tally: Tally, rows: ItemRow[]): void {
  const final = home.kind === 'outcome' ? home.outcome : null;
  if (home.kind === 'damaged') tally.problems.push(`damaged: ${home.why}`);
  const ancestors = ancestry(story);
  const standing = rows.flatMap((row) =>
    row.standing?.kind === 'conflict' ? row.standing.rows.flatMap((c) => [c.mine, c.theirs]) : [],
  );
  const shown = new Set(final ? Object.values(toForm(final.content)) : []);
  // In the shared outcome, given up in a question or standing in one; or knowingly replaced (in a form that came from
  // this version) by a value of which the same holds.
  const accounted = (field: Field, value: string, version: string, seen: Set<string>): boolean => {
    if (shown.has(value) || story.given.has(value) || standing.includes(value)) return true;
    if (seen.has(value)) return false;
    seen.add(value);
    return story.attempts.some((t) => {
      if (t.field !== field || t.value === value || t.from === undefined) return false;
      if (!ancestors(t.from).has(version)) return false;
      const saved = story.saves.find((s) => s.value === t.value);
      const kept = saved?.version ?? holder(t.field, t.value);
      return kept !== undefined && accounted(field, t.value, kept, seen);
    });
  };
  /** A save whose answer a kill swallowed, found on a disk or in the history. */
  const holder = (field: Field, value: string): string | undefined =>
    [...story.outcomes.values()].find((o) => toForm(o.content)[field] === value)?.version;
  for (const s of story.saves) {
    if (accounted(s.field, s.value, s.version, new Set())) continue;
    tally.problems.push(`lost: ${s.field}=${s.value} of ${s.who} (version ${s.version})`);
  }
  for (const [i, row] of rows.entries()) {
    if (final && row.local && !row.standing && row.local.version !== final.version) {
      tally.problems.push(`device ${i} holds ${row.local.version}, the tracker ${final.version}`);
    }
    if (row.dirty && !row.standing) tally.problems.push(`device ${i} still has something to send`);
  }
}
