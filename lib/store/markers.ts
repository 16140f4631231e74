/**
 * The marker label of a place: a label that our own writes put on items with a complete outcome. Off unless somebody
 * turns it on; on this device only. A repository without a choice of its own follows its owner's.
 */
import * as z from 'zod';
import type { MarkerChoice } from '../messages/protocol';
import type { Place } from '../trackers/tracker';
import { type Area, keyed } from './keyed';

/**
 * The name of a label. Quotation marks would end it in a search, and control characters make two names look alike.
 * UNVERIFIED: 50 characters are the most that the tracker takes.
 */
export const LabelName = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .regex(/^[^"\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);

/** `label` null: off here, whatever the owner's choice is. */
const Marker = z.looseObject({ label: LabelName.nullable() });

type Of = Pick<Place, 'tracker' | 'site' | 'name'>;
type Scope = MarkerChoice['scope'];

const idOf = (of: Of, scope: Scope) => `${of.tracker}|${of.site}|${scope}|${of.name}`.toLowerCase();

export type Markers = ReturnType<typeof markers>;

export function markers(area: Area) {
  const kept = keyed(area, 'marker:', Marker);
  return {
    /** The label that items of a place get; undefined: none. */
    async labelOf(place: Place): Promise<string | undefined> {
      const own = await kept.get(idOf(place, 'place'));
      const chosen = own ?? (await kept.get(idOf({ ...place, name: place.owner }, 'owner')));
      return chosen?.label ?? undefined;
    },
    /**
     * Chooses a label, or none. @param scope `owner`: `place.name` is an owner's, for all that is theirs
     * @throws ZodError when it cannot be the name of a label
     */
    async set(place: Of, label: string | null, scope: Scope = 'place'): Promise<void> {
      await kept.put(idOf(place, scope), { label: label === null ? null : LabelName.parse(label) });
    },
    /** Every choice that was made. Names come without capitals. */
    async all(): Promise<MarkerChoice[]> {
      return (await kept.all())
        .map(({ id, value }) => {
          const [tracker = '', site = '', scope, name = ''] = id.split('|');
          return {
            tracker,
            site,
            name,
            scope: scope === 'owner' ? ('owner' as const) : ('place' as const),
            label: value.label,
          };
        })
        .sort((a, b) => a.name.localeCompare(b.name));
    },
  };
}
