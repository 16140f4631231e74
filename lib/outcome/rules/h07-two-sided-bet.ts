import { firstIn, type Rule } from './rule';

const EITHER =
  /\b(?:holds?|stays?|remains?) or (?:gets?|goes|becomes?|is|falls?|drops?|rises?|improves?)\b|\b(?:(?:stays?|remains?|stay(?:ing)?|keep(?:s|ing)?|hold(?:s|ing)?) (?:the same|steady|flat|stable|level|constant|unchanged)|steady|stable|maintain(?:s|ed|ing)?|unchanged|flat|neutral)(?: \w+){0,4} or (?:even )?(?:improv\w*|increas\w*|ris\w*|better|go(?:es)? up|grow\w*|decreas\w*|fall\w*|drop\w*|higher|lower)|\b(?:increas\w*|rais\w*|improv\w*|grow\w*|ris\w*|up|higher|more) or (?:maybe |even |possibly )?(?:decreas\w*|lower\w*|reduc\w*|fall\w*|drop\w*|down|worse\w*|less|(?:stay|remain|hold)\w* (?:the same|flat|stable|steady))|\b(?:not (?:get )?worse|no worse|at least not (?:fall|drop|decline)) or (?:even )?(?:improv\w*|better)|\beither (?:way|direction)|\bpositively or negatively/i;
/** How much worse is still accepted. */
const MARGIN =
  /(?:no|not) (?:more|less|worse) than|within \d[\d.,]* ?(?:%|p|point)|by (?:no|at) most|margin|at (?:least|most) \d|[≤≥]|(?:below|under|above) \d/i;
const ONLY =
  /\b(?:will|should|may|might|could|would|to|can) (?:\w+ly )?(?:affect|impact|influence|have an? (?:\w+ )?(?:effect|impact|influence) on)\b/i;
const WAY =
  /\b(?:positive(?:ly)?|negative(?:ly)?|rais|increas|lower|reduc|improv|decreas|grow|fall|drop(?!-?(?:out|off))|cut|lift|boost|at least|at most|from \d|to \d|fewer|more|less|→)/i;

/** Cannot lose: up, down or the same would all be right. */
export const h07: Rule = {
  id: 'H07',
  name: 'two-sided-bet',
  class: 'S',
  severity: 'error',
  why: 'A bet that every result confirms teaches nothing.',
  how: 'Choose one way, or name the margin: “falls by no more than 1 point; stop below 51 %”.',
  check(bet) {
    if (!bet.english) return null;
    const open = bet.clauses.filter((c) => c.role === 'effect' || c.role === 'context');
    // Read in the whole: "stays the same" alone would be a limit.
    for (const field of ['effect', 'behaviour', 'text']) {
      const text = bet.clean[field] ?? '';
      const hit = EITHER.exec(text);
      if (!hit) continue;
      const sentence = text.slice(text.lastIndexOf('. ', hit.index) + 1).split(/[.!?]\s|\n/)[0] ?? '';
      // With a margin it is a bet on no harm.
      if (MARGIN.test(sentence) || bet.target) return null;
      return {
        field,
        from: hit.index,
        to: hit.index + hit[0].length,
        what: `“${hit[0]}” is right either way.`,
      };
    }
    const only = firstIn(
      open.filter((c) => c.role === 'effect'),
      ONLY,
    );
    if (!only || WAY.test(only.clause) || bet.target || bet.change) return null;
    return { ...only, what: `“${only.text}” tells no way.` };
  },
};
