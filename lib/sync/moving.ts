/** Items that go by another key than a tab, or this device, still names: renamed, or transferred to another place. */
import type { ItemMessage } from '../messages/schemas';
import { aliasOf, placeOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import type { Drafts } from '../store/drafts';
import type { Moves } from '../store/moves';
import type { OutboxStore } from '../store/outbox';
import { formerHolder, type Outcomes } from '../store/outcomes';
import type { Place } from '../trackers/tracker';
import { joinedOf } from './carrier';
import * as decide from './decisions';
import type { Who } from './reconcile';

/** What is not done for an item that the tab shows under an old key. */
export const DECIDES = new Set<ItemMessage['type']>([
  'outcome.save',
  'outcome.remove',
  'outcome.undo',
  'conflict.settle',
  'copied.settle',
  'gone.settle',
  'overwritten.settle',
  'damaged.repair',
  'foreign.begin',
  'share.choose',
  'pending.attach',
  'launch.confirm',
  'link.make',
  'link.adopt',
]);

/** The place an item belongs to, as its own page would name it. */
export function placeOfItem(item: ItemRef): Place | null {
  const place = placeOf(item);
  return place.name === '' ? null : place;
}

type Deps = { rows: Outcomes; moves: Moves; drafts: Drafts; entries: OutboxStore; now(): number };

/**
 * @returns to be called when the tracker was asked for `asked` and answered with `is`: what this device holds goes by
 * that key from now on, and tabs on the old one can be told
 */
export function mover({ rows, moves, drafts, entries, now }: Deps) {
  return async function answered(asked: ItemRef, is: ItemRef, who: Who): Promise<void> {
    await makeRoom(is);
    // Asked for by its old key, or by its new one after a page had told that.
    const former = (await rows.formerly(is))?.item ?? asked;
    await moves.drop(is);
    for (const from of [asked, former]) {
      if (aliasOf(from) === aliasOf(is)) continue;
      await rows.moved(from, is, (there, row) => joinedOf(there, row, decide.movedInto(there, row, who)));
      await moves.put(from, is, now());
    }
  };

  /** The address was given to another item: what was written for the former one must not be taken for its. */
  async function makeRoom(is: ItemRef): Promise<void> {
    const before = await rows.get(is);
    const there = formerHolder(before, is);
    if (!there) return;
    // The row last: whatever a killed worker left undone is found and done again.
    const versions = [before.local, ...before.shared, ...before.left].map((o) => o?.version);
    await drafts.aside(is, there, (d) => typeof d.from === 'string' && versions.includes(d.from));
    await entries.drop(is);
    await rows.aside(is, there);
  }
}
