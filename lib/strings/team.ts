/** Words of what a team sets up: asks, levels, stages, groups, and its settings by name. */
import type { Stage } from '../outcome/stage';
import type { Ask, Asked, Level, WholePolicy } from '../team/team';

/** As a row of the policy is headed. */
export const ASK: Record<Ask, string> = {
  problem: 'Problem',
  segment: 'For whom',
  business: 'Business link',
  metric: 'Metric and baseline',
  target: 'Target and date',
  reason: 'Because',
  guardrail: 'Guardrail',
  launch: 'Launch date',
  reading: 'One reading',
  decision: 'Decision, one learning',
};

/** In a sentence: "asks for a target and a reason". */
export const ASK_FOR: Record<Ask, string> = {
  problem: 'a problem',
  segment: 'whom it is for',
  business: 'a business link',
  metric: 'a metric',
  target: 'a target with its date',
  reason: 'a reason',
  guardrail: 'a guardrail',
  launch: 'a launch date',
  reading: 'a reading',
  decision: 'a decision with one learning',
};

export const ASKED: Record<Asked, string> = { asked: 'asked', offered: 'offered', no: 'not asked' };

export const LEVEL: Record<Level, string> = { observe: 'Observe', nudge: 'Nudge', require: 'Require' };

export const stageName = (stage: Stage): string => `${stage.charAt(0).toUpperCase()}${stage.slice(1)}`;

/** Headings of a difference. */
export const GROUP = {
  team: 'Team',
  policy: 'Policy',
  metrics: 'Metrics',
  goals: 'Goals',
  words: 'Words',
  stages: 'Stages',
  people: 'People',
  sources: 'Sources',
  other: 'Other',
} as const;

/** Settings of a policy that are not asks, levels or rules. */
export const POLICY: Record<Exclude<keyof WholePolicy, 'asks' | 'levels' | 'rules'>, string> = {
  threshold: 'Starts building at',
  exempt: 'Not asked of',
  since: 'Items from',
  checkpoints: 'Look again after',
  whoMayWaive: 'Who may waive',
  waiverDays: 'A waiver lasts',
  witness: 'Witness comment',
  pilot: 'Pilot',
  readings: 'Readings are shared as',
};

export const WAIVERS = { anyone: 'Anyone, with a reason', leads: 'Leads only' } as const;
export const READINGS = { verdict: 'Verdict only', rounded: 'Rounded', full: 'Full numbers' } as const;
export const RULE = { off: 'off', advise: 'advises', pause: 'may pause' } as const;

/** Settings of each person, of which a team may preset some. */
export const PERSONAL = {
  openPanel: 'When an issue is opened',
  badges: 'Badges in lists',
  days: 'Days are written',
  timing: 'Own minutes',
} as const;
export const BADGES = { all: 'All', needs: 'Only where somebody is needed' } as const;

export const ON_OFF = (on: boolean) => (on ? 'on' : 'off');
export const inDays = (n: number) => (n === 1 ? '1 day' : `${n} days`);

/** "a, b and c"; with another word, "a, b or c". */
export function listed(words: readonly string[], last = 'and'): string {
  const head = words.slice(0, -1);
  const end = words.at(-1) ?? '';
  return head.length === 0 ? end : `${head.join(', ')} ${last} ${end}`;
}

/** A text of somebody else's in a sentence of ours, cut to what fits a line. */
export function quoted(text: string, most = 40): string {
  const chars = [...text];
  return `“${chars.length > most ? `${chars.slice(0, most - 1).join('')}…` : text}”`;
}

/** Why a place follows one team and not another. */
export const SCOPE = {
  only: (scope: string) => `${scope} names it.`,
  longer: (scope: string, other: string) => `${scope} is longer than ${other}.`,
  shorter: (scope: string, other: string) => `${scope} is shorter than ${other}.`,
  exact: (scope: string, other: string) => `${scope} is more exact than ${other}.`,
  lessExact: (scope: string, other: string) => `${scope} is less exact than ${other}.`,
  before: (name: string, other: string) => `Both say the same; ${name} comes before ${other}.`,
  after: (name: string, other: string) => `Both say the same; ${name} comes after ${other}.`,
};
