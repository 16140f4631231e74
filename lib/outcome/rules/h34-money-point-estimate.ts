import { claimIn } from './money';
import type { Rule } from './rule';

/** Money as one number. */
export const h34: Rule = {
  id: 'H34',
  name: 'money-point-estimate',
  class: 'S',
  severity: 'warning',
  why: 'One number hides how little is known.',
  how: 'Give a range: “30k–70k, 80 %”.',
  check(bet) {
    const claim = claimIn(bet);
    return claim && !claim.ranged
      ? { field: claim.field, from: claim.from, to: claim.to, what: `${claim.text.trim()} is one number.` }
      : null;
  },
};
