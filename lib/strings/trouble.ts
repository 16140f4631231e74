/**
 * Troubles in words for strip and panel: what happened, then what to do. The sentences for the extension's pages,
 * which can say more about a credential, are in `pages-trouble.ts`. The tracker's own reason inside is plain text
 * and may be hostile: it is only ever set as text.
 */
import type { Trouble } from '../trackers/tracker';

export const TRACKER_NAME: Record<string, string> = { github: 'GitHub', jira: 'Jira', linear: 'Linear' };
export const trackerName = (id: string) => TRACKER_NAME[id] ?? id;

/** In what way a person can mend it: at the connection, by waiting, in the page, or not at all. */
export type Mend = 'connection' | 'wait' | 'page' | 'none';

type Words = [sentence: (name: string, place: string, because: string, t: Trouble) => string, mend: Mend];

const WORDS: Record<Trouble['code'], Words> = {
  offline: [() => 'This device is offline. It is sent when the network is back.', 'wait'],
  timeout: [(n) => `${n} did not answer in time. It is tried again.`, 'wait'],
  'no-credential': [
    (n, p) => `No token covers ${p}. Connect ${n}, or put it in the description.`,
    'connection',
  ],
  'credential-expired': [(n, _, b) => `The ${n} token has expired${b}. Replace it.`, 'connection'],
  'credential-refused': [(n, _, b) => `${n} does not accept the token${b}. Replace it.`, 'connection'],
  'not-permitted': [
    (n, p, b) =>
      `${n} refused the write${b || ` (this token cannot edit issues in ${p})`}. Give the token write access to issues.`,
    'connection',
  ],
  'not-approved': [
    (_, p, b) => `The owner of ${p} has not approved the token yet${b}. Ask the owner, then try again.`,
    'connection',
  ],
  hidden: [
    (n, p, b) =>
      `${n} shows this token nothing in ${p}${b}. Add the repository to the token; if its organisation approves tokens, it has not yet.`,
    'connection',
  ],
  gone: [
    () => 'The issue was deleted. The outcome stays on this device; copy it to keep it elsewhere.',
    'none',
  ],
  moved: [
    (_n, _p, _b, t) => `The issue moved${t.movedTo ? ` to ${t.movedTo}` : ''}. Open it there to go on.`,
    'page',
  ],
  locked: [(_n, p, b) => `The issue is locked or ${p} is read-only${b}. Unlock it, then try again.`, 'page'],
  'too-long': [
    (_n, _p, _b, t) =>
      `The description would be ${t.over === undefined ? 'too long' : `${t.over} characters too long`}. Shorten the description or the outcome.`,
    'page',
  ],
  'rate-limited': [(n) => `${n} asked for a pause. It is sent after that.`, 'wait'],
  server: [(n, _, b) => `${n} has a fault${b}. It is tried again.`, 'wait'],
  'bad-answer': [
    (n, _, b) => `The answer of ${n} could not be read${b}. Check now, or share another way.`,
    'wait',
  ],
  'editor-open': [() => 'The description is open in an editor. It is written when that is closed.', 'page'],
  redirected: [
    (n) => `${n} sent the request to another address, so it was stopped. Check the connection.`,
    'connection',
  ],
  'no-tab': [
    (n) => `It goes through an open ${n} page, and none is open. Open ${n} in a tab, and it is sent.`,
    'page',
  ],
  'signed-out': [(n) => `You are signed out of ${n}. Sign in on a page of it, and it is sent.`, 'page'],
  'other-account': [
    (n, _p, b) => `It was saved as another ${n} account${b}. It is sent when that account is signed in.`,
    'page',
  ],
  maintenance: [(n, _, b) => `${n} is down for maintenance${b}. It is tried again.`, 'wait'],
  archived: [
    (_n, _p, b) => `The issue is archived${b} and takes no changes. Restore it, then try again.`,
    'page',
  ],
  'other-workspace': [
    (n, p, b) => `The ${n} key opens another workspace${b}. Add a key of the workspace of ${p}.`,
    'connection',
  ],
};

const TOO_LONG: Words = [
  (_n, _p, _b, t) =>
    `The outcome is ${t.over === undefined ? 'too long' : `${t.over} characters too long`}. Shorten it.`,
  'page',
];

/** Where a tracker's own words say it better. By its name for people. */
const WORDS_AT: Record<string, Partial<Record<Trouble['code'], Words>>> = {
  Jira: {
    'not-permitted': [
      (_, p, b) =>
        `Your Jira login may not edit issues in ${p}${b}. Ask for that right, or copy the outcome into a comment.`,
      'page',
    ],
    hidden: [
      (_, p, b) =>
        `Jira shows your login nothing here in ${p}${b}: the issue is gone, or hidden from you. What you wrote stays on this device.`,
      'page',
    ],
    'too-long': TOO_LONG,
  },
  Linear: {
    'no-credential': [
      (_, p) => `No key covers ${p}. Connect Linear, or put it in the description.`,
      'connection',
    ],
    'credential-expired': [(_n, _p, b) => `The Linear key has expired${b}. Replace it.`, 'connection'],
    'credential-refused': [(_n, _p, b) => `Linear does not accept the key${b}. Replace it.`, 'connection'],
    'not-permitted': [
      (_, p, b) => `Linear refused the write${b} in ${p}. Give the key the right to write.`,
      'connection',
    ],
    'not-approved': [
      (_n, _p, b) =>
        `An admin of this workspace does not allow personal keys${b}. Ask an admin, or put it in the description.`,
      'connection',
    ],
    hidden: [
      (_, p, b) =>
        `Linear shows this key nothing here in ${p}${b}: the issue is gone, or its team is not among those the key covers.`,
      'connection',
    ],
    'too-long': TOO_LONG,
  },
};

const wordsOf = (t: Trouble, name = ''): Words => WORDS_AT[name]?.[t.code] ?? WORDS[t.code];

/**
 * One sentence or two about a trouble.
 * @param t what the worker says
 * @param name the tracker's name for people
 * @param place the repository, project or team, "acme/shop"
 */
export function say(t: Trouble, name: string, place: string): string {
  const parts = [t.status, t.reason].filter((p) => p !== undefined && p !== '');
  const because = parts.length > 0 ? ` (${parts.join(': ')})` : '';
  return wordsOf(t, name)[0](name, place, because, t);
}

/** @param name the tracker's name for people */
export const mend = (t: Trouble, name?: string): Mend => wordsOf(t, name)[1];

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
