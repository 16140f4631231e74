/** Answers out of a table that is not, or not any more, a section of ours. */
import type { Form } from '../../outcome/fields';
import { linesOf } from '../markdown-scan';
import { fieldOf } from '../section-rows';
import { cellsOf, readCell } from './escape';

/** The first row of each label. */
export function salvage(text: string): Form {
  const form: Form = {};
  for (const { text: line } of linesOf(text.slice(0, 70_000))) {
    if (!/^ {0,3}\|/.test(line)) continue;
    const [label = '', ...values] = cellsOf(line);
    const field = fieldOf(readCell(label));
    const value = readCell(values.join('|')).trim();
    if (field !== undefined && value !== '' && form[field] === undefined) form[field] = value.slice(0, 1000);
  }
  return form;
}
