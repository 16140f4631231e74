/** The beginning of a description in plain words, for somebody who decides about the issue without opening it. */

import { withoutComments } from '../foreign-heading';
import type { Excerpt } from '../tracker';
import { findSection } from './parts';

/** Characters of the description that are looked at, and that are kept. */
const MOST = 2_000;
const KEPT = 200;

const MARKS: readonly [RegExp, string][] = [
  // Fences, rules, and the lines between the head of a table and its rows.
  [/^ {0,3}(?:```|~~~).*$|^[ \t]*[|:*_-][ \t|:*_-]{2,}$/gm, ''],
  // What a line begins with: headings, quotes, lists and their boxes.
  [/^[ \t>]*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(?:\[[ xX]\][ \t]+)?/gm, ''],
  [/<\/?[a-z][^<>]{0,300}>/gi, ' '],
  [/!\[([^[\]]{0,200})\]\([^()\s]{0,500}\)/g, '$1'],
  [/\[([^[\]]{0,300})\]\([^()\s]{0,500}\)/g, '$1'],
  [/\*\*|__|~~|`+|\|/g, ' '],
];

/** Without our own section, comments and the marks of Markdown; undefined: nobody wrote anything. */
export function excerptOf(body: string): Excerpt | undefined {
  const found = findSection(body);
  const own = found.kind === 'none' ? body : `${body.slice(0, found.from)}\n${body.slice(found.to)}`;
  let text = withoutComments(own.slice(0, MOST));
  for (const [mark, instead] of MARKS) text = text.replace(mark, instead);
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '') return undefined;
  if (words.length <= KEPT && own.length <= MOST) return { text: words, cut: false };
  const whole = [...words].slice(0, KEPT).join('');
  const end = words.length > KEPT ? whole.lastIndexOf(' ') : -1;
  return { text: end > KEPT / 2 ? whole.slice(0, end) : whole, cut: true };
}
