import type { Rule } from './rule';

/** Two per cent of the target: as much as rounding makes. */
const SLACK = 0.02;

/** Baseline, uplift and target do not fit, however the uplift is meant. A stated kind of change binds. */
export const h11: Rule = {
  id: 'H11',
  name: 'arithmetic',
  class: 'S',
  severity: 'error',
  why: 'Two of the three numbers are right at most, and nobody knows which.',
  how: 'Recalculate: baseline, change and target have to agree; say “points” or “relative”.',
  check(bet) {
    const { baseline, target, change } = bet;
    if (!baseline || !target || !change || target.range || baseline.range || change.range) return null;
    if (baseline.unit !== target.unit && baseline.unit !== '' && target.unit !== '') return null;
    const percent = target.unit === '%' || baseline.unit === '%';
    const meant: ((b: number, u: number) => number)[] = [];
    if (change.unit === 'pp') {
      if (!percent && target.unit !== '') return null;
      meant.push(
        (b, u) => b + u,
        (b, u) => b - u,
      );
    } else if (change.unit === '%') {
      meant.push(
        (b, u) => b * (1 + u / 100),
        (b, u) => b * (1 - u / 100),
      );
      if (percent && !change.relative)
        meant.push(
          (b, u) => b + u,
          (b, u) => b - u,
        );
    } else if (change.unit === '×') return null;
    else if (change.unit === target.unit || change.unit === '') {
      if (change.unit === '' && percent) return null;
      meant.push(
        (b, u) => b + u,
        (b, u) => b - u,
      );
    } else return null;
    const fits = baseline.values.some((b) =>
      target.values.some((t) =>
        change.values.some((u) => meant.some((f) => Math.abs(f(b, u) - t) <= SLACK * Math.abs(t) + 1e-9)),
      ),
    );
    if (fits) return null;
    return {
      field: bet.clean.effect?.trim() ? 'effect' : 'text',
      what: `${baseline.text} and ${change.text} do not make ${target.text}.`,
    };
  },
};
