/** Why an item needs no outcome, and until when: a kept decision, not a hidden row. */
import { useEffect, useRef, useState } from 'react';
import { readDay, showDay } from '../../lib/outcome/day';
import { KINDS, SWEEP } from '../../lib/strings/list';
import { dayOf } from '../../lib/strings/time';
import { useConfirm, useIt, useList } from './context';

/** A year on; a kind of work stays what it is, but nothing is waived for ever. */
function inAYear(today: string): string {
  const d = new Date(`${today}T12:00:00`);
  d.setFullYear(d.getFullYear() + 1);
  return dayOf(d.getTime());
}

const UNTIL = 'until';

export function NeedsNone({ place }: { place: string }) {
  const { sweep, env } = useList();
  const today = dayOf(env.now());
  const busy = useIt((s) => s.busy);
  const [kind, setKind] = useState<string>('');
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const [told, tell] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const own = kind === UNTIL;
  const read = readDay(day, today);
  const until = own ? (read.kind === 'day' && read.iso > today ? read.iso : '') : inAYear(today);
  const why = own ? reason.trim() : kind;
  const fault = why === '' ? SWEEP.why.noReason : until === '' ? SWEEP.why.noDay : '';

  function save() {
    if (fault !== '') return tell(true);
    void sweep.waive(why, until);
  }
  useConfirm(save);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question with its answers under it
    <div className="why-none" role="group" aria-labelledby="sl-why">
      <b className="st" id="sl-why" aria-hidden="true">
        {SWEEP.why.title}
      </b>
      <div className="kinds" role="radiogroup" aria-label={SWEEP.why.reason}>
        {[...KINDS, UNTIL].map((k, i) => (
          <label key={k} className="kind">
            <input
              ref={i === 0 ? first : undefined}
              type="radio"
              name="sl-none"
              checked={kind === k}
              onChange={() => setKind(k)}
            />
            {k === UNTIL ? SWEEP.why.until : k}
          </label>
        ))}
      </div>
      {own && (
        <div className="fl row">
          <label className="vh" htmlFor="sl-none-why">
            {SWEEP.why.reason}
          </label>
          <input
            id="sl-none-why"
            className="in"
            type="text"
            dir="auto"
            maxLength={300}
            autoComplete="off"
            placeholder={SWEEP.why.reasonGhost}
            value={reason}
            onInput={(e) => setReason(e.currentTarget.value)}
            onChange={(e) => setReason(e.currentTarget.value)}
          />
          <span className="t2" aria-hidden="true">
            {SWEEP.why.day.toLowerCase()}
          </span>
          <label className="vh" htmlFor="sl-none-day">
            {SWEEP.why.day}
          </label>
          <input
            id="sl-none-day"
            className="in n w-by"
            type="text"
            dir="auto"
            autoComplete="off"
            placeholder={SWEEP.why.dayGhost}
            value={day}
            onInput={(e) => setDay(e.currentTarget.value)}
            onChange={(e) => setDay(e.currentTarget.value)}
          />
        </div>
      )}
      <p className="s t2">
        {SWEEP.why.rest(place)} {until !== '' && kind !== '' && SWEEP.why.again(showDay(until, 'short'))}
      </p>
      <div className="row">
        {told && fault && (
          <span className="s warn" role="status">
            {fault}
          </span>
        )}
        <span className="end row">
          <button type="button" className="btn q" onClick={() => sweep.asksNone(false)}>
            {SWEEP.why.back}
          </button>
          <button type="button" className="btn" aria-disabled={fault !== '' || busy} onClick={save}>
            {SWEEP.why.save}
          </button>
        </span>
      </div>
    </div>
  );
}
