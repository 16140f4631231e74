import type { Clause } from './bet';
import type { Num } from './numbers';
import { blank, type Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const OVER = re(EN.OVER_100);
const PER = /‰|per (?:1[ ,.]?000|thousand|mille|100[ ,.]?000)|pro 1[.,]?000|promille/i;

const outside = (n: Num | null) => n !== null && n.unit === '%' && n.values.every((v) => v > 100 || v < 0);
/** What stands before a day by which something is looked at. */
const UNTIL =
  /\b(?:by|until|before|till|bis(?: zum)?|zum|am|au|avant|antes de|hasta|até|on|end of)\s+(?:the )?(?:end of )?$/i;

/** And before the day on which it ships, where the text itself names that. */
const SHIPS = /\b(?:go(?:es)? live|launch(?:es|ed)?|ships?|(?:is|are) released|rolls? out) on (?:the )?$/i;

const before = (clause: Clause, at: number) =>
  clause.text.slice(Math.max(0, at - clause.from - 40), at - clause.from);

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
    const aims = bet.dates.filter(
      (d) => d.field === 'by' || (d.clause?.role === 'effect' && UNTIL.test(before(d.clause, d.from))),
    );
    const never = aims.find((d) => d.impossible);
    if (never)
      return { field: never.field, from: never.from, to: never.to, what: `${never.text} is no day.` };
    // What has shipped is looked at after its day as well.
    const past = aims.find(
      (d) =>
        !bet.shipped &&
        d.iso !== undefined &&
        d.iso < bet.now &&
        /\d{4}|\b\d{1,2}\.\d{1,2}\.\d{2}/.test(d.text),
    );
    if (past) return { field: past.field, from: past.from, to: past.to, what: `${past.text} has gone.` };
    const ships = bet.launch ?? bet.dates.find((d) => d.clause && SHIPS.test(before(d.clause, d.from)))?.iso;
    const early = ships && aims.find((d) => d.iso !== undefined && d.iso < ships);
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
