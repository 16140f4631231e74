/** The end of a sweep: what was done, each with a way back, and where it should go. */
import { useEffect, useRef } from 'react';
import { BADGE_ICONS } from '../../lib/look/badge';
import { waived } from '../../lib/look/icons';
import { showDay } from '../../lib/outcome/day';
import { shortKey } from '../../lib/strings/common';
import { LIST, SWEEP } from '../../lib/strings/list';
import { Icon } from '../Icon';
import { useIt, useList } from './context';
import { isDone, type Row, type Sweep, type SweepResult } from './state';
import { useCell } from './use-cell';
import { isHeld, planOf, signOf, whereWords } from './words';

function wordsOf(s: Sweep, row: Row, r: SweepResult | undefined, now: number): string {
  if (r?.kind === 'written') {
    const plan = SWEEP.end.written(planOf(r.after, now));
    return isHeld(r) ? `${plan}, ${whereWords(r)}` : plan;
  }
  if (r?.kind === 'waived')
    return SWEEP.waived(showDay(r.after.outcome?.content.waiver?.until ?? '', 'short'));
  if (r?.kind === 'undone') return SWEEP.end.undone;
  if (r?.kind === 'skipped' && r.draft) return SWEEP.end.skippedDraft;
  if (s.filled[row.id]) return SWEEP.end.filled;
  return row.badge.state === 'none' ? SWEEP.end.skipped : SWEEP.end.skippedSome;
}

/** Title of the dialog at its end. */
export function endTitle(s: Sweep | null): string {
  if (!s || s.queue.length === 0) return SWEEP.title;
  const all = Object.values(s.results);
  const count = (kind: SweepResult['kind']) => all.filter((r) => r.kind === kind).length;
  return SWEEP.end.title(count('written'), count('waived'), count('skipped') + count('undone'));
}

export function End() {
  const { slot, store, sweep, env } = useList();
  const { unchecked } = useCell(slot.view).counts;
  const s = useIt((x) => x.sweep);
  const busy = useIt((x) => x.busy);
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    done.current?.focus();
    store.setState({ status: endTitle(store.getState().sweep) });
  }, [store]);
  if (!s) return null;
  const rows = s.queue.filter((r) => s.results[r.id] || s.filled[r.id]);
  const left = s.queue.length - rows.length;
  const local = sweep.locals(s).length;
  return (
    <>
      {s.queue.length === 0 && (
        <p className="sl-b t2">
          {LIST.empty.none} {unchecked > 0 && LIST.count.unchecked(unchecked)}
        </p>
      )}
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets is none to some screen readers */}
      <ul className="rows" role="list">
        {rows.map((row) => {
          const r = s.results[row.id];
          const back = r?.kind === 'written' || r?.kind === 'waived';
          const key = shortKey(row.item.key);
          const verb = back ? LIST.undo : SWEEP.end.write;
          const sign =
            r?.kind === 'written'
              ? { ...signOf(r), ...(!isHeld(r) && { className: 'ic' }) }
              : { shape: r?.kind === 'waived' ? waived : BADGE_ICONS[row.badge.icon] };
          return (
            <li className="li" key={row.id}>
              <div className="it">
                <Icon {...sign} />
                <span className={isDone(r) && isHeld(r) ? undefined : 'cut'} title={row.title}>
                  <span className="t2 n">{key}</span> {wordsOf(s, row, r, env.now())}
                  <span className="vh">, {row.title}</span>
                </span>
                <button
                  type="button"
                  className="btn q"
                  aria-label={LIST.about(verb, key)}
                  aria-disabled={busy}
                  onClick={() => void (back ? sweep.takeBack(row.id) : sweep.write(row.id))}
                >
                  {verb}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      {left > 0 && <p className="reach s t2">{SWEEP.end.left(left)}</p>}
      <div className="sl-f">
        {local > 0 && <span className="s t2">{SWEEP.end.local(local)}</span>}
        <span className="end">
          {local > 0 && (
            <button type="button" className="btn" onClick={() => void sweep.share()}>
              {SWEEP.end.share(local)}
            </button>
          )}
          <button type="button" className="btn p" ref={done} onClick={() => sweep.done()}>
            {SWEEP.end.done}
          </button>
        </span>
      </div>
    </>
  );
}
