import { describe, expect, it } from 'vitest';
import type { Form } from '../../../lib/outcome/fields';
import { compose, directionOf, fromTo, sentenceText, shortSentence } from '../../../lib/outcome/sentence';

const FULL: Form = {
  problem: 'Shoppers are sent to a sign-up form before they can pay',
  segment: 'first-time shoppers on mobile',
  metric: 'Checkout completion',
  baseline: '64.0 %',
  target: '67 %',
  by: '2027-03-31',
  reason: '31 of 84 checkout tickets in October named the account step',
};

describe('the sentence', () => {
  it('reads as in the mockup', () => {
    expect(sentenceText(FULL)).toBe(
      'We believe that solving this problem — Shoppers are sent to a sign-up form before they can pay — for ' +
        'first-time shoppers on mobile will raise Checkout completion from 64.0\u00a0% to 67\u00a0% by 31 March 2027 ' +
        'because 31 of 84 checkout tickets in October named the account step.',
    );
  });

  it('is made of named blanks while nothing is written', () => {
    expect(sentenceText({})).toBe(
      'We believe that solving this problem for whom will move one metric because what we saw.',
    );
    const blanks = compose({}).filter((p) => !p.filled);
    expect(blanks.map((p) => p.slot)).toEqual(['problem', 'segment', 'metric', 'reason']);
  });

  it('asks for target and date once the metric is begun', () => {
    const parts = compose({ metric: 'Checkout completion' });
    expect(parts.filter((p) => !p.filled).map((p) => [p.slot, p.text])).toContainEqual(['by', 'when?']);
    expect(parts.map((p) => p.slot)).not.toContain('baseline');
  });

  it('drops a closing full stop and changes nothing else', () => {
    const said = (problem: string) => compose({ problem }).find((p) => p.slot === 'problem')?.text;
    expect(said('Forced sign-up.')).toBe('Forced sign-up');
    expect(said('登録が必要です。')).toBe('登録が必要です');
    expect(said('They leave...')).toBe('They leave...');
    expect(said('“Why do I need an account?”')).toBe('“Why do I need an account?”');
    expect(said('Why? No idea!')).toBe('Why? No idea!');
    expect(said('iOS, B2B & co')).toBe('iOS, B2B & co');
    const reason = compose({ reason: '31 of 84 tickets.' });
    expect(reason.slice(-2).map((p) => p.text)).toEqual(['31 of 84 tickets', '.']);
  });

  it('marks what is filled and by which field', () => {
    const filled = compose(FULL).filter((p) => p.slot);
    expect(filled.every((p) => p.filled)).toBe(true);
    expect(filled.map((p) => p.slot)).toEqual([
      'problem',
      'segment',
      'metric',
      'baseline',
      'target',
      'by',
      'reason',
    ]);
  });

  it('starts at the problem in one line', () => {
    const [first, second] = shortSentence(FULL);
    expect(first).toMatchObject({ slot: 'problem', filled: true });
    expect(second?.text).toBe(' — for ');
    expect(shortSentence({})[0]).toMatchObject({ slot: 'problem', filled: false });
  });
});

describe('raise or lower', () => {
  it.each([
    [{ baseline: '64 %', target: '67 %' }, 'up'],
    [{ baseline: '12 min', target: '9 min' }, 'down'],
    [{ baseline: '1 h 05 min', target: '45 min' }, 'down'],
    [{ baseline: '1 h', target: '65 min' }, 'up'],
    [{ baseline: '−10', target: '−4' }, 'up'],
    [{ baseline: '7,350', target: '9,000' }, undefined],
    [{ baseline: '7,350', target: '9' }, undefined],
    [{ baseline: '900', target: '7,350.5' }, 'up'],
    [{ baseline: '12k', target: '15k', direction: 'down' }, 'up'],
    [{ baseline: '64 %', target: '64 %', direction: 'down' }, 'down'],
    [{ baseline: '64 %', target: '0.67 points', direction: 'up' }, 'up'],
    [{ target: '67 %', direction: 'down' }, 'down'],
    [{ target: '67 %', direction: 'up' }, 'up'],
    [{ target: '67 %' }, undefined],
    [{ baseline: 'many', target: 'few' }, undefined],
  ] as [Form, 'up' | 'down' | undefined][])('%j', (form, way) => expect(directionOf(form)).toBe(way));

  it('takes a named metric to go up while its target is open, and then claims no way that nobody told', () => {
    expect(sentenceText({ metric: 'Tickets' })).toContain('will raise Tickets to what?');
    expect(sentenceText({ metric: 'Tickets', target: '172' })).toContain('will move Tickets to 172 by when?');
    expect(sentenceText({ metric: 'Tickets', target: '172', direction: 'down' })).toContain(
      'will lower Tickets',
    );
  });
});

describe('from and to', () => {
  it.each([
    [{ baseline: '64.0 %', target: '67 %' }, '64.0 → 67\u00a0%', '64 → 67\u00a0%'],
    [{ baseline: '64', target: '67 %' }, '64 → 67\u00a0%', '64 → 67\u00a0%'],
    [{ baseline: '64.0', target: '67', unit: '%' }, '64.0 → 67\u00a0%', '64 → 67\u00a0%'],
    [{ baseline: '1 h 05 min', target: '45 min' }, '1 h 05 min → 45\u00a0min', '1 h 05 min → 45\u00a0min'],
    [{ baseline: '1.8 %', target: '2.4 %' }, '1.8 → 2.4\u00a0%', '1.8 → 2.4\u00a0%'],
    [{ baseline: '64 %', target: '3 points' }, '64\u00a0% → 3\u00a0points', '64\u00a0% → 3\u00a0points'],
    [{ baseline: '€200', target: '€260' }, '€200 → €260', '€200 → €260'],
    [{ baseline: '7,350', target: '9,000' }, '7,350 → 9,000', '7,350 → 9,000'],
    [{ target: '67 %' }, 'to 67\u00a0%', 'to 67\u00a0%'],
    [{ baseline: '64 %' }, '', ''],
    [{}, '', ''],
  ] as [Form, string, string][])('%j', (form, plain, tidy) => {
    expect(fromTo(form)).toBe(plain);
    expect(fromTo(form, true)).toBe(tidy);
  });
});
