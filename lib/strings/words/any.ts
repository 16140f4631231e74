/** Words that fit any tracker. */
import { because } from '../reason';
import type { Says, Troubles, Words } from './shape';

/** Where the person's own session is used. */
export const SESSION: Troubles = {
  'no-tab': (n) => `Waits for an open ${n} page`,
  'signed-out': (n) => `You are signed out of ${n}`,
  'other-account': (n, t) =>
    t.by === undefined
      ? `Saved as another ${n} account${because({ reason: t.reason })}`
      : `Shown with words of ${t.by} that are not sent`,
  'no-account': (n) => `Not known as which ${n} account it was saved`,
  maintenance: (n) => `${n} is down for maintenance`,
};

export const ARCHIVED: Troubles = { archived: () => 'This issue is archived and takes no changes' };

export const ANY: Words = {
  means: 'connection',
  trouble: /* @__PURE__ */ Object.assign({}, SESSION, ARCHIVED),
};

export const SAYS_ANY: Says = {
  gone: 'The outcome is gone from the issue.',
  damaged: 'The outcome cannot be read.',
  malformed: 'Its data are damaged.',
  doubled: 'It stands there twice.',
  watching: 'Watching for it.',
  byHand: 'It still stands in the issue; Sightline cannot take it out without a connection.',
  before: 'The issue still shows the version before.',
  same: 'Same as in the description',
};

/** The same with a tracker's own. */
export const own = <T extends object>(general: T, words: Partial<T>): T => ({ ...general, ...words });
