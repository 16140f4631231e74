import type { Rule } from './rule';

/** Relative uplift (share of the baseline) above which a bet is surprising; a team's own history replaces it. */
const USUAL = 0.5;

/** Of a number that is to go up. */
const TWICE =
  /\b(?:will|to|would|should|and) (?:\w+ )?(?:double|triple|quadruple)\b(?!-| check)|\btwice as (?:many|much|often)\b/i;

/** The value below which 95 of 100 lie. */
function p95(values: readonly number[]): number | undefined {
  if (values.length < 10) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(0.95 * (sorted.length - 1))];
}

/** More than such changes usually bring. Increases only. */
export const h35: Rule = {
  id: 'H35',
  name: 'too-good',
  class: 'S',
  severity: 'warning',
  why: 'Surprising results are mostly mistakes (Twyman); surprising targets mostly stay targets.',
  how: 'Say what makes this one different, or aim lower.',
  check(bet) {
    const { baseline: b, target: t } = bet;
    const bound = p95(bet.history?.uplifts ?? []) ?? USUAL;
    const lower = bet.slots.metric?.direction === 'down';
    if (b && t && (b.unit === t.unit || b.unit === '' || t.unit === '') && !lower) {
      const [from, to] = [b.range?.[1] ?? b.values[0] ?? 0, t.range?.[0] ?? t.values[0] ?? 0];
      if (b.values.length > 1 || t.values.length > 1 || from <= 0 || to <= from) return null;
      const by = (to - from) / from;
      return by > bound + 1e-9
        ? { field: 'target', what: `${b.text} to ${t.text} is ${Math.round(by * 100)} % more.` }
        : null;
    }
    const effect = bet.clauses
      .filter((c) => c.role === 'effect')
      .map((c) => c.text)
      .join('\n');
    if (!lower && !b && !t && TWICE.test(effect)) return { field: 'target', what: 'It is to double.' };
    if (lower || bet.verb === 'down' || b || t || !bet.change) return null;
    const { unit, values } = bet.change;
    const [by = 0] = values;
    if (unit === '%' && by > bound * 100) return { field: 'target', what: `${by} % more.` };
    return unit === '×' && by - 1 > bound ? { field: 'target', what: `${by} times as much.` } : null;
  },
};
