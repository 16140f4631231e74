/** The outcome in words, for people without the extension: text to copy, comments, the link on the issue. */
import { showDay } from '../../outcome/day';
import { type Field, type Form, toForm } from '../../outcome/fields';
import { linkOf } from '../../outcome/link';
import type { Outcome } from '../../outcome/record';
import { sentenceWithGaps } from '../../outcome/sentence';
import { plainKey } from '../../strings/common';

/** Labels do not follow the language of the interface: texts are read by others than who wrote them. */
const LABELS: readonly (readonly [Field, string])[] = [
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
const FIELD_OF = new Map(LABELS.map(([field, label]) => [label.toLowerCase(), field]));

/** Characters of one answer that are taken out of a text. */
const LONGEST = 1_000;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function linesOf({ content }: Outcome): string[] {
  const form = toForm(content);
  const { verdict, waiver, learning, links } = content;
  const rest: [string, string | undefined][] = [
    ['Waived', waiver && `until ${waiver.until} by ${waiver.by}: ${waiver.why}`],
    ['Verdict', verdict && [verdict.kind, verdict.words].filter(Boolean).join(': ')],
    ['Learning', learning],
    ...(links ?? []).map(({ ref }): [string, string] => ['Held in', ref.key]),
  ];
  return [
    ...LABELS.map(([field, label]): [string, string | undefined] => [label, form[field]]),
    ...rest,
  ].flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${oneLine(value)}`]));
}

/** To be pasted by hand, anywhere: a heading and "Label: value" lines. It is not read back. */
export function toText(outcome: Outcome): string {
  return outcome.content.removed ? 'Outcome: removed' : ['Outcome', ...linesOf(outcome)].join('\n');
}

/** What a search finds comments with records by: words without signs that mean something to it. */
export const PHRASE = 'Sightline keeps it with this comment';
/** The first words of a comment that holds a record: it is found by them. Part of the format. */
export const MARKER = `Outcome (${PHRASE})`;

/** What people read of a comment that holds a record. */
export function commentText(outcome: Outcome): string {
  if (outcome.content.removed) return `${MARKER}\n\nRemoved.`;
  return [MARKER, sentenceOf(outcome), linesOf(outcome).join('\n')].filter((p) => p !== '').join('\n\n');
}

/** The hypothesis as one sentence; '' where nothing was said yet. */
export function sentenceOf({ content }: Outcome): string {
  const form = toForm(content);
  const begun = form.problem ?? form.segment ?? form.metric ?? form.reason;
  return begun === undefined || content.removed ? '' : oneLine(sentenceWithGaps(form));
}

/** How things stand, in few words. */
export function stateOf({ content }: Outcome): string {
  if (content.removed) return 'removed';
  const held = linkOf(content);
  if (held) return `held in ${plainKey(held.ref.key)}`;
  if (content.verdict) return content.verdict.kind;
  if (content.waiver) return `waived until ${showDay(content.waiver.until, 'short')}`;
  return content.launch ? 'measuring' : 'framed';
}

/** Answers that a text gives by name; a text that names none is the problem, as it stands. */
export function beginFrom(text: string): Form {
  const form: Form = {};
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const field = colon < 0 ? undefined : FIELD_OF.get(line.slice(0, colon).trim().toLowerCase());
    const value = line.slice(colon + 1).trim();
    if (field !== undefined && value !== '' && form[field] === undefined)
      form[field] = value.slice(0, LONGEST);
  }
  if (Object.keys(form).length > 0) return form;
  const plain = oneLine(text);
  return plain === '' ? {} : { problem: plain.slice(0, LONGEST) };
}

/** Where the answers stand in a property. */
const PATHS: readonly (readonly [Field, ...(string | number)[]])[] = [
  ['problem', 'hypothesis', 'problem'],
  ['segment', 'hypothesis', 'segment'],
  ['metric', 'primary', 'metric', 'name'],
  ['unit', 'primary', 'metric', 'unit'],
  ['direction', 'primary', 'metric', 'goodDirection'],
  ['baseline', 'primary', 'baseline'],
  ['target', 'primary', 'target'],
  ['by', 'primary', 'by'],
  ['reason', 'hypothesis', 'reason'],
  ['behaviour', 'hypothesis', 'behaviour'],
  ['wrongIf', 'hypothesis', 'wrongIf'],
  ['business', 'business', 'sentence'],
  ['vehicle', 'vehicle', 'kind'],
  ['owner', 'owner'],
  ['guardrail', 'guardrails', 0, 'metric', 'name'],
  ['guardrailLimit', 'guardrails', 0, 'limit'],
  ['requester', 'request', 'by'],
  ['request', 'request', 'text'],
];

/** The member of a value, along a path; undefined where there is none. */
function at(value: unknown, path: readonly (string | number)[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<string | number, unknown>)[step];
  }
  return found;
}

/** Answers that can still be read of a damaged property. */
export function salvage(text: string): Form {
  let value: unknown;
  try {
    value = JSON.parse(text.slice(0, 70_000));
  } catch {
    return beginFromLabels(text);
  }
  const content = at(value, ['core', 'content']) ?? at(value, ['content']) ?? value;
  const form: Form = {};
  for (const [field, ...path] of PATHS) {
    const found = at(content, path);
    if (typeof found === 'string' && found.trim() !== '') form[field] = found.trim().slice(0, LONGEST);
  }
  return form;
}

/** Only what is named: a text that was damaged is no answer to anything. */
function beginFromLabels(text: string): Form {
  const form = beginFrom(text.slice(0, 70_000));
  return Object.keys(form).length === 1 && form.problem === oneLine(text).slice(0, LONGEST) ? {} : form;
}
