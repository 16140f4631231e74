import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Judged, judge } from '../../../../lib/outcome/rules';
import { CAP, POINTS, strengthOf } from '../../../../lib/outcome/rules/strength';
import { STAGES } from '../../../../lib/outcome/stage';

const bet = (more: Partial<Judged>): Judged => ({
  slots: {},
  stage: 'ready',
  itemType: 'feature',
  title: 'Guest checkout',
  templates: [],
  nextQuarter: ['2027-01-01', '2027-03-31'],
  now: '2026-11-23',
  ...more,
});
const FULL: Judged['slots'] = {
  problem: 'Shoppers are sent to a sign-up form before they can pay; 31 % leave there.',
  segment: 'First-time shoppers on mobile',
  behaviour: 'pay without an account',
  effect: 'raise checkout completion from 64 % to 67 % by 31 March 2027',
  reason: '31 of 84 checkout tickets in October named the account step',
  wrongIf: 'it stays below 65 % on 31 March',
  guardrails: ['refunds ≤ 1.2 %'],
  evidence: [{ kind: 'experiment', summary: 'prototype with 12 shoppers' }],
  metric: {
    name: 'Checkout completion',
    unit: '%',
    direction: 'up',
    baseline: 64,
    target: 67,
    by: '2027-03-31',
  },
};

describe('strength', () => {
  it('is a hundred where all is there, and the parts make the sum', () => {
    const s = strengthOf(bet({ slots: FULL }));
    expect(s).toMatchObject({ score: 100, band: 'strong', capped: false, off: 0 });
    expect(Object.values(POINTS).reduce((a, b) => a + b, 0)).toBe(100);
  });

  it('is nothing where nothing is written', () => {
    expect(strengthOf(bet({}))).toMatchObject({ score: 0, band: 'weak', capped: true });
  });

  it('is held down by an error in its structure, whatever else is there', () => {
    const s = strengthOf(bet({ slots: { ...FULL, metric: { ...FULL.metric, target: 61 } } }));
    expect(s).toMatchObject({ score: CAP, band: 'weak', capped: true });
  });

  it('loses a part with what is missing', () => {
    const { wrongIf: _, ...rest } = FULL;
    expect(strengthOf(bet({ slots: rest })).score).toBe(100 - POINTS.falsifier);
    const { evidence: __, ...without } = rest;
    expect(strengthOf(bet({ slots: without })).score).toBe(90);
  });

  it('loses little for words, and not more the more there are', () => {
    const vague = strengthOf(
      bet({ slots: { ...FULL, behaviour: 'enjoy a modern, seamless flow that might be great' } }),
    );
    expect(vague.off).toBeGreaterThan(0);
    expect(vague.off).toBeLessThanOrEqual(10);
    expect(vague.score).toBeGreaterThanOrEqual(90);
  });

  const dateless = bet({
    slots: {
      ...FULL,
      effect: 'raise completion',
      wrongIf: 'it stays below 65 %',
      metric: { ...FULL.metric, by: '' },
    },
  });
  it('says what it would be with the one thing mended', () => {
    const s = strengthOf(dateless);
    expect(s).toMatchObject({ score: CAP, capped: true, uncapped: 90 });
    expect(s.lift).toEqual([{ rule: 'H09', score: 100 }]);
  });

  it('promises nothing where two errors hold it', () => {
    const slots = { ...dateless.slots, metric: { ...dateless.slots.metric, target: 61 } };
    const s = strengthOf(bet({ slots }));
    expect(s).toMatchObject({ score: CAP, uncapped: 90, lift: [] });
  });

  it('is not held by a rule that only advises, is off, or was set aside; which earns nothing', () => {
    expect(strengthOf({ ...dateless, rules: { H09: 'advise' } })).toMatchObject({ score: 90, capped: false });
    expect(strengthOf({ ...dateless, rules: { H09: 'off' } })).toMatchObject({ score: 100, capped: false });
    expect(strengthOf({ ...dateless, setAside: ['H09'] })).toMatchObject({ score: 90, capped: false });
    const found = judge({ ...dateless, stage: 'building' });
    expect(strengthOf({ ...dateless, setAside: ['H09'] }, found).score).toBe(90);
  });

  it('is the same at every stage, but for what has become of it', () => {
    const scores = STAGES.map((stage) => strengthOf({ ...dateless, stage }).score);
    expect(new Set(scores)).toEqual(new Set([CAP]));
  });

  it('adds up, whatever is written', () => {
    const word = fc.constantFrom(
      '',
      'n/a',
      '[x]',
      'Buyers in Leeds',
      'modern',
      '31 %',
      '9 min',
      'wrong if under 3',
      '2027-03-01',
      'the CEO wants it',
    );
    const slots = fc.record({
      problem: word,
      segment: word,
      effect: word,
      reason: word,
      wrongIf: word,
      metric: fc.record({ name: word, baseline: word, target: word, by: word }),
    });
    fc.assert(
      fc.property(slots, word, (slots, text) => {
        const { score, uncapped, capped, parts, off, lift } = strengthOf(bet({ slots, text }));
        expect(uncapped).toBe(Math.max(0, parts.reduce((sum, p) => sum + p.points, 0) - off));
        expect(score).toBe(capped ? Math.min(CAP, uncapped) : uncapped);
        for (const part of parts) expect(part.points).toBeLessThanOrEqual(part.of);
        for (const l of lift) expect(l.score).toBeGreaterThan(score);
      }),
      { numRuns: 150 },
    );
  });
});
