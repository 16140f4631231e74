/**
 * The words of every tracker. A script that is built for the pages of one tracker gets that tracker's file in the
 * place of this one.
 */
import { ANY } from './any';
import { GITHUB } from './github';
import { JIRA } from './jira';
import { LINEAR } from './linear';
import type { WordsByTracker } from './shape';

export const WORDS: WordsByTracker = { any: ANY, github: GITHUB, jira: JIRA, linear: LINEAR };
