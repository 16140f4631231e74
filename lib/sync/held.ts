/**
 * One outcome for several items: it has one home, the others point to it and count for nothing of their own. When the
 * home is gone, an item that points to it can take the outcome over from the copy on this device.
 */
import type { ItemView } from '../messages/protocol';
import { aliasOf, bare, placeOf, samePlace } from '../outcome/item';
import type { Content, ItemRef, Outcome } from '../outcome/record';
import { emptyRow, type ItemRow } from '../store/rows';
import { addressOf } from '../trackers/addresses';
import { linked, takenHere } from './arriving';
import { placeOfItem } from './moving';
import type { Parts } from './parts';
import { iso, type Who } from './reconcile';
import { sharing } from './sharing';
import { heldRef, stateOf } from './view';

/** Why an item cannot be linked, for the person. */
export class NotLinked extends Error {
  constructor(readonly why: 'itself' | 'has-outcome' | 'not-an-item' | 'no-outcome') {
    super(why);
  }
}

/** The copy of a home's outcome that this device holds, whatever became of the home. */
const copyOf = (home: ItemRow): Outcome | undefined => {
  // What was kept on this device stays there: adopting would hand it out.
  if (home.way !== 'share') return undefined;
  const versions = [home.local, ...home.shared, ...home.left];
  return versions.find((o) => o && !o.content.removed && !o.content.links) ?? undefined;
};

/** Has the home no outcome any more, as far as the person of this item can tell? */
function isLost(home: ItemRow, item: ItemRef): boolean {
  const code = home.readTrouble?.trouble.code;
  const { known } = stateOf(home);
  // What cannot be seen may well be there. Where it would be seen by the same login as this item, it is gone for
  // its person, and they may say so.
  const near = home.item.tracker === item.tracker && home.item.site === item.site;
  return (
    code === 'gone' ||
    (code === 'hidden' && near) ||
    (code === undefined && (known === 'none' || known === 'removed'))
  );
}

export function held(parts: Parts) {
  const { rows, io } = parts;
  const { visibility } = sharing(parts);

  async function isUsed(item: ItemRef): Promise<boolean> {
    const place = placeOfItem(item);
    return place !== null && (await parts.places.choiceOf(place)) === 'used';
  }

  /** Where a home is now; null: in a place that its person does not use, of which nothing is asked and nothing told. */
  async function whereIs(ref: ItemRef): Promise<ItemRef | null> {
    const is = (await parts.moves.of(bare(ref), io.now())) ?? bare(ref);
    return (await isUsed(ref)) && (await isUsed(is)) ? is : null;
  }

  async function homeRow(ref: ItemRef, is?: ItemRef | null): Promise<ItemRow> {
    const at = is === undefined ? await whereIs(ref) : is;
    return at ? rows.get(at) : emptyRow(aliasOf(ref), bare(ref));
  }

  /** Asks the tracker of the home, where it can and may be asked. */
  async function look(ref: ItemRef): Promise<ItemRow> {
    const home = parts.home(ref.tracker);
    if (home && (await whereIs(ref)) && (await io.credentials(ref)).length > 0) {
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

  /** The item that holds it in the end, asked one after the other. `title`: as the last link says, where it is unread. */
  async function endOf(to: ItemRef, from: ItemRef): Promise<{ home: ItemRow; title?: string | undefined }> {
    const seen: string[] = [];
    let title: string | undefined;
    for (let ref = to; ; ) {
      // Round in a circle: nobody holds one.
      if (seen.includes(aliasOf(ref))) throw new NotLinked('no-outcome');
      seen.push(aliasOf(ref));
      const home = await look(ref);
      if ([aliasOf(ref), aliasOf(home.item)].includes(aliasOf(from))) throw new NotLinked('itself');
      const further = heldRef(home);
      if (!further) return { home, title: home.title ?? title };
      title = home.local?.content.links?.[0]?.title;
      ref = further;
    }
  }

  return {
    look,
    /** What a page is told of the home of an item that only points to one. */
    async of(row: ItemRow): Promise<ItemView['held']> {
      const ref = heldRef(row);
      if (!ref) return undefined;
      const is = await whereIs(ref);
      const home = await homeRow(ref, is);
      const { known, form } = stateOf(home);
      const code = home.readTrouble?.trouble.code;
      const lost = isLost(home, row.item);
      const title = home.title ?? row.local?.content.links?.[0]?.title;
      const url = addressOf(home.item);
      return {
        ref: home.item,
        ...(url !== null && { url }),
        ...(title !== undefined && { title }),
        ...(known === 'outcome' && { form }),
        ...(code !== undefined && known !== 'outcome' && { unread: true as const }),
        ...(is === null && { unused: true as const }),
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
      const { home, title } = await endOf(to, row.item);
      const { known } = stateOf(home);
      // What cannot be read may hold one; what was read and has none does not.
      if ((known === 'none' || known === 'removed') && !home.readTrouble) throw new NotLinked('no-outcome');
      const ref = { ...bare(home.item), ...(home.item.id !== undefined && { id: home.item.id }) };
      const content: Content = {
        links: [{ ref, at: iso(who.at), ...(title !== undefined && { title: title.slice(0, 300) }) }],
      };
      return (r) => linked(r, content, who, parts.newId);
    },
    /** The rule by which an item takes over the outcome it pointed to; null: that is not lost, or no copy is here. */
    async adopting(row: ItemRow, who: Who): Promise<((row: ItemRow) => ItemRow) | null> {
      const ref = heldRef(row);
      const home = ref && (await homeRow(ref));
      const outcome = home && isLost(home, row.item) ? copyOf(home) : undefined;
      const place = placeOfItem(row.item);
      if (!home || !outcome || !place) return null;
      // The same people see it in the same place; elsewhere it may be everybody, as long as nobody can tell.
      const whole = samePlace(placeOf(home.item), place) || (await visibility(place)) === 'restricted';
      return (r) => takenHere(r, { outcome, kept: home.kept }, whole, who, parts.newId);
    },
  };
}
