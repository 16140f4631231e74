import type { Spot, TrackerPage } from './tracker';

/** Where an address leads, asked of each tracker in turn; `silent` when none knows it. */
export function parseAny(trackers: readonly TrackerPage[], url: URL): Spot {
  for (const tracker of trackers) {
    const spot = tracker.parse(url);
    if (spot.kind !== 'silent') return spot;
  }
  return { kind: 'silent' };
}
