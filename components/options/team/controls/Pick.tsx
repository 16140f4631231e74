/** One of several values, in a list that opens. */

export function Pick<T extends string>({
  id,
  label,
  value,
  options,
  onChange,
  disabled = false,
  described,
  className = 'in pick',
}: {
  id?: string;
  /** Where no label stands beside it. */
  label?: string;
  value: T;
  options: Readonly<Record<NoInfer<T>, string>>;
  onChange(value: NoInfer<T>): void;
  disabled?: boolean;
  described?: string;
  className?: string;
}) {
  return (
    <select
      id={id}
      className={className}
      value={value}
      disabled={disabled}
      aria-label={label}
      aria-describedby={described}
      onChange={(e) => onChange(e.target.value as T)}
    >
      {(Object.entries(options) as [T, string][]).map(([v, name]) => (
        <option key={v} value={v}>
          {name}
        </option>
      ))}
    </select>
  );
}
