/** Troubles in words: what happened, then what to do. One sentence per code, for pages of the extension. */
import type { Trouble } from '../trackers/tracker';

type Words = {
  /** Name of the tracker for people. */
  tracker: string;
  /** Owner the credential is for, when one is named. */
  owner?: string;
  /** A day or moment in words. */
  when?: (ms: number) => string;
  /** When the credential ran out (ms). */
  expiredAt?: number;
};

const status = (t: Trouble) =>
  t.status === undefined ? '' : ` (${t.status}${t.reason ? `: ${t.reason}` : ''})`;
const owner = (w: Words) => w.owner || 'the owner';

const sentences: Record<Trouble['code'], (t: Trouble, w: Words) => string> = {
  offline: () => 'This device was offline. It goes on by itself when the network is back.',
  timeout: (_, w) => `${w.tracker} did not answer in time. Sightline tries again by itself.`,
  'no-credential': (_, w) => `There is no token for ${owner(w)}. Connect ${w.tracker} to share by itself.`,
  'credential-expired': (_, w) =>
    `The ${w.tracker} token ran out${w.expiredAt && w.when ? ` on ${w.when(w.expiredAt)}` : ''}. Make a new one and replace it.`,
  'credential-refused': (t, w) =>
    `${w.tracker} does not accept this token${status(t)}. It was revoked, or not copied whole. Replace it.`,
  'not-permitted': (t, w) =>
    `The token may not write issues there${status(t)}. On its page at ${w.tracker}, set Repository permissions, Issues, to “Read and write”, and see that the repository is among those it covers.`,
  'not-approved': (t, w) =>
    `An owner of ${owner(w)} has to approve this token first${status(t)}. Until then it reads public repositories only.`,
  hidden: (t, w) =>
    `${w.tracker} shows this token nothing there${status(t)}. It may cover other repositories only.`,
  gone: () => 'The issue was deleted. The outcome stays on this device.',
  moved: (t) => `The issue moved${t.movedTo ? ` to ${t.movedTo}` : ''}. Open it there to go on.`,
  locked: (t) => `The issue is locked or its repository archived${status(t)}. It cannot be changed there.`,
  'too-long': (t) =>
    `The description is too long${t.over ? ` by ${t.over} characters` : ''}. Shorten it, then it is shared.`,
  'rate-limited': (t, w) =>
    `${w.tracker} asked for a pause${t.retryAt && w.when ? ` until ${w.when(t.retryAt)}` : ''}. It goes on by itself.`,
  server: (t, w) => `${w.tracker} had a fault${status(t)}. Sightline tries again by itself.`,
  'bad-answer': (t, w) => `The answer of ${w.tracker} could not be read${status(t)}.`,
  'editor-open': () => 'The description is open in an editor. It is shared when that is closed.',
  redirected: (_, w) => `${w.tracker} sent the request to another address, so Sightline stopped it.`,
};

/** One sentence or two about a trouble. Texts of the tracker inside are plain text and may be hostile. */
export function trouble(t: Trouble, words: Words): string {
  return sentences[t.code](t, words);
}
