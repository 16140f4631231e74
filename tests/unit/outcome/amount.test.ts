import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, showAmount, shownParts } from '../../../lib/outcome/amount';
import { holds } from '../../support/arbitraries';

const number = (value: number, unit = '', decimals = 0) => ({ kind: 'number', value, unit, decimals });

describe('reading an amount', () => {
  it.each([
    ['64.0 %', number(64, '%', 1)],
    ['67%', number(67, '%')],
    ['%12', number(12, '%')],
    ['2,5 %', number(2.5, '%', 1)],
    ['67 percent', number(67, '%')],
    ['67 Prozent', number(67, '%')],
    ['６７％', number(67, '%')],
    ['7 350', number(7350)],
    ['7\u2009350', number(7350)],
    ['7\u202f350', number(7350)],
    ['7\u00a0350', number(7350)],
    ["7'350", number(7350)],
    ['7’350', number(7350)],
    ['1,234,567', number(1_234_567)],
    ['1.234.567', number(1_234_567)],
    ['1,234.5', number(1234.5, '', 1)],
    ['1.234,5', number(1234.5, '', 1)],
    ['1 000,5', number(1000.5, '', 1)],
    ['12k', number(12_000)],
    ['3.4 m', number(3_400_000, '', 1)],
    ['€3.4m', number(3_400_000, '€', 1)],
    ['1.1k', number(1100, '', 1)],
    ['5 min', number(5, 'min')],
    ['3 m²', number(3, 'm²')],
    ['1 h 05 min', number(65, 'min')],
    ['1h 5m', number(65, 'min')],
    ['2 d 4 h', number(52, 'h')],
    ['1 Std. 5 Min', number(65, 'min')],
    ['−4', number(-4)],
    ['-4', number(-4)],
    ['+1.5 points', number(1.5, 'points', 1)],
    ['0,350', number(0.35, '', 3)],
    ['0.350', number(0.35, '', 3)],
    ['1234.567', number(1234.567, '', 3)],
    ['.5', number(0.5, '', 1)],
    ['12 per 1,000', number(12, 'per 1,000')],
  ])('%s', (text, expected) => expect(readAmount(text)).toEqual(expected));

  it.each([
    ['7,350', [7350, 7.35]],
    ['7.350', [7350, 7.35]],
    ['1,234', [1234, 1.234]],
    ['-1.234 %', [-1234, -1.234]],
    ['1.234k', [1_234_000, 1234]],
  ])('%s stays undecided, with both readings', (text, readings) =>
    expect(readAmount(text)).toEqual({ kind: 'ambiguous', readings }),
  );

  it.each([
    '',
    'two weeks',
    '2–4 weeks',
    '2-4 weeks',
    '64 → 67 %',
    '64 -> 67 %',
    '31.03.2027',
    '1.2.3',
    '1,2345,678',
    '12 of 84',
    'Q1 2027',
    '5 then 6',
    '1:05',
    '1,23,4',
    '1.234.56',
    '9'.repeat(400),
  ])('%s is text', (text) => expect(readAmount(text)).toEqual({ kind: 'text' }));

  it('reads every plain number in its own value', () => {
    holds(
      fc.property(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const text = `${whole < 0 ? '−' : ''}${Math.abs(whole)},${String(cents).padStart(2, '0')} %`;
        const read = readAmount(text);
        const value = (Math.abs(whole) + cents / 100) * (whole < 0 ? -1 : 1);
        expect(read.kind === 'number' && Math.abs(read.value - value) < 1e-9).toBe(true);
      }),
    );
  });

  it('never throws and always gives finite numbers', () => {
    holds(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const read = readAmount(text);
        if (read.kind === 'number') expect(Number.isFinite(read.value)).toBe(true);
        expect(typeof showAmount(text)).toBe('string');
      }),
    );
  });
});

describe('showing an amount', () => {
  it.each([
    ['67%', '67\u00a0%'],
    ['64.0 %', '64.0\u00a0%'],
    ['%12', '12\u00a0%'],
    ['-3.4%', '\u22123.4\u00a0%'],
    ['7 350', '7\u00a0350'],
    ['7,350', '7,350'],
    ['12k', '12k'],
    ['3.4 m', '3.4\u00a0m'],
    ['1 h 05 min', '1 h 05 min'],
    ['€3.4m', '€3.4m'],
    [' about half ', 'about half'],
  ])('%s as %s', (text, shown) => expect(showAmount(text)).toBe(shown));

  it('adds the metric’s unit only where none was typed', () => {
    expect(showAmount('67', '%')).toBe('67\u00a0%');
    expect(showAmount('67 points', '%')).toBe('67\u00a0points');
    expect(showAmount('many', '%')).toBe('many');
  });

  it('gives number and unit apart', () => {
    expect(shownParts('64.0%')).toEqual({ number: '64.0', unit: '%' });
    expect(shownParts('about half')).toBeNull();
  });
});
