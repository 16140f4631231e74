/** What addresses and keys tell, for every tracker. Carries no selectors of pages: the worker uses it. */
import type { ItemRef } from '../outcome/record';
import { registered, TRACKER_IDS, type TrackerId } from './registry';
import type { Spot, TrackerAddresses } from './tracker';

const FOUND = import.meta.glob<TrackerAddresses>('./*/addresses.ts', { eager: true, import: 'addresses' });

/** In the order of the registry. */
export const ADDRESSES: readonly TrackerAddresses[] = TRACKER_IDS.flatMap(
  (id) => FOUND[`./${id}/addresses.ts`] ?? [],
);

/** Where an address leads, asked of each tracker in turn; `silent` when none knows it. */
export function parseAny(url: URL): Spot {
  for (const { parse } of ADDRESSES) {
    const spot = parse(url);
    if (spot.kind !== 'silent') return spot;
  }
  return { kind: 'silent' };
}

/** Where an item of any tracker has a page of its own; null: nowhere that is known. */
export const addressOf = (item: ItemRef): string | null =>
  ADDRESSES.find((a) => a.id === item.tracker)?.address(item) ?? null;

/**
 * Whose site a host is: by its name, or as a person said when they allowed it.
 * @param said companies' own domains, by what a person said of them
 */
export function trackerOfSite(host: string, said: Readonly<Record<string, string>> = {}): TrackerId | null {
  const named = ADDRESSES.find((a) => a.isSite(host))?.id ?? said[host];
  return named !== undefined && registered(named) ? (named as TrackerId) : null;
}
