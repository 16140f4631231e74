import type { Num } from './numbers';
import type { Rule } from './rule';
import { re } from './words';
import * as EN from './words/en';

const RATE = re(EN.RATE);
const FRACTION = /^0?[.,]\d{1,2}$/;
const COIN = /[€$£¥₺]/;
/** "38 orders": what is counted stands behind it. */
const COUNTED = /\d\s*(?!percent|prozent)\p{L}{3,}/iu;
const PERCENT = /%|percent|prozent/i;
const kind = (n: Num) => (n.unit === 'pp' ? '%' : n.unit);

/** Baseline and target in different units; a fraction beside a percentage is one. Times convert, and so does money. */
export const h46: Rule = {
  id: 'H46',
  name: 'unit-mismatch',
  class: 'S',
  severity: 'error',
  why: 'Two numbers in two units cannot be compared.',
  how: 'Write both in the same unit.',
  check(bet) {
    const { baseline: b, target: t } = bet;
    if (!b || !t) return null;
    const clash = { field: 'target', what: `${b.text} and ${t.text} are in different units.` };
    const [from, to] = [kind(b), kind(t)];
    if (from !== to && from !== '' && to !== '' && from !== '×' && to !== '×') return clash;
    const [coin, other] = [COIN.exec(b.text)?.[0], COIN.exec(t.text)?.[0]];
    if (coin && other && coin !== other) return clash;
    const { metric } = bet.slots;
    const unit = metric?.unit?.trim() ?? '';
    // "4 receipts" beside "60 %", whatever unit the form has.
    const [said, aimed] = [String(metric?.baseline ?? ''), String(metric?.target ?? '')];
    if ((PERCENT.test(said) && COUNTED.test(aimed)) || (PERCENT.test(aimed) && COUNTED.test(said)))
      return clash;
    if ((from === '%') !== (to === '%') && (from === '' || to === '')) {
      // A count beside a percentage, where the form does not say that both are percentages.
      const bare = from === '' ? b : t;
      const [v = 0] = bare.values;
      if (unit !== '%' && unit !== '') return clash;
      const typed = from === '' ? said : aimed;
      if (v > 100 || COUNTED.test(typed)) return clash;
    }
    // 31 % beside 0.38: a fraction where percentages are counted.
    const percent = from === '%' || to === '%' || unit === '%' || RATE.test(bet.slots.metric?.name ?? '');
    const [x = 0, y = 0] = [b.values[0], t.values[0]];
    if (
      percent &&
      ((x > 1 && y > 0 && y < 1 && FRACTION.test(t.text)) ||
        (y > 1 && x > 0 && x < 1 && FRACTION.test(b.text))) &&
      (!PERCENT.test(b.text) || !PERCENT.test(t.text) || unit === '%') &&
      !(bet.verb === 'down' && y < 1 && y * 100 > x) &&
      Math.max(x, y) / Math.min(x, y) > 15
    )
      return clash;
    return null;
  },
};
