import { blank, firstIn, type Rule } from './rule';
import { alike, folded } from './text';
import { re } from './words';
import * as EN from './words/en';

const MISSING = new RegExp(
  `(?<![\\p{L}])(?:${EN.LACKS}) (?:[\\w-]+ ){0,4}?(?:${EN.THING})(?![\\p{L}])|^(?:no|missing|lack of) (?:\\w+ ){0,3}(?:${EN.THING})[.!]?$|(?:${EN.THING}) (?:is|are) missing`,
  'iu',
);
/** In the problem's own field a short lack of anything is one. */
const LACK = new RegExp(
  `(?<![\\p{L}])(?!without)(?:${EN.LACKS}|is not (?:in|on|part of)|are not (?:in|on))(?![\\p{L}])`,
  'iu',
);
const PAIN = re(
  'so|therefore|because|which|and (?:then|so)|must|have to|re-?typ\\w*|lose[sd]?|waste[sd]?|wait\\w*|call(?:s|ed)?|error\\w*|fail\\w*|abandon\\w*|give up|leave|cancel\\w*|\\d+',
);

/** The missing solution is called the problem. */
export const h28: Rule = {
  id: 'H28',
  name: 'solution-as-problem',
  class: 'T',
  severity: 'warning',
  why: 'That something is not there hurts nobody by itself.',
  how: 'Say what people suffer from without it, and how often.',
  check(bet) {
    const problem = bet.clean.problem?.trim() ?? '';
    if (problem !== '') {
      if (
        folded(problem).length > 5 &&
        bet.title.trim() !== '' &&
        alike(folded(problem), folded(bet.title), 0.85) >= 0.85
      )
        return { field: 'problem', what: 'The problem repeats the title.' };
      if (!bet.english) return null;
      const m = MISSING.exec(problem) ?? (problem.split(/\s+/).length <= 12 ? LACK.exec(problem) : null);
      if (!m || PAIN.test(problem.slice(m.index + m[0].length)) || PAIN.test(problem.slice(0, m.index)))
        return null;
      return {
        field: 'problem',
        from: m.index,
        to: m.index + m[0].length,
        what: `“${m[0]}” names a solution.`,
      };
    }
    if (!bet.english || blank(bet.clean.text)) return null;
    const stated = bet.clauses.filter(
      (c) =>
        c.field === 'text' &&
        /\bproblem\b|^\s*(?:there (?:is|are) no|we (?:have|offer) no|(?:\w+ )?lack)/i.test(c.text),
    );
    const hit = firstIn(stated, MISSING);
    if (!hit || PAIN.test(hit.clause.slice(hit.clause.indexOf(hit.text) + hit.text.length))) return null;
    return { ...hit, what: `“${hit.text}” names a solution.` };
  },
};
