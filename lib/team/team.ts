/**
 * What a team sets up once: scopes, policy, metrics, goals, and how it works. This is the format of the team file too.
 * Objects are loose: what a newer minor version adds survives an edit by an older one. Everything but name and id may
 * be absent; then the default of `defaults.ts` holds. It refers to metrics and sources by id only: nothing in here is
 * ever fetched, but the https link of a goal, a brief or a definition, which a person may follow.
 */
import * as z from 'zod';
import { readDay } from '../outcome/day';
import { STAGES } from '../outcome/stage';

/** Only a change of this number makes a team file read-only for older programs. */
export const TEAM_MAJOR = 1;
/** Raised whenever a field is added. */
export const TEAM_MINOR = 0;
/** Characters of a whole team file. */
export const MOST_CHARS = 24_000;

const text = (max: number) => z.string().max(max);
const isDay = (v: string) => {
  const read = readDay(v);
  return read.kind === 'day' && read.iso === v;
};
const day = z.string().max(10).refine(isDay, 'a day is written 2027-03-31');
const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w.-]+$/, 'an id holds letters, digits, dots, dashes and underscores only');
/** The address a text is, if it is one that may be followed: encrypted, and without a name or password in it. */
function addressOf(v: string): URL | null {
  const url = v.startsWith('https://') && URL.canParse(v) ? new URL(v) : null;
  return url && url.username === '' && url.password === '' ? url : null;
}
const https = text(500).refine(
  (v) => addressOf(v) !== null,
  'a link begins with https:// and holds no password',
);
const origin = text(300).refine(
  (v) => addressOf(v)?.origin === v,
  'an origin is written https://stats.acme.example, without a path',
);

const StageName = z.enum(STAGES);

/**
 * Which items are the team's: a place ("acme/shop", "ACME", "acme/ENG") or an owner ("acme/*"). `*` stands for any run
 * of characters but a slash; nothing else is special. Longest wins.
 */
export const Scope = z.looseObject({
  tracker: z.string().min(1).max(20),
  /** Host; absent: every one of that tracker. */
  site: text(200).optional(),
  place: z.string().min(1).max(200),
});

/** What may be asked for. `metric` goes with its baseline, `target` with its date. */
export const ASKS = [
  'problem',
  'segment',
  'business',
  'metric',
  'target',
  'reason',
  'guardrail',
  'launch',
  'reading',
  'decision',
] as const;
export type Ask = (typeof ASKS)[number];

export const LEVELS = ['observe', 'nudge', 'require'] as const;
export type Level = (typeof LEVELS)[number];

const Asked = z.enum(['asked', 'offered', 'no']);
export type Asked = z.infer<typeof Asked>;

/** One optional member for each name; other names are kept, as in every object of a team file. */
const each = <K extends string, V extends z.ZodType>(names: readonly K[], of: V) =>
  z.looseObject(
    Object.fromEntries(names.map((n) => [n, of.optional()])) as { [name in K]: z.ZodOptional<V> },
  );

export const Policy = z.looseObject({
  /** What is asked from which stage on: the ask stays asked at later stages unless that stage says otherwise. */
  asks: each(ASKS, each(STAGES, Asked)).optional(),
  /** What happens where something asked is missing, by the stage that is entered. */
  levels: each(STAGES, z.enum(LEVELS)).optional(),
  /** Strength from which building may start, 0 to 100. */
  threshold: z.number().int().min(0).max(100).optional(),
  /** Types and labels that are asked nothing. */
  exempt: z.array(z.string().min(1).max(60)).max(40).optional(),
  /** Items made before this day are not asked. */
  since: day.optional(),
  /** Days after launch. */
  checkpoints: z.array(z.number().int().min(1).max(730)).min(1).max(6).optional(),
  whoMayWaive: z.enum(['anyone', 'leads']).optional(),
  /** A waiver ends after so many days at the latest. */
  waiverDays: z.number().int().min(1).max(365).optional(),
  /** Rules that are off, advise only, or may pause. */
  rules: z.looseRecord(z.string().regex(/^H\d\d$/), z.enum(['off', 'advise', 'pause'])).optional(),
  /** A short comment as witness at registration, where the tracker keeps no history of our store. */
  witness: z.boolean().optional(),
  /** While these are set, only they are asked; the rest is not nagged. Keys of items: "acme/shop#12". */
  pilot: z.array(z.string().min(1).max(300)).max(20).optional(),
  /** How readings are shared. */
  readings: z.enum(['verdict', 'rounded', 'full']).optional(),
});

export const MetricKind = z.enum([
  'activation',
  'usage frequency',
  'workflow completion',
  'retention',
  'expansion',
  'deflection',
  'revenue',
  'other',
]);
export type MetricKind = z.infer<typeof MetricKind>;

/** One version of what a metric means. Versions are never changed, only added: an item pins the one it began with. */
export const Definition = z.looseObject({
  version: z.number().int().min(1).max(999),
  text: text(600),
  from: day.optional(),
  /** What is different from the version before. */
  change: text(300).optional(),
});

export const CatalogueMetric = z.looseObject({
  id,
  name: z.string().min(1).max(200),
  kind: MetricKind.optional(),
  unit: text(40).optional(),
  goodDirection: z.enum(['up', 'down']).optional(),
  owner: text(200).optional(),
  /** Id of a source; what stands behind it is told on each device. */
  source: id.optional(),
  definitions: z.array(Definition).max(50).optional(),
  /** Not offered any more; items that have it keep it. */
  retired: z.boolean().optional(),
});

export const Goal = z.looseObject({
  id,
  name: z.string().min(1).max(200),
  /** Id of the metric that tells it. */
  metric: id.optional(),
  theme: id.optional(),
  owner: text(200).optional(),
  until: day.optional(),
  link: https.optional(),
});

export const Named = z.looseObject({ id, name: z.string().min(1).max(200) });

/** How the sentence is built. `text` holds slots in braces: {problem} {segment} {behaviour} {metric} … */
export const Template = z.looseObject({
  id,
  name: z.string().min(1).max(100),
  text: z.string().min(1).max(1000),
});

export const StageMap = z.looseObject({
  stage: StageName,
  states: z.array(text(100)).max(30).optional(),
  labels: z.array(text(100)).max(30).optional(),
  columns: z.array(text(100)).max(30).optional(),
});

export const Role = z.looseObject({
  id,
  name: z.string().min(1).max(100),
  /** Logins or names, as the tracker writes them. */
  people: z.array(text(100)).max(100).optional(),
  does: text(500).optional(),
});

/** How the team meets over its outcomes. */
export const Rhythm = z.looseObject({
  every: z.enum(['week', '2 weeks', 'month', 'quarter']).optional(),
  on: z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']).optional(),
  note: text(500).optional(),
});

/** A source by name; its address is asked for on each device, and no secret is ever in here. */
export const SourceName = z.looseObject({
  id,
  name: z.string().min(1).max(100),
  connector: text(40).optional(),
  /** The one origin it is read from: "https://stats.acme.example". Changed: it stops until its owner confirms. */
  origin: origin.optional(),
});

/** Keys that are each person's own; here as a preset of the team. */
export const Personal = z.looseObject({
  /** The panel stands open when an item is opened. */
  openPanel: z.boolean().optional(),
  /** Badges in rows: all states, or only where a person is needed. */
  badges: z.enum(['all', 'needs']).optional(),
  /** Day of the month first, or ISO; how days are shown. */
  days: z.enum(['31 Mar 2027', '2027-03-31']).optional(),
  /** Own minutes are measured on this device. */
  timing: z.boolean().optional(),
});

export const Team = z.looseObject({
  sightline: z.literal('team'),
  format: text(30).regex(/^\d+\.\d+$/, 'the format is written "1.0"'),
  /** Stays when the file moves. */
  id,
  name: z.string().min(1).max(80),
  scopes: z.array(Scope).max(50).optional(),
  policy: Policy.optional(),
  metrics: z.array(CatalogueMetric).max(200).optional(),
  goals: z.array(Goal).max(100).optional(),
  themes: z.array(Named).max(50).optional(),
  /** Kinds of business outcome: acquire, activate, retain … */
  categories: z.array(Named).max(30).optional(),
  vehicles: z.array(Named).max(20).optional(),
  templates: z.array(Template).max(20).optional(),
  /** Id of the one in use. */
  template: id.optional(),
  stages: z.array(StageMap).max(20).optional(),
  /** ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency is three capitals, such as EUR')
    .optional(),
  /** Month in which the business year begins, 1 to 12. */
  yearStart: z.number().int().min(1).max(12).optional(),
  roles: z.array(Role).max(20).optional(),
  rhythm: Rhythm.optional(),
  /** The team's own words in the brief. */
  brief: z.looseObject({ intro: text(2000).optional(), links: z.array(https).max(20).optional() }).optional(),
  sources: z.array(SourceName).max(50).optional(),
  /** Where our section goes in a description, where the tracker keeps it there. */
  section: z.enum(['end', 'start']).optional(),
  personal: Personal.optional(),
});

export type Scope = z.infer<typeof Scope>;
export type Policy = z.infer<typeof Policy>;
export type Definition = z.infer<typeof Definition>;
export type CatalogueMetric = z.infer<typeof CatalogueMetric>;
export type Goal = z.infer<typeof Goal>;
export type Template = z.infer<typeof Template>;
export type Role = z.infer<typeof Role>;
export type Personal = z.infer<typeof Personal>;
export type Team = z.infer<typeof Team>;

/** A policy with nothing left open. */
export type WholePolicy = {
  asks: Record<Ask, Record<(typeof STAGES)[number], Asked>>;
  levels: Record<(typeof STAGES)[number], Level>;
  threshold: number;
  exempt: string[];
  since?: string | undefined;
  checkpoints: number[];
  whoMayWaive: 'anyone' | 'leads';
  waiverDays: number;
  rules: Record<string, 'off' | 'advise' | 'pause'>;
  witness: boolean;
  pilot: string[];
  readings: 'verdict' | 'rounded' | 'full';
};

/** What holds at a place, after all layers: what an item is judged by. */
export type Settings = {
  /** The team whose scope the place is in; absent: no team, the defaults hold. */
  team?: { id: string; name: string } | undefined;
  policy: WholePolicy;
  metrics: CatalogueMetric[];
  goals: Goal[];
  themes: { id: string; name: string }[];
  categories: { id: string; name: string }[];
  vehicles: { id: string; name: string }[];
  templates: Template[];
  template: string;
  stages: z.infer<typeof StageMap>[];
  currency: string;
  yearStart: number;
  roles: Role[];
  section: 'end' | 'start';
};
