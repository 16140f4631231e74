/**
 * The portfolio index: one row of about 200 bytes for each outcome and each item that was looked at, for lists and
 * reviews over thousands. Written in the same transaction as the row it is made from, so it is never behind.
 */
import type { BadgeState } from '../outcome/badge';
import { placeNameOf } from '../outcome/item';

export type IndexRow = {
  alias: string;
  /** `tracker|site|name`, lower case. */
  place: string;
  title?: string;
  state: BadgeState;
  text: string;
  /** Day for which `state` and `text` were made; another day may say something else. */
  day: string;
  /** Mark of the settings by which it was judged; others may say something else. */
  rules?: string;
  /** It was looked at, with whatever success. */
  seen?: true;
  /** A person is needed. */
  person?: true;
  /** Id of the outcome, and the alias of the item that holds it where that is another one: it counts once. */
  outcome?: string;
  home?: string;
  /** ISO day the metric is to be there. */
  by?: string;
  updatedAt?: string;
  /** When it was last asked about by itself (ms): "none" does not hold for ever. */
  good?: number;
};

/** The place in an alias: `tracker|site|acme/shop` of `tracker|site|acme/shop#12`. */
export const placeOfAlias = (alias: string) => placeNameOf(alias) || alias;
