/** Jira: the person's own login, and a property of the issue, which no page shows. */
import { ARCHIVED, own, SAYS_ANY, SESSION } from './any';
import type { ByTracker, Says, Troubles, Words } from './shape';

const TROUBLE: Troubles = {
  'not-permitted': () => 'Your Jira login may not edit this issue',
  hidden: () => 'Jira shows your login nothing here: it is gone, or hidden from you',
};

export const JIRA: Words = {
  means: 'login',
  apart: true,
  trouble: /* @__PURE__ */ Object.assign({}, SESSION, ARCHIVED, TROUBLE),
};
export const SAYS_JIRA: Says = /* @__PURE__ */ own(SAYS_ANY, {
  before: 'Team mates still see the version before.',
});

export const WORDS: ByTracker<Words> = { any: JIRA };
export const SAYS: ByTracker<Says> = { any: SAYS_JIRA };
