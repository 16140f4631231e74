/**
 * Text as rules read it: what is not the author's own statement (code, addresses, quotations) is blanked out, in place,
 * so that every position is one of the text that was typed. Each expression here runs once over the text.
 */

/** As many spaces; line breaks stay. */
const blank = (s: string) => s.replace(/[^\n]/g, ' ');

/** Code, comments, checkboxes and addresses; lines that quote somebody. */
const FENCED = /```[\s\S]*?(?:```|$)/g;
const NOT_SAID = [
  /<!--[\s\S]*?(?:-->|$)/g,
  /^[ \t]*>.*$/gm,
  /^[ \t]*(?:(?:[-*+]|\d+\.)[ \t]*)?\[[ xX]\]/gm,
  /\bhttps?:\/\/[^\s)>\]]+/g,
];
/** **words**, _words_. */
const EMPHASIS = /\*{1,3}|(?<![\p{L}\d_])_{1,2}(?=\p{L}|\d)|(?<=[\p{L}\d%.])_{1,2}(?![\p{L}\d_])/gu;
const NOTE = /\[\d+\]/g;
/** “Words of somebody else”: the sign before them, and those that may stand behind. */
const QUOTES = ['“”', '""', '„“”', '«»', '「」', '『』'];

/** Where one of some signs stands next; asked from left to right it passes over the text once. */
function nextOf(text: string, signs: string): (from: number) => number {
  const at = new Map([...signs].map((sign) => [sign, -1]));
  return (from) => {
    let first = text.length;
    for (const [sign, known] of at) {
      let next = known;
      if (known < from) {
        next = text.indexOf(sign, from);
        if (next < 0) next = text.length;
        at.set(sign, next);
      }
      first = Math.min(first, next);
    }
    return first;
  };
}

/** Blanks what stands between two signs of one line. An expression would look for the end anew at each beginning. */
function without(text: string, open: string, close: string): string {
  if (!text.includes(open)) return text;
  const [closes, ends] = [nextOf(text, close), nextOf(text, '\n')];
  let [out, done] = ['', 0];
  for (let i = text.indexOf(open); i >= 0; ) {
    const [to, end] = [closes(i + 1), ends(i)];
    if (to < end) {
      out += text.slice(done, i) + ' '.repeat(to + 1 - i);
      done = to + 1;
    }
    i = text.indexOf(open, Math.min(to, end) + 1);
  }
  return out + text.slice(done);
}

/** [words](address), [words][1]: the words stay. */
function unlinked(text: string): string {
  if (!text.includes('[')) return text;
  const [closes, round, ends] = [nextOf(text, ']'), nextOf(text, ')'), nextOf(text, '\n')];
  let [out, done] = ['', 0];
  for (let i = text.indexOf('['); i >= 0; ) {
    const [at, end] = [closes(i + 1), ends(i)];
    let next = Math.min(at, end) + 1;
    const behind = at < end ? text[at + 1] : undefined;
    if (behind === '(' || behind === '[') {
      const to = behind === '(' ? round(at + 2) : closes(at + 2);
      if (to < end) {
        out += `${text.slice(done, i)} ${text.slice(i + 1, at)} `.padEnd(to + 1 - done);
        done = to + 1;
        next = done;
      }
    }
    i = text.indexOf('[', next);
  }
  return out + text.slice(done);
}

/** The text without what is not said in it; positions stay. */
export function said(text: string): string {
  let out = without(unlinked(text).replace(FENCED, blank), '`', '`');
  for (const re of NOT_SAID) out = out.replace(re, blank);
  out = out.replace(EMPHASIS, blank);
  return out.replace(NOTE, blank);
}

/** The same without words in quotation marks. */
export const unquoted = (text: string): string => quotesOut(said(text));

/** Words in quotation marks are blanked; positions stay. */
export const quotesOut = (text: string): string =>
  QUOTES.reduce((out, [open = '', ...close]) => without(out, open, close.join('')), text);

/** For comparing: one case, no accents, no punctuation, single spaces. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();

/** Words of a folded text. */
export const wordsOf = (text: string): string[] => folded(text).split(' ').filter(Boolean);

/** Chinese and Japanese write no spaces, Korean few: there letters are counted instead. */
export const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** Pairs of letters in a row, and how often each stands there. */
function pairsOf(s: string): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i + 1 < s.length; i++) {
    const pair = s.slice(i, i + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

/**
 * How alike two texts are, 0 to 1: shared pairs of letters among all (Dice, on letters in a row).
 * @param least what the caller would act on: where lengths alone rule it out, nothing is compared and 0 comes back
 */
export function alike(a: string, b: string, least = 0): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const all = a.length + b.length - 2;
  if ((2 * (Math.min(a.length, b.length) - 1)) / all < least) return 0;
  const [left, right] = [pairsOf(a), pairsOf(b)];
  let shared = 0;
  for (const [pair, n] of left) shared += Math.min(n, right.get(pair) ?? 0);
  return (2 * shared) / all;
}
