/**
 * Takes a key of Linear's. As with a token the field is not controlled and is emptied at once. A key opens one
 * workspace: one that opens another than the person named is not kept.
 */
import { type FormEvent, useId, useRef, useState } from 'react';
import { link } from '../../../lib/look/icons';
import type { ConnectionView } from '../../../lib/messages/protocol';
import { common, options } from '../../../lib/strings/pages';
import { Icon } from '../../Icon';
import { Banner } from '../../page/Banner';
import { KEY_ORIGIN, KEYS_PAGE, readKey, readWorkspace } from './key';
import { useConnections, works } from './store';

const words = options.linearKey;

type Said = {
  kind: 'g' | 'w' | 'e';
  text: string /** The workspace that the key opens instead. */;
  opens?: string;
};

export function KeyForm({
  owner: given,
  replaces,
  onDone,
}: {
  /** Workspace to begin with; text from an address or from the key that is replaced. */
  owner: string;
  replaces?: ConnectionView;
  onDone?(): void;
}) {
  const save = useConnections((s) => s.saveKey);
  const connections = useConnections((s) => s.connections);
  const [workspace, setWorkspace] = useState(given);
  const [wrong, setWrong] = useState<{ field: 'key' | 'workspace'; why: string } | undefined>();
  const [said, setSaid] = useState<Said | undefined>();
  /** The workspace for which a second key was asked about. */
  const sure = useRef<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const key = useRef<HTMLInputElement>(null);
  const workspaceField = useRef<HTMLInputElement>(null);
  const id = useId();
  const typed = readWorkspace(workspace);
  const named = 'workspace' in typed ? typed.workspace : '';

  const submit = async (e: FormEvent) => {
    e.preventDefault();
    if (busy || !key.current) return;
    const read = readKey(key.current.value, workspace);
    setSaid(undefined);
    if (!read.ok) {
      setWrong(read);
      (read.field === 'key' ? key : workspaceField).current?.focus();
      return;
    }
    const same = (c: ConnectionView) => c.origin === KEY_ORIGIN && c.owner.toLowerCase() === read.workspace;
    const twice = !replaces && connections.state === 'here' && connections.value.some(same);
    if (twice && sure.current !== read.workspace) {
      // A second one beside it is rarely meant; whoever presses again means it.
      sure.current = read.workspace;
      return setWrong({ field: 'workspace', why: words.hasKey(read.workspace) });
    }
    setWrong(undefined);
    setBusy(true);
    key.current.value = '';
    const answer = await save(
      {
        tracker: 'linear',
        label: read.workspace,
        owner: read.workspace,
        origin: KEY_ORIGIN,
        value: read.value,
        raw: true,
      },
      replaces?.id,
    );
    setBusy(false);
    switch (answer.state) {
      case 'not-saved':
        return setWrong({ field: 'key', why: answer.why });
      case 'other': {
        const { opens, kept } = answer;
        const text = kept ? words.otherKept(read.workspace) : words.other(read.workspace, opens);
        return setSaid({ kind: 'e', text, ...(!kept && opens !== '' && { opens }) });
      }
      case 'untested':
        return setSaid({ kind: 'e', text: answer.why });
      case 'tested': {
        if (!replaces) setWorkspace('');
        // The card above says what the trouble is; here only that it was saved.
        if (!works(answer.view)) return setSaid({ kind: 'w', text: words.savedTrouble });
        setSaid({ kind: 'g', text: words.me(answer.view.login ?? '', answer.view.owner) });
        onDone?.();
      }
    }
  };

  const problem = (field: 'key' | 'workspace') => (wrong?.field === field ? wrong.why : '');
  return (
    <form
      onSubmit={(e) => void submit(e)}
      noValidate
      aria-label={replaces ? words.card.replaceTitle(replaces.label) : words.add}
    >
      <div className="field">
        <label htmlFor={`${id}-workspace`}>{words.workspaceLabel}</label>
        <div>
          <input
            id={`${id}-workspace`}
            ref={workspaceField}
            className="in"
            value={workspace}
            placeholder="acme"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-invalid={problem('workspace') !== ''}
            aria-describedby={`${id}-workspace-hint ${id}-workspace-wrong`}
            onChange={(e) => {
              setWorkspace(e.target.value);
              setWrong(undefined);
            }}
          />
          <p className="wrong" id={`${id}-workspace-wrong`} role="status">
            {problem('workspace')}
          </p>
          <p className="hint" id={`${id}-workspace-hint`}>
            {words.workspaceHint}
          </p>
        </div>
      </div>
      <div className="field">
        <span className="lbl">{words.makeLabel}</span>
        <div>
          <a className="btn" href={KEYS_PAGE} target="_blank" rel="noreferrer">
            {words.make}
            <Icon shape={link} />
            <span className="vh"> ({common.opensTab})</span>
          </a>
          <p className="hint">{words.makeHint}</p>
          <dl className="facts" style={{ marginTop: 8 }}>
            {[
              words.check.workspace(named),
              words.check.rights(),
              words.check.teams(),
              words.check.name(),
            ].map(([name, what]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <p className="hint">{words.admins}</p>
        </div>
      </div>
      <div className="field">
        <label htmlFor={`${id}-key`}>{words.keyLabel}</label>
        <div>
          <input
            id={`${id}-key`}
            ref={key}
            className="in"
            type="password"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={problem('key') !== ''}
            aria-describedby={`${id}-key-hint ${id}-key-wrong`}
            onInput={() => setWrong(undefined)}
          />
          <p className="wrong" id={`${id}-key-wrong`} role="status">
            {problem('key')}
          </p>
          <p className="hint" id={`${id}-key-hint`}>
            {words.keyHint}
          </p>
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
        {said && (
          <Banner
            kind={said.kind}
            actions={
              said.opens !== undefined &&
              !replaces && (
                <button
                  type="button"
                  className="btn"
                  onClick={() => {
                    setWorkspace(said.opens ?? '');
                    setSaid(undefined);
                    key.current?.focus();
                  }}
                >
                  {words.nameOther(said.opens)}
                </button>
              )
            }
          >
            {said.text}
          </Banner>
        )}
      </div>
    </form>
  );
}
