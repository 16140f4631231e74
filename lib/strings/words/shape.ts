/** What each tracker says in its own words. Two parts, so that a script of lists carries only the first. */
import type { Trouble } from '../../trackers/tracker';

/** Why a request did not do its work, short enough for one line. `n`: the tracker's name for people. */
export type Troubles = Partial<Record<Trouble['code'], (n: string, t: Trouble) => string>>;

export type Words = {
  /** What Sightline is let in with, as in "The token has expired". */
  means: string;
  /** The shared home is another thing than the description that the page shows. */
  apart?: true;
  /** Where the general words are not right, or say nothing of it. */
  trouble: Troubles;
};

/** Of one item, in strip and panel. */
export type Says = {
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
  /** What is known stands in the page as well. */
  same: string;
};

/** By the name of the tracker's folder; `any`: of one that is not named. */
export type ByTracker<T> = { [tracker: string]: T } & { any: T };
