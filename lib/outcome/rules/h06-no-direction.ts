import { blank, type Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const WAY = re(
  `${EN.UP}|${EN.DOWN}|${EN.NEUTRAL}|at least|at most|to zero|eliminat\\w+|remov\\w+|prevent\\w*|stop\\w*|nobody|half|twice|enough|slashw*|trimw*|speedw*|acceleratw*|expandw*|extendw*|strengthenw*|weakenw*|eas(?:e|es|ing)|no longer|instead of|rather than|without|get rid|win back|recoverw*|jumpw*|soarw*|surgw+|sloww*|narroww*|widenw*|at max|max.?|min.|succeed\\w*|reach\\w*|→|->|(?:under|below|above|over|within) [\\d€$]`,
);
const CHANGES = re(
  'chang(?:e[sd]?|ing)|affect\\w*|impact\\w*|influenc\\w*|address\\w*|transform\\w*|shape\\w*|rethink\\w*',
);

/** Does not say which way. */
export const h06: Rule = {
  id: 'H06',
  name: 'no-direction',
  class: 'S',
  severity: 'error',
  why: '“Will change” is right whatever happens.',
  how: 'Say whether it goes up or down: “raise”, “lower”, “from … to …”.',
  absence: true,
  check(bet) {
    const { metric } = bet.slots;
    if (
      metric?.direction ||
      (bet.baseline && bet.target) ||
      bet.target ||
      bet.change ||
      bet.unread ||
      !bet.english
    )
      return null;
    const stated = bet.clauses.filter(
      (c) => c.role !== 'reason' && (c.role !== 'context' || c.field === 'text'),
    );
    if (stated.length === 0 || WAY.test([...stated.map((c) => c.text), metric?.name ?? ''].join('\n')))
      return null;
    const own = bet.clauses.filter((c) => c.role === 'effect');
    const effect = own.length > 0 ? own : stated;
    if (!bet.building && !CHANGES.test(effect.map((c) => c.text).join('\n'))) return null;
    const [first] = effect;
    return {
      field: blank(bet.clean.effect) ? (first?.field ?? 'text') : 'effect',
      what: 'It does not say which way the metric goes.',
    };
  },
};
