import { roleText } from './bet';
import { firstIn, type Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const WHO = re(EN.AUTHORITY);
/** Something somebody looked at, whoever collected it. */
const SEEN =
  /\d|interview|survey|ticket|recording|observ|usability|log(?:s|ged)|analytics|data shows|measured|lost deals?|tested|pilot/i;
const KINDS =
  /^(?:interview|survey|support|ticket|data|product|test|launch|usability|experiment|sales|market|anecdote|observation|analytics)/i;

/** In prose without a ground: somebody wants it, has promised it, has it. */
const WANTS = new RegExp(
  `(?<![\\p{L}])(?:${EN.AUTHORITY}|head office|headquarters|hq)(?: \\w+){0,2} (?:wants?|asked|needs?|insists?|promised|demands?|decided|has it|have it|does it|do it)(?![\\p{L}])`,
  'iu',
);

/** Somebody important wants it, and nothing else is said. */
export const h24: Rule = {
  id: 'H24',
  name: 'authority-reason',
  class: 'T',
  severity: 'warning',
  why: 'Who wants it is a request; why it would work is the reason.',
  how: 'Find out what they saw, and write that down.',
  check(bet) {
    if (!bet.english) return null;
    const own = bet.clean.reason?.trim() ?? '';
    const reason = own || roleText(bet, 'reason');
    if (reason.trim() === '' || !/\d/.test(reason)) {
      const hit = own
        ? null
        : firstIn(
            bet.clauses.filter((c) => c.field === 'text'),
            WANTS,
          );
      if (hit && (reason.trim() === '' || WHO.test(reason) || reason.includes(hit.text)))
        return { ...hit, what: `“${hit.text}” is no ground by itself.` };
    }
    if (!WHO.test(reason) || SEEN.test(reason.replace(/\b(?:20\d\d|q[1-4])\b/gi, ''))) return null;
    if ((bet.slots.evidence ?? []).some((e) => KINDS.test(e.kind) && /\d/.test(e.summary))) return null;
    return { field: own ? 'reason' : 'text', what: `“${WHO.exec(reason)?.[0]}” is no ground by itself.` };
  },
};
