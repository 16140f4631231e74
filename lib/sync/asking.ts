/** Asks a tracker about one item. */
import { aliasOf, bare } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import type { ItemRow, Standing } from '../store/rows';
import type { HomeRead } from '../trackers/tracker';
import type { Parts } from './parts';
import * as rules from './reconcile';
import { removedBy } from './witness';

export function asker(parts: Parts, who: (item: ItemRef) => Promise<rules.Who>) {
  const { rows, io } = parts;

  /** Asks the tracker. The row tells what came of it. */
  async function ask(item: ItemRef, told?: (read: HomeRead) => void): Promise<ItemRow> {
    const home = parts.home(item.tracker);
    if (!home) return rows.get(item);
    // As old as its question, not as its answer.
    const by = await who(item);
    const since = rows.cleared();
    const result = await home.read(item, io);
    if (rows.cleared() !== since) return rows.get(item);
    if (!result.ok) {
      const trouble = await parts.told(result.trouble);
      return rows.update(item, (r) => ({
        ...r,
        readTrouble: { trouble, since: r.readTrouble?.since ?? io.now() },
      }));
    }
    told?.(result.read);
    await parts.answered(item, result.read.item, by);
    const is = result.read.item;
    const looked = await lookedAt(is, rules.read(await rows.get(is), result.read, by).standing, by);
    if (rows.cleared() !== since) return rows.get(is);
    const before = await rows.get(is);
    const would = rules.read(before, result.read, by);
    if (looked && would.standing?.kind === 'copied')
      return rows.update(is, (r) => rules.original(rules.read(r, result.read, by)));
    if (would.standing?.kind !== 'gone' || would.standing.looked)
      return rows.update(is, (r) => rules.read(r, result.read, by));
    // Who took the section out is asked before it is told: the answers stand under those words, and would move.
    const { trouble, ...edit } = await home.removal(is, io);
    const now = await rows.get(is);
    // Something newer was read or written meanwhile.
    if (rows.cleared() !== since || now.readAt !== before.readAt || now.wrote !== before.wrote) return now;
    return rows.update(is, (r) => {
      const next = rules.read(r, result.read, by);
      return trouble ? next : removedBy(next, edit);
    });
  }

  /**
   * A record that names another home: before it is asked about, the tracker is asked whether that home leads here.
   * Then the issue was transferred and brought its record, and the question says so.
   * @returns true: the home is another item
   */
  async function lookedAt(is: ItemRef, standing: Standing | undefined, by: rules.Who): Promise<boolean> {
    if (standing?.kind !== 'copied' || standing.looked || standing.came) return false;
    const from = bare(standing.theirs.home);
    const home = from.tracker === is.tracker && from.site === is.site ? parts.home(from.tracker) : undefined;
    if (!home || (await io.credentials(from)).length === 0) return false;
    const result = await home.read(from, io);
    if (!result.ok) return false;
    if (aliasOf(result.read.item) !== aliasOf(is)) return true;
    await parts.answered(from, is, by);
    return false;
  }

  return { ask };
}
