import type { Bet } from './bet';
import { onSameMetric } from './portfolio';
import type { Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const OVER = re(EN.OVER_100);
/** So many settled bets make a history. */
const ENOUGH = 10;

/** How far the metric can go at most; null: nobody knows. */
function headroom(bet: Bet, from: number, up: boolean): number | null {
  if (!up) return from;
  const share = bet.baseline?.unit === '%' && !OVER.test(bet.slots.metric?.name ?? '');
  return share ? 100 - from : null;
}

/** What the best so many settled bets have brought together, as a share of the baseline; null: too few are settled. */
function best(bet: Bet, count: number): number | null {
  const uplifts = bet.history?.uplifts ?? [];
  if (uplifts.length < ENOUGH) return null;
  return [...uplifts]
    .sort((a, b) => b - a)
    .slice(0, count)
    .reduce((sum, u) => sum + Math.max(0, u), 0);
}

/** Open bets claim more of one metric, taken together, than it can give. */
export const h39: Rule = {
  id: 'H39',
  name: 'double-counted-metric',
  class: 'P',
  severity: 'warning',
  why: 'The same movement would be claimed several times.',
  how: 'Rank the bets on this metric, or share its movement out among them.',
  check(bet) {
    const [from, to] = [bet.baseline?.values[0], bet.target?.values[0]];
    if (from === undefined || to === undefined || from <= 0 || from === to) return null;
    const up = to > from;
    const rivals = onSameMetric(bet).flatMap((o) =>
      o.uplift !== undefined && o.uplift > 0 === up && o.uplift !== 0 ? [Math.abs(o.uplift)] : [],
    );
    if (rivals.length === 0) return null;
    const claimed = rivals.reduce((sum, u) => sum + u, Math.abs(to - from));
    const most = headroom(bet, from, up);
    const count = rivals.length + 1;
    const brought = best(bet, count);
    const over = (most !== null && claimed > most) || (brought !== null && claimed / from > brought);
    return over
      ? { field: 'metric', what: `${count} open bets together claim more than this metric can give.` }
      : null;
  },
};
