/** The beginning of a description in plain words, for somebody who decides about the issue without opening it. */
import type { Excerpt } from '../tracker';
import { FRAGMENT } from './lines';

/** Characters of the description that are looked at, and that are kept. */
const MOST = 2_000;
const KEPT = 200;

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$/;

const MARKS: readonly [RegExp, string][] = [
  // Fences, rules, folds, and the lines between the head of a table and its rows.
  [/^ {0,3}(?:```|~~~|\+\+\+).*$|^[ \t]*[|:*_-][ \t|:*_-]{2,}$/gm, ''],
  [/<!--[\s\S]*?(?:-->|$)/g, ' '],
  // What a line begins with: headings, quotes, lists and their boxes.
  [/^[ \t>]*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(?:\[[ xX]\][ \t]+)?/gm, ''],
  [/!?\[([^[\]]{0,300})\]\([^()\s]{0,500}\)/g, '$1'],
  [/\*\*|__|~~|`+|\|/g, ' '],
  // The tracker's editor puts these before signs that might mean something.
  [/\\([\\`*_{}[\]()#+.!|~>-])/g, '$1'],
];

/** Without what stands under our heading, and without the marks of Markdown; undefined: nobody wrote anything. */
export function excerptOf(description: string): Excerpt | undefined {
  const own = withoutOutcome(description.slice(0, 4 * MOST));
  let text = own.slice(0, MOST);
  for (const [mark, instead] of MARKS) text = text.replace(mark, instead);
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '') return undefined;
  if (words.length <= KEPT && own.length <= MOST) return { text: words, cut: false };
  const whole = [...words].slice(0, KEPT).join('');
  const end = words.length > KEPT ? whole.lastIndexOf(' ') : -1;
  return { text: end > KEPT / 2 ? whole.slice(0, end) : whole, cut: true };
}

/** From a heading "Outcome" to the next one of its level, or above. */
function withoutOutcome(text: string): string {
  const kept: string[] = [];
  let under = 0;
  for (const line of text.split('\n')) {
    const [, signs, name = ''] = (line.length < 200 && HEADING.exec(line)) || [];
    if (signs !== undefined && (under === 0 || signs.length <= under))
      under = name.toLowerCase() === 'outcome' ? signs.length : 0;
    // Our link may have been moved out of its section.
    if (under === 0 && !line.includes(FRAGMENT)) kept.push(line);
  }
  return kept.join('\n');
}
