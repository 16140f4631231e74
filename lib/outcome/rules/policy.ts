/** Which findings count, and which rules may pause work: what was proven, then what the team says. */
import type { Finding, Judged, RuleId, RulePolicy } from './types';

/**
 * Rules that may pause work: errors of structure, each right at least 95 times of a hundred on the labelled sets
 * (`tests/hypotheses.test.ts` holds them to it). No team can make another rule pause.
 */
export const PAUSES: readonly RuleId[] = [
  'H01',
  'H02',
  'H03',
  'H05',
  'H06',
  'H07',
  'H08',
  'H09',
  'H11',
  'H12',
  'H13',
  'H30',
  'H33',
  'H46',
];

/** Rules of words that were right less than 80 times of a hundred: off until a team turns them on. At present none. */
export const OFF: readonly RuleId[] = [];

/** What a team says of its rules, and what somebody set aside at this item. */
type Says = Pick<Judged, 'rules' | 'setAside'>;

/** What a rule may do: the team's say, as far as it is proven; else the default. */
export function policyOf(rule: RuleId, rules: Says['rules']): RulePolicy {
  const may = PAUSES.includes(rule) ? 'pause' : 'advise';
  const said = rules?.[rule] ?? (OFF.includes(rule) ? 'off' : may);
  return said === 'pause' ? may : said;
}

/** What counts: not off, not set aside. */
export const counted = ({ rules, setAside }: Says, found: readonly Finding[]): Finding[] =>
  found.filter((f) => policyOf(f.rule, rules) !== 'off' && !setAside?.includes(f.rule));
