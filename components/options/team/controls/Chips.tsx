/** A list of short texts as chips, with a field at its end. Enter or leaving the field takes what was typed. */
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { cross } from '../../../../lib/look/icons';
import { Icon } from '../../../Icon';

/** What was typed, as it is kept; or what is wrong with it. */
export type Taken = { take: string } | { wrong: string };

export function Chips({
  items,
  onChange,
  label,
  placeholder,
  drop,
  take = (typed) => ({ take: typed }),
  nameOf = (item) => item,
  disabled = false,
  described,
  id,
  keep = 0,
}: {
  items: readonly string[];
  onChange(items: string[]): void;
  /** Of the field. */
  label: string;
  placeholder: string;
  /** Name of the button that takes one out. */
  drop(name: string): string;
  take?(typed: string): Taken;
  nameOf?(item: string): string;
  disabled?: boolean;
  described?: string;
  id?: string;
  /** So many have to stay. */
  keep?: number;
}) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const own = useId();

  const add = () => {
    if (typed.trim() === '') return setWrong('');
    const read = take(typed.trim());
    if ('wrong' in read) return setWrong(read.wrong);
    setTyped('');
    setWrong('');
    const there = items.some((i) => i.toLowerCase() === read.take.toLowerCase());
    if (!there) onChange([...items, read.take]);
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.key === 'Enter' || e.key === ',') {
      e.preventDefault();
      add();
    } else if (e.key === 'Escape' && typed !== '') {
      e.stopPropagation();
      setTyped('');
      setWrong('');
    }
  };
  const remove = (item: string) => {
    onChange(items.filter((i) => i !== item));
    field.current?.focus();
  };
  return (
    <div className="chips">
      {items.map((item) => (
        <span className={disabled || items.length <= keep ? 'chip on whole' : 'chip on'} key={item}>
          {nameOf(item)}
          {!disabled && items.length > keep && (
            <button type="button" className="x" aria-label={drop(nameOf(item))} onClick={() => remove(item)}>
              <Icon shape={cross} />
            </button>
          )}
        </span>
      ))}
      {!disabled && (
        <input
          id={id ?? own}
          ref={field}
          className="chip new"
          value={typed}
          aria-label={label}
          placeholder={placeholder}
          size={Math.max(placeholder.length, typed.length, 6)}
          autoComplete="off"
          aria-invalid={wrong !== ''}
          aria-describedby={[`${own}-wrong`, described].filter(Boolean).join(' ')}
          onChange={(e) => {
            setTyped(e.target.value);
            setWrong('');
          }}
          onKeyDown={onKey}
          onBlur={add}
        />
      )}
      <p className="wrong" id={`${own}-wrong`} role="status">
        {wrong}
      </p>
    </div>
  );
}
