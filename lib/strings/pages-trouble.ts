/** What a check of a credential met, in words: which one it is, then what to do. Other troubles: `trouble.ts`. */
import type { Trouble } from '../trackers/tracker';
import { wordsFor } from './by-tracker';
import { because } from './reason';
import { say } from './trouble';

type About = {
  /** Name of the tracker for people. */
  tracker: string;
  /** Owner the credential is for; empty when none is named. */
  owner: string;
  /** The day it ran out, in words. */
  ranOut?: string;
  /** The credential is a sign-in, with nothing a person could copy. */
  signIn?: boolean;
};

/** `because`: "(403: reason)" as the tracker gave it; plain text that may be hostile. */
type Sentence = (owner: string, because: string) => string;

/** What can be wrong with a token of GitHub's. */
const TOKEN: Partial<Record<Trouble['code'], Sentence>> = {
  'not-permitted': (_, b) =>
    `This token may not write issues${b}. On its page at GitHub set Issues to “Read and write”, and see that the repository is among those it covers.`,
  'not-approved': (o, b) =>
    `An owner of ${o || 'the organisation'} has to approve this token first${b}. Until then it reads public repositories only.`,
  hidden: (_, b) =>
    `GitHub shows this token nothing there${b}. See that the repository is among those it covers, and that the organisation has approved it.`,
};

/** The same of a key of Linear's. */
const KEY: Partial<Record<Trouble['code'], Sentence>> = {
  'not-permitted': (_, b) =>
    `This key may not write${b}. Make one at Linear with Read and Write, and replace it.`,
  'not-approved': (o, b) =>
    `An admin of ${o || 'the workspace'} allows no personal keys${b}. Ask an admin for it; what you write is kept here meanwhile and shared afterwards.`,
  hidden: (_, b) =>
    `Linear shows this key nothing there${b}. Its team is not among those the key covers, or you are no member of it. Make a key that covers the team, and replace it.`,
  'other-workspace': (o, b) =>
    `This key opens another workspace than ${o || 'the one it is for'}${b}. Replace it with a key of ${o || 'that workspace'}.`,
};

/** The same of signing in at Linear. */
const SIGN_IN: Partial<Record<Trouble['code'], Sentence>> = {
  'credential-expired': () =>
    'The sign-in has ended: it was taken back at Linear, or not used for too long. Sign in again; what waits to be shared goes then.',
  'credential-refused': (_, b) => `Linear does not accept this sign-in any more${b}. Sign in again.`,
  'not-permitted': (_, b) => `This sign-in may not write${b}. Sign in again, and allow it to write.`,
  'not-approved': (o, b) =>
    `An admin of ${o || 'the workspace'} does not allow this app${b}. Ask an admin for it; what you write is kept here meanwhile and shared afterwards.`,
  hidden: (_, b) => `Linear shows you nothing there${b}. You are no member of its team.`,
  'other-workspace': (o, b) =>
    `This sign-in is for another workspace than ${o || 'the one it is for'}${b}. Sign in again, and choose ${o || 'that one'} at Linear.`,
};

/** One or two sentences about the trouble of one credential. */
export function trouble(t: Trouble, { tracker, owner, ranOut, signIn }: About): string {
  const { means } = wordsFor(tracker);
  const own = (signIn ? SIGN_IN : tracker === 'Linear' ? KEY : TOKEN)[t.code];
  if (own) return own(owner, because(t));
  switch (t.code) {
    case 'offline':
      return 'This device was offline at the test. Test again when the network is back.';
    case 'timeout':
      return `${tracker} did not answer in time. Test again.`;
    case 'credential-expired':
      return `This ${means} ran out${ranOut ? ` on ${ranOut}` : ''}. Make a new one and replace it.`;
    case 'credential-refused':
      return `${tracker} does not accept this ${means}${because(t)}. It was revoked, or not copied whole. Replace it.`;
    case 'rate-limited':
      return `${tracker} asked for a pause${because(t)}. Test again later.`;
    case 'server':
      return `${tracker} has a fault${because(t)}. Test again later.`;
    default:
      return say(t, tracker, owner || tracker);
  }
}
