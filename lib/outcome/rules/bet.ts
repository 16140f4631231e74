/**
 * One bet as the rules see it: slots first, prose second. What a person wrote into a field ends the question whether it
 * is there; free text is cut into clauses, and each clause has a role, so that a figure of a guardrail or of the evidence
 * is not taken for the target.
 */

import { amounts } from './amounts';
import { languageOf } from './language';
import type { Num } from './numbers';
import { said } from './text';
import { datesIn, spansIn, type Time } from './times';
import type { Judged } from './types';
import { re } from './words';
import * as EN from './words/en';

export type Role = 'effect' | 'reason' | 'guard' | 'wrong' | 'context' | 'link';
/** A piece of a text: where it stands and what it is for. */
export type Clause = { field: string; from: number; text: string; role: Role };

export type Bet = Judged & {
  /** No code, links or quoted lines; positions as typed. */
  clean: Record<string, string>;
  clauses: Clause[];
  /** All that was written, for what is asked of the whole. */
  whole: string;
  english: boolean;
  language: string;
  building: boolean;
  /** Bug, chore, spike …: nothing is asked. */
  exempt: boolean;
  baseline: Num | null;
  target: Num | null;
  /** "by 7 points", "+10 %". */
  change: Num | null;
  /** It limits a harm: "falls by no more than 1 point". */
  limit: boolean;
  direction: 'up' | 'down' | undefined;
  /** What the words say: raise or lower. */
  verb: 'up' | 'down' | undefined;
  dates: (Time & { field: string })[];
  /** What stands before the two numbers, in their clause. */
  lead: string;
  /** A number of the same kind stands before the target: today's value in plain words. */
  present: boolean;
};

const UP = re(EN.UP);
const DOWN = re(EN.DOWN);
const BECAUSE = re(EN.BECAUSE);
const GUARD = re(EN.GUARD);
const WRONG = re(EN.WRONG);
const GROUNDS = re(EN.GROUNDS);
const AIMS = re(
  'will|would|should|expect\\w*|aim\\w*|goal|target\\w*|success|measure[sd]?|metric|hypothesis|at least|to reach|improv\\w+|→|->|if|then|from \\d|bet|we believe|kpi|signal|outcome|by \\d',
);

const EXEMPT = /^(?:bug|chore|incident|spike|dependency|task-exempt|maintenance)/i;

/** Ends of sentences and of lines; dots of numbers and of short forms are none. */
const ENDS =
  /(?<=[.!?。！？])(?=[\s"”)*_]|$)(?<!\b(?:e\.g|i\.e|approx|ca|vs|incl|no|Mr|Ms|Mrs|Dr|St|z\.B|bzw|max|min)\.)|\n+|;/g;

function pieces(text: string): { from: number; text: string }[] {
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

/** Cuts one sentence where a clause of another role begins. */
function* cut(field: string, from: number, text: string): Generator<Clause> {
  if (LINKS.test(text)) {
    yield { field, from, text, role: 'link' };
    return;
  }
  const cuts: { at: number; role: Role }[] = [];
  for (const [role, words] of [
    ['wrong', WRONG],
    ['guard', GUARD],
    ['reason', BECAUSE],
  ] as const) {
    const m = words.exec(text);
    if (m) cuts.push({ at: m.index, role });
  }
  cuts.sort((a, b) => a.at - b.at);
  const head = text.slice(0, cuts[0]?.at ?? text.length);
  // "Because 9 of 12 …, we believe …": the reason ends where the bet begins.
  if (cuts[0]?.role === 'reason' && head.trim().length < 4) {
    const back =
      /[,:–—] ?(?=we (?:believe|expect|think|bet|will)|(?:this|that|it) will)/i.exec(text) ??
      /, (?=(?:[\w’'-]+ ){1,12}?(?:will|would|should)\b)/i.exec(text);
    if (back) {
      yield { field, from, text: text.slice(0, back.index), role: 'reason' };
      yield* cut(field, from + back.index, text.slice(back.index));
      return;
    }
  }
  if (head.trim() !== '') {
    const ground = GROUNDS.test(head) && /\d/.test(head) && !AIMS.test(head);
    const aim = AIMS.test(head) || UP.test(head) || DOWN.test(head);
    yield { field, from, text: head, role: ground ? 'reason' : aim ? 'effect' : 'context' };
  }
  for (const [i, { at, role }] of cuts.entries()) {
    const to = cuts[i + 1]?.at ?? text.length;
    // A guardrail named inside the effect clause lends its role up to the next comma that goes on with the effect.
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
      for (const c of cut(field, p.from, p.text)) {
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
    language,
    english: language === 'en',
    building: input.stage === 'building',
    exempt: EXEMPT.test(input.itemType),
    baseline: null,
    target: null,
    change: null,
    limit: false,
    direction: slots.metric?.direction,
    verb: undefined,
    lead: '',
    present: false,
    dates: [],
  };
  amounts(bet);
  for (const { field, from, text } of clauses)
    for (const d of [...datesIn(text, input.now), ...spansIn(text)])
      bet.dates.push({ ...d, from: d.from + from, to: d.to + from, field });
  const by = value(slots.metric?.by);
  for (const d of [...datesIn(by, input.now), ...spansIn(by)]) bet.dates.push({ ...d, field: 'by' });
  return bet;
}

export const roleText = (bet: Bet, ...roles: Role[]): string =>
  bet.clauses
    .filter((c) => roles.includes(c.role))
    .map((c) => c.text)
    .join('\n');
