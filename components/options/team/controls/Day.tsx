/** A day. While somebody types, the browser's field holds parts of one: it is let alone until it is left. */
import { useEffect, useRef } from 'react';

export function Day({
  id,
  label,
  value,
  onChange,
  disabled = false,
  described,
}: {
  id?: string;
  /** Where no label stands beside it. */
  label?: string;
  /** ISO; '' for none. */
  value: string;
  onChange(day: string): void;
  disabled?: boolean;
  described?: string;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const at = field.current;
    if (at && at !== document.activeElement && at.value !== value) at.value = value;
  }, [value]);
  return (
    <input
      id={id}
      ref={field}
      type="date"
      className="in short"
      defaultValue={value}
      disabled={disabled}
      aria-label={label}
      aria-describedby={described}
      onChange={(e) => e.target.value !== '' && onChange(e.target.value)}
      onBlur={(e) => {
        if (e.target.value !== value && e.target.validity.valid) onChange(e.target.value);
      }}
    />
  );
}
