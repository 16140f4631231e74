/** Items of a list that only point to another one: where their homes are, and which rows a home is shown in. */
import type { RowRef } from '../messages/protocol';
import { aliasOf, bare } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import type { ItemRow } from '../store/rows';
import type { Parts } from './parts';
import { shownIn } from './shown-in';
import { heldRef } from './view';

type Deps = {
  parts: Parts;
  /** Those whose place is used, and the one they have gone to if they have. */
  used(refs: readonly RowRef[]): Promise<RowRef[]>;
  /** What this device holds of the item, wherever it went. */
  rowOf(item: ItemRef): Promise<ItemRow>;
};

export function listLinks({ parts, used, rowOf }: Deps) {
  /** Items that point to a home. */
  const pointing = shownIn<ItemRef>();

  /** The home of an item that points to one, where it is now; null: none, or of a place that is not used. */
  async function homeOf(row: ItemRow): Promise<ItemRef | null> {
    const ref = heldRef(row);
    const [own] = ref ? await used([bare(ref)]) : [];
    if (!own) return null;
    const home = (await parts.moves.of(own, parts.io.now())) ?? own;
    for (const at of [own, home]) pointing.note(at, bare(row.item));
    return bare(home);
  }

  return {
    homeOf,
    /** Homes of those that point to one, each once; nothing of a place that is not used. */
    async homesOf(refs: readonly RowRef[]): Promise<ItemRef[]> {
      const homes = new Map<string, ItemRef>();
      for (const ref of refs) {
        const home = ref.pull ? null : await homeOf(await rowOf(ref));
        if (home) homes.set(aliasOf(home), home);
      }
      return [...homes.values()];
    },
    /** Items whose rows show what stands in one of these. */
    pointing: pointing.of,
  };
}
