/** The line of sight: change, behaviour, metric, business on one line. A missing link is dashed and asks for it. */

import { showNear } from '../../lib/outcome/day';
import type { Field, Form } from '../../lib/outcome/fields';
import { fromTo } from '../../lib/outcome/sentence';
import { SUMMARY } from '../../lib/strings/panel';
import { dayOf } from '../../lib/strings/time';
import { useNow } from './context';

/** Numbers do not break; a text in their place must (characters). */
const SHORT = 20;

type Link = { label: string; field: Field; text: string; more?: string };

function links(form: Form, today: string): Link[] {
  const by = form.by ? SUMMARY.by(showNear(form.by, today)) : '';
  return [
    { label: SUMMARY.change, field: 'vehicle', text: form.vehicle ?? '' },
    { label: SUMMARY.behaviour, field: 'behaviour', text: form.behaviour ?? '' },
    { label: SUMMARY.metric, field: 'metric', text: form.metric ?? '', more: `${fromTo(form)}|${by}` },
    { label: SUMMARY.business, field: 'business', text: form.business ?? '' },
  ];
}

export function Sight({ form, onAsk }: { form: Form; onAsk?: (field: Field) => void }) {
  const all = links(form, dayOf(useNow()));
  const open = (l: Link | undefined) => !l?.text.trim();
  return (
    <ol className="los" aria-label={SUMMARY.path}>
      {all.map((l, i) => {
        const [numbers = '', by = ''] = l.more?.split('|') ?? [];
        const broken = open(l) || (i < all.length - 1 && open(all[i + 1]));
        return (
          <li
            key={l.label}
            className={`${broken ? 'broken' : ''}${open(l) ? ' open' : ''}`.trim() || undefined}
          >
            <span className="lbl">{l.label}</span>
            {!open(l) && (
              <span>
                <bdi>{l.text}</bdi>
                {numbers && (
                  <>
                    {' '}
                    <b className={numbers.length < SHORT ? 'n nw st' : 'n st'}>{numbers}</b>
                  </>
                )}
                {by}
              </span>
            )}
            {open(l) &&
              (onAsk ? (
                <button type="button" className="lk" onClick={() => onAsk(l.field)}>
                  {SUMMARY.say}
                </button>
              ) : (
                <span className="t2">{SUMMARY.missing}</span>
              ))}
          </li>
        );
      })}
    </ol>
  );
}
