import { describe, expect, it } from 'vitest';
import * as icons from '../../../lib/look/icons';
import { type BadgeFacts, badgeOf, stripBadge } from '../../../lib/outcome/badge';
import type { Content } from '../../../lib/outcome/record';
import { FIRST_FORM } from '../../fixtures/outcome/full';

const form = { ...FIRST_FORM, baseline: '61 %', target: '65 %' };
const outcome: BadgeFacts = { known: 'outcome', form, today: '2026-11-21' };
const launched = (day: string): Content => ({ launch: { date: day } });
const verdict = (kind: NonNullable<Content['verdict']>['kind'], change?: string): Content => ({
  verdict: { kind, at: '2026-11-01', ...(change !== undefined && { change }) },
});

/** The table of the design, row by row: state, sign, tone, text, accessible name. */
const TABLE: [BadgeFacts, string, string, string, string, string][] = [
  [{ known: 'unread', form: {} }, 'unchecked', 'notChecked', 'bare', 'Not checked', 'Outcome: not checked'],
  [
    { known: 'unread', form: {}, heldElsewhere: true },
    'elsewhere',
    'link',
    'bare',
    'Held elsewhere',
    'Outcome: held elsewhere, not read here',
  ],
  [{ known: 'none', form: {} }, 'none', 'none', 'dashed-quiet', 'No outcome', 'Outcome: none yet'],
  [{ known: 'removed', form: {} }, 'none', 'none', 'dashed-quiet', 'No outcome', 'Outcome: none yet'],
  [
    { known: 'outcome', form: { problem: 'p', segment: 's' } },
    'incomplete',
    'incomplete',
    'dashed',
    'Needs metric',
    'Outcome: incomplete, needs a metric',
  ],
  [
    { ...outcome, weak: { strength: 45, paused: true } },
    'paused',
    'paused',
    'warn',
    'Paused 45',
    'Outcome: paused, strength 45 of 100',
  ],
  [
    { ...outcome, weak: { strength: 45, paused: false } },
    'paused',
    'paused',
    'warn',
    'Weak 45',
    'Outcome: weak, strength 45 of 100',
  ],
  [
    outcome,
    'framed',
    'framed',
    'line',
    '61 → 65\u00a0%',
    'Outcome: Checkout completion from 61 to 65 percent by 31 March',
  ],
  [
    { ...outcome, content: launched('2026-11-09') },
    'measuring',
    'measuring',
    'line',
    'Day 12 of 90',
    'Outcome: measuring, day 12 of 90',
  ],
  [
    { ...outcome, content: verdict('improved', '+5.1 %') },
    'good',
    'up',
    'good',
    '+5.1 %',
    'Outcome: moved up 5.1 percent, good',
  ],
  [
    { ...outcome, content: verdict('improved', '−18 %') },
    'good',
    'downGood',
    'good',
    '−18 %',
    'Outcome: moved down 18 percent, good',
  ],
  [
    { ...outcome, content: verdict('worsened', '−3.4 %') },
    'bad',
    'down',
    'bad',
    '−3.4 %',
    'Outcome: moved down 3.4 percent, not good',
  ],
  [
    { ...outcome, content: verdict('worsened', '+9.0 %') },
    'bad',
    'upBad',
    'bad',
    '+9.0 %',
    'Outcome: moved up 9 percent, not good',
  ],
  [
    { ...outcome, content: verdict('not moved') },
    'flat',
    'flat',
    'line',
    'No change',
    'Outcome: no change that matters',
  ],
  [
    { ...outcome, content: verdict('not enough data') },
    'unclear',
    'unknown',
    'line',
    'Cannot tell',
    'Outcome: cannot tell, too noisy',
  ],
  [
    {
      ...outcome,
      content: { ...launched('2026-09-20'), readings: [{ id: 'r', at: '2026-10-20', checkpoint: 30 }] },
    },
    'due',
    'due',
    'warn',
    '60-day due',
    'Outcome: 60-day check is due',
  ],
  [
    { ...outcome, content: { ...launched('2026-09-20') } },
    'due',
    'due',
    'warn',
    '30-day missed',
    'Outcome: 30-day check was missed',
  ],
  [
    { ...outcome, content: { waiver: { by: 'x', why: 'y', until: '2027-01-15' } } },
    'waived',
    'waived',
    'line-quiet',
    'Waived to 15 Jan',
    'Outcome: waived until 15 January',
  ],
  [
    { known: 'none', form: {}, shipped: true },
    'gap',
    'gap',
    'warn',
    'Shipped, no outcome',
    'Shipped without an outcome',
  ],
];

describe('the table of badges', () => {
  it.each(TABLE.map((row) => [row[4], row] as const))('%s', (_, [facts, state, icon, tone, text, label]) => {
    expect(badgeOf(facts)).toEqual({ state, icon, tone, text, label, notShared: false });
    expect(Object.keys(icons)).toContain(icon);
  });

  it('names the first gap', () => {
    const gap = (f: BadgeFacts['form']) => badgeOf({ known: 'outcome', form: f }).text;
    expect(gap({ metric: 'm' })).toBe('Needs problem');
    expect(gap({ problem: 'p' })).toBe('Needs for whom');
    expect(gap({ ...FIRST_FORM, target: '' })).toBe('Needs target');
    expect(gap({ ...FIRST_FORM, by: '' })).toBe('Needs date');
    expect(gap({ ...FIRST_FORM, reason: '' })).toBe('Needs reason');
    expect(gap({})).toBe('No outcome');
  });

  it('adds the date where there is room, and reads without a baseline', () => {
    expect(badgeOf({ ...outcome, wide: true }).text).toBe('61 → 65\u00a0% by 31 Mar');
    expect(badgeOf({ ...outcome, form: { ...form, baseline: '' } })).toMatchObject({
      text: 'to 65\u00a0%',
      label: 'Outcome: Checkout completion to 65 percent by 31 March',
    });
  });

  it('marks what is on this device only', () => {
    for (const state of ['unasked', 'here', 'watching', 'sending', 'waiting']) {
      const badge = badgeOf({ ...outcome, sharing: { state } });
      expect(badge.notShared).toBe(true);
      expect(badge.label).toMatch(/, on this device only$/);
    }
    expect(badgeOf({ ...outcome, sharing: { state: 'shared' } }).notShared).toBe(false);
    expect(badgeOf({ known: 'none', form: {}, sharing: { state: 'unasked' } }).notShared).toBe(false);
  });

  it('puts paused before due, due before not good, not good before a gap', () => {
    const bad = { ...verdict('worsened'), ...launched('2026-09-20') };
    const all: BadgeFacts = { ...outcome, content: bad, weak: { strength: 40, paused: true } };
    expect(badgeOf(all).state).toBe('paused');
    const { weak: _, ...noWeak } = all;
    expect(badgeOf(noWeak).state).toBe('due');
    expect(badgeOf({ ...noWeak, content: verdict('worsened'), form: {}, shipped: true }).state).toBe('bad');
    expect(badgeOf({ ...noWeak, content: verdict('improved'), form: {}, shipped: true }).state).toBe('gap');
  });

  it('drops a waiver on the day after its end, and says nothing of days without a day', () => {
    const waived: Content = { waiver: { by: 'x', why: 'y', until: '2026-11-20' }, ...launched('2026-09-20') };
    expect(badgeOf({ ...outcome, content: { waiver: waived.waiver } }).state).toBe('framed');
    const { today: _, ...timeless } = outcome;
    expect(badgeOf({ ...timeless, content: launched('2026-09-20') }).state).toBe('framed');
  });
});

describe('the strip’s badge', () => {
  it('says a word', () => {
    expect(stripBadge({ known: 'none', form: {} }).text).toBe('Outcome required');
    expect(stripBadge({ known: 'none', form: {} }, true).text).toBe('Required');
    expect(stripBadge({ known: 'outcome', form: { problem: 'p' } }).text).toBe('Outcome required');
    expect(stripBadge(outcome).text).toBe('Framed');
    expect(stripBadge({ known: 'unread', form: {} }).text).toBe('Not checked');
    expect(stripBadge({ ...outcome, sharing: { state: 'waiting' } }).text).toBe('Not shared yet');
    expect(stripBadge({ ...outcome, content: launched('2026-11-09') }).text).toBe('Day 12 of 90');
    expect(stripBadge({ known: 'unread', form: {}, heldElsewhere: true }).text).toBe('Held elsewhere');
  });
});
