/** Where a finding is mended: the field of the form that it speaks of, and which part of its text. */
import { FIELDS, type Field, type Form } from '../../lib/outcome/fields';
import type { Quality } from '../../lib/outcome/quality';
import type { Finding } from '../../lib/outcome/rules/types';
import { toMend } from '../../lib/page/strip-quality';
import { GAIN, MEND } from '../../lib/strings/panel-quality';
import { type PanelState, qualityOf } from './state';

/** Parts of a bet that the form calls otherwise, or writes elsewhere. */
const OTHERWISE: Record<string, Field> = {
  businessLink: 'business',
  guardrails: 'guardrail',
  effect: 'metric',
  source: 'metric',
  unit: 'target',
};

/** Null: of nothing that stands in the form. */
export function fieldOf({ where }: Finding): Field | null {
  const name = OTHERWISE[where.field] ?? where.field;
  return FIELDS.find((f) => f === name) ?? null;
}

/** The part that is meant; null: the whole, or nothing. */
export function spanOf({ where: { from, to } }: Finding, value: string): readonly [number, number] | null {
  const end = value.trimEnd().length;
  return from < to && to <= value.length && (from > 0 || to < end) ? [from, to] : null;
}

/** What is mended first in the form. */
export const firstToMend = (q: Quality | undefined): Finding | undefined =>
  q && [...toMend(q), ...q.findings].find((f) => fieldOf(f) !== null);

/** The field of what keeps a bet from being ready; null: nothing does. */
export function firstFault(q: Quality | undefined): Field | null {
  const first = q?.readiness === 'fine' ? undefined : firstToMend(q);
  return first ? fieldOf(first) : null;
}

/** "Set a target"; '' where nothing in the form mends it. */
export function mendLabel(finding: Finding, form: Form): string {
  const field = fieldOf(finding);
  const words = field && MEND[field];
  return words ? words[form[field]?.trim() ? 1 : 0] : '';
}

/** The first finding on a field that stops the work. */
export const blockingOn = (q: Quality | undefined, field: Field): Finding | undefined =>
  q?.findings.find((f) => f.severity === 'error' && fieldOf(f) === field);

/** How that is mended which stops the work, by its field; '' where nothing does. */
export const faultOf = (s: PanelState, field: Field): string => blockingOn(qualityOf(s), field)?.how ?? '';

/** How that is mended for which somebody came to a field; '' where they came for nothing. */
export function adviceOf(s: PanelState, field: Field): string {
  const mended = s.mending && qualityOf(s)?.findings.find((f) => f.rule === s.mending);
  return mended && fieldOf(mended) === field ? mended.how : '';
}

/** "a date": what is to be added where it is blank; '' where something else is to be done. */
export function gainOf(finding: Finding, form: Form): string {
  const field = fieldOf(finding);
  return field && !form[field]?.trim() ? (GAIN[field] ?? '') : '';
}
