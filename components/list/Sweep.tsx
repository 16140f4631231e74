/** The sweep: a dialog over the list, one item after another. */
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import * as icons from '../../lib/look/icons';
import { missing } from '../../lib/outcome/fields';
import { MISSING_NAME, shortKey } from '../../lib/strings/common';
import { LIST, SWEEP } from '../../lib/strings/list';
import { NOTICE } from '../../lib/strings/panel';
import { BadgeMark } from '../BadgeMark';
import { Banner } from '../panel/Banner';
import { useOf } from '../panel/context';
import { FormLine, SaveButton } from '../panel/Form';
import { focused, useFocusKeptIn } from '../panel/focus';
import { placeOf } from '../panel/place';
import { useIt, useList } from './context';
import { End } from './End';
import { InPlace } from './InPlace';
import { NeedsNone } from './NeedsNone';
import { Several } from './Several';
import { Stopped } from './Stopped';
import { Head, Last } from './SweepHead';
import { isDone, type Opened, type Row } from './state';
import { mayNeedNone } from './sweep-actions';
import { useTop } from './use-top';
import { Waits } from './Waits';
import { badgeOfView, openedDay } from './words';

function Title({ row }: { row: Row }) {
  const { env, slot } = useList();
  const done = useIt((s) => s.sweep?.results[row.id]);
  const excerpt = useIt((s) => s.sweep?.opened?.excerpt);
  const day = openedDay(excerpt?.openedAt, env.now());
  const to = slot.tracker.address(row.item);
  const badge = isDone(done) ? badgeOfView(done.after, env.now()) : row.badge;
  const place = placeOf(row.item);
  return (
    <div className="sl-b lead">
      <div className="s t2 n">
        {shortKey(row.item.key).startsWith(place) ? '' : `${place} `}
        {shortKey(row.item.key)}
        {row.author && (
          <>
            {' · '}
            <bdi>{day ? SWEEP.opened(row.author, day) : SWEEP.by(row.author)}</bdi>
          </>
        )}
      </div>
      <div className="tt">
        <h3 className="st big" dir="auto" id="sl-title">
          {row.title}
        </h3>
        <BadgeMark badge={badge} className={`b h18 ${badge.tone} ${badge.state}`} />
      </div>
      {excerpt && excerpt.text !== '' && (
        <p className="own" dir="auto">
          {excerpt.text}
          {excerpt.cut && (/[.!?…]$/.test(excerpt.text) ? ' ' : '… ')}
          {excerpt.cut && to && (
            // Beside the sweep, which goes on where it is.
            <a className="lk" href={to} target="_blank" rel="noopener noreferrer">
              {SWEEP.readAll}
            </a>
          )}
        </p>
      )}
    </div>
  );
}

/** What is missing is said quietly; what was not kept, or kept the save from being done, loudly. */
function Lacking() {
  const form = useOf((s) => s.form);
  const told = useOf((s) => s.told);
  const draft = useOf((s) => s.draft.state);
  const gaps = missing(form);
  // Target and date go with the metric: without it they go without saying.
  const said = gaps.includes('metric') ? gaps.filter((f) => f !== 'target' && f !== 'by') : gaps;
  const names = said.map((f) => MISSING_NAME[f]?.replace('for ', '') ?? f);
  if (told || draft === 'failed' || names.length === 0) return <FormLine />;
  return <span className="s t2">{SWEEP.missing(names.join(', '))}</span>;
}

function Ways({ children, next = false }: { children?: ReactNode; next?: boolean }) {
  const { sweep } = useList();
  const ready = useIt((s) => mayNeedNone(s.sweep));
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
  const { slot, sweep } = useList();
  const s = useIt((x) => x.sweep);
  const asksNone = s?.asksNone === true;
  const before = useRef<Element | null>(null);
  // The form is hidden meanwhile, and what had its focus takes it again afterwards.
  useLayoutEffect(() => {
    if (asksNone) before.current = focused(slot.container);
    else if (before.current instanceof HTMLElement) {
      before.current.focus({ preventScroll: true });
      before.current = null;
    }
  }, [asksNone, slot]);
  const row = s?.queue[s.at];
  if (!s || !row) return null;
  const { opened } = s;
  return (
    <>
      <Last />
      <Title row={row} />
      {opened?.writer ? (
        // Said when the focus comes into it: the next item has the same fields.
        // biome-ignore lint/a11y/useSemanticElements: a form with its own legend above it
        <div className="one" key={row.id} hidden={s.asksNone} role="group" aria-labelledby="sl-title">
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
            always
            rest={<Ways next />}
          />
        </div>
      ) : (
        <>
          {opened?.failed ? <Fault opened={opened} again={() => void sweep.again()} /> : <Waits />}
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
          {s.opened?.failed ? <Fault opened={s.opened} again={() => void sweep.shareAgain()} /> : <Waits />}
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

  useTop(dialog, env.inline ? null : 'modal');
  // While the next item is read there is nothing to stand on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the step or the item has changed
  useEffect(() => {
    if (!focused(slot.container)) kept.current?.focus({ preventScroll: true });
  }, [s?.step, s?.at, s?.shared, s?.asksNone, s?.opened]);

  return (
    <dialog
      ref={dialog}
      className={env.inline ? 'sweep inline' : 'sweep'}
      open={env.inline}
      aria-labelledby="sl-sweep"
      aria-describedby={s?.step === 'several' ? 'sl-several' : undefined}
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
