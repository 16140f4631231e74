/** Jira: the person's own login, and a property of the issue, which no page shows. */
import { own } from './any';
import type { WordsByTracker } from './shape';

export const JIRA = /* @__PURE__ */ own({
  apart: true,
  means: 'login',
  before: 'Team mates still see the version before.',
  trouble: {
    'not-permitted': () => 'Your Jira login may not edit this issue',
    hidden: () => 'Jira shows your login nothing here: it is gone, or hidden from you',
  },
});

export const WORDS: WordsByTracker = { any: JIRA };
