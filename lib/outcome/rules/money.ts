/** Claims of money: what we will earn or save. Prices, costs, plans, limits and units of a metric are none. */
import type { Bet } from './bet';
import { type Num, numbersIn } from './numbers';
import { re } from './words';
import * as EN from './words/en';

const PRICE = re(EN.PRICE);
const CLAIM = re(EN.CLAIM);
/** Said in so many words that it comes in. */
const STRONG =
  /(?:\bsav(?:e|es|ing|ings of)|\btogether|=|\bworth|\bbring(?:s|ing)? (?:in|us)|\badds? up to|\bearn(?:s|ing)?|\bgenerat(?:es?|ing)|\badds?|\bup to|\bnet)\s*(?:us |about |around |roughly |~ ?|some |another |an extra )*$/i;
/** Sales behind it, and no goal before it. */
const SALES =
  /^\s*(?:more |extra |additional |of )?(?:acv|arr|mrr|revenue|uplift|premium|turnover|sales|profit|savings?|pipeline)\b/i;
const GOAL = /\b(?:goal|target|plan|budget(?:ed)?|reach|must be|should be|stays?|tariff|at)\b[^.;]{0,30}$/i;
const PAST =
  /\b(?:cost(?:s|ing)? us|lost|spent|paid|last (?:year|quarter|month)|in 20(?:1\d|2[0-5])|today|now|currently|each|a (?:year|month) (?:today|now)|budget|goal|target|plan)\b/i;
const RANGE =
  /\d\s*(?:k|m|%)?\s*(?:–|-|to|bis|and)\s*[€$£]?\s*\d|between|range|interval|low\b.*\bhigh|± ?\d|80 ?%/i;

/** `ranged`: with a low and a high end. */
type Claim = Pick<Num, 'from' | 'to' | 'text'> & { field: string; ranged: boolean };

/** The first sum that is claimed; null: none is. */

export function claimIn(bet: Bet): Claim | null {
  for (const c of bet.clauses) {
    if (c.role === 'guard' || c.role === 'wrong' || c.field === 'segment' || c.field === 'problem') continue;
    for (const n of numbersIn(c.text)) {
      if (n.unit !== '¤') continue;
      const lead = c.text.slice(Math.max(0, n.from - 45), n.from);
      const behind = c.text.slice(n.to, n.to + 24);
      const near = lead + c.text.slice(n.from, n.to + 40);
      const strong = STRONG.test(lead) || (SALES.test(behind) && !GOAL.test(lead));
      const price = PRICE.test(behind) || PRICE.test(lead.slice(-22));
      if (!strong && (!CLAIM.test(near) || price || PAST.test(near) || GOAL.test(lead))) continue;
      if (bet.baseline?.unit === '¤' || bet.target?.unit === '¤') continue;
      const around = c.text.slice(Math.max(0, n.from - 25), n.to + 25);
      const ranged = n.range !== undefined || RANGE.test(around);
      return { field: c.field, from: c.from + n.from, to: c.from + n.to, text: n.text, ranged };
    }
  }
  return null;
}
