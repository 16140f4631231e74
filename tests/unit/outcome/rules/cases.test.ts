// Longer than 300 lines: three bad and three good cases of each rule.
/** Each rule on cases of its own: it has to fire on the bad ones, and to be silent on the good ones. */
import { describe, expect, it } from 'vitest';
import {
  type Judged,
  judge,
  type Life,
  type OpenBet,
  RULES,
  type Slots,
} from '../../../../lib/outcome/rules';

type Case = string | (Partial<Omit<Judged, 'slots'>> & { slots?: Slots });
const judged = (of: Case): string[] =>
  judge({
    slots: {},
    stage: 'building',
    itemType: 'feature',
    title: 'Reminders',
    templates: [
      { id: 'own', text: 'We bet that [change] gets [group] to [behaviour], seen in [metric] by [day].' },
    ],
    nextQuarter: ['2027-01-01', '2027-03-31'],
    now: '2026-11-23',
    ...(typeof of === 'string' ? { text: of } : of),
  }).map((f) => f.rule);

const slots = (more: Slots): Case => ({
  slots: {
    problem: 'Clerks copy 30 lines a day by hand.',
    segment: 'Clerks in two depots',
    reason: '9 of 12 clerks showed us their paper lists',
    guardrails: ['errors ≤ 1 %'],
    ...more,
  },
});
const metric = (more: NonNullable<Slots['metric']>): Case =>
  slots({ metric: { name: 'Lines copied', by: '2027-03-01', ...more } });
const ready = (text: string): Case => ({ stage: 'ready', text });
const link = (businessLink: string): Case => ({
  stage: 'ready',
  slots: { problem: 'Clerks copy 30 lines a day by hand.', segment: 'Clerks in two depots', businessLink },
});
const WRONG = 'Wrong if it stays under 30.';

/** Shipped on 1 August, looked at after 30 and 60 days; today is 23 November. */
const shipped = (life: Life, more: Partial<Judged> = {}): Case => ({
  ...(metric({ direction: 'down', baseline: 30, target: 12 }) as object),
  stage: 'shipped',
  launch: '2026-08-01',
  checkpoints: [30, 60],
  life: { owner: 'Mara', ...life },
  ...more,
});
const verdict = (words: string, more: Partial<NonNullable<Life['verdict']>> = {}): Case =>
  shipped({ verdict: { kind: 'improved', at: '2026-11-01', words, design: 'before/after', ...more } });
const reading = (checkpoint: number, value: string) => ({ at: '2026-10-01', checkpoint, value });
const frozen = { at: '2026-06-01T10:00Z' };

const SENTENCE = 'Clerks in two depots scan the label and copied lines per shift fall from thirty to twelve.';
const beside = (portfolio: OpenBet[], text = SENTENCE): Case => ({ id: 'a#1', text, portfolio });
const open = (id: string, sentence: string, more: Partial<OpenBet> = {}): OpenBet => ({
  id,
  sentence,
  ...more,
});
/** Copied lines from 30 to 12 a day; the others of the portfolio take as much away again. */
const claims = (uplifts: number[], history?: Judged['history']): Case => ({
  ...(metric({ direction: 'down', baseline: 30, target: 12 }) as object),
  portfolio: uplifts.map((uplift, i) => open(`b#${i}`, `bet ${i}`, { metric: 'Lines copied', uplift })),
  ...(history && { history }),
});
const settled = (won: number, of: number, more: Partial<NonNullable<Judged['history']>> = {}): Case => ({
  ...(slots({ confidence: '65 %', evidence: [{ kind: 'product data', summary: 'logs' }] }) as object),
  history: { settled: of, won, ...more },
});

const CASES: Record<string, { bad: Case[]; good: Case[] }> = {
  H01: {
    bad: [{}, { slots: { segment: 'Clerks', behaviour: 'scan' } }, slots({ behaviour: 'scan the label' })],
    good: [
      slots({ effect: 'fewer copied lines' }),
      'Clerks in two depots copy lines by hand, and lose an hour a day with it.',
      metric({ baseline: 30, target: 12 }),
    ],
  },
  H02: {
    bad: [
      'We bet that [change] gets [group] to [behaviour], seen in [metric] by [day].',
      slots({ effect: 'from X % to Y %' }),
      slots({ reason: 'to be defined' }),
    ],
    good: [
      '[Depot] Clerks scan the label instead of copying it; copied lines fall from 30 to 12 by 1 March 2027.',
      slots({ reason: 'The `Map<key, value>` of [the log](https://a.test/?q=[x]) holds 9 of 12 copies' }),
      '- [x] Clerks waste an hour a day on copies; this problem costs the depot 40 hours a week.',
    ],
  },
  H03: {
    bad: ['n/a', slots({ reason: 'see title' }), slots({ problem: '-----' })],
    good: [
      slots({ segment: 'Nurses' }),
      slots({ reason: '12 of 14 said so' }),
      'Clerks scan labels, so copied lines fall from 30 to 12 a day by 1 March 2027.',
    ],
  },
  H04: {
    bad: [
      'Clerks in two depots will scan labels, and copied lines fall from 30 to 12 by 1 March 2027.',
      { slots: { problem: 'Clerks copy lines.', segment: 'Clerks', effect: 'fewer copies' } },
      'A scanner for clerks cuts copied lines from 30 to 12 within 30 days of release.',
    ],
    good: [
      'A scanner for clerks cuts copied lines from 30 to 12 in March, because 9 of 12 clerks copy from paper.',
      'In 9 of 12 ride-alongs clerks copied from paper. A scanner cuts that from 30 lines to 12 by 1 March 2027.',
      slots({ effect: 'fewer copies' }),
    ],
  },
  H05: {
    bad: [
      'A progress bar will raise completion from 40 % to 46 % by 1 March 2027.',
      { slots: { problem: 'The wizard is long.', effect: 'more completions' } },
      'Shorter forms lift completion from 40 % to 46 % in March.',
    ],
    good: [
      'For accountants with ten clients a progress bar raises completion from 40 % to 46 %.',
      'Hotels on the free plan finish the wizard in 4 instead of 9 minutes.',
      slots({ segment: 'trial accounts without a card' }),
    ],
  },
  H06: {
    bad: [
      'The new report will change how admins see their seats, because they asked for it in calls.',
      slots({ effect: 'Clerks will have a different relationship to paper', metric: { name: 'Copying' } }),
      'This will transform the day of nurses by 1 March 2027.',
    ],
    good: [
      'The new report will reduce the time admins need for a report, because they wait today.',
      metric({ direction: 'down', target: 12 }),
      'Nurses will write from 30 to 12 notes twice.',
    ],
  },
  H07: {
    bad: [
      'For buyers, conversion stays the same or improves by March.',
      'We think tickets increase or decrease for admins.',
      'The new page will affect sign-ups of teachers.',
    ],
    good: [
      'Conversion of buyers falls by no more than 1 point from 52 %; we stop below 51 %.',
      'The page will positively affect sign-ups of teachers: at least 40 a week.',
      'Tickets of admins fall from 40 to 30 a week.',
    ],
  },
  H08: {
    bad: [
      'A progress bar will raise completion for accountants.',
      metric({ baseline: 30 }),
      metric({ baseline: 30, target: 'a lot' }),
    ],
    good: [
      'A progress bar raises completion for accountants from 40 % to 46 %.',
      'At least 60 % of accountants finish by 1 March 2027.',
      ready('A progress bar will raise completion for accountants.'),
    ],
  },
  H09: {
    bad: [
      'A progress bar raises completion for accountants from 40 % to 46 %.',
      slots({ metric: { name: 'Lines', baseline: 30, target: 12 } }),
      slots({ metric: { name: 'Lines', baseline: 30, target: 12, by: 'soon' } }),
    ],
    good: [
      'A progress bar raises completion for accountants from 40 % to 46 % within 30 days of release.',
      metric({ baseline: 30, target: 12 }),
      'Completion of accountants is 46 % by the end of Q1 (40 % now).',
    ],
  },
  H10: {
    bad: [
      'A progress bar lifts completion for accountants to 46 % by 1 March 2027.',
      metric({ target: 12 }),
      metric({ baseline: 'unknown', target: 12 }),
    ],
    good: [
      'Completion for accountants is 40 % today and will be 46 % by 1 March 2027.',
      metric({ baseline: 'unknown, will measure by 5 December', target: 12 }),
      metric({ baseline: 0, target: 12 }),
    ],
  },
  H11: {
    bad: [
      'Activation of teams rises by 10 % from 31 % to 38 % by 1 March 2027.',
      'Orders of bakers grow by 20 points from 40 % to 45 %.',
      slots({ effect: 'up by 50, from 200 to 300 by 1 March 2027' }),
    ],
    good: [
      'Activation of teams rises by 7 points from 31 % to 38 %.',
      'Orders of bakers grow by 10 % relative, from 40 % to 44 %.',
      slots({ effect: 'up by 100, from 200 to 300 by 1 March 2027' }),
    ],
  },
  H12: {
    bad: [
      metric({ unit: '%', baseline: 31, target: 131 }),
      metric({ baseline: 30, target: 30 }),
      slots({ metric: { name: 'Lines', baseline: 30, target: 12, by: '2026-01-05' } }),
    ],
    good: [
      metric({ name: 'Net revenue retention', unit: '%', baseline: 103, target: 108 }),
      metric({ baseline: 30, target: 12 }),
      { launch: '2027-02-01', text: 'Lines of clerks fall from 30 to 12 by 1 March 2027.' },
    ],
  },
  H13: {
    bad: [
      metric({ direction: 'down', baseline: 9, target: 12 }),
      'We reduce the time to value of trial accounts from 9 to 12 min by March.',
      metric({ direction: 'up', baseline: 64, target: 61 }),
    ],
    good: [
      metric({ direction: 'down', baseline: 12, target: 9 }),
      'The share of parcels dropped off in a day rises from 41 % to 55 % for senders.',
      'We improve the error rate of clerks from 4 % to 2 %.',
    ],
  },
  H14: {
    bad: [
      'We improve the conversion of guests by 5 % until 1 March 2027.',
      slots({ effect: 'raise it by 8 %', metric: { name: 'Open rate' } }),
      'Retention of members grows by 3 % by March.',
    ],
    good: [
      'We improve the conversion of guests by 5 percentage points.',
      'Conversion of guests grows by 5 % from 40 % to 42 %.',
      'Orders of guests grow by 5 % until March.',
    ],
  },
  H15: {
    bad: [
      'This will lift activation and retention of teams.',
      metric({ name: 'Activation and retention', baseline: 3, target: 4 }),
      'A filter raises visits of seekers from 8 to 10 while also increasing interviews by March.',
    ],
    good: [
      'This will lift activation of teams; secondary: retention.',
      metric({ name: 'Search and filter use' }),
      'A filter raises visits of seekers from 8 to 10 without raising costs.',
    ],
  },
  H16: {
    bad: [
      'A new navigation and a new pricing page bring buyers from 3 to 4 orders.',
      slots({ behaviour: 'Merge the inboxes and rebuild the repairs page' }),
      'Redesigning the card and introducing a phone round lifts kept visits of patients from 58 % to 66 %.',
    ],
    good: [
      'A new navigation brings buyers from 3 to 4 orders.',
      slots({ behaviour: 'share a list and mark items as bought' }),
      'Members search and book in one step.',
    ],
  },
  H17: {
    bad: [
      'We will launch the billing page for tenants in Q1.',
      slots({ effect: 'Portal opened by 1 April' }),
      'Roll out the scanner to all depots of clerks.',
    ],
    good: [
      'We launch the billing page so that 60 % of invoices of tenants are paid without a call.',
      slots({ effect: 'fewer calls' }),
      'Clerks copy fewer lines after the roll-out.',
    ],
  },
  H18: {
    bad: [
      metric({ name: 'Story points per sprint' }),
      metric({ name: 'Features shipped' }),
      'The cache raises velocity of squads from 31 to 38 by March.',
    ],
    good: [
      metric({ name: 'Support tickets received' }),
      metric({ name: 'Survey points' }),
      'Parcels delivered on time to buyers rise from 80 % to 90 %.',
    ],
  },
  H19: {
    bad: [
      metric({ name: 'Page views' }),
      metric({ name: 'Total downloads' }),
      'We increase page views of readers from 90k to 120k per month.',
    ],
    good: [
      metric({ name: 'Readers who start a trial' }),
      metric({ name: 'Share of downloads opened twice', unit: '%' }),
      slots({ effect: 'more repeat orders', guardrails: ['page views stay'] }),
    ],
  },
  H20: {
    bad: [
      'Admins get a modern, intuitive layout.',
      slots({ behaviour: 'enjoy a seamless flow' }),
      'A delightful start for new members.',
    ],
    good: [
      'New admins make the first report in 3 minutes, 8 of 10 of them.',
      slots({ behaviour: 'scan the label at the gate' }),
      'It is intuitive only if 8 of 10 clerks finish in 3 minutes.',
    ],
  },
  H21: {
    bad: [
      slots({ segment: 'all users' }),
      slots({ segment: 'Customers' }),
      'Easier invoices for our users by March.',
    ],
    good: [
      slots({ segment: 'admins of teams over 20 seats' }),
      'Easier invoices for users with more than ten clients.',
      slots({ segment: 'Everyone who moved in 2026' }),
    ],
  },
  H22: {
    bad: [
      'This might reduce triage time of nurses.',
      'Hopefully many more members will renew in March.',
      'We try to cut calls of tenants from 40 to 30.',
    ],
    good: [
      'This will reduce triage time of nurses; we are 60 % sure.',
      'Visits of patients fall by 1 May 2027.',
      'Retries may rise by no more than 5 %.',
    ],
  },
  H23: {
    bad: [
      slots({ effect: 'Search time falls', reason: 'search time falls when search is faster' }),
      slots({ effect: 'Members renew early', reason: 'early renewals of members' }),
      slots({ effect: 'raise copied lines quality', reason: 'the quality of copied lines' }),
    ],
    good: [
      slots({ effect: 'Search time falls', reason: '7 of 9 admins rebuild the same filter every day' }),
      slots({ effect: 'More renewals', reason: 'members forget the date' }),
      slots({ effect: 'Search time falls', reason: 'we saw search time grow with each filter' }),
    ],
  },
  H24: {
    bad: [
      slots({ reason: 'the CEO promised it' }),
      slots({ reason: 'competitors have it' }),
      slots({ reason: 'customers asked for it' }),
    ],
    good: [
      slots({ reason: '11 of 31 lost deals named single sign-on' }),
      slots({ reason: 'sales noted it in 8 renewal calls' }),
      slots({ reason: 'members forget the date' }),
    ],
  },
  H25: {
    bad: [
      slots({ confidence: 90, evidence: [{ kind: 'opinion', summary: 'team' }] }),
      slots({ confidence: '70 %', evidence: [{ kind: 'interview', summary: '6 clerks' }] }),
      slots({ confidence: 0.95, evidence: [{ kind: 'survey', summary: '400 answers' }] }),
    ],
    good: [
      slots({ confidence: 65, evidence: [{ kind: 'product data', summary: 'logs of May' }] }),
      slots({ confidence: '70 %', evidence: [{ kind: 'interview', summary: '24 interviews' }] }),
      slots({ confidence: 30, evidence: [{ kind: 'opinion', summary: 'team' }] }),
    ],
  },
  H26: {
    bad: [
      { slots: { problem: 'Clerks copy.', segment: 'Clerks', effect: 'fewer copies' } },
      slots({ guardrails: ['none'] }),
      'Copied lines of clerks fall from 30 to 12 by 1 March 2027.',
    ],
    good: [
      slots({ guardrails: ['errors ≤ 1 %'] }),
      'Copied lines of clerks fall from 30 to 12 without raising errors.',
      ready('Clerks copy lines by hand all day long.'),
    ],
  },
  H27: {
    bad: [
      'This will increase the confidence of clerks.',
      slots({ effect: 'better mood' }),
      'Clerks will like it more by March.',
    ],
    good: [
      `Copied lines of clerks fall. ${WRONG}`,
      metric({ baseline: 30, target: 12 }),
      'Copied lines of clerks fall to 12 by March.',
    ],
  },
  H28: {
    bad: [
      slots({ problem: 'There is no export button.' }),
      slots({ problem: 'The app lacks dark mode' }),
      { title: 'Bulk reminders', slots: { problem: 'Bulk reminders', segment: 'Clerks' } },
    ],
    good: [
      slots({ problem: 'Finance retypes 40 rows a week and makes errors.' }),
      slots({ problem: 'There is no export, so clerks retype 40 rows a week.' }),
      slots({ problem: 'Clerks wait 9 minutes for each label.' }),
    ],
  },
  H29: {
    bad: [
      slots({ vehicle: 'experiment', metric: { name: 'Annual recurring revenue' } }),
      slots({ vehicle: 'prototype', metric: { name: 'NPS' } }),
      slots({ vehicle: 'feature flag', metric: { name: 'Market share' } }),
    ],
    good: [
      slots({ vehicle: 'experiment', metric: { name: 'Revenue per order' } }),
      slots({ vehicle: 'full release', metric: { name: 'Annual recurring revenue' } }),
      slots({ vehicle: 'prototype', metric: { name: 'Labels scanned' } }),
    ],
  },
  H30: {
    bad: [
      link('strategic'),
      link('Retains trial accounts.'),
      link('Saves support costs by 30 September 2027.'),
    ],
    good: [
      link('Fewer drop-outs retain trial accounts; measured by 31 March.'),
      link('Saves support costs in Q1 2027.'),
      link('Wins new customers next quarter.'),
    ],
  },
  H31: {
    bad: [metric({ name: 'engagement' }), metric({ name: 'User satisfaction' }), metric({ name: 'Quality' })],
    good: [
      metric({ name: 'engagement', id: 'engagement-v3' }),
      metric({ name: 'Satisfaction', source: 'monthly survey' }),
      metric({ name: 'Labels scanned per day' }),
    ],
  },
  H32: {
    bad: [
      shipped({ checkpoints: [30] }),
      shipped({ owner: '' }),
      shipped({ checkpoints: [] }, { checkpoints: [] }),
    ],
    good: [
      shipped({}),
      shipped({ checkpoints: [30, 60, 90] }),
      shipped({ owner: '' }, { stage: 'building' }),
    ],
  },
  H33: {
    bad: [
      link('Adds $50k ACV next quarter.'),
      link('Brings in €200,000 revenue by 31 March 2027.'),
      link('Saves €160k by 15 February 2027.'),
    ],
    good: [
      link('Retains shops at the €24 tariff by 31 March 2027.'),
      link('Cuts the fee of €3 per order by 31 March 2027.'),
      link('Retains trial accounts by 31 March 2027.'),
    ],
  },
  H34: {
    bad: [
      link('Adds $50k ACV next quarter.'),
      link('Saves €160k by 15 February 2027.'),
      link('Together worth €12,600 by 31 March 2027.'),
    ],
    good: [
      link('Adds $30k–70k ACV next quarter.'),
      link('Each call costs €4 per ticket today.'),
      link('Retains trial accounts by 31 March 2027.'),
    ],
  },
  H35: {
    bad: [
      metric({ direction: 'up', baseline: 10, target: 40 }),
      'Orders of bakers rise from 100 to 160 by March.',
      'One click will double conversion of buyers by March.',
    ],
    good: [
      metric({ direction: 'up', baseline: 10, target: 13 }),
      metric({ direction: 'down', baseline: 40, target: 10 }),
      metric({ direction: 'up', baseline: 0, target: 40 }),
    ],
  },
  H36: {
    bad: [settled(3, 10), settled(0, 12), settled(8, 25)],
    good: [settled(4, 10), settled(1, 9), settled(6, 12)],
  },
  H37: {
    bad: [
      beside([open('a#2', SENTENCE)]),
      beside([open('a#2', `${SENTENCE} Soon.`)]),
      beside([
        open('a#2', 'Another one.'),
        open(
          'a#3',
          'In two depots clerks scan the label, and copied lines per shift fall from thirty to twelve.',
          { links: ['a#9'] },
        ),
      ]),
    ],
    good: [
      beside([open('a#1', SENTENCE)]),
      beside([open('a#2', SENTENCE, { links: ['a#1'] })]),
      beside([
        open('a#2', 'Drivers in two depots see the gate and waiting per shift falls from forty to ten.'),
      ]),
    ],
  },
  H38: {
    bad: [
      beside([open('a#2', SENTENCE), open('a#3', SENTENCE)]),
      beside([open('a#1', SENTENCE), open('a#2', SENTENCE), open('a#3', SENTENCE.toUpperCase())]),
      beside([open('a#2', SENTENCE), open('a#3', SENTENCE), open('a#4', 'Else.')]),
    ],
    good: [
      beside([open('a#2', SENTENCE), open('a#3', 'Something else.')]),
      beside([open('a#1', SENTENCE), open('a#2', SENTENCE)]),
      beside([open('a#2', ''), open('a#3', '')], ''),
    ],
  },
  H39: {
    bad: [
      claims([-18]),
      claims([-4, -5, -6]),
      claims([-2], { uplifts: [0.1, 0.05, 0, 0, 0, 0, 0, 0, 0, 0] }),
    ],
    good: [claims([-5]), claims([18, 18]), claims([])],
  },
  H40: {
    bad: [
      shipped({ registered: frozen, changes: [{ field: 'target', from: '38 %', to: '35 %' }] }),
      shipped({
        registered: frozen,
        changes: [{ field: 'by', from: '2027-03-01', to: '2027-06-01', reason: ' ' }],
      }),
      shipped({
        registered: frozen,
        changes: [
          {
            field: 'segment',
            from: 'Clerks',
            to: 'Clerks in the north',
            reason: 'the south was not rolled out',
          },
          { field: 'wrongIf', from: 'above 20' },
        ],
      }),
    ],
    good: [
      shipped({
        registered: frozen,
        changes: [{ field: 'target', from: '38 %', to: '35 %', reason: 'half the depots' }],
      }),
      shipped({ registered: frozen }),
      shipped({ changes: [{ field: 'target', from: '38 %', to: '35 %' }] }),
    ],
  },
  H41: {
    bad: [
      shipped({ registered: { at: '2026-08-09T08:00Z' } }),
      shipped({ registered: { at: '2026-08-09T08:00Z', late: true } }),
      shipped({ registered: { at: '2026-07-31T08:00Z' }, readings: [{ at: '2026-07-30', value: '30' }] }),
    ],
    good: [
      shipped({ registered: { at: '2026-08-01T08:00Z' } }),
      shipped({ registered: frozen, readings: [{ at: '2026-09-01', value: '20' }] }),
      shipped({}),
    ],
  },
  H42: {
    bad: [
      verdict('Fewer lines.', { at: '2026-08-04' }),
      verdict('The same.', { at: '2026-09-29', kind: 'not moved' }),
      shipped({ sample: { seen: 40, planned: 200 }, verdict: { kind: 'worsened', at: '2026-11-01' } }),
    ],
    good: [
      verdict('Fewer lines.', { at: '2026-09-30' }),
      verdict('Wait.', { at: '2026-08-04', kind: 'too early' }),
      verdict('More lines, stopped.', { at: '2026-08-04', kind: 'worsened' }),
    ],
  },
  H43: {
    bad: [
      verdict('The scanner caused the drop.'),
      verdict('This led to fewer copied lines.'),
      verdict('Thanks to the scanner clerks copy 12 lines.', { design: '' }),
    ],
    good: [
      verdict('Copied lines moved from 30 to 12; cause not shown.'),
      verdict('The scanner caused the drop.', { design: 'A/B test' }),
      verdict('Der Scanner hat die Zeilen gesenkt, das ist die Ursache.'),
    ],
  },
  H44: {
    bad: [
      shipped({ readings: [reading(30, '20')] }),
      shipped({ readings: [] }, { now: '2026-09-02' }),
      shipped({ readings: [{ at: '2026-10-01', value: '20' }] }),
    ],
    good: [
      shipped({ readings: [reading(30, '20'), reading(60, '12')] }),
      shipped({ readings: [] }, { now: '2026-08-30' }),
      shipped({
        readings: [
          { at: '2026-09-03', value: '20' },
          { at: '2026-10-02', value: '12' },
        ],
      }),
    ],
  },
  H45: {
    bad: [
      shipped({}),
      shipped({ readings: [] }, { checkpoints: [] }),
      shipped({ checkpoints: [14] }, { now: '2026-08-16' }),
    ],
    good: [
      shipped({ readings: [reading(60, '12')] }),
      shipped({}, { now: '2026-09-29' }),
      shipped({}, { stage: 'decided' }),
    ],
  },
  H46: {
    bad: [
      metric({ unit: '%', baseline: '31 %', target: 0.38 }),
      'Spend of guests rises from €61 to $68 by March.',
      metric({ baseline: '38 turns', target: '12 %' }),
    ],
    good: [
      metric({ unit: '%', baseline: 31, target: 38 }),
      metric({ baseline: '1 h 20 min', target: '65 min' }),
      metric({ baseline: '31 %', target: 38, unit: '%' }),
    ],
  },
  H47: {
    bad: [
      shipped({ readings: [reading(30, '11'), reading(60, '25')] }),
      shipped({ readings: [reading(60, '13'), reading(30, '12')] }),
      shipped(
        { readings: [reading(30, '71 %'), reading(60, '60 %')] },
        { slots: { metric: { name: 'Depots that scan', baseline: '40 %', target: '70 %' } } },
      ),
    ],
    good: [
      shipped({ readings: [reading(30, '11'), reading(60, '12')] }),
      shipped({ readings: [reading(30, '25'), reading(60, '26')] }),
      shipped({ readings: [reading(30, '11')] }),
    ],
  },
  H48: {
    bad: [
      shipped({
        verdict: { kind: 'improved', at: '2026-11-01' },
        voices: [{ says: 'worse' }, { says: 'worse' }],
      }),
      shipped({
        verdict: { kind: 'worsened', at: '2026-11-01' },
        voices: [{ says: 'better' }, { says: 'better' }],
      }),
      shipped({
        verdict: { kind: 'improved', at: '2026-11-01' },
        voices: [{ says: 'worse' }, { says: 'better' }, { says: 'worse' }],
      }),
    ],
    good: [
      shipped({
        verdict: { kind: 'improved', at: '2026-11-01' },
        voices: [{ says: 'better' }, { says: 'better' }],
      }),
      shipped({ verdict: { kind: 'improved', at: '2026-11-01' }, voices: [{ says: 'worse' }] }),
      shipped({
        verdict: { kind: 'too early', at: '2026-11-01' },
        voices: [{ says: 'worse' }, { says: 'worse' }],
      }),
    ],
  },
  H49: {
    bad: [
      slots({ reason: 'Jane Doe, jane@corp.test, said so' }),
      slots({ reason: 'call back +49 171 2345678' }),
      slots({ reason: 'Mrs Miller told us' }),
    ],
    good: [
      slots({ reason: 'interview 14 said so' }),
      slots({ reason: 'see `@stall/core` and order 40-7781-2093' }),
      slots({ reason: 'shops in Saint Albans and Victoria Gate' }),
    ],
  },
  H50: {
    bad: [settled(9, 10), settled(17, 20), settled(12, 12, { underTrend: 6 })],
    good: [settled(8, 10), settled(9, 9), settled(12, 12, { underTrend: 2 })],
  },
};

it('no rule is without cases', () => {
  expect(Object.keys(CASES)).toEqual(RULES.map((r) => r.id));
  for (const { bad, good } of Object.values(CASES))
    expect([bad.length >= 3, good.length >= 3]).toEqual([true, true]);
});

describe.each(Object.entries(CASES))('%s', (rule, { bad, good }) => {
  it.each(bad.map((c, i) => [i, c] as const))('fires on the bad case %i', (_, of) => {
    expect(judged(of)).toContain(rule);
  });
  it.each(good.map((c, i) => [i, c] as const))('is silent on the good case %i', (_, of) => {
    expect(judged(of)).not.toContain(rule);
  });
});
