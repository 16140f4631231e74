/** GitHub: a token, and a section of the description. All of its words, so that its pages carry no others. */
import type { ByTracker, Says, Words } from './shape';

export const GITHUB: Words = {
  means: 'token',
  trouble: {
    'too-long': (_, t) => `The description would be ${t.over ?? 'some'} characters too long`,
  },
};
export const SAYS_GITHUB: Says = {
  gone: 'The Outcome section is gone from the description.',
  damaged: 'The Outcome section cannot be read.',
  malformed: 'Its markers or its data are damaged.',
  doubled: 'It stands in the description twice.',
  watching: 'Watching for the section.',
  byHand:
    'Delete the Outcome section from the description by hand; Sightline cannot write there without a token.',
  before: 'The issue still shows the version before.',
  same: 'Same as in the description',
};

export const WORDS: ByTracker<Words> = { any: GITHUB };
export const SAYS: ByTracker<Says> = { any: SAYS_GITHUB };
