import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextQuarter, quarterAfter, quarterOf } from '../../../lib/team/fiscal';
import { holds } from '../../support/arbitraries';

const month = fc.integer({ min: 1, max: 12 });
const day = fc
  .integer({ min: 0, max: 60_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const dayAfter = (iso: string) => new Date(Date.parse(iso) + 86_400_000).toISOString().slice(0, 10);

describe('a quarter', () => {
  it.each([
    ['2026-12-31', 1, '2026-10-01', '2026-12-31', 'Q4 2026'],
    ['2027-01-01', 1, '2027-01-01', '2027-03-31', 'Q1 2027'],
    ['2026-11-23', 4, '2026-10-01', '2026-12-31', 'FY27 Q3'],
    ['2027-03-31', 4, '2027-01-01', '2027-03-31', 'FY27 Q4'],
    ['2027-04-01', 4, '2027-04-01', '2027-06-30', 'FY28 Q1'],
    ['2026-11-23', 2, '2026-11-01', '2027-01-31', 'FY27 Q4'],
    ['2027-02-01', 2, '2027-02-01', '2027-04-30', 'FY28 Q1'],
    ['2026-11-23', 12, '2026-09-01', '2026-11-30', 'FY26 Q4'],
    ['2028-02-29', 12, '2027-12-01', '2028-02-29', 'FY28 Q1'],
    ['2099-12-31', 10, '2099-10-01', '2099-12-31', 'FY00 Q1'],
  ])('of %s in a year from month %i is %s to %s, %s', (iso, start, first, last, name) => {
    expect(quarterOf(iso, start)).toEqual({ first, last, name });
  });

  it('holds its day, has three months, and is followed by the next without a gap', () => {
    holds(
      fc.property(day, month, (iso, start) => {
        const q = quarterOf(iso, start);
        expect(q.first <= iso && iso <= q.last).toBe(true);
        expect(q.first.slice(8)).toBe('01');
        expect(dayAfter(q.last).slice(8)).toBe('01');
        const length = (Date.parse(q.last) - Date.parse(q.first)) / 86_400_000 + 1;
        expect(length >= 89 && length <= 92).toBe(true);
        const next = quarterAfter(iso, start);
        expect(next.first).toBe(dayAfter(q.last));
        expect(next).toEqual(quarterOf(dayAfter(q.last), start));
        expect(nextQuarter(iso, start)).toEqual([next.first, next.last]);
        // The same quarter for each of its days, and the year begins in its first month.
        expect(quarterOf(q.last, start)).toEqual(q);
        expect(q.name.includes('Q1')).toBe(Number(q.first.slice(5, 7)) === start);
      }),
      500,
    );
  });

  it('four of them make a year with one name', () => {
    holds(
      fc.property(day, month, (iso, start) => {
        let q = quarterOf(iso, start);
        while (!q.name.includes('Q1')) q = quarterAfter(q.first, start);
        const names = [q];
        for (let i = 0; i < 3; i++) names.push(quarterAfter(names.at(-1)?.first ?? '', start));
        expect(names.map((n) => /Q(\d)/.exec(n.name)?.[1])).toEqual(['1', '2', '3', '4']);
        expect(new Set(names.map((n) => n.name.replace(/Q\d/, ''))).size).toBe(1);
      }),
      200,
    );
  });
});
