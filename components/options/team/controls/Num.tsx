/** A whole number. What is typed stands while it is typed; only what fits is taken. */
import { useState } from 'react';

export function Num({
  id,
  label,
  value,
  min,
  max,
  onChange,
  disabled = false,
  described,
}: {
  id?: string;
  /** Where no label stands beside it. */
  label?: string;
  value: number;
  min: number;
  max: number;
  onChange(value: number): void;
  disabled?: boolean;
  described?: string;
}) {
  const [typed, setTyped] = useState<string>();
  return (
    <input
      id={id}
      type="number"
      className="in number"
      min={min}
      max={max}
      value={typed ?? value}
      disabled={disabled}
      aria-label={label}
      aria-describedby={described}
      onChange={(e) => {
        const text = e.target.value;
        const n = Number(text);
        setTyped(text);
        if (text !== '' && Number.isInteger(n) && n >= min && n <= max) onChange(n);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
