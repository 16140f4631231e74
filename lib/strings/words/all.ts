/**
 * The words of every tracker. A script that is built for the pages of one tracker gets that tracker's file in the
 * place of this one.
 */
import { ANY, SAYS_ANY } from './any';
import { GITHUB, SAYS_GITHUB } from './github';
import { JIRA, SAYS_JIRA } from './jira';
import { LINEAR, SAYS_LINEAR } from './linear';
import type { ByTracker, Says, Words } from './shape';

export const WORDS: ByTracker<Words> = { any: ANY, github: GITHUB, jira: JIRA, linear: LINEAR };
export const SAYS: ByTracker<Says> = {
  any: SAYS_ANY,
  github: SAYS_GITHUB,
  jira: SAYS_JIRA,
  linear: SAYS_LINEAR,
};
