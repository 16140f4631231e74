/** What is written down beside the sentence and the line of sight. */
import { isoOrText } from '../../lib/outcome/day';
import type { Field, Form } from '../../lib/outcome/fields';
import { FIELD } from '../../lib/strings/panel';

const REST: readonly Field[] = ['guardrail', 'wrongIf', 'owner', 'requester', 'request'];

/** The fields of a form as they stand in the record: days as ISO, so that they show in words. */
export const tidy = (form: Form): Form => (form.by ? { ...form, by: isoOrText(form.by) } : form);

export function Rest({ form }: { form: Form }) {
  const rows = REST.filter((f) => form[f]?.trim());
  if (rows.length === 0) return null;
  return (
    <>
      <hr />
      <dl className="rest">
        {rows.map((f) => (
          // One pair a row: the grid takes them as two cells.
          <div key={f} style={{ display: 'contents' }}>
            <dt>{FIELD[f].label}</dt>
            <dd dir="auto">
              {form[f]}
              {f === 'guardrail' && form.guardrailLimit ? `: ${form.guardrailLimit}` : ''}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
