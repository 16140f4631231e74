/** Field for a place: typed or pasted, chips of what is chosen, suggestions from open tabs. */
import { type FormEvent, useEffect, useId, useState } from 'react';
import { browser } from '../../lib/browser';
import { cross } from '../../lib/look/icons';
import type { ChosenPlace } from '../../lib/messages/protocol';
import { placeField, sites } from '../../lib/strings/pages';
import type { Place } from '../../lib/trackers/tracker';
import { Icon } from '../Icon';
import { readPlace, samePlace, suggestions, TAB_PATTERNS, withSite } from './place-input';
import { type AllowedSite, isUsable, useAllowedSites } from './sites';

/** "all of acme", with the site where that is a company's own. */
const chosenName = (c: { name: string; site: string }, scope: 'place' | 'owner') =>
  withSite(placeField.chosen(c.name, scope), c.site);

export function PlaceField({
  chosen,
  chips = false,
  onAdd,
  onDrop,
}: {
  /** Places that are used already. */
  chosen: ChosenPlace[];
  /** Shows the chosen ones as chips with a cross. */
  chips?: boolean;
  onAdd(place: Place, scope: 'place' | 'owner'): void;
  onDrop?(place: ChosenPlace): void;
}) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const allowed = useAllowedSites();
  const tabs = useOpenTabs(allowed);
  const id = useId();

  const isChosen = (place: Place, scope: 'place' | 'owner') =>
    chosen.some((c) => samePlace(c, { ...place, scope }));
  const offers = suggestions(tabs).filter((s) => !isChosen(s.place, s.scope));

  const submit = (e: FormEvent) => {
    e.preventDefault();
    const read = readPlace(text);
    if (!read.ok) return setWrong(read.why);
    const { site } = read.place;
    if (!isUsable(site, allowed)) return setWrong(sites.notAllowed(site));
    if (isChosen(read.place, read.scope)) {
      return setWrong(placeField.already(chosenName(read.place, read.scope)));
    }
    setText('');
    setWrong('');
    onAdd(read.place, read.scope);
  };

  return (
    <form onSubmit={submit} noValidate>
      <label className="vh" htmlFor={id}>
        {placeField.label}
      </label>
      <div className="row">
        <input
          id={id}
          className="in"
          style={{ flex: '1 1 220px', maxWidth: 300 }}
          value={text}
          placeholder="acme/shop"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={wrong !== ''}
          aria-describedby={`${id}-hint${wrong ? ` ${id}-wrong` : ''}`}
          onChange={(e) => {
            setText(e.target.value);
            setWrong('');
          }}
        />
        <button type="submit" className="btn">
          {placeField.add}
        </button>
        {chips &&
          chosen.map((c) => (
            <span className="chip on" key={`${c.site}:${c.scope}:${c.name}`}>
              {chosenName(c, c.scope)}
              <button
                type="button"
                className="x"
                aria-label={placeField.drop(chosenName(c, c.scope))}
                onClick={() => onDrop?.(c)}
              >
                <Icon shape={cross} />
              </button>
            </span>
          ))}
        {offers.map((s) => (
          <button
            type="button"
            className="chip"
            key={`${s.place.site}:${s.scope}:${s.place.name}`}
            onClick={() => onAdd(s.place, s.scope)}
          >
            {withSite(placeField.suggest(s.place.name, s.scope), s.place.site)}
          </button>
        ))}
        {offers.length > 0 && <span className="s t2">{placeField.fromTabs}</span>}
      </div>
      <p className="wrong" id={`${id}-wrong`} role="status">
        {wrong}
      </p>
      <p className="hint" id={`${id}-hint`}>
        {placeField.hint}
      </p>
    </form>
  );
}

/** Addresses of the open tabs the extension may see; empty when the browser does not tell. */
function useOpenTabs(allowed: readonly AllowedSite[]): string[] {
  const [urls, setUrls] = useState<string[]>([]);
  useEffect(() => {
    let on = true;
    browser.tabs
      .query({ url: [...TAB_PATTERNS, ...allowed.flatMap((a) => a.patterns)] })
      .then((tabs) => on && setUrls(tabs.flatMap((t) => (t.url ? [t.url] : []))))
      // Without the site's permission there is nothing to suggest, which is no fault.
      .catch(() => on && setUrls([]));
    return () => {
      on = false;
    };
  }, [allowed]);
  return urls;
}
