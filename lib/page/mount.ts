/** Puts a host where a mount says, and notices when it is already there. The only writes into a page's tree. */
import type { Mount } from '../trackers/tracker';

/**
 * Removes hosts that a dead version of ours left at the same place: Firefox ends the scripts of an updated extension
 * at once, without a chance to tidy up. They are known by what is in their root, which only extensions can see.
 * @param mine hosts of this version
 */
export function sweep({ before, after, into, end }: Mount, mine: WeakMap<EventTarget, unknown>): void {
  const parent = into ?? end ?? before?.parentElement ?? after?.parentElement;
  for (const el of [...(parent?.children ?? [])]) {
    if (el.localName !== 'div' || el.attributes.length > 0 || mine.has(el)) continue;
    const { openOrClosedShadowRoot: root } = el as Element & { openOrClosedShadowRoot?: ShadowRoot | null };
    if (root?.querySelector('.sl-theme')) el.remove();
  }
}

/**
 * Inserts or moves `host`; nothing of the page's is moved, wrapped or changed.
 * @returns true when the host had to be (re)inserted
 */
export function put(host: Element, mount: Mount): boolean {
  const { before, after, into, end } = mount;
  if (before) {
    if (before === host || (host.isConnected && before.previousElementSibling === host)) return false;
    before.before(host);
  } else if (after) {
    if (after === host || (host.isConnected && after.nextElementSibling === host)) return false;
    after.after(host);
  } else if (into) {
    if (into.firstElementChild === host) return false;
    into.prepend(host);
  } else if (end) {
    // Anywhere in it will do: what the tracker puts after it later stays after it.
    if (host.parentElement === end) return false;
    end.append(host);
  }
  return true;
}
