/**
 * Reads pasted text into the form: names with their text first, then the published forms of a bet, then prose. It never
 * invents: every value stands in the text, and what cannot be told stays out.
 */
import { FIELDS, type Field, type Form } from './fields';
import { type Label, labelled } from './parse/labels';
import { tidy } from './parse/markup';
import { actsIn } from './parse/people';
import { effectOf, fromProse, guardOf } from './parse/prose';
import { fromTemplate } from './parse/templates';
import { pieces } from './rules/bet';
import { placeholder } from './rules/h02-untouched-template';
import { isFiller } from './rules/h03-filler';
import { BLANK } from './sentence';

const BLANKS = new Set(Object.values(BLANK).map((b) => b.toLowerCase()));

/** Something was put in: no blank of a template, and no "n/a". */
const said = (value: string): boolean =>
  /[\p{L}\p{N}]/u.test(value) && !BLANKS.has(value.toLowerCase()) && !isFiller(value) && !placeholder(value);

function sentencesOf(text: string): string[] {
  return pieces(text).map((p) => p.text.trim().replace(/[.!?。]$/, ''));
}

/** A bet as a text: a published form, and prose for what that leaves open. */
function readText(text: string, lang: string | undefined): Form {
  const sentences = sentencesOf(text);
  const { effect, acts, ...form } = fromTemplate(text, sentences) ?? {};
  const own = {
    ...(effect !== undefined && effectOf(effect, lang)),
    ...(acts !== undefined && actsIn(acts)),
  };
  return { ...fromProse(text, sentences, lang), ...own, ...form };
}

/** "38 % by 1 March" */
const UNTIL =
  /^(.{1,100}?),? (?:by|until|within|bis(?: zum)?|d['’]ici(?: au)?|avant(?: le)?|antes del?) (.{2,60})$/iu;
/** Under a name there may be more than it says: "Metric: activation from 31 % to 38 % by 1 March". */
const MORE: Partial<Record<Label, (value: string, lang: string | undefined) => Form>> = {
  metric: (value, lang) => {
    const { baseline, target, by, unit, metric } = effectOf(value, lang);
    const numbers = {
      ...(baseline && { baseline }),
      ...(target && { target }),
      ...(by && { by }),
      ...(unit && { unit }),
    };
    return baseline && target ? { ...numbers, metric: metric ?? value } : { metric: value };
  },
  target: (value, lang) => {
    const { target, baseline, by } = effectOf(`to ${value}`, lang);
    if (target && baseline) return { target, baseline, ...(by && { by }) };
    const [, amount, day] = UNTIL.exec(value) ?? [];
    return amount && day && by ? { target: amount, by: day } : { target: value };
  },
  guardrail: guardOf,
  direction: (value) => {
    const way = /^(?:up|higher|more|down|lower|less|fewer)/i.exec(value)?.[0].toLowerCase();
    return way ? { direction: /^(?:up|higher|more)/.test(way) ? 'up' : 'down' } : {};
  },
};

/**
 * @param text as it was pasted, Markdown or not
 * @param lang of its words, where it is known
 */
export function parseText(text: string, lang?: string): Form {
  const { values, rest } = labelled(text);
  const { bet, right, ...named } = values;
  const fields = Object.entries(named) as [keyof typeof named, string][];
  const under: Form = {};
  const beside: Form = {};
  for (const [field, value] of fields) {
    const whole = tidy(value);
    if (whole === '') continue;
    for (const [of, found] of Object.entries(MORE[field]?.(whole, lang) ?? { [field]: whole }))
      (of === field ? under : beside)[of as Field] = found;
  }
  const prose = readText([bet, rest].filter((t) => t?.trim()).join('\n\n'), lang);
  const aim = right === undefined ? {} : effectOf(right, lang);
  // What stands under a name of its own goes first.
  const all: Form = { ...prose, ...aim, ...beside, ...under };
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = tidy(all[field] ?? '');
      return value !== '' && said(value) ? [[field, value]] : [];
    }),
  );
}
