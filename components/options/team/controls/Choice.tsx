/** A few values side by side, of which one holds. */

export function Choice<T extends string>({
  name,
  value,
  options,
  onChange,
  disabled = false,
  described,
}: {
  /** Of the group, for screen readers. */
  name: string;
  /** Undefined: none holds yet. */
  value: T | undefined;
  options: Readonly<Record<NoInfer<T>, string>>;
  onChange(value: NoInfer<T>): void;
  disabled?: boolean;
  described?: string;
}) {
  return (
    <fieldset className="seg" disabled={disabled} aria-describedby={described}>
      <legend className="vh">{name}</legend>
      {(Object.entries(options) as [T, string][]).map(([v, label]) => (
        <label key={v}>
          <input type="radio" name={name} checked={value === v} onChange={() => onChange(v)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
