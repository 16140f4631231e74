/** What may be added any time: a chip each, its field under the chips once it is opened or filled. */
import { FIELDS, type Field, type Form } from '../../lib/outcome/fields';
import { FORM, VEHICLES } from '../../lib/strings/panel';
import { useOf, usePanel } from './context';
import { AreaSlot, Choice, hintId, Slot, Text, useFault } from './Field';
import { fieldId, focusField } from './focus';
import { amountHint } from './typed';

export type Chip = { id: keyof typeof FORM.chip; fields: [Field, ...Field[]] };

export const CHIPS: readonly Chip[] = [
  { id: 'behaviour', fields: ['behaviour'] },
  { id: 'baseline', fields: ['baseline'] },
  { id: 'business', fields: ['business'] },
  { id: 'vehicle', fields: ['vehicle'] },
  { id: 'owner', fields: ['owner'] },
  { id: 'guardrail', fields: ['guardrail', 'guardrailLimit'] },
  // Who asked is asked first: a request is kept apart from the reason.
  { id: 'request', fields: ['requester', 'request'] },
  { id: 'wrongIf', fields: ['wrongIf'] },
];

const filled = (form: Form, f: Field) => (form[f] ?? '').trim() !== '';

/** The chips whose fields are on the form: opened by hand, or with something in them. */
export const shownAdded = (form: Form, opened: readonly Field[]) =>
  CHIPS.filter((c) => c.fields.some((f) => opened.includes(f) || filled(form, f)));

export function AddRow({ shown }: { shown: readonly Chip[] }) {
  const { slot, store, actions } = usePanel();
  const toggle = (chip: Chip) => {
    const { form, opened } = store.getState();
    const isShown = shown.includes(chip);
    if (isShown && chip.fields.every((f) => !filled(form, f))) {
      store.setState({ opened: opened.filter((f) => !chip.fields.includes(f)) });
      return;
    }
    actions.open(chip.fields);
    // After the fields are on the page.
    queueMicrotask(() => requestAnimationFrame(() => focusField(slot.container, chip.fields[0])));
  };
  return (
    <div className="slot">
      <div className="lb" id="sl-add">
        {FORM.add}
        <small>{FORM.addHelper}</small>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a second frame and legend */}
      <div className="chips" role="group" aria-labelledby="sl-add">
        {CHIPS.map((chip) => {
          const on = shown.includes(chip);
          return (
            <button
              key={chip.id}
              type="button"
              className="chip"
              aria-expanded={on}
              aria-controls={on ? fieldId(chip.fields[0]) : undefined}
              data-chip={chip.id}
              onClick={() => toggle(chip)}
            >
              {on ? FORM.chip[chip.id] : `+ ${FORM.chip[chip.id]}`}
            </button>
          );
        })}
      </div>
    </div>
  );
}

function AmountSlot({ field }: { field: Field }) {
  const value = useOf((s) => s.form[field]);
  const fault = useFault(field);
  const hint = amountHint(value);
  return (
    <Slot field={field} hint={hint}>
      <Text
        field={field}
        className="n w-limit"
        describe={fault || hint ? hintId(field) : undefined}
        invalid={fault !== ''}
      />
    </Slot>
  );
}

function GuardrailSlot() {
  const fault = useFault('guardrail');
  const fault2 = useFault('guardrailLimit');
  return (
    <Slot field="guardrail" hint={fault2}>
      <div className="fl">
        <span className="grow">
          <Text field="guardrail" describe={fault ? hintId('guardrail') : undefined} invalid={fault !== ''} />
        </span>
        <label className="vh" htmlFor={fieldId('guardrailLimit')}>
          {FORM.limitName}
        </label>
        <Text
          field="guardrailLimit"
          className="n w-limit"
          describe={fault2 ? hintId('guardrail') : undefined}
          invalid={fault2 !== ''}
        />
      </div>
    </Slot>
  );
}

export function Added({ shown }: { shown: readonly Chip[] }) {
  const fields = shown.flatMap((c) => c.fields).filter((f) => FIELDS.includes(f));
  return fields.map((field) => {
    if (field === 'guardrailLimit') return null;
    if (field === 'guardrail') return <GuardrailSlot key={field} />;
    if (field === 'baseline') return <AmountSlot key={field} field={field} />;
    if (field === 'vehicle') {
      return (
        <Slot key={field} field={field}>
          <Choice field={field} options={VEHICLES} />
        </Slot>
      );
    }
    if (field === 'owner' || field === 'requester') return <Slot key={field} field={field} />;
    return <AreaSlot key={field} field={field} />;
  });
}
