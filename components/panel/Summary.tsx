/** What is written down: sentence, line of sight, the rest, and how it is shared. */

import type { ItemView } from '../../lib/messages/protocol';
import { isoOrText } from '../../lib/outcome/day';
import type { Field, Form } from '../../lib/outcome/fields';
import { heldIn, keptBack } from '../../lib/page/standing';
import { EDIT, HELD_MORE, heldIn as heldInWords, sharedInPart } from '../../lib/strings/common';
import { FIELD, SUMMARY } from '../../lib/strings/panel';
import { ago } from '../../lib/strings/time';
import { Account } from './Account';
import { Behind } from './Behind';
import { useNow, useOf, usePanel } from './context';
import { Sentence } from './Sentence';
import { Sight } from './Sight';

const REST: readonly Field[] = ['guardrail', 'wrongIf', 'owner', 'requester', 'request'];

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

/** Where it is kept, in one line. `now` in ms. */
export function sharingWords(view: ItemView, now: number): string {
  const { sharing, outcome } = view;
  const at = outcome?.at ? Date.parse(outcome.at) : Number.NaN;
  const when = Number.isNaN(at) ? '' : SUMMARY.saved(ago(at, now), outcome?.by);
  const join = (...parts: string[]) => parts.filter(Boolean).join(' · ');
  if (view.question?.kind === 'conflict') return SUMMARY.unsettled;
  if (sharing.state === 'sending') return SUMMARY.sending;
  if (view.question?.kind === 'gone') return SUMMARY.gone;
  if (sharing.state !== 'shared') return join(SUMMARY.savedHere, Number.isNaN(at) ? '' : ago(at, now));
  const kept = keptBack(view);
  if (kept.length > 0) return join(sharedInPart(kept).replace(/\.$/, ''), when);
  if (sharing.found) return when === '' ? SUMMARY.found : join(SUMMARY.found.replace(/\.$/, ''), when);
  const by = sharing.by ?? outcome?.by;
  return join(SUMMARY.sharedIn, sharing.at === undefined ? when : SUMMARY.saved(ago(sharing.at, now), by));
}

/** The fields of a form as they stand in the record: days as ISO, so that they show in words. */
const tidy = (form: Form): Form => (form.by ? { ...form, by: isoOrText(form.by) } : form);

export function Summary({ view, readOnly = false }: { view: ItemView; readOnly?: boolean }) {
  const { actions } = usePanel();
  const now = useNow();
  const busy = useOf((s) => s.busy !== null);
  const form = tidy(view.form);
  const held = heldIn(view);
  return (
    <>
      <div className="sl-b">
        {held ? (
          <p>
            <b>{heldInWords(held.key)}</b> {HELD_MORE}
          </p>
        ) : (
          <>
            <Sentence form={form} />
            <Sight form={form} onAsk={readOnly ? undefined : actions.openForm} />
            <Rest form={form} />
          </>
        )}
      </div>
      <Account />
      <Behind />
      {view.sharing.state === 'shared' && view.sharing.unchecked && (
        <p className="note warn">{SUMMARY.unchecked}</p>
      )}
      <div className="sl-f">
        <span className="s t2">{sharingWords(view, now)}</span>
        {!readOnly && (
          <span className="end">
            <button type="button" className="btn" disabled={busy} onClick={() => actions.openForm()}>
              {EDIT}
            </button>
          </span>
        )}
      </div>
    </>
  );
}
