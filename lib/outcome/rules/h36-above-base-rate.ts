import { stated } from './h25-overconfident';
import type { Rule } from './rule';

/** So many settled bets make a rate. */
const ENOUGH = 10;

/** Surer than the team has been right: more than twice its hit rate. */
export const h36: Rule = {
  id: 'H36',
  name: 'above-base-rate',
  class: 'S',
  severity: 'info',
  why: 'Most bets of a team come out about as often as those before.',
  how: 'Lower it, or say what is different this time.',
  check(bet) {
    const { settled = 0, won } = bet.history ?? {};
    const sure = stated(bet);
    if (sure === null || won === undefined || settled < ENOUGH) return null;
    return sure > (200 * won) / settled
      ? { field: 'confidence', what: `${sure} % sure, where ${won} of ${settled} bets were won.` }
      : null;
  },
};
