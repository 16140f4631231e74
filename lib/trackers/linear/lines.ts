/**
 * An Outcome section as Linear keeps it: a heading, bullets with a label each, and one link whose fragment carries
 * the rest. Markdown and rendered page are both brought into lines first, so that both say the same. Page scripts use
 * this: no dependencies.
 */
import type { RenderedSection } from '../tracker';

/** One bullet, paragraph or heading, as plain text without our link. */
export type Line = {
  /** 1 to 6 for a heading, else 0. */
  level: number;
  text: string;
  /** What our link in it carries. */
  data?: string | undefined;
};

/** Before the data in the address of our link. */
export const FRAGMENT = '#linear-section=';

/** Labels of rows, as `LABELS` has them. */
const OURS =
  /^(problem|for whom|metric|from|target|by|because|unit|good direction|behaviour|wrong if|business link|vehicle|owner|guardrail|guardrail limit|asked by|they asked)$/i;
/** Of these it takes two, where nothing else tells that a section is one of ours. */
const MAIN = /^(problem|for whom|metric|from|target|by|because)$/i;

/** Longest label that is looked at, most rows, and longest value: what the worker takes. */
const [LABEL_MAX, ROWS_MAX, VALUE_MAX] = [40, 60, 4_000];

/** What is sure to survive: one blank where there were several, and no empty lines. */
export function settled(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replace(/\s+/g, ' ').trim());
  return lines.filter((line) => line !== '').join('\n');
}

/** "For whom: guests" in two; null when no label of ours stands at its beginning. */
function rowOf({ level, text }: Line): [label: string, value: string] | null {
  const at = text.indexOf(':');
  if (level > 0 || at < 1 || at > LABEL_MAX) return null;
  const label = text.slice(0, at).replace(/\s+/g, ' ').trim();
  const value = settled(text.slice(at + 1)).slice(0, VALUE_MAX);
  return OURS.test(label) && value !== '' ? [label, value] : null;
}

/** Rows of lines, the first of each label. */
export function rowsIn(lines: readonly Line[]): [label: string, value: string][] {
  const rows = new Map<string, [string, string]>();
  for (const line of lines) {
    const row = rowOf(line);
    const name = row?.[0].toLowerCase();
    if (row && name && !rows.has(name) && rows.size < ROWS_MAX) rows.set(name, row);
  }
  return [...rows.values()];
}

/** Enough of ours to be an outcome that somebody wrote without us. */
export const isPlain = (rows: readonly (readonly [string, string])[]): boolean =>
  rows.filter(([label]) => MAIN.test(label)).length > 1;

const isOurs = ({ level, text }: Line) => level > 0 && text.trim().toLowerCase() === 'outcome';

/** What stands below each heading, and before the first one. A heading of ours holds those below its level too. */
function blocksOf(lines: readonly Line[]): { ours: boolean; lines: Line[] }[] {
  const blocks: { ours: boolean; level: number; lines: Line[] }[] = [{ ours: false, level: 0, lines: [] }];
  for (const line of lines) {
    const now = blocks[blocks.length - 1];
    const inside = line.level > 0 && now?.ours && line.level > now.level && !isOurs(line);
    if (line.level > 0 && !inside) blocks.push({ ours: isOurs(line), level: line.level, lines: [] });
    // A link in the heading itself belongs to what follows.
    blocks[blocks.length - 1]?.lines.push(line);
  }
  return blocks;
}

/**
 * The section in some lines, or null. The link may have been moved, and rows without one are an outcome too when
 * there are enough of them under a heading "Outcome". `count` is above one when there are several sections.
 */
export function sectionIn(lines: readonly Line[]): RenderedSection | null {
  const all = new Set(lines.flatMap(({ data }) => data ?? []));
  const [data = null] = all;
  const found = blocksOf(lines)
    .map((block) => ({
      rows: rowsIn(block.lines),
      ours: block.ours,
      linked: block.lines.some((line) => line.data !== undefined),
    }))
    .filter(({ rows, ours, linked }) => (linked || ours) && rows.length > 0);
  const linked = found.filter((block) => block.linked);
  const some = linked.length > 0 ? linked : data === null ? found.filter(({ rows }) => isPlain(rows)) : found;
  if (data === null && some.length === 0) return null;
  return { rows: some[0]?.rows ?? [], data, count: Math.max(1, all.size, some.length) };
}
