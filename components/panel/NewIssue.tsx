/** Beside a form for an issue that does not exist yet: what was saved waits for it. */
import { useEffect, useRef, useState } from 'react';
import { check, pending as pendingSign } from '../../lib/look/icons';
import type { PendingView } from '../../lib/messages/protocol';
import { showDay } from '../../lib/outcome/day';
import { placeName } from '../../lib/strings/common';
import { PENDING, PUBLIC } from '../../lib/strings/panel';
import { STANDING } from '../../lib/strings/panel-quality';
import { Icon } from '../Icon';
import { Banner } from './Banner';
import { useOf, usePanel, useWords } from './context';
import { useFocusFirst } from './focus';
import { Sentence } from './Sentence';

/** Before a section goes into the form of a public place: here every field goes, or none. */
function PublicForm({ place }: { place: string }) {
  const { actions, store } = usePanel();
  const keep = useFocusFirst<HTMLButtonElement>();
  return (
    <>
      <span className="s" role="status">
        <b className="st">{PUBLIC.bold}</b> <span className="t2">{PUBLIC.form(place)}</span>
      </span>
      <span className="end">
        <button type="button" className="btn" onClick={() => void actions.insertIntoDescription(true)}>
          {PUBLIC.put}
        </button>
        <button type="button" className="btn" ref={keep} onClick={() => store.setState({ askPublic: false })}>
          {PUBLIC.keep}
        </button>
      </span>
    </>
  );
}

export function Waits({ pending }: { pending: PendingView }) {
  const { actions, env } = usePanel();
  const [sure, setSure] = useState(false);
  const put = useOf((s) => s.inserted);
  const asks = useOf((s) => s.askPublic);
  const words = useWords();
  const there = put?.form === JSON.stringify(pending.form);
  const heading = useFocusFirst<HTMLDivElement>();
  const button = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    // What had the focus is gone with the question.
    if (asked.current && !asks) button.current?.focus({ preventScroll: true });
    asked.current = asks;
  }, [asks]);
  return (
    <>
      <div tabIndex={-1} ref={heading}>
        <Banner icon={pendingSign} tint="warn" bold={PENDING.bold} role="status">
          <span className="t2">
            {pending.connected ? PENDING.rest(pending.place.tracker) : words.waitsHere}
          </span>
        </Banner>
      </div>
      <div className="sl-b">
        {pending.waiver && (
          <p className="note">
            <b>{STANDING.waived(showDay(pending.waiver.until, 'short'))}</b>{' '}
            <span dir="auto">{pending.waiver.why}</span>
          </p>
        )}
        <Sentence form={pending.form} />
        {put && (
          <p className="s t2 row" style={{ marginTop: 10 }} role="status">
            {there && <Icon shape={check} className="ic good" />}
            {put.words}
          </p>
        )}
        {env.page && <env.page.Judged />}
      </div>
      <div className="sl-f">
        {asks ? (
          <PublicForm place={placeName(pending.place)} />
        ) : sure ? (
          <>
            <span className="s">{PENDING.discardSure}</span>
            <span className="end">
              <button type="button" className="btn" onClick={() => void actions.discardPending()}>
                {PENDING.discard}
              </button>
              <button type="button" className="btn" onClick={() => setSure(false)}>
                {PENDING.keep}
              </button>
            </span>
          </>
        ) : (
          <>
            <button type="button" className="lk q" onClick={() => setSure(true)}>
              {PENDING.discard}
            </button>
            <span className="end">
              {words.put && (
                <button
                  ref={button}
                  type="button"
                  className="btn"
                  aria-disabled={there}
                  onClick={() => void actions.insertIntoDescription()}
                >
                  {words.put.label}
                </button>
              )}
              <button type="button" className="btn" onClick={() => actions.openForm()}>
                {PENDING.edit}
              </button>
            </span>
          </>
        )}
      </div>
    </>
  );
}
