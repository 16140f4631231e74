/** First lines of the sweep: how far it is, and what was done last. */
import * as icons from '../../lib/look/icons';
import { showDay } from '../../lib/outcome/day';
import { shortKey } from '../../lib/strings/common';
import { SWEEP } from '../../lib/strings/list';
import { Icon } from '../Icon';
import { useIt, useList } from './context';
import { endTitle } from './End';
import { isHeld, savedWords, signOf } from './words';

/** Up to so many a dash each; more are one bar. */
const DASHES = 12;

function Progress({ n, all }: { n: number; all: number }) {
  return (
    <div
      className="prog"
      role="progressbar"
      aria-label={SWEEP.title}
      aria-valuemin={0}
      aria-valuemax={all}
      aria-valuenow={n}
      aria-valuetext={SWEEP.progress(n, all)}
    >
      {all <= DASHES ? (
        Array.from({ length: all }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dashes have no other name than their place
          <i key={i} className={i < n - 1 ? 'd' : i === n - 1 ? 'c' : ''} />
        ))
      ) : (
        <>
          <i className="d" style={{ flexGrow: n - 1 }} />
          <i className="c" style={{ flexGrow: 1 }} />
          <i style={{ flexGrow: all - n }} />
        </>
      )}
    </div>
  );
}

/** Mark, name, how far it is, and the ways out. */
export function Head() {
  const { sweep } = useList();
  const s = useIt((x) => x.sweep);
  const step = s?.step;
  const all = step === 'share' ? (s?.toShare.length ?? 0) : (s?.queue.length ?? 0);
  const n = step === 'share' ? (s?.shared ?? 0) + 1 : (s?.at ?? 0) + 1;
  const walks = (step === 'items' && !s?.single) || step === 'share';
  return (
    <div className="sl-h">
      <Icon shape={icons.mark} className="mark" />
      <h2 id="sl-sweep">
        {step === 'end' ? endTitle(s) : step === 'share' ? SWEEP.share.title : SWEEP.title}
      </h2>
      {walks && (
        <>
          <Progress n={n} all={all} />
          <span className="s t2 n nw" aria-hidden="true">
            {SWEEP.progress(n, all)}
          </span>
        </>
      )}
      <span className="tools end">
        {step !== 'end' && step !== undefined && (
          <button type="button" className="btn q" onClick={() => void sweep.stop()}>
            {SWEEP.stop}
          </button>
        )}
        <button type="button" className="btn q icon" title={SWEEP.close} onClick={() => void sweep.stop()}>
          <Icon shape={icons.cross} />
        </button>
      </span>
    </div>
  );
}

/** What was done last, and the way back. */
export function Last() {
  const { sweep, env } = useList();
  const busy = useIt((s) => s.busy);
  const done = useIt((s) => {
    const id = s.sweep?.undo.at(-1);
    const r = id === undefined ? undefined : s.sweep?.results[id];
    return r && 'after' in r ? r : undefined;
  });
  if (!done) return null;
  const until = done.after.outcome?.content.waiver?.until;
  const words =
    done.kind === 'waived' && until ? SWEEP.waived(showDay(until, 'short')) : savedWords(done, env.now());
  return (
    <div className="told">
      <Icon {...signOf(done)} />
      <span className={isHeld(done) ? undefined : 'cut'}>
        <b className="st n">{shortKey(done.after.item.key)}</b> {words}
      </span>
      <button
        type="button"
        className="btn q"
        aria-disabled={busy}
        aria-keyshortcuts="Alt+Z"
        onClick={() => void sweep.undoLast()}
      >
        {SWEEP.undo}
        <span aria-hidden="true">
          <kbd>Alt Z</kbd>
        </span>
      </button>
    </div>
  );
}
