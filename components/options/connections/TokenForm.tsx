/**
 * Takes a token. The field is not controlled and is emptied at once when it is handed on: React would write a
 * controlled value into the page's attributes, and nothing here may hold it longer than the writer needs.
 */
import { type FormEvent, useId, useRef, useState } from 'react';
import { link } from '../../../lib/look/icons';
import type { ConnectionView } from '../../../lib/messages/protocol';
import { common, options, sites as siteWords } from '../../../lib/strings/pages';
import { SITE } from '../../../lib/trackers/github/urls';
import { apiOrigin } from '../../../lib/trackers/hosts';
import { Icon } from '../../Icon';
import { Banner } from '../../page/Banner';
import { isUsable, siteOf, useAllowedSites } from '../../page/sites';
import { useConnections, works } from './store';
import { makeAddress, ownerIn, readToken } from './token';

const words = options.connections;

export function TokenForm({
  owner: given,
  replaces,
  onDone,
}: {
  /** Owner to begin with; text from an address or from the token that is replaced. */
  owner: string;
  replaces?: ConnectionView;
  onDone?(): void;
}) {
  const save = useConnections((s) => s.save);
  const [owner, setOwner] = useState(given);
  const [wrong, setWrong] = useState<{ field: 'token' | 'owner'; why: string } | undefined>();
  const [said, setSaid] = useState<{ kind: 'g' | 'w' | 'e'; text: string } | undefined>();
  /** The connection that was saved here with a trouble: mended or deleted since, the message about it goes. */
  const [troubled, setTroubled] = useState<string | undefined>();
  const mended = useConnections(
    ({ connections }) =>
      troubled !== undefined &&
      connections.state === 'here' &&
      !connections.value.some((c) => c.id === troubled && !works(c)),
  );
  const connections = useConnections((s) => s.connections);
  /** The owner for whom a second token was asked about. */
  const sure = useRef<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const token = useRef<HTMLInputElement>(null);
  const ownerField = useRef<HTMLInputElement>(null);
  const id = useId();
  const allowed = useAllowedSites();
  const [chosenSite, setSite] = useState(replaces ? siteOf(replaces) : SITE);
  // An address typed as the owner names its site. A token that is replaced stays where it was.
  const typed = ownerIn(owner, chosenSite);
  const named = replaces ? { ...typed, site: siteOf(replaces) } : typed;
  const choices = replaces
    ? [named.site]
    : [
        ...new Set([
          SITE,
          ...allowed.flatMap((a) => (a.tracker === 'github' ? (a.site ?? []) : [])),
          named.site,
        ]),
      ];

  const submit = async (e: FormEvent) => {
    e.preventDefault();
    if (busy || !token.current) return;
    const read = readToken(token.current.value, owner, named.site);
    if (!read.ok) {
      setWrong(read);
      (read.field === 'owner' ? ownerField : token).current?.focus();
      return;
    }
    const { site } = named;
    if (!isUsable(site, allowed)) {
      setWrong({ field: 'owner', why: siteWords.token.allowFirst(site) });
      ownerField.current?.focus();
      return;
    }
    const origin = apiOrigin(site);
    const same = (c: ConnectionView) =>
      c.origin === origin && c.owner.toLowerCase() === read.owner.toLowerCase();
    const key = `${origin} ${read.owner}`;
    if (!replaces && connections.state === 'here' && connections.value.some(same) && sure.current !== key) {
      // A second one beside it is rarely meant; whoever presses again means it.
      sure.current = key;
      return setWrong({ field: 'owner', why: words.hasToken(read.owner) });
    }
    setWrong(undefined);
    setSaid(undefined);
    setTroubled(undefined);
    setBusy(true);
    token.current.value = '';
    const answer = await save(
      {
        tracker: 'github',
        label: site === SITE ? words.label(read.owner) : siteWords.at(words.label(read.owner), site),
        owner: read.owner,
        origin,
        value: read.value,
      },
      replaces?.id,
    );
    setBusy(false);
    if (!answer.ok) return setWrong({ field: 'token', why: answer.why });
    const { view } = answer;
    // Saved, whatever the test says: the fields are free for the next token.
    if (!replaces) setOwner('');
    if (!view) return setSaid({ kind: 'e', text: answer.why ?? '' });
    // The card above says what the trouble is; here only that it was saved.
    if (!works(view)) {
      setTroubled(view.id);
      return setSaid({ kind: 'w', text: words.savedTrouble });
    }
    setSaid({ kind: 'g', text: words.me(view.login ?? '', view.owner) });
    onDone?.();
  };

  const problem = (field: 'token' | 'owner') => (wrong?.field === field ? wrong.why : '');
  return (
    <form
      onSubmit={(e) => void submit(e)}
      noValidate
      aria-label={replaces ? words.replaceTitle(replaces.label) : words.add}
    >
      {choices.length > 1 && (
        <div className="field">
          <label htmlFor={`${id}-site`}>{siteWords.token.site}</label>
          <div>
            <select
              id={`${id}-site`}
              className="in"
              value={named.site}
              aria-describedby={`${id}-site-hint`}
              onChange={(e) => {
                // What was typed as an address names another site.
                setOwner(named.owner);
                setSite(e.target.value);
                setWrong(undefined);
              }}
            >
              {choices.map((s) => (
                <option key={s} value={s}>
                  {s}
                </option>
              ))}
            </select>
            <p className="hint" id={`${id}-site-hint`}>
              {siteWords.token.siteHint}
            </p>
          </div>
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-owner`}>{words.ownerLabel}</label>
        <div>
          <input
            id={`${id}-owner`}
            ref={ownerField}
            className="in"
            value={owner}
            placeholder="acme"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-invalid={problem('owner') !== ''}
            aria-describedby={`${id}-owner-hint ${id}-owner-wrong`}
            onChange={(e) => {
              setOwner(e.target.value);
              setWrong(undefined);
            }}
          />
          <p className="wrong" id={`${id}-owner-wrong`} role="status">
            {problem('owner')}
          </p>
          <p className="hint" id={`${id}-owner-hint`}>
            {words.ownerHint}
          </p>
        </div>
      </div>
      <div className="field">
        <span className="lbl">{words.makeLabel}</span>
        <div>
          <a className="btn" href={makeAddress(named.owner, named.site)} target="_blank" rel="noreferrer">
            {words.make}
            <Icon shape={link} />
            <span className="vh"> ({common.opensTab})</span>
          </a>
          <p className="hint">{words.makeHint}</p>
          <dl className="facts" style={{ marginTop: 8 }}>
            {[
              words.check.owner(named.owner),
              words.check.repos(),
              words.check.rights(),
              words.check.expiry(),
            ].map(([name, what]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <p className="hint">{words.approval}</p>
        </div>
      </div>
      <div className="field">
        <label htmlFor={`${id}-token`}>{words.tokenLabel}</label>
        <div>
          <input
            id={`${id}-token`}
            ref={token}
            className="in"
            type="password"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problem('token') !== ''}
            aria-describedby={`${id}-token-hint ${id}-token-wrong`}
            onInput={() => setWrong(undefined)}
          />
          <p className="wrong" id={`${id}-token-wrong`} role="status">
            {problem('token')}
          </p>
          <p className="hint" id={`${id}-token-hint`}>
            {words.tokenHint}
          </p>
          <p className="hint">{words.classic}</p>
          <div className="row" style={{ marginTop: 10 }}>
            <button type="submit" className="btn p lg" aria-disabled={busy}>
              {busy ? words.saving : words.save}
            </button>
            {replaces && (
              <button type="button" className="btn q" onClick={onDone}>
                {common.cancel}
              </button>
            )}
          </div>
        </div>
      </div>
      <div role="status">
        {said && !(mended && said.kind === 'w') && <Banner kind={said.kind}>{said.text}</Banner>}
      </div>
    </form>
  );
}
