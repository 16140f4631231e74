/** When a credential ends, and whether a person should be told. Pure; times in ms since epoch. */

/** From this many days before the end a warning is shown. */
export const WARN_DAYS = 14;
const DAY = 86_400_000;

export type Expiry =
  | { state: 'unknown' }
  | { state: 'fine'; at: number }
  | { state: 'soon'; at: number; days: number }
  | { state: 'over'; at: number };

export function expiryOf(at: number | undefined, now: number): Expiry {
  if (at === undefined) return { state: 'unknown' };
  if (at <= now) return { state: 'over', at };
  const days = Math.floor((at - now) / DAY);
  return days <= WARN_DAYS ? { state: 'soon', at, days } : { state: 'fine', at };
}
