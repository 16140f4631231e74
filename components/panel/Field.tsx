/** One line of the form: label and helper word, the field, one hint line. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { chevron } from '../../lib/look/icons';
import { missing, type Field as Name, REQUIRED } from '../../lib/outcome/fields';
import { FIELD, FORM } from '../../lib/strings/panel';
import { Icon } from '../Icon';
import { useOf, usePanel } from './context';
import { fieldId } from './focus';
import { over } from './limits';

export const hintId = (field: Name) => `${fieldId(field)}-hint`;

/** How that is mended for which somebody came to this field; '' where they came for nothing. */
export function useAdvice(field: Name): string {
  const { env } = usePanel();
  return useOf((s) => env.page?.advice(s, field) ?? '');
}

/** What is wrong with a field, in words; '' when nothing is. Gaps are named from the first try to save on. */
export function useFault(field: Name): string {
  const { env } = usePanel();
  // Where nobody judges what is typed, what was found before would stay.
  const blocks = useOf((s) => env.page?.fault(s, field) ?? '');
  const value = useOf((s) => s.form[field] ?? '');
  const told = useOf((s) => s.told);
  const first = useOf((s) => missing(s.form)[0] === field);
  const saved = useOf((s) => s.view?.known === 'outcome');
  const long = over(field, value);
  if (long > 0) return FORM.tooLong(long);
  if (!told || value.trim() !== '' || !REQUIRED.includes(field)) return blocks;
  return first && !saved ? FORM.required : FORM.requiredToo;
}

/** A field's value, how it is changed, and how it says that it is the one being typed in. */
export function useField(field: Name) {
  const { actions } = usePanel();
  const value = useOf((s) => s.form[field] ?? '');
  const locked = useOf((s) => s.stopped !== null);
  return {
    id: fieldId(field),
    value,
    readOnly: locked,
    onFocus: () => actions.focus(field),
    onBlur: () => {
      actions.focus(null);
      void actions.flush();
    },
    // `input`, not `change`: the panel also runs on a smaller runtime where `change` means what the DOM means by it.
    onInput: (e: { currentTarget: { value: string } }) => actions.type(field, e.currentTarget.value),
  };
}

type TextProps = { field: Name; describe?: string; className?: string; invalid?: boolean; ghost?: string };

export function Text({ field, describe, className = '', invalid = false, ghost }: TextProps) {
  const { onInput, ...rest } = useField(field);
  return (
    <input
      type="text"
      className={`in ${className}`}
      placeholder={ghost ?? FIELD[field].ghost}
      autoComplete="off"
      dir="auto"
      aria-invalid={invalid}
      aria-describedby={describe}
      {...rest}
      onChange={onInput}
    />
  );
}

const GROWS = typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content');

export function Area({ field, describe, invalid = false, ghost }: TextProps) {
  const { onInput, ...rest } = useField(field);
  const ref = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the value
  useLayoutEffect(() => {
    const el = ref.current;
    if (!el || GROWS) return;
    el.style.height = 'auto';
    el.style.height = `${el.scrollHeight + 2}px`;
  }, [rest.value]);
  return (
    <textarea
      ref={ref}
      rows={1}
      className="in"
      placeholder={ghost ?? FIELD[field].ghost}
      dir="auto"
      aria-invalid={invalid}
      aria-describedby={describe}
      {...rest}
      onChange={onInput}
    />
  );
}

/** A closed list; a value from elsewhere that is not on it stays choosable. */
export function Choice({
  field,
  options,
  describe,
}: {
  field: Name;
  options: readonly (string | { id: string; name: string })[];
  describe?: string;
}) {
  const { onInput, readOnly, value, ...rest } = useField(field);
  const named = options.map((o) => (typeof o === 'string' ? { id: o, name: o } : o));
  // What was chosen before, and is in no list any more, stays chosen.
  const all =
    value === '' || named.some((o) => o.id === value) ? named : [{ id: value, name: value }, ...named];
  return (
    <span className="sel">
      <select
        className={value === '' ? 'in ph' : 'in'}
        value={value}
        disabled={readOnly}
        aria-describedby={describe}
        {...rest}
        onChange={onInput}
      >
        <option value="">{FIELD[field].ghost}</option>
        {all.map((o) => (
          <option key={o.id} value={o.id}>
            {o.name}
          </option>
        ))}
      </select>
      <Icon shape={chevron} />
    </span>
  );
}

/** The line under a field, most pressing first, and how the field refers to it. */
export function useLine(field: Name, hint?: ReactNode) {
  const fault = useFault(field);
  const advice = useAdvice(field);
  const said = fault || hint || advice || FIELD[field].hint;
  return { fault, said, about: { describe: said ? hintId(field) : undefined, invalid: fault !== '' } };
}

/** Label left (narrow: above), helper word under it, field, one hint line. */
export function Slot({ field, hint, children }: { field: Name; hint?: ReactNode; children?: ReactNode }) {
  const words = FIELD[field];
  const { fault, said, about } = useLine(field, hint);
  return (
    <div className="slot">
      <div className="lb">
        <label htmlFor={fieldId(field)}>{words.label}</label>
        {words.helper && <small>{words.helper}</small>}
      </div>
      <div>
        {children ?? <Text field={field} {...about} />}
        {said && (
          <div className={fault ? 'hint fault' : 'hint'} id={hintId(field)}>
            {said}
          </div>
        )}
      </div>
    </div>
  );
}

/** Prose: grows with what is typed. */
export function AreaSlot({ field }: { field: Name }) {
  const { about } = useLine(field);
  return (
    <Slot field={field}>
      <Area field={field} {...about} />
    </Slot>
  );
}
