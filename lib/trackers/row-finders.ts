/** Which trackers' rows can be found. */
import { githubRows } from './github/rows-page';
import type { TrackerRows } from './tracker';

export const ROW_FINDERS: readonly TrackerRows[] = [githubRows()];
