/** What is judged, and what a rule says about it. */
import type { Stage } from '../stage';

export type RuleId = `H${string}`;
/** S: of the structure, may pause work. T: reads words, advice only. P: across items. L: of the lifecycle. */
export type RuleClass = 'S' | 'T' | 'P' | 'L';
export type Severity = 'error' | 'warning' | 'info';

export type MetricSlot = {
  id?: string;
  name?: string;
  kind?: string;
  unit?: string;
  direction?: 'up' | 'down';
  baseline?: string | number;
  target?: string | number;
  by?: string;
  source?: string;
  owner?: string;
};

export type Slots = {
  problem?: string;
  segment?: string;
  behaviour?: string;
  /** What happens to the metric, in words. */
  effect?: string;
  reason?: string;
  wrongIf?: string;
  businessLink?: string;
  vehicle?: string;
  guardrails?: string[];
  /** "70 %", 70 or 0.7. */
  confidence?: string | number;
  evidence?: { kind: string; summary: string }[];
  metric?: MetricSlot;
};

/** What a team lets a rule do. `pause` holds only for those that may (`PAUSES`); of the others it means `advise`. */
export type RulePolicy = 'off' | 'advise' | 'pause';

/** A look at the metric. `checkpoint`: days after launch, where it was taken for one. */
export type LifeReading = { at: string; checkpoint?: number; value?: string | number };

/** What became of the bet; days and moments are ISO. Absent: nothing is known of it, and its rules are silent. */
export type Life = {
  /** The plan froze. `late`: it is labelled as recorded afterwards. */
  registered?: { at: string; late?: boolean };
  /** What says something else than was frozen; `reason`: of the amendment that says why. */
  changes?: readonly { field: string; from?: string; to?: string; reason?: string }[];
  /** Days after launch; absent: the team's. */
  checkpoints?: readonly number[];
  /** Who takes the readings. */
  owner?: string;
  readings?: readonly LifeReading[];
  /** How many cases were seen, and how many were planned to be. */
  sample?: { seen: number; planned: number };
  verdict?: { kind: string; at: string; words?: string; design?: string };
  /** What people said after launch. */
  voices?: readonly { says: 'better' | 'worse' }[];
};

/** What came of the team's settled bets. */
export type History = {
  /** Relative uplifts, as shares: 0.12. */
  uplifts?: readonly number[];
  settled?: number;
  won?: number;
  /** Of those won: how many targets lay under what the trend alone would have reached. */
  underTrend?: number;
};

/** Another bet that is open. Hold the list and its entries: what is computed of them is remembered with them. */
export type OpenBet = {
  id: string;
  /** As `sentenceText` writes it, or the free text. */
  sentence: string;
  metric?: string;
  /** Target less baseline, in the unit of the metric. */
  uplift?: number;
  /** Ids of items that are linked to it. */
  links?: readonly string[];
};

export type Judged = {
  /** The item; entries of the portfolio with this id are itself. */
  id?: string;
  slots: Slots;
  /** Free text beside the slots, or all there is. */
  text?: string;
  stage: Stage;
  itemType: string;
  title: string;
  /** ISO day on which it ships, or shipped. */
  launch?: string;
  life?: Life;
  templates: readonly { id: string; text: string }[];
  /** First and last ISO day. */
  nextQuarter: readonly [string, string];
  history?: History;
  portfolio?: readonly OpenBet[];
  /** The team's checkpoints, days after launch. */
  checkpoints?: readonly number[];
  /** What the team lets its rules do; of a rule that is not in here the default holds. */
  rules?: Readonly<Record<string, RulePolicy>>;
  /** Ids of rules whose finding somebody set aside here. */
  setAside?: readonly string[];
  /** Of its words, where it is known. */
  lang?: string;
  /** ISO day. */
  now: string;
};

/** Which field, and from which to which character of it. */
export type Where = { field: string; from: number; to: number };

export type Finding = {
  rule: RuleId;
  class: RuleClass;
  severity: Severity;
  where: Where;
  /** What was found. */
  what: string;
  why: string;
  /** How to mend it. */
  how: string;
};
