/** What each tracker says in its own words, in strip, lists and panel alike. */
import type { Trouble } from '../../trackers/tracker';

export type Words = {
  /** What Sightline is let in with, as in "The token has expired". */
  means: string;
  /** The shared home stood there and does not any more. */
  gone: string;
  /** It is there and cannot be read; and why. */
  damaged: string;
  malformed: string;
  doubled: string;
  /** It was copied, to be put there by hand. */
  watching: string;
  /** Removed on this device, and nobody can take it out of the tracker for the person. */
  byHand: string;
  /** A change that was not sent: what team mates see. */
  before: string;
  /** The shared home is another thing than the description that the page shows. */
  apart?: true;
  /** Why a request did not do its work, where the general words are not right. */
  trouble: Partial<Record<Trouble['code'], (t: Trouble) => string>>;
};

/** By the name of the tracker's folder; `any`: of one that is not named. */
export type WordsByTracker = { [tracker: string]: Words } & { any: Words };
