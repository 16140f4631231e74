/** Changes of a registered plan in the order in which they were made, those without a word of why at the end. */
import { showAmount } from '../../lib/outcome/amount';
import { showDay } from '../../lib/outcome/day';
import type { Field } from '../../lib/outcome/fields';
import { FIELDS } from '../../lib/outcome/fields';
import type { Quality } from '../../lib/outcome/quality';
import type { Content } from '../../lib/outcome/record';
import { FIELD } from '../../lib/strings/panel';

export type Change = {
  /** As the sentence and the list number it. */
  n: number;
  field: string;
  from?: string | undefined;
  to?: string | undefined;
  at?: string | undefined;
  by?: string | undefined;
  reason?: string | undefined;
};

export function changesOf(content: Content | undefined, drift: Quality['drift']): Change[] {
  const told = [...(content?.amendments ?? [])].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return [...told, ...(drift ?? [])].map((change, i) => ({ ...change, n: i + 1 }));
}

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);
export const fieldName = (name: string) => (isField(name) ? FIELD[name].label : name);

/** A value of the plan as people read it. @param unit of the metric */
export function shownValue(field: string, value: string | undefined, unit?: string): string {
  const text = value?.trim() ?? '';
  if (text === '') return '';
  if (field === 'by') return showDay(text, 'short');
  return field === 'baseline' || field === 'target' ? showAmount(text, unit) : text;
}

/** What stood in a slot before its first change, and the numbers of its changes. */
export type Struck = { from: string; numbers: number[] };

export function struckSlots(changes: readonly Change[], unit?: string): Partial<Record<Field, Struck>> {
  const struck: Partial<Record<Field, Struck>> = {};
  for (const { field, from, n } of changes) {
    if (!isField(field)) continue;
    struck[field] ??= { from: shownValue(field, from, unit), numbers: [] };
    struck[field].numbers.push(n);
  }
  return struck;
}
