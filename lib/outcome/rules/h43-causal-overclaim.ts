import { languageOf } from './language';
import type { Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const CAUSED = re(EN.CAUSED);
const UNSURE = re(EN.CAUSE_NOT_SHOWN);
/** Something was there to compare with. */
const COMPARED =
  /experiment|a\/b|\bab\b|random|control|hold-?out|split|switch-?back|compar|difference|matched|synthetic|interrupted/i;

/** "It caused this", where there is nothing but before and after. */
export const h43: Rule = {
  id: 'H43',
  name: 'causal-overclaim',
  class: 'L',
  severity: 'warning',
  why: 'Season, price or another launch would look the same in before and after.',
  how: 'Write “moved, cause not shown”, or compare with a group that did not get it.',
  check(bet) {
    const { words = '', design = '' } = bet.life?.verdict ?? {};
    if (words === '' || COMPARED.test(design) || languageOf(words, bet.lang) !== 'en') return null;
    const m = CAUSED.exec(words);
    return m && !UNSURE.test(words) ? { field: 'verdict', what: `“${m[0]}” claims a cause.` } : null;
  },
};
