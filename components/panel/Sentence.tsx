/** The sentence as it stands now: filled slots strong, blanks named, the slot being typed marked. */
import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import type { Field, Form } from '../../lib/outcome/fields';
import { compose } from '../../lib/outcome/sentence';
import { composeBy } from '../../lib/outcome/template';
import { SUMMARY } from '../../lib/strings/panel';
import type { Struck } from './amendments';
import { useOf } from './context';

const SHORT: readonly Field[] = ['baseline', 'target', 'by'];

type Props = {
  form: Form;
  typing?: Field | null;
  /** What stood in a slot of a registered plan before it was changed. */
  struck?: Partial<Record<Field, Struck>>;
  /** Scrolls within five lines, so that fields below stay put. Elsewhere it ends after some more and can be opened. */
  kept?: boolean;
};

/** Where it goes on beyond its room: over its upper edge, under its lower one. */
type Beyond = '' | ' up' | ' down' | ' up down';

function beyond({ scrollTop, scrollHeight, clientHeight }: HTMLElement): Beyond {
  const at = Math.max(0, scrollTop);
  // A rounded pixel is not longer.
  const up = at > 1 ? ' up' : '';
  return scrollHeight - at > clientHeight + 1 ? `${up} down` : up;
}

export function Sentence({ form, typing = null, struck, kept = false }: Props) {
  const template = useOf((s) => (s.view ?? s.pending)?.choices?.template);
  const parts = template === undefined ? compose(form) : composeBy(template, form);
  const blank = parts.every((p) => p.slot === undefined || !p.filled);
  const ref = useRef<HTMLParagraphElement>(null);
  const [more, setMore] = useState<Beyond>('');
  const [whole, setWhole] = useState(false);
  useLayoutEffect(() => {
    const el = ref.current;
    if (!el) return;
    // What is typed now stays in sight, at the lower end; the page itself is not scrolled.
    const fresh = el.querySelector<HTMLElement>('.fresh');
    if (fresh) el.scrollTop = fresh.offsetTop - el.offsetTop + fresh.offsetHeight - el.clientHeight;
    setMore(beyond(el));
  });
  return (
    <>
      <p
        ref={ref}
        className={`sent${blank ? ' blank' : ''}${kept ? ' kept' : ''}${whole ? ' whole' : more}`}
        dir="auto"
        // A part that can be scrolled must be reachable by keyboard.
        tabIndex={kept && more !== '' ? 0 : undefined}
        onScroll={(e) => setMore(beyond(e.currentTarget))}
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
          const short = SHORT.includes(p.slot) && p.text.length < 24 ? 'n nw' : '';
          const was = struck?.[p.slot];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Fragment key={i}>
              {was?.from && (
                <>
                  <s className={short || undefined}>{was.from}</s>{' '}
                </>
              )}
              <b dir="auto" className={`${short}${fresh}`.trim() || undefined}>
                {p.text}
                {was?.numbers.map((n) => (
                  <sup key={n} className="am">
                    {n}
                  </sup>
                ))}
              </b>
            </Fragment>
          );
        })}
      </p>
      {!kept && (whole || more !== '') && (
        <button type="button" className="lk" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? SUMMARY.less : SUMMARY.all}
        </button>
      )}
    </>
  );
}
