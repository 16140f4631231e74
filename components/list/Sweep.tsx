/** The sweep: a dialog over the list, one item after another. */
import { type ReactNode, useEffect, useRef } from 'react';
import * as icons from '../../lib/look/icons';
import { missing } from '../../lib/outcome/fields';
import { MISSING_NAME, shortKey } from '../../lib/strings/common';
import { LIST, SWEEP } from '../../lib/strings/list';
import { NOTICE } from '../../lib/strings/panel';
import { BadgeMark } from '../BadgeMark';
import { Icon } from '../Icon';
import { Banner } from '../panel/Banner';
import { useOf } from '../panel/context';
import { FormLine, SaveButton } from '../panel/Form';
import { focused, useFocusKeptIn } from '../panel/focus';
import { placeOf } from '../panel/place';
import { useIt, useList } from './context';
import { End, endTitle } from './End';
import { InPlace } from './InPlace';
import { NeedsNone } from './NeedsNone';
import { Several } from './Several';
import { Stopped } from './Stopped';
import type { Opened, Row } from './state';
import { savedWords } from './words';

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

function Head() {
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
          <span className="s t2 n nw">{SWEEP.progress(n, all)}</span>
        </>
      )}
      <span className="tools end">
        {step !== 'end' && step !== undefined && (
          <button type="button" className="btn q" onClick={() => void sweep.stop()}>
            {SWEEP.stop}
          </button>
        )}
        <button
          type="button"
          className="btn q icon"
          aria-label={SWEEP.close}
          title={SWEEP.close}
          onClick={() => void sweep.stop()}
        >
          <Icon shape={icons.cross} />
        </button>
      </span>
    </div>
  );
}

/** What was done last, and the way back. */
function Last() {
  const { sweep, env } = useList();
  const busy = useIt((s) => s.busy);
  const done = useIt((s) => {
    const id = s.sweep?.undo.at(-1);
    const r = id === undefined ? undefined : s.sweep?.results[id];
    return r && 'after' in r ? r : undefined;
  });
  if (!done) return null;
  const until = done.after.outcome?.content.waiver?.until;
  const words = done.kind === 'waived' && until ? SWEEP.waived(until) : savedWords(done.after, env.now());
  return (
    <div className="told">
      <Icon shape={icons.check} className="ic good" />
      <span className="cut">
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

function Title({ row }: { row: Row }) {
  const place = placeOf(row.item);
  return (
    <div className="sl-b lead">
      <div className="s t2 n">
        {place} {shortKey(row.item.key)}
        {row.author && (
          <>
            {' · '}
            <bdi>{SWEEP.by(row.author)}</bdi>
          </>
        )}
      </div>
      <div className="tt">
        <h3 className="st big" dir="auto">
          {row.title}
        </h3>
        <BadgeMark badge={row.badge} className={`b h18 ${row.badge.tone} ${row.badge.state}`} />
      </div>
    </div>
  );
}

/** What is missing is said quietly; what was not kept, or kept the save from being done, loudly. */
function Lacking() {
  const form = useOf((s) => s.form);
  const told = useOf((s) => s.told);
  const draft = useOf((s) => s.draft.state);
  const names = missing(form).map((f) => MISSING_NAME[f] ?? f);
  if (told || draft === 'failed' || names.length === 0) return <FormLine />;
  return <span className="s t2">{SWEEP.missing(names.join(', '))}</span>;
}

function Ways({ children, next = false }: { children?: ReactNode; next?: boolean }) {
  const { sweep } = useList();
  const ready = useIt((s) => s.sweep?.opened?.writer != null);
  return (
    <div className="sl-f ways">
      <span className="row">
        <button type="button" className="btn" aria-keyshortcuts="Alt+S" onClick={() => void sweep.skip()}>
          {next ? SWEEP.next : SWEEP.skip}
        </button>
        {ready && (
          <button
            type="button"
            className="btn"
            aria-keyshortcuts="Alt+N"
            onClick={() => sweep.asksNone(true)}
          >
            {SWEEP.none}
          </button>
        )}
      </span>
      {children}
    </div>
  );
}

function Fault({ opened, again }: { opened: Opened; again(): void }) {
  return (
    <Banner
      icon={icons.info}
      bold=""
      role="status"
      actions={
        <button type="button" className="btn" onClick={again}>
          {LIST.again}
        </button>
      }
    >
      {opened.failed}
    </Banner>
  );
}

function One() {
  const { sweep } = useList();
  const s = useIt((x) => x.sweep);
  const row = s?.queue[s.at];
  if (!s || !row) return null;
  const { opened } = s;
  return (
    <>
      <Last />
      <Title row={row} />
      {opened?.writer ? (
        <div className="one" key={row.id} hidden={s.asksNone}>
          <InPlace
            writer={opened.writer}
            foot={
              <Ways>
                <Lacking />
                <span className="end">
                  <SaveButton label={SWEEP.save} />
                </span>
              </Ways>
            }
            rest={<Ways next />}
          />
        </div>
      ) : (
        <>
          {opened?.failed ? (
            <Fault opened={opened} again={() => void sweep.again()} />
          ) : (
            <p className="s t2 wait" role="status">
              {LIST.readingItem}
            </p>
          )}
          <Ways />
        </>
      )}
      {s.asksNone && <NeedsNone place={placeOf(row.item)} />}
    </>
  );
}

function Share() {
  const { sweep } = useList();
  const s = useIt((x) => x.sweep);
  const row = s?.queue.find((r) => r.id === s.toShare[s.shared]);
  if (!s || !row) return null;
  const foot = (
    <div className="sl-f">
      <span className="end">
        <button type="button" className="btn q" onClick={() => void sweep.passShare()}>
          {s.shared + 1 < s.toShare.length ? SWEEP.share.next : SWEEP.share.stop}
        </button>
      </span>
    </div>
  );
  return (
    <>
      <Title row={row} />
      {s.opened?.writer ? (
        <div key={row.id}>
          <InPlace writer={s.opened.writer} rest={foot} />
        </div>
      ) : (
        <>
          {s.opened?.failed ? (
            <Fault opened={s.opened} again={() => void sweep.share()} />
          ) : (
            <p className="s t2 wait" role="status">
              {LIST.readingItem}
            </p>
          )}
          {foot}
        </>
      )}
    </>
  );
}

export function SweepView() {
  const { slot, sweep, env } = useList();
  const s = useIt((x) => x.sweep);
  const failed = useIt((x) => x.failed);
  const stopped = useIt((x) => x.stopped);
  const problem = useIt((x) => x.problem);
  const status = useIt((x) => x.status);
  const dialog = useRef<HTMLDialogElement>(null);
  const kept = useFocusKeptIn<HTMLElement>(slot);

  useEffect(() => {
    const el = dialog.current;
    if (!el || el.open) return;
    // On top of whatever the page has, and the page behind it takes no focus.
    if (env.inline) el.show();
    else el.showModal();
    return () => el.close();
  }, [env]);
  // While the next item is read there is nothing to stand on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the step or the item has changed
  useEffect(() => {
    if (!focused(slot.container)) kept.current?.focus({ preventScroll: true });
  }, [s?.step, s?.at, s?.shared, s?.asksNone, s?.opened]);

  return (
    <dialog
      ref={dialog}
      className="sweep"
      aria-labelledby="sl-sweep"
      // The browser's own way to close one, besides the key.
      onCancel={(e) => {
        e.preventDefault();
        void sweep.stop();
      }}
    >
      <section ref={kept} className="sl" tabIndex={-1} aria-busy={!s}>
        <Head />
        {stopped && <Stopped why={stopped} />}
        {problem && (
          <Banner icon={icons.gap} tone="w" bold={NOTICE.notDone} role="status">
            {problem}
          </Banner>
        )}
        {!s && !failed && !stopped && <p className="s t2 wait">{SWEEP.reading}</p>}
        {failed && <Fault opened={{ writer: null, failed: LIST.failed }} again={() => void sweep.start()} />}
        <div className="sw">
          {s?.step === 'several' && <Several />}
          {s?.step === 'items' && <One />}
          {s?.step === 'share' && <Share />}
          {s?.step === 'end' && <End />}
        </div>
        <p className="vh" role="status">
          {status}
        </p>
      </section>
    </dialog>
  );
}
