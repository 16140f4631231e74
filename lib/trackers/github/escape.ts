/**
 * Texts of people in cells of a GitHub table, and back. What is written shows exactly what was typed, notifies
 * nobody and links nothing: whatever GitHub would turn into a mention, a reference or an emoji stands in a code
 * span, because its filters skip code but not backslash escapes. Markdown is escaped. Reading takes
 * the same steps backwards; `readCell(writeCell(v)) === v` but for the ends of `v` and carriage returns.
 */

/** Backslash escapes that Markdown knows and that a value may need. */
const SPECIAL = /[\\`*_~[\]<]/;

/**
 * Would GitHub make something of this run of ASCII? Mentions (`@name`, `@org/team`), references (`#12`, `a/b#12`,
 * `GH-12`), commit hashes, links to issues, pull requests and commits, emoji short codes.
 */
const LIVE = [
  /(?:^|[^\w])@[a-z0-9]/i,
  /#\d/,
  /(?:^|[^a-z0-9])gh-\d/i,
  /(?:^|[^a-z0-9])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,64}(?![a-z0-9])/i,
  /(?:^|[^a-z0-9])\d{40}(?![a-z0-9])/,
  /\/(?:issues|pull|pulls|commit|commits|discussions)\/[0-9a-f]/i,
  /:[a-z0-9_+-]+:/i,
];
const URL_LIKE = /(?:https?:\/\/|www\.)/i;

function isLive(run: string, manyDollars: boolean): boolean {
  if (LIVE.some((re) => re.test(run))) return true;
  // Two dollar signs in one line are a formula to GitHub. UNVERIFIED whether `\$` helps; code does.
  if (manyDollars && run.includes('$')) return true;
  // A bare link takes backslashes literally, so it cannot be escaped from inside.
  return URL_LIKE.test(run) && SPECIAL.test(run);
}

function escapePlain(text: string): string {
  return text.replace(/[\\`*_~[\]<|]/g, '\\$&').replace(/&(?=#?[a-z0-9]{1,32};)/gi, '\\&');
}

/** One run of printable ASCII without spaces: in a code span when live, else escaped. */
function writeRun(run: string, manyDollars: boolean): string {
  // Backticks, backslashes, bars and angle brackets never stand in a span.
  return run
    .split(/([`\\|<>]+)/)
    .map((piece, i) => {
      if (i % 2 === 1 || !isLive(piece, manyDollars)) return escapePlain(piece);
      const [, before = '', core = '', after = ''] = /^([([{'"]*)(.*?)([.,;!?)\]}'"]*)$/.exec(piece) ?? [];
      return core === '' ? escapePlain(piece) : `${escapePlain(before)}\`${core}\`${escapePlain(after)}`;
    })
    .join('');
}

/** A value as the text of a table cell. */
export function writeCell(value: string): string {
  const manyDollars = value.split('$').length > 2;
  return value
    .split(/([\x21-\x7e]+)/)
    .map((piece, i) =>
      i % 2 === 1
        ? writeRun(piece, manyDollars)
        : piece.replace(/\r\n|\r|\n/g, '<br>').replaceAll('\t', '&#9;'),
    )
    .join('');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', apos: "'" };

function entity(name: string): string | null {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (!number) return ENTITIES[name.toLowerCase()] ?? null;
  const code = number[1] ? Number.parseInt(number[1], 16) : Number(number[2]);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

/** A code span loses one blank at each end when it has both and is not all blank (CommonMark 0.31, §6.1). */
const isPadded = (inner: string) => inner.startsWith(' ') && inner.endsWith(' ') && /[^ ]/.test(inner);

/** Where runs of backticks stand, by their length: a code span ends at the next run of its own length. */
function backtickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const m of text.matchAll(/`+/g)) {
    const list = runs.get(m[0].length) ?? [];
    list.push(m.index);
    runs.set(m[0].length, list);
  }
  return runs;
}

/** An expression for the blanks at the end would try at each blank before it. */
function withoutBlanks(text: string): string {
  const isBlank = (c: string | undefined) => c === ' ' || c === '\t';
  let [from, to] = [0, text.length];
  while (from < to && isBlank(text[from])) from += 1;
  while (to > from && isBlank(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

/** The text that a cell shows; work grows with its length only. */
export function readCell(cell: string): string {
  const text = withoutBlanks(cell).replaceAll('\\|', '|');
  const runs = backtickRuns(text);
  const passed = new Map<number, number>();
  let out = '';
  let i = 0;
  while (i < text.length) {
    const c = text[i] ?? '';
    if (c === '\\' && /[!-/:-@[-`{-~]/.test(text[i + 1] ?? '')) {
      out += text[i + 1];
      i += 2;
    } else if (c === '`') {
      const length = /^`+/.exec(text.slice(i, i + 400))?.[0].length ?? 1;
      const ends = runs.get(length) ?? [];
      let next = passed.get(length) ?? 0;
      while ((ends[next] ?? Number.POSITIVE_INFINITY) <= i) next += 1;
      passed.set(length, next);
      const end = ends[next];
      const inner = end === undefined ? null : text.slice(i + length, end);
      out += inner === null ? '`'.repeat(length) : isPadded(inner) ? inner.slice(1, -1) : inner;
      i = end === undefined ? i + length : end + length;
    } else if (c === '<' && /^<br ?\/?>/i.test(text.slice(i, i + 6))) {
      out += '\n';
      i = text.indexOf('>', i) + 1;
    } else if (c === '&') {
      const m = /^&(#?[a-z0-9]{1,10});/i.exec(text.slice(i, i + 14));
      const known = m ? entity(m[1] ?? '') : null;
      out += known ?? '&';
      i += known === null ? 1 : (m?.[0].length ?? 1);
    } else {
      out += c;
      i += 1;
    }
  }
  return out;
}

/** The cells of one table row, without the bars at its ends; a bar behind a backslash does not part cells. */
export function cellsOf(row: string): string[] {
  const cells = row
    .trim()
    .replace(/^\|/, '')
    .split(/(?<!\\)\|/);
  if (cells.length > 1 && cells.at(-1)?.trim() === '') cells.pop();
  return cells;
}

/** JSON that is harmless wherever Markdown and HTML may look: no `<`, `>`, `&`, backtick or `@` in it. */
export function writeJson(json: string): string {
  return json.replace(/[<>&`@\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
