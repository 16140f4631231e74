/** Where Sightline is used and where it is hidden. */
import { useState } from 'react';
import type { ChosenPlace, MarkerChoice, Remembered } from '../../lib/messages/protocol';
import { common, options, sites } from '../../lib/strings/pages';
import { namesOf } from '../../lib/strings/panel-form';
import { dayWords } from '../../lib/strings/time';
import { trackerName } from '../../lib/strings/trouble';
import { Banner } from '../page/Banner';
import { PlaceField } from '../page/PlaceField';
import { nameOf as wholeName } from '../page/place-input';
import { asPlace, useSettings } from '../page/places';
import { Reading } from '../page/Reading';
import { Sign } from '../page/Sign';
import { isUsable, useAllowedSites } from '../page/sites';
import { labelFor, MarkerLabel } from './MarkerLabel';

const words = options.places;
const nameOf = (p: ChosenPlace) => wholeName(p, p.scope);

/** The last change, kept until the next so that one press takes it back. */
type Change = { place: ChosenPlace; said: string };

export function Places() {
  const { settings, failed, read, setPlace } = useSettings();
  const [last, setLast] = useState<Change | undefined>();

  const set = async (place: ChosenPlace, choice: 'used' | 'hidden' | 'undo', said: string) => {
    if (await setPlace(asPlace(place), place.scope, choice)) setLast({ place, said });
  };
  const undo = async () => {
    if (!last) return;
    if (await setPlace(asPlace(last.place), last.place.scope, last.place.choice)) setLast(undefined);
  };

  return (
    <>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Reading what={words.title} of={settings} again={() => void read()}>
        {(value) => (
          <>
            <section className="part">
              <h2>{words.add}</h2>
              <PlaceField
                chosen={value.places.filter((p) => p.choice === 'used')}
                onAdd={(place, scope) => {
                  setLast(undefined);
                  void setPlace(place, scope, 'used');
                }}
              />
              {failed !== '' && (
                <Banner kind="e" live>
                  {failed}
                </Banner>
              )}
              <div role="status">
                {last && (
                  <Banner
                    kind="i"
                    actions={
                      <button type="button" className="btn" onClick={() => void undo()}>
                        {common.undo}
                      </button>
                    }
                  >
                    {last.said} {words.keeps}
                  </Banner>
                )}
              </div>
            </section>
            <List
              title={words.used}
              empty={words.none}
              places={value.places.filter((p) => p.choice === 'used')}
              markers={value.markers}
              set={set}
            />
            <List
              title={words.hidden}
              empty={words.noneHidden}
              places={value.places.filter((p) => p.choice === 'hidden')}
              set={set}
            />
            <RememberedList all={value.remembered} />
            <p className="s t2 part">{value.syncNotice ? words.notSynced : words.saved}</p>
          </>
        )}
      </Reading>
    </>
  );
}

/** Only there when there are any: most people have none. */
function RememberedList({ all }: { all: Remembered[] }) {
  const askAgain = useSettings((s) => s.askAgain);
  const [said, setSaid] = useState('');
  if (all.length === 0 && said === '') return null;
  return (
    <section className="part">
      <h2>{words.public}</h2>
      {all.length > 0 && <p className="lead">{words.publicLead}</p>}
      <ul className="lines">
        {all.map(({ place, fields }) => (
          <li key={`${place.tracker}|${place.site}|${place.name}`}>
            <span className="st">{wholeName(place, 'place')}</span>
            <span className="s t2">{fields ? words.shares(namesOf(fields)) : words.keepsHere}</span>
            <span className="row end">
              <button
                type="button"
                className="btn q"
                aria-label={words.nameAskAgain(wholeName(place, 'place'))}
                onClick={async () => {
                  if (await askAgain(place)) setSaid(words.asksAgain(wholeName(place, 'place')));
                }}
              >
                {words.askAgain}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <p className="s t2" role="status">
        {said}
      </p>
    </section>
  );
}

function List({
  title,
  empty,
  places,
  markers,
  set,
}: {
  title: string;
  empty: string;
  places: ChosenPlace[];
  /** Where they can be chosen. */
  markers?: MarkerChoice[];
  set(place: ChosenPlace, choice: 'used' | 'hidden' | 'undo', said: string): Promise<void>;
}) {
  const allowed = useAllowedSites();
  const sorted = [...places].sort(
    (a, b) => a.tracker.localeCompare(b.tracker) || a.name.localeCompare(b.name),
  );
  return (
    <section className="part">
      <h2>{title}</h2>
      {sorted.length === 0 && <p className="t2">{empty}</p>}
      <ul className="lines">
        {sorted.map((p) => {
          const name = nameOf(p);
          const other = p.choice === 'used' ? 'hidden' : 'used';
          return (
            <li key={`${p.tracker}|${p.site}|${p.scope}|${p.name}`}>
              <Sign tracker={p.tracker} size={12} />
              <span className="st">{name}</span>
              <span className="s t2">
                {trackerName(p.tracker)} · {words.since(dayWords(new Date(p.at)))}
              </span>
              {!isUsable(p.site, allowed) && <span className="s warn">{sites.notAllowedHere}</span>}
              <span className="row end">
                <button
                  type="button"
                  className="btn q"
                  aria-label={other === 'hidden' ? words.nameHide(name) : words.nameUse(name)}
                  onClick={() =>
                    void set(p, other, other === 'hidden' ? words.hiddenNow(name) : words.usedNow(name))
                  }
                >
                  {other === 'hidden' ? words.hide : words.use}
                </button>
                <button
                  type="button"
                  className="btn q"
                  aria-label={words.nameDrop(name)}
                  onClick={() => void set(p, 'undo', words.removed(name))}
                >
                  {common.remove}
                </button>
              </span>
              {markers && <MarkerLabel place={p} name={name} label={labelFor(p, markers)} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
