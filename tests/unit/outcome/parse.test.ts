// Longer than 300 lines: one table of pasted texts, to be compared with each other.
/** Pasted text becomes a form: what it says, nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form } from '../../../lib/outcome/fields';
import { parseText } from '../../../lib/outcome/parse';
import { linesOf } from '../../../lib/outcome/parse/markup';
import { sentenceText } from '../../../lib/outcome/sentence';

const squashed = (text: string) => text.replace(/\s+/g, '');
/** All that was written, without markup. */
const written = (text: string) =>
  squashed(
    linesOf(text)
      .map((l) => l.text)
      .join('\n'),
  );

describe('our own sentence', () => {
  const word = fc.constantFrom(
    'shoppers',
    'leave',
    'the',
    'wizard',
    'clerks',
    'copy',
    'lines',
    'depot',
    'twice',
    'a',
    'day',
    'Team',
    'plan',
    'receipts',
    'lost',
  );
  const words = fc
    .array(word, { minLength: 3, maxLength: 9 })
    .map((w) => w.join(' '))
    // Filler is left out, as it should be.
    .filter((w) => /[^a ]/.test(w));
  const form = fc.record({
    problem: words,
    segment: words,
    metric: words,
    baseline: fc.integer({ min: 0, max: 40 }).map((n) => `${n} %`),
    target: fc.integer({ min: 41, max: 100 }).map((n) => `${n} %`),
    by: fc.constantFrom('2027-03-31', '2027-01-05', 'end of the spring term'),
    reason: words,
  });
  const days: Record<string, string> = { '2027-03-31': '31 March 2027', '2027-01-05': '5 January 2027' };

  it('is read back as it was filled in', () => {
    fc.assert(
      fc.property(form, (filled) => {
        const { direction, ...found } = parseText(sentenceText(filled));
        expect(direction).toBe('up');
        expect(found).toEqual({ ...filled, by: days[filled.by] ?? filled.by });
      }),
      { numRuns: 200 },
    );
  });

  it('leaves out what was a blank', () => {
    expect(parseText(sentenceText({ problem: 'Clerks copy 30 lines a day by hand' }))).toEqual({
      problem: 'Clerks copy 30 lines a day by hand',
    });
    expect(parseText(sentenceText({}))).toEqual({});
  });
});

describe('published forms', () => {
  it.each<[string, string, Form]>([
    [
      'if–then–because',
      'If tenants can send a photo of the meter, then readings on time rise from 61 % to 70 % by 31 January 2027, because 130 of 201 late readings came after a reminder call.',
      {
        segment: 'tenants',
        behaviour: 'send a photo of the meter',
        metric: 'readings on time',
        direction: 'up',
        baseline: '61 %',
        target: '70 %',
        by: '31 January 2027',
        reason: '130 of 201 late readings came after a reminder call',
      },
    ],
    [
      'capability, outcome, signal',
      'We believe photo diagnosis will result in vine growers spraying later. We will have confidence to proceed when sprayings per block drop from 3.1 to 2.4 by 2027-03-31.',
      {
        behaviour: 'vine growers spraying later',
        metric: 'sprayings per block',
        direction: 'down',
        baseline: '3.1',
        target: '2.4',
        by: '2027-03-31',
      },
    ],
    [
      'at least X % of Y will Z',
      'At least 12 % of wholesalers who get a sample box will reorder a second category within 21 days of delivery, up from 8 %.',
      {
        segment: 'wholesalers who get a sample box',
        behaviour: 'reorder a second category',
        baseline: '8 %',
        target: '12 %',
        by: '21 days of delivery',
      },
    ],
    [
      'test card',
      'We believe that families forget the due date. To verify that, we will send a reminder in 6 of 12 branches. And measure late loans per 100. We are right if late loans fall from 22 to 17 by 28 February 2027.',
      {
        metric: 'late loans per 100',
        vehicle: 'send a reminder in 6 of 12 branches',
        direction: 'down',
        baseline: '22',
        target: '17',
        by: '28 February 2027',
      },
    ],
  ])('%s', (_, text, form) => {
    expect(parseText(text)).toEqual(form);
  });
});

describe('text under names', () => {
  const TYRES: Form = {
    problem: 'Drivers notice a flat tyre only at the yard',
    segment: 'drivers of leased vans',
    metric: 'Tyre breakdowns',
    baseline: '9',
    target: '6 per 1,000 trips',
    by: '15 March 2027',
    reason: '44 of 71 breakdowns had two days of falling pressure',
    wrongIf: 'still above 8',
    guardrail: 'false warnings',
    guardrailLimit: '≤ 1 per van and month',
    owner: 'Fleet team',
  };
  it.each<[string, string]>([
    [
      'plain lines',
      'Problem: Drivers notice a flat tyre only at the yard.\nFor whom: drivers of leased vans\nMetric: Tyre breakdowns\nBaseline: 9\nTarget: 6 per 1,000 trips by 15 March 2027\nWhy: 44 of 71 breakdowns had two days of falling pressure.\nWrong if: still above 8\nGuardrail: false warnings ≤ 1 per van and month\nOwner: Fleet team',
    ],
    [
      'a list in bold',
      '- **Problem**: Drivers notice a flat tyre only at the yard.\n- **For**: drivers of leased vans\n- **Metric**: Tyre breakdowns\n- **Baseline**: 9\n- **Target**: 6 per 1,000 trips\n- **By**: 15 March 2027\n- **Because**: 44 of 71 breakdowns had two days of falling pressure.\n- **Wrong if**: still above 8\n- **Guardrail**: false warnings ≤ 1 per van and month\n- **Owner**: Fleet team',
    ],
    [
      'headings',
      '# Tyres\n\n## Problem\nDrivers notice a flat tyre only at the yard.\n\n## Who\ndrivers of leased vans\n\n## Metric\nTyre breakdowns\n\n## Today\n9\n\n## Target\n6 per 1,000 trips\n\n## Deadline\n15 March 2027\n\n## Why?\n44 of 71 breakdowns had two days of falling pressure.\n\n## Kill criteria\nstill above 8\n\n## Guardrails\nfalse warnings ≤ 1 per van and month\n\n## Owner\nFleet team\n\n## Notes\nParking is full.',
    ],
    [
      'a table',
      '| Problem | Drivers notice a flat tyre only at the yard. |\n|---|---|\n| Segment | drivers of leased vans |\n| Metric | Tyre breakdowns |\n| Baseline | 9 |\n| Target | 6 per 1,000 trips |\n| Date | 15 March 2027 |\n| Reason | 44 of 71 breakdowns had two days of falling pressure |\n| Wrong if | still above 8 |\n| Guardrail | false warnings ≤ 1 per van and month |\n| Owner | Fleet team |',
    ],
    [
      'one line',
      'Problem: Drivers notice a flat tyre only at the yard. Segment: drivers of leased vans. Metric: Tyre breakdowns. Baseline: 9. Target: 6 per 1,000 trips by 15 March 2027. Reason: 44 of 71 breakdowns had two days of falling pressure. Wrong if: still above 8. Guardrail: false warnings ≤ 1 per van and month. Owner: Fleet team.',
    ],
  ])('%s', (_, text) => {
    expect(parseText(text)).toEqual(TYRES);
  });

  it('takes numbers out of the line of the metric, and a name of their own before those', () => {
    expect(parseText('Metric: lines copied from 30 to 12 by 31 March 2027')).toEqual({
      metric: 'lines copied',
      baseline: '30',
      target: '12',
      by: '31 March 2027',
    });
    expect(parseText('Target: 14\nMetric: lines copied from 30 to 12').target).toBe('14');
  });

  it.each([
    [
      'de',
      'Problem: Fahrer merken den Platten zu spät.\nZielgruppe: Fahrer von Leasingwagen\nKennzahl: Pannen\nHeute: 9\nZiel: 6\nBis: 15.03.2027\nGrund: 44 von 71 Pannen kündigten sich an.',
    ],
    [
      'fr',
      "Problème : les chauffeurs s'en aperçoivent trop tard.\nPour qui : chauffeurs de location\nIndicateur : pannes\nAujourd'hui : 9\nObjectif : 6\nÉchéance : 15 mars 2027\nRaison : 44 pannes sur 71 étaient visibles.",
    ],
    [
      'ja',
      '課題：空気圧の低下に気づくのが遅い。\n対象：リース車の運転手\n指標：故障\n現状：9\n目標：6\n期限：2027年3月15日\n理由：71件中44件は前日から下がっていた。',
    ],
  ])('names in %s', (lang, text) => {
    const form = parseText(text, lang);
    expect(Object.keys(form)).toEqual(['problem', 'segment', 'metric', 'baseline', 'target', 'by', 'reason']);
    expect(form).toMatchObject({ baseline: '9', target: '6' });
  });

  it('leaves blanks and fillers out', () => {
    expect(
      parseText('Problem: TBD\nSegment: [persona]\nMetric: n/a\nTarget: x %\nReason: see title\nOwner: -'),
    ).toEqual({});
  });
});

describe('running text', () => {
  it('reads the reference sentence', () => {
    expect(
      parseText(
        'We believe that letting trial accounts on the Team plan import a CSV during signup will raise week-1 activation from 31 % to 38 % within 30 days of release, because 14 of 22 abandoned-setup interviews named empty boards; we are wrong if it stays below 34 %.',
      ),
    ).toEqual({
      segment: 'trial accounts on the Team plan',
      behaviour: 'import a CSV during signup',
      metric: 'week-1 activation',
      direction: 'up',
      baseline: '31 %',
      target: '38 %',
      by: '30 days of release',
      reason: '14 of 22 abandoned-setup interviews named empty boards',
      wrongIf: 'it stays below 34 %',
    });
  });

  it('finds the problem before the bet, and limits behind it', () => {
    expect(
      parseText(
        'Weekend renters wait 24 minutes at the return desk. Booked slots cut waiting time for weekend renters from 24 to 16 min by 19 February 2027, because 41 of 60 waits were the queue. Guardrail: missed slots no more than 8 %. Wrong above 20 min.',
      ),
    ).toEqual({
      problem: 'Weekend renters wait 24 minutes at the return desk',
      segment: 'weekend renters',
      metric: 'waiting time',
      direction: 'down',
      baseline: '24',
      target: '16 min',
      unit: 'min',
      by: '19 February 2027',
      reason: '41 of 60 waits were the queue',
      wrongIf: 'above 20 min',
      guardrail: 'missed slots',
      guardrailLimit: 'no more than 8 %',
    });
  });

  it.each([
    [
      'A waiting list for members raises filled places from 88 % to 92 %.',
      { segment: 'members', metric: 'filled places' },
    ],
    [
      'Completed pledges of yearly donors go from 55 % to 59 %.',
      { segment: 'yearly donors', metric: 'Completed pledges' },
    ],
    [
      'Visitors with a museum card can pay at the shelf.',
      { segment: 'Visitors with a museum card', behaviour: 'pay at the shelf' },
    ],
    [
      'Thrown-away bread falls from 11.2 kg to 8.5 kg a day.',
      { unit: 'kg', baseline: '11.2', target: '8.5' },
    ],
    ['A plan brings it down to 65 min.', { target: '65 min' }],
  ])('%s', (text, form) => {
    expect(parseText(text)).toMatchObject(form);
  });

  it('does not guess: a pronoun is no metric, a waiting list is nobody, evidence is no target', () => {
    expect(parseText('A plan brings it down to 65 min.').metric).toBeUndefined();
    expect(parseText('The waiting list will be longer, because 8 of 10 said so.').segment).toBeUndefined();
    expect(parseText('We learned a lot, because 8 of 10 said so.').target).toBeUndefined();
    expect(parseText('Thanks for the meeting on Monday!')).toEqual({});
  });

  it('takes numbers and reasons, no English words, from other languages', () => {
    expect(
      parseText(
        'Für Berufstätige senkt ein Abholfach die nicht abgeholten Medien von 18 % auf 13 % bis zum 28.02.2027, weil 55 von 90 vor verschlossener Tür standen. Falsch über 16 %.',
        'de',
      ),
    ).toEqual({
      baseline: '18 %',
      target: '13 %',
      by: '28.02.2027',
      reason: '55 von 90 vor verschlossener Tür standen',
      wrongIf: 'über 16 %',
    });
    expect(parseText('未受取率を18%から13%に2027年2月28日までに下げる。', 'ja')).toMatchObject({
      baseline: '18%',
      target: '13%',
      by: '2027年2月28日',
    });
  });
});

describe('whatever is pasted', () => {
  const bits = fc.constantFrom(
    'Problem: ',
    '**Metric**: ',
    '## Why\n',
    'Target — ',
    '\n',
    '\n\n',
    '- ',
    '| a | b |\n',
    '> ',
    '`x`',
    '[y](http://z.test)',
    '<!-- ',
    ' --> ',
    'We believe that solving ',
    'this problem — ',
    ' — for ',
    ' will raise ',
    ' from ',
    ' to ',
    ' by ',
    ' because ',
    'At least 5 % of ',
    ' will ',
    'If ',
    ', then ',
    'buyers in Leeds',
    'activation',
    '31 %',
    '38 %',
    '1 h 05 min',
    '31 March 2027',
    'wrong if ',
    'Guardrail: ',
    '。',
    '課題：',
    '… ',
    '__b__ ',
    '*',
    '_',
  );
  const pasted = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(bits, { maxLength: 40 }).map((b) => b.join('')),
  );

  it('every value stands in it', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const all = written(text);
        for (const [field, value] of Object.entries(parseText(text)))
          if (field !== 'direction') expect(all).toContain(squashed(value));
      }),
      { numRuns: 600 },
    );
  });
});
