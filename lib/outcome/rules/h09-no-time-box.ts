import { blank, type Rule } from './rule';

/** Spans that are part of a metric's name or of what was seen are no date to look at. */
const NAME =
  /(?:^|[^\p{L}])(?:within|in|by|after|until|over|for|bis|innerhalb|binnen|nach|in den|dans|d['’]ici|avant|sous|en|dentro|antes|após|até|içinde|sonra|kadar|on|end)\s*(?:the )?(?:first |next |ersten |premiers? |primeros? |primeiros? )?(?:of )?$/iu;

/** Times that no calendar knows here: silent, as somebody did say when. */
const ABOUT =
  /\b(?:by|before|until|till|end of|within|no later than) (?:the )?(?:end of |start of |close of |next |coming |this |mid[- ]?|late |early )*(?:spring|summer|autumn|winter|fall|monday|tuesday|wednesday|thursday|friday|saturday|sunday|season|semester|term|school year|holidays?|fiscal|fy|fortnight|year|month|quarter|half|sprint|week|20\d\d|thanksgiving|ramadan|new year|peak)\b|\b(?:by |before )?eo[qmyw]\b|\bfy ?['’]?\d\d|\b(?:within|in|after|by) (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|forty|fifty|sixty|ninety|a few|several|\d+)[ -]?(?:\w+[ -])?(?:days?|d|wks?|weeks?|mos?|months?|quarters?|fortnights?|years?)\b/i;
/** A day that somebody aims at, behind the reason: "…, because 9 of 12 retype it, by 30 June". */
const AIMED = /\b(?:by|before|until|till|within|end of)\s+(?:the )?(?:end of )?$/i;

/** Building without a day, or a span, at which it is looked at. */
export const h09: Rule = {
  id: 'H09',
  name: 'no-time-box',
  class: 'S',
  severity: 'error',
  why: 'Without a date the bet never ends, and never loses.',
  how: 'Say by when: “within 30 days of release”, “by 31 March”.',
  absence: true,
  check(bet) {
    if (!bet.building) return null;
    const { by } = bet.slots.metric ?? {};
    if (!blank(by) && bet.dates.some((d) => d.field === 'by')) return null;
    if (
      /\d|season|spring|summer|autumn|winter|year|month|quarter|half|week|eo[qmyw]|christmas|easter/i.test(
        by ?? '',
      )
    )
      return null;
    const told = bet.clauses.filter(
      (c) => c.role !== 'reason' && c.field !== 'problem' && c.field !== 'segment',
    );
    if (told.some((c) => ABOUT.test(c.text))) return null;
    for (const d of bet.dates) {
      const inside = d.clause;
      if (inside?.role === 'reason' && inside.field === 'text' && d.iso !== undefined && d.iso > bet.now)
        if (AIMED.test(inside.text.slice(Math.max(0, d.from - inside.from - 24), d.from - inside.from)))
          return null;
      if (!inside || inside.role === 'reason' || inside.field === 'problem' || inside.field === 'segment')
        continue;
      if (d.iso || d.impossible || d.days === undefined) return null;
      const before = inside.text.slice(Math.max(0, d.from - inside.from - 30), d.from - inside.from);
      const after = inside.text.slice(d.to - inside.from, d.to - inside.from + 40);
      if (
        NAME.test(before) ||
        /^\s*(?:of|after|from|post|nach|après|después|depois|sonra|後|以内|以内に|이내|in)\b/i.test(after) ||
        !bet.english
      )
        return null;
    }
    const what = blank(by) ? 'No date is set.' : `“${by}” is no date.`;
    return { field: blank(bet.clean.text) ? 'by' : 'text', what };
  },
};
