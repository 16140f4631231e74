/** The item of the tab: badge, sentence, how it is shared, and the way into its panel. */
import { useState } from 'react';
import { wordClasses } from '../../lib/look/badge';
import type { ItemView, Question, Sharing } from '../../lib/messages/protocol';
import { stripBadge } from '../../lib/outcome/badge';
import { showDay } from '../../lib/outcome/day';
import { placeNameOf, ownerOf as placeOwner } from '../../lib/outcome/item';
import { badgeFacts } from '../../lib/outcome/quality';
import { compose, fromTo } from '../../lib/outcome/sentence';
import { badgeSharing, byHand, keptBack, ownerOf } from '../../lib/page/standing';
import { wordsFor } from '../../lib/strings/by-tracker';
import {
  CHANGE_LOCAL,
  MISSING_NAME,
  movedTo,
  REMOVED_HERE,
  sharedInPart,
  shortKey,
  waitsFor,
} from '../../lib/strings/common';
import { popup } from '../../lib/strings/pages';
import { panelWords } from '../../lib/strings/panel-words';
import { clock } from '../../lib/strings/time';
import { nextTry, say, trackerName } from '../../lib/strings/trouble';
import { BadgeMark } from '../BadgeMark';
import { whereOf } from '../page/place-input';
import { primaryOf, usePopup } from './store';
import { PlaceChoices } from './ThisTab';

/** How the outcome is shared, in one line. @param tracker its id */
export function sharingLine(sharing: Sharing, tracker: string, place: string, now: number): string {
  switch (sharing.state) {
    case 'waiting': {
      const next = nextTry(sharing.nextAt, now);
      return `${popup.state.waiting} ${say(sharing.trouble, trackerName(tracker), place)}${next ? ` ${capital(next)}.` : ''}`;
    }
    case 'shared':
      if (sharing.found) return `${panelWords(tracker).found(sharing.where)}.`;
      return sharing.where ? `${panelWords(tracker).sharedIn(false, sharing.where)}.` : popup.state.shared;
    case 'watching':
      return `${wordsFor(tracker).watching} ${popup.state.watching}`;
    default:
      return popup.state[sharing.state];
  }
}

/** What the state of sharing alone would say wrongly: a change not shared, a share in part, a token to come. */
function localWords(view: ItemView): string | undefined {
  const { sharing } = view;
  const words = wordsFor(view.item.tracker);
  if ((sharing.state === 'unasked' || sharing.state === 'here') && view.inTracker)
    return `${CHANGE_LOCAL} ${words.before}`;
  if (sharing.state === 'waiting' && sharing.trouble.code === 'no-credential')
    return waitsFor(words.means, ownerOf(view.item));
  const kept = keptBack(view);
  return kept.length > 0 ? sharedInPart(kept) : undefined;
}

const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);

export function ItemCard({ title, view }: { title: string; view: ItemView }) {
  const showPanel = usePopup((s) => s.showPanel);
  const primary = usePopup((s) => primaryOf(s) === 'tab');
  const [silent, setSilent] = useState(false);
  const now = Date.now();
  const { item } = view;
  const tracker = trackerName(item.tracker);
  const name = placeNameOf(item.key);
  const place = { tracker: item.tracker, site: item.site, name, owner: placeOwner({ ...item, name }) };
  const badge = stripBadge({
    ...view,
    ...badgeFacts(view.quality),
    content: view.outcome?.content,
    sharing: badgeSharing(view),
  });

  const open = async () => {
    if (await showPanel()) window.close();
    else setSilent(true);
  };

  return (
    <>
      <p className="t2 s">
        {tracker} · {whereOf(place)} {shortKey(item.key)}
      </p>
      <h2 className="clamp" title={title}>
        {title}
      </h2>
      {view.place !== 'used' ? (
        <PlaceChoices place={place} choice={view.place} />
      ) : (
        <>
          <p className="row" style={{ marginBottom: 8 }}>
            <BadgeMark badge={badge} className={wordClasses(badge)} />
            <Movement view={view} />
          </p>
          <What view={view} tracker={tracker} place={name} now={now} />
          <button
            type="button"
            className={`btn wide${primary ? ' p' : ''}`}
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

function asks(question: Question): string {
  if (question.kind === 'moved') return movedTo(question.to);
  return question.kind === 'conflict' ? popup.item.conflict : popup.item.question;
}

/** "64.0 → 67 % by 31 Mar 2027", as far as it is known. */
function Movement({ view }: { view: ItemView }) {
  const plan = fromTo(view.form);
  if (view.known !== 'outcome' || plan === '') return null;
  return (
    <span className="n">
      <b className="st">{plan}</b>
      {view.form.by && <span className="t2">{popup.by(showDay(view.form.by, 'short'))}</span>}
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
  if (view.known !== 'outcome' && byHand(view))
    return <p>{`${REMOVED_HERE} ${wordsFor(view.item.tracker).byHand}`}</p>;
  if (view.known === 'removed') return <p className="t2">{item.removed}</p>;
  const missing = view.missing.map((f) => MISSING_NAME[f] ?? f);
  return (
    <>
      {view.known === 'none' ? (
        <p>{item.none}</p>
      ) : (
        <p className="sent">
          {compose(view.form).map((part, i) =>
            part.slot && part.filled ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence keep their order
              <b className="st" key={i}>
                {part.text}
              </b>
            ) : (
              part.text
            ),
          )}
        </p>
      )}
      {missing.length > 0 && (
        <p>
          {item.missing} <b className="st">{missing.join(', ')}</b>.
        </p>
      )}
      {view.known === 'outcome' && (
        <p className="t2" style={{ marginTop: 4 }}>
          {localWords(view) ?? sharingLine(view.sharing, view.item.tracker, place, now)}
        </p>
      )}
      {view.draft && <p className="t2">{item.draft}</p>}
      {view.question && <p className="warn">{asks(view.question)}</p>}
    </>
  );
}
