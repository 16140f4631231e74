/** The trackers whose pages Sightline knows. Adding one is a line here and a folder beside this file. */
import { githubPage } from './github/page';
import type { TrackerPage } from './tracker';

export const TRACKERS: readonly TrackerPage[] = [githubPage()];
