/** Puts a host where a mount says, and notices when it is already there. The only writes into a page's tree. */
import type { Mount } from '../trackers/tracker';

/**
 * Inserts or moves `host`; nothing of the page's is moved, wrapped or changed.
 * @returns true when the host had to be (re)inserted
 */
export function put(host: Element, mount: Mount): boolean {
  const { before, after, into } = mount;
  if (before) {
    if (before === host || (host.isConnected && before.previousElementSibling === host)) return false;
    before.before(host);
  } else if (after) {
    if (after === host || (host.isConnected && after.nextElementSibling === host)) return false;
    after.after(host);
  } else if (into) {
    if (into.firstElementChild === host) return false;
    into.prepend(host);
  }
  return true;
}
