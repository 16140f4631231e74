import type { Rule } from './rule';

/** Nothing could prove it wrong: no threshold, no "wrong if", no stop. A target with a date is a threshold. */
export const h27: Rule = {
  id: 'H27',
  name: 'unfalsifiable',
  class: 'S',
  severity: 'warning',
  why: 'What no result can contradict is no bet.',
  how: 'Add “wrong if it stays below … on day 30”.',
  absence: true,
  check(bet) {
    if (!bet.building || bet.target || bet.change || bet.unread) return null;
    if (bet.clauses.some((c) => c.role === 'wrong')) return null;
    if (!bet.english && bet.clean.text?.trim()) return null;
    return { field: 'wrongIf', what: 'No result would prove it wrong.' };
  },
};
