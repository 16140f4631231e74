/** Companies' own addresses of a tracker: allowed one by one, in the click itself, and given back. */
import { type FormEvent, useId, useRef, useState } from 'react';
import { check, gap } from '../../../lib/look/icons';
import { common, options, sites as words } from '../../../lib/strings/pages';
import { patternsOf } from '../../../lib/trackers/hosts';
import type { TrackerId } from '../../../lib/trackers/registry';
import { Icon } from '../../Icon';
import { readOwnSite } from '../../page/own-site-input';
import { Reading } from '../../page/Reading';
import { readSite, type SiteInput } from '../../page/site-input';
import { type AllowedSite, allowSite, removeSite, useAllowedSites, useSites } from '../../page/sites';
import { Below } from './Part';

type Kind = {
  tracker: TrackerId;
  words: Pick<typeof words, 'title' | 'lead' | 'label' | 'hint' | 'what' | 'none' | 'allow'>;
  placeholder: string;
  read(text: string): SiteInput;
  /** What to do once it is allowed. */
  next(site: string): string;
};

const { own } = options.jiraSessions;
/** GitHub's are known by their names; one of Jira's can have any, so that a person says it is one. */
const KINDS = {
  github: { tracker: 'github', words, placeholder: 'acme.ghe.com', read: readSite, next: words.next },
  jira: {
    tracker: 'jira',
    words: own,
    placeholder: 'jira.acme.com',
    read: readOwnSite,
    next: () => own.next,
  },
} satisfies Record<string, Kind>;

export function Sites({ of }: { of: keyof typeof KINDS }) {
  const kind: Kind = KINDS[of];
  const { tracker } = kind;
  const allowed = useAllowedSites();
  const { sites, said: named, read } = useSites();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState('');
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  // Up to `allowSite` nothing may be waited for: the browser asks only within the click.
  const allow = async (site: string) => {
    setSaid('');
    const asked = await allowSite(site, tracker);
    if (asked.allowed) setText('');
    setSaid(asked.allowed ? `${asked.said} ${kind.next(site)}` : asked.said);
    await read();
  };
  const submit = (e: FormEvent) => {
    e.preventDefault();
    const typed = kind.read(text);
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
  const remove = async (site: AllowedSite) => {
    setSaid(await removeSite(site));
    await read();
    // The pressed button is gone with its row.
    field.current?.focus();
  };
  /** Named by a person, and taken back in the browser's own settings. */
  const lost = (list: readonly AllowedSite[]): AllowedSite[] =>
    Object.entries(named)
      .filter(([site, whose]) => whose === tracker && !list.some((a) => a.site === site))
      .map(([site]) => ({ site, tracker, patterns: patternsOf(site, tracker), whole: false }));

  return (
    <Below title={kind.words.title} lead={kind.words.lead}>
      <Reading what={kind.words.what} of={sites} again={() => void read()}>
        {(all) => {
          const list = all.filter((a) => a.tracker === tracker);
          const gone = lost(list);
          return (
            <ul className="lines" aria-label={kind.words.what}>
              {list.length + gone.length === 0 && <li className="t2">{kind.words.none}</li>}
              {list.map((a) => (
                <Row key={a.site ?? '*'} of={a} allow={allow} remove={remove} />
              ))}
              {gone.map((a) => (
                <Row key={a.site} of={a} lost allow={allow} remove={remove} />
              ))}
            </ul>
          );
        }}
      </Reading>
      <form className="field" onSubmit={submit} noValidate aria-label={kind.words.title}>
        <label htmlFor={id}>{kind.words.label}</label>
        <div>
          <div className="row">
            <input
              id={id}
              ref={field}
              className="in"
              style={{ flex: '1 1 220px', maxWidth: 300 }}
              value={text}
              placeholder={kind.placeholder}
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
            <button
              type="submit"
              className="btn"
              aria-label={words.nameAllow(kind.words.allow, kind.words.title)}
            >
              {kind.words.allow}
            </button>
          </div>
          <p className="wrong" id={`${id}-wrong`} role="status">
            {wrong}
          </p>
          <p className="hint" id={`${id}-hint`}>
            {kind.words.hint}
          </p>
          <p role="status">{said}</p>
        </div>
      </form>
    </Below>
  );
}

function Row({
  of,
  lost = false,
  allow,
  remove,
}: {
  of: AllowedSite;
  /** The browser does not allow it any more. */
  lost?: boolean;
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
      {!whole && <span className="s t2">{lost ? own.lost : words.half}</span>}
      <span className="row end">
        {!whole && site !== null && (
          <button
            type="button"
            className="btn"
            aria-label={lost ? own.nameAgain(site) : words.nameRest(site)}
            onClick={() => void allow(site)}
          >
            {lost ? own.allowAgain : words.allowRest}
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
