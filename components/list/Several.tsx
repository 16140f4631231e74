/** First step of a sweep: what several items have in common, filled in at once. */
import { useEffect, useRef, useState } from 'react';
import { check } from '../../lib/look/icons';
import type { Field, Form } from '../../lib/outcome/fields';
import { shortKey } from '../../lib/strings/common';
import { LIST, SWEEP } from '../../lib/strings/list';
import { FIELD } from '../../lib/strings/panel';
import { Icon } from '../Icon';
import { LIMIT } from '../panel/limits';
import { useIt, useList } from './context';

/** Rows drawn at first, and more at a time when they are asked for. */
const CHUNK = 60;
const COMMON: readonly Field[] = ['metric', 'owner', 'business'];

function Box({ id, on, set }: { id: string; on: boolean; set(on: boolean): void }) {
  return (
    <span className="cb">
      <input type="checkbox" id={id} checked={on} onChange={(e) => set(e.currentTarget.checked)} />
      <Icon shape={check} />
    </span>
  );
}

export function Several() {
  const { sweep } = useList();
  const queue = useIt((s) => s.sweep?.queue) ?? [];
  const filled = useIt((s) => s.sweep?.filled) ?? {};
  const busy = useIt((s) => s.busy);
  const [form, setForm] = useState<Form>({});
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [told, tell] = useState(false);
  const [drawn, draw] = useState(CHUNK);
  const one = useRef<HTMLButtonElement>(null);
  useEffect(() => one.current?.focus(), []);

  const some = Object.values(form).some((v) => v.trim() !== '');
  const ready = some && chosen.size > 0;
  const any = Object.keys(filled).length > 0;

  async function fill() {
    if (!ready || busy) return tell(true);
    tell(false);
    const said = Object.fromEntries(Object.entries(form).filter(([, v]) => v.trim() !== ''));
    if (await sweep.fill([...chosen], said)) choose(new Set());
  }
  const pick = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    choose(next);
  };

  return (
    <>
      <div className="sl-b lead" id="sl-several">
        <h3 className="st big">{SWEEP.several.title}</h3>
        <p className="t2">{SWEEP.several.rest}</p>
      </div>
      <div className="sl-b form">
        {COMMON.map((field) => (
          <div className="slot" key={field}>
            <div className="lb">
              <label htmlFor={`sl-all-${field}`}>{FIELD[field].label}</label>
            </div>
            <div>
              <input
                id={`sl-all-${field}`}
                className="in"
                type="text"
                dir="auto"
                autoComplete="off"
                maxLength={LIMIT[field]}
                placeholder={FIELD[field].ghost}
                value={form[field] ?? ''}
                onInput={(e) => setForm({ ...form, [field]: e.currentTarget.value })}
                onChange={(e) => setForm({ ...form, [field]: e.currentTarget.value })}
              />
            </div>
          </div>
        ))}
        <fieldset className="slot">
          <legend className="vh">{SWEEP.several.items}</legend>
          <div className="lb" aria-hidden="true">
            {SWEEP.several.items}
          </div>
          <div className="pick">
            <div className="pk">
              <Box
                id="sl-all"
                on={chosen.size === queue.length}
                set={(on) => choose(on ? new Set(queue.map((r) => r.id)) : new Set())}
              />
              <label htmlFor="sl-all">{SWEEP.several.all(queue.length)}</label>
            </div>
            <ul className="picks">
              {queue.slice(0, drawn).map((row, i) => (
                <li className="pk" key={row.id}>
                  <Box id={`sl-it-${i}`} on={chosen.has(row.id)} set={(on) => pick(row.id, on)} />
                  <label htmlFor={`sl-it-${i}`}>
                    <span className="t2 n">{shortKey(row.item.key)}</span>{' '}
                    <bdi title={row.title}>{row.title}</bdi>
                  </label>
                  {!filled[row.id] && row.draft && <span className="s t2 end">{LIST.draft}</span>}
                  {filled[row.id] && (
                    <span className="s t2 row end">
                      {SWEEP.several.filled(filled[row.id]?.after.known === 'outcome')}
                      <button
                        type="button"
                        className="btn q"
                        aria-label={`${SWEEP.undo} ${shortKey(row.item.key)}`}
                        aria-disabled={busy}
                        onClick={() => void sweep.unfill(row.id)}
                      >
                        {SWEEP.undo}
                      </button>
                    </span>
                  )}
                </li>
              ))}
              {drawn < queue.length && (
                <li>
                  <button type="button" className="btn q" onClick={() => draw(drawn + CHUNK)}>
                    {LIST.more(queue.length - drawn)}
                  </button>
                </li>
              )}
            </ul>
          </div>
        </fieldset>
      </div>
      <div className="sl-f">
        {told && !ready && (
          <span className="s warn" role="status">
            {SWEEP.several.none}
          </span>
        )}
        <span className="end">
          <button type="button" className="btn" aria-disabled={!ready || busy} onClick={() => void fill()}>
            {busy ? SWEEP.several.filling : SWEEP.several.fill(chosen.size)}
          </button>
          <button type="button" className="btn p" ref={one} onClick={() => void sweep.begin()}>
            {any ? SWEEP.next : SWEEP.several.one}
          </button>
        </span>
      </div>
    </>
  );
}
