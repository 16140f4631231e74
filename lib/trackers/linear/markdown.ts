/**
 * Reads Markdown as Linear gives it: into the same lines that its page shows. The editor rewrites what is saved
 * (bullets, escapes, emphasis, links), so that nothing here depends on how something is marked. Work grows with the
 * length of the text only.
 */
import { FRAGMENT, type Line } from './lines';
import { dataOf } from './rendered';

/** Characters of a text that are looked at. */
const MOST = 120_000;
/** Longest address of a link. */
const ADDRESS_MAX = 6_000;
/** Brackets in it, one inside another. */
const DEPTH_MAX = 8;

/** Signs that may mean something. */
const SIGN = /[\\`[\]<*_~]/g;
const ADDRESS = /^<((?:https?:\/\/|mailto:)[^\s<>]*|[^\s<>@]+@[^\s<>]+)>/i;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;

/** The address and the length of "(…)" at a place; null: none is there. */
function target(raw: string, from: number): { address: string; to: number } | null {
  if (raw[from] !== '(') return null;
  let depth = 0;
  const most = Math.min(raw.length, from + ADDRESS_MAX);
  for (let i = from; i < most; i++) {
    const c = raw[i];
    if (c === '\\') i++;
    else if (c === '\n') return null;
    else if (c === '(' && ++depth > DEPTH_MAX) return null;
    else if (c === ')' && --depth === 0) return { address: raw.slice(from + 1, i), to: i + 1 };
  }
  return null;
}

/** Where runs of backticks stand, by their length: a code span ends at the next run of its own length. */
function ticksOf(raw: string): Map<number, number[]> {
  const ticks = new Map<number, number[]>();
  for (const { 0: run, index } of raw.matchAll(/`+/g)) {
    const at = ticks.get(run.length) ?? [];
    ticks.set(run.length, at);
    at.push(index);
  }
  return ticks;
}

const isPadded = (code: string) => code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '';

/** What a run of Markdown shows as text, and what our link in it carries. */
export function plain(raw: string): { text: string; data?: string | undefined } {
  const ticks = ticksOf(raw);
  const passed = new Map<number, number>();
  const out: string[] = [];
  /** Brackets and emphasis that are open, by where they stand in `out`. */
  const brackets: { at: number; picture: boolean }[] = [];
  const marks = new Map<string, number>();
  let data: string | undefined;
  const cut = (to: number) => {
    out.length = to;
    for (const [mark, at] of marks) if (at >= to) marks.delete(mark);
  };

  /** A code span, or backticks that begin none. */
  function code(from: number): number {
    let to = from;
    while (raw[to] === '`') to++;
    const length = to - from;
    const ends = ticks.get(length) ?? [];
    let next = passed.get(length) ?? 0;
    while ((ends[next] ?? raw.length) < to) next++;
    passed.set(length, next);
    const end = ends[next];
    const inner = end === undefined ? raw.slice(from, to) : raw.slice(to, end).replace(/\n/g, ' ');
    out.push(end !== undefined && isPadded(inner) ? inner.slice(1, -1) : inner);
    return end === undefined ? to : end + length;
  }

  /** The end of a link or picture, or a bracket alone. */
  function bracket(from: number): number {
    const open = brackets.pop();
    const found = open ? target(raw, from + 1) : null;
    if (!open || !found) {
      out.push(']');
      return from + 1;
    }
    const carried = dataOf(found.address);
    if (open.picture) {
      // It shows no text, and the sign before it is its own.
      cut(open.at);
      out[open.at - 1] = out[open.at - 1]?.slice(0, -1) ?? '';
    } else if (carried !== undefined) {
      data ??= carried;
      cut(open.at);
    } else out[open.at] = '';
    return found.to;
  }

  /** "<https://…>", or a sign alone. */
  function angle(from: number): number {
    const address = ADDRESS.exec(raw.slice(from, from + ADDRESS_MAX))?.[1];
    const carried = address === undefined ? undefined : dataOf(address);
    if (carried !== undefined) data ??= carried;
    else out.push(address ?? '<');
    return from + (address === undefined ? 1 : address.length + 2);
  }

  /** Emphasis: a run that begins it and the next one like it that can end it both go. */
  function emphasis(from: number): number {
    const c = raw[from] ?? '';
    let to = from;
    while (raw[to] === c) to++;
    const [before = ' ', after = ' '] = [raw[from - 1], raw[to]];
    const mark = `${c}${to - from}`;
    const open = marks.get(mark);
    const real = c === '~' ? to - from === 2 : c === '*' || !WORD.test(before) || !WORD.test(after);
    if (real && open !== undefined && !/\s/.test(before)) {
      out[open] = '';
      marks.delete(mark);
    } else {
      if (real && !/\s/.test(after)) marks.set(mark, out.length);
      out.push(raw.slice(from, to));
    }
    return to;
  }

  for (let i = 0; i < raw.length; ) {
    const c = raw[i] ?? '';
    if (c === '\\' && PUNCTUATION.test(raw[i + 1] ?? '')) {
      out.push(raw[i + 1] ?? '');
      i += 2;
    } else if (c === '[') {
      brackets.push({ at: out.length, picture: raw[i - 1] === '!' && raw[i - 2] !== '\\' });
      out.push(c);
      i++;
    } else if (c === '`') i = code(i);
    else if (c === ']') i = bracket(i);
    else if (c === '<') i = angle(i);
    else if (c === '*' || c === '_' || c === '~') i = emphasis(i);
    else {
      SIGN.lastIndex = i + 1;
      const to = SIGN.exec(raw)?.index ?? raw.length;
      out.push(raw.slice(i, to));
      i = to;
    }
  }
  return bare(out.join(''), data);
}

/** Our address may stand in the text as it is, without being made a link. */
function bare(text: string, data: string | undefined): { text: string; data?: string | undefined } {
  if (!text.includes(FRAGMENT)) return { text, data };
  const words = text.split(/(\s+)/);
  const own = words.find((word) => word.includes(FRAGMENT)) ?? '';
  return { text: words.filter((w) => !w.includes(FRAGMENT)).join(''), data: data ?? dataOf(own) };
}

const FENCE = /^\s*(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/s;
/** Quotes, rows of tables, rules. */
const OTHER = /^\s*(?:>|\|.*\|$|(?:-\s*){3,}$|(?:\*\s*){3,}$|(?:_\s*){3,}$)/s;
const ITEM = /^(\s*)(?:[-*+•]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/s;
/** Longest line that is looked at for marks of Markdown, so that odd ones cost nothing. */
const LINE_MAX = 8_000;

/** What a line ends with to break there: a backslash that is not escaped itself. Two blanks are gone by then. */
function withoutBreak(line: string): string {
  let at = line.length;
  while (line[at - 1] === '\\') at--;
  return (line.length - at) % 2 === 1 ? line.slice(0, -1) : line;
}

type Open = { raw: string[]; indent: number };

/** Every heading, bullet and paragraph of a text, in order. Bullets under a bullet are part of it. */
export function markdownLines(markdown: string): Line[] {
  const lines: Line[] = [];
  let open = null as Open | null;
  let fence = '';
  let blank = false;
  const put = (level: number, raw: string) => lines.push({ level, ...plain(raw) });
  /** Begins a bullet or, without a place for its sign, a paragraph. */
  const next = (raw?: string, indent = -1) => {
    if (open) put(0, open.raw.join('\n'));
    open = raw === undefined ? null : { raw: [raw], indent };
  };
  for (const whole of markdown.slice(0, MOST).split(/\r\n|\r|\n/)) {
    const line = whole.trimEnd();
    if (line === '') {
      blank = true;
      continue;
    }
    const short = line.length < LINE_MAX;
    const mark = short ? FENCE.exec(line)?.[1] : undefined;
    const heading = short ? HEADING.exec(line) : null;
    const item = short ? ITEM.exec(line) : null;
    if (fence !== '') {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = '';
    } else if (mark !== undefined) {
      fence = mark;
      next();
    } else if (heading?.[1]) {
      next();
      put(heading[1].length, (heading[2] ?? '').replace(/(?:^|\s)#+$/, ''));
    } else if (short && OTHER.test(line)) next();
    else if (item) {
      const indent = item[1]?.length ?? 0;
      if (open && open.indent >= 0 && indent > open.indent + 1) open.raw.push(item[2] ?? '');
      else next(item[2] ?? '', indent);
    } else if (open && (!blank || (open.indent >= 0 && line.startsWith('  ')))) {
      // A break is one only where the same paragraph goes on.
      if (!blank) open.raw.push(withoutBreak(open.raw.pop() ?? ''));
      open.raw.push(line.trimStart());
    } else next(line.trimStart());
    blank = false;
  }
  next();
  return lines;
}
