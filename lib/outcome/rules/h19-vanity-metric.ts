import { firstIn, type Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const LIST = re(EN.VANITY);
/** Of each, or of those who: then it is a share of people and no total. */
const SHARE =
  /\bper (?!month|week|day|year|quarter)|share of|rate|percent|%|who\b|that (?:lead|start|convert)|return(?:ing)?|repeat|→ ?trial|within \d+ days|clicks? (?:to|until|per|needed)|no-?show|appointment|doctor|home visits|site visits|views? (?:to|per)/i;
const MOVED = new RegExp(
  `(?<![\\p{L}])(?:${EN.UP}|${EN.DOWN}|${EN.NEUTRAL}|reach|hit|bring|get|kpi:|success:|metric:|goal:|target:)[^.;,\\n]{0,40}?(?<![\\p{L}-])(?:${EN.VANITY})(?![\\p{L}])`,
  'iu',
);

/** A number that only ever looks good. */
export const h19: Rule = {
  id: 'H19',
  name: 'vanity-metric',
  class: 'T',
  severity: 'warning',
  why: 'It grows with attention and says nothing of what people got done.',
  how: 'Count those who do something: readers who start a trial within 7 days.',
  check(bet) {
    if (!bet.english) return null;
    const { metric } = bet.slots;
    const name = metric?.name ?? '';
    if (LIST.test(name) && !SHARE.test(name) && metric?.unit?.trim() !== '%')
      return { field: 'metric', what: `“${name}” only ever looks good.` };
    if (name.trim() !== '') return null;
    const hit = firstIn(
      bet.clauses.filter((c) => c.role === 'effect' && c.field !== 'behaviour'),
      LIST,
    );
    if (!hit || !MOVED.test(hit.clause)) return null;
    const near = hit.clause.slice(
      Math.max(0, hit.clause.indexOf(hit.text) - 30),
      hit.clause.indexOf(hit.text) + hit.text.length + 40,
    );
    return SHARE.test(near.replace(/\d+ ?%/g, ''))
      ? null
      : { ...hit, what: `“${hit.text}” only ever looks good.` };
  },
};
