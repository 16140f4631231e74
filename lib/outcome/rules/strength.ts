/**
 * How strong a bet is, 0 to 100, by a formula that anybody can check: points for what is there, a cap where something
 * is wrong in its structure, and a little off for its words.
 */
import { type Bet, readBet } from './bet';
import { judge } from './index';
import { blank } from './rule';
import type { Finding, Judged } from './types';

/** Points of each part; they make a hundred. */
export const POINTS = {
  problem: 10,
  segment: 10,
  change: 5,
  metric: 15,
  baseline: 10,
  target: 15,
  timeBox: 10,
  reason: 10,
  evidence: 10,
  falsifier: 5,
} as const;
export type Part = keyof typeof POINTS;

/** With an error in its structure it is weak, whatever else is there. */
export const CAP = 49;
/** From so many on it is fair, and strong. */
export const BANDS = { fair: 50, strong: 75 } as const;
/** Off for each finding of words, and for all of them together. */
const WORDS_OFF = 3;
const WORDS_MOST = 10;

export type Band = 'weak' | 'fair' | 'strong';
export type Strength = {
  score: number;
  band: Band;
  parts: { part: Part; points: number; of: number }[];
  /** An error in its structure holds it at `CAP`. */
  capped: boolean;
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

/**
 * @param findings what `judge` says of it as work that begins: by then all parts are asked
 */
export function strengthOf(input: Judged, findings?: readonly Finding[]): Strength {
  const asked: Judged = { ...input, stage: 'building' };
  const found = findings ?? judge(asked);
  const bet = readBet(asked);
  const has = (rule: string, field?: string) =>
    found.some((f) => f.rule === rule && (field === undefined || f.where.field === field));
  const empty = blank(bet.whole) || has('H02', 'text') || has('H03', 'text');
  const prose = !blank(bet.clean.text);
  const { metric } = bet.slots;
  const full = (is: boolean, part: Part) => (is && !empty ? POINTS[part] : 0);
  const named =
    !blank(metric?.name) ||
    (prose && bet.clauses.some((c) => c.role === 'effect')) ||
    !blank(bet.clean.effect);
  const points: Record<Part, number> = {
    problem: full(
      !has('H01', 'problem') &&
        !has('H02', 'problem') &&
        !has('H03', 'problem') &&
        (prose || !blank(bet.clean.problem)),
      'problem',
    ),
    segment: full(!has('H05') && !has('H02', 'segment') && (prose || !blank(bet.slots.segment)), 'segment'),
    change: full(prose || !blank(bet.clean.behaviour) || !blank(bet.slots.vehicle), 'change'),
    metric: Math.round(full(named && !has('H02', 'metric'), 'metric') / (has('H15') || has('H18') ? 2 : 1)),
    baseline: full(!has('H10'), 'baseline'),
    target: full(!has('H08'), 'target'),
    timeBox: full(!has('H09'), 'timeBox'),
    reason: full(!has('H04') && !has('H03', 'reason'), 'reason'),
    evidence: empty ? 0 : evidenceOf(bet),
    falsifier: full(
      bet.clauses.some((c) => c.role === 'wrong'),
      'falsifier',
    ),
  };
  const sum = Object.values(points).reduce((a, b) => a + b, 0);
  const off = Math.min(WORDS_MOST, WORDS_OFF * found.filter((f) => f.class === 'T').length);
  const capped = found.some((f) => f.class === 'S' && f.severity === 'error');
  const score = Math.max(0, Math.min(capped ? CAP : 100, sum - off));
  return {
    score,
    band: score >= BANDS.strong ? 'strong' : score >= BANDS.fair ? 'fair' : 'weak',
    parts: (Object.keys(POINTS) as Part[]).map((part) => ({ part, points: points[part], of: POINTS[part] })),
    capped,
    off,
  };
}
