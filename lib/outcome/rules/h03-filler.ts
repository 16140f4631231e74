import type { Bet } from './bet';
import type { Hit, Rule } from './rule';
import { DENSE, folded } from './text';
import * as EN from './words/en';

const FILLER = new RegExp(`^(?:${EN.FILLER})$`);
const CJK =
  /^(?:なし|無し|特になし|未記入|タイトル参照|同上|後で|あとで|없음|제목 참조|추후|上と同じ)[。.]?$/;

/** Words that say nothing, as the whole of a field. */
export function isFiller(text: string): boolean {
  const t = text.trim();
  if (t === '') return false;
  if (/^(.)\1*$/u.test(t.replace(/\s/g, ''))) return !/^\d+$/.test(t) || t.length > 3;
  if (/^[\s\p{P}\p{S}]+$/u.test(t)) return true;
  return FILLER.test(folded(t)) || CJK.test(t);
}

/** Too little to say anything: six words, or ten letters where words are not spaced. */
function short(bet: Bet): boolean {
  const t = bet.clean.text?.trim() ?? '';
  if (t === '' || bet.whole.trim() !== t) return false;
  // "n/a – comes from compliance": a refusal with an excuse.
  if (/^(?:n\/a|not applicable|not needed|no hypothesis)\b/i.test(t) && t.split(/\s+/).length < 20)
    return true;
  return DENSE.test(t) ? t.replace(/\s/g, '').length < 12 : t.split(/\s+/).length < 6;
}

/** The whole is filler, so that nothing else need be said. */
export const allFiller = (bet: Bet): boolean => {
  const filled = Object.values(bet.clean).filter((t) => t.trim() !== '');
  return short(bet) || (filled.length > 0 && filled.every(isFiller));
};

/** Words that fill a field and say nothing. */
export const h03: Rule = {
  id: 'H03',
  name: 'filler',
  class: 'S',
  severity: 'error',
  why: 'It fills the field and says nothing.',
  how: 'Say it in a sentence that somebody who was not there understands.',
  check(bet): Hit | null {
    if (short(bet)) return { field: 'text', what: 'These few words are no bet yet.' };
    for (const [field, text] of Object.entries(bet.clean))
      if (field !== 'businessLink' && isFiller(text))
        return { field, what: `“${text.trim().slice(0, 40)}” says nothing.` };
    return null;
  },
};
