/** What people type into the chips of a policy, as it is kept. Pure. */
import { policy as words } from '../../../../lib/strings/pages-team-policy';
import { itemAt } from '../../../page/place-input';
import type { Taken } from '../controls/Chips';

const c = words.chips;
/** As many looks as a team file takes. */
const MOST_LOOKS = 6;

/** @param have how many there are already */
export function wholeDays(typed: string, have: number): Taken {
  if (have >= MOST_LOOKS) return { wrong: c.many(MOST_LOOKS) };
  if (!/^\d{1,3}$/.test(typed) || Number(typed) < 1 || Number(typed) > 730) return { wrong: c.days1 };
  return { take: String(Number(typed)) };
}

/** The key of an item, out of it or out of the address of its page. */
export function itemIn(typed: string): Taken {
  const item = itemAt(typed);
  if (item) return { take: item.key };
  const isKey = /^[^\s#]+\/[^\s#]+#\d+$/.test(typed) || /^(?:[^\s/]+\/)?[A-Za-z]\w*-\d+$/.test(typed);
  return isKey && typed.length <= 300 ? { take: typed } : { wrong: c.wrongItem };
}
