/**
 * The fields a person fills in, as one flat form. Panel, drafts, merge rows, public warning and the visible
 * section all speak of these names, so that a field is the same thing everywhere. No zod here.
 */
import { isoOrText } from './day';
import type { Content, Guardrail } from './record';

/** Every field that the form knows, in the order in which it is asked and shown. */
export const FIELDS = [
  'problem',
  'segment',
  'metric',
  'unit',
  'direction',
  'baseline',
  'target',
  'by',
  'reason',
  'behaviour',
  'wrongIf',
  'business',
  'category',
  'goal',
  'theme',
  'vehicle',
  'owner',
  'guardrail',
  'guardrailLimit',
  'request',
  'requester',
] as const;

export type Field = (typeof FIELDS)[number];
/** A form: absent and empty mean the same, nothing is ever pre-filled. */
export type Form = Partial<Record<Field, string>>;

/** The four inputs of a first save; the metric comes with target and date. */
export const REQUIRED: readonly Field[] = ['problem', 'segment', 'metric', 'target', 'by', 'reason'];

const clean = (s: string | undefined) => (s === undefined || s.trim() === '' ? undefined : s.trim());

/** Which required fields are blank, in the order in which they are asked. */
export function missing(form: Form): Field[] {
  return REQUIRED.filter((f) => clean(form[f]) === undefined);
}

/** Reads the form out of a record's content. */
export function toForm(content: Content): Form {
  const g = content.guardrails?.[0];
  const raw: Form = {
    problem: content.hypothesis?.problem,
    segment: content.hypothesis?.segment,
    metric: content.primary?.metric.name,
    unit: content.primary?.metric.unit,
    direction: content.primary?.metric.goodDirection,
    baseline: content.primary?.baseline,
    target: content.primary?.target,
    by: content.primary?.by,
    reason: content.hypothesis?.reason,
    behaviour: content.hypothesis?.behaviour,
    wrongIf: content.hypothesis?.wrongIf,
    business: content.business?.sentence,
    category: content.business?.category,
    goal: content.business?.goal,
    theme: content.business?.theme,
    vehicle: content.vehicle?.kind,
    owner: content.owner,
    guardrail: g?.metric.name,
    guardrailLimit: g ? limitText(g) : undefined,
    request: content.request?.text,
    requester: content.request?.by,
  };
  const form: Form = {};
  for (const f of FIELDS) {
    const v = clean(raw[f]);
    if (v !== undefined) form[f] = v;
  }
  return form;
}

const SIDES = [
  ['atMost', /^(?:at most|≤|<=)\s*/i],
  ['atLeast', /^(?:at least|≥|>=)\s*/i],
] as const;

function limitText(g: Guardrail): string | undefined {
  if (g.limit === undefined) return undefined;
  if (g.side === undefined) return g.limit;
  return `${g.side === 'atLeast' ? 'at least' : 'at most'} ${g.limit}`;
}

/**
 * Writes a form into a record's content. Fields the form does not know (evidence, readings, unknown ones) stay
 * as they are; a blank field is taken out. A date that names one day is written as its ISO day; all else as typed.
 * @param newId makes the id of a guardrail that did not exist before
 */
export function applyForm(content: Content, form: Form, newId: () => string): Content {
  const v = (f: Field) => clean(form[f]);
  const next: Content = structuredClone(content);

  next.hypothesis = prune({
    ...next.hypothesis,
    problem: v('problem'),
    segment: v('segment'),
    reason: v('reason'),
    behaviour: v('behaviour'),
    wrongIf: v('wrongIf'),
  });
  const direction = v('direction');
  const by = v('by');
  const wantsPrimary = (['metric', 'baseline', 'target', 'by', 'unit', 'direction'] as const).some((f) =>
    v(f),
  );
  next.primary = wantsPrimary
    ? prune({
        ...next.primary,
        metric: prune({
          ...next.primary?.metric,
          name: v('metric') ?? '',
          unit: v('unit'),
          goodDirection: direction === 'up' || direction === 'down' ? direction : undefined,
        }) ?? { name: '' },
        baseline: v('baseline'),
        target: v('target'),
        by: by && isoOrText(by),
      })
    : undefined;
  next.business = prune({
    ...next.business,
    sentence: v('business'),
    category: v('category'),
    goal: v('goal'),
    theme: v('theme'),
  });
  next.vehicle = prune({ ...next.vehicle, kind: v('vehicle') });
  next.owner = v('owner');
  next.request = prune({ ...next.request, text: v('request'), by: v('requester') });

  const [first, ...rest] = next.guardrails ?? [];
  const name = v('guardrail');
  if (name === undefined && v('guardrailLimit') === undefined) {
    next.guardrails = rest.length > 0 ? rest : undefined;
  } else {
    const typed = v('guardrailLimit');
    const side = SIDES.find(([, re]) => typed !== undefined && re.test(typed));
    const changed = prune({
      ...first,
      id: first?.id ?? newId(),
      metric: { ...first?.metric, name: name ?? '' },
      side: side?.[0],
      limit: side && typed !== undefined ? typed.replace(side[1], '') : typed,
    });
    next.guardrails = changed ? [changed, ...rest] : rest;
  }
  return prune(next) ?? {};
}

/** Drops undefined members; an object with nothing left becomes undefined. */
function prune<T extends object>(o: T): T | undefined {
  const entries = Object.entries(o).filter(([, v]) => v !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}
