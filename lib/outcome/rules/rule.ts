/** The shape of a rule, and what its files share. */
import type { Bet } from './bet';
import type { Finding, RuleClass, RuleId, Severity } from './types';

/** What a rule found; without a place it is about the whole field. */
export type Hit = { field: string; from?: number; to?: number; what: string; severity?: Severity };

export type Rule = {
  id: RuleId;
  /** As it is called in settings and reports. */
  name: string;
  class: RuleClass;
  severity: Severity;
  why: string;
  how: string;
  /** Something is missing: silent in the backlog, and where the text as a whole says nothing yet (H02, H03). */
  absence?: boolean;
  check(bet: Bet): Hit | null;
};

export const finding = (rule: Rule, bet: Bet, hit: Hit): Finding => ({
  rule: rule.id,
  class: rule.class,
  severity: hit.severity ?? rule.severity,
  where: { field: hit.field, from: hit.from ?? 0, to: hit.to ?? bet.clean[hit.field]?.length ?? 0 },
  what: hit.what,
  why: rule.why,
  how: rule.how,
});

export const blank = (text: string | undefined): boolean => (text ?? '').trim() === '';

/** First match of an expression in clauses, with its place. */
export function firstIn(
  clauses: readonly { field: string; from: number; text: string }[],
  words: RegExp,
): { field: string; from: number; to: number; text: string; clause: string } | null {
  for (const c of clauses) {
    const m = words.exec(c.text);
    if (m)
      return {
        field: c.field,
        from: c.from + m.index,
        to: c.from + m.index + m[0].length,
        text: m[0],
        clause: c.text,
      };
  }
  return null;
}
