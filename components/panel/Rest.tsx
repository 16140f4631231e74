/** What is written down beside the sentence and the line of sight. */
import { isoOrText } from '../../lib/outcome/day';
import type { Field, Form } from '../../lib/outcome/fields';
import { slotsOf } from '../../lib/outcome/template';
import { FIELD } from '../../lib/strings/panel';
import { useOf } from './context';

const REST: readonly Field[] = [
  'guardrail',
  'wrongIf',
  'category',
  'goal',
  'theme',
  'owner',
  'requester',
  'request',
];

/** The fields of a form as they stand in the record: days as ISO, so that they show in words. */
export const tidy = (form: Form): Form => (form.by ? { ...form, by: isoOrText(form.by) } : form);

/** The fields of the sentence. A team's own may leave some out: these are told below it. */
const SAID: readonly Field[] = ['problem', 'segment', 'reason'];
const LIST = { category: 'categories', goal: 'goals', theme: 'themes' } as const;

export function Rest({ form }: { form: Form }) {
  const choices = useOf((s) => (s.view ?? s.pending)?.choices);
  const left = choices?.template ? SAID.filter((f) => !slotsOf(choices.template ?? '').includes(f)) : [];
  const rows = [...left, ...REST].filter((f) => form[f]?.trim());
  const said = (f: Field) => {
    const list = f === 'category' || f === 'goal' || f === 'theme' ? choices?.[LIST[f]] : undefined;
    return list?.find((o) => o.id === form[f])?.name ?? form[f];
  };
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
              {said(f)}
              {f === 'guardrail' && form.guardrailLimit ? `: ${form.guardrailLimit}` : ''}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
