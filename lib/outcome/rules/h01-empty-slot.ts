import { blank, type Rule } from './rule';

/** A slot that the stage asks for is blank. Blank segment, reason, numbers and link have rules of their own. */
export const h01: Rule = {
  id: 'H01',
  name: 'empty-slot',
  class: 'S',
  severity: 'error',
  why: 'A bet that leaves this open cannot be agreed to or measured.',
  how: 'Write it in your own words; half a sentence is enough.',
  absence: true,
  check(bet) {
    const { clean, building } = bet;
    if (bet.empty) return { field: 'problem', what: 'Nothing is written yet.' };
    // Prose may say it anywhere; only a form that was left open is known to leave it open.
    if (!blank(clean.text)) return null;
    if (blank(clean.problem)) return { field: 'problem', what: 'The problem is not named.' };
    const { metric } = bet.slots;
    // Where there are fields for the metric its name is asked; without them the effect may say it.
    if (building && blank(metric?.name) && (metric !== undefined || blank(clean.effect)))
      return { field: 'metric', what: 'No metric is named.' };
    return null;
  },
};
