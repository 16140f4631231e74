/** Between what a record keeps and what a person types: days in words, a unit read off the target. */
import { readAmount } from '../../lib/outcome/amount';
import { isoOrText, readDay, showDay } from '../../lib/outcome/day';
import type { Form } from '../../lib/outcome/fields';
import { directionOf } from '../../lib/outcome/sentence';
import { FORM } from '../../lib/strings/panel';

/** A kept form as the fields show it: "31 Mar 2027" for 2027-03-31. */
export function toTyped(form: Form): Form {
  return form.by === undefined ? { ...form } : { ...form, by: showDay(form.by, 'short') };
}

/**
 * A typed form as it is kept: days that name one day as ISO, other text as it stands; the unit of the target
 * unless one was kept already.
 * @param before as it is kept now: of a target that stays, no unit is read off anew
 */
export function toKept(form: Form, today: string, before?: Form): Form {
  const kept: Form = { ...form };
  if (form.by) kept.by = isoOrText(form.by, today);
  if (before?.target && before.target.trim() === form.target?.trim()) return kept;
  const target = form.target ? readAmount(form.target) : undefined;
  if (target?.kind === 'number' && target.unit !== '') kept.unit = target.unit;
  return kept;
}

/** True while nothing says which way is better: a metric and a target, no baseline to compare with. */
export function asksDirection(form: Form): boolean {
  if (!form.metric?.trim() || !form.target?.trim()) return false;
  return directionOf({ ...form, direction: undefined }) === undefined;
}

const plain = (n: number) => String(n).replace('-', '−');

/** A hint under an amount that cannot be read, or reads two ways; '' when it reads one way or is empty. */
export function amountHint(text: string | undefined): string {
  if (!text?.trim()) return '';
  const a = readAmount(text);
  if (a.kind === 'ambiguous') return FORM.twoWays(a.readings.map(plain).join(FORM.or));
  return a.kind === 'text' ? FORM.notAnAmount : '';
}

/** What a typed day reads as, or why it stays text; '' when it stands as it will be shown. */
export function dayHint(text: string | undefined, today: string): string {
  if (!text?.trim()) return '';
  const d = readDay(text, today);
  if (d.kind === 'ambiguous') return FORM.twoWays(d.readings.map((r) => showDay(r, 'short')).join(FORM.or));
  if (d.kind === 'text') return FORM.unclearDay;
  if (d.iso < today) return FORM.past(showDay(d.iso, 'short'));
  const shown = showDay(d.iso, 'short');
  return shown === text.trim() || d.iso === text.trim() ? '' : FORM.readsAs(shown);
}
