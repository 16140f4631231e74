/** What is asked and offered at a stage, and which of it somebody has not answered yet. */
import type { Form } from '../outcome/fields';
import { MOST_ASKED } from '../outcome/quality';
import type { Content } from '../outcome/record';
import { STAGES, type Stage } from '../outcome/stage';
import { ASKS, type Ask, type Asked, type Policy, type WholePolicy } from './team';

export type Row = Record<Stage, Asked>;
/** As a file says it: from a stage on. */
type Said = { readonly [stage in Stage]?: Asked | undefined };

/**
 * One ask at every stage. Of several layers each one holds from the first stage that it names on, and the ones behind it
 * before that; where nobody says anything, nothing is asked.
 * @param layers the one that holds first in front
 */
export function rowOf(layers: readonly (Said | undefined)[]): Row {
  return Object.fromEntries(STAGES.map((s) => [s, saidAt(layers, s)?.asked ?? 'no'])) as Row;
}

/** What holds at a stage and which of the layers says so; null: none does. */
export function saidAt(
  layers: readonly (Said | undefined)[],
  stage: Stage,
): { asked: Asked; layer: number } | null {
  const until = STAGES.slice(0, STAGES.indexOf(stage) + 1);
  for (const [layer, said] of layers.entries()) {
    const from = until.findLast((s) => said?.[s] !== undefined);
    const asked = from && said?.[from];
    if (asked) return { asked, layer };
  }
  return null;
}

/**
 * A policy in which one ask is different at one stage, and the same as before at all others.
 * @param row how it stands now, through all layers
 */
export function withAsk(policy: Policy, ask: Ask, row: Row, stage: Stage, asked: Asked): Policy {
  const next = { ...row, [stage]: asked };
  const known = policy.asks?.[ask];
  const others = Object.entries(known ?? {}).filter(([k]) => !(STAGES as readonly string[]).includes(k));
  // Only where it changes, as people write it; the first stage always, so that no other layer shows through.
  const said = STAGES.filter((s, i) => i === 0 || next[s] !== next[STAGES[i - 1] ?? s]);
  const cells = Object.fromEntries(said.map((s) => [s, next[s]]));
  return { ...policy, asks: { ...policy.asks, [ask]: { ...Object.fromEntries(others), ...cells } } };
}

const having = (policy: WholePolicy, stage: Stage, asked: Asked) =>
  ASKS.filter((ask) => policy.asks[ask][stage] === asked);

/** In the order of asking. */
export const askedAt = (policy: WholePolicy, stage: Stage): Ask[] => having(policy, stage, 'asked');
export const offeredAt = (policy: WholePolicy, stage: Stage): Ask[] => having(policy, stage, 'offered');

/** What a record holds beside the form. */
export type Beside = Pick<Content, 'launch' | 'readings' | 'verdict' | 'decision' | 'learning'>;

const said = (text: string | undefined) => (text ?? '').trim() !== '';

const ANSWERED: Record<Ask, (form: Form, beside: Beside) => boolean> = {
  problem: (f) => said(f.problem),
  segment: (f) => said(f.segment),
  business: (f) => said(f.business),
  // Its baseline is asked for beside it and may wait: some can only be read once something is there to be read.
  metric: (f) => said(f.metric),
  target: (f) => said(f.target) && said(f.by),
  reason: (f) => said(f.reason),
  guardrail: (f) => said(f.guardrail),
  launch: (_, c) => c.launch !== undefined,
  reading: (_, c) => (c.readings ?? []).length > 0 || c.verdict !== undefined,
  decision: (_, c) => c.decision !== undefined && said(c.learning),
};

/** Those of some asks that are not answered. */
export const blankOf = (asks: readonly Ask[], form: Form, beside: Beside = {}): Ask[] =>
  asks.filter((ask) => !ANSWERED[ask](form, beside));

/** No more than may be asked at once, and how many are left for later. */
export const firstOf = (asks: readonly Ask[]): { asked: Ask[]; more: number } => ({
  asked: asks.slice(0, MOST_ASKED),
  more: Math.max(0, asks.length - MOST_ASKED),
});
