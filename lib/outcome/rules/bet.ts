/**
 * One bet as the rules see it: slots first, prose second. What a person wrote into a field ends the question whether it
 * is there; free text is cut into clauses, and each clause has a role, so that a figure of a guardrail or of the evidence
 * is not taken for the target.
 */

import { compareStages } from '../stage';
import { amounts } from './amounts';
import { languageOf } from './language';
import { type Num, numbersIn } from './numbers';
import { pairIn } from './pairs';
import { said } from './text';
import { datesIn, spansIn, type Time } from './times';
import type { Judged } from './types';
import { re } from './words';
import * as EN from './words/en';
import * as OTHERS from './words/others';

export type Role = 'effect' | 'reason' | 'guard' | 'wrong' | 'context' | 'link';
/** A piece of a text: where it stands and what it is for. */
export type Clause = { field: string; from: number; text: string; role: Role };

export type Bet = Judged & {
  /** No code, links or quoted lines; positions as typed. */
  clean: Record<string, string>;
  clauses: Clause[];
  /** All that was written, for what is asked of the whole; the fields of the metric are not in it. */
  whole: string;
  /** Nothing at all was written. */
  empty: boolean;
  english: boolean;
  language: string;
  /** Work has begun: numbers and dates are asked. */
  building: boolean;
  shipped: boolean;
  /** It is to be decided whether it is built: the business link is asked, and no number yet. */
  funding: boolean;
  /** Bug, chore, spike …: nothing is asked. */
  exempt: boolean;
  baseline: Num | null;
  target: Num | null;
  /** "by 7 points", "+10 %". */
  change: Num | null;
  /** It limits a harm: "falls by no more than 1 point". */
  limit: boolean;
  /** What the words say: raise or lower. */
  verb: 'up' | 'down' | undefined;
  /** `clause`: the one it stands in; those of the date field stand in none. */
  dates: (Time & { field: string; clause?: Clause })[];
  /** What stands before the two numbers, in their clause. */
  lead: string;
  /** A number of the same kind stands before the target: today's value in plain words. */
  present: boolean;
  /** There are numbers that could be its target, and nothing tells which. */
  unread: boolean;
};

function inEach(english: string, others: Record<string, string>): (language: string) => RegExp {
  const any = re(english);
  const of = new Map(Object.entries(others).map(([lang, words]) => [lang, re(`${english}|${words}`)]));
  return (language) => of.get(language) ?? any;
}

const UP = re(EN.UP);
const DOWN = re(EN.DOWN);
const GUARD = re(EN.GUARD);
/** Where a clause of another role begins; English words stand in texts of every language. */
const BECAUSE = inEach(EN.BECAUSE, OTHERS.BECAUSE);
const WRONG = inEach(EN.WRONG, OTHERS.WRONG);
const GROUNDS = re(EN.GROUNDS);
const AIMS = re(
  "will|would|should|(?:reduc|lower|cut|rais|lift|increas|shrink|drop|bring|tak|mak)\\w* (?:\\w+ ){0,3}(?:to|by|from) \\d|we (?:want|plan|hope|estimate|would like)|we[’']d like|expect\\w*|aim\\w*|goal|target\\w*|success|measure[sd]?|metric|hypothesis|at least|to reach|improv\\w+|→|->|if|then|from \\d|bet|we believe|kpi|signal|outcome|by (?:the |late |early |mid[- ]?)*(?:\\d|end|q[1-4]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\w*|(?:from|to|until|baseline|today|now|number|target):|bring(?:s|ing)? (?:\\w+ )?to",
);

/** "9s→6s", "4 instead of 7 minutes": two values are stated, not what somebody saw. */
const STATES =
  /\d ?[\p{L}%€$£]{0,3} ?(?:→|->|=>)|(?<![\d.,])[.,]*\d[\d.,]* ?[\p{L}%]* (?:instead of|rather than) \d/u;
/** Somebody says what will be; the past tense tells what was seen. */
const PRESENT = re(
  "could|might|may|can|hopefully|perhaps|maybe|probably|(?:\\w+[’']ll)|(?:raise|increase|lift|boost|reduce|lower|cut|shrink|drop|decrease|grow|push|double|halve|bring|move|get|take|shorten|save|improve)s?|(?:rise|fall|climb|go|goes)s? (?:up |down )?(?:to|from|by)",
);
/** "In 9 of 12 tests …", "9 of 12 …": begins with what was counted. */
const COUNTED = /^[\s*_>•–-]*(?:in |at |on |among |from )?\d+ (?:of|out of) /i;
/** Words of evidence that also say who: "trial accounts". */
const WHO = /\b(?:trial|pilot|test|field|lost) (?=\p{L}+s\b)/giu;

const EXEMPT = /^(?:bug|chore|incident|spike|dependency|maintenance)/i;

/** Ends of sentences and of lines; dots of numbers and of short forms are none. */
const ENDS =
  /(?<=[.!?。！？])(?=[\s"”)*_]|$)(?<!\b(?:e\.g|i\.e|approx|ca|vs|incl|no|Mr|Ms|Mrs|Dr|St|z\.B|bzw|max|min)\.)|\n+|;/g;

/** Sentences and lines, and where they begin. */
export function pieces(text: string): { from: number; text: string }[] {
  const out: { from: number; text: string }[] = [];
  let from = 0;
  for (const m of text.matchAll(ENDS)) {
    const to = m.index;
    if (text.slice(from, to).trim() !== '') out.push({ from, text: text.slice(from, to) });
    from = to + m[0].length;
  }
  if (text.slice(from).trim() !== '') out.push({ from, text: text.slice(from) });
  return out;
}

/** A line that ties the bet to the business: its numbers are the company's. */
const LINKS =
  /^[\s*_\-–•>#]*(?:business(?: link| goal| case)?|link|objective(?: link)?|okr|kr|goal|money|why it matters|money side)\s*[*_]*\s*[:–—-]/i;

/** "Because 9 of 12 …, prefilled forms lift it from 61 to 64 %": the last comma or colon before the two values. */
function beforePair(text: string): { index: number } | null {
  const pair = pairIn(text, numbersIn(text));
  if (!pair) return null;
  const head = text.slice(0, pair.from.from);
  const at = Math.max(head.lastIndexOf(', '), head.lastIndexOf(': '), head.lastIndexOf(' – '));
  return at > 0 ? { index: at } : null;
}

/** Cuts one sentence where a clause of another role begins. */
function* cut(field: string, from: number, text: string, language: string): Generator<Clause> {
  if (LINKS.test(text)) {
    yield { field, from, text, role: 'link' };
    return;
  }
  const cuts: { at: number; role: Role }[] = [];
  for (const [role, words] of [
    ['wrong', WRONG(language)],
    ['guard', GUARD],
    ['reason', BECAUSE(language)],
  ] as const) {
    const m = words.exec(text);
    if (m) cuts.push({ at: m.index, role });
  }
  cuts.sort((a, b) => a.at - b.at);
  const head = text.slice(0, cuts[0]?.at ?? text.length);
  // "Because 9 of 12 …, we believe …": the reason ends where the bet begins.
  if (cuts[0]?.role === 'reason' && head.trim().length < 4) {
    const back =
      /[,:–—] ?(?=(?:we|i) (?:believe|expect|think|bet|will|want|plan|aim|hope|propose|assume)|(?:we|i|it|this|that|they)[’']ll |we(?: are|[’']re) going to|our (?:bet|aim|goal|target|hypothesis)|(?:this|that|it) will)/i.exec(
        text,
      ) ??
      /, (?=(?:[\w’'-]+ ){1,12}?(?:will|would|should)\b)/i.exec(text) ??
      beforePair(text);
    if (back) {
      yield { field, from, text: text.slice(0, back.index), role: 'reason' };
      yield* cut(field, from + back.index, text.slice(back.index), language);
      return;
    }
  }
  if (head.trim() !== '') {
    const states = AIMS.test(head) || STATES.test(head);
    const ground =
      !states &&
      /\d/.test(head) &&
      GROUNDS.test(head.replace(WHO, '')) &&
      (COUNTED.test(head) || /\b(?:was|were|had)\b/i.test(head) || !PRESENT.test(head));
    const aim = states || UP.test(head) || DOWN.test(head);
    yield { field, from, text: head, role: ground ? 'reason' : aim ? 'effect' : 'context' };
  }
  for (const [i, { at, role }] of cuts.entries()) {
    const to = cuts[i + 1]?.at ?? text.length;
    yield { field, from: from + at, text: text.slice(at, to), role };
  }
}

const FIELD_ROLE: Record<string, Role> = {
  problem: 'context',
  segment: 'context',
  behaviour: 'effect',
  effect: 'effect',
  reason: 'reason',
  wrongIf: 'wrong',
  businessLink: 'context',
};

/** Fields of the metric that a person fills in. */
const METRIC = ['name', 'baseline', 'target', 'by'] as const;
const value = (v: string | number | undefined) => (v === undefined ? '' : String(v));

/** Reads everything once. */
export function readBet(input: Judged): Bet {
  const { slots } = input;
  const typed: Record<string, string> = {
    problem: value(slots.problem),
    segment: value(slots.segment),
    behaviour: value(slots.behaviour),
    effect: value(slots.effect),
    reason: value(slots.reason),
    wrongIf: value(slots.wrongIf),
    businessLink: value(slots.businessLink),
    text: value(input.text),
  };
  const clean = Object.fromEntries(Object.entries(typed).map(([k, v]) => [k, said(v)]));
  const whole = Object.values(clean)
    .filter((t) => t.trim() !== '')
    .join('\n');
  const language = languageOf(whole, input.lang);
  const clauses: Clause[] = [];
  for (const [field, text] of Object.entries(clean)) {
    if (text.trim() === '') continue;
    const own = FIELD_ROLE[field];
    // A line that ties the bet to the business does so to its end.
    let linked = -1;
    for (const p of pieces(text)) {
      if (own && own !== 'effect') {
        clauses.push({ field, ...p, role: own });
        continue;
      }
      if (p.from < linked) {
        clauses.push({ field, ...p, role: 'link' });
        continue;
      }
      for (const c of cut(field, p.from, p.text, language)) {
        if (c.role === 'link') linked = `${text}\n`.indexOf('\n', p.from + p.text.length);
        const whole = own === 'effect' || language !== 'en';
        clauses.push(whole && c.role === 'context' ? { ...c, role: 'effect' } : c);
      }
    }
  }
  for (const g of slots.guardrails ?? [])
    clauses.push({ field: 'guardrails', from: 0, text: g, role: 'guard' });
  const bet: Bet = {
    ...input,
    clean,
    clauses,
    whole,
    empty: whole.trim() === '' && !METRIC.some((f) => value(slots.metric?.[f]).trim() !== ''),
    language,
    english: language === 'en',
    building: compareStages(input.stage, 'building') >= 0,
    shipped: compareStages(input.stage, 'shipped') >= 0,
    funding: input.stage === 'ready',
    exempt: EXEMPT.test(input.itemType),
    baseline: null,
    target: null,
    change: null,
    limit: false,
    verb: undefined,
    lead: '',
    present: false,
    unread: false,
    dates: [],
  };
  amounts(bet);
  for (const clause of clauses) {
    const { field, from, text } = clause;
    for (const d of [...datesIn(text, input.now), ...spansIn(text)])
      bet.dates.push({ ...d, from: d.from + from, to: d.to + from, field, clause });
  }
  const by = value(slots.metric?.by);
  for (const d of [...datesIn(by, input.now), ...spansIn(by)]) bet.dates.push({ ...d, field: 'by' });
  return bet;
}

export const roleText = (bet: Bet, ...roles: Role[]): string =>
  bet.clauses
    .filter((c) => roles.includes(c.role))
    .map((c) => c.text)
    .join('\n');
