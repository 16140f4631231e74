import { readingsOf } from './life';
import type { Rule } from './rule';

/** The plan froze when it had shipped, or had been read. Labelled as recorded afterwards, that is only told. */
export const h41: Rule = {
  id: 'H41',
  name: 'late-lock',
  class: 'L',
  severity: 'warning',
  why: 'Who knows the numbers already can write the plan to fit them.',
  how: 'Label it “recorded afterwards”, and freeze the next plan before it ships.',
  check(bet) {
    const { registered } = bet.life ?? {};
    if (!registered) return null;
    const day = registered.at.slice(0, 10);
    const read = readingsOf(bet)[0]?.at;
    const shipped = bet.launch !== undefined && day > bet.launch;
    if (!shipped && !(read !== undefined && day > read.slice(0, 10))) return null;
    return {
      field: 'registration',
      what: shipped ? 'The plan froze after it had shipped.' : 'The plan froze after the first reading.',
      ...(registered.late && { severity: 'info' }),
    };
  },
};
