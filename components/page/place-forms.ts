/** How the places of the trackers are typed and pasted: what a form of each has to tell. */
import { ADDRESSES } from '../../lib/trackers/addresses';
import type { TrackerId } from '../../lib/trackers/registry';
import type { Place, Spot } from '../../lib/trackers/tracker';

export type Scope = 'place' | 'owner';
export type Meaning = { place: Place; scope: Scope };

/** `which`: what the name can mean; a person has to say. `why` then asks, and `lacks` says what else it could be. */
export type PlaceInput =
  | ({ ok: true } & Meaning)
  | { ok: false; why: string; which?: Meaning[]; lacks?: string[] };

/** A site, or a workspace on one, that the person has to do with. */
export type Home = Pick<Place, 'tracker' | 'site' | 'owner'>;

export type PlaceForms = {
  /** What an address of one of its sites names. */
  address(url: URL): PlaceInput;
  /** What a name without a site can mean, most likely first. */
  names(parts: readonly string[], known: readonly Home[]): Meaning[];
  /** What such a name could be too, if it said more; undefined: nothing. */
  lacks?(parts: readonly string[], known: readonly Home[]): string | undefined;
  /** Where an address is; null: on no page of anybody's work. */
  home(url: URL): Home | null;
  /** Where the items of a place, or of all places of an owner, are listed. */
  list(place: Pick<Place, 'site' | 'name'>, scope: Scope): string;
  /** Where one begins to write a new item. */
  create(place: Pick<Place, 'site' | 'name'>): string;
};

export const no = (why: string): Extract<PlaceInput, { ok: false }> => ({ ok: false, why });
export const yes = (place: Place, scope: Scope): PlaceInput => ({ ok: true, place, scope });

/** Begins with "https:" or another scheme; or with a host. */
const SCHEME = /^[a-z][a-z\d+.-]*:/i;
const HOST = /^[a-z\d-]+(?:\.[a-z\d-]+)+(?:[/?#]|$)/i;

/** The typed text as an address when it is meant as one, with or without "https://". */
export function addressIn(typed: string): URL | undefined {
  const full = SCHEME.test(typed) ? typed : HOST.test(typed) ? `https://${typed}` : undefined;
  return full !== undefined && URL.canParse(full) ? new URL(full) : undefined;
}

/** Where an address leads, as the pages of one tracker are read. */
export const spotAt = (tracker: TrackerId, url: URL): Spot =>
  ADDRESSES.find((a) => a.id === tracker)?.parse(url) ?? { kind: 'silent' };

/** The place that such an address names. */
export function placeAt(tracker: TrackerId, address: string): Place | undefined {
  const spot: Spot = URL.canParse(address) ? spotAt(tracker, new URL(address)) : { kind: 'silent' };
  return spot.kind === 'silent' ? undefined : spot.place;
}

/** In capitals, as people write the keys of projects and teams. */
export const isShouted = (name: string) => /[A-Z]/.test(name) && name === name.toUpperCase();
