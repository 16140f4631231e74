/**
 * How an item stands against what its team asks: what is missing, how strong the bet is, whether it is ready to be built,
 * and whether a press that moves it on is held. One place, so that strip, panel, rows, gate and previews agree.
 */
import type { Form } from '../outcome/fields';
import { missing, REQUIRED } from '../outcome/fields';
import type { GateView, Quality, Readiness } from '../outcome/quality';
import type { Content } from '../outcome/record';
import { drift, registrable } from '../outcome/registration';
import type { Judged, Life, Slots } from '../outcome/rules/types';
import { compareStages, type ItemFacts, type Stage, stageOf } from '../outcome/stage';
import { askedAt, blankOf, firstOf } from './asks';
import { catalogued } from './catalogue';
import { sparedBy } from './exempt';
import { nextQuarter } from './fiscal';
import { judged, linked } from './judged';
import type { Ask, Settings } from './team';

export type Assessed = {
  /** Names the item among pilots: "acme/shop#12". */
  key: string;
  title: string;
  form: Form;
  /** Absent: there is no outcome. */
  content?: Content | undefined;
  facts?: ItemFacts | undefined;
  settings: Settings;
  /** ISO day. */
  today: string;
};

const SEVERITY = { error: 0, warning: 1, info: 2 } as const;

/** The form and what stands beside it, as the rules read it. */
function slotsOf({ form, content, settings }: Assessed): Slots {
  const known = catalogued(form.metric, settings.metrics, content?.primary?.metric.id);
  const guard = [form.guardrail, form.guardrailLimit].filter((t) => t?.trim()).join(' ');
  const { hypothesis, guardrails, evidence } = content ?? {};
  const others = (guardrails ?? []).slice(1).map((g) => `${g.metric.name} ${g.limit ?? ''}`.trim());
  const guards = [...(guard === '' ? [] : [guard]), ...others];
  const text = {
    problem: form.problem,
    segment: form.segment,
    behaviour: form.behaviour,
    reason: form.reason,
    wrongIf: form.wrongIf,
    businessLink: form.business,
    vehicle: form.vehicle,
  };
  const level = hypothesis?.evidenceLevel;
  const direction =
    form.direction === 'up' || form.direction === 'down' ? form.direction : known?.goodDirection;
  const unit = form.unit ?? known?.unit;
  const metric = {
    ...(known && { id: known.id }),
    ...(known?.kind !== undefined && { kind: known.kind }),
    ...(known?.source !== undefined && { source: known.source }),
    ...(known?.owner !== undefined && { owner: known.owner }),
    ...(form.metric !== undefined && { name: form.metric }),
    ...(unit !== undefined && { unit }),
    ...(direction !== undefined && { direction }),
    ...(form.baseline !== undefined && { baseline: form.baseline }),
    ...(form.target !== undefined && { target: form.target }),
    ...(form.by !== undefined && { by: form.by }),
  };
  return {
    ...(Object.fromEntries(Object.entries(text).filter(([, v]) => v !== undefined)) as Slots),
    ...(guards.length > 0 && { guardrails: guards }),
    ...((evidence?.length || level) && {
      evidence: [
        ...(evidence ?? []).map(({ kind, summary }) => ({ kind, summary })),
        ...(level ? [{ kind: level, summary: '' }] : []),
      ],
    }),
    metric,
  };
}

/** Whether all that a first save asks for is there. */
const whole = (form: Form) => missing(form).length === 0;
/** Whether any of it is there: an owner alone is no bet, and none is weak that nobody made. */
const saysSome = (form: Form) => missing(form).length < REQUIRED.length;

/** What became of it since its plan froze. */
function lifeOf(content: Content): Life {
  const { registration, amendments, checkpoints, readings, verdict, evidence, launch, owner } = content;
  const after = launch && (evidence ?? []).filter((e) => e.date !== undefined && e.date >= launch.date);
  const voices = (after ?? []).flatMap(({ stance }) =>
    stance ? [{ says: stance === 'supports' ? ('better' as const) : ('worse' as const) }] : [],
  );
  return {
    ...(registration && {
      registered: { at: registration.at, ...(registration.afterwards && { late: true }) },
      changes: [
        ...(amendments ?? []).map(({ field, from, to, reason }) => ({
          field,
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
          reason,
        })),
        ...drift(content),
      ],
    }),
    ...(checkpoints && { checkpoints }),
    ...(owner !== undefined && { owner }),
    readings: (readings ?? []).map(({ at, checkpoint, value }) => ({
      at,
      ...(checkpoint !== undefined && { checkpoint }),
      ...(value !== undefined && { value }),
    })),
    ...(verdict && {
      verdict: {
        kind: verdict.kind,
        at: verdict.at,
        ...(verdict.words !== undefined && { words: verdict.words }),
        ...(verdict.design !== undefined && { design: verdict.design }),
      },
    }),
    ...(voices.length > 0 && { voices }),
  };
}

function inputOf(a: Assessed, stage: Stage | null): Judged {
  const { settings, content, today } = a;
  const { policy } = settings;
  const aside = (content?.setAside ?? []).map((s) => s.rule);
  return {
    slots: slotsOf(a),
    // A bet that is written out is read as one that is to be built, whatever the column says.
    stage:
      stage !== null && compareStages(stage, 'building') >= 0 ? stage : whole(a.form) ? 'building' : 'ready',
    // What is asked is judged, whatever it is called.
    itemType: sparedBy(policy, a) ? (a.facts?.type ?? 'feature') : 'feature',
    title: a.title,
    ...(content?.launch && { launch: content.launch.date }),
    ...(content && { life: lifeOf(content) }),
    checkpoints: policy.checkpoints,
    rules: policy.rules,
    ...(aside.length > 0 && { setAside: aside }),
    templates: settings.templates,
    nextQuarter: nextQuarter(today, settings.yearStart),
    now: today,
  };
}

/**
 * The business sentence links it to an outcome of next quarter, as seen from the day on which its plan froze or it
 * shipped: a new quarter takes nothing back. Until then it is seen from today.
 */
function links(a: Assessed): boolean {
  const businessLink = a.form.business?.trim() ?? '';
  if (businessLink === '') return false;
  const { registration, launch } = a.content ?? {};
  const [froze] = [registration?.at.slice(0, 10), launch?.date].filter((d) => d !== undefined).sort();
  const now = froze ?? a.today;
  const { templates, yearStart } = a.settings;
  return linked({
    slots: { businessLink },
    stage: 'ready',
    // What the team spares, and what it lets the rule do, is another matter.
    itemType: 'feature',
    title: a.title,
    templates,
    nextQuarter: nextQuarter(now, yearStart),
    now,
  });
}

/** How it stands. Pure, and quick enough for every row of a list. */
export function assess(a: Assessed): Quality {
  const { form, content, facts, settings, today } = a;
  const { policy } = settings;
  const stage = stageOf(content, facts, settings.stages);
  const spared = sparedBy(policy, a);
  const waiver = content?.waiver;
  const runs = waiver !== undefined && waiver.until >= today;
  const at = stage ?? 'backlog';
  const blank = spared ? [] : blankOf(askedAt(policy, at), form, content);
  const { asked, more } = firstOf(blank);
  const outcome = content !== undefined && Object.values(form).some((v) => v.trim() !== '');
  const input = inputOf(a, stage);
  const answer = outcome ? judged(input) : undefined;
  const strength = answer?.strength;
  const findings = [...(answer?.found ?? [])].sort((x, y) => SEVERITY[x.severity] - SEVERITY[y.severity]);
  const level = policy.levels[at];
  const below = strength !== undefined && saysSome(form) && strength.score < policy.threshold;
  const begun = stage !== null && compareStages(stage, 'building') >= 0;
  const asks = !spared && !runs && policy.levels.building !== 'observe';
  const readiness: Readiness = !asks || !below ? 'fine' : begun ? 'paused' : whole(form) ? 'weak' : 'fine';
  const past = begun && asks && (!outcome || !whole(form));
  const shipped = stage !== null && compareStages(stage, 'shipped') >= 0;
  const { registration } = content ?? {};
  return {
    stage,
    ...(settings.team && { team: settings.team }),
    asked,
    more,
    level,
    ...(strength && { strength }),
    threshold: policy.threshold,
    checkpoints: policy.checkpoints,
    findings,
    setAside: (content?.setAside ?? []).map(({ rule, reason, by, at: when }) => ({
      rule,
      reason,
      ...(by !== undefined && { by }),
      ...(when !== undefined && { at: when }),
    })),
    readiness,
    ...(past && { unguarded: shipped ? ('shipped' as const) : ('building' as const) }),
    funding: runs ? 'waived' : links(a) ? 'funded' : 'not yet',
    ...(waiver && {
      waiver: { by: waiver.by, why: waiver.why, until: waiver.until, ...(!runs && { ended: true as const }) },
    }),
    ...(spared && { spared }),
    ...(registration && {
      registered: {
        at: registration.at,
        ...(registration.by !== undefined && { by: registration.by }),
        ...(registration.late && { late: true as const }),
        ...(registration.afterwards && { afterwards: true as const }),
        ...(registration.startUnknown && { startUnknown: true as const }),
        ...(registration.witness !== undefined && { witness: registration.witness }),
      },
    }),
    ...(content && registrable(content) && { mayRegister: true as const }),
    ...(content && drift(content).length > 0 && { drift: drift(content) }),
  };
}

/** Days from an ISO day on, as an ISO day. */
const after = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The last day that a waiver given today may run to, ISO. */
export const lastWaiverDay = ({ policy }: Settings, today: string): string => after(today, policy.waiverDays);

/** May this person make an exception? Where only leads may, nobody may whose name is not known. */
export function mayWaive({ policy, roles }: Settings, login: string | undefined): boolean {
  if (policy.whoMayWaive === 'anyone') return true;
  const leads = roles.filter((r) => r.id === 'lead').flatMap((r) => r.people ?? []);
  return login !== undefined && leads.some((p) => p.trim().toLowerCase() === login.trim().toLowerCase());
}

/** What comes after the act, and cannot be answered before it. */
const AFTER: readonly Ask[] = ['launch', 'reading', 'decision'];

/** What is held before an act, and why; null: it passes. */
export function gateOf(act: GateView['act'], a: Assessed, login?: string): GateView | null {
  const { policy, team } = a.settings;
  const to: Stage = act === 'close' ? 'shipped' : 'backlog';
  const level = policy.levels[to];
  if (level === 'observe') return null;
  const q = assess(a);
  if (q.spared || q.funding === 'waived') return null;
  const blank = blankOf(askedAt(policy, to), a.form, a.content).filter((ask) => !AFTER.includes(ask));
  const below = act === 'close' && q.strength !== undefined && q.strength.score < policy.threshold;
  if (blank.length === 0 && !below) return null;
  const { asked, more } = firstOf(blank);
  return {
    act,
    to,
    level,
    asked,
    more,
    ...(q.strength && { strength: q.strength.score }),
    threshold: policy.threshold,
    lastDay: lastWaiverDay(a.settings, a.today),
    mayWaive: mayWaive(a.settings, login),
    ...(team && { team: team.name }),
  };
}
