/** A name that can be several places: asks which is meant. Escape means none of them. */
import { useEffect, useId, useRef } from 'react';
import { common, placeField } from '../../lib/strings/pages';
import { trackerName } from '../../lib/strings/trouble';
import { type Meaning, nameOf } from './place-input';
import { Sign } from './Sign';

export function Which({
  why,
  which,
  lacks,
  onChoose,
  onCancel,
}: {
  /** The question. */
  why: string;
  which: Meaning[];
  /** What else it could be, and how that would be said. */
  lacks: string[];
  onChoose(one: Meaning): void;
  onCancel(): void;
}) {
  const first = useRef<HTMLButtonElement>(null);
  const label = useId();
  useEffect(() => first.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs, this holds buttons
    <div
      role="group"
      aria-labelledby={label}
      style={{ marginTop: 8 }}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return;
        e.preventDefault();
        onCancel();
      }}
    >
      <div className="row">
        <span id={label} className="st">
          {why}
        </span>
        {which.map((one, i) => (
          <button
            type="button"
            className="btn"
            key={`${one.place.site}:${one.scope}:${one.place.name}`}
            ref={i === 0 ? first : undefined}
            onClick={() => onChoose(one)}
          >
            <Sign tracker={one.place.tracker} size={10} />
            {placeField.whichName(trackerName(one.place.tracker), nameOf(one.place, one.scope))}
          </button>
        ))}
        <button type="button" className="btn q" onClick={onCancel}>
          {common.cancel}
        </button>
      </div>
      {lacks.map((also) => (
        <p className="hint" key={also}>
          {also}
        </p>
      ))}
    </div>
  );
}
