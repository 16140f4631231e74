/** Where an outcome may go without asking: nowhere public, and nowhere by itself without a credential. */
import type { Field } from '../outcome/fields';
import type { ItemRow } from '../store/rows';
import type { Place, Trouble } from '../trackers/tracker';
import { carrier, type Own } from './carrier';
import * as decide from './decisions';
import type { At } from './items';
import type { Parts } from './parts';
import { heldRef } from './view';

/** Visibility of a place is asked again after this. */
const FACT_MS = 24 * 3600_000;

/** The key under which it is remembered whether a place is public. */
export const factKey = (place: Pick<Place, 'tracker' | 'site' | 'name'>) =>
  `${place.tracker}|${place.site}|${place.name}`.toLowerCase();

export function sharing(parts: Parts) {
  const { rows, io } = parts;
  const { confirm } = carrier(parts);

  /** The fields agreed for a place once and for all. A link is none of them: it names an item of another place. */
  const remembered = async (place: Place, row?: ItemRow): Promise<Field[] | undefined> =>
    row && heldRef(row) ? undefined : parts.publicFields(place);

  /**
   * After a save: sends it where it was agreed to go; asks where nobody was asked.
   * @param own it was decided just now, by whoever is there; null: it was not
   */
  async function share(at: At, row: ItemRow, own: Own | null): Promise<ItemRow> {
    const connected = (await io.credentials(at.item)).length > 0;
    let next = row;
    if (row.way === 'share' && !connected && row.dirty) {
      // Without a credential every new version has to be brought over by hand: ask again how.
      next = await rows.update(at.item, (r) => ({ ...r, way: 'unasked' }));
    } else if (row.way === 'share' && connected && row.dirty && row.fields === undefined) {
      // A team mate's section was found here; that is no leave to add one's own numbers to a public page.
      if ((await visibility(at.place)) === 'public') {
        const fields = await remembered(at.place, row);
        const way = (await parts.keepsHere(at.place)) ? 'here' : 'unasked';
        next = await rows.update(at.item, (r) =>
          fields ? decide.sharingChosen(r, 'share', fields, { at: io.now() }) : { ...r, way },
        );
      }
    } else if (row.way === 'unasked' && connected && row.local) {
      const told = await visibility(at.place);
      const fields = told === 'public' ? await remembered(at.place, row) : undefined;
      // Not known yet (offline): it goes to the outbox, which asks again before the first write.
      if (told !== 'public' || fields) {
        next = await rows.update(at.item, (r) => decide.sharingChosen(r, 'share', fields, { at: io.now() }));
      } else if (await parts.keepsHere(at.place)) {
        next = await rows.update(at.item, (r) => ({ ...r, way: 'here' }));
      }
    }
    if (next.way === 'share') parts.later(send(next, own, at.tab));
    return next;
  }

  /** @param own somebody has just decided it, in this tab; null: nobody has */
  async function send(row: ItemRow, own: Own | null, tab: number): Promise<void> {
    if (row.dirty && own) await confirm(row, tab, own);
    await parts.push(row.item);
  }

  /** Is the place public? Asked once a day; what was known holds while the tracker does not answer. */
  async function visibility(place: Place): Promise<'public' | 'restricted' | { trouble: Trouble }> {
    const fact = await rows.fact(factKey(place));
    const known = fact && (fact.isPublic ? ('public' as const) : ('restricted' as const));
    if (known && io.now() - fact.at < FACT_MS) return known;
    const home = parts.home(place.tracker);
    const told = (await home?.visibility({ name: place.name, site: place.site }, io)) ?? 'restricted';
    if (typeof told !== 'string') return known ?? told;
    await rows.setFact(factKey(place), told === 'public', io.now());
    return told;
  }

  /**
   * Before anything is handed out, be it by a person's own hand: the fields agreed for a public place, or 'ask' while
   * nobody has agreed to any. Undefined: the place is not public, or nobody can tell.
   * @param row what is to be handed out, where it is there already
   */
  async function agreedFields(place: Place, row?: ItemRow): Promise<Field[] | 'ask' | undefined> {
    if ((await visibility(place)) !== 'public') return undefined;
    return (await remembered(place, row)) ?? 'ask';
  }

  return {
    share,
    send,
    visibility,
    remembered,
    agreedFields,
    /** May be shared without asking: the place is not public, or the fields were agreed. */
    async agreed(row: ItemRow, place: Place): Promise<boolean | { trouble: Trouble }> {
      // Nothing goes out into a place that was hidden or given up meanwhile.
      if ((await parts.places.choiceOf(place)) !== 'used') return false;
      if (row.fields !== undefined) return true;
      const told = await visibility(place);
      return typeof told === 'string' ? told === 'restricted' : told;
    },
  };
}
