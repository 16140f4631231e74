/** What is judged, and what a rule says about it. */

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
  secondary?: string[];
  /** "70 %", 70 or 0.7. */
  confidence?: string | number;
  evidence?: { kind: string; summary: string }[];
  metric?: MetricSlot;
};

/** Ready: before it is decided to build. Building: work begins, or has begun. */
export type JudgedStage = 'ready' | 'building';

export type Judged = {
  slots: Slots;
  /** Free text beside the slots, or all there is. */
  text?: string;
  stage: JudgedStage;
  itemType: string;
  title: string;
  /** ISO day on which it ships. */
  launch?: string;
  templates: readonly { id: string; text: string }[];
  /** First and last ISO day. */
  nextQuarter: readonly [string, string];
  /** Relative uplifts and the share of bets won so far, where the team has some. */
  history?: { uplifts?: number[]; won?: number; settled?: number };
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
