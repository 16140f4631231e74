import { closest, linked, sameAs } from './portfolio';
import type { Rule } from './rule';

/** Shared words from which two bets are taken for one. */
const ALIKE = 0.9;

/** Nearly the same as a bet that is open already. */
export const h37: Rule = {
  id: 'H37',
  name: 'duplicate-bet',
  class: 'P',
  severity: 'warning',
  why: 'One result would be counted twice.',
  how: 'Link them, or say what is different here.',
  check(bet) {
    // On three items it is a copy, which has a rule of its own.
    if (sameAs(bet).length > 1) return null;
    const other = closest(bet, ALIKE);
    return other && !linked(bet, other)
      ? { field: 'sentence', what: `It says nearly the same as ${other.id}.` }
      : null;
  },
};
