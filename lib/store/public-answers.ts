/** What a person asked to be remembered of a public place: which fields go out, or that nothing does. */
import * as z from 'zod';
import type { Field } from '../outcome/fields';
import type { Place } from '../trackers/tracker';
import type { Area } from './keyed';
import { FieldSchema } from './schemas';

const AgreedFields = z.array(FieldSchema);

const keyOf = (what: 'agreed' | 'keeps', of: Place) =>
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
  };
}
