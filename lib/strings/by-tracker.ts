/** The words of a tracker: its own where it has some, else such as fit any. */
import { SAYS, WORDS } from './words/all';
import type { ByTracker, Says, Words } from './words/shape';

function of<T>(all: ByTracker<T>, tracker: string): T {
  const id = tracker.toLowerCase();
  return Object.hasOwn(all, id) ? (all[id] ?? all.any) : all.any;
}

/** What lists need of them. @param tracker its id, or its name for people: "Jira" is as good as "jira" */
export const termsOf = (tracker: string): Words => of(WORDS, tracker);
/** All of them, with what is said of one item. */
export const wordsFor = (tracker: string): Words & Says => ({ ...termsOf(tracker), ...of(SAYS, tracker) });

/** "It stands there twice. Nothing is overwritten." */
export const whyDamaged = (says: Says, why: 'malformed' | 'doubled' | 'too-large'): string =>
  `${why === 'too-large' ? 'It is larger than Sightline reads.' : says[why]} Nothing is overwritten.`;
