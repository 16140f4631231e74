/** What the public warning lists: one box per row, numbers and the business link off until somebody turns them on. */
import type { ItemView } from '../../lib/messages/protocol';
import { showDay } from '../../lib/outcome/day';
import { FIELDS, type Field, type Form } from '../../lib/outcome/fields';
import { fromTo } from '../../lib/outcome/sentence';
import { heldIn } from '../../lib/strings/common';
import { FIELD, PUBLIC, SUMMARY } from '../../lib/strings/panel';

export type PublicRow = { id: string; label: string; text: string; fields: Field[]; on: boolean };

/** True while a public place needs to be asked about: once agreed, the agreed fields are remembered by the worker. */
export const asksPublic = (view: ItemView) => view.isPublic === true && view.publicFields === undefined;

/** Fields that stay here by default: numbers, the business link, and who asked for what. */
const OFF: readonly Field[] = [
  'business',
  'category',
  'goal',
  'theme',
  'guardrail',
  'request',
  'requester',
  'owner',
];
const IN_METRIC: Field[] = ['metric', 'unit', 'direction', 'by'];
const IN_NUMBERS: Field[] = ['baseline', 'target'];
const GROUPED: readonly Field[] = [...IN_METRIC, ...IN_NUMBERS, 'guardrailLimit'];

/** Unit and good direction go with the metric into the section, with rows of their own. */
function measuredIn(form: Form): string {
  const unit = form.unit?.trim() ? `, ${PUBLIC.in} ${form.unit.trim()}` : '';
  const way =
    form.direction === 'up' || form.direction === 'down' ? `, ${PUBLIC.better[form.direction]}` : '';
  return unit + way;
}

/** What an item says that only points to another one: its key, and its title, which may be nobody's business. */
export const linkRow = ({ ref, title }: NonNullable<ItemView['held']>): PublicRow => ({
  id: 'link',
  label: PUBLIC.link,
  text: `${heldIn(ref.key).replace(/\.$/, '')}${title ? `, “${title}”` : ''}`,
  fields: [],
  on: true,
});

/** The filled fields of a form as rows. */
export function publicRows(form: Form): PublicRow[] {
  const has = (f: Field) => (form[f] ?? '').trim() !== '';
  const rows: PublicRow[] = [];
  for (const f of FIELDS) {
    if (f === 'metric' && has('metric')) {
      const by = has('by') ? `,${SUMMARY.by(showDay(form.by ?? '', 'short'))}` : '';
      rows.push({
        id: 'metric',
        label: FIELD.metric.label,
        text: `${form.metric}${measuredIn(form)}${by}`,
        fields: IN_METRIC.filter(has),
        on: true,
      });
    }
    if (f === 'target' && (has('target') || has('baseline'))) {
      const text = fromTo(form) || (form.baseline ?? '');
      rows.push({ id: 'numbers', label: PUBLIC.fromTo, text, fields: IN_NUMBERS.filter(has), on: false });
    }
    if (GROUPED.includes(f) || !has(f)) continue;
    const limit = f === 'guardrail' && has('guardrailLimit');
    rows.push({
      id: f,
      label: FIELD[f].label,
      text: limit ? `${form.guardrail}, ${form.guardrailLimit}` : (form[f] ?? ''),
      fields: limit ? [f, 'guardrailLimit'] : [f],
      on: !OFF.includes(f),
    });
  }
  return rows;
}
