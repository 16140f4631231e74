import { roleText } from './bet';
import type { Rule } from './rule';
import { wordsOf } from './text';

const EMPTY = new Set(
  'the a an and or of to in on for with by is are was were be been it its this that these those we our us they their them you your will would should can could may might has have had do does did not no as at from than then so if more less very much many most some any all each because since which who what when how why there here also just only even still up down out into over under about after before users user customers customer people'.split(
    ' ',
  ),
);
const stem = (w: string) => w.replace(/(?:ingly|ations?|ments?|ness|ing|ers?|ed|ly|es|s|e)$/, '');

/** The reason says the effect once more. */
export const h23: Rule = {
  id: 'H23',
  name: 'circular-reason',
  class: 'T',
  severity: 'warning',
  why: 'It would be true of any idea.',
  how: 'Say what you saw that makes you believe it.',
  check(bet) {
    if (!bet.english) return null;
    const reason =
      bet.clean.reason?.trim() ||
      roleText(bet, 'reason').replace(/^\s*(?:because|since|as|why|reason)\b:?/i, '');
    if (reason.trim() === '' || /\d|interview|survey|ticket|saw|observ|told|said|measured|test/i.test(reason))
      return null;
    const own = [
      ...new Set(
        wordsOf(reason)
          .filter((w) => !EMPTY.has(w) && w.length > 2)
          .map(stem),
      ),
    ];
    const rest = new Set(
      wordsOf([roleText(bet, 'effect', 'context'), bet.title, bet.slots.metric?.name ?? ''].join(' ')).map(
        stem,
      ),
    );
    if (own.length < 2) return null;
    const shared = own.filter((w) => rest.has(w)).length;
    return shared / own.length >= 0.6
      ? { field: bet.clean.reason?.trim() ? 'reason' : 'text', what: 'The reason repeats the effect.' }
      : null;
  },
};
