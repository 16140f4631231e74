/** What holds where no team says anything: small on purpose, and nothing stops anybody. */
import { STAGES, type Stage } from '../outcome/stage';
import { rowOf } from './asks';
import type { Ask, Asked, Personal, Policy, Role, Settings, Template, WholePolicy } from './team';
import { ASKS } from './team';

/** From which stage on something is offered and asked. As sparse as a team file: later stages follow. */
export const DEFAULT_ASKS: Record<Ask, Partial<Record<Stage, Asked>>> = {
  problem: { backlog: 'offered', ready: 'asked' },
  segment: { ready: 'asked' },
  business: { ready: 'asked' },
  metric: { ready: 'offered', building: 'asked' },
  target: { ready: 'offered', building: 'asked' },
  reason: { ready: 'offered', building: 'asked' },
  guardrail: { building: 'offered' },
  launch: { shipped: 'asked' },
  reading: { measured: 'asked' },
  decision: { decided: 'asked' },
};

/** Types and labels of work that is no bet. A spike asks one question of its own: what will we know after it? */
const EXEMPT = ['bug', 'chore', 'incident', 'dependency', 'dependencies', 'spike'];

const each = <K extends string, V>(names: readonly K[], of: (name: K) => V) =>
  Object.fromEntries(names.map((n) => [n, of(n)])) as Record<K, V>;

export const DEFAULT_POLICY: WholePolicy = {
  asks: each(ASKS, (ask) => rowOf([DEFAULT_ASKS[ask]])),
  levels: each(STAGES, () => 'nudge' as const),
  threshold: 50,
  exempt: EXEMPT,
  checkpoints: [30, 60, 90],
  whoMayWaive: 'anyone',
  waiverDays: 90,
  rules: {},
  witness: true,
  pilot: [],
  readings: 'verdict',
};

export const DEFAULT_PERSONAL: Required<Pick<Personal, 'openPanel' | 'badges' | 'days' | 'timing'>> = {
  openPanel: false,
  badges: 'all',
  days: '31 Mar 2027',
  timing: true,
};

/** Kinds of business outcome, by how a company earns and keeps its customers; rule H30 looks for the same. */
export const CATEGORIES = [
  { id: 'acquire', name: 'Acquire' },
  { id: 'activate', name: 'Activate' },
  { id: 'retain', name: 'Retain' },
  { id: 'expand', name: 'Expand' },
  { id: 'deflect-cost', name: 'Deflect cost' },
  { id: 'reduce-risk', name: 'Reduce risk' },
  { id: 'region', name: 'Win a region' },
];

/** From small to large. The names are what a record holds. */
export const VEHICLES = [
  { id: 'prototype', name: 'prototype' },
  { id: 'limited-rollout', name: 'limited rollout' },
  { id: 'feature-flag', name: 'feature flag' },
  { id: 'experiment', name: 'experiment' },
  { id: 'full-release', name: 'full release' },
];

/** Slots that a sentence may have, in braces. `direction` reads "raise" or "lower". */
export const SLOTS = [
  'problem',
  'segment',
  'behaviour',
  'metric',
  'direction',
  'baseline',
  'target',
  'by',
  'reason',
  'wrongIf',
  'business',
  'vehicle',
  'guardrail',
] as const;

export const TEMPLATES: Template[] = [
  {
    id: 'we-believe',
    name: 'We believe',
    text: 'We believe that solving this problem — {problem} — for {segment} will {direction} {metric} from {baseline} to {target} by {by} because {reason}.',
  },
  {
    id: 'if-then-because',
    name: 'If, then, because',
    text: 'If we solve {problem} for {segment}, then they will {behaviour}, and we {direction} {metric} from {baseline} to {target} by {by}, because {reason}.',
  },
  {
    id: 'xyz',
    name: 'X of Y will Z',
    text: 'At least {target} of {segment} will {behaviour} by {by}. Today {baseline} do, as {metric} shows; {problem} keeps them from it. We think so because {reason}.',
  },
  {
    id: 'test-card',
    name: 'Test card',
    text: 'We believe that {segment} will {behaviour} once {problem} is solved, because {reason}. To verify that, we ship a {vehicle}. We measure {metric}. We are right if it goes from {baseline} to {target} by {by}, and wrong if {wrongIf}.',
  },
];

/** Who does what, for a team that has not named its people yet. Only leads may waive where a policy says so. */
export const ROLES: Role[] = [
  {
    id: 'pm',
    name: 'Product manager',
    does: 'Writes the outcome, confirms the launch, looks again after 30, 60 and 90 days.',
  },
  { id: 'reviewer', name: 'Reviewer', does: 'Asks what is weak before work begins.' },
  {
    id: 'engineer',
    name: 'Engineer',
    does: 'Owns how it is built, and says when a smaller vehicle would do.',
  },
  { id: 'lead', name: 'Lead', does: 'Decides what is funded, and which exceptions are made.' },
  { id: 'product-ops', name: 'Product operations', does: 'Keeps policy, metrics and the rhythm of reviews.' },
  { id: 'executive', name: 'Executive', does: 'Reads what changed for the business.' },
];
/** The role whose people may waive where only leads may. */
export const LEAD = 'lead';

export const RHYTHM = { every: '2 weeks', on: 'Tuesday' } as const;

/** No team: nothing is catalogued, so that no metric is taken for one that people agreed on. */
export const DEFAULTS: Settings = {
  policy: DEFAULT_POLICY,
  metrics: [],
  goals: [],
  themes: [],
  categories: CATEGORIES,
  vehicles: VEHICLES,
  templates: TEMPLATES,
  template: 'we-believe',
  stages: [],
  currency: 'EUR',
  yearStart: 1,
  roles: ROLES,
  section: 'end',
};

/** Sparse as a team would write it. For layers, which resolve what is not said. */
export const DEFAULT_LAYER: Policy = { ...DEFAULT_POLICY, asks: DEFAULT_ASKS };
