/** The form: four inputs, the rest under Add. The sentence above it composes itself while somebody types. */
import { useEffect, useMemo } from 'react';
import * as icons from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import { FIELDS, type Field, missing } from '../../lib/outcome/fields';
import { othersWait } from '../../lib/page/strip-waiting';
import { MISSING_NAME } from '../../lib/strings/common';
import { FIELD, FORM, namesOf } from '../../lib/strings/panel';
import { dayOf } from '../../lib/strings/time';
import { Account } from './Account';
import { Added, AddRow, shownAdded } from './Add';
import { Banner } from './Banner';
import { useOf, usePanel } from './context';
import { DraftLine } from './DraftLine';
import { Foreign } from './Empty';
import { AreaSlot, hintId, Text, useFault } from './Field';
import { fieldId, focusField } from './focus';
import { NotSent } from './Notices';
import { placeOf } from './place';
import { Moved } from './Questions';
import { Sentence } from './Sentence';
import { amountHint, asksDirection, dayHint } from './typed';

const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform ?? '');

function MetricSlot() {
  const { env } = usePanel();
  const target = useOf((s) => s.form.target);
  const by = useOf((s) => s.form.by);
  const faults: [Field, string][] = [
    ['metric', useFault('metric')],
    ['target', useFault('target')],
    ['by', useFault('by')],
  ];
  const day = dayHint(by, dayOf(env.now()));
  const fault = faults.filter(([, f]) => f !== '');
  const hints: [Field, string, boolean][] = [
    ...fault.map(([f, text]): [Field, string, boolean] => [f, text, true]),
    ...(fault.some(([f]) => f === 'target')
      ? []
      : [['target', amountHint(target), false] as [Field, string, boolean]]),
    ...(fault.some(([f]) => f === 'by') ? [] : [['by', day, false] as [Field, string, boolean]]),
  ].filter(([, text]) => text !== '');
  const about = (f: Field) => (hints.some(([h]) => h === f) ? hintId(f) : undefined);
  const bad = (f: Field) => fault.some(([x]) => x === f);
  return (
    <div className="slot">
      <div className="lb">
        <label htmlFor={fieldId('metric')}>{FIELD.metric.label}</label>
        <small>{FIELD.metric.helper}</small>
      </div>
      <div>
        <div className="fl">
          <span className="grow">
            <Text field="metric" describe={about('metric')} invalid={bad('metric')} />
          </span>
          <span className="t2" aria-hidden="true">
            {FORM.to}
          </span>
          <label className="vh" htmlFor={fieldId('target')}>
            {FORM.targetName}
          </label>
          <Text field="target" className="n w-target" describe={about('target')} invalid={bad('target')} />
          <span className="t2" aria-hidden="true">
            {FORM.by}
          </span>
          <label className="vh" htmlFor={fieldId('by')}>
            {FORM.byName}
          </label>
          <Text field="by" className="n w-by" describe={about('by')} invalid={bad('by')} />
        </div>
        {hints.map(([f, text, wrong]) => (
          <div key={f} id={hintId(f)} className={`hint at-${f}${wrong ? ' fault' : ''}`}>
            {f === 'metric' ? text : `${FIELD[f].label}: ${text}`}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Asked only where numbers do not tell it. After the four inputs, so that Tab still goes from one to the next. */
function DirectionSlot() {
  const { actions } = usePanel();
  const asked = useOf((s) => asksDirection(s.form));
  const value = useOf((s) => s.form.direction);
  if (!asked) return null;
  return (
    <fieldset className="slot">
      <legend className="vh">{FORM.direction}</legend>
      <div className="lb" aria-hidden="true">
        {FIELD.direction.label}
        <small>{FORM.directionHelper}</small>
      </div>
      <div>
        <span className="seg">
          {(['up', 'down'] as const).map((way) => (
            <label key={way}>
              <input
                type="radio"
                name="sl-direction"
                id={way === 'up' ? fieldId('direction') : undefined}
                checked={value === way}
                onChange={() => actions.type('direction', way)}
              />
              {way === 'up' ? FORM.higher : FORM.lower}
            </label>
          ))}
        </span>
      </div>
    </fieldset>
  );
}

/** Ways in which a save stays here or goes by hand, whatever is remembered for the place. */
const NOT_SENT = new Set<ItemView['sharing']['state']>(['here', 'watching']);

/** The four inputs of a first save, and which way is better where numbers do not tell. */
export function FourInputs() {
  return (
    <>
      <AreaSlot field="problem" />
      <AreaSlot field="segment" />
      <MetricSlot />
      <AreaSlot field="reason" />
      <DirectionSlot />
    </>
  );
}

/** What should be known before typing: the item is elsewhere, words to begin with, changes by others. */
export function FormNews() {
  const changed = useOf((s) => s.changed);
  const view = useOf((s) => s.view);
  const question = view?.question;
  const elsewhere = useOf((s) => s.elsewhere);
  return (
    <>
      {question?.kind === 'moved' && <Moved question={question} />}
      {view && othersWait(view) && <NotSent view={view} typing />}
      <Foreign />
      {changed && (
        <Banner icon={icons.info} bold={FORM.changed.bold} role="status">
          <span className="t2">{FORM.changed.rest}</span>
        </Banner>
      )}
      {elsewhere && (
        <Banner icon={icons.info} bold="" role="status">
          <span className="t2">{FORM.elsewhere}</span>
        </Banner>
      )}
    </>
  );
}

/** Opened by a person: the field asked for takes focus, else the first one that is empty, else the first. */
export function useFirstField() {
  const { slot, store } = usePanel();
  useEffect(() => {
    const { want, form: now } = store.getState();
    focusField(slot.container, want ?? missing(now)[0] ?? 'problem');
  }, [slot, store]);
}

/** Stays focusable while something is missing, and says what when it is pressed. */
export function SaveButton({ label = FORM.save }: { label?: string }) {
  const { slot, actions } = usePanel();
  const lacking = useOf((s) => missing(s.form).length > 0);
  const busy = useOf((s) => s.busy === 'outcome.save' || s.busy === 'pending.put');
  const stopped = useOf((s) => s.stopped !== null);
  const save = async () => {
    const gap = await actions.save();
    if (gap) focusField(slot.container, gap);
  };
  return (
    <button
      type="button"
      className="btn p"
      aria-disabled={lacking || busy || stopped}
      aria-keyshortcuts={MAC ? 'Meta+Enter' : 'Control+Enter'}
      onClick={() => void save()}
    >
      {busy ? FORM.saving : label}
      {!busy && <span aria-hidden="true">{MAC ? FORM.saveKeysMac : FORM.saveKeys}</span>}
    </button>
  );
}

/** What kept the last try from being saved, else whether what was typed is safe. */
export function FormLine() {
  const told = useOf((s) => s.told);
  const form = useOf((s) => s.form);
  const lacking = useMemo(() => missing(form), [form]);
  if (!told || lacking.length === 0) return <DraftLine />;
  return (
    <span className="s warn" role="status">
      {FORM.notSaved} <b className="st">{lacking.map((f) => MISSING_NAME[f] ?? f).join(', ')}</b>.
    </span>
  );
}

/** Nothing is asked any more where an answer was remembered: said before the save that it covers. */
export function GoesPublic() {
  const view = useOf((s) => s.view);
  // Without a token nothing goes out by itself, and how is asked again.
  if (!view?.isPublic || !view.publicFields || !view.account || NOT_SENT.has(view.sharing.state)) return null;
  return <p className="note t2">{FORM.goesPublic(placeOf(view.item), namesOf(view.publicFields))}</p>;
}

export function FormView() {
  const form = useOf((s) => s.form);
  const focus = useOf((s) => s.focus);
  const opened = useOf((s) => s.opened);
  const added = useMemo(() => shownAdded(form, opened), [form, opened]);
  useFirstField();
  return (
    <>
      <FormNews />
      <div className="sl-b calm">
        <Sentence form={form} typing={focus} kept />
      </div>
      <div className="sl-b form">
        <FourInputs />
        <AddRow shown={added} />
        <Added shown={added} />
      </div>
      <GoesPublic />
      <Account />
      <div className="sl-f">
        <FormLine />
        <span className="end">
          <span className="keys" aria-hidden="true">
            <kbd>Tab</kbd> <span className="w">{FORM.keys.next}</span>
            <kbd>Alt</kbd>
            <kbd>1–{Math.min(9, 4 + added.length)}</kbd> <span className="w">{FORM.keys.jump}</span>
            <kbd>Alt</kbd>
            <kbd>A</kbd> <span className="w">{FORM.keys.add}</span>
          </span>
          <SaveButton />
        </span>
      </div>
    </>
  );
}

/** Fields in the order in which Alt+1 and so on reach them. */
export function jumpOrder(form: Parameters<typeof shownAdded>[0], opened: Field[]): Field[] {
  const first: Field[] = ['problem', 'segment', 'metric', 'reason'];
  return [...first, ...shownAdded(form, opened).map((c) => c.fields[0])].filter((f) => FIELDS.includes(f));
}
