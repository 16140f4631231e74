import { firstIn, type Rule } from './rule';
import { quotesOut } from './text';
import { re } from './words';
import * as EN from './words/en';

const LIST = re(EN.HEDGE);

/** The effect is only hoped for. */
export const h22: Rule = {
  id: 'H22',
  name: 'hedge',
  class: 'T',
  severity: 'info',
  why: '“Might” is never wrong.',
  how: 'Write “will”, and say how sure you are: “60 % sure”.',
  check(bet) {
    if (!bet.english) return null;
    // "How might we …?" asks.
    const effect = bet.clauses.filter((c) => c.role === 'effect' && !/\?\s*$/.test(c.text));
    const hit = firstIn(
      effect.map((c) => ({ ...c, text: quotesOut(c.text) })),
      LIST,
    );
    if (
      !hit ||
      /could not|couldn't|might not|may not/i.test(
        hit.clause.slice(hit.clause.indexOf(hit.text), hit.clause.indexOf(hit.text) + 12),
      )
    )
      return null;
    // "If they could order …": a condition.
    if (/^could$/i.test(hit.text) && /\bif\b[^,;]*$/i.test(hit.clause.slice(0, hit.clause.indexOf(hit.text))))
      return null;
    // "may rise by no more than 5 %": a limit, not a hope.
    if (
      /^[^.;]{0,40}(?:no more than|at most|up to|not exceed|by no)/i.test(
        (bet.clean[hit.field] ?? '').slice(hit.to),
      )
    )
      return null;
    return { ...hit, what: `“${hit.text}” leaves it open.` };
  },
};
