/** Why the file of a team could not be read or written, and what to do. */
import type { Trouble } from '../trackers/tracker';
import { because } from './reason';

type About = {
  t: Trouble /** "GitHub", or the host. */;
  at: string /** "acme/product · .github/sightline.json". */;
  where: string;
  b: string;
};

const WORDS: Partial<Record<Trouble['code'], (a: About) => string>> = {
  offline: () => 'This device is offline. It is tried again when the network is back.',
  timeout: ({ at }) => `${at} did not answer in time. Look again later.`,
  'no-credential': ({ at }) => `Nothing here opens ${at}. Connect it under “Connections”, then look again.`,
  'credential-expired': ({ at, b }) => `The access to ${at} has ended${b}. Replace it under “Connections”.`,
  'credential-refused': ({ at, b }) =>
    `${at} does not accept the access any more${b}. Replace it under “Connections”.`,
  'not-permitted': ({ at, b }) =>
    `${at} refused${b}. Somebody with more rights has to do this, or propose it instead.`,
  'not-approved': ({ at, b }) =>
    `The access to ${at} is not approved yet${b}. Ask its owner, then look again.`,
  hidden: ({ where, b }) =>
    `Nothing is found at ${where}${b}. The file was moved or deleted, or is hidden from you.`,
  gone: ({ where }) => `The file at ${where} is gone.`,
  moved: ({ where }) => `What was at ${where} moved. Join the team again from where it is now.`,
  locked: ({ where, b }) => `${where} takes no changes${b}.`,
  archived: ({ where, b }) => `${where} is archived and takes no changes${b}.`,
  'too-long': ({ t }) =>
    `The file is ${t.over === undefined ? 'too large' : `${t.over} characters too long`}. Take out what is not used.`,
  'rate-limited': ({ at }) => `${at} asked for a pause. Look again later.`,
  server: ({ at, b }) => `${at} has a fault${b}. Look again later.`,
  maintenance: ({ at }) => `${at} is down for maintenance. Look again later.`,
  'bad-answer': ({ at, b }) => `What ${at} answered is no team file${b}.`,
  redirected: ({ at }) =>
    `${at} sent the request to another address, so it was stopped. Join from the address it leads to.`,
  'no-tab': ({ at }) =>
    `${at} is reached through an open page of it, and none is open. Open one, then look again.`,
  'signed-out': ({ at }) => `You are signed out of ${at}. Sign in there, then look again.`,
};

/** @param at the tracker's name, or the host */
export function fileTrouble(t: Trouble, at: string, where: string): string {
  const about = { t, at, where: where || at, b: because(t) };
  return WORDS[t.code]?.(about) ?? `${at} did not give the file${about.b}. Look again later.`;
}
