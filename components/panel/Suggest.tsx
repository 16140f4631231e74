/**
 * A text field that offers the metrics of the team. Anything else may be typed: the list is a help and no limit. Own,
 * because the native list cannot say what a metric means, follows neither theme nor text size, and is drawn beyond the
 * shadow root. Keys come through the panel's handler, as the page keeps none of ours.
 */
import { useEffect, useRef, useState } from 'react';
import { chevron } from '../../lib/look/icons';
import type { Choices } from '../../lib/messages/protocol';
import type { Field, Form } from '../../lib/outcome/fields';
import { FIELD } from '../../lib/strings/panel';
import { CHOICES } from '../../lib/strings/panel-fill';
import { Icon } from '../Icon';
import { useOf, usePanel } from './context';
import { useKeys } from './enter';
import { Text } from './Field';
import { fieldId } from './focus';

type Metric = Choices['metrics'][number];

const NONE: Metric[] = [];
const useMetrics = () => useOf((s) => (s.view ?? s.pending)?.choices?.metrics ?? NONE);
const folded = (text: string | undefined) => (text ?? '').trim().toLowerCase();

/** Those that hold every typed word, in their name. */
export function matching(metrics: readonly Metric[], typed: string): Metric[] {
  const words = folded(typed).split(/\s+/);
  return metrics.filter((m) => words.every((w) => folded(m.name).includes(w)));
}

/** The form with a metric of the catalogue: its unit and its good way come along. */
function chosen(form: Form, field: Field, { name, unit, goodDirection }: Metric): Form {
  if (field !== 'metric') return { ...form, [field]: name };
  return { ...form, metric: name, unit: unit ?? '', direction: goodDirection ?? '' };
}

const about = ({ unit, goodDirection, owner }: Metric) =>
  [unit, goodDirection && CHOICES.better[goodDirection], owner].filter(Boolean).join(' · ');

const NOTE = 'sl-f-metric-note';

/** Owner and definition of the catalogue's metric that stands in the form. */
function useChosen(): string {
  const name = useOf((s) => folded(s.form.metric));
  const metric = useMetrics().find((m) => folded(m.name) === name);
  if (!metric) return '';
  const { owner, definition, version } = metric;
  const parts = [
    owner && CHOICES.owner(owner),
    definition?.trim() && CHOICES.definition(version, definition.trim()),
  ].filter(Boolean);
  return parts.join(' · ');
}

export function Chosen() {
  const text = useChosen();
  return text === '' ? null : (
    <div id={NOTE} className="hint" dir="auto">
      {text}
    </div>
  );
}

type Props = { field: Field; describe?: string | undefined; invalid?: boolean };

export function Suggest(props: Props) {
  const some = useMetrics().length > 0;
  return some ? <Combo {...props} /> : <Text {...props} />;
}

function Combo({ field, describe, invalid = false }: Props) {
  const { store, actions } = usePanel();
  const metrics = useMetrics();
  const value = useOf((s) => s.form[field] ?? '');
  const locked = useOf((s) => s.stopped !== null);
  const note = useChosen();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  /** Typed since it was opened: only then it is narrowed down. */
  const [typed, setTyped] = useState(false);
  const [at, setAt] = useState(-1);
  const shown = typed ? matching(metrics, value) : metrics;
  const isOpen = open && shown.length > 0 && !locked;
  const listId = `${fieldId(field)}-list`;
  const optionId = (i: number) => `${fieldId(field)}-${i}`;

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView?.({ block: 'nearest' });
  }, [at]);

  const show = (narrow: boolean) => {
    setOpen(true);
    setTyped(narrow);
    setAt(-1);
  };
  const take = (metric: Metric) => {
    actions.fill(chosen(store.getState().form, field, metric));
    setOpen(false);
    input.current?.focus();
  };
  useKeys(input, (e) => {
    if (e.altKey && e.key !== 'ArrowDown') return false;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      if (!isOpen) show(false);
      else setAt((at + (e.key === 'ArrowDown' ? 1 : shown.length - (at < 0 ? 0 : 1))) % shown.length);
      return true;
    }
    const metric = shown[at];
    if (!isOpen) return false;
    if (e.key === 'Enter' && metric && !e.ctrlKey && !e.metaKey) take(metric);
    else if (e.key === 'Escape') setOpen(false);
    else return false;
    return true;
  });
  const type = (e: { currentTarget: { value: string } }) => {
    // Told of the same input twice by some runtimes.
    if (e.currentTarget.value === store.getState().form[field]) return;
    actions.type(field, e.currentTarget.value);
    show(true);
  };
  return (
    <span className="combo">
      <input
        ref={input}
        id={fieldId(field)}
        type="text"
        className="in"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && at >= 0 ? optionId(at) : undefined}
        aria-invalid={invalid}
        aria-describedby={
          [describe, field === 'metric' && note && NOTE].filter(Boolean).join(' ') || undefined
        }
        placeholder={FIELD[field].ghost}
        autoComplete="off"
        dir="auto"
        value={value}
        readOnly={locked}
        onFocus={() => actions.focus(field)}
        onBlur={() => {
          setOpen(false);
          const { form } = store.getState();
          const same = metrics.find((m) => folded(m.name) === folded(form[field]));
          // Typed out instead of chosen: the same comes along, where nothing was said of it.
          if (same && !form.unit && !form.direction && field === 'metric')
            actions.fill(chosen(form, field, { ...same, name: form.metric ?? same.name }));
          actions.focus(null);
          void actions.flush();
        }}
        onClick={() => (isOpen ? setOpen(false) : show(false))}
        onInput={type}
        onChange={type}
      />
      <Icon shape={chevron} />
      {isOpen && (
        // The focus stays in the field: its list is told of, not gone to.
        <div
          ref={list}
          id={listId}
          className="options"
          role="listbox"
          aria-label={CHOICES.list}
          onMouseDown={(e) => e.preventDefault()}
        >
          {shown.map((m, i) => (
            <button
              key={m.id}
              id={optionId(i)}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              onClick={() => take(m)}
            >
              <span dir="auto">{m.name}</span>
              <small className="t2">{about(m)}</small>
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
