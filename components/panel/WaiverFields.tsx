/** Why, and until when: the two fields of an exception, in the panel and before a held press. */
import { type RefObject, useRef, useState } from 'react';
import { readDay, showDay } from '../../lib/outcome/day';
import { FORM } from '../../lib/strings/panel';
import { WAIVE } from '../../lib/strings/panel-quality';
import { useKeys } from './enter';

/** Longest reason that the record takes (characters). */
const MOST = 500;

/** The day that lies so many days ahead. Days are counted by the calendar, at noon: no clock change moves them. */
export function ahead(today: string, days: number): string {
  const at = new Date(`${today}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Why the day is none; '' when it is. */
function dayFault(iso: string, today: string, last: string): string {
  if (iso === '') return WAIVE.noDay;
  if (iso < today) return WAIVE.past;
  return iso > last ? WAIVE.late(showDay(last, 'short')) : '';
}

/** @param today ISO day @param last ISO day, no later than which it ends @param done is given the reason and the ISO day */
export function useWaiver(
  { today, last, whyField }: { today: string; last: string; whyField: RefObject<HTMLTextAreaElement | null> },
  done: (why: string, until: string) => void,
) {
  const spans = WAIVE.spans.map(([label, days]) => ({ label, day: ahead(today, days) }));
  const fitting = spans.filter(({ day }) => day <= last);
  const [why, setWhy] = useState('');
  const [until, setUntil] = useState(() => showDay(fitting[0]?.day ?? last, 'short'));
  const [told, tell] = useState(false);
  const dayField = useRef<HTMLInputElement>(null);
  const read = readDay(until, today);
  const iso = read.kind === 'day' ? read.iso : '';
  const noDay = dayFault(iso, today, last);
  const noWhy = why.trim() === '' ? WAIVE.noWhy : '';
  return {
    ...{ why, setWhy, until, setUntil, whyField, dayField, last, iso, spans: fitting, noWhy, noDay, told },
    ready: noWhy === '' && noDay === '',
    /** Says what is missing, or does it. */
    save() {
      tell(true);
      if (noWhy) whyField.current?.focus();
      else if (noDay) dayField.current?.focus();
      else done(why.trim(), iso);
    },
  };
}

type Props = {
  waiver: ReturnType<typeof useWaiver>;
  /** What is asked, and who will read the answer. */
  question: string;
  seen: string;
};

export function WaiverFields({ waiver, question, seen }: Props) {
  const { why, setWhy, until, setUntil, whyField, dayField, last, iso, spans, noWhy, noDay, told, save } =
    waiver;
  const submits = (e: KeyboardEvent) => {
    if (e.key !== 'Enter') return false;
    save();
    return true;
  };
  useKeys(dayField, submits);
  useKeys(whyField, (e) => (e.ctrlKey || e.metaKey) && submits(e));
  const wrongDay = noDay !== '' && (told || iso !== '');
  const reads =
    iso && showDay(iso, 'short') !== until.trim() ? `${FORM.readsAs(showDay(iso, 'short'))} ` : '';
  return (
    <>
      <div className="slot">
        <div className="lb">
          <label htmlFor="sl-waive-why">{question}</label>
        </div>
        <div>
          <textarea
            id="sl-waive-why"
            ref={whyField}
            className="in"
            rows={2}
            dir="auto"
            maxLength={MOST}
            value={why}
            aria-invalid={told && noWhy !== ''}
            aria-describedby="sl-waive-seen"
            onInput={(e) => setWhy(e.currentTarget.value)}
            onChange={(e) => setWhy(e.currentTarget.value)}
          />
          <div id="sl-waive-seen" className={told && noWhy ? 'hint fault' : 'hint'} role="status">
            {(told && noWhy) || seen}
          </div>
        </div>
      </div>
      <div className="slot">
        <div className="lb">
          <label htmlFor="sl-waive-until">{WAIVE.until}</label>
        </div>
        <div>
          <div className="fl until">
            <input
              id="sl-waive-until"
              ref={dayField}
              className="in n w-by"
              type="text"
              dir="auto"
              autoComplete="off"
              placeholder={WAIVE.ghost}
              value={until}
              aria-invalid={wrongDay}
              aria-describedby="sl-waive-day"
              onInput={(e) => setUntil(e.currentTarget.value)}
              onChange={(e) => setUntil(e.currentTarget.value)}
            />
            {spans.map(({ label, day }) => (
              <button
                key={label}
                type="button"
                className="chip"
                aria-pressed={day === iso}
                onClick={() => setUntil(showDay(day, 'short'))}
              >
                {label}
              </button>
            ))}
            <button
              type="button"
              className="chip"
              aria-pressed={!spans.some(({ day }) => day === iso)}
              onClick={() => dayField.current?.select()}
            >
              {WAIVE.own}
            </button>
          </div>
          <div id="sl-waive-day" className={wrongDay ? 'hint fault' : 'hint'} role="status">
            {wrongDay ? noDay : `${reads}${WAIVE.again} ${WAIVE.latest(showDay(last, 'short'))}`}
          </div>
        </div>
      </div>
    </>
  );
}
