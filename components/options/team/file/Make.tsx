/** A new team, on this device: a name, and the places that follow it. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { team as words } from '../../../../lib/strings/pages-team';
import type { Scope } from '../../../../lib/team/team';
import { useSettings } from '../../../page/places';
import { Sign } from '../../../page/Sign';
import { Failed } from '../Head';
import { useTeams } from '../store';
import { scopeName, scopeOf } from './where';

/** As long as a team file takes. */
const LONGEST = 80;
const keyOf = (s: Scope) => `${s.tracker}|${s.site}|${s.place}`;

export function Make() {
  const { settings, read } = useSettings();
  const attempt = useTeams((s) => s.act);
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState('');
  const [chosen, setChosen] = useState<Scope[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => void (settings.state === 'loading' && read()), [settings.state, read]);

  const used = settings.state === 'here' ? settings.value.places.filter((p) => p.choice === 'used') : [];
  const scopes = used.map((p) => scopeOf(p, p.scope));
  const has = (s: Scope) => chosen.some((c) => keyOf(c) === keyOf(s));
  const toggle = (s: Scope) =>
    setChosen(has(s) ? chosen.filter((c) => keyOf(c) !== keyOf(s)) : [...chosen, s]);

  const submit = async (e: FormEvent) => {
    e.preventDefault();
    const typed = name.trim();
    const why =
      typed === '' ? words.make.nameEmpty : typed.length > LONGEST ? words.make.nameLong(LONGEST) : '';
    setWrong(why);
    if (why !== '') return field.current?.focus();
    const view = await attempt({ type: 'team.make', name: typed, scopes: chosen });
    if (view) location.hash = `#team/${view.team.id}`;
  };
  return (
    <>
      <h1 tabIndex={-1}>{words.make.title}</h1>
      <p className="lead">{words.make.lead}</p>
      <Failed />
      <form noValidate className="part" onSubmit={(e) => void submit(e)}>
        <div className="field">
          <label htmlFor={id}>{words.make.name}</label>
          <div>
            <input
              id={id}
              ref={field}
              className="in"
              value={name}
              autoComplete="off"
              aria-invalid={wrong !== ''}
              aria-describedby={`${id}-wrong ${id}-hint`}
              onChange={(e) => {
                setName(e.target.value);
                setWrong('');
              }}
            />
            <p className="wrong" id={`${id}-wrong`} role="status">
              {wrong}
            </p>
            <p className="hint" id={`${id}-hint`}>
              {words.make.nameHint}
            </p>
          </div>
        </div>
        <div className="field">
          <span className="lbl" id={`${id}-scopes`}>
            {words.make.scopes}
          </span>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand beside its name */}
          <div role="group" aria-labelledby={`${id}-scopes`}>
            {scopes.map((s) => (
              <label className="check line" key={keyOf(s)}>
                <input type="checkbox" checked={has(s)} onChange={() => toggle(s)} />
                <Sign tracker={s.tracker} size={12} />
                <span>{scopeName(s)}</span>
              </label>
            ))}
            <p className="hint">{scopes.length === 0 ? words.make.noPlaces : words.make.scopesHint}</p>
          </div>
        </div>
        <div className="row acts">
          <button type="submit" className="btn p lg">
            {words.make.make}
          </button>
          <a className="btn q lg" href="#team">
            {words.join.no}
          </a>
        </div>
      </form>
    </>
  );
}
