import { blank, type Rule } from './rule';

/** Spans that are part of a metric's name or of what was seen are no date to look at. */
const NAME =
  /(?:^|[^\p{L}])(?:within|in|by|after|until|over|for|bis|innerhalb|binnen|nach|in den|dans|d['’]ici|avant|sous|en|dentro|antes|após|até|içinde|sonra|kadar|on|end)\s*(?:the )?(?:first |next |ersten |premiers? |primeros? |primeiros? )?(?:of )?$/iu;

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
    const open = bet.clauses.filter(
      (c) => c.role !== 'reason' && c.field !== 'problem' && c.field !== 'segment',
    );
    for (const d of bet.dates) {
      const inside = open.find(
        (c) => c.field === d.field && c.from <= d.from && d.from < c.from + c.text.length,
      );
      if (!inside) continue;
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
