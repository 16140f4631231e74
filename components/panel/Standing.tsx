/** Whether work may go on: paused or weak, begun without an outcome, waived; and the team whose settings wait here. */
import { useEffect, useRef } from 'react';
import * as icons from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import { showDay } from '../../lib/outcome/day';
import type { Quality } from '../../lib/outcome/quality';
import { toMend, waiverOf } from '../../lib/page/strip-quality';
import { MISSING_NAME } from '../../lib/strings/common';
import { OFFER } from '../../lib/strings/panel-fill';
import { STANDING, STRENGTH, shortAsk } from '../../lib/strings/panel-quality';
import { dayOf } from '../../lib/strings/time';
import { Icon } from '../Icon';
import { Banner } from './Banner';
import { useNow, useOf, usePanel } from './context';
import { useQualityActions } from './quality-actions';

const day = (iso: string) => showDay(iso, 'short');

/** Names of what is blank, of the form first, then of what the team asks beyond it. */
export function missingNames({ missing }: ItemView, q: Quality | undefined): string[] {
  const names = missing.map((f) => MISSING_NAME[f] ?? f);
  const asked = (q?.asked ?? []).map(shortAsk);
  return [...new Set([...names, ...asked])];
}

function Mend({ label = STANDING.mend, primary = false }: { label?: string; primary?: boolean }) {
  const { mendFirst } = useQualityActions();
  return (
    <button type="button" className={primary ? 'btn p' : 'btn'} onClick={mendFirst}>
      {label}
    </button>
  );
}

/** Takes the focus back when its form was left. */
function Waive({ label = STANDING.waive }: { label?: string }) {
  const { actions, store } = usePanel();
  const allowed = useOf((s) => s.view?.quality?.mayWaive !== false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (store.getState().back !== 'waive') return;
    store.setState({ back: 'rest' });
    button.current?.focus();
  }, [store]);
  if (!allowed) return null;
  return (
    <button ref={button} type="button" className="btn q" onClick={() => actions.show('waive')}>
      {label}
    </button>
  );
}

/** "Paused: weak hypothesis, 45 of 100. Team Checkout starts building at 50. Two things to mend, about two minutes." */
function Weak({ quality, score }: { quality: Quality; score: number }) {
  const paused = quality.readiness === 'paused';
  const n = toMend(quality).length;
  return (
    <Banner
      icon={icons.paused}
      tone={paused ? 'w' : 'i'}
      tint="warn"
      role="status"
      bold={paused ? STANDING.paused(score) : STANDING.weak(score)}
      actions={
        <>
          {paused && <Waive />}
          <Mend primary={paused} />
        </>
      }
    >
      {STRENGTH.line(quality.team?.name, quality.threshold)} {n > 0 && STANDING.mendIn(n)}
    </Banner>
  );
}

const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function Begun({ view, quality }: { view: ItemView; quality: Quality }) {
  const today = dayOf(useNow());
  const launch = view.outcome?.content.launch?.date ?? view.launch?.on;
  // What is written first stands below, and is the primary there.
  const none = view.known !== 'outcome';
  if (quality.unguarded === 'shipped') {
    const ago = launch === undefined ? undefined : days(launch, today);
    return (
      <Banner
        icon={icons.gap}
        tone="w"
        role="status"
        bold={STANDING.shipped(ago)}
        actions={
          <>
            <Waive />
            <Mend primary={!none} label={STANDING.record} />
          </>
        }
      >
        {STANDING.shippedRest}
      </Banner>
    );
  }
  return (
    <Banner
      icon={icons.gap}
      tone="w"
      role="status"
      bold={none ? STANDING.begun : STANDING.begunPart}
      actions={
        <>
          <Waive />
          <Mend primary={!none} />
        </>
      }
    >
      {none ? STANDING.begunRest(quality.team?.name) : STANDING.missing(missingNames(view, quality)).trim()}
    </Banner>
  );
}

function Waived({ view, waiver }: { view: ItemView; waiver: NonNullable<Quality['waiver']> }) {
  const actions = useQualityActions();
  const busy = useOf((s) => s.busy !== null);
  const left = STANDING.missing(missingNames(view, view.quality));
  const why = waiver.why.trim();
  if (waiver.ended)
    return (
      <Banner
        icon={icons.waived}
        tone="w"
        role="status"
        bold={STANDING.ended(day(waiver.until))}
        actions={
          <>
            <Waive label={STANDING.waiveAgain} />
            <Mend primary />
          </>
        }
      >
        <span dir="auto">“{why}”</span>
        {left}
      </Banner>
    );
  return (
    <Banner
      icon={icons.waived}
      bold={STANDING.waived(day(waiver.until))}
      actions={
        <>
          <button
            type="button"
            className="btn q"
            aria-disabled={busy}
            onClick={() => void actions.waive('', null)}
          >
            {STANDING.takeBack}
          </button>
          <Mend label={STANDING.answer} />
        </>
      }
    >
      <span dir="auto">{/[.!?…]$/.test(why) ? why : `${why}.`}</span>
      <span className="t2">{left}</span>
    </Banner>
  );
}

/** A team’s file was found here: joined by one press. */
export function Offer({ offer: { id, name, where } }: { offer: NonNullable<ItemView['teamOffer']> }) {
  const actions = useQualityActions();
  const busy = useOf((s) => s.busy !== null);
  return (
    <p className="note first">
      <span role="status">{OFFER.line(name, where)}</span>{' '}
      <button type="button" className="lk" aria-disabled={busy} onClick={() => void actions.join(id)}>
        {OFFER.join}
      </button>
    </p>
  );
}

/** One of them: a running exception says more than what it excepts from. */
function Says({ view, quality }: { view: ItemView; quality: Quality }) {
  const { readiness, strength, unguarded, spared } = quality;
  const waiver = waiverOf(view);
  if (waiver) return <Waived view={view} waiver={waiver} />;
  if (readiness !== 'fine' && strength) return <Weak quality={quality} score={strength.score} />;
  if (unguarded) return <Begun view={view} quality={quality} />;
  return spared && view.known === 'none' ? (
    <p className="note first">{STANDING.spared[spared.why](spared.word)}</p>
  ) : null;
}

export function Standing({ view }: { view: ItemView }) {
  const { quality, teamOffer } = view;
  return (
    <>
      {teamOffer && <Offer offer={teamOffer} />}
      {quality && <Says view={view} quality={quality} />}
    </>
  );
}

/** Under whatever is checked here: what such a check is worth. */
export function BrowserNote({ view: { quality } }: { view: ItemView }) {
  if (!quality || (quality.readiness === 'fine' && !quality.unguarded)) return null;
  return (
    <p className="note row checked">
      <Icon shape={icons.info} />
      {STANDING.note}
    </p>
  );
}
