/**
 * Writes in the name of one account and no other. Pages of one site may have different sessions (containers, a private
 * window), and a session may change between two requests: so each single write first asks who is signed in, in the very
 * page that carries it.
 */
import type { ItemRef } from '../../outcome/record';
import type { SessionOperation, Trouble } from '../tracker';
import { firstWho } from './api';
import { CONDITIONAL } from './conditional-operations';
import { OPERATIONS } from './operations';
import type { With } from './site';

const TABLE: Readonly<Record<string, SessionOperation>> = { ...OPERATIONS, ...CONDITIONAL };

/**
 * @param begin is awaited before the first write, once it is known that it may leave
 * @returns `by`: as it was, but that nothing is written where somebody else is signed in; `met`: why one did not leave
 */
export function ownWrites(
  item: ItemRef,
  account: string,
  by: With,
  begin: () => Promise<void>,
): { by: With; met(): Trouble | undefined } {
  const { session } = by.io;
  let begun = false;
  let met: Trouble | undefined;
  const first = firstWho(item.site, item.key, by.io, async (me) => {
    met = undefined;
    if (!me.ok) met = me.trouble;
    else if (me.account !== account) met = { code: 'other-account', reason: `signed in as ${me.name}` };
    if (met) return false;
    if (!begun) await begin();
    begun = true;
    return true;
  });
  const io = session && {
    ...by.io,
    session: (call: Parameters<typeof session>[0]) =>
      session(TABLE[call.operation]?.writes ? { ...call, first } : call),
  };
  return { by: io ? { ...by, io } : by, met: () => met };
}
