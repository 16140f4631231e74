/** A registered plan changes: what was registered, the way back to it, and one reason that everybody reads. */

import type { Field } from '../../lib/outcome/fields';
import { FIELD, FORM } from '../../lib/strings/panel';
import { REGISTER } from '../../lib/strings/panel-quality';
import { dayOf } from '../../lib/strings/time';
import { shownValue } from './amendments';
import { useOf, usePanel } from './context';
import { fieldId } from './focus';
import { changedPlan } from './frozen';
import { toTyped } from './typed';

/** Longest reason that the record takes (characters). */
const MOST = 500;

export function useChangedPlan(): Field[] {
  const { env } = usePanel();
  const names = useOf((s) => changedPlan(s, dayOf(env.now())).join(' '));
  return names === '' ? [] : (names.split(' ') as Field[]);
}

function Was({ field }: { field: Field }) {
  const { store, actions } = usePanel();
  const before = useOf((s) => s.view?.form[field] ?? '');
  const unit = useOf((s) => s.view?.form.unit);
  const value = shownValue(field, before, unit);
  const keep = () => {
    const { form, view } = store.getState();
    const old = toTyped(view?.form ?? {});
    // What goes along with it goes back with it.
    const along: Field[] = field === 'guardrail' ? ['guardrail', 'guardrailLimit'] : [field];
    actions.fill({ ...form, ...Object.fromEntries(along.map((f) => [f, old[f] ?? ''])) });
  };
  return (
    <li>
      {FIELD[field].label}: <span className="t2">{value === '' ? REGISTER.isEmpty : REGISTER.is(value)}</span>{' '}
      <button type="button" className="lk" onClick={keep}>
        {value === '' || value.length > 24 ? REGISTER.keepIt : REGISTER.keep(value)}
      </button>
    </li>
  );
}

export function WhyNow({ changed }: { changed: readonly Field[] }) {
  const { store } = usePanel();
  const why = useOf((s) => s.why);
  const told = useOf((s) => s.told);
  if (changed.length === 0) return null;
  const fault = told && why.trim() === '';
  const type = (value: string) => store.setState({ why: value });
  return (
    <div className="slot why">
      <div className="lb">
        <label htmlFor={fieldId('why')}>{REGISTER.why}</label>
      </div>
      <div>
        <ul className="s was">
          {changed.map((f) => (
            <Was key={f} field={f} />
          ))}
        </ul>
        <input
          id={fieldId('why')}
          className="in"
          type="text"
          dir="auto"
          autoComplete="off"
          maxLength={MOST}
          placeholder={REGISTER.ghost}
          value={why}
          aria-invalid={fault}
          aria-describedby="sl-why-hint"
          onInput={(e) => type(e.currentTarget.value)}
          onChange={(e) => type(e.currentTarget.value)}
        />
        <div id="sl-why-hint" className={fault ? 'hint fault' : 'hint'}>
          {fault ? `${FORM.requiredToo} ${REGISTER.seen}` : REGISTER.seen}
        </div>
      </div>
    </div>
  );
}
