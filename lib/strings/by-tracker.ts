/** The words of a tracker: its own where it has some, else such as fit any. */
import { WORDS } from './words/all';
import type { Words } from './words/shape';

/** @param tracker its id, or its name for people: "Jira" is as good as "jira" */
export function wordsFor(tracker: string): Words {
  const id = tracker.toLowerCase();
  return (Object.hasOwn(WORDS, id) && WORDS[id]) || WORDS.any;
}

/** "It stands there twice. Nothing is overwritten." */
export const whyDamaged = (w: Words, why: 'malformed' | 'doubled' | 'too-large'): string =>
  `${why === 'too-large' ? 'It is larger than Sightline reads.' : w[why]} Nothing is overwritten.`;
