/** A refused credential whose day is over is an expired one: the person needs to hear which. */
import type { ConnectionView } from '../messages/protocol';
import type { Trouble } from '../trackers/tracker';

/**
 * @param list the credentials, as they may be shown
 * @param now ms since epoch
 * @returns tells a trouble as far as more is known of its credential
 */
export function teller(list: () => Promise<ConnectionView[]>, now: () => number) {
  return async function told(trouble: Trouble): Promise<Trouble> {
    if (trouble.code !== 'credential-refused') return trouble;
    const card = (await list()).find((c) => c.id === trouble.credential);
    const over = card?.expiresAt !== undefined && card.expiresAt < now();
    return over ? { ...trouble, code: 'credential-expired' } : trouble;
  };
}
