import { WORD_VALUE } from './amounts';
import { blank, type Rule } from './rule';

const PLAN =
  /\b(?:will (?:be )?measure|to be measured|measur(?:e|ing)|unknown|not known|not measured|collect|count(?:ed)?|track(?:ed|ing|s)?|log(?:ged|ging)?|record(?:ed|ing)?|establish(?:ed)?|determined?|captured?|baseline (?:week|run|survey|study|measurement|period)|first reading|instrument|noch nicht gemessen|wird gemessen|messen|mesurer|medir)\b/i;
/** What is said of it, and a little more. */
const SAID = /(?:baseline|today[’']s value|current value|starting (?:value|point)|Ausgangswert)[^\n]{0,140}/i;
const WHEN = /\d|\b(?:before|until|by|in the first|week|month|vor|bis|avant|antes)\b/i;

/** Today's value in words. */
const SHARE =
  /\b(?:half|a (?:third|quarter|fifth)|two thirds|three quarters|nobody|none) of |\bone (?:in|out of) (?:two|three|four|five|six|seven|eight|nine|ten|\d)/i;

/** "from twelve", "rather than thirty": today's value, whatever it is written with. */
const FROM =
  /\b(?:from|instead of|rather than|currently|today|now) (?:about |around |roughly |nearly |almost )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|a (?:dozen|hundred|third|quarter)|zero|none)\b/i;

/** Building without a value to start from, nor a plan to get it. */
export const h10: Rule = {
  id: 'H10',
  name: 'no-baseline',
  class: 'S',
  severity: 'warning',
  why: 'Without today’s value nobody can tell whether it moved.',
  how: 'Put in today’s value, or “unknown, will measure by …”.',
  absence: true,
  check(bet) {
    if (!bet.building || bet.baseline || (bet.present && !blank(bet.clean.text))) return null;
    if (
      bet.unread ||
      bet.clauses.some(
        (c) =>
          (c.field === 'text' || c.field === 'effect') &&
          c.role !== 'reason' &&
          (SHARE.test(c.text) || FROM.test(c.text)),
      )
    )
      return null;
    const typed = String(bet.slots.metric?.baseline ?? '');
    const planned = (text: string) => PLAN.test(text) && WHEN.test(text);
    if (planned(typed) || WORD_VALUE.test(typed)) return null;
    const said = SAID.exec(bet.whole)?.[0];
    if (said && planned(said)) return null;
    if (!bet.english && !blank(bet.clean.text) && (bet.clean.text?.match(/\d/g)?.length ?? 0) > 3)
      return null;
    return {
      field: blank(bet.clean.text) ? 'baseline' : 'text',
      what: blank(typed)
        ? 'Today’s value is not known.'
        : `“${typed.slice(0, 40)}” is no value to start from.`,
    };
  },
};
