import { type Bet, roleText } from './bet';
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
/** The request itself. */
const ASKED = /\bcustomers? (?:(?:have|keep|kept|are|always) )*(?:been )?ask(?:ed|ing) for\b/i;

const MONEY = /[€$£] ?\d[\d.,]* ?[km]?/gi;

/** A request where a reason should be, in free text. */
function request(bet: Bet, reason: string) {
  const prose = bet.clauses.filter((c) => c.field === 'text');
  const wanted = firstIn(prose, WANTS);
  if (wanted && (reason === '' || WHO.test(reason) || reason.includes(wanted.text))) return wanted;
  const unseen = prose.filter((c) => !SEEN.test(c.text.replace(MONEY, '')));
  return reason === '' ? firstIn(unseen, ASKED) : null;
}

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
    const reason = own || roleText(bet, 'reason').trim();
    const asked = own === '' && !/\d/.test(reason) ? request(bet, reason) : null;
    if (asked) return { ...asked, what: `“${asked.text}” is no ground by itself.` };
    if (!WHO.test(reason) || SEEN.test(reason.replace(/\b(?:20\d\d|q[1-4])\b/gi, ''))) return null;
    if ((bet.slots.evidence ?? []).some((e) => KINDS.test(e.kind) && /\d/.test(e.summary))) return null;
    return { field: own ? 'reason' : 'text', what: `“${WHO.exec(reason)?.[0]}” is no ground by itself.` };
  },
};
