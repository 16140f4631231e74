/** Parts of the form, wherever it stands: four inputs, what should be known before typing, Save. */
import { useEffect, useMemo } from 'react';
import * as icons from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import { FIELDS, type Field, type Form, missing } from '../../lib/outcome/fields';
import { othersWait } from '../../lib/page/strip-waiting';
import { MISSING_NAME } from '../../lib/strings/common';
import { FIELD, FORM, namesOf } from '../../lib/strings/panel';
import { dayOf } from '../../lib/strings/time';
import { shownAdded } from './Add';
import { Banner } from './Banner';
import { useOf, usePanel } from './context';
import { DraftLine } from './DraftLine';
import { Foreign } from './Empty';
import { AreaSlot, hintId, Text, useAdvice, useFault } from './Field';
import { fieldId, focusField } from './focus';
import { NotSent } from './Notices';
import { placeOf } from './place';
import { Moved } from './Questions';
import { amountHint, asksDirection, dayHint } from './typed';

const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform ?? '');

type Line = { field: Field; text: string; wrong: boolean };

/** One line under three fields: what is wrong comes before what is only to be known. */
function useLines(): Line[] {
  const { env } = usePanel();
  const target = useOf((s) => s.form.target);
  const by = useOf((s) => s.form.by);
  const advice: Form = { metric: useAdvice('metric'), target: useAdvice('target'), by: useAdvice('by') };
  const all: [Field, fault: string, hint: string][] = [
    ['metric', useFault('metric'), ''],
    ['target', useFault('target'), amountHint(target)],
    ['by', useFault('by'), dayHint(by, dayOf(env.now()))],
  ];
  const lines = all.map(([field, fault, hint]) => ({
    field,
    text: fault || hint || (advice[field] ?? ''),
    wrong: fault !== '',
  }));
  return lines.filter((l) => l.text !== '').sort((a, b) => Number(b.wrong) - Number(a.wrong));
}

function MetricSlot() {
  const { env } = usePanel();
  const lines = useLines();
  const Name = env.page?.Suggest ?? Text;
  const about = (f: Field) => {
    const line = lines.find((l) => l.field === f);
    return { describe: line && hintId(f), invalid: line?.wrong === true };
  };
  return (
    <div className="slot">
      <div className="lb">
        <label htmlFor={fieldId('metric')}>{FIELD.metric.label}</label>
        <small>{FIELD.metric.helper}</small>
      </div>
      <div>
        <div className="fl">
          <span className="grow">
            <Name field="metric" {...about('metric')} />
          </span>
          <span className="t2" aria-hidden="true">
            {FORM.to}
          </span>
          <label className="vh" htmlFor={fieldId('target')}>
            {FORM.targetName}
          </label>
          <Text field="target" className="n w-target" {...about('target')} />
          <span className="t2" aria-hidden="true">
            {FORM.by}
          </span>
          <label className="vh" htmlFor={fieldId('by')}>
            {FORM.byName}
          </label>
          <Text field="by" className="n w-by" {...about('by')} />
        </div>
        {env.page && <env.page.Chosen />}
        {lines.map(({ field, text, wrong }) => (
          <div key={field} id={hintId(field)} className={`hint at-${field}${wrong ? ' fault' : ''}`}>
            {field === 'metric' ? text : `${FIELD[field].label}: ${text}`}
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
    const { want, span, form: now } = store.getState();
    focusField(slot.container, want ?? missing(now)[0] ?? 'problem', span);
  }, [slot, store]);
}

/** Stays focusable while something is missing, and says what when it is pressed. @param waits for more than the form */
export function SaveButton({ label = FORM.save, waits = false }: { label?: string; waits?: boolean }) {
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
      aria-disabled={lacking || waits || busy || stopped}
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

/** Fields in the order in which Alt+1 and so on reach them. */
export function jumpOrder(form: Parameters<typeof shownAdded>[0], opened: Field[]): Field[] {
  const first: Field[] = ['problem', 'segment', 'metric', 'reason'];
  return [...first, ...shownAdded(form, opened).map((c) => c.fields[0])].filter((f) => FIELDS.includes(f));
}
