/** What holds of every rule, whatever is written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Judged, judge, RULES } from '../../../../lib/outcome/rules';

const BASE: Judged = {
  slots: {},
  stage: 'building',
  itemType: 'feature',
  title: 'Guest checkout',
  templates: [],
  nextQuarter: ['2027-01-01', '2027-03-31'],
  now: '2026-11-23',
};
/** Nothing is wrong with it. */
const SOUND =
  'We believe that letting trial accounts on the Team plan import a CSV during signup will raise week-1 activation from 31 % to 38 % within 30 days of release, because 14 of 22 abandoned-setup interviews named empty boards; we are wrong if it stays below 34 %. Support contacts per account stay below 0.2.';
const rules = (more: Partial<Judged>) => judge({ ...BASE, ...more }).map((f) => f.rule);

describe('judge', () => {
  it('says nothing of a sound bet', () => {
    expect(rules({ text: SOUND })).toEqual([]);
  });

  it('says one thing of nothing', () => {
    expect(rules({})).toEqual(['H01']);
    expect(rules({ text: 'n/a' })).toEqual(['H03']);
    expect(rules({ text: 'We believe that [feature] for [persona] will improve [metric].' })).toEqual([
      'H02',
    ]);
  });

  it.each(['bug', 'chore', 'spike', 'incident'])('asks nothing of a %s', (itemType) => {
    expect(rules({ itemType, text: 'to be defined' })).toEqual([]);
  });

  it('asks for no number before work begins', () => {
    const early = rules({ stage: 'ready', text: 'Buyers on mobile leave because they must sign up first.' });
    expect(early.filter((r) => ['H08', 'H09', 'H10', 'H26', 'H27'].includes(r))).toEqual([]);
    expect(early).toContain('H30');
  });

  it('takes a filled field for an answer, whatever the sentence says', () => {
    const metric = {
      name: 'Activation',
      unit: '%',
      direction: 'up' as const,
      baseline: 31,
      target: 38,
      by: '2027-03-01',
    };
    const found = rules({
      text: 'A CSV import helps trial accounts, because 14 of 22 asked.',
      slots: { metric },
    });
    expect(found.filter((r) => ['H08', 'H09', 'H10'].includes(r))).toEqual([]);
  });

  const text = fc.oneof(
    fc.string({ maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          'from',
          '31 %',
          'to',
          '38 %',
          '→',
          'because',
          'users',
          '[x]',
          '`a`',
          '\n',
          '7,350',
          'by',
          '31.02.2027',
          '“',
          'wrong if',
          '€',
          '…',
          '用户',
          'ユーザー',
          '−',
          '1 h 05 min',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(' ')),
  );
  it('never throws, and points into the text it speaks of', () => {
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.constantFrom('ready' as const, 'building' as const),
        (prose, problem, target, stage) => {
          const slots = {
            problem,
            segment: problem,
            reason: prose,
            businessLink: target,
            metric: { name: problem, target, baseline: prose, by: target },
          };
          for (const f of judge({ ...BASE, stage, text: prose, slots })) {
            const of: Record<string, string> = {
              text: prose,
              problem,
              segment: problem,
              reason: prose,
              businessLink: target,
            };
            const whole = of[f.where.field];
            if (whole === undefined) continue;
            expect(f.where.from).toBeGreaterThanOrEqual(0);
            expect(f.where.to).toBeLessThanOrEqual(whole.length);
            expect(f.where.from).toBeLessThanOrEqual(f.where.to);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('every rule says what, why and how, and has a number and a name of its own', () => {
    expect(new Set(RULES.map((r) => r.id)).size).toBe(RULES.length);
    expect(new Set(RULES.map((r) => r.name)).size).toBe(RULES.length);
    for (const r of RULES) expect([r.why, r.how].every((t) => /^[“A-Z].*[.”]$/.test(t))).toBe(true);
  });
});
