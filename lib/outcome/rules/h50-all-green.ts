import type { Rule } from './rule';

/** So many settled bets make a rate; above this share won, targets are suspected. */
const ENOUGH = 10;
const TOO_MANY = 0.8;

/** Nearly every bet is won. */
export const h50: Rule = {
  id: 'H50',
  name: 'all-green',
  class: 'P',
  severity: 'info',
  why: 'Most ideas fail; who always wins bets on what would have come anyway.',
  how: 'Aim above what the trend alone would reach.',
  check(bet) {
    const { settled = 0, won = 0, underTrend } = bet.history ?? {};
    if (bet.shipped || settled < ENOUGH || won <= TOO_MANY * settled) return null;
    if (underTrend !== undefined && 2 * underTrend < won) return null;
    return { field: 'target', what: `${won} of ${settled} bets were won: targets may be soft.` };
  },
};
