import type { Bet } from './bet';
import { unmeasured } from './h45-shipped-unmeasured';
import { checkpointsOf, dayAfter, readingsOf } from './life';
import type { Rule } from './rule';

/** The first checkpoint that has passed without a reading, as days after launch; a later reading up to the next counts. */
function missed(bet: Bet, launch: string): number | undefined {
  const days = checkpointsOf(bet);
  const readings = readingsOf(bet);
  return days.find((day, i) => {
    const due = dayAfter(launch, day);
    const next = days[i + 1];
    const until = next === undefined ? '' : dayAfter(launch, next);
    const taken = readings.some((r) => {
      const at = r.at.slice(0, 10);
      return (
        r.checkpoint === day || (r.checkpoint === undefined && at >= due && (until === '' || at < until))
      );
    });
    return due !== '' && bet.now.slice(0, 10) > due && !taken;
  });
}

/** A checkpoint has passed and no value was taken. */
export const h44: Rule = {
  id: 'H44',
  name: 'overdue-reading',
  class: 'L',
  severity: 'warning',
  why: 'A number that is looked up later is looked up by somebody who knows how it went on.',
  how: 'Enter the number, or “cannot measure” with the reason.',
  check(bet) {
    const { launch, life } = bet;
    if (!life || launch === undefined || !bet.shipped || bet.stage === 'decided' || unmeasured(bet))
      return null;
    const day = missed(bet, launch);
    return day === undefined ? null : { field: 'readings', what: `Day ${day} has passed without a reading.` };
  },
};
