/** Words for signing in at Linear, in builds that name an app there, and for the card of a sign-in. */
import type { SignInFailure } from '../trackers/linear/oauth-flow';

export const linearSignIn = {
  lead: 'Linear needs your sign-in, or a key of yours. With it the outcome is saved as an attachment of the issue, which everyone who can read the issue sees. Either is for one workspace; add one more for each other.',
  none: 'Not connected yet. Until then nothing is read from Linear; what you write stays on this device.',
  title: 'Sign in',
  start: 'Sign in with Linear',
  opens:
    'A window of Linear opens: choose the workspace there and allow reading and writing. Nothing has to be copied. What it gives stays in this browser and is renewed by itself; it is ended at Linear when you delete it here.',
  wanted: (workspace: string) => `Choose the workspace ${workspace} there.`,
  waiting: 'Waiting for Linear’s window…',
  me: (login: string, workspace: string) =>
    `Linear answered: you are ${login}, in the workspace ${workspace}.`,
  savedTrouble: 'You are signed in. The test found a trouble; it is described above.',
  untested: (why: string) => `You are signed in, but the test did not finish: ${why}`,
  notSaved: (why: string) => `The browser did not save the sign-in, so it was ended again: ${why}`,
  besideKey: (workspace: string) =>
    `There is a key for ${workspace} as well, and what was added first is used. Delete the one you do not want.`,
  /** Quiet: the person knows. */
  cancelled:
    'Cancelled; nothing was changed. If Linear asked for an admin’s approval, ask an admin, or use a key.',
  other: (wanted: string, opens: string) =>
    opens === ''
      ? `What you chose at Linear is not ${wanted}. Nothing was kept.`
      : `You chose ${opens} at Linear, not ${wanted}. Nothing was kept. Sign in again and choose ${wanted}, at the top of Linear’s page.`,
  instead: (workspace: string) => `Sign in to ${workspace} instead`,
  why: {
    unreachable:
      'Linear’s page could not be loaded. Nothing was changed. Try again when the network is back.',
    denied:
      'It was declined at Linear: by you, or because an admin of the workspace does not allow this app. An admin can allow it in the workspace’s settings. A key may still be allowed.',
    declined: 'Linear did not sign you in and did not say why in words that are known here. Use a key.',
    elsewhere: 'The window ended at another address than it should, so nothing of it was taken. Try again.',
    state: 'The answer does not belong to this sign-in, so it was not taken. Try again.',
    code: 'Linear did not take its own code any more. Try again, without a long pause in its window.',
    offline: 'This device is offline. Nothing was saved.',
    timeout: 'Linear did not answer in time. Nothing was saved. Try again.',
    redirected: 'The request was led to another address, so it was stopped. Check the connection.',
    busy: 'Linear asked for a pause. Nothing was saved. Try again later.',
    server: 'Linear has a fault. Nothing was saved. Try again later.',
    answer: 'The answer of Linear could not be read. Nothing was saved. Use a key.',
  } satisfies Record<Exclude<SignInFailure, 'cancelled' | 'other'>, string>,
};

/** In place of a key's words, on the card of a sign-in. A build without an app may have one from before. */
export const signInCard = {
  tail: () => 'signed in',
  as: (login: string) => `connected as ${login}`,
  may: 'What it may do',
  rights: 'Read and write, in your name. Linear has no narrower right that would do.',
  expires: 'Runs out',
  noExpiry: 'Renewed by itself, until you delete it or Linear ends it',
  sure: (label: string) =>
    `Delete the sign-in for ${label}? It is ended at Linear as well. What waits to be shared keeps waiting.`,
  removed: (label: string) => `The sign-in for ${label} is deleted here and ended at Linear.`,
  /** Linear was not reached, or did not say that it has. */
  removedHere: (label: string) =>
    `The sign-in for ${label} is deleted here. Linear did not confirm that it has ended it; you can end it there.`,
  revoke: 'Open your authorised apps at Linear',
  nameOf: (n: string) => `Sign-in for ${n}`,
  nameTest: (n: string) => `Test the sign-in for ${n}`,
  nameReplace: (n: string) => `Sign in again for ${n}`,
  again: 'Sign in again',
  ended: 'ended',
  nameRemove: (n: string) => `Delete the sign-in for ${n}`,
};
