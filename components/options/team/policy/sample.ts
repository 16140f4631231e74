/** A bet that nobody made, judged by the rules that are being changed: for the preview. Pure; the day is handed in. */
import type { ItemView } from '../../../../lib/messages/protocol';
import { showDay } from '../../../../lib/outcome/day';
import { applyForm, type Form, missing } from '../../../../lib/outcome/fields';
import type { GateView, Quality } from '../../../../lib/outcome/quality';
import type { ItemFacts, Stage } from '../../../../lib/outcome/stage';
import { SAMPLE } from '../../../../lib/strings/sample';
import { assess, gateOf } from '../../../../lib/team/assess';
import { nextQuarter } from '../../../../lib/team/fiscal';
import type { Settings } from '../../../../lib/team/team';

/** The tracker's own groups that stand for these stages; the later ones come from a record. */
const KIND = { backlog: 'backlog', ready: 'todo', building: 'doing', shipped: 'done' } as const;
export type SampleStage = Extract<Stage, keyof typeof KIND>;
export const SAMPLE_STAGES = Object.keys(KIND) as SampleStage[];
export type Says = 'nothing' | 'half' | 'whole';

function formOf(says: Says, by: string): Form {
  if (says === 'nothing') return {};
  const { problem, segment, metric, baseline } = SAMPLE.form;
  const half = { problem, segment, metric, baseline, direction: 'up' };
  if (says === 'half') return half;
  return { ...half, ...SAMPLE.form, by, business: SAMPLE.business(showDay(by, 'short')) };
}

export type Sample = { view: ItemView; quality: Quality; gate: GateView | null };

/** @param today ISO day */
export function sampleAt(stage: SampleStage, says: Says, settings: Settings, today: string): Sample {
  const form = formOf(says, nextQuarter(today, settings.yearStart)[1]);
  const known = says !== 'nothing';
  const content = known ? applyForm({}, form, () => 'guardrail') : undefined;
  // In a pilot it is one of it: what others see then is that nothing is asked.
  const key = settings.policy.pilot[0] ?? `${SAMPLE.place}${SAMPLE.key}`;
  const facts: ItemFacts = { kind: KIND[stage] };
  // Names that mean a stage would have to be guessed: the tracker's own groups stand for them.
  const judged = {
    key,
    title: SAMPLE.title,
    form,
    content,
    facts,
    settings: { ...settings, stages: [] },
    today,
  };
  const quality = assess(judged);
  const item = { tracker: 'github', site: 'github.com', key };
  const view: ItemView = {
    item,
    place: 'used',
    known: known ? 'outcome' : 'none',
    ...(content && {
      outcome: {
        format: '1.0',
        id: 'sample',
        home: item,
        version: '1',
        parents: [],
        by: 'acme-pm',
        at: `${today}T09:00:00Z`,
        content,
      },
    }),
    form,
    missing: missing(form),
    editedElsewhere: false,
    sharing: known ? { state: 'shared', by: 'acme-pm' } : { state: 'unasked' },
    quality,
  };
  return { view, quality, gate: gateOf('close', judged) };
}
