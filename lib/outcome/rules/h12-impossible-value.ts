import type { Num } from './numbers';
import { blank, type Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const OVER = re(EN.OVER_100);
const PER = /‰|per (?:1[ ,.]?000|thousand|mille|100[ ,.]?000)|pro 1[.,]?000|promille/i;

const outside = (n: Num | null) => n !== null && n.unit === '%' && n.values.every((v) => v > 100 || v < 0);

/** A value that cannot be, or a date that has gone. */
export const h12: Rule = {
  id: 'H12',
  name: 'impossible-value',
  class: 'S',
  severity: 'error',
  why: 'What cannot happen cannot be measured.',
  how: 'Correct the value or the date.',
  check(bet) {
    const { metric } = bet.slots;
    const name = `${metric?.name ?? ''} ${metric?.unit ?? ''} ${metric?.kind ?? ''}`;
    const about = `${name} ${bet.clauses
      .filter((c) => c.role === 'effect')
      .map((c) => c.text)
      .join(' ')}`;
    const ratio = OVER.test(blank(metric?.name) ? about : name) || PER.test(about);
    if (!ratio) {
      if (outside(bet.target)) return { field: 'target', what: `${bet.target?.text} is outside 0 to 100 %.` };
      if (outside(bet.baseline))
        return { field: 'baseline', what: `${bet.baseline?.text} is outside 0 to 100 %.` };
    }
    const { baseline: b, target: t } = bet;
    if (
      b &&
      t &&
      !bet.limit &&
      !b.range &&
      !t.range &&
      (b.unit === t.unit || b.unit === '' || t.unit === '') &&
      b.values[0] === t.values[0]
    )
      return { field: 'target', what: 'The target is today’s value.' };
    if (t && t.unit === 's' && t.values.every((v) => v < 0))
      return { field: 'target', what: 'A time below zero.' };
    const sure = bet.slots.confidence;
    const percent = typeof sure === 'number' ? sure : Number.parseFloat(String(sure ?? ''));
    if (percent > 100) return { field: 'confidence', what: 'More than 100 % sure.' };
    const by = bet.dates.find((d) => d.field === 'by');
    const goals = bet.clauses.filter((c) => c.role === 'effect');
    const aims = bet.dates.filter(
      (d) =>
        d === by ||
        goals.some(
          (c) =>
            c.field === d.field &&
            c.from <= d.from &&
            d.from < c.from + c.text.length &&
            /\b(?:by|until|before|till|bis(?: zum)?|zum|am|au|avant|antes de|hasta|até|on|end of)\s+(?:the )?(?:end of )?$/i.test(
              c.text.slice(0, d.from - c.from),
            ),
        ),
    );
    const never = aims.find((d) => d.impossible);
    if (never)
      return { field: never.field, from: never.from, to: never.to, what: `${never.text} is no day.` };
    const past = aims.find(
      (d) => d.iso !== undefined && d.iso < bet.now && /\d{4}|\b\d{1,2}\.\d{1,2}\.\d{2}/.test(d.text),
    );
    if (past) return { field: past.field, from: past.from, to: past.to, what: `${past.text} has gone.` };
    const early =
      bet.launch && aims.find((d) => d.iso !== undefined && bet.launch !== undefined && d.iso < bet.launch);
    if (early)
      return {
        field: early.field,
        from: early.from,
        to: early.to,
        what: `${early.text} is before it ships.`,
      };
    return null;
  },
};
