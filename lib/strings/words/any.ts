/** Words that fit any tracker. */
import type { Words } from './shape';

export const ANY: Words = {
  means: 'connection',
  gone: 'The outcome is gone from the issue.',
  damaged: 'The outcome cannot be read.',
  malformed: 'Its data are damaged.',
  doubled: 'It stands there twice.',
  watching: 'Watching for it.',
  byHand: 'It still stands in the issue; Sightline cannot take it out without a connection.',
  before: 'The issue still shows the version before.',
  trouble: {},
};

/** The same with a tracker's own. */
export const own = (words: Partial<Words>): Words => ({ ...ANY, ...words });
