/** What may be added any time: a chip each, its field under the chips once it is opened or filled. */
import type { ReactNode } from 'react';
import { FIELDS, type Field, type Form } from '../../lib/outcome/fields';
import { FORM, VEHICLES } from '../../lib/strings/panel';
import { useOf, usePanel } from './context';
import { AreaSlot, Choice, hintId, Slot, Text, useFault, useLine } from './Field';
import { fieldId, focusField } from './focus';
import { amountHint } from './typed';

export type Chip = { id: keyof typeof FORM.chip; fields: [Field, ...Field[]] };

export const CHIPS: readonly Chip[] = [
  { id: 'behaviour', fields: ['behaviour'] },
  { id: 'baseline', fields: ['baseline'] },
  { id: 'business', fields: ['business', 'category', 'goal', 'theme'] },
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

export function AddRow({ shown, children }: { shown: readonly Chip[]; children?: ReactNode }) {
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
      <div>
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
        {children}
      </div>
    </div>
  );
}

function AmountSlot({ field }: { field: Field }) {
  const value = useOf((s) => s.form[field]);
  const hint = amountHint(value);
  const { about } = useLine(field, hint);
  return (
    <Slot field={field} hint={hint}>
      <Text field={field} className="n w-limit" {...about} />
    </Slot>
  );
}

function GuardrailSlot() {
  const { env } = usePanel();
  const fault2 = useFault('guardrailLimit');
  const { about } = useLine('guardrail', fault2);
  const Name = env.page?.Suggest ?? Text;
  return (
    <Slot field="guardrail" hint={fault2}>
      <div className="fl">
        <span className="grow">
          <Name field="guardrail" {...about} />
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

type Chosen = 'category' | 'goal' | 'theme';
const LIST = { category: 'categories', goal: 'goals', theme: 'themes' } as const;

/** One of the team's own lists; no field where the team keeps none. */
function ListSlot({ field }: { field: Chosen }) {
  const list = useOf((s) => (s.view ?? s.pending)?.choices?.[LIST[field]]);
  const value = useOf((s) => s.form[field] ?? '');
  const opened = useOf((s) => s.opened.includes(field));
  const { about } = useLine(field);
  // Where a team asks for the link alone, the lists wait behind the chip.
  if (value === '' && !(opened && list?.length)) return null;
  return (
    <Slot field={field}>
      <Choice field={field} options={list ?? []} describe={about.describe} />
    </Slot>
  );
}

/** The team's own ways to ship, where it has named some. */
function VehicleSlot() {
  const own = useOf((s) => (s.view ?? s.pending)?.choices?.vehicles);
  const { about } = useLine('vehicle');
  return (
    <Slot field="vehicle">
      <Choice
        field="vehicle"
        options={own && own.length > 0 ? own.map((v) => v.name) : VEHICLES}
        describe={about.describe}
      />
    </Slot>
  );
}

export function Added({ shown }: { shown: readonly Chip[] }) {
  const fields = shown.flatMap((c) => c.fields).filter((f) => FIELDS.includes(f));
  return fields.map((field) => {
    if (field === 'guardrailLimit') return null;
    if (field === 'guardrail') return <GuardrailSlot key={field} />;
    if (field === 'baseline') return <AmountSlot key={field} field={field} />;
    if (field === 'vehicle') return <VehicleSlot key={field} />;
    if (field === 'category' || field === 'goal' || field === 'theme')
      return <ListSlot key={field} field={field} />;
    if (field === 'owner' || field === 'requester') return <Slot key={field} field={field} />;
    return <AreaSlot key={field} field={field} />;
  });
}
