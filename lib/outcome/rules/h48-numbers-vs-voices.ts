import type { Rule } from './rule';

/** One voice is no chorus. */
const FEWEST = 2;

/** The number says one thing, most people say the other. */
export const h48: Rule = {
  id: 'H48',
  name: 'numbers-vs-voices',
  class: 'L',
  severity: 'info',
  why: 'One of them looks at something that the other does not see.',
  how: 'Show both, and find out which people the number does not count.',
  check(bet) {
    const { verdict, voices = [] } = bet.life ?? {};
    if (!verdict || voices.length < FEWEST) return null;
    const better = voices.filter((v) => v.says === 'better').length;
    const worse = voices.length - better;
    if (verdict.kind === 'improved' && worse > better)
      return {
        field: 'verdict',
        what: `The number improved; ${worse} of ${voices.length} people say it got worse.`,
      };
    if (verdict.kind === 'worsened' && better > worse)
      return {
        field: 'verdict',
        what: `The number worsened; ${better} of ${voices.length} people say it got better.`,
      };
    return null;
  },
};
