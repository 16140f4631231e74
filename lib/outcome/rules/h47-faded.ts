import { checkpointsOf, reaches, readingsOf } from './life';
import type { Rule } from './rule';

/** Met at the first look, missed at the last. */
export const h47: Rule = {
  id: 'H47',
  name: 'faded',
  class: 'L',
  severity: 'info',
  why: 'What is new draws people; what stays is the outcome.',
  how: 'Take the last value as the result, and ask those who stopped.',
  check(bet) {
    const days = checkpointsOf(bet);
    const readings = readingsOf(bet);
    const at = (day: number | undefined) =>
      readings.find((r) => r.checkpoint !== undefined && r.checkpoint === day);
    const [first, last] = [at(days[0]), at(days.at(-1))];
    if (!first || !last || first === last) return null;
    return reaches(bet, first) === true && reaches(bet, last) === false
      ? { field: 'readings', what: `Met with ${first.value} at first, missed with ${last.value} at last.` }
      : null;
  },
};
