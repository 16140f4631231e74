/** Why something of an item was not read, or not sent, as the strip says it. */
import type { ItemView } from '../messages/protocol';
import { wordsFor } from '../strings/by-tracker';
import { CONNECT, FIX_CONNECTION, SHARE_OTHER, waitsFor } from '../strings/common';
import { STRIP, troubleAt } from '../strings/strip';
import type { Trouble } from '../trackers/tracker';
import { ownerOf } from './standing';
import { dim, open, SHARE } from './strip-beside';
import type { Around, Say } from './strip-model';

/** Why nothing is known of an item; undefined: it is still being read. */
export function unread(view: ItemView): ItemView['trouble'] {
  // Where the page does not show the home, and nothing can ask for it, nothing more will come.
  const shut = view.account === undefined && wordsFor(view.item.tracker).apart;
  return view.trouble ?? (shut ? { trouble: { code: 'no-credential' }, since: 0 } : undefined);
}

/** Goes on by itself when a person has done something elsewhere; no clock tries it again. */
const ON_ITS_OWN = new Set<Trouble['code']>(['no-tab', 'signed-out', 'other-account']);
/** Only another credential helps. */
const BROKEN = new Set<Trouble['code']>(['credential-expired', 'credential-refused', 'other-workspace']);

/** What waits is of somebody else than who is there: they can neither send nor change it. */
export const othersWait = ({ sharing }: ItemView): boolean =>
  sharing.state === 'waiting' && sharing.trouble.code === 'other-account';

export const connect = ({ tracker }: Around) =>
  ({ label: CONNECT(tracker), act: 'connect', look: 'plain' }) as const;

export function waiting(view: ItemView, trouble: Trouble, nextAt: number | undefined, a: Around): Say {
  const plan = 'short';
  // No failure: somebody is about to connect, or has not yet.
  if (trouble.code === 'no-credential') {
    const text = waitsFor(wordsFor(a.tracker).means, ownerOf(view.item));
    return {
      runs: [{ text }, dim(` ${STRIP.safe}.`)],
      action: connect(a),
      plan,
    };
  }
  const why = troubleAt(a.tracker, trouble);
  const next =
    nextAt === undefined ? STRIP.noNext : STRIP.next(STRIP.minutes(Math.round((nextAt - a.now) / 60_000)));
  const safe = ON_ITS_OWN.has(trouble.code) ? `${STRIP.safe}.` : `${STRIP.safe}; ${next}.`;
  // What is to be pressed is in the panel.
  const shown = ON_ITS_OWN.has(trouble.code) || trouble.code === 'no-account';
  const other = shown ? open(STRIP.show) : { ...SHARE, label: SHARE_OTHER };
  return {
    runs: [{ text: `${why}. ` }, dim(safe)],
    action: BROKEN.has(trouble.code) ? { label: FIX_CONNECTION, act: 'fix', look: 'plain' } : other,
    plan,
  };
}
