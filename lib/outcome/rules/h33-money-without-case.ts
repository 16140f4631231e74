import { claimIn } from './money';
import type { Rule } from './rule';

/** Funding on money that nobody has broken down. */
export const h33: Rule = {
  id: 'H33',
  name: 'money-without-case',
  class: 'S',
  severity: 'error',
  why: 'A sum without segment, attach rate, price, ramp and win rate cannot be tested.',
  how: 'Fill the business case, or leave the sum out.',
  check(bet) {
    if (!bet.funding) return null;
    const claim = claimIn(bet);
    if (!claim) return null;
    const parts = [
      /\d+ (?:new )?(?:customers|accounts|deals|seats|shops|stores|companies|subscri|users|members|clinics|schools|merchants|teams)/i,
      /attach|\d+ ?% of (?:them|these|those|the)/i,
      /(?:price|per (?:seat|month|year|account)|a (?:month|year))/i,
      /ramp|over \d+ months|by month/i,
      /win rate/i,
    ];
    if (parts.filter((p) => p.test(bet.whole)).length >= 4) return null;
    return {
      field: claim.field,
      from: claim.from,
      to: claim.to,
      what: `${claim.text.trim()} is claimed without a case.`,
    };
  },
};
