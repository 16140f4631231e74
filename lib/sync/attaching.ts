/** How an outcome that was written before its item existed comes to it. */
import type { Seen } from '../messages/protocol';
import type { ItemRef } from '../outcome/record';
import { fits, type Pending } from '../store/pending';
import type { ItemRow } from '../store/rows';
import { attached } from './arriving';
import { carrier } from './carrier';
import { waived } from './committing';
import * as decide from './decisions';
import type { At } from './items';
import { OthersWords } from './others-words';
import type { Parts } from './parts';
import type { Who } from './reconcile';
import { factKey, type sharing } from './sharing';

export function attaching(
  parts: Parts,
  who: (item: ItemRef, tab?: number) => Promise<Who>,
  asking: ReturnType<typeof sharing>,
) {
  const { rows, pending, io } = parts;
  const { decided } = carrier(parts);

  async function waitingFor(at: At, row: ItemRow) {
    if (row.title === undefined || (row.local && !row.local.content.removed)) return undefined;
    const reached = { place: at.place, title: row.title, tab: at.tab, now: io.now() };
    const found = (await pending.all()).find((p) => fits(p, reached) !== null);
    return found && { id: found.id, title: found.title, place: found.place.name };
  }

  /** Attaches a waiting outcome when everything agrees, and drops it once it is in the row. */
  async function attach(at: At, seen: Seen, row: ItemRow): Promise<ItemRow> {
    const all = await pending.all();
    // A section that was put into the form by hand carries the id of its waiting outcome.
    const written = all.find((p) => row.local?.id === p.outcome);
    if (written) {
      const isPublic = (await rows.fact(factKey(at.place)))?.isPublic;
      const fields = isPublic ? await parts.publicFields(at.place) : undefined;
      const by = await who(at.item, at.tab);
      const joined = await unlessOthers(
        decided(at, (r) => withWaiver(decide.joined(r, written, fields, by), written, by)),
      );
      if (!joined) return row;
      await pending.drop(written.id);
      return joined.row.dirty ? asking.share(at, joined.row, joined.own) : joined.row;
    }
    if (row.local || row.remote.kind !== 'none' || row.title === undefined) return row;
    // The tracker's word before the page's.
    const author = row.author ?? seen.author;
    const reached = {
      place: at.place,
      title: row.title,
      tab: at.tab,
      now: io.now(),
      ...(author !== undefined && { author }),
    };
    // Where a page does not tell who looks at it: whoever would write for them.
    const { by } = await who(at.item, at.tab);
    const told = (p: Pending) => (p.viewer === undefined && by !== undefined ? { ...p, viewer: by } : p);
    const mine = all.find((p) => fits(told(p), reached) === 'attach');
    if (!mine) return row;
    // Another word of the same page may have attached it meanwhile.
    return (await unlessOthers(attachNow(at, mine.id))) ?? rows.get(at.item);
  }

  /** Nobody has pressed anything: where words of somebody else wait, what is to be attached waits as well. */
  const unlessOthers = <T>(work: Promise<T>): Promise<T | null> =>
    work.catch((e: unknown) => {
      if (e instanceof OthersWords) return null;
      throw e;
    });

  /**
   * @returns null: it does not wait any more
   * @throws OthersWords
   */
  async function attachNow(at: At, id: string): Promise<ItemRow | null> {
    const found = await pending.get(id);
    if (!found) return null;
    const by = await who(at.item, at.tab);
    let came = false;
    const { row, own } = await decided(at, (r) => {
      const next = attached(r, found.form, found.outcome, by);
      came = next !== r;
      return came ? withWaiver(next, found, by) : next;
    });
    // Somebody wrote one here meanwhile: the waiting one stays where it is.
    if (!came) throw new Error('this item has an outcome already');
    await pending.drop(id);
    return asking.share(at, row, own);
  }

  /** It was made without what is asked, and somebody said why. */
  const withWaiver = (row: ItemRow, { waiver }: Pending, by: Who): ItemRow =>
    waiver ? waived(row, waiver, by, parts.newId) : row;

  return { waitingFor, attach, attachNow };
}
