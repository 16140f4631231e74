import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOrText, readDay, showDay, showNear } from '../../../lib/outcome/day';
import { holds } from '../../support/arbitraries';

const TODAY = '2026-11-21';

describe('reading a day', () => {
  it.each([
    '2027-03-31',
    '2027/3/31',
    '31 Mar 2027',
    '31 March 2027',
    '31.03.2027',
    '31.3.27',
    '3/31/2027',
    '31/3/2027',
    '31. März 2027',
    '2027年3月31日',
    '２０２７年３月３１日',
    'end of Q1 2027',
    'Ende Q1 2027',
    'Q1 2027',
    'Mar 31, 2027',
    'March 31st, 2027',
    '31st of March 2027',
    'March 2027',
    'end of March 2027',
    'by 31 Mar 2027',
    '31\u00a0MAR\u202f2027',
    '2027年3月',
  ])('%s is the last day of March', (text) =>
    expect(readDay(text)).toEqual({ kind: 'day', iso: '2027-03-31' }),
  );

  it('reads ordinals and leap days', () => {
    expect(readDay('Feb 28th 2027')).toEqual({ kind: 'day', iso: '2027-02-28' });
    expect(readDay('29 Feb 2028')).toEqual({ kind: 'day', iso: '2028-02-29' });
    expect(readDay('February 2028')).toEqual({ kind: 'day', iso: '2028-02-29' });
  });

  it('leaves 03/04/2027 undecided and 04/04/2027 not', () => {
    expect(readDay('03/04/2027')).toEqual({ kind: 'ambiguous', readings: ['2027-04-03', '2027-03-04'] });
    expect(readDay('04/04/2027')).toEqual({ kind: 'day', iso: '2027-04-04' });
  });

  it.each([
    '',
    '29 Feb 2027',
    '31.04.2027',
    '13/13/2027',
    'within 30 days of release',
    'Marketing 2027',
    'maybe 2027',
    '31 March',
    'March',
    'Q2',
    'Q5 2027',
    '31 March April 2027',
    '1 2 March 2027',
    '2027',
    '31 Mar 2027 or later',
    'end of 31 March 2027',
  ])('%s is text without a clock', (text) => expect(readDay(text)).toEqual({ kind: 'text' }));

  it('takes the next occurrence when the present day is known', () => {
    expect(readDay('31 March', TODAY)).toEqual({ kind: 'day', iso: '2027-03-31' });
    expect(readDay('March', TODAY)).toEqual({ kind: 'day', iso: '2027-03-31' });
    expect(readDay('November', TODAY)).toEqual({ kind: 'day', iso: '2026-11-30' });
    expect(readDay('21 November', TODAY)).toEqual({ kind: 'day', iso: TODAY });
    expect(readDay('20 November', TODAY)).toEqual({ kind: 'day', iso: '2027-11-20' });
    expect(readDay('end of Q4', TODAY)).toEqual({ kind: 'day', iso: '2026-12-31' });
    expect(readDay('29 Feb', TODAY)).toEqual({ kind: 'day', iso: '2028-02-29' });
    expect(readDay('May', TODAY)).toEqual({ kind: 'day', iso: '2027-05-31' });
  });

  it('reads back every day it shows', () => {
    const days = fc.date({ min: new Date('1971-01-01'), max: new Date('2190-12-31'), noInvalidDate: true });
    holds(
      fc.property(days, fc.constantFrom('short', 'long'), (date, style) => {
        const iso = date.toISOString().slice(0, 10);
        expect(readDay(showDay(iso, style as 'short' | 'long'))).toEqual({ kind: 'day', iso });
      }),
    );
  });
});

describe('showing a day', () => {
  it('has three styles', () => {
    expect(showDay('2027-03-31', 'short')).toBe('31 Mar 2027');
    expect(showDay('2027-03-01', 'long')).toBe('1 March 2027');
    expect(showDay('2027-03-31', 'badge')).toBe('31 Mar');
    expect(showDay('31.03.2027', 'badge')).toBe('31 Mar');
  });

  it('leaves what it cannot read', () => {
    expect(showDay(' before Easter ', 'long')).toBe('before Easter');
    expect(isoOrText('03/04/2027')).toBe('03/04/2027');
  });
});

describe('a day in few words', () => {
  it.each([
    ['2027-03-31', '31 Mar'],
    ['2027-09-01', '1 Sep'],
    ['2026-10-01', '1 Oct'],
    ['2027-10-01', '1 Oct 2027'],
    ['2027-12-31', '31 Dec 2027'],
    ['2026-09-30', '30 Sep 2026'],
    ['2020-01-01', '1 Jan 2020'],
    ['when it is done', 'when it is done'],
  ])('%s, seen in November 2026: %s', (iso, words) => expect(showNear(iso, '2026-11-22')).toBe(words));
});
