/** Two people changed the same fields: both values beside each other, nothing preselected. */
import { useState } from 'react';
import type { Question, Conflict as Row } from '../../lib/messages/protocol';
import { showDay } from '../../lib/outcome/day';
import { FIELDS, type Field } from '../../lib/outcome/fields';
import { CONFLICT, FIELD } from '../../lib/strings/panel';
import { clock } from '../../lib/strings/time';
import { useNow, useOf, usePanel, useWords } from './context';
import { useFocusFirst } from './focus';
import { differing } from './words';

type Side = 'mine' | 'theirs';

const isField = (f: string): f is Field => (FIELDS as readonly string[]).includes(f);
const nameOf = (field: string) => (isField(field) ? FIELD[field].label : field);

function Value({ row, side }: { row: Row; side: Side }) {
  const read = (s: Side) => {
    const text = row[s] ?? '';
    if (row.field === 'direction') return CONFLICT.direction[text] ?? text;
    return row.field === 'by' ? showDay(text, 'short') : text;
  };
  const text = read(side);
  if (text === '') return <span className="t2">{CONFLICT.empty}</span>;
  const lead = row.field === 'target' ? CONFLICT.to : row.field === 'by' ? CONFLICT.by : '';
  return (
    <span dir="auto">
      {lead}
      {differing(text, read(side === 'mine' ? 'theirs' : 'mine')).map((r, i) =>
        r.differs ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs of a text have a fixed order
          <mark key={i}>{r.text}</mark>
        ) : (
          r.text
        ),
      )}
    </span>
  );
}

export function Conflict({ question }: { question: Extract<Question, { kind: 'conflict' }> }) {
  const { slot, actions } = usePanel();
  const busy = useOf((s) => s.busy !== null);
  const { left } = useWords();
  const now = useNow();
  const [choices, choose] = useState<Record<string, Side>>({});
  const [told, tell] = useState(false);
  const heading = useFocusFirst<HTMLParagraphElement>();
  const { rows, merged, theirsBy, theirsAt, mineAt } = question;
  const open = rows.filter((r) => choices[r.field] === undefined);
  const when = (iso?: string) =>
    iso && !Number.isNaN(Date.parse(iso)) ? clock(Date.parse(iso), now) : undefined;
  const sides: [Side, string][] = [
    ['mine', CONFLICT.mine(when(mineAt))],
    ['theirs', CONFLICT.theirs(theirsBy, when(theirsAt))],
  ];
  const save = () => {
    const [gap] = open;
    if (gap) {
      tell(true);
      slot.container.querySelector<HTMLElement>(`input[name="sl-cf-${rows.indexOf(gap)}"]`)?.focus();
      return;
    }
    void actions.settleConflict(choices);
  };
  return (
    <>
      <div className="sl-b" style={{ paddingBottom: 4 }}>
        <p tabIndex={-1} ref={heading}>
          <b className="st">{CONFLICT.bold}</b>{' '}
          <span className="t2">{CONFLICT.rest(merged, rows.length, left)}</span>
        </p>
        <div className="cf head s t2">
          <span />
          {sides.map(([side, words]) => (
            <span key={side} id={`sl-cf-${side}`}>
              {words}
            </span>
          ))}
        </div>
        {rows.map((row, i) => (
          <div className="cf" role="radiogroup" aria-labelledby={`sl-cf-name-${i}`} key={row.field}>
            <span className="name" id={`sl-cf-name-${i}`}>
              {nameOf(row.field)}
            </span>
            {sides.map(([side, words]) => (
              <label className="o n" key={side} data-side={words.split(' · ')[0]}>
                <input
                  type="radio"
                  name={`sl-cf-${i}`}
                  aria-describedby={`sl-cf-${side}`}
                  checked={choices[row.field] === side}
                  onChange={() => choose((all) => ({ ...all, [row.field]: side }))}
                />
                <Value row={row} side={side} />
              </label>
            ))}
          </div>
        ))}
      </div>
      <div className="sl-f">
        <span className={told && open.length > 0 ? 's warn' : 's t2'} role="status">
          {told && open.length > 0
            ? CONFLICT.still(open.map((r) => nameOf(r.field)).join(', '))
            : CONFLICT.footer(rows.length - open.length, rows.length)}
        </span>
        <span className="end">
          <button type="button" className="btn q" onClick={() => actions.later('laterConflict')}>
            {CONFLICT.later}
          </button>
          <button type="button" className="btn p" aria-disabled={open.length > 0 || busy} onClick={save}>
            {CONFLICT.save}
          </button>
        </span>
      </div>
    </>
  );
}
