/**
 * How strong a bet is, 0 to 100, by a formula that anybody can check: points for what is there, a cap where something
 * is wrong in its structure, and a little off for its words.
 */
import { compareStages } from '../stage';
import { type Bet, readBet } from './bet';
import { findingsOf } from './index';
import { counted, policyOf } from './policy';
import { blank } from './rule';
import { BANDS, CAP, type Part, POINTS, WORDS_MOST, WORDS_OFF } from './scale';
import type { Finding, Judged, RuleId } from './types';

export { CAP, POINTS } from './scale';

export type Band = 'weak' | 'fair' | 'strong';
export type Strength = {
  score: number;
  band: Band;
  parts: { part: Part; points: number; of: number }[];
  /** An error in its structure holds it at `CAP`. */
  capped: boolean;
  /** What it would be without the cap. */
  uncapped: number;
  /** What it would be with this one finding mended; the best first, only those that bring something. */
  lift: { rule: RuleId; score: number }[];
  /** Taken off for its words. */
  off: number;
};

/** What the best evidence is worth, of ten. After the Confidence Meter's ladder; steps are ours. */
const EVIDENCE: [RegExp, number][] = [
  [/launch|experiment|a\/b|test|pilot|prototype|beta/i, 10],
  [/data|usage|analytics|log|measure/i, 8],
  [/survey|market|poll|benchmark/i, 6],
  [/interview|ticket|support|sales|conversation|feedback|anecdot/i, 5],
  [/./, 2],
];

function evidenceOf(bet: Bet): number {
  const kinds = (bet.slots.evidence ?? []).map((e) => `${e.kind} ${e.summary}`);
  const said = bet.clauses.filter((c) => c.role === 'reason' && /\d/.test(c.text)).map((c) => c.text);
  const worth = (text: string) => EVIDENCE.find(([re]) => re.test(text))?.[1] ?? 0;
  return Math.max(0, ...kinds.map(worth), ...said.map((t) => Math.min(5, worth(t))));
}

/** The part of a field that somebody fills in. */
const OF_FIELD: Record<string, Part> = {
  problem: 'problem',
  segment: 'segment',
  behaviour: 'change',
  effect: 'metric',
  metric: 'metric',
  reason: 'reason',
  wrongIf: 'falsifier',
};
/** The part that is missing where a rule finds something; the first three tell it by their field. */
const OF_RULE: Record<string, Part> = {
  H04: 'reason',
  H05: 'segment',
  H08: 'target',
  H09: 'timeBox',
  H10: 'baseline',
  H15: 'metric',
  H18: 'metric',
  H27: 'falsifier',
};
/** Such a metric is half a metric. */
const HALF = new Set(['H15', 'H18']);

const partOf = ({ rule, where }: Finding): Part | undefined =>
  OF_RULE[rule] ?? (rule <= 'H03' ? OF_FIELD[where.field] : undefined);

/** What is there, whatever the rules say of it. */
function given(bet: Bet): Record<Part, number> {
  const { clean, slots } = bet;
  const { metric } = slots;
  const prose = !blank(clean.text);
  const has = (is: boolean, part: Part) => (is ? POINTS[part] : 0);
  const named = !blank(metric?.name) || !blank(clean.effect);
  return {
    problem: has(prose || !blank(clean.problem), 'problem'),
    segment: has(prose || !blank(slots.segment), 'segment'),
    change: has(prose || !blank(clean.behaviour) || !blank(slots.vehicle), 'change'),
    metric: has(named || (prose && bet.clauses.some((c) => c.role === 'effect')), 'metric'),
    baseline: POINTS.baseline,
    target: POINTS.target,
    timeBox: POINTS.timeBox,
    reason: POINTS.reason,
    evidence: evidenceOf(bet),
    falsifier: has(
      bet.clauses.some((c) => c.role === 'wrong'),
      'falsifier',
    ),
  };
}

type Sum = { points: Record<Part, number>; off: number; capped: boolean; uncapped: number; score: number };

/**
 * The formula. What somebody set aside is not held against the bet, and its part is no more there for that.
 * @param mended it is gone, and its part is there
 */
function sum(
  there: Record<Part, number>,
  found: readonly Finding[],
  { rules, setAside }: Pick<Judged, 'rules' | 'setAside'>,
  mended?: Finding,
): Sum {
  const points = { ...there };
  const part = mended && partOf(mended);
  if (part) points[part] = POINTS[part];
  const rest = found.filter((f) => f !== mended);
  for (const f of rest) {
    const of = partOf(f);
    if (of) points[of] = HALF.has(f.rule) ? Math.min(points[of], Math.round(POINTS[of] / 2)) : 0;
  }
  const all = Object.values(points).reduce((a, b) => a + b, 0);
  const counts = rest.filter((f) => !setAside?.includes(f.rule));
  const off = Math.min(WORDS_MOST, WORDS_OFF * counts.filter((f) => f.class === 'T').length);
  const uncapped = Math.max(0, all - off);
  const capped = counts.some((f) => f.severity === 'error' && policyOf(f.rule, rules) === 'pause');
  return { points, off, capped, uncapped, score: capped ? Math.min(CAP, uncapped) : uncapped };
}

/** Nothing is said yet: no part of it is there, and no single thing would mend it. */
const NOTHING: Record<Part, number> = Object.fromEntries(
  Object.keys(POINTS).map((part) => [part, 0]),
) as Record<Part, number>;
const aboutAll = (f: Finding) => f.rule <= 'H03' && f.where.field === 'text';

/**
 * How strong it is as work that begins: by then all parts are asked.
 * @param findings what `judge` says of it at that stage, with what was set aside; absent: it is judged here
 */
export function strengthOf(input: Judged, findings?: readonly Finding[]): Strength {
  const early = compareStages(input.stage, 'building') < 0;
  const bet = readBet(early ? { ...input, stage: 'building' } : input);
  const found = counted({ ...input, setAside: [] }, findings ?? findingsOf(bet));
  const empty = bet.empty || found.some(aboutAll);
  const there = empty ? NOTHING : given(bet);
  const { points, off, capped, uncapped, score } = sum(there, found, input);
  const lift = empty
    ? []
    : counted(input, found)
        .map((f) => ({ rule: f.rule, score: sum(there, found, input, f).score }))
        .filter((l) => l.score > score)
        .sort((a, b) => b.score - a.score);
  return {
    score,
    band: score >= BANDS.strong ? 'strong' : score >= BANDS.fair ? 'fair' : 'weak',
    parts: (Object.keys(POINTS) as Part[]).map((part) => ({ part, points: points[part], of: POINTS[part] })),
    capped,
    uncapped,
    lift,
    off,
  };
}
