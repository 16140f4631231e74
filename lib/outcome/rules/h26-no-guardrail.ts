import { blank, type Rule } from './rule';

/** Limits that people set without calling them one. */
const LIMITS =
  /\b(?:at most|max(?:imum)?\b\.?|accept\w*|tolerat\w*|limit(?:ed)?|ceiling|floor|no (?:more|worse|drop|rise|increase|decrease|extra|additional)|must|may not|cannot exceed|stays?|unchanged|≤|≥|not (?:above|below|more|less|lower|higher|worse|rise|fall|drop|exceed)|without|as long as|side effects?|watch|cap(?:ped)?)\b|≤|≥/i;
const NONE = /^(?:none|no|n\/?a|-|–|keine?|aucun|ninguno|nenhum|yok|なし|없음|nothing)?[.!]?$/i;

/** Building with nothing that must not get worse. */
export const h26: Rule = {
  id: 'H26',
  name: 'no-guardrail',
  class: 'S',
  severity: 'warning',
  why: 'Nearly every number can be raised at the price of another.',
  how: 'Name what must not get worse: mail → unsubscribes, speed → errors, sign-up → activation, price → churn.',
  absence: true,
  check(bet) {
    if (!bet.building) return null;
    if ((bet.slots.guardrails ?? []).some((g) => !NONE.test(g.trim()))) return null;
    if (
      bet.clauses.some(
        (c) =>
          (c.role === 'guard' && c.field !== 'guardrails') ||
          (c.field === 'text' && /\d/.test(c.text) && LIMITS.test(c.text)),
      )
    )
      return null;
    if (!bet.english && !blank(bet.clean.text)) return null;
    return { field: 'guardrails', what: 'Nothing is named that must not get worse.' };
  },
};
