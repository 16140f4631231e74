import { WORD_VALUE } from './amounts';
import { blank, type Rule } from './rule';

const SIZE =
  /\b(?:halv(?:e[sd]?|ing)|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|twice|half (?:as|of|the)|a (?:third|quarter|half)|one (?:in|out of) \w+|two thirds|to zero|eliminat\w+|no more (?:than )?one|every|all (?:of|the|\w+ )|none|nobody|verdoppel\w*|halbier\w*|double[rz]?|diviser|mitad|metade)\b|半減|倍増|ゼロに|절반|yarıya/i;

const NOBODY = /\b(?:nobody|none|every\w*|all of|all the|all)\b/gi;

/** Building without a number that would count as success. */
export const h08: Rule = {
  id: 'H08',
  name: 'no-target',
  class: 'S',
  severity: 'error',
  why: 'Without a target every result can be called a success.',
  how: 'Name the value that would convince you, for instance “to 38 %”.',
  absence: true,
  check(bet) {
    const { metric } = bet.slots;
    // A bet on no harm has its limit as target.
    if (!bet.building || bet.target || bet.change || bet.limit || bet.unread) return null;
    const effect = bet.clauses.filter((c) => c.role === 'effect' || c.role === 'wrong');
    // "Stop if nobody opens it" says when it ends, not how far it gets.
    if (effect.some((c) => SIZE.test(c.role === 'wrong' ? c.text.replace(NOBODY, '') : c.text))) return null;
    if (!bet.english && !blank(bet.clean.text) && /\d/.test(bet.clean.text ?? '')) return null;
    if (!blank(String(metric?.target ?? '')) && /\d/.test(String(metric?.target))) return null;
    if (WORD_VALUE.test(String(metric?.target ?? ''))) return null;
    const what = blank(String(metric?.target ?? ''))
      ? 'No target is set.'
      : `“${metric?.target}” is no number.`;
    return { field: blank(bet.clean.text) ? 'target' : 'text', what };
  },
};
