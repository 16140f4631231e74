/** Companies' own addresses of GitHub: allowed one by one, in the click itself, and given back. */
import { type FormEvent, useId, useRef, useState } from 'react';
import { check, gap } from '../../../lib/look/icons';
import { common, sites as words } from '../../../lib/strings/pages';
import { Icon } from '../../Icon';
import { Reading } from '../../page/Reading';
import { readSite } from '../../page/site-input';
import { type AllowedSite, allowSite, removeSite, useAllowedSites, useSites } from '../../page/sites';

export function Sites() {
  const allowed = useAllowedSites();
  const { sites, read } = useSites();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  // Up to `allowSite` nothing may be waited for: the browser asks only within the click.
  const allow = async (site: string) => {
    setSaid('');
    const asked = await allowSite(site);
    if (asked.allowed) setText('');
    setSaid(asked.allowed ? `${asked.said} ${words.next(site)}` : asked.said);
    await read();
  };
  const submit = (e: FormEvent) => {
    e.preventDefault();
    const typed = readSite(text);
    const again = typed.ok && allowed.some((a) => a.site === typed.site && a.whole);
    if (!typed.ok || again) {
      setWrong(typed.ok ? words.already(typed.site) : typed.why);
      setSaid('');
      field.current?.focus();
      return;
    }
    setWrong('');
    void allow(typed.site);
  };
  const remove = async (of: AllowedSite) => {
    setSaid(await removeSite(of));
    await read();
    // The pressed button is gone with its row.
    field.current?.focus();
  };

  return (
    <section className="part" id="sites">
      <h2>{words.title}</h2>
      <p className="lead">{words.lead}</p>
      <Reading what={words.what} of={sites} again={() => void read()}>
        {(list) => (
          <ul className="lines" aria-label={words.what}>
            {list.length === 0 && <li className="t2">{words.none}</li>}
            {list.map((a) => (
              <Row key={a.site ?? '*'} of={a} allow={allow} remove={remove} />
            ))}
          </ul>
        )}
      </Reading>
      <form className="field" onSubmit={submit} noValidate aria-label={words.title}>
        <label htmlFor={id}>{words.label}</label>
        <div>
          <div className="row">
            <input
              id={id}
              ref={field}
              className="in"
              style={{ flex: '1 1 220px', maxWidth: 300 }}
              value={text}
              placeholder="acme.ghe.com"
              inputMode="url"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              aria-invalid={wrong !== ''}
              aria-describedby={`${id}-hint ${id}-wrong`}
              onChange={(e) => {
                setText(e.target.value);
                setWrong('');
              }}
            />
            <button type="submit" className="btn">
              {words.allow}
            </button>
          </div>
          <p className="wrong" id={`${id}-wrong`} role="status">
            {wrong}
          </p>
          <p className="hint" id={`${id}-hint`}>
            {words.hint}
          </p>
          <p role="status">{said}</p>
        </div>
      </form>
    </section>
  );
}

function Row({
  of,
  allow,
  remove,
}: {
  of: AllowedSite;
  allow(site: string): Promise<void>;
  remove(of: AllowedSite): Promise<void>;
}) {
  const name = of.site ?? words.every;
  const { site, whole } = of;
  return (
    <li>
      <span className={whole ? 'good' : 'warn'}>
        <Icon shape={whole ? check : gap} />
      </span>
      <span className="st">{name}</span>
      {!whole && <span className="s t2">{words.half}</span>}
      <span className="row end">
        {!whole && site !== null && (
          <button
            type="button"
            className="btn"
            aria-label={words.nameRest(site)}
            onClick={() => void allow(site)}
          >
            {words.allowRest}
          </button>
        )}
        <button
          type="button"
          className="btn q"
          aria-label={words.nameRemove(name)}
          onClick={() => void remove(of)}
        >
          {common.remove}
        </button>
      </span>
    </li>
  );
}
