/** Items that go by another key than a tab, or this device, still names: renamed, or transferred to another place. */
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import type { Drafts } from '../store/drafts';
import type { Moves } from '../store/moves';
import type { Outcomes } from '../store/outcomes';
import type { Place } from '../trackers/tracker';
import * as decide from './decisions';
import type { At } from './items';
import type { Who } from './reconcile';

type Deps = { rows: Outcomes; drafts: Drafts; moves: Moves; now(): number };

/** The place an item belongs to, as its own page would name it. */
export function placeOfItem(item: ItemRef): Place | null {
  const name = item.key.split('#')[0] ?? '';
  const owner = name.split('/')[0] ?? '';
  return name === '' ? null : { tracker: item.tracker, site: item.site, name, owner };
}

export function moving({ rows, drafts, moves, now }: Deps) {
  /** The tracker was asked for `asked` and answered with `is`: everything of this device goes by that key from now. */
  async function answered(asked: ItemRef, is: ItemRef, who: Who): Promise<void> {
    // Asked for by its old key, or by its new one after a page had told that.
    const former = (await rows.formerly(is))?.item ?? asked;
    const old = [asked, former].filter((i) => aliasOf(i) !== aliasOf(is));
    if (old.length === 0) return moves.drop(is);
    for (const from of old) {
      // The way to the new key comes last: a kill before it leaves everything where the next answer finds it.
      await drafts.moved(from, is);
      await rows.moved(from, is, (there, row) => decide.movedInto(there, row, who));
      await moves.put(from, is, now());
    }
  }

  /** What a tab shows, as the item is called now; `shown` remembers how the tab calls it. */
  async function present(tab: At): Promise<At> {
    const item = await moves.of(tab.item);
    if (aliasOf(item) === aliasOf(tab.item)) return tab;
    return {
      item,
      place: placeOfItem(item) ?? tab.place,
      tab: tab.tab,
      shown: { item: tab.item, place: tab.place },
    };
  }

  return { answered, present };
}
