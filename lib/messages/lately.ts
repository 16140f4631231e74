/**
 * Which item a tab showed until a moment ago. The last letters of a form are sent while the page goes on to another
 * item, and arrive from that one's address: they are kept where they belong, when this tab has really shown it.
 */
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';

/** How long after a tab confirmed another item what was left behind is still taken (ms). */
const MOMENT = 10_000;

type Shown = { item: string; since: number; before?: string };
export type Lately = ReturnType<typeof lately>;

/**
 * @param now ms since epoch
 * @param holds whether the tab holds a draft of the item: the worker may have ended since it was shown
 */
export function lately(now: () => number, holds: (item: ItemRef, tab: number) => Promise<boolean>) {
  const tabs = new Map<number, Shown>();
  return {
    /** A message was taken from the address of the item itself. */
    shows(tab: number, item: ItemRef): void {
      const is = aliasOf(item);
      const last = tabs.get(tab);
      if (last?.item === is) return;
      tabs.set(tab, { item: is, since: now(), ...(last && { before: last.item }) });
    },
    /** May the tab, which shows something else now, still hand in what was typed for the item? */
    async left(tab: number, item: ItemRef): Promise<boolean> {
      const is = aliasOf(item);
      const last = tabs.get(tab);
      if (last?.item === is) return true;
      if (last && now() - last.since > MOMENT) return false;
      return last?.before === is || holds(item, tab);
    },
    /** A closed tab's number may be given again. */
    closed: (tab: number): void => void tabs.delete(tab),
  };
}
