import type { Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const RATE = re(EN.RATE);

/** "By 5 %" of a rate: points or relative? */
export const h14: Rule = {
  id: 'H14',
  name: 'percent-ambiguous',
  class: 'S',
  severity: 'warning',
  why: 'Five per cent of 40 % are two points; five points are 45 %.',
  how: 'Write “by 5 percentage points” or “by 5 % relative”.',
  check(bet) {
    const { change, baseline, target, slots } = bet;
    if (change?.unit !== '%' || change.relative || (baseline && target)) return null;
    const effect = bet.clauses
      .filter((c) => c.role === 'effect')
      .map((c) => c.text)
      .join('\n');
    const rate =
      slots.metric?.unit?.trim() === '%' ||
      RATE.test(slots.metric?.name ?? '') ||
      (bet.english && RATE.test(effect));
    if (!rate || baseline?.unit === 's' || /relative|percentage point|\bpp\b/i.test(effect)) return null;
    return {
      field: bet.clean.effect?.trim() ? 'effect' : 'text',
      what: `“${change.text.trim()}” of a rate can be read in two ways.`,
    };
  },
};
