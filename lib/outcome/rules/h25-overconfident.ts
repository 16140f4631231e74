import type { Bet } from './bet';
import type { Rule } from './rule';

/** Highest chance (%) that the best evidence allows; after the Confidence Meter's ladder, the caps are proposals. */
const CAPS: [RegExp, number][] = [
  [/launch|full release|live|shipped|roll-?out result/i, 97],
  [/experiment|a\/b|ab[- ]?test|usability|prototype|pilot|test|beta/i, 85],
  [/product data|usage|analytics|data|log|funnel|metric|measure|observation/i, 70],
  [/survey|market|benchmark|poll|competitor data|research report/i, 60],
  [/interview|anecdot|support|ticket|sales|conversation|customer|feedback|quote|call/i, 45],
  [/opinion|gut|expert|theme|idea|request|executive|ceo|intuition|vision/i, 30],
];
const INTERVIEWS = /interview/i;

function capOf(bet: Bet): number {
  let best = 20;
  for (const { kind, summary } of bet.slots.evidence ?? []) {
    const of = CAPS.find(([re]) => re.test(kind))?.[1] ?? 20;
    const n = Number(/\b(\d+)\b/.exec(summary)?.[1] ?? 0);
    const many =
      INTERVIEWS.test(kind) &&
      Math.max(n, ...[...summary.matchAll(/\b(\d+)\b/g)].map((m) => Number(m[1]))) >= 20 &&
      /interview|of \d+|\d/.test(summary);
    best = Math.max(best, many ? 70 : of);
  }
  if ((bet.slots.evidence ?? []).length > 0) return best;
  // Without a list of evidence the reason is what there is.
  const reason = bet.clauses
    .filter((c) => c.role === 'reason' || c.field === 'reason' || c.field === 'text')
    .map((c) => c.text)
    .join('\n');
  for (const [re, cap] of CAPS) {
    const m = new RegExp(re.source, 'gi');
    if (/\d/.test(reason) && m.test(reason))
      best = Math.max(
        best,
        INTERVIEWS.test(reason) &&
          cap === 45 &&
          /\b(?:[2-9]\d|\d{3,})\b[^.]{0,30}interview|interview\w*[^.]{0,30}\b(?:[2-9]\d|\d{3,})\b/i.test(
            reason,
          )
          ? 70
          : cap,
      );
  }
  return best;
}

/** How sure somebody says to be, in per cent; null: nobody said it. */
export function stated(bet: Bet): number | null {
  const { confidence: c } = bet.slots;
  if (typeof c === 'number') return c > 0 && c <= 1 ? c * 100 : c;
  const typed = /(\d+(?:[.,]\d+)?)\s*%?/.exec(c ?? '');
  if (typed) return Number((typed[1] ?? '').replace(',', '.'));
  const text = bet.clauses
    .filter((k) => k.field === 'text')
    .map((k) => k.text)
    .join('\n');
  const m =
    /(\d{1,3}) ?(?:%|percent) (?:sure|confident|certain|likely)|(?:confidence|confident|sure|certainty)\s*(?:is|of|:|at|level:?)?\s*(\d{1,3}) ?%|(\d{1,3}) ?% sicher|sicher zu (\d{1,3}) ?%/i.exec(
      text,
    );
  return m ? Number(m[1] ?? m[2] ?? m[3] ?? m[4]) : null;
}

/** Surer than the evidence allows. */
export const h25: Rule = {
  id: 'H25',
  name: 'overconfident',
  class: 'S',
  severity: 'warning',
  why: 'Most ideas fail; how sure one may be depends on what was tried.',
  how: 'Lower it, or get better evidence first.',
  check(bet) {
    const sure = stated(bet);
    if (sure === null) return null;
    const cap = capOf(bet);
    return sure > cap
      ? { field: 'confidence', what: `${sure} % sure, where this evidence allows ${cap} %.` }
      : null;
  },
};
