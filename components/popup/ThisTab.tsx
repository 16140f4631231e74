/** What the tab shows that the popup was opened on: an item, another page of a tracker, or none of ours. */
import type { PlaceChoice } from '../../lib/messages/protocol';
import { popup, sites } from '../../lib/strings/pages';
import { trackerName } from '../../lib/strings/trouble';
import type { TrackerId } from '../../lib/trackers/registry';
import type { Place } from '../../lib/trackers/tracker';
import { nameOfAll, shortName, whereOf } from '../page/place-input';
import { ItemCard } from './ItemCard';
import { primaryOf, type TabView, usePopup } from './store';

export function ThisTab({ view }: { view: TabView }) {
  if (view.kind === 'held') return <Held site={view.site} tracker={view.tracker} />;
  if (view.kind === 'maybe') return <Maybe site={view.site} />;
  if (view.kind === 'server') return <p className="t2">{sites.popup.server}</p>;
  if (view.kind === 'elsewhere') return <p className="t2">{popup.elsewhere}</p>;
  if (view.kind === 'item') return <ItemCard title={view.title} view={view.view} />;
  if (!view.place) return <p className="t2">{popup.notItem}</p>;
  return (
    <>
      <p className="t2 s">
        {trackerName(view.place.tracker)} · {whereOf(view.place)}
      </p>
      {view.choice === 'used' ? (
        <p>
          {popup.used(shortName(view.place))} <span className="t2">{popup.tracker}</span>
        </p>
      ) : (
        <PlaceChoices place={view.place} choice={view.choice ?? 'unchosen'} />
      )}
    </>
  );
}

/** One button: the click asks the browser, and nothing runs on the site before it said yes. */
function Held({ site, tracker }: { site: string; tracker: TrackerId }) {
  const allow = usePopup((s) => s.allow);
  const primary = usePopup((s) => primaryOf(s) === 'tab');
  return (
    <>
      <p>{sites.popup.ask(site)}</p>
      <button
        type="button"
        className={`btn wide${primary ? ' p' : ''}`}
        style={{ marginTop: 10 }}
        onClick={() => void allow(site, tracker)}
      >
        {sites.popup.use(site)}
      </button>
      <p className="hint">{sites.popup.hint}</p>
    </>
  );
}

/** A site of no known name. Never the primary button: on most such pages nobody wants it. */
function Maybe({ site }: { site: string }) {
  const allow = usePopup((s) => s.allow);
  return (
    <>
      <p>{sites.popup.maybe}</p>
      <button
        type="button"
        className="btn wide"
        style={{ marginTop: 10 }}
        onClick={() => void allow(site, 'jira')}
      >
        {sites.popup.use(site)}
      </button>
      <p className="hint">{sites.popup.maybeHint}</p>
    </>
  );
}

/** The same three answers as the mark at the end of a title gives. */
export function PlaceChoices({ place, choice }: { place: Place; choice: PlaceChoice }) {
  const setPlace = usePopup((s) => s.setPlace);
  const primary = usePopup((s) => primaryOf(s) === 'tab');
  if (choice === 'hidden') {
    return (
      <div className="row">
        <span>{popup.hidden(shortName(place))}</span>
        <button type="button" className="btn" onClick={() => void setPlace(place, 'place', 'undo')}>
          {popup.undo}
        </button>
      </div>
    );
  }
  return (
    <>
      <p className="t2">{popup.silent}</p>
      <div className="row" style={{ marginTop: 10 }}>
        <button
          type="button"
          className={primary ? 'btn p' : 'btn'}
          onClick={() => void setPlace(place, 'place', 'used')}
        >
          {popup.use(shortName(place))}
        </button>
        <button type="button" className="btn" onClick={() => void setPlace(place, 'owner', 'used')}>
          {popup.use(nameOfAll(place))}
        </button>
        <button type="button" className="btn q" onClick={() => void setPlace(place, 'place', 'hidden')}>
          {popup.notHere}
        </button>
      </div>
    </>
  );
}
