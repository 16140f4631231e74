/**
 * Text as rules read it: what is not the author's own statement (code, addresses, quotations) is blanked out, in place,
 * so that every position is one of the text that was typed. Each expression here runs once over the text.
 */

/** As many spaces; line breaks stay. */
const blank = (s: string) => s.replace(/[^\n]/g, ' ');

/** Code, comments, checkboxes, images and the addresses of links; lines that quote somebody. */
const NOT_SAID = [
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]*`/g,
  /<!--[\s\S]*?(?:-->|$)/g,
  /^[ \t]*>.*$/gm,
  /^[ \t]*(?:[-*+]|\d+\.)?[ \t]*\[[ xX]\]/gm,
  /!\[[^\]\n]*\]\([^)\n]*\)/g,
  /\bhttps?:\/\/[^\s)>\]]+/g,
];
/** [words](address), [words][1], [1]: the words stay, or nothing. */
const LINK = /\[([^\]\n]*)\](\([^)\n]*\)|\[[^\]\n]*\])/g;
/** **words**, _words_. */
const EMPHASIS = /\*{1,3}|(?<![\p{L}\d_])_{1,2}(?=\p{L}|\d)|(?<=[\p{L}\d%.])_{1,2}(?![\p{L}\d_])/gu;
const NOTE = /\[\d+\]/g;
/** “Words of somebody else.” */
const QUOTED = /“[^”\n]*”|"[^"\n]*"|„[^“”\n]*[“”]|«[^»\n]*»|「[^」\n]*」|『[^』\n]*』/g;

/** The text without what is not said in it; positions stay. */
export function said(text: string): string {
  let out = text.replace(LINK, (all, words: string) => ` ${words} `.padEnd(all.length));
  for (const re of NOT_SAID) out = out.replace(re, blank);
  out = out.replace(EMPHASIS, blank);
  return out.replace(NOTE, blank);
}

/** The same without words in quotation marks. */
export const unquoted = (text: string): string => said(text).replace(QUOTED, blank);

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

/** How alike two texts are, 0 to 1: shared pairs of letters among all (Dice, on letters in a row). */
export function alike(a: string, b: string): number {
  const pairs = (s: string) => {
    const found = new Map<string, number>();
    for (let i = 0; i + 1 < s.length; i++) {
      const pair = s.slice(i, i + 2);
      found.set(pair, (found.get(pair) ?? 0) + 1);
    }
    return found;
  };
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const [left, right] = [pairs(a), pairs(b)];
  let shared = 0;
  for (const [pair, n] of left) shared += Math.min(n, right.get(pair) ?? 0);
  return (2 * shared) / (a.length + b.length - 2);
}
