/** The visible rows of the section: which field stands under which label, in which order. */
import { isoOrText } from '../outcome/day';
import { applyForm, type Field, type Form, toForm } from '../outcome/fields';
import type { Content } from '../outcome/record';

/** Labels are part of the format: they do not follow the language of the interface. */
export const LABELS: readonly (readonly [Field, string])[] = [
  ['problem', 'Problem'],
  ['segment', 'For whom'],
  ['metric', 'Metric'],
  ['baseline', 'From'],
  ['target', 'Target'],
  ['by', 'By'],
  ['reason', 'Because'],
  ['unit', 'Unit'],
  ['direction', 'Good direction'],
  ['behaviour', 'Behaviour'],
  ['wrongIf', 'Wrong if'],
  ['business', 'Business link'],
  ['vehicle', 'Vehicle'],
  ['owner', 'Owner'],
  ['guardrail', 'Guardrail'],
  ['guardrailLimit', 'Guardrail limit'],
  ['requester', 'Asked by'],
  ['request', 'They asked'],
];

/** Rows that are shown for people and written anew each time: what they say is owned by the data. */
const DERIVED = ['waived', 'held in'];

/** Is a label one of a row that only shows what the data says? */
export const isDerived = (label: string): boolean => DERIVED.includes(label.trim().toLowerCase());

/** Those rows: a waiver with its reason, and where the outcome is held when it is not here. */
export function derivedRows({ waiver, links }: Content): [label: string, value: string][] {
  const rows: [string, string][] = [];
  if (waiver) rows.push(['Waived', `until ${waiver.until} by ${waiver.by}: ${waiver.why}`]);
  for (const { ref } of links ?? []) rows.push(['Held in', ref.key]);
  return rows;
}

const FIELD_OF = new Map(LABELS.map(([field, label]) => [label.toLowerCase(), field]));

/** The field under a label as people may have retyped it (case, bold, colon). */
export function fieldOf(label: string): Field | undefined {
  const bare = label.replace(/[*_:]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();
  return FIELD_OF.get(bare);
}

/** Rows that have something to say, in order, with their values as they are shown: a day as its ISO day. */
export function rowsOf(form: Form): [field: Field, label: string, value: string][] {
  return LABELS.flatMap(([field, label]) => {
    const value = form[field];
    if (value === undefined) return [];
    return [[field, label, field === 'by' ? isoOrText(value) : value] as [Field, string, string]];
  });
}

/** Content without what the rows carry. A metric keeps an empty name, which the format demands. */
export function withoutRows(content: Content): Content {
  const next: Content = structuredClone(content);
  const drop = (o: object | undefined, ...keys: string[]) => {
    for (const k of keys) delete (o as Record<string, unknown> | undefined)?.[k];
    return o && Object.keys(o).length > 0 ? o : undefined;
  };
  const put = <K extends keyof Content>(key: K, value: object | undefined) => {
    if (value === undefined) delete next[key];
  };
  put('hypothesis', drop(next.hypothesis, 'problem', 'segment', 'reason', 'behaviour', 'wrongIf'));
  put('business', drop(next.business, 'sentence'));
  put('vehicle', drop(next.vehicle, 'kind'));
  put('request', drop(next.request, 'text', 'by'));
  drop(next, 'owner');
  if (next.primary) {
    drop(next.primary, 'baseline', 'target', 'by');
    drop(next.primary.metric, 'unit', 'goodDirection');
    next.primary.metric.name = '';
    const bare = Object.keys(next.primary).length === 1 && Object.keys(next.primary.metric).length === 1;
    if (bare) delete next.primary;
  }
  const [first] = next.guardrails ?? [];
  if (first) {
    drop(first, 'limit', 'side');
    first.metric.name = '';
  }
  return next;
}

/** The content that rows and rest make together. The rows win over whatever the rest says of their fields. */
export function withRows(rest: Content, rows: Form): Content {
  // What a team chose from its own lists stands in no row.
  const { category, goal, theme } = toForm(rest);
  const chosen = { ...(category && { category }), ...(goal && { goal }), ...(theme && { theme }) };
  // A guardrail made by hand needs an id that everybody who reads this text gives it.
  return applyForm(rest, { ...chosen, ...rows }, () => 'g1');
}
