/** States without an outcome to show, and news above one: nothing yet, reading, not checked, not sent, stopped. */
import { useEffect, useState } from 'react';
import * as icons from '../../lib/look/icons';
import type { ItemView } from '../../lib/messages/protocol';
import type { ItemRef } from '../../lib/outcome/record';
import { connectHash, ownerOf } from '../../lib/page/standing';
import { othersWait, unread } from '../../lib/page/strip-waiting';
import { wordsFor } from '../../lib/strings/by-tracker';
import {
  attachedTo,
  CHANGE_LOCAL,
  CHECK_NOW,
  CONNECT,
  FIX_CONNECTION,
  LOCAL_ONLY,
  LOCAL_ONLY_MORE,
  NOT_SHARED,
  SHARE_IT,
  SHARE_OTHER,
  shortKey,
  TRY_NOW,
  WRITE,
  waitsFor,
} from '../../lib/strings/common';
import { KEYBOARD, MOVED, NOTICE, STOPPED } from '../../lib/strings/panel';
import { clock } from '../../lib/strings/time';
import { mend, nextTry, say, trackerName } from '../../lib/strings/trouble';
import type { Trouble } from '../../lib/trackers/tracker';
import { shownAdded } from './Add';
import { Banner } from './Banner';
import { useNow, useOf, usePanel } from './context';
import { focusables, useFocusFirst } from './focus';
import { placeOf } from './place';

/** Shown only after 300 ms, at the height of what follows: a quick answer never flickers. */
export function Reading() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="sl-b" style={{ visibility: late ? 'visible' : 'hidden' }}>
      <span className="sk" style={{ width: '92%' }} />
      <span className="sk" style={{ width: '64%', marginTop: 10 }} />
      <span className="sk" style={{ width: 130, height: 28, marginTop: 18 }} />
    </div>
  );
}

/** Where the token, the key or whatever lets Sightline in is put. */
function Connect({ item }: { item: ItemRef }) {
  const { actions } = usePanel();
  return (
    <button type="button" className="btn" onClick={() => void actions.options(connectHash(item))}>
      {CONNECT(trackerName(item.tracker))}
    </button>
  );
}

/** What a person can open to mend a trouble: our connections, or the tracker's own site in another tab. */
function Mends({ trouble, item }: { trouble: Trouble; item: ItemRef }) {
  const { actions } = usePanel();
  const name = trackerName(item.tracker);
  const way = mend(trouble, name);
  if (way === 'connection')
    return (
      <button type="button" className="btn" onClick={() => void actions.options('connections')}>
        {FIX_CONNECTION}
      </button>
    );
  const site = `https://${item.site}/`;
  if (way !== 'site' || !URL.canParse(site) || new URL(site).hostname !== item.site) return null;
  return (
    <a className="btn" href={site} target="_blank" rel="noreferrer">
      {NOTICE.openSite(name)}
    </a>
  );
}

/** The tracker did not answer at all; anything else is an answer. */
const SILENT = new Set<Trouble['code']>(['timeout', 'server', 'offline']);

export function NotChecked({ view }: { view: ItemView }) {
  const { actions } = usePanel();
  const now = useNow();
  const busy = useOf((s) => s.busy !== null);
  const met = unread(view);
  if (!met) return <Reading />;
  const { trouble, since } = met;
  const name = trackerName(view.item.tracker);
  // Nobody has connected yet: nothing is broken.
  const shut = trouble.code === 'no-credential';
  return (
    <Banner
      icon={icons.notChecked}
      bold={NOTICE.notChecked}
      role="status"
      question
      actions={
        <>
          {shut ? (
            <Connect item={view.item} />
          ) : (
            <button type="button" className="btn" aria-disabled={busy} onClick={() => void actions.check()}>
              {CHECK_NOW}
            </button>
          )}
          {!shut && <Mends trouble={trouble} item={view.item} />}
          <button type="button" className="btn q" onClick={() => actions.openForm()}>
            {WRITE}
          </button>
        </>
      }
    >
      <span className="t2">
        {shut
          ? NOTICE.shut(name, wordsFor(view.item.tracker).means)
          : SILENT.has(trouble.code)
            ? NOTICE.since(name, clock(since, now).replace(/^today /, ''))
            : NOTICE.unknown}{' '}
        {!shut && say(trouble, name, placeOf(view.item))}
      </span>
    </Banner>
  );
}

/** Could not send: why, that it is safe, what to do. @param typing over a form, which nothing leads away from */
export function NotSent({ view, typing = false }: { view: ItemView; typing?: boolean }) {
  const { actions } = usePanel();
  const now = useNow();
  const busy = useOf((s) => s.busy !== null);
  if (view.sharing.state !== 'waiting') return null;
  const { trouble, nextAt } = view.sharing;
  const other = (
    <button type="button" className="btn" onClick={() => actions.show('share')}>
      {SHARE_OTHER}
    </button>
  );
  // Somebody is about to connect, or has not yet: nothing went wrong.
  if (trouble.code === 'no-credential') {
    return (
      <Banner
        icon={icons.pending}
        role="status"
        bold={waitsFor(wordsFor(view.item.tracker).means, ownerOf(view.item))}
        question
        actions={
          <>
            <Connect item={view.item} />
            {other}
          </>
        }
      >
        <span className="t2">{NOTICE.safe('')}</span>
      </Banner>
    );
  }
  const next = nextTry(nextAt, now);
  const about = `${say(trouble, trackerName(view.item.tracker), placeOf(view.item))} ${NOTICE.safe(next)}`;
  const theirs = othersWait(view);
  // Said before somebody types what cannot be saved now.
  if (typing)
    return (
      <Banner icon={icons.gap} tone="w" role="status" bold={NOT_SHARED}>
        {about}
      </Banner>
    );
  return (
    <Banner
      icon={icons.gap}
      tone="w"
      role="status"
      bold={NOT_SHARED}
      question
      actions={
        <>
          {!theirs && (
            <button type="button" className="btn" aria-disabled={busy} onClick={() => void actions.retry()}>
              {TRY_NOW}
            </button>
          )}
          <Mends trouble={trouble} item={view.item} />
          {other}
        </>
      }
    >
      {about}
    </Banner>
  );
}

/** Kept here by choice, or waiting for the person's own Update. */
export function LocalOnly({ view }: { view: ItemView }) {
  const { actions, store } = usePanel();
  const watching = view.sharing.state === 'watching';
  if (!watching && view.sharing.state !== 'here') return null;
  const changed = view.inTracker === true;
  return (
    <Banner
      icon={watching ? icons.pending : icons.info}
      bold={changed ? CHANGE_LOCAL : LOCAL_ONLY}
      actions={
        watching ? (
          <button type="button" className="btn" onClick={() => store.setState({ laterSteps: false })}>
            {NOTICE.steps}
          </button>
        ) : (
          <button type="button" className="btn" onClick={() => actions.show('share')}>
            {SHARE_IT}
          </button>
        )
      }
    >
      <span className="t2">
        {watching ? NOTICE.watching : changed ? wordsFor(view.item.tracker).before : LOCAL_ONLY_MORE}
      </span>
    </Banner>
  );
}

export function Attached({ view }: { view: ItemView }) {
  if (!view.attached) return null;
  return <Banner icon={icons.check} tint="good" bold={attachedTo(shortKey(view.item.key))} role="status" />;
}

/** The page shows another item, or the extension was updated under it: nothing more can be done here. */
export function Ended({ why }: { why: 'moved' | 'updated' }) {
  const { slot } = usePanel();
  if (why === 'moved') {
    return (
      <Banner
        icon={icons.info}
        bold={MOVED}
        role="status"
        actions={
          <button type="button" className="btn" onClick={() => slot.fold()}>
            {KEYBOARD.close}
          </button>
        }
      />
    );
  }
  return (
    <Banner
      icon={icons.fault}
      tone="e"
      role="alert"
      bold={STOPPED.bold}
      actions={
        <button type="button" className="btn" onClick={() => location.reload()}>
          {STOPPED.reload}
        </button>
      }
    >
      {STOPPED.updated}
    </Banner>
  );
}

export function Keyboard() {
  const { slot, store } = usePanel();
  const added = useOf((s) => shownAdded(s.form, s.opened).length);
  const close = useFocusFirst<HTMLButtonElement>();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list of keys, not a set of fields
    <div className="sl-b" role="group" aria-label={KEYBOARD.title}>
      <h3 className="st" style={{ marginBottom: 8 }}>
        {KEYBOARD.title}
      </h3>
      <dl className="rest">
        {KEYBOARD.rows(Math.min(9, 4 + added)).map(([keys, what]) => (
          <div key={keys} style={{ display: 'contents' }}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="s t2" style={{ margin: '10px 0' }}>
        {KEYBOARD.typed}
      </p>
      <button
        type="button"
        className="btn"
        ref={close}
        onClick={() => {
          store.setState((s) => ({ screen: s.back === 'keyboard' ? 'rest' : s.back }));
          focusables(slot.container)[0]?.focus();
        }}
      >
        {KEYBOARD.close}
      </button>
    </div>
  );
}
