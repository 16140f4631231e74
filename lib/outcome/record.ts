/**
 * The record: all that Sightline writes down about one bet, in the shape that is shared between people.
 *
 * Every object is loose: fields that a newer minor version adds survive an edit by an older one. Texts are kept
 * as people typed them; numbers that can be read in two ways therefore stay text (see `amount.ts`).
 * This file needs zod at run time, so page scripts import types from it and nothing else.
 */
import * as z from 'zod';

/** Only a change of this number makes a record read-only for older programs. */
export const MAJOR = 1;
/** Raised whenever a field is added. */
export const MINOR = 1;

const text = (max: number) => z.string().max(max);
/** ISO day, 2027-03-31. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** ISO moment in UTC. */
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/);
const id = z.string().min(1).max(64);

/**
 * An item of a tracker. `id` is the tracker's stable id; `key` is an alias that people read, may change, and
 * stands in until the id is known. Compared by `sameItem`.
 */
export const ItemRef = z.looseObject({
  tracker: text(20),
  site: text(200),
  key: text(300),
  id: text(200).optional(),
});

/** A number as typed, with its unit: "64.0 %", "1 h 05 min", "12k". Read by `readAmount`. */
const Amount = text(60);

export const Metric = z.looseObject({
  id: id.optional(),
  name: text(200),
  unit: text(40).optional(),
  goodDirection: z.enum(['up', 'down']).optional(),
  /** Version of the catalogue's definition by which it is measured. */
  definition: z.number().int().positive().optional(),
});

export const Hypothesis = z.looseObject({
  problem: text(1000).optional(),
  segment: text(500).optional(),
  behaviour: text(500).optional(),
  reason: text(1000).optional(),
  wrongIf: text(500).optional(),
  evidenceLevel: text(40).optional(),
});

export const PrimaryMetric = z.looseObject({
  metric: Metric,
  baseline: Amount.optional(),
  target: Amount.optional(),
  by: text(40).optional(),
  worthActingOn: Amount.optional(),
});

export const Guardrail = z.looseObject({
  id,
  metric: Metric,
  limit: Amount.optional(),
  side: z.enum(['atMost', 'atLeast']).optional(),
  margin: Amount.optional(),
});

export const Business = z.looseObject({
  sentence: text(500).optional(),
  category: text(40).optional(),
  by: text(40).optional(),
  goal: id.optional(),
  theme: id.optional(),
});

export const Vehicle = z.looseObject({
  kind: text(40).optional(),
  link: text(500).optional(),
  audience: text(200).optional(),
});

export const Evidence = z.looseObject({
  id,
  kind: text(40),
  summary: text(500),
  link: text(500).optional(),
  date: day.optional(),
  stance: z.enum(['supports', 'contradicts']).optional(),
});

export const Request = z.looseObject({ text: text(500).optional(), by: text(200).optional() });

export const Launch = z.looseObject({
  date: day,
  proposedFrom: text(200).optional(),
  confirmedBy: text(100).optional(),
});

/** What froze when the item entered Building; `hash` is the version that was frozen. */
export const Registration = z.looseObject({
  at: moment,
  by: text(100).optional(),
  hash: text(64),
  plan: z.record(z.string().max(60), z.string().max(1000)).optional(),
  witness: text(300).optional(),
  /** Work had begun long before. */
  late: z.boolean().optional(),
  /** It was shipped already, or read. */
  afterwards: z.boolean().optional(),
  /** Work went on already, and since when was not known. */
  startUnknown: z.boolean().optional(),
});

export const Amendment = z.looseObject({
  id,
  field: text(60),
  from: text(1000).optional(),
  to: text(1000).optional(),
  at: moment,
  by: text(100).optional(),
  reason: text(500),
});

/** One look at the metric. `value` is what may be shared: a number as text, or the verdict only. */
export const Reading = z.looseObject({
  id,
  at: day,
  checkpoint: z.number().int().nonnegative().optional(),
  value: Amount.optional(),
  verdict: text(40).optional(),
  source: text(200).optional(),
});

export const Waiver = z.looseObject({
  by: text(100),
  why: text(500),
  until: day,
  at: moment.optional(),
});

export const Verdict = z.looseObject({
  kind: z.enum(['improved', 'not moved', 'worsened', 'too early', 'not enough data']),
  at: day,
  /** How far the metric moved, "+5.1 %"; only where numbers may be shared. */
  change: Amount.optional(),
  words: text(500).optional(),
  design: text(40).optional(),
});

export const Decision = z.looseObject({
  kind: text(40),
  at: day,
  by: text(100).optional(),
  note: text(500).optional(),
});

export const Link = z.looseObject({ ref: ItemRef, title: text(300).optional(), at: moment.optional() });

/** A finding that somebody set aside, and why. */
export const SetAside = z.looseObject({
  id,
  rule: text(10),
  reason: text(300),
  by: text(100).optional(),
  at: moment.optional(),
});

/** Left behind by a removal, so that it is never undone by an older copy. */
export const Tombstone = z.looseObject({ by: text(100).optional(), at: moment, why: text(300).optional() });

/** What the bet says. Everything that counts for `version` is in here. */
export const Content = z.looseObject({
  hypothesis: Hypothesis.optional(),
  primary: PrimaryMetric.optional(),
  guardrails: z.array(Guardrail).max(20).optional(),
  secondary: z
    .array(z.looseObject({ id, metric: Metric }))
    .max(20)
    .optional(),
  business: Business.optional(),
  vehicle: Vehicle.optional(),
  owner: text(200).optional(),
  request: Request.optional(),
  launch: Launch.optional(),
  checkpoints: z.array(z.number().int().positive()).max(10).optional(),
  registration: Registration.optional(),
  waiver: Waiver.optional(),
  verdict: Verdict.optional(),
  decision: Decision.optional(),
  learning: text(1000).optional(),
  links: z.array(Link).max(50).optional(),
  setAside: z.array(SetAside).max(50).optional(),
  amendments: z.array(Amendment).max(200).optional(),
  evidence: z.array(Evidence).max(200).optional(),
  readings: z.array(Reading).max(2000).optional(),
  removed: Tombstone.optional(),
});

/** One version of an outcome as the tracker holds it. */
export const Outcome = z.looseObject({
  /** "1.0": major and minor of the format that wrote it. */
  format: z.string().regex(/^\d+\.\d+$/),
  id,
  home: ItemRef,
  /** Hash of `content`; see `version.ts`. */
  version: text(64),
  /** The versions this one came from, newest first, at most 16. */
  parents: z.array(text(64)).max(16),
  /** Who made this version and when, by that device's clock. Order comes from the tracker's date, not from here. */
  by: text(100).optional(),
  at: moment.optional(),
  /** True when somebody changed the visible text by hand and this version was read from it. */
  byHand: z.boolean().optional(),
  content: Content,
});

export type ItemRef = z.infer<typeof ItemRef>;
export type Metric = z.infer<typeof Metric>;
export type Hypothesis = z.infer<typeof Hypothesis>;
export type Content = z.infer<typeof Content>;
export type Outcome = z.infer<typeof Outcome>;
export type Guardrail = z.infer<typeof Guardrail>;
export type Evidence = z.infer<typeof Evidence>;
export type Reading = z.infer<typeof Reading>;
export type Tombstone = z.infer<typeof Tombstone>;
