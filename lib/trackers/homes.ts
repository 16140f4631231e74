/** The worker's half of the trackers: how each shared home is read and written. */
import { TRACKER_IDS } from './registry';
import type { TrackerHome } from './tracker';

const FOUND = import.meta.glob<TrackerHome>('./*/home.ts', { eager: true, import: 'home' });

export const HOMES: readonly TrackerHome[] = TRACKER_IDS.flatMap((id) => FOUND[`./${id}/home.ts`] ?? []);
