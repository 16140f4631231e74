/** The sentence as it stands now: filled slots strong, blanks named, the slot being typed marked. */
import type { Field, Form } from '../../lib/outcome/fields';
import { compose } from '../../lib/outcome/sentence';

const SHORT: readonly Field[] = ['baseline', 'target', 'by'];

export function Sentence({ form, typing = null }: { form: Form; typing?: Field | null }) {
  const parts = compose(form);
  const blank = parts.every((p) => p.slot === undefined || !p.filled);
  return (
    <p className={blank ? 'sent blank' : 'sent'} dir="auto">
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
