import { firstIn, type Rule } from './rule';
import * as EN from './words/en';

const VERB = `(?:${EN.UP}|${EN.DOWN}|${EN.NEUTRAL})`;
/** "lift activation and retention", "raise X and lower Y", "… while also raising Z". */
const JOINED = new RegExp(
  `(?<![\\p{L}])(?:${VERB}) (?:(?:the|our|their|both|overall|average|user|customer) ){0,2}${EN.METRIC}(?:,| and| &| \\+| as well as| plus| along with| together with)(?: also)?(?: (?:the|our|their|overall|average|user|customer))?(?: ${VERB})? (?:(?:the|our|their) )?${EN.METRIC}(?![\\p{L}-])`,
  'iu',
);
const ALSO = new RegExp(
  `(?:while|and)(?: at the same time)?(?: also)? (?:${VERB}) [^.;\\n]{0,60}?(?:from \\d|to \\d|by \\d|→)`,
  'iu',
);
/** "… plus gift-shop visits", "… as well as higher satisfaction", "more clicks, more time". */
const MORE_THAN_ONE = new RegExp(
  `(?:while also|and also|as well as|along with|together with|, plus) (?:(?:${VERB}) [\\w-]+|(?:[\\w-]+ ){0,2}(?:visits|stays|orders|sales|baskets?|${EN.METRIC}))(?![\\p{L}])|(?<![\\p{L}])(?:more|fewer|less|higher|lower) [\\w-]+(?: [\\w-]+)?(?:, and|,| and) (?:more|fewer|less|higher|lower) [\\w-]+`,
  'iu',
);
const TWO_PAIRS = /(?:from [€$£]?[\d.,]+ ?\S{0,3} to [€$£]?[\d.,]+|[\d.,]+ ?%? ?(?:→|->) ?[\d.,]+)/gi;
const SECOND =
  /secondary|guard-?rail|also (?:watch|track|look)|side effect|as a check|leading|lagging|business|goal|okr|kr\b|objective|(?:this|next) year|year[’']s|revenue link/i;
const NAMES = new RegExp(
  `^[^,;]*${EN.METRIC}(?: (?:per|of|in|from) [\\w-]+)?(?: and | & | \\+ |, | / | plus )(?:[\\w-]+ ){0,2}${EN.METRIC}[^,;]*$`,
  'iu',
);
const ONE =
  /\b(?:likes and shares|terms and conditions|search and filter|research and development|cost and freight|click and collect)\b/i;

/** Two metrics that both decide. */
export const h15: Rule = {
  id: 'H15',
  name: 'two-primaries',
  class: 'S',
  severity: 'warning',
  why: 'With two deciding numbers one of them always looks good.',
  how: 'Keep one as primary, the other as secondary or guardrail.',
  check(bet) {
    const { metric } = bet.slots;
    if (metric?.name && bet.english && NAMES.test(metric.name) && !ONE.test(metric.name))
      return { field: 'metric', what: `“${metric.name}” are two metrics.` };
    if (!bet.english) return null;
    const effect = bet.clauses.filter((c) => c.role === 'effect' && c.field !== 'behaviour');
    const named = firstIn(effect, JOINED);
    if (named && !SECOND.test(named.clause))
      return { ...named, what: `“${named.text.trim()}”: two metrics decide.` };
    const more = firstIn(effect, MORE_THAN_ONE);
    if (more && !SECOND.test(more.clause))
      return { ...more, what: `“${more.text.trim()}”: a second metric.` };
    for (const c of effect) {
      if (SECOND.test(c.text)) continue;
      const pairs = c.text.match(TWO_PAIRS)?.length ?? 0;
      const also = ALSO.exec(c.text);
      if (pairs >= 2 && (also || / and /i.test(c.text)))
        return {
          field: c.field,
          from: c.from,
          to: c.from + c.text.length,
          what: 'Two metrics have targets here.',
        };
    }
    return null;
  },
};
