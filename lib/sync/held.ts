/**
 * One outcome for several items: it has one home, the others point to it and count for nothing of their own. When the
 * home is gone, an item that points to it can take the outcome over from the copy on this device.
 */
import type { ItemView } from '../messages/protocol';
import { aliasOf, bare } from '../outcome/item';
import type { Content, ItemRef } from '../outcome/record';
import type { ItemRow } from '../store/rows';
import { addressOf } from '../trackers/addresses';
import type { Parts } from './parts';
import { iso, saved, type Who } from './reconcile';
import { heldRef, stateOf } from './view';

/** Why an item cannot be linked, for the person. */
export class NotLinked extends Error {
  constructor(readonly why: 'itself' | 'has-outcome' | 'not-an-item' | 'no-outcome') {
    super(why);
  }
}

/** The copy of a home's outcome that this device holds, whatever became of the home. */
const copyOf = (home: ItemRow): Content | undefined => {
  // What was kept on this device stays there: adopting would hand it out.
  if (home.way !== 'share') return undefined;
  const versions = [home.local, ...home.shared, ...home.left];
  return versions.find((o) => o && !o.content.removed && !o.content.links)?.content;
};

export function held(parts: Parts) {
  const { rows, io } = parts;

  async function homeRow(ref: ItemRef): Promise<ItemRow> {
    return rows.get((await parts.moves.of(bare(ref), io.now())) ?? bare(ref));
  }

  /** Asks the tracker of the home, where it can be asked. */
  async function look(ref: ItemRef): Promise<ItemRow> {
    const home = parts.home(ref.tracker);
    if (home && (await io.credentials(ref)).length > 0) {
      const since = rows.cleared();
      const who = { at: io.now() };
      const told = await home.read(bare(ref), io);
      if (rows.cleared() === since) {
        if (told.ok) await parts.took(ref, told.read, who);
        else {
          const trouble = await parts.told(told.trouble);
          await rows.update(bare(ref), (r) => ({
            ...r,
            readTrouble: { trouble, since: r.readTrouble?.since ?? io.now() },
          }));
        }
      }
    }
    return homeRow(ref);
  }

  return {
    look,
    /** What a page is told of the home of an item that only points to one. */
    async of(row: ItemRow): Promise<ItemView['held']> {
      const ref = heldRef(row);
      if (!ref) return undefined;
      const home = await homeRow(ref);
      const { known, form } = stateOf(home);
      const code = home.readTrouble?.trouble.code;
      // What cannot be seen may well be there. Where it would be seen by the same login as this item, it is gone for
      // its person, and they may say so.
      const near = ref.tracker === row.item.tracker && ref.site === row.item.site;
      const lost =
        code === 'gone' ||
        (code === 'hidden' && near) ||
        (code === undefined && (known === 'none' || known === 'removed'));
      const title = home.title ?? row.local?.content.links?.[0]?.title;
      const url = addressOf(home.item);
      return {
        ref: home.item,
        ...(url !== null && { url }),
        ...(title !== undefined && { title }),
        ...(known === 'outcome' && { form }),
        ...(code !== undefined && known !== 'outcome' && { unread: true as const }),
        ...(lost && copyOf(home) && { adoptable: true as const }),
        ...(lost && { lost: true as const }),
      };
    },
    /**
     * The rule that makes an item point to the outcome of another. No chains: the home of the other one is meant.
     * @throws NotLinked
     */
    async linking(row: ItemRow, to: ItemRef, who: Who): Promise<(row: ItemRow) => ItemRow> {
      if (aliasOf(to) === aliasOf(row.item)) throw new NotLinked('itself');
      if (stateOf(row).known === 'outcome') throw new NotLinked('has-outcome');
      const first = await look(to);
      const further = heldRef(first);
      const home = further ? await look(further) : first;
      if (aliasOf(home.item) === aliasOf(row.item)) throw new NotLinked('itself');
      // What cannot be read may hold one; what was read and has none does not.
      if (stateOf(home).known === 'none' && !home.readTrouble) throw new NotLinked('no-outcome');
      const title = home.title;
      const ref = { ...bare(home.item), ...(home.item.id !== undefined && { id: home.item.id }) };
      const content: Content = {
        links: [{ ref, at: iso(who.at), ...(title !== undefined && { title: title.slice(0, 300) }) }],
      };
      return (r) => (stateOf(r).known === 'outcome' ? r : saved(r, content, who, parts.newId));
    },
    /** The rule by which an item takes over the outcome it pointed to; null: this device holds no copy of it. */
    async adopting(row: ItemRow, who: Who): Promise<((row: ItemRow) => ItemRow) | null> {
      const ref = heldRef(row);
      const content = ref && copyOf(await homeRow(ref));
      if (!content) return null;
      return (r) => (heldRef(r) ? saved(r, content, who, parts.newId) : r);
    },
  };
}
