import { sameAs } from './portfolio';
import type { Rule } from './rule';

/** The same sentence stands on three items or more. */
export const h38: Rule = {
  id: 'H38',
  name: 'copied-hypothesis',
  class: 'P',
  severity: 'warning',
  why: 'A sentence that fits everywhere was written for none of them.',
  how: 'Make one bet of it and link the items to it.',
  check(bet) {
    const same = sameAs(bet);
    return same.length > 1
      ? { field: 'sentence', what: `The same sentence stands on ${same.length + 1} items.` }
      : null;
  },
};
