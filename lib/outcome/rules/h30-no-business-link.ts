import { placeholder } from './h02-untouched-template';
import { blank, type Rule } from './rule';
import { datesIn, spansIn } from './times';
import { re } from './words';
import * as EN from './words/en';

const CATEGORY = re(EN.CATEGORY);
const NEXT =
  /\b(?:next quarter|the coming quarter|nächste[sn]? quartal|prochain trimestre|próximo trimestre)\b|来四半期|다음 분기|gelecek çeyrek/i;

/** Funding without one sentence that names a kind of business outcome and a day in the next quarter. */
export const h30: Rule = {
  id: 'H30',
  name: 'no-business-link',
  class: 'S',
  severity: 'error',
  why: 'If one sentence to a business outcome of next quarter cannot be written, it is not funded yet.',
  how: 'Write: “Fewer set-up drop-outs retain trial accounts; measured by 31 March.”',
  check(bet) {
    if (!bet.funding) return null;
    const link = bet.clean.businessLink?.trim() ?? '';
    const text = link || bet.clean.text?.trim() || '';
    // One gap, one finding.
    if (placeholder(link)) return null;
    if (text === '') return { field: 'businessLink', what: 'No link to a business outcome.' };
    const [first, last] = bet.nextQuarter;
    const days = datesIn(text, bet.now);
    const year = first.slice(0, 4);
    const quarter = Math.ceil(Number(first.slice(5, 7)) / 3);
    const inside =
      NEXT.test(text) ||
      days.some((d) => d.iso !== undefined && d.iso >= first && d.iso <= last) ||
      new RegExp(
        `\\bq${quarter}(?![\\d])(?! ?[/-]?(?!${year}|${year.slice(2)})\\d)|\\b${quarter}\\. ?quartal`,
        'i',
      ).test(text);
    const category = !bet.english || CATEGORY.test(text);
    if (inside && category) return null;
    // A period that holds the quarter is close enough to leave to a person.
    if (
      category &&
      new RegExp(
        `\\b(?:in|for|of|fy|during|goal|plan|target|budget|objective)?\\s?${year}\\b|\\b(?:h1|first half)\\b`,
        'i',
      ).test(text) &&
      !days.some((d) => d.iso !== undefined && (d.iso < first || d.iso > last))
    )
      return null;
    if (!link && !blank(text) && !bet.english)
      return spansIn(text).length + days.length > 0
        ? null
        : { field: 'businessLink', what: 'No link to a business outcome.' };
    const what = category
      ? 'The link has no day in the next quarter.'
      : 'The link names no business outcome.';
    return { field: 'businessLink', what: link ? what : 'No link to a business outcome.' };
  },
};
