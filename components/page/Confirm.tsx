/** A question in place before something is deleted. Escape means no; the focus starts on the safe answer. */
import { useEffect, useId, useRef } from 'react';
import { common } from '../../lib/strings/pages';

export function Confirm({
  question,
  yes,
  no = common.cancel,
  onYes,
  onNo,
}: {
  question: string;
  yes: string;
  no?: string;
  onYes(): void;
  onNo(): void;
}) {
  const safe = useRef<HTMLButtonElement>(null);
  const label = useId();
  useEffect(() => safe.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs, this holds two buttons
    <div
      className="row"
      role="group"
      aria-labelledby={label}
      onKeyDown={(e) => {
        if (e.key === 'Escape') {
          e.preventDefault();
          onNo();
        }
      }}
    >
      <span id={label} className="st">
        {question}
      </span>
      <button type="button" className="btn danger" onClick={onYes}>
        {yes}
      </button>
      <button type="button" className="btn" ref={safe} onClick={onNo}>
        {no}
      </button>
    </div>
  );
}
