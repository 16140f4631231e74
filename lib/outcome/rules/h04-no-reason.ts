import { blank, type Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const COUNT = /\b\d+ ?(?:of|out of|\/|von|sur|de) ?(?:the |our |all )?\d+|\d+ ?%|\d/;
/** "…, as a shorter tutorial drops the step they leave at" */
const AS =
  /[,;–—] (?:as|for|seeing that|now that) (?:an?|the|our|their|they|we|most|many|nearly|half|\d|\p{L}+s\b)/iu;
const GROUNDS = re(EN.GROUNDS);

/** No ground: neither its slot, nor a clause, nor what somebody looked at. */
export const h04: Rule = {
  id: 'H04',
  name: 'no-reason',
  class: 'S',
  severity: 'warning',
  why: 'Without a reason nobody can tell whether the mechanism or the luck was wrong.',
  how: 'Add “because …” with what you saw.',
  absence: true,
  check(bet) {
    if (!blank(bet.clean.reason) || (bet.slots.evidence ?? []).length > 0) return null;
    if (bet.clauses.some((c) => c.role === 'reason')) return null;
    if (!blank(bet.clean.text)) {
      if (!bet.english) return null;
      const told = bet.clauses.filter(
        (c) => c.field === 'text' && c.role !== 'guard' && c.role !== 'wrong' && c.role !== 'link',
      );
      // A reason may stand without a connective: a clause that tells what was seen, with a count.
      if (told.some((c) => AS.test(c.text))) return null;
      if (told.some((c) => GROUNDS.test(c.text) && COUNT.test(c.text))) return null;
      if (bet.clauses.some((c) => c.field === 'text' && c.role === 'context' && /\d/.test(c.text)))
        return null;
    }
    return { field: 'reason', what: 'No reason is given.' };
  },
};
