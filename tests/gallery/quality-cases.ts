/** Strength, findings, exceptions and the frozen plan in the gallery. */
import type { Form } from '../../lib/outcome/fields';
import { press, typeInto } from './acts';
import * as q from './quality-views';
import { ALL, type Case, FOUR, pendingOf, viewOf } from './views';

/** One after another, as the page follows. */
const after =
  (...acts: NonNullable<Case['act']>[]): NonNullable<Case['act']> =>
  (root) => {
    for (const [i, act] of acts.entries()) setTimeout(() => act(root), 70 * i);
  };
const click = (id: string) => (root: ShadowRoot) => root.querySelector<HTMLElement>(id)?.click();
const waived = {
  by: 'acme-pm',
  why: 'The payment provider ends the old form on 10 January',
  until: '2027-01-15',
};
const WAIVER = { waiver: { ...waived, at: '2026-11-18T10:00:00Z' } };
const ASKED: Form = { ...FOUR, baseline: undefined };
const GERMAN: Form = {
  ...q.FILTER,
  problem: 'Bestellverlaufsfilterungsmöglichkeiten fehlen auf der Bestellübersichtsseite vollständig',
};
const PARSED: Form = {
  problem: 'Shoppers are sent to a sign-up form before they can pay',
  segment: 'First-time shoppers on mobile',
  metric: 'Checkout completion',
  baseline: '64.0 %',
  target: '67 %',
  by: '2027-03-31',
  reason: '31 of 84 checkout tickets in October named the account step',
};

export const QUALITY_CASES: Case[] = [
  { name: 'q-strong', view: q.judged(ALL, q.qualityOf({ mayRegister: true })) },
  { name: 'q-paused', view: q.judged(q.FILTER, q.PAUSED) },
  { name: 'q-weak', view: q.judged(GERMAN, q.WEAK) },
  { name: 'q-formula', view: q.judged(q.FILTER, q.PAUSED), act: press('How it is counted') },
  { name: 'q-more', view: q.judged(q.FILTER, q.PAUSED), act: press('2 more') },
  { name: 'q-aside', view: q.judged(q.FILTER, q.PAUSED), act: press('Not relevant here') },
  {
    name: 'q-own-line',
    view: q.judged(FOUR, q.qualityOf({ threshold: 60, level: 'observe', funding: 'waived' })),
  },
  { name: 'q-set-aside', view: q.judged(q.FILTER, q.HELD), act: press('2 set aside') },
  { name: 'q-form', intent: 'edit', view: q.judged({ ...FOUR, by: '' }, q.HELD) },
  {
    name: 'q-form-mend',
    view: q.judged(q.FILTER, q.PAUSED),
    act: after(press('2 more'), press('Rewrite the reason')),
  },
  { name: 'q-share', view: q.judged(FOUR, q.HELD, { sharing: { state: 'unasked' } }) },
  {
    name: 'q-begun',
    view: q.judged(null, q.qualityOf({ stage: 'building', unguarded: 'building', strength: undefined })),
  },
  {
    name: 'q-begun-part',
    view: q.judged(
      { problem: FOUR.problem, segment: FOUR.segment },
      q.qualityOf({
        stage: 'building',
        unguarded: 'building',
        asked: ['metric', 'target', 'reason'],
        more: 1,
      }),
    ),
  },
  {
    name: 'q-shipped',
    view: q.judged(null, q.qualityOf({ stage: 'shipped', unguarded: 'shipped', strength: undefined }), {
      launch: { on: '2026-10-19', why: 'release 3.2' },
    }),
  },
  {
    name: 'q-waived',
    view: {
      ...q.judged({}, q.qualityOf({ strength: undefined, funding: 'waived', waiver: waived })),
      outcome: {
        ...(viewOf(FOUR).outcome as NonNullable<ReturnType<typeof viewOf>['outcome']>),
        content: WAIVER,
      },
      known: 'outcome',
    },
  },
  {
    name: 'q-waiver-ended',
    view: q.judged(
      q.FILTER,
      q.qualityOf({ ...q.PAUSED, waiver: { ...waived, until: '2026-11-15', ended: true } }),
    ),
  },
  { name: 'q-waive', view: q.judged(q.FILTER, q.PAUSED), act: press('Waive…') },
  {
    name: 'q-waive-faults',
    view: q.judged(q.FILTER, q.PAUSED),
    act: after(press('Waive…'), typeInto('sl-waive-until', '31 Dec 2027'), click('#sl-waive-go')),
  },
  { name: 'q-registered', view: q.registered() },
  { name: 'q-amended', view: q.AMENDED, act: press('See the registered plan') },
  {
    name: 'q-why-now',
    intent: 'edit',
    view: q.registered(),
    act: after(typeInto('sl-f-target', '65 %'), typeInto('sl-f-by', '30 Apr 2027')),
  },
  {
    name: 'q-asked',
    intent: 'edit',
    view: q.judged(
      ASKED,
      q.qualityOf({ asked: ['business', 'metric', 'guardrail'], more: 2, funding: 'not yet' }),
    ),
  },
  {
    name: 'q-offer',
    view: q.judged(null, q.qualityOf({ team: undefined, strength: undefined, stage: 'backlog' }), {
      teamOffer: { id: 't', name: 'Checkout', where: '.github/sightline.json of acme/shop' },
    }),
  },
  {
    name: 'q-spared',
    view: q.judged(null, q.qualityOf({ strength: undefined, spared: { why: 'exempt', word: 'Bug' } })),
  },
  {
    name: 'q-choices',
    intent: 'edit',
    view: { ...q.judged({ ...FOUR, vehicle: 'Beta group' }, q.qualityOf()), choices: q.CHOICES },
    act: after(typeInto('sl-f-metric', 'checkout')),
  },
  {
    name: 'q-paste',
    intent: 'edit',
    view: { ...viewOf(null), draft: { form: { segment: 'Guests' }, at: 0, opened: [] } },
    answer: { form: PARSED, kept: true },
    act: after(
      press('Paste what you have'),
      typeInto('sl-paste', 'Shoppers are sent to a sign-up form before they can pay.'),
      press('Sort it'),
    ),
  },
  { name: 'q-new', pending: { ...pendingOf(FOUR, true), id: 'p-q', quality: q.HELD } },
];
