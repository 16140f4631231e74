/** Linear: a key, and an attachment of the issue; by hand, a section of the description. */
import { own } from './any';
import type { WordsByTracker } from './shape';

export const LINEAR = /* @__PURE__ */ own({
  apart: true,
  means: 'key',
  byHand: 'What stands in the issue has to be deleted there; Sightline cannot write there without a key.',
  trouble: {
    'not-approved': (t) => `This workspace allows no personal keys${t.reason ? ` (${t.reason})` : ''}`,
    hidden: () => 'Linear shows this key nothing here: it is gone, or in a private team',
  },
});

export const WORDS: WordsByTracker = { any: LINEAR };
