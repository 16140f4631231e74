/** A field of one line or several, with its name, a hint, and what is wrong with it. */
import { useId } from 'react';

export function Line({
  label,
  value,
  onChange,
  max,
  rows = 1,
  hint,
  wrong = '',
  placeholder,
  disabled = false,
}: {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Characters. */
  max: number;
  rows?: number;
  hint?: string;
  wrong?: string;
  placeholder?: string;
  disabled?: boolean;
}) {
  const id = useId();
  const common = {
    id,
    className: 'in',
    value,
    maxLength: max,
    placeholder,
    disabled,
    'aria-invalid': wrong !== '',
    'aria-describedby': `${id}-wrong${hint === undefined ? '' : ` ${id}-hint`}`,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div>
        {rows > 1 ? (
          <textarea {...common} rows={rows} onChange={(e) => onChange(e.target.value)} />
        ) : (
          <input {...common} autoComplete="off" onChange={(e) => onChange(e.target.value)} />
        )}
        <p className="wrong" id={`${id}-wrong`} role="status">
          {wrong}
        </p>
        {hint !== undefined && (
          <p className="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
