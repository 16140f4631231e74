/** What a check of a credential met, in words: which one it is, then what to do. Other troubles: `trouble.ts`. */
import type { Trouble } from '../trackers/tracker';
import { say } from './trouble';

type About = {
  /** Name of the tracker for people. */
  tracker: string;
  /** Owner the credential is for; empty when none is named. */
  owner: string;
  /** The day it ran out, in words. */
  ranOut?: string;
};

/** "(403: reason)" as the tracker gave it; plain text that may be hostile. */
function because(t: Trouble): string {
  const parts = [t.status, t.reason].filter((p) => p !== undefined && p !== '');
  return parts.length > 0 ? ` (${parts.join(': ')})` : '';
}

/** One or two sentences about the trouble of one credential. */
export function trouble(t: Trouble, { tracker, owner, ranOut }: About): string {
  switch (t.code) {
    case 'offline':
      return 'This device was offline at the test. Test again when the network is back.';
    case 'timeout':
      return `${tracker} did not answer in time. Test again.`;
    case 'credential-expired':
      return `This token ran out${ranOut ? ` on ${ranOut}` : ''}. Make a new one and replace it.`;
    case 'credential-refused':
      return `${tracker} does not accept this token${because(t)}. It was revoked, or not copied whole. Replace it.`;
    case 'not-permitted':
      return `This token may not write issues${because(t)}. On its page at ${tracker} set Issues to “Read and write”, and see that the repository is among those it covers.`;
    case 'not-approved':
      return `An owner of ${owner || 'the organisation'} has to approve this token first${because(t)}. Until then it reads public repositories only.`;
    case 'hidden':
      return `${tracker} shows this token nothing there${because(t)}. See that the repository is among those it covers, and that the organisation has approved it.`;
    case 'rate-limited':
      return `${tracker} asked for a pause${because(t)}. Test again later.`;
    case 'server':
      return `${tracker} has a fault${because(t)}. Test again later.`;
    default:
      return say(t, tracker, owner || tracker);
  }
}
