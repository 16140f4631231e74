/** One stay of a face with an item or a form, until it ends. */
import { Refused } from '../messages/client';
import type { ItemView } from '../messages/protocol';
import type { Host } from './host';

export type Session = {
  open(): boolean;
  push(view: ItemView): void;
  developer(is: boolean): void;
  /** Takes everything down; with `keep` the host stays for a last notice. */
  end(keep?: boolean): void;
  /** Where a notice can stand, if anything of ours is on the page. */
  host(): Host | null;
};

/**
 * Makes the way a session asks: undefined when there is no answer, or when the stay has ended meanwhile.
 * @param gone the extension may have been updated or removed
 * @param failed told when it was `loud` and got no answer
 */
export function makeAsker(signal: AbortSignal, gone: () => void, failed: () => void) {
  return async function ask<T>(work: () => Promise<T>, loud = false): Promise<T | undefined> {
    try {
      const answer = await work();
      return signal.aborted ? undefined : answer;
    } catch (e) {
      if (signal.aborted) return undefined;
      const code = e instanceof Refused ? e.code : 'failed';
      if (code === 'gone') gone();
      else if (loud && code !== 'moved') failed();
      return undefined;
    }
  };
}
