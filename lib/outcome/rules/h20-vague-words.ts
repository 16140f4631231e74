import type { Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const LIST = re(EN.VAGUE);
/** A reason with a figure or with somebody's words is no phrase. */
const SEEN = /\d|[‘'“"][^’'”"]{4,}[’'”"]|\b(?:two|three|four|five|six|seven|eight|nine|ten|all)\b/i;
/** A day or a quarter is no measure. */
const WHEN =
  /\b[QH][1-4]\b|\b20\d\d\b|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*/gi;

/** Words that everybody reads as they like, with no number beside them. */
export const h20: Rule = {
  id: 'H20',
  name: 'vague-words',
  class: 'T',
  severity: 'info',
  why: 'Each reader sees something else in it.',
  how: 'Say what can be counted: “first report in 3 minutes for 8 of 10 new admins”.',
  check(bet) {
    if (!bet.english) return null;
    for (const c of bet.clauses) {
      if (
        (c.role === 'reason' && (c.field === 'text' || SEEN.test(bet.clean.reason ?? ''))) ||
        c.field === 'problem' ||
        c.field === 'segment'
      )
        continue;
      const m = LIST.exec(c.text.replace(/“[^”]*”|"[^"]*"/g, (q) => ' '.repeat(q.length)));
      if (m && !/\d/.test(c.text.replace(WHEN, '')))
        return {
          field: c.field,
          from: c.from + m.index,
          to: c.from + m.index + m[0].length,
          what: `“${m[0]}” can mean anything.`,
        };
    }
    return null;
  },
};
