/** What a person asked to be remembered of a public place: which fields go out, or that nothing does. */

import * as z from 'zod';
import type { Remembered } from '../messages/protocol';
import type { Field } from '../outcome/fields';
import type { Place } from '../trackers/tracker';
import { type Area, underPrefix } from './keyed';
import { FieldSchema } from './schemas';

const AgreedFields = z.array(FieldSchema);

const keyOf = (what: 'agreed' | 'keeps', of: Pick<Place, 'tracker' | 'site' | 'name'>) =>
  `${what}:${of.tracker}|${of.site}|${of.name}`.toLowerCase();

/** One answer a place: the later takes the earlier back. */
export function publicAnswers(area: Area) {
  return {
    async publicFields(place: Place): Promise<Field[] | undefined> {
      const key = keyOf('agreed', place);
      const parsed = AgreedFields.safeParse((await area.get(key))[key]);
      return parsed.success ? parsed.data : undefined;
    },
    async setPublicFields(place: Place, fields: Field[]): Promise<void> {
      await area.set({ [keyOf('agreed', place)]: fields });
      await area.remove(keyOf('keeps', place));
    },
    async keepsHere(place: Place): Promise<boolean> {
      const key = keyOf('keeps', place);
      return (await area.get(key))[key] === true;
    },
    async setKeepsHere(place: Place): Promise<void> {
      await area.set({ [keyOf('keeps', place)]: true });
      await area.remove(keyOf('agreed', place));
    },
    /** Every remembered answer, so that a person can see it and take it back. Names come without capitals. */
    async remembered(): Promise<Remembered[]> {
      const found: Remembered[] = [];
      for (const what of ['agreed', 'keeps'] as const)
        for (const [key, raw] of await underPrefix(area, `${what}:`)) {
          const [tracker = '', site = '', name = ''] = key.slice(what.length + 1).split('|');
          const fields = what === 'agreed' ? AgreedFields.safeParse(raw) : undefined;
          if (fields ? fields.success : raw === true)
            found.push({ place: { tracker, site, name }, ...(fields?.data && { fields: fields.data }) });
        }
      return found.sort((a, b) => a.place.name.localeCompare(b.place.name));
    },
    /** Asks again there from now on. */
    async forget(place: Pick<Place, 'tracker' | 'site' | 'name'>): Promise<void> {
      await area.remove([keyOf('agreed', place), keyOf('keeps', place)]);
    },
  };
}
