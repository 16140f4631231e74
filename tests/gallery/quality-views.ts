/** How items stand against what a team asks, for the gallery and for tests. Findings as the rules word them. */
import type { Choices, ItemView } from '../../lib/messages/protocol';
import type { Form } from '../../lib/outcome/fields';
import type { Quality } from '../../lib/outcome/quality';
import type { Content } from '../../lib/outcome/record';
import { BANDS, CAP, type Part, POINTS } from '../../lib/outcome/rules/scale';
import type { Strength } from '../../lib/outcome/rules/strength';
import type { Finding } from '../../lib/outcome/rules/types';
import { FOUR, outcomeOf, viewOf } from './views';

const found = (
  rule: `H${string}`,
  severity: Finding['severity'],
  where: [field: string, from?: number, to?: number],
  [what, why, how]: [string, string, string],
): Finding => ({
  rule,
  class: severity === 'error' ? 'S' : 'T',
  severity,
  where: { field: where[0], from: where[1] ?? 0, to: where[2] ?? 0 },
  ...{ what, why, how },
});

export const NO_TARGET = found(
  'H08',
  'error',
  ['target'],
  [
    'No target is set.',
    'Without a target every result can be called a success.',
    'Name the value that would convince you, for instance “to 38 %”.',
  ],
);
export const NO_DATE = found(
  'H09',
  'error',
  ['by'],
  [
    'No date is set.',
    'Without a date the bet never ends, and never loses.',
    'Say by when: “within 30 days of release”, “by 31 March”.',
  ],
);
export const NO_BASELINE = found(
  'H10',
  'warning',
  ['baseline'],
  [
    'Today’s value is not known.',
    'Without today’s value nobody can tell whether it moved.',
    'Put in today’s value, or “unknown, will measure by …”.',
  ],
);
export const AUTHORITY = found(
  'H24',
  'warning',
  ['reason', 0, 5],
  [
    '“sales” is no ground by itself.',
    'Who wants it is a request; why it would work is the reason.',
    'Find out what they saw, and write that down.',
  ],
);
export const NO_GUARDRAIL = found(
  'H26',
  'info',
  ['guardrails'],
  [
    'Nothing is named that must not get worse.',
    'Nearly every number can be raised at the price of another.',
    'Name what must not get worse: mail → unsubscribes, speed → errors.',
  ],
);
export const REPEATS = found(
  'H28',
  'warning',
  ['problem', 0, 18],
  [
    '“There is no filter” names a solution.',
    'That something is not there hurts nobody by itself.',
    'Say what people suffer from without it, and how often.',
  ],
);
export const TITLE = found(
  'H17',
  'warning',
  ['title'],
  [
    'The title names what is built.',
    'What is built says nothing of what it changes.',
    'Let the title say who can do what.',
  ],
);

/** @param lost points that each part does without */
export function strengthOf(
  lost: Partial<Record<Part, number>>,
  { capped = false, off = 0, lift = [] }: Partial<Pick<Strength, 'capped' | 'off' | 'lift'>> = {},
): Strength {
  const parts = (Object.keys(POINTS) as Part[]).map((part) => ({
    part,
    points: POINTS[part] - (lost[part] ?? 0),
    of: POINTS[part],
  }));
  const sum = parts.reduce((n, p) => n + p.points, 0) - off;
  const score = Math.min(sum, capped ? CAP : 100);
  return {
    score,
    band: score >= BANDS.strong ? 'strong' : score >= BANDS.fair ? 'fair' : 'weak',
    parts,
    capped,
    uncapped: sum,
    lift,
    off,
  };
}

export const TEAM = { id: 'checkout', name: 'Checkout' };

export const qualityOf = (more: Partial<Quality> = {}): Quality => ({
  stage: 'ready',
  team: TEAM,
  asked: [],
  more: 0,
  level: 'nudge',
  strength: strengthOf({ falsifier: 5, evidence: 5 }),
  threshold: 50,
  checkpoints: [30, 60, 90],
  findings: [],
  setAside: [],
  readiness: 'fine',
  funding: 'funded',
  lastDay: '2027-02-17',
  ...more,
});

/** The item of the paused mockup: a missing thing as problem, no target. */
export const FILTER: Form = {
  problem: 'There is no filter on the order history page',
  segment: 'Returning customers',
  metric: 'Repeat orders from history',
  target: 'more',
  by: '2027-02-28',
  reason: 'sales asked for it, and 7 of 9 customers scrolled past their last order',
};

export const PAUSED = qualityOf({
  stage: 'building',
  strength: strengthOf({ target: 15, baseline: 10, falsifier: 5, evidence: 10 }, { capped: true, off: 6 }),
  findings: [NO_TARGET, NO_BASELINE, REPEATS, AUTHORITY, NO_GUARDRAIL],
  readiness: 'paused',
  funding: 'not yet',
});
export const WEAK = qualityOf({ ...PAUSED, stage: 'ready', readiness: 'weak' });
/** One fault holds it: with a date it is more. */
export const HELD = qualityOf({
  strength: strengthOf(
    { timeBox: 10, evidence: 10, falsifier: 5 },
    { capped: true, off: 3, lift: [{ rule: 'H09', score: 82 }] },
  ),
  findings: [NO_DATE, AUTHORITY, NO_GUARDRAIL],
  readiness: 'weak',
  setAside: [
    {
      rule: 'H28',
      reason: 'The filter is what people asked for by name in the interviews.',
      by: 'acme-pm',
      at: '2026-11-12T10:00:00Z',
    },
    { rule: 'H21', reason: 'It is for all of them.' },
  ],
});

export const judged = (form: Form | null, quality: Quality, more: Partial<ItemView> = {}): ItemView => ({
  ...viewOf(form, more),
  quality,
});

export const CHOICES: Choices = {
  metrics: [
    {
      id: 'm1',
      name: 'Checkout completion',
      unit: '%',
      goodDirection: 'up',
      owner: 'Mara Lind',
      definition: 'Completed orders per started checkout, all shops, without tests.',
      version: 3,
    },
    { id: 'm2', name: 'Checkout contacts per 1,000 orders', goodDirection: 'down', owner: 'Support' },
    { id: 'm3', name: 'Repeat orders from history', unit: '%', goodDirection: 'up' },
    { id: 'm4', name: 'Payment errors', unit: '%', goodDirection: 'down', owner: 'acme-dev' },
    { id: 'm5', name: 'Time to first order', unit: 'min', goodDirection: 'down' },
  ],
  goals: [],
  themes: [],
  vehicles: [
    { id: 'v1', name: 'Beta group' },
    { id: 'v2', name: 'Everyone at once' },
  ],
  categories: [],
};

const REGISTRATION: NonNullable<Content['registration']> = {
  at: '2026-09-14T08:00:00Z',
  by: 'acme-pm',
  hash: 'h',
  plan: {
    segment: FOUR.segment ?? '',
    metric: 'Checkout completion',
    unit: '%',
    baseline: '64.0 %',
    target: '68 %',
    by: '2027-03-31',
  },
};
const CHANGED: NonNullable<Content['amendments']> = [
  {
    id: 'a1',
    field: 'target',
    from: '68 %',
    to: '67 %',
    at: '2026-10-12T09:00:00Z',
    by: 'acme-pm',
    reason: 'The launch left out one country; 68 % assumed all five.',
  },
];

/** A plan that is frozen, and what was changed since. */
export function registered(content: Content = {}, quality: Partial<Quality> = {}): ItemView {
  const { at, by } = REGISTRATION;
  return {
    ...viewOf(FOUR),
    outcome: outcomeOf(FOUR, { registration: REGISTRATION, ...content }),
    quality: qualityOf({
      stage: 'building',
      registered: { at, ...(by !== undefined && { by }), witness: 'comment of 14 Sep' },
      ...quality,
    }),
  };
}
export const AMENDED = registered(
  { amendments: CHANGED, launch: { date: '2026-10-01' } },
  { stage: 'shipped', drift: [{ field: 'by', from: '2027-02-28', to: '2027-03-31' }] },
);
