import { checkpointsOf, dayAfter } from './life';
import type { Rule } from './rule';

/** Kinds that decide; a stop because it got worse may come at any time. */
const EARLY = ['improved', 'not moved'];
const DECIDES = [...EARLY, 'worsened'];

/** Decided before the last look, or on too few cases. */
export const h42: Rule = {
  id: 'H42',
  name: 'early-verdict',
  class: 'L',
  severity: 'warning',
  why: 'Early numbers swing; who stops when they look good keeps the luck.',
  how: 'Wait for the last checkpoint and the planned number of cases, or call it “too early”.',
  check(bet) {
    const { verdict, sample } = bet.life ?? {};
    if (!verdict || !DECIDES.includes(verdict.kind)) return null;
    if (sample && sample.seen < sample.planned)
      return { field: 'verdict', what: `${sample.seen} of ${sample.planned} planned cases were seen.` };
    const last = checkpointsOf(bet).at(-1);
    if (!EARLY.includes(verdict.kind) || bet.launch === undefined || last === undefined) return null;
    return verdict.at.slice(0, 10) < dayAfter(bet.launch, last)
      ? { field: 'verdict', what: `Decided before day ${last}, the last checkpoint.` }
      : null;
  },
};
