/** The plan and what became of it: funded or not, registered and when, every change since with its reason. */
import { useState } from 'react';
import * as icons from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import { showDay } from '../../lib/outcome/day';
import type { Quality } from '../../lib/outcome/quality';
import { wordsFor } from '../../lib/strings/by-tracker';
import { FUNDING, REGISTER } from '../../lib/strings/panel-quality';
import { dayOf } from '../../lib/strings/time';
import { Icon } from '../Icon';
import { type Change, changesOf, fieldName, shownValue, struckSlots } from './amendments';
import { useNow, useOf, usePanel } from './context';
import { useQualityActions } from './quality-actions';

/** The day of a moment, as the reader's own calendar has it: "14 Sep" of this year; '' when it cannot be read. */
function dayIn(iso: string | undefined, today: string): string {
  const ms = Date.parse(iso ?? '');
  if (Number.isNaN(ms)) return '';
  const day = dayOf(ms);
  return showDay(day, day.slice(0, 4) === today.slice(0, 4) ? 'badge' : 'short');
}

function Funding({ quality: { funding } }: { quality: Quality }) {
  const { actions } = usePanel();
  if (funding !== 'not yet')
    return (
      <p className="note row">
        <Icon shape={funding === 'funded' ? icons.check : icons.waived} />
        <span>
          <b className="st">{funding === 'funded' ? FUNDING.funded : FUNDING.waived}</b>{' '}
          {funding === 'funded' && FUNDING.fundedRest}
        </span>
      </p>
    );
  return (
    <p className="note row">
      <Icon shape={icons.none} />
      <span>
        <b className="st">{FUNDING.notYet}</b> {FUNDING.notYetRest}{' '}
        <button type="button" className="lk" onClick={() => actions.openForm('business')}>
          {FUNDING.write}
        </button>
      </span>
    </p>
  );
}

type Registered = NonNullable<Quality['registered']>;

/** A comment that can be looked at is linked; other witnesses are said. */
function Witness({ witness, home }: { witness: string | undefined; home: boolean }) {
  if (witness && URL.canParse(witness) && new URL(witness).protocol === 'https:') {
    return (
      <>
        {REGISTER.witnessIs}
        <a className="lk" href={witness} target="_blank" rel="noreferrer">
          {REGISTER.comment}
        </a>
        .
      </>
    );
  }
  if (witness) return REGISTER.witness(witness);
  // Where the description is the home, the tracker keeps every version of it.
  if (home) return REGISTER.witness(REGISTER.history);
  return (
    <>
      , <b className="st">{REGISTER.none}</b>
      {REGISTER.noneRest}
    </>
  );
}

function PlanTable({ plan }: { plan: Record<string, string> }) {
  return (
    <dl className="rest plan" aria-label={REGISTER.planName}>
      {Object.entries(plan)
        .filter(([field]) => field !== 'unit' && field !== 'direction')
        .map(([field, value]) => (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{fieldName(field)}</dt>
            <dd dir="auto">{shownValue(field, value, plan.unit)}</dd>
          </div>
        ))}
    </dl>
  );
}

function RegisteredLine({ view, registered }: { view: ItemView; registered: Registered }) {
  const today = dayOf(useNow());
  const [shown, show] = useState(false);
  const { launch, registration } = view.outcome?.content ?? {};
  const { late, startUnknown } = registered;
  const shipped = launch !== undefined && launch.date < registered.at.slice(0, 10);
  const tag =
    registered.afterwards || (late && shipped)
      ? REGISTER.afterwards
      : late
        ? REGISTER.late
        : startUnknown && REGISTER.startUnknown;
  const home = !wordsFor(view.item.tracker).apart && view.sharing.state === 'shared';
  return (
    <div className="note plans">
      <p className="row">
        <Icon shape={icons.lock} />
        <span>
          {REGISTER.line(dayIn(registered.at, today), registered.by)}
          <Witness witness={registered.witness} home={home} />{' '}
          {tag && (
            <>
              <span className="tag">{tag}</span>{' '}
            </>
          )}
          {registration?.plan && (
            <button type="button" className="lk" aria-expanded={shown} onClick={() => show(!shown)}>
              {shown ? REGISTER.hidePlan : REGISTER.plan}
            </button>
          )}
        </span>
      </p>
      {shown && registration?.plan && <PlanTable plan={registration.plan} />}
    </div>
  );
}

function ChangeLine({
  change,
  launched,
  unit,
}: {
  change: Change;
  launched: boolean;
  unit?: string | undefined;
}) {
  const today = dayOf(useNow());
  const { field, from, to, at, by, reason, n } = change;
  const shown = (value: string | undefined) => shownValue(field, value, unit) || REGISTER.empty;
  const when = [dayIn(at, today), by && REGISTER.by(by)].filter(Boolean).join(', ');
  return (
    <li>
      <span className="am" aria-hidden="true">
        {n}
      </span>
      <span>
        <b className="st">{REGISTER.changed(fieldName(field), launched)}</b>{' '}
        <span className="n" dir="auto">
          {shown(from)} → {shown(to)}
        </span>
        {when && `, ${when}`}. {REGISTER.both}{' '}
        <span className="t2" dir="auto">
          {reason?.trim() ? REGISTER.reason(reason.trim()) : REGISTER.noReason}
        </span>
      </span>
    </li>
  );
}

export const struckIn = ({ outcome, quality, form }: ItemView) =>
  struckSlots(changesOf(outcome?.content, quality?.drift), form.unit);

/** Under the sentence, which carries their numbers. */
export function Changes({ view }: { view: ItemView }) {
  const content = view.outcome?.content;
  const changes = changesOf(content, view.quality?.drift);
  if (changes.length === 0) return null;
  const launch = content?.launch?.date;
  return (
    <ol className="amended" aria-label={REGISTER.list}>
      {changes.map((c) => (
        <ChangeLine
          key={c.n}
          change={c}
          launched={launch !== undefined && (c.at ?? '').slice(0, 10) >= launch}
          unit={view.form.unit}
        />
      ))}
    </ol>
  );
}

/** "Start measuring": what it does stands beside it, and what the plan would freeze without. */
function Register({ view: { form } }: { view: Pick<ItemView, 'form'> }) {
  const panel = usePanel();
  const actions = useQualityActions();
  const busy = useOf((s) => s.busy !== null);
  return (
    <p className="note row wrap">
      <button type="button" className="btn" aria-disabled={busy} onClick={() => void actions.register()}>
        {REGISTER.start}
      </button>
      <span>
        {REGISTER.means}
        {!form.baseline?.trim() && (
          <>
            {' '}
            <b className="st">{REGISTER.noBaseline}</b> {REGISTER.noBaselineRest}{' '}
            <button type="button" className="lk" onClick={() => panel.actions.openForm('baseline')}>
              {REGISTER.addBaseline}
            </button>
          </>
        )}
      </span>
    </p>
  );
}

export function Plan({ view: { quality, ...view } }: { view: ItemView }) {
  if (!quality || quality.spared) return null;
  // In the backlog nobody funds anything yet.
  const funds = quality.stage !== 'backlog' || quality.funding !== 'not yet';
  return (
    <>
      {funds && <Funding quality={quality} />}
      {quality.registered && <RegisteredLine view={view} registered={quality.registered} />}
      {quality.mayRegister && <Register view={view} />}
    </>
  );
}
