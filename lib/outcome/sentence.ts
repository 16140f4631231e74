/**
 * The sentence of an outcome, composed while somebody types. It comes as parts, so that filled slots can be shown
 * strong and empty ones as named blanks. Page scripts use this: no dependencies.
 */
import { readAmount, secondsOf, showAmount, shownParts } from './amount';
import { showDay } from './day';
import type { Field, Form } from './fields';

/** One run of the sentence. With `slot`: the words of that field, or its name when `filled` is false. */
export type Part = { text: string; slot?: Field; filled: boolean };

/** The names that blanks carry. */
export const BLANK: Partial<Record<Field, string>> = {
  problem: 'this problem',
  segment: 'whom',
  metric: 'one metric',
  baseline: 'what',
  target: 'what?',
  by: 'when?',
  reason: 'what we saw',
};

const words = (text: string): Part => ({ text, filled: true });

/** Text as typed; only a closing full stop is dropped (never one of an ellipsis). */
export function unstopped(text: string): string {
  const t = text.trim();
  return t.endsWith('。') || (t.endsWith('.') && !t.endsWith('..')) ? t.slice(0, -1).trimEnd() : t;
}

/** All values that an amount can stand for, in seconds where it is a time. */
function candidates(text: string, unit: string): { values: number[]; unit: string } | null {
  const a = readAmount(text);
  if (a.kind === 'text') return null;
  if (a.kind === 'ambiguous') return { values: a.readings, unit };
  const u = a.unit || unit;
  const seconds = secondsOf({ value: a.value, unit: u });
  return seconds === undefined ? { values: [a.value], unit: u } : { values: [seconds], unit: 's' };
}

/**
 * Which way the metric should go: by the sign of target − baseline when both can be compared under every reading,
 * else by the good direction, else unknown.
 */
export function directionOf(form: Form): 'up' | 'down' | undefined {
  const unit = form.unit?.trim() ?? '';
  const from = candidates(form.baseline ?? '', unit);
  const to = candidates(form.target ?? '', unit);
  if (from && to && (from.unit === to.unit || from.unit === '' || to.unit === '')) {
    const signs = new Set(from.values.flatMap((a) => to.values.map((b) => Math.sign(b - a))));
    const [sign] = signs;
    if (signs.size === 1 && sign) return sign > 0 ? 'up' : 'down';
  }
  return form.direction === 'up' || form.direction === 'down' ? form.direction : undefined;
}

/**
 * The whole sentence: "We believe that solving this problem — … — for … will raise … [from …] to … by … because …."
 * Target and date show as blanks only once the metric, a number or the date was begun, as in the empty state.
 */
export function compose(form: Form): Part[] {
  const slot = (field: Field, shown: (t: string) => string): Part => {
    const value = form[field]?.trim() ?? '';
    return value === ''
      ? { text: BLANK[field] ?? field, slot: field, filled: false }
      : { text: shown(value), slot: field, filled: true };
  };
  const has = (field: Field) => (form[field]?.trim() ?? '') !== '';
  const amount = (t: string) => showAmount(t, form.unit);
  const out: Part[] = [];
  if (has('problem')) {
    out.push(words('We believe that solving this problem — '), slot('problem', unstopped), words(' — for '));
  } else {
    out.push(words('We believe that solving '), slot('problem', unstopped), words(' for '));
  }
  const way = directionOf(form);
  // While it is typed a metric is taken to go up. Once there is a target that does not tell, nobody has said so: what
  // is saved and shown to others claims no way.
  const begun = has('metric') && !has('target');
  const verb = way === 'down' ? 'lower' : way === 'up' || begun ? 'raise' : 'move';
  out.push(slot('segment', unstopped), words(` will ${verb} `), slot('metric', unstopped));
  if (has('baseline')) out.push(words(' from '), slot('baseline', amount));
  if (has('metric') || has('baseline') || has('target') || has('by')) {
    out.push(words(' to '), slot('target', amount));
    out.push(
      words(' by '),
      slot('by', (t) => showDay(t, 'long')),
    );
  }
  out.push(words(' because '), slot('reason', unstopped), words('.'));
  return out;
}

/** The sentence as plain text; blanks stand as their names. */
export function sentenceText(form: Form): string {
  return compose(form)
    .map((p) => p.text)
    .join('');
}

/** The same where nothing but the text tells what is missing: "[one metric]". */
export function sentenceWithGaps(form: Form): string {
  return compose(form)
    .map((p) => (p.filled ? p.text : `[${p.text}]`))
    .join('');
}

/** The sentence from the problem on, for one line. */
export function shortSentence(form: Form): Part[] {
  const parts = compose(form);
  return parts.slice(parts.findIndex((p) => p.slot === 'problem'));
}

/**
 * "64.0 → 67 %": from and to with the unit once when it is the same; "to 67 %" without a baseline; '' without a
 * target.
 * @param tidy drops zeros behind the decimal mark (badges: "64 → 67 %")
 */
export function fromTo(form: Form, tidy = false): string {
  const from = form.baseline?.trim() ?? '';
  const to = form.target?.trim() ?? '';
  const show = (t: string) => (tidy ? untailed(t) : t);
  const unit = form.unit?.trim() ?? '';
  if (to === '') return '';
  const target = showAmount(show(to), unit);
  if (from === '') return `to ${target}`;
  const a = shownParts(show(from));
  const b = shownParts(show(to));
  if (a && b && (a.unit || unit || b.unit) === (b.unit || unit)) return `${a.number} → ${target}`;
  return `${showAmount(show(from), unit)} → ${target}`;
}

/** "64.0 %" as "64 %". A number that could be a grouped one keeps its zeros. */
function untailed(text: string): string {
  return readAmount(text).kind === 'number' ? text.replace(/^([^\d]*\d+)[.,]0{1,2}(?!\d)/, '$1') : text;
}
