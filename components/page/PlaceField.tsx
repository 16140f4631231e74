/** Field for a place: typed or pasted, chips of what is chosen, suggestions from open tabs. */
import { type FormEvent, useId, useRef, useState } from 'react';
import { cross } from '../../lib/look/icons';
import type { ChosenPlace } from '../../lib/messages/protocol';
import { placeField, sites } from '../../lib/strings/pages';
import type { Place } from '../../lib/trackers/tracker';
import { Icon } from '../Icon';
import { type Meaning, nameOf, readPlace, type Scope, samePlace, suggestions } from './place-input';
import { isUsable, useAllowedSites, useSites } from './sites';
import { useKnown, useOpenTabs } from './use-known';
import { Which } from './Which';

/** What was typed can be several things. */
type Asked = { typed: string; why: string; which: Meaning[]; lacks: string[] };

const keyOf = (name: { site: string; name: string }, scope: Scope) => `${name.site}:${scope}:${name.name}`;

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
  onAdd(place: Place, scope: Scope): void;
  onDrop?(place: ChosenPlace): void;
}) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const [asked, setAsked] = useState<Asked | undefined>();
  const field = useRef<HTMLInputElement>(null);
  const allowed = useAllowedSites();
  const said = useSites((s) => s.said);
  const tabs = useOpenTabs(allowed);
  const known = useKnown(tabs, chosen, allowed, said);
  const id = useId();

  const isChosen = ({ place, scope }: Meaning) => chosen.some((c) => samePlace(c, { ...place, scope }));
  const offers = suggestions(tabs, said).filter((s) => !isChosen(s));

  const tell = (why: string) => {
    setAsked(undefined);
    setWrong(why);
    field.current?.focus();
  };
  const add = (one: Meaning) => {
    const { site } = one.place;
    if (!isUsable(site, allowed)) return tell(sites.notAllowed(site));
    if (isChosen(one)) return tell(placeField.already(nameOf(one.place, one.scope)));
    setText('');
    tell('');
    onAdd(one.place, one.scope);
  };
  const submit = (e: FormEvent) => {
    e.preventDefault();
    const read = readPlace(text, known, said);
    if (read.ok) return add(read);
    const { why, which, lacks = [] } = read;
    if (!which) return tell([why, ...lacks].join(' '));
    setWrong('');
    setAsked({ typed: text, why, which, lacks });
  };

  return (
    <form onSubmit={submit} noValidate>
      <label className="vh" htmlFor={id}>
        {placeField.label}
      </label>
      <div className="row">
        <input
          id={id}
          ref={field}
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
            setAsked(undefined);
          }}
        />
        <button type="submit" className="btn">
          {placeField.add}
        </button>
        {chips &&
          chosen.map((c) => (
            <span className="chip on" key={keyOf(c, c.scope)}>
              {nameOf(c, c.scope)}
              <button
                type="button"
                className="x"
                aria-label={placeField.drop(nameOf(c, c.scope))}
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
            key={keyOf(s.place, s.scope)}
            onClick={() => onAdd(s.place, s.scope)}
          >
            {placeField.suggest(nameOf(s.place, s.scope))}
          </button>
        ))}
        {offers.length > 0 && <span className="s t2">{placeField.fromTabs}</span>}
      </div>
      {asked && (
        <Which
          // Asked anew for another text, with the focus on the first answer again.
          key={asked.typed}
          {...asked}
          onChoose={add}
          onCancel={() => tell('')}
        />
      )}
      <p className="wrong" id={`${id}-wrong`} role="status">
        {wrong}
      </p>
      <p className="hint" id={`${id}-hint`}>
        {placeField.hint}
      </p>
    </form>
  );
}
