import { blank, type Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const BAD = re(EN.BAD_WHEN_UP);
const VERBS =
  /\b(?:rais(?:e[sd]?|ing)|increas(?:e[sd]?|ing)|grow(?:s|ing)?|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|ris(?:e[sn]?|ing)|climb(?:s|ing)?|go(?:es)? up|reduc(?:e[sd]?|ing)|lower(?:s|ed|ing)|to lower|will lower|decreas(?:e[sd]?|ing)|cut(?:s|ting)?|shrink(?:s|ing)?|shorten(?:s|ed|ing)?|drop(?:s|ping)|fall(?:s|ing)?|go(?:es)? down)\b/gi;
const DOWN_VERB = /^(?:reduc|to lower|will lower|lower|decreas|cut|shrink|shorten|drop|fall|go(?:es)? down)/i;
/** "drop-off rate" is no verb. */
const NOUN =
  /\b(?:an?|the|any|no|this|that) (?:lift|rise|drop|cut|fall|climb|increase|decrease|reduction|boost)\b|\bdrop-?(?:off|out)s?\b|\bcut-?(?:off|over)\b|\bgrowth\b/gi;

/** Behind such a word the numbers are no longer the verb's: "reduces typing, so that completion goes from 60 to 70 %". */
const APART =
  /[:;–—]|\b(?:so|so that|such that|which|whose|while|until|where)\b|\b(?:by|through|via) [\p{L}]+ing\b|\band (?:get|bring|take|move|push|help|let)\w*/iu;

/** Words, the metric's good direction and the sign of target − baseline disagree. */
export const h13: Rule = {
  id: 'H13',
  name: 'direction-clash',
  class: 'S',
  severity: 'error',
  why: 'Reached, this target would be the opposite of what is meant.',
  how: 'Swap the numbers, or correct the direction.',
  check(bet) {
    const { baseline: b, target: t, slots } = bet;
    if (bet.limit) return null;
    const name = slots.metric?.name ?? '';
    let sign = 0;
    if (b && t && (b.unit === t.unit || b.unit === '' || t.unit === '')) {
      // Ranges are compared end by end.
      const signs =
        b.range && t.range
          ? [Math.sign(t.range[0] - b.range[0]), Math.sign(t.range[1] - b.range[1])]
          : b.values.flatMap((x) => t.values.map((y) => Math.sign(y - x)));
      if (new Set(signs).size === 1) sign = signs[0] ?? 0;
    }
    const good = slots.metric?.direction;
    const target = { field: 'target', what: 'Numbers and direction disagree.' };
    if (good && sign !== 0 && (good === 'up') !== sign > 0) return target;
    const effect = bet.clauses.filter(
      (c) => c.role === 'effect' && (c.field === 'effect' || c.field === 'text'),
    );
    const words = effect
      .map((c) => c.text)
      .join('\n')
      .replace(NOUN, ' ');
    if (!bet.english) return null;
    // The last verb before the two numbers is theirs; what stands in brackets is a remark.
    const lead = (bet.lead || words).replace(/\([^)]*\)?/g, ' ').replace(NOUN, ' ');
    const last = [...lead.matchAll(VERBS)].at(-1);
    const behind = last ? lead.slice(last.index + last[0].length) : '';
    const verb = last && !APART.test(behind) ? last[0] : undefined;
    // The form's numbers and its direction agree: the verb is about something else.
    if (good && sign !== 0 && bet.lead === '') return null;
    const way = verb ? (DOWN_VERB.test(verb) ? -1 : 1) : 0;
    if (way !== 0 && sign !== 0 && way !== sign)
      return { ...target, what: `“${verb}” and the numbers disagree.` };
    if (good && way !== 0 && sign === 0 && (good === 'up') !== way > 0 && !/improv/i.test(words))
      return { ...target, what: `“${verb}” and “better is ${good === 'up' ? 'higher' : 'lower'}” disagree.` };
    if (
      !blank(name) &&
      good === 'up' &&
      BAD.test(name) &&
      sign > 0 &&
      /^(?:[\w-]+ ){0,3}(?:churn|error|drop-?off|bounce|abandonment|no-?show|failure|complaint|refund|cancellation|defect|crash)\w*(?: rate| share)?$/i.test(
        name.trim(),
      )
    )
      return target;
    return null;
  },
};
