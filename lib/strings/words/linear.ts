/** Linear: a key, and an attachment of the issue; by hand, a section of the description. */

import { because } from '../reason';
import { ARCHIVED, own, SAYS_ANY } from './any';
import type { ByTracker, Says, Troubles, Words } from './shape';

const TROUBLE: Troubles = {
  'not-approved': (_, t) => `This workspace allows no personal keys${because({ reason: t.reason })}`,
  hidden: () => 'Linear shows this key nothing here: it is gone, or in a private team',
  'other-workspace': (_, t) => `The Linear key opens another workspace${because({ reason: t.reason })}`,
};

export const LINEAR: Words = {
  means: 'key',
  apart: true,
  trouble: /* @__PURE__ */ Object.assign({}, ARCHIVED, TROUBLE),
};
export const SAYS_LINEAR: Says = /* @__PURE__ */ own(SAYS_ANY, {
  same: 'From the description; a key shows whether there are newer words',
  byHand: 'What stands in the issue has to be deleted there; Sightline cannot write there without a key.',
});

export const WORDS: ByTracker<Words> = { any: LINEAR };
export const SAYS: ByTracker<Says> = { any: SAYS_LINEAR };
