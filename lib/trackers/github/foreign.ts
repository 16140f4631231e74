/** Answers out of what people wrote under an "Outcome" heading of their own. */
import type { Field, Form } from '../../outcome/fields';
import { linesOf } from '../markdown-scan';
import { fieldOf } from '../section-rows';
import { salvage } from './salvage';

/** "- **For whom:** guests", with or without list marker and emphasis. */
const SAID =
  /^\s{0,9}(?:[-*+] |\d{1,2}[.)] )?(?:\*\*|__)?([A-Za-z][A-Za-z ]{1,24})(?:\*\*|__)?:(?:\*\*|__)?\s(.*)$/;

/** Characters of one answer. */
const LONGEST = 1_000;

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
