/** Which fields the dialog shows for what is asked, and what of a form is saved with them. Pure. */
import { FIELDS, type Field, type Form } from '../../lib/outcome/fields';
import { type GateView, MOST_ASKED, type Quality } from '../../lib/outcome/quality';
import { fieldOf } from '../panel/mending';

type Ask = GateView['asked'][number];
/** Asked before an act, and to be answered by typing. The others are answered after it. */
export type Shown = Exclude<Ask, 'launch' | 'reading' | 'decision'>;

/** An ask is answered when these are filled; the same as in `lib/team/asks.ts`, which brings zod. */
const NEEDED: Record<Shown, readonly [Field, ...Field[]]> = {
  problem: ['problem'],
  segment: ['segment'],
  business: ['business'],
  metric: ['metric'],
  target: ['target', 'by'],
  reason: ['reason'],
  guardrail: ['guardrail'],
};
/** Shown beside them, and may stay blank. */
const BESIDE: Partial<Record<Shown, readonly Field[]>> = {
  metric: ['baseline'],
  target: ['baseline'],
  guardrail: ['guardrailLimit'],
};

const isShown = (ask: Ask): ask is Shown => ask in NEEDED;
const said = (form: Form, f: Field) => (form[f] ?? '').trim() !== '';

/** Which ask a field belongs to, where it is among them. */
const askOf = (field: Field): Shown | undefined =>
  (Object.keys(NEEDED) as Shown[])
    .reverse()
    .find((ask) => NEEDED[ask].includes(field) || BESIDE[ask]?.includes(field));

/** What lacks points of its strength is mended in these; the most that is lost comes first. */
function weakest(quality: Quality): Shown[] {
  const found = quality.findings.filter((f) => f.severity === 'error').map(fieldOf);
  const parts = [...(quality.strength?.parts ?? [])]
    .filter((p) => p.points < p.of)
    .sort((a, b) => b.of - b.points - (a.of - a.points))
    .map(({ part }) => (part === 'timeBox' ? 'by' : part === 'evidence' ? 'reason' : part));
  return [...found, ...parts].flatMap((f) => (f && askOf(f as Field)) ?? []);
}

/**
 * What is shown: the gaps, and where there is none, what makes it weak. Never more than may be asked at once.
 * @param quality how it stands now
 */
export function shownAsks(gate: GateView, quality: Quality | undefined): Shown[] {
  const gaps = gate.asked.filter(isShown);
  const all = gaps.length > 0 || !quality ? gaps : weakest(quality);
  return [...new Set(all)].slice(0, MOST_ASKED);
}

/** Asked, and answered elsewhere. */
export const elsewhereOf = (gate: GateView): Ask[] => gate.asked.filter((ask) => !isShown(ask));

/** Fields in the order in which they stand. */
export const fieldsOf = (shown: readonly Shown[]): Field[] => {
  const all = shown.flatMap((ask) => [...NEEDED[ask], ...(BESIDE[ask] ?? [])]);
  return FIELDS.filter((f) => all.includes(f));
};

/** Of what can be answered here, what is still blank. */
export const blankOf = (asked: readonly Ask[], form: Form): Shown[] =>
  asked.filter(isShown).filter((ask) => NEEDED[ask].some((f) => !said(form, f)));

/** The fields of those that have to be filled. */
export const gapsIn = (asked: readonly Ask[], form: Form): Field[] =>
  blankOf(asked, form).flatMap((ask) => NEEDED[ask].filter((f) => !said(form, f)));

/** Typed before in the form and never saved, where nothing stood: it is saved with the answers. */
export const typedBefore = (saved: Form, typed: Form, shown: readonly Field[]): Field[] =>
  FIELDS.filter((f) => !shown.includes(f) && !said(saved, f) && said(typed, f));

/** What is saved: the answers, and what was typed before where nothing stood. Other changes stay a draft. */
export function toSave(saved: Form, typed: Form, shown: readonly Field[]): Form {
  const taken = new Set([...shown, ...typedBefore(saved, typed, shown)]);
  const form: Form = {};
  for (const f of FIELDS) {
    const value = taken.has(f) ? typed[f] : saved[f];
    if (value !== undefined) form[f] = value;
  }
  return form;
}
