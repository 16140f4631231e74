/**
 * An "Outcome" heading that people wrote themselves. It is not ours and is never touched; its words are offered as a
 * beginning.
 */
import type { Field, Form } from '../../outcome/fields';
import { fieldOf } from './rows';
import { salvage } from './salvage';
import { linesOf, scan } from './scan';

const OUTCOME =
  /^ {0,3}(#{1,6})[ \t]+(?:\*\*|__)?(?:(?:expected|desired|intended) )?outcomes?:?(?:\*\*|__)?:?[ \t]*#*[ \t]*$/i;
const ANY = /^ {0,3}(#{1,6})[ \t]/;
/** "- **For whom:** guests", with or without list marker and emphasis. */
const SAID =
  /^\s{0,9}(?:[-*+] |\d{1,2}[.)] )?(?:\*\*|__)?([A-Za-z][A-Za-z ]{1,24})(?:\*\*|__)?:(?:\*\*|__)?\s(.*)$/;

/** Characters that are read of it. */
const MOST = 2_000;
/** Characters of one answer. */
const LONGEST = 1_000;

/** What stands under the first such heading, without comments; undefined when there is none or nothing under it. */
export function foreignText(body: string): string | undefined {
  const lines = linesOf(body);
  const { headings } = scan(lines);
  const text = (n: number) => lines[n]?.text ?? '';
  const at = headings.find((n) => text(n).length < 100 && OUTCOME.test(text(n)));
  if (at === undefined) return undefined;
  const level = (n: number) => ANY.exec(text(n))?.[1]?.length ?? 6;
  const end = headings.find((n) => n > at && level(n) <= level(at)) ?? lines.length;
  const under = lines.slice(at + 1, end).map((l) => l.text);
  const said = withoutComments(under.join('\n').slice(0, MOST)).trim();
  return said === '' ? undefined : said;
}

/** Issue templates explain themselves in comments, which readers do not see. */
export function withoutComments(text: string): string {
  let [left, from] = ['', 0];
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
    left += text.slice(from, at);
    const close = text.indexOf('-->', at);
    if (close < 0) return left;
    from = close + 3;
  }
  return left + text.slice(from);
}

/** Answers that such a text gives by name, in a table or in lines; a text that names none is the problem, as it stands. */
export function beginFrom(text: string): Form {
  const form = salvage(text);
  for (const { text: line } of linesOf(text)) {
    const [, label = '', said = ''] = SAID.exec(line.slice(0, LONGEST * 2)) ?? [];
    const field: Field | undefined = fieldOf(label);
    const value = said
      .replace(/\*\*|__/g, '')
      .trim()
      .slice(0, LONGEST);
    if (field !== undefined && value !== '' && form[field] === undefined) form[field] = value;
  }
  if (Object.keys(form).length > 0) return form;
  const plain = text
    .replace(/^\s{0,9}(?:[-*+]|\d{1,2}[.)])\s/gm, '')
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? {} : { problem: plain.slice(0, LONGEST) };
}
