/** Places a person chose to use Sightline in, or to hide it from; they follow to the person's other browsers. */
import * as z from 'zod';
import type { ChosenPlace, PlaceChoice } from '../messages/protocol';
import { ownerOf } from '../outcome/item';
import type { Place } from '../trackers/tracker';
import type { Synced } from './synced';
import type { Fields, Stamp } from './synced-fields';
import { groupName, groupParts } from './synced-items';

/** One field of the group of its owner. The name as it was written: it is looked up without regard to case. */
const Chosen = z.looseObject({ choice: z.enum(['used', 'hidden']), name: z.string() });
type Scope = 'place' | 'owner';
type Named = Pick<Place, 'tracker' | 'site' | 'name'>;

const KIND = 'places';
const lower = (text: string) => text.toLowerCase();
const groupOf = ({ tracker, site, name }: Named, scope: Scope) =>
  groupName(KIND, ...[tracker, site, scope === 'owner' ? name : ownerOf({ name, site })].map(lower));
const fieldOf = (scope: Scope, name: string) => lower(`${scope}|${name}`);

function chosen(
  stamp: Stamp | undefined,
): { choice: 'used' | 'hidden'; name: string; at: number } | undefined {
  const read = Chosen.safeParse(stamp?.[0]);
  return read.success && stamp ? { choice: read.data.choice, name: read.data.name, at: stamp[2] } : undefined;
}

export type Places = ReturnType<typeof places>;

export function places(store: Synced) {
  async function list(): Promise<ChosenPlace[]> {
    const found: ChosenPlace[] = [];
    for (const [group, fields] of await store.groups(groupName(KIND, ''))) {
      const [, tracker = '', site = ''] = groupParts(group);
      for (const [field, stamp] of fields) {
        const is = chosen(stamp);
        const scope = field.startsWith('owner|') ? 'owner' : 'place';
        if (is) found.push({ tracker, site, scope, ...is });
      }
    }
    return found.sort((a, b) => a.name.localeCompare(b.name));
  }

  /** What holds for a place: its own choice, else its owner's. */
  async function holding(place: Place) {
    const fields: Fields = await store.fields(groupOf(place, 'place'));
    return (
      chosen(fields.get(fieldOf('place', place.name))) ?? chosen(fields.get(fieldOf('owner', place.owner)))
    );
  }

  return {
    list,
    async choose(place: Place, scope: Scope, choice: 'used' | 'hidden' | 'undo'): Promise<ChosenPlace[]> {
      const name = scope === 'owner' ? place.owner : place.name;
      const group = groupOf({ ...place, name }, scope);
      await store.put(group, { [fieldOf(scope, name)]: choice === 'undo' ? null : { choice, name } });
      return list();
    },
    choiceOf: async (place: Place): Promise<PlaceChoice> => (await holding(place))?.choice ?? 'unchosen',
    /** Since when a place is used (ms), by its own choice or its owner's; undefined: it is not. */
    async usedSince(place: Place): Promise<number | undefined> {
      const is = await holding(place);
      return is?.choice === 'used' ? is.at : undefined;
    },
    notice: async (): Promise<string | undefined> => (await store.alone()) && 'not-synced',
  };
}
