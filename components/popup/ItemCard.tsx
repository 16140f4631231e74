/** The item of the tab: badge, sentence, how it is shared, and the way into its panel. */
import { useState } from 'react';
import { framed, incomplete, none, notChecked, type Icon as Shape } from '../../lib/look/icons';
import type { ItemView, Sharing } from '../../lib/messages/protocol';
import { MISSING_NAME, shortKey } from '../../lib/strings/common';
import { popup } from '../../lib/strings/pages';
import { clock } from '../../lib/strings/time';
import { nextTry, say, trackerName } from '../../lib/strings/trouble';
import { Icon } from '../Icon';
import { usePopup } from './store';
import { PlaceChoices } from './ThisTab';

type Badge = { shape: Shape; className: string; text: string };

/** Unknown is never shown as none. */
export function badgeOf(view: ItemView): Badge {
  if (view.known === 'unread') {
    return { shape: notChecked, className: 'not-checked', text: popup.badge.unread };
  }
  if (view.known === 'removed') return { shape: none, className: 'none', text: popup.badge.removed };
  if (view.known === 'none') return { shape: none, className: 'none word', text: popup.badge.required };
  if (view.missing.length > 0) {
    return { shape: incomplete, className: 'incomplete word', text: popup.badge.required };
  }
  return { shape: framed, className: 'framed', text: popup.badge.framed };
}

/** How the outcome is shared, in one line. */
export function sharingLine(sharing: Sharing, tracker: string, place: string, now: number): string {
  switch (sharing.state) {
    case 'waiting': {
      const next = nextTry(sharing.nextAt, now);
      return `${popup.state.waiting} ${say(sharing.trouble, tracker, place)}${next ? ` ${capital(next)}.` : ''}`;
    }
    case 'shared':
      return sharing.found ? popup.state.found : popup.state.shared;
    default:
      return popup.state[sharing.state];
  }
}

const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);
const notShared = (s: Sharing) => s.state !== 'shared';

export function ItemCard({ title, view }: { title: string; view: ItemView }) {
  const showPanel = usePopup((s) => s.showPanel);
  const [silent, setSilent] = useState(false);
  const now = Date.now();
  const { item } = view;
  const tracker = trackerName(item.tracker);
  const placeName = item.key.replace(/#\d+$/, '');
  const badge = badgeOf(view);

  const open = async () => {
    if (await showPanel()) window.close();
    else setSilent(true);
  };

  return (
    <>
      <p className="t2 s">
        {tracker} · {placeName} {shortKey(item.key)}
      </p>
      <h2 className="clamp" title={title}>
        {title}
      </h2>
      {view.place !== 'used' ? (
        <PlaceChoices
          place={{
            tracker: item.tracker,
            site: item.site,
            name: placeName,
            owner: placeName.split('/')[0] ?? placeName,
          }}
          choice={view.place}
        />
      ) : (
        <>
          <p className="row" style={{ marginBottom: 8 }}>
            <span className={`b ${badge.className}`}>
              <Icon shape={badge.shape} />
              {badge.text}
              {view.known === 'outcome' && notShared(view.sharing) && <i className="dot" />}
            </span>
            <Movement view={view} />
          </p>
          <What view={view} tracker={tracker} place={placeName} now={now} />
          <button
            type="button"
            className="btn p wide"
            style={{ marginTop: 12 }}
            onClick={() => void open()}
            // The popup was opened to do something with this item; Enter does it.
            ref={(button) => {
              if (button && document.activeElement === document.body) button.focus();
            }}
          >
            {popup.open}
          </button>
          <p role="status" className="wrong">
            {silent ? popup.notOpened : ''}
          </p>
        </>
      )}
    </>
  );
}

/** "64.0 → 67 % by 31 Mar 2027", as far as it is known. */
function Movement({ view }: { view: ItemView }) {
  const { baseline, target, by } = view.form;
  if (view.known !== 'outcome' || !target) return null;
  return (
    <span className="n">
      {baseline ? `${baseline} → ` : ''}
      <b className="st">{target}</b>
      {by ? <span className="t2"> · {by}</span> : null}
    </span>
  );
}

function What({
  view,
  tracker,
  place,
  now,
}: {
  view: ItemView;
  tracker: string;
  place: string;
  now: number;
}) {
  const { item } = popup;
  if (view.known === 'unread') {
    return (
      <p className="t2">
        {view.trouble ? item.unreadSince(tracker, clock(view.trouble.since, now)) : item.unread}
        {view.trouble ? ` ${say(view.trouble.trouble, tracker, place)}` : ''}
      </p>
    );
  }
  if (view.known === 'removed') return <p className="t2">{item.removed}</p>;
  const missing = view.missing.map((f) => MISSING_NAME[f] ?? f);
  return (
    <>
      {view.known === 'none' ? (
        <p>{item.none}</p>
      ) : (
        <p className="sent clamp">{view.form.problem ?? item.none}</p>
      )}
      {missing.length > 0 && (
        <p>
          {item.missing} <b className="st">{missing.join(', ')}</b>.
        </p>
      )}
      {view.known === 'outcome' && (
        <p className="t2" style={{ marginTop: 4 }}>
          {sharingLine(view.sharing, tracker, place, now)}
        </p>
      )}
      {view.draft && <p className="t2">{item.draft}</p>}
      {view.question && (
        <p className="warn">{view.question.kind === 'conflict' ? item.conflict : item.question}</p>
      )}
    </>
  );
}
