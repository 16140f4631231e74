import type { Bet } from './bet';
import { checkpointsOf, dayAfter, readingsOf } from './life';
import type { Rule } from './rule';

/** Days after launch, where no checkpoint is planned. */
const PATIENCE = 30;

/** Its last look is over and nothing was ever read. */
export function unmeasured(bet: Bet): boolean {
  const { life, launch } = bet;
  if (!life || launch === undefined || !bet.shipped || bet.stage === 'decided' || life.verdict) return false;
  const last = checkpointsOf(bet).at(-1) ?? PATIENCE;
  const due = dayAfter(launch, last);
  return due !== '' && bet.now.slice(0, 10) > due && readingsOf(bet).length === 0;
}

/** Shipped, and never looked at. */
export const h45: Rule = {
  id: 'H45',
  name: 'shipped-unmeasured',
  class: 'L',
  severity: 'warning',
  why: 'Nobody knows whether it was worth it.',
  how: 'Take one reading now and decide, or write down why it cannot be measured.',
  check: (bet) =>
    unmeasured(bet) ? { field: 'readings', what: `Shipped on ${bet.launch}, and never measured.` } : null,
};
