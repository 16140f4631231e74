/** The sentence as it stands now: filled slots strong, blanks named, the slot being typed marked. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { Field, Form } from '../../lib/outcome/fields';
import { compose } from '../../lib/outcome/sentence';

const SHORT: readonly Field[] = ['baseline', 'target', 'by'];

type Props = {
  form: Form;
  typing?: Field | null;
  /** Keeps to the height of five lines, so that fields below stay put; elsewhere it is ten. */
  kept?: boolean;
};

export function Sentence({ form, typing = null, kept = false }: Props) {
  const parts = compose(form);
  const blank = parts.every((p) => p.slot === undefined || !p.filled);
  const ref = useRef<HTMLParagraphElement>(null);
  const [long, setLong] = useState(false);
  useLayoutEffect(() => {
    const el = ref.current;
    if (!el) return;
    setLong(el.scrollHeight > el.clientHeight + 1);
    // What is typed now stays in sight, at the lower end; the page itself is not scrolled.
    const fresh = el.querySelector<HTMLElement>('.fresh');
    if (fresh) el.scrollTop = fresh.offsetTop - el.offsetTop + fresh.offsetHeight - el.clientHeight;
  });
  return (
    <p
      ref={ref}
      className={`sent${blank ? ' blank' : ''}${kept ? ' kept' : ''}`}
      dir="auto"
      // A part that can be scrolled must be reachable by keyboard.
      tabIndex={long ? 0 : undefined}
    >
      {parts.map((p, i) => {
        if (!p.slot) return p.text;
        const fresh = p.slot === typing ? ' fresh' : '';
        if (!p.filled) {
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have a fixed order
            <span key={i} className={`gapw${fresh}`}>
              {p.text}
            </span>
          );
        }
        // Short numbers and days do not break; a long text in their place must.
        const whole = SHORT.includes(p.slot) && p.text.length < 24 ? 'n nw' : '';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <b key={i} dir="auto" className={`${whole}${fresh}`.trim() || undefined}>
            {p.text}
          </b>
        );
      })}
    </p>
  );
}
