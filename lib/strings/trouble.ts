/**
 * Troubles in words for strip and panel: what happened, then what to do. The sentences for the extension's pages,
 * which can say more about a credential, are in `pages-trouble.ts`. The tracker's own reason inside is plain text
 * and may be hostile: it is only ever set as text.
 */
import type { Trouble } from '../trackers/tracker';
import { termsOf } from './by-tracker';
import { plainKey } from './common';
import { because } from './reason';

export const TRACKER_NAME: Record<string, string> = { github: 'GitHub', jira: 'Jira', linear: 'Linear' };
export const trackerName = (id: string) => TRACKER_NAME[id] ?? id;

/**
 * In what way a person can mend it: at the connection, by opening the tracker's own site, by waiting, in the page, or
 * not at all.
 */
export type Mend = 'connection' | 'site' | 'wait' | 'page' | 'none';

type About = {
  /** The tracker's name for people. */
  n: string;
  /** The place, "acme/shop". */
  p: string;
  /** The tracker's own reason: " (403: read only)"; '' when it gave none. */
  b: string;
  /** What Sightline is let in with, "token". */
  m: string;
  t: Trouble;
};
type Sentence = [sentence: (about: About) => string, mend: Mend];

const WORDS: Record<Trouble['code'], Sentence> = {
  offline: [() => 'This device is offline. It is sent when the network is back.', 'wait'],
  timeout: [({ n }) => `${n} did not answer in time. It is tried again.`, 'wait'],
  'no-credential': [
    ({ n, p, m }) => `No ${m} covers ${p}. Connect ${n}, or put it in the description.`,
    'connection',
  ],
  'credential-expired': [({ n, b, m }) => `The ${n} ${m} has expired${b}. Replace it.`, 'connection'],
  'credential-refused': [({ n, b, m }) => `${n} does not accept the ${m}${b}. Replace it.`, 'connection'],
  'not-permitted': [
    ({ n, p, b, m }) =>
      `${n} refused the write${b || ` (this ${m} cannot edit issues in ${p})`}. Give the ${m} write access to issues.`,
    'connection',
  ],
  'not-approved': [
    ({ p, b, m }) => `The owner of ${p} has not approved the ${m} yet${b}. Ask the owner, then try again.`,
    'connection',
  ],
  hidden: [
    ({ n, p, b, m }) =>
      `${n} shows this ${m} nothing in ${p}${b}. The issue is gone, or not among what the ${m} covers.`,
    'connection',
  ],
  gone: [
    () => 'The issue was deleted. The outcome stays on this device; copy it to keep it elsewhere.',
    'none',
  ],
  moved: [
    ({ t }) => `The issue moved${t.movedTo ? ` to ${plainKey(t.movedTo)}` : ''}. Open it there to go on.`,
    'page',
  ],
  locked: [({ p, b }) => `The issue is locked or ${p} is read-only${b}. Unlock it, then try again.`, 'page'],
  'too-long': [({ t }) => `The outcome is ${tooLong(t)}. Shorten it.`, 'page'],
  'rate-limited': [({ n }) => `${n} asked for a pause. It is sent after that.`, 'wait'],
  server: [({ n, b }) => `${n} has a fault${b}. It is tried again.`, 'wait'],
  'bad-answer': [
    ({ n, b }) => `The answer of ${n} could not be read${b}. Check now, or share another way.`,
    'wait',
  ],
  'editor-open': [() => 'The description is open in an editor. It is written when that is closed.', 'page'],
  redirected: [
    ({ n }) => `${n} sent the request to another address, so it was stopped. Check the connection.`,
    'connection',
  ],
  'no-tab': [
    ({ n }) =>
      `Sightline reaches ${n} through an open page of it, and none is open. Open ${n} in a tab, and it goes on.`,
    'site',
  ],
  'signed-out': [({ n }) => `You are signed out of ${n}. Sign in there, and it goes on.`, 'site'],
  'other-account': [
    ({ n, b, t: { by } }) =>
      by === undefined
        ? `It was saved as another ${n} account${b}. It is sent once that account is signed in again; until then nothing else is saved here.`
        : `What is shown holds words of ${by} that are not sent. They wait until ${by} is signed in to ${n} again; until then nothing else is saved here.`,
    'page',
  ],
  'no-account': [
    ({ n }) =>
      `It is not known as which ${n} account this was saved. “Try now” sends it as the one that is signed in.`,
    'page',
  ],
  maintenance: [({ n, b }) => `${n} is down for maintenance${b}. It is tried again.`, 'wait'],
  archived: [
    ({ b }) => `The issue is archived and takes no changes${b}. Restore it, then try again.`,
    'page',
  ],
  'other-workspace': [
    ({ n, p, b, m }) =>
      `The ${n} ${m} opens another workspace${b}. Add a ${m} of the workspace that ${p} is in.`,
    'connection',
  ],
};

const tooLong = ({ over }: Trouble) => (over === undefined ? 'too long' : `${over} characters too long`);

/** Where a tracker's own words say it better. By its id. */
const WORDS_AT: Record<string, Partial<Record<Trouble['code'], Sentence>>> = {
  github: {
    hidden: [
      ({ p, b }) =>
        `GitHub shows this token nothing in ${p}${b}. Add the repository to the token; if its organisation approves tokens, it has not yet.`,
      'connection',
    ],
    'too-long': [
      ({ t }) => `The description would be ${tooLong(t)}. Shorten the description or the outcome.`,
      'page',
    ],
  },
  jira: {
    'not-permitted': [
      ({ p, b }) =>
        `Your Jira login may not edit issues in ${p}${b}. Ask for that right, or copy the outcome into a comment.`,
      'page',
    ],
    hidden: [
      ({ p, b }) =>
        `Jira shows your login nothing here in ${p}${b}. The issue is gone, or hidden from you; what you wrote stays on this device.`,
      'page',
    ],
  },
  linear: {
    'not-permitted': [
      ({ p, b }) => `Linear refused the write in ${p}${b}. Give the key the right to write.`,
      'connection',
    ],
    'not-approved': [
      ({ b }) =>
        `An admin of this workspace does not allow personal keys${b}. Ask an admin, or put it in the description.`,
      'connection',
    ],
    hidden: [
      ({ p, b }) =>
        `Linear shows this key nothing in ${p}${b}. The issue is gone, or its team is not among those the key covers.`,
      'connection',
    ],
  },
};

const sentenceOf = (t: Trouble, name = ''): Sentence =>
  WORDS_AT[name.toLowerCase()]?.[t.code] ?? WORDS[t.code];

/**
 * One sentence or two about a trouble.
 * @param t what the worker says
 * @param name the tracker's name for people
 * @param place the repository, project or team, "acme/shop"
 */
export function say(t: Trouble, name: string, place: string): string {
  return sentenceOf(t, name)[0]({ n: name, p: place, b: because(t), m: termsOf(name).means, t });
}

/** Words of another account wait. @param by whose; '' where no name is known */
export const othersWords = (by: string) =>
  by === ''
    ? 'Words of another account wait here and were not changed. It goes on once that account is signed in again; what you typed is kept as a draft.'
    : `Words of ${by} wait here and were not changed. It goes on once ${by} is signed in again; what you typed is kept as a draft.`;

/** @param name the tracker's name for people */
export const mend = (t: Trouble, name?: string): Mend => sentenceOf(t, name)[1];

/**
 * When the next try comes, in words: "next try in 4 minutes"; short for the strip: "next try in 4 min".
 * @param at moment of the next try; undefined: not by itself. @param now both ms since epoch
 */
export function nextTry(at: number | undefined, now: number, short = false): string {
  if (at === undefined) return '';
  const s = Math.max(0, Math.round((at - now) / 1000));
  if (s < 5) return 'next try now';
  if (s < 60) return `next try in ${s} ${short ? 's' : 'seconds'}`;
  const min = Math.round(s / 60);
  if (min < 60) return `next try in ${min} ${short ? 'min' : min === 1 ? 'minute' : 'minutes'}`;
  const h = Math.round(min / 60);
  return `next try in ${h} ${short ? 'h' : h === 1 ? 'hour' : 'hours'}`;
}
