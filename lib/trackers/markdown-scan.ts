/**
 * Where our two markers stand in a Markdown body. Lines inside code, quotes, comments and raw HTML are not ours.
 * One pass over the lines; no expression looks further than one line.
 */

export type Line = {
  /** Offsets into the body; `to` is before the line ending. */
  from: number;
  to: number;
  /** "\n", "\r\n", "\r", or '' on the last line. */
  eol: string;
  text: string;
};

/** The lines of a body with their own endings. */
export function linesOf(body: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const { 0: eol, index: to } of body.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ from, to, eol, text: body.slice(from, to) });
    from = to + eol.length;
  }
  lines.push({ from, to: body.length, eol: '', text: body.slice(from) });
  return lines;
}

const START = /^ {0,3}<!--\s{0,9}sightline:outcome\s{1,9}(\d{1,4})\s{0,9}-->\s*$/;
const END = /^ {0,3}<!--\s{0,9}\/sightline:outcome\s{0,9}-->\s*$/;
/** HTML blocks that run to their closing tag (CommonMark 0.31, §4.6, first kind). */
const RAW = /^ {0,3}<(pre|script|style|textarea)(?=[\s>]|$)/i;

/** Behind backticks no other backtick may follow; behind tildes anything may (CommonMark 0.31, §4.5). */
const FENCE = /^ {0,3}(?:(`{3,})[^`]*$|(~{3,}))/;
const HEADING = /^ {0,3}#{1,6}[ \t]/;

/** A list marker with the space behind it. */
const ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?: {1,4}|\t)/;

export type Marks = {
  starts: { line: number; major: number }[];
  ends: number[];
  /** Lines that are headings ("## …") of the document itself. */
  headings: number[];
  /** The body ends inside something open (a fence, a comment): text put behind it would not be ours. */
  openAtEnd: boolean;
};

type Open =
  | { kind: 'fence'; mark: string; length: number; inside: number }
  | { kind: 'comment' }
  | { kind: 'raw'; close: RegExp };

const spaces = (text: string) => text.length - text.trimStart().length;

/** Tells apart lines that are Markdown of the document itself from those in code, comments and raw HTML. */
export function scan(lines: readonly Line[]): Marks {
  const marks: Marks = { starts: [], ends: [], headings: [], openAtEnd: false };
  let open: Open | null = null;
  /** Columns at which the text of the open list items begins; fences in a list end with their item. */
  const items: number[] = [];
  lines.forEach(({ text }, n) => {
    const blank = text.trim() === '';
    if (open?.kind === 'fence') {
      const left: boolean = !blank && spaces(text) < open.inside;
      const closing = /^\s*(`{3,}|~{3,})\s*$/.exec(text)?.[1];
      if (
        closing &&
        closing[0] === open.mark &&
        closing.length >= open.length &&
        spaces(text) < open.inside + 4
      ) {
        open = null;
        return;
      }
      if (!left) return;
      open = null;
    } else if (open?.kind === 'comment') {
      if (text.includes('-->')) open = null;
      return;
    } else if (open?.kind === 'raw') {
      if (open.close.test(text)) open = null;
      return;
    }
    if (blank) return;

    // List markers open containers; a line further left closes them.
    while (spaces(text) < (items.at(-1) ?? 0)) items.pop();
    let inside = items.at(-1) ?? 0;
    let rest = text.slice(inside);
    for (let m = ITEM.exec(rest); m && items.length < 40; m = ITEM.exec(rest)) {
      inside += m[0].length;
      items.push(inside);
      rest = rest.slice(m[0].length);
    }

    const run = FENCE.exec(rest)
      ?.slice(1)
      .find((r) => r !== undefined);
    if (run !== undefined) {
      open = { kind: 'fence', mark: run[0] ?? '', length: run.length, inside };
      return;
    }
    const start = text.length < 100 ? START.exec(text) : null;
    if (start) {
      marks.starts.push({ line: n, major: Number(start[1]) });
    } else if (text.length < 100 && END.test(text)) {
      marks.ends.push(n);
    } else if (/^ {0,3}<!--/.test(rest)) {
      if (!rest.slice(rest.indexOf('<!--') + 4).includes('-->')) open = { kind: 'comment' };
    } else {
      const raw = RAW.exec(rest)?.[1];
      const close = raw && new RegExp(`</${raw}>`, 'i');
      if (close && !close.test(rest)) open = { kind: 'raw', close };
      if (HEADING.test(text)) marks.headings.push(n);
    }
  });
  // A fence inside a list item ends with the item, so a line at the left margin closes it.
  const at = open as Open | null;
  marks.openAtEnd = at !== null && !(at.kind === 'fence' && at.inside > 0);
  return marks;
}
