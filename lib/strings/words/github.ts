/** GitHub: a token, and a section of the description. */
import type { Words, WordsByTracker } from './shape';

/** All of them, so that its pages carry no others. */
export const GITHUB: Words = {
  means: 'token',
  gone: 'The Outcome section is gone from the description.',
  damaged: 'The Outcome section cannot be read.',
  malformed: 'Its markers or its data are damaged.',
  doubled: 'It stands in the description twice.',
  watching: 'Watching for the section.',
  byHand:
    'Delete the Outcome section from the description by hand; Sightline cannot write there without a token.',
  before: 'The issue still shows the version before.',
  trouble: {
    'too-long': (t) => `The description would be ${t.over ?? 'some'} characters too long`,
  },
};

export const WORDS: WordsByTracker = { any: GITHUB };
