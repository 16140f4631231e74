import { checkpointsOf } from './life';
import { blank, type Rule } from './rule';

/** Shipped, and fewer looks are planned than the team wants, or nobody is to take them. */
export const h32: Rule = {
  id: 'H32',
  name: 'no-checkpoints',
  class: 'S',
  severity: 'warning',
  why: 'What nobody is to look at is not looked at.',
  how: 'Plan the team’s checkpoints, for instance 30, 60 and 90 days, and name who takes the readings.',
  check(bet) {
    const { life, checkpoints: asked = [] } = bet;
    if (!life || !bet.shipped || bet.stage === 'decided') return null;
    const planned = checkpointsOf(bet).length;
    const wanted = Math.max(1, asked.length);
    if (planned < wanted)
      return { field: 'checkpoints', what: `${planned} of ${wanted} checkpoints are planned.` };
    return blank(life.owner) ? { field: 'owner', what: 'Nobody is named who takes the readings.' } : null;
  },
};
