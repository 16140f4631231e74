/**
 * Takes a body apart: where the Outcome section stands, and in it what is table, what is data and what people wrote.
 * Nothing is interpreted here.
 */
import type { Field } from '../../outcome/fields';
import { type Line, linesOf, scan } from '../markdown-scan';
import { fieldOf, isDerived } from '../section-rows';
import { cellsOf, readCell } from './escape';

/** Lines that people put into the section, by where they stand. */
export type Extra = { lead: string[]; rows: string[]; middle: string[]; tail: string[] };

const HEADING = /^ {0,3}#{1,6}[ \t]+Outcome[ \t]*#*[ \t]*$/i;
/** Our heading, as we or people write it; a longer line is none, and would cost the square of its length. */
export const isHeading = (line: string) => line.length < 100 && HEADING.test(line);
const REMOVED = /^ {0,3}<!--\s{0,9}sightline:removed (.*) -->\s*$/;
const DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

export type Found =
  | { kind: 'none'; openAtEnd: boolean }
  /** Offsets from the first byte of the opening marker to the last of the closing one. */
  | { kind: 'one'; from: number; to: number; lines: Line[]; eol: string; major: number }
  | { kind: 'damaged'; from: number; to: number; why: 'malformed' | 'doubled' };

/** Finds our section in a body. */
export function findSection(body: string): Found {
  const lines = linesOf(body);
  const { starts, ends, openAtEnd } = scan(lines);
  const [start] = starts;
  const [end] = ends;
  if (start === undefined && end === undefined) return { kind: 'none', openAtEnd };
  const at = (n: number | undefined) => lines[n ?? 0] ?? { from: 0, to: body.length, eol: '', text: '' };
  const first = Math.min(start?.line ?? Number.POSITIVE_INFINITY, end ?? Number.POSITIVE_INFINITY);
  const from = at(first).from;
  if (starts.length > 1 || ends.length > 1) {
    const last = Math.max(...ends, ...starts.map((s) => s.line));
    const to = (ends.at(-1) ?? -1) < (starts.at(-1)?.line ?? 0) ? body.length : at(last).to;
    return { kind: 'damaged', from, to, why: 'doubled' };
  }
  if (start === undefined || end === undefined || end < start.line) {
    return { kind: 'damaged', from, to: body.length, why: 'malformed' };
  }
  const inner = lines.slice(start.line + 1, end);
  return { kind: 'one', from, to: at(end).to, lines: inner, eol: at(start.line).eol, major: start.major };
}

export type Parts = {
  rows: { field: Field | undefined; value: string; line: string }[];
  hasTable: boolean;
  data: string | null;
  removed: string | null;
  extra: Extra;
};

/** Sorts the lines of a section into table, data and what people wrote. */
export function partsOf(lines: readonly Line[]): Parts {
  const texts = lines.map((l) => l.text);
  const parts: Parts = {
    rows: [],
    hasTable: false,
    data: null,
    removed: null,
    extra: { lead: [], rows: [], middle: [], tail: [] },
  };
  const ours = new Set<number>();
  const removed = texts.findIndex((t) => REMOVED.test(t));
  if (removed >= 0) {
    parts.removed = REMOVED.exec(texts[removed] ?? '')?.[1] ?? null;
    ours.add(removed);
  }
  const heading = texts.findIndex((t) => isHeading(t));
  if (heading >= 0) ours.add(heading);

  const fence = fenceOf(texts);
  if (fence) {
    parts.data = texts.slice(fence.open + 1, fence.close).join('\n');
    for (let n = fence.from; n <= fence.to; n++) ours.add(n);
  }
  const table = tableOf(texts, fence);
  if (table) {
    parts.hasTable = true;
    ours.add(table.from).add(table.from + 1);
    const seen = new Set<Field>();
    for (let n = table.from + 2; n <= table.to; n++) {
      ours.add(n);
      const line = texts[n] ?? '';
      const [label = '', ...values] = cellsOf(line);
      if (isDerived(readCell(label))) continue;
      const field = fieldOf(readCell(label));
      // A bar that somebody typed parts a cell in two; nothing of it is lost.
      const value = readCell(values.join('|'));
      if (field === undefined || seen.has(field)) parts.extra.rows.push(line);
      else parts.rows.push({ field, value, line });
      if (field !== undefined) seen.add(field);
    }
  }
  const top = table?.from ?? fence?.from ?? removed;
  const bottom = fence?.to ?? table?.to ?? removed;
  texts.forEach((t, n) => {
    if (ours.has(n)) return;
    (n < top ? parts.extra.lead : n > bottom ? parts.extra.tail : parts.extra.middle).push(t);
  });
  parts.extra.lead = trimmed(parts.extra.lead);
  parts.extra.middle = trimmed(parts.extra.middle);
  parts.extra.tail = trimmed(parts.extra.tail);
  return parts;
}

/** Without the blank lines at both ends. */
function trimmed(texts: string[]): string[] {
  const full = (t: string) => t.trim() !== '';
  const from = texts.findIndex(full);
  return from < 0 ? [] : texts.slice(from, texts.findLastIndex(full) + 1);
}

type Fence = { open: number; close: number; from: number; to: number };

/**
 * Our data: the first fenced block that is a JSON object naming its format and stands in a `<details>`. Without one
 * the first such block anywhere; people may put JSON of their own into the section.
 */
function fenceOf(texts: readonly string[]): Fence | null {
  let bare: Fence | null = null;
  for (let open = 0; open < texts.length; open++) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(texts[open] ?? '')?.[1];
    if (mark === undefined) continue;
    const closes = (t: string) => {
      const run = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(t)?.[1];
      return run !== undefined && run[0] === mark[0] && run.length >= mark.length;
    };
    let close = open + 1;
    while (close < texts.length && !closes(texts[close] ?? '')) close++;
    if (close === texts.length) return bare;
    const inner = texts.slice(open + 1, close).join('\n');
    if (!/^\s*\{/.test(inner) || !inner.includes('"format"')) {
      open = close;
      continue;
    }
    let from = open;
    let to = close;
    const up = texts.slice(0, open).findLastIndex((t) => /^ {0,3}<details\b/i.test(t));
    const between = texts
      .slice(up + 1, open)
      .every((t) => t.trim() === '' || /^\s*<summary>.*<\/summary>\s*$/i.test(t));
    if (up >= 0 && between) {
      from = up;
      const down = texts.findIndex((t, n) => n > close && t.trim() !== '');
      if (/^ {0,3}<\/details>\s*$/i.test(texts[down] ?? '')) to = down;
    }
    if (from < open) return { open, close, from, to };
    bare ??= { open, close, from, to };
    open = close;
  }
  return bare;
}

/** Our table: the first one with a label of ours in it. */
function tableOf(
  texts: readonly string[],
  fence: { from: number; to: number } | null,
): { from: number; to: number } | null {
  for (let n = 0; n + 1 < texts.length; n++) {
    if (fence && n >= fence.from && n <= fence.to) continue;
    if (
      !(texts[n] ?? '').includes('|') ||
      !DELIMITER.test(texts[n + 1] ?? '') ||
      !(texts[n + 1] ?? '').includes('|')
    ) {
      continue;
    }
    let to = n + 1;
    while (to + 1 < texts.length && /^ {0,3}\|/.test(texts[to + 1] ?? '')) to++;
    const known = texts
      .slice(n + 2, to + 1)
      .map((t) => readCell(cellsOf(t)[0] ?? ''))
      .some((label) => fieldOf(label) !== undefined || isDerived(label));
    if (known) return { from: n, to };
    n = to;
  }
  return null;
}
