/** The worker's half of the trackers: how each shared home is read and written. */
import { githubHome } from './github/home';
import type { TrackerHome } from './tracker';

export const HOMES: readonly TrackerHome[] = [githubHome];
