/**
 * Signing in at Linear instead of pasting a key. Shown only when the build names an app and hands in a network. What
 * it gives goes straight to the secret writer: nothing of it is kept in the page.
 */
import { useEffect, useRef, useState } from 'react';
import type { ConnectionView } from '../../../lib/messages/protocol';
import { common } from '../../../lib/strings/pages';
import { linearSignIn as words } from '../../../lib/strings/pages-linear-sign-in';
import { type Identity, type SignedIn, signIn } from '../../../lib/trackers/linear/oauth-flow';
import { revokeTokens } from '../../../lib/trackers/linear/oauth-tokens';
import type { Net } from '../../../lib/trackers/tracker';
import { Banner } from '../../page/Banner';
import { KEY_ORIGIN, readWorkspace } from './key';
import { useConnections, works } from './store';

type Said = { kind: 'i' | 'g' | 'w' | 'e'; text: string /** What was chosen instead. */; opens?: string };

export function SignIn({
  clientId,
  net,
  identity,
  owner = '',
  replaces,
  onDone,
}: {
  clientId: string;
  net: Net;
  identity: Identity;
  /** The workspace that is wanted, as an address names it; anything that is no workspace counts as none. */
  owner?: string;
  /** A sign-in of before, which this one takes the place of. */
  replaces?: ConnectionView;
  onDone?(): void;
}) {
  const { connections, saveSignIn } = useConnections();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | undefined>();
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const typed = readWorkspace(replaces?.owner ?? owner);
  const wanted = 'workspace' in typed ? typed.workspace : '';

  const ofWorkspace = (workspace: string) =>
    connections.state === 'here'
      ? connections.value.filter((c) => c.origin === KEY_ORIGIN && c.owner.toLowerCase() === workspace)
      : [];

  const start = async (workspace: string) => {
    if (busy) return;
    setBusy(true);
    setSaid(undefined);
    const now = () => Date.now();
    const connected = (w: string) => ofWorkspace(w).some((c) => c.renews);
    const told = await signIn({ identity, net, clientId, now, workspace, connected });
    const next = told.ok ? await keep(told) : failed(told, workspace);
    // A page that is left says nothing more; what came until then is kept.
    if (!here.current) return;
    setBusy(false);
    if (next.kind === 'g' && replaces) return onDone?.();
    setSaid(next);
  };

  async function keep({ workspace, value, token, endsAt }: Extract<SignedIn, { ok: true }>): Promise<Said> {
    const before = ofWorkspace(workspace);
    // One for each workspace: a second one would only be another name for the same person.
    const old = replaces ?? before.find((c) => c.renews);
    const kept = await saveSignIn(
      {
        ...{ tracker: 'linear', label: workspace, owner: workspace, origin: KEY_ORIGIN },
        ...{ value, renewal: { token, endsAt } },
      },
      old?.id,
    );
    if (kept.state === 'not-saved') {
      if (!before.some((c) => c.renews)) await revokeTokens([token, value], net);
      return { kind: 'e', text: words.notSaved(kept.why) };
    }
    if (kept.state === 'untested') return { kind: 'w', text: words.untested(kept.why) };
    if (!works(kept.view)) return { kind: 'w', text: words.savedTrouble };
    const me = words.me(kept.view.login ?? '', workspace);
    const beside = before.some((c) => !c.renews);
    return beside ? { kind: 'w', text: `${me} ${words.besideKey(workspace)}` } : { kind: 'g', text: me };
  }

  function failed({ why, opens = '' }: Extract<SignedIn, { ok: false }>, workspace: string): Said {
    if (why === 'cancelled') return { kind: 'i', text: words.cancelled };
    if (why === 'other') return { kind: 'e', text: words.other(workspace, opens), opens };
    return { kind: why === 'denied' ? 'w' : 'e', text: words.why[why] };
  }

  const { opens = '' } = said ?? {};
  return (
    <div>
      <p className="t2">
        {words.opens}
        {wanted !== '' && ` ${words.wanted(wanted)}`}
      </p>
      <div className="row" style={{ marginTop: 8 }}>
        <button type="button" className="btn p" aria-disabled={busy} onClick={() => void start(wanted)}>
          {busy ? words.waiting : words.start}
        </button>
        {replaces && (
          <button type="button" className="btn q" onClick={onDone}>
            {common.cancel}
          </button>
        )}
      </div>
      <div role="status" style={{ marginTop: 8 }}>
        {said && (
          <Banner
            kind={said.kind}
            actions={
              opens !== '' &&
              !replaces && (
                <button type="button" className="btn" onClick={() => void start(opens)}>
                  {words.instead(opens)}
                </button>
              )
            }
          >
            {said.text}
          </Banner>
        )}
      </div>
    </div>
  );
}
