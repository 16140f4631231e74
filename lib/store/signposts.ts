/**
 * Whether outcomes of a place are also shown on their items for people without the extension: asked once a place, at
 * the first shared save. On this device only.
 */
import * as z from 'zod';
import type { Place } from '../trackers/tracker';
import { type Area, keyed } from './keyed';

const Choice = z.object({ on: z.boolean() });

export function signposts(area: Area) {
  const kept = keyed(area, 'signpost:', Choice);
  const idOf = ({ tracker, site, name }: Pick<Place, 'tracker' | 'site' | 'name'>) =>
    `${tracker}|${site}|${name}`.toLowerCase();
  return {
    /** Undefined: nobody was asked yet. */
    of: async (place: Place): Promise<boolean | undefined> => (await kept.get(idOf(place)))?.on,
    choose: (place: Place, on: boolean): Promise<void> => kept.put(idOf(place), { on }),
  };
}
