import { firstIn, type Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const COMPANY = re(EN.COMPANY);
const AVERAGE = re(EN.AVERAGE);
const MOVED = new RegExp(
  `(?:${EN.UP}|${EN.DOWN}|${EN.NEUTRAL}) (?:our |the |overall |company |total |annual |monthly |quarterly )*(?:${EN.COMPANY})(?![\\p{L}])(?! per)|(?<![\\p{L}])(?:our|total|overall|company|annual|quarterly) (?:${EN.COMPANY}) (?:will |is to |should )?(?:${EN.UP}|${EN.DOWN})(?![\\p{L}])`,
  'iu',
);
const SMALL = /prototype|limited|flag|experiment|a\/b|pilot|beta|test/i;
const SHORT =
  /\b(?:half a day|one day|a day|\d (?:hours|days)|two days|three days|small (?:change|fix|tweak)|rename|copy change|one[- ]line)\b/i;

/** A number of the whole company, for a small step. */
export const h29: Rule = {
  id: 'H29',
  name: 'metric-too-far',
  class: 'T',
  severity: 'warning',
  why: 'So much else moves it that this step cannot be seen in it.',
  how: 'Take a number of the product as primary, and this one as the business link.',
  check(bet) {
    if (!bet.english) return null;
    const name = bet.slots.metric?.name ?? '';
    const small =
      SMALL.test(bet.slots.vehicle ?? '') ||
      SHORT.test(`${bet.title} ${bet.clean.text ?? ''}`) ||
      SMALL.test(bet.clean.text ?? '');
    if (!small) return null;
    if (name.trim() !== '')
      return COMPANY.test(name) && !AVERAGE.test(name)
        ? { field: 'metric', what: `“${name}” is a number of the whole company.` }
        : null;
    const effect = bet.clauses.filter((c) => c.role === 'effect' && c.field !== 'behaviour');
    const hit = firstIn(effect, MOVED);
    return hit && { ...hit, what: `“${hit.text}” is a number of the whole company.` };
  },
};
