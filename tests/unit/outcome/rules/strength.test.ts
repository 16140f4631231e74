import { describe, expect, it } from 'vitest';
import type { Judged } from '../../../../lib/outcome/rules';
import { CAP, POINTS, strengthOf } from '../../../../lib/outcome/rules/strength';

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
});
