/** The rules as a team sees them: what they are called, what they may do, and how they fare. Pure. */
import type { Friction } from '../../../../lib/messages/team-protocol';
import { RULES } from '../../../../lib/outcome/rules/index';
import { PAUSES, policyOf } from '../../../../lib/outcome/rules/policy';
import type { RuleClass, RulePolicy } from '../../../../lib/outcome/rules/types';
import { RULE_NAMES } from '../../../../lib/strings/rule-names';
import type { WholePolicy } from '../../../../lib/team/team';

export type RuleRow = {
  id: string;
  name: string;
  why: string;
  how: string;
  class: RuleClass;
  level: RulePolicy;
  /** What it is where nobody says anything. */
  usual: RulePolicy;
  mayPause: boolean;
  /** Absent: nothing is known of its use here. */
  use?: { hits: number; setAside: number };
  annoys: boolean;
};

/** "empty-slot" → "Empty slot": where nobody gave it a better name. */
const plain = (name: string) => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export function ruleRows(rules: WholePolicy['rules'], friction: Friction | undefined): RuleRow[] {
  return RULES.map(({ id, name, why, how, class: c }) => {
    const use = friction?.rules.find((r) => r.rule === id);
    return {
      id,
      name: RULE_NAMES[id] ?? plain(name),
      why,
      how,
      class: c,
      level: policyOf(id, rules),
      usual: policyOf(id, {}),
      mayPause: PAUSES.includes(id),
      ...(use && { use: { hits: use.hits, setAside: use.setAside } }),
      annoys: use?.annoys === true,
    };
  });
}

/** One step down: what paused advises, what advised is off. */
export const lower = (level: RulePolicy): RulePolicy => (level === 'pause' ? 'advise' : 'off');
