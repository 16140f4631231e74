/** Pasted text without its markup. Nothing is added but line breaks: what is left stands in the text, in its order. */

const DROPPED = [
  /<!--[\s\S]*?(?:-->|$)/g,
  /^[ \t]*(?:```|~~~).*$/gm,
  /!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)/g,
  /`/g,
  /<\/?(?:b|i|p|br|div|span|ul|ol|li|em|strong|code|pre|h[1-6]|td|tr|th|table)\b[^<>\n]{0,200}>/gi,
];
/** [words](address): the words stay. */
const LINK = /\[([^[\]\n]{1,300})\](?:\([^()\n]{0,500}\)|\[[^[\]\n]{0,100}\])/g;
const EMPHASIS = /\*{1,3}|~~|(?<![\p{L}\d_])_{1,2}(?=[\p{L}\d])|(?<=[\p{L}\d%.:?!])_{1,2}(?![\p{L}\d_])/gu;

/** Words only. Signs at the beginning of lines stay: a heading or a list says where something begins. */
export function unmarked(text: string): string {
  let out = text.replace(/\r\n?/g, '\n').replace(LINK, '$1');
  for (const re of DROPPED) out = out.replace(re, '');
  return out;
}

export const unemphasised = (text: string): string => text.replace(EMPHASIS, '');

/** What a line begins with: list, heading, quotation, checkbox. */
const LEAD = /^[ \t]*(?:#{1,6}[ \t]+|>+[ \t]?|(?:[-*+•–]|\d{1,2}[.)])[ \t]+)*(?:\[[ xX]\][ \t]+)?/;

export type Line = { text: string; heading: boolean; bold: boolean };

export function linesOf(text: string): Line[] {
  return unmarked(text)
    .split('\n')
    .map((line) => {
      const lead = LEAD.exec(line)?.[0] ?? '';
      const rest = line.slice(lead.length);
      return {
        text: unemphasised(rest).trim(),
        heading: lead.includes('#'),
        bold: /^(?:\*\*|__)/.test(rest),
      };
    });
}

/** One value: single spaces, no marks around it. */
export const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.–—|-]+(?![\d.])/, '')
    .replace(/[\s,;:–—|-]+$/, '')
    .replace(/(?<=[^.\s])[.。]$/, '')
    .trim();
