/** Two questions over a shared outcome: did it reach users, and shall everybody see it on the item. One at a time. */
import { type Ref, useEffect, useRef, useState } from 'react';
import * as icons from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import { readDay, showDay, showNear } from '../../lib/outcome/day';
import { reachedUsers } from '../../lib/strings/common';
import { FORM, LAUNCH, SIGNPOST } from '../../lib/strings/panel';
import { dayOf } from '../../lib/strings/time';
import { Banner } from './Banner';
import { useNow, useOf, usePanel, useWords } from './context';
import { useEnter } from './enter';
import { useFocusFirst } from './focus';
import { placeOf } from './place';

/** Shown to everybody who reads the item, with or without Sightline? */
function AskSignpost({ view }: { view: ItemView }) {
  const { actions } = usePanel();
  const { signpost } = useWords();
  const busy = useOf((s) => s.busy !== null);
  return (
    <Banner
      icon={icons.check}
      tint="good"
      bold={signpost.shared}
      question
      actions={
        <>
          <button
            type="button"
            className="btn p"
            aria-disabled={busy}
            onClick={() => void actions.signpost(true)}
          >
            {SIGNPOST.yes}
          </button>
          <button
            type="button"
            className="btn"
            aria-disabled={busy}
            onClick={() => void actions.signpost(false)}
          >
            {SIGNPOST.no}
          </button>
        </>
      }
    >
      {signpost.ask} <span className="t2">{signpost.means(placeOf(view.item), view.isPublic === true)}</span>
    </Banner>
  );
}

/** Another day than the tracker proposed; one that has come. */
function OtherDay({ today, back }: { today: string; back(): void }) {
  const { actions } = usePanel();
  const busy = useOf((s) => s.busy !== null);
  const [day, setDay] = useState('');
  const [told, tell] = useState(false);
  const field = useFocusFirst<HTMLInputElement>();
  const read = readDay(day, today);
  const iso = read.kind === 'day' ? read.iso : '';
  const fault = iso === '' ? LAUNCH.noDay : iso > today ? LAUNCH.future : '';
  const reads =
    fault === '' && showDay(iso, 'short') !== day.trim() ? FORM.readsAs(showDay(iso, 'short')) : '';
  const hint = told && fault ? fault : reads;
  const save = () => {
    if (busy) return;
    if (fault === '') return void actions.launch(iso);
    tell(true);
    field.current?.focus();
  };
  useEnter(field, save);
  const type = (value: string) => {
    setDay(value);
    tell(false);
  };
  return (
    <>
      <label className="vh" htmlFor="sl-launch-day">
        {LAUNCH.day}
      </label>
      <input
        id="sl-launch-day"
        ref={field}
        className="in n w-by"
        type="text"
        dir="auto"
        autoComplete="off"
        placeholder={LAUNCH.dayGhost}
        value={day}
        aria-describedby="sl-launch-hint"
        aria-invalid={told && fault !== ''}
        onInput={(e) => type(e.currentTarget.value)}
        onChange={(e) => type(e.currentTarget.value)}
      />
      <button
        type="button"
        id="sl-launch-go"
        className="btn p"
        aria-disabled={busy || fault !== ''}
        onClick={save}
      >
        {LAUNCH.save}
      </button>
      <button type="button" className="btn q" onClick={back}>
        {LAUNCH.back}
      </button>
      <span id="sl-launch-hint" className={told && fault ? 's bad' : 's t2'} role="status">
        {hint}
      </span>
    </>
  );
}

/** The tracker proposes the day; a person says whether users got it then. */
function AskLaunch({ launch }: { launch: NonNullable<ItemView['launch']> }) {
  const { actions } = usePanel();
  const busy = useOf((s) => s.busy !== null);
  const [other, setOther] = useState(false);
  const [came, come] = useState(false);
  const again = useFocusFirst<HTMLButtonElement>(came && !other);
  const pressed = useOf((s) => s.launchFirst);
  const yes = useRef<HTMLButtonElement>(null);
  // Somebody came for this question: it is brought into sight along with the focus.
  useEffect(() => {
    if (pressed) yes.current?.focus();
  }, [pressed]);
  const today = dayOf(useNow());
  const isToday = launch.on === today;
  const day = isToday ? '' : showNear(launch.on, today);
  const button = (label: string, run: () => unknown, look = '', ref?: Ref<HTMLButtonElement>) => (
    <button
      key={label}
      type="button"
      className={`btn${look}`}
      aria-disabled={busy}
      ref={ref}
      onClick={() => void run()}
    >
      {label}
    </button>
  );
  return (
    <Banner
      icon={icons.flag}
      tint="acc"
      bold={reachedUsers(day)}
      question
      actions={
        other ? (
          <OtherDay
            today={today}
            back={() => {
              setOther(false);
              come(true);
            }}
          />
        ) : (
          <>
            {button(LAUNCH.yes(day), () => actions.launch(launch.on), ' p', yes)}
            {!isToday && button(LAUNCH.todayButton, () => actions.launch(today))}
            {button(LAUNCH.another, () => setOther(true), '', again)}
            {button(LAUNCH.notYet, () => actions.launch(null), ' q')}
          </>
        )
      }
    >
      <bdi>({launch.why})</bdi> <span className="t2">{LAUNCH.means}</span>
    </Banner>
  );
}

/** Asked on the item's own page; a list has questions enough. What was pressed on the strip comes first. */
export function Asks({ view }: { view: ItemView }) {
  const pressed = useOf((s) => s.launchFirst);
  if (view.question) return null;
  if (view.signpost === 'ask' && !(pressed && view.launch)) return <AskSignpost view={view} />;
  return view.launch ? <AskLaunch key={view.launch.on} launch={view.launch} /> : null;
}
