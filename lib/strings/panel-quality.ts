/** Words of the panel for how strong a bet is, what is wrong with it, what is asked, and exceptions from that. */
import type { Field } from '../outcome/fields';
import { inWords, teamName, thingsToMend } from './panel-count';

export const STRENGTH = {
  title: 'Strength',
  of: 'of 100',
  pauses: 'weak, pauses',
  bands: { weak: 'weak', fair: 'fair', strong: 'strong' },
  how: 'How it is counted',
  hide: 'Hide how it is counted',
  caption: 'Points of each part',
  part: 'Part',
  points: 'Points',
  parts: {
    problem: 'Problem',
    segment: 'For whom',
    change: 'What changes for them',
    metric: 'One metric',
    baseline: 'Baseline',
    target: 'Target',
    timeBox: 'Date',
    reason: 'Because',
    evidence: 'Evidence, by its kind',
    falsifier: 'Wrong if',
  } as Record<string, string>,
  words: 'Wording',
  sum: 'Strength',
  held: (score: number) => `Held at ${score}`,
  /** @param cap where a fault holds it @param off for each remark on its words @param most for all of them */
  rule: (cap: number, off: number, most: number) =>
    `A blocking fault holds it at ${cap} at most, whatever else is there. Each remark on its wording takes ${off} off, all together ${most} at most. Below 50 is weak, from 75 on strong.`,
  holds: (faults: number, at: number) =>
    faults === 1
      ? `One blocking fault holds it at ${at}.`
      : `${inWords(faults)} blocking faults hold it at ${at}.`,
  /** @param what "a date"; '' for all of them together */
  lift: (what: string, to: number) =>
    what === '' ? `Mended, it is ${to} or more.` : `With ${what} it is ${to}.`,
  line: (team: string | undefined, from: number) =>
    `${team === undefined ? 'Building' : `${teamName(team)} starts building`} ${team === undefined ? 'starts ' : ''}at ${from}.`,
  said: (score: number, band: string) => `${score} of 100, ${band}`,
  announce: (score: number, band: string) => `Strength is ${band} now: ${score} of 100.`,
};

/** What a blank field is called in "With a date it is 80." */
export const GAIN: Partial<Record<Field, string>> = {
  problem: 'a problem',
  segment: 'a named group',
  metric: 'a metric',
  baseline: 'a baseline',
  target: 'a target',
  by: 'a date',
  reason: 'a reason',
  wrongIf: 'a limit that would show it wrong',
  business: 'a business sentence',
  guardrail: 'a guardrail',
};

/** The press that leads to a field: what it says over a blank one, and over one that is filled. */
export const MEND: Record<string, [blank: string, filled: string]> = {
  problem: ['Say the problem', 'Rewrite the problem'],
  segment: ['Say for whom', 'Say it more closely'],
  metric: ['Name a metric', 'Change the metric'],
  direction: ['Say which way', 'Change the way'],
  baseline: ['Put in today’s value', 'Change the baseline'],
  target: ['Set a target', 'Change the target'],
  by: ['Set a date', 'Change the date'],
  reason: ['Say what you saw', 'Rewrite the reason'],
  behaviour: ['Say what they will do', 'Rewrite the behaviour'],
  wrongIf: ['Say what would show it', 'Rewrite “wrong if”'],
  business: ['Write the sentence', 'Rewrite the sentence'],
  vehicle: ['Say how it ships', 'Change how it ships'],
  guardrail: ['Add a guardrail', 'Change the guardrail'],
};

export const FINDINGS = {
  title: 'What could be better',
  /** Before the words, for those who do not see the sign. */
  sign: { error: 'Blocks: ', warning: 'Warning: ', info: 'Tip: ' },
  notRelevant: 'Not relevant here…',
  why: 'Why is it not relevant here?',
  ghost: 'One reason, for everyone with Sightline',
  save: 'Set aside',
  back: 'Back',
  noWhy: 'One reason is needed.',
  gain: (points: number) => `+${points}`,
  more: (n: number) => `${n} more`,
  fewer: 'Show fewer',
  fine: 'Nothing blocks.',
  aside: (n: number) => `${n} set aside`,
  /** Who said so, and when. */
  asideBy: (by: string | undefined, day: string) => [by, day].filter(Boolean).join(', '),
  again: 'Count it again',
};

const missingList = (names: readonly string[]) =>
  names.length === 0 ? '' : ` Still missing: ${names.join(', ')}.`;

export const STANDING = {
  paused: (score: number) => `Paused: weak hypothesis, ${score} of 100.`,
  weak: (score: number) => `Weak hypothesis, ${score} of 100.`,
  mendIn: (n: number) =>
    `${thingsToMend(n)}, about ${n === 1 ? 'one minute' : `${inWords(n).toLowerCase()} minutes`}.`,
  mend: 'Mend it now',
  waive: 'Waive…',
  begun: 'Started without an outcome.',
  begunRest: (team: string | undefined) =>
    `${team === undefined ? 'It is asked for' : `${teamName(team)} asks for one`} before building. Four answers, or a waiver with a reason and an end.`,
  begunPart: 'Started before it was whole.',
  shipped: (days: number | undefined) =>
    `Shipped${days === undefined || days < 1 ? '' : days === 1 ? ' yesterday' : ` ${days} days ago`}, and nobody can say what it changed.`,
  shippedRest: 'A few answers are enough now; it will read “recorded afterwards”.',
  record: 'Record it',
  missing: missingList,
  waived: (day: string) => `Waived until ${day}:`,
  ended: (day: string) => `The waiver ended on ${day}.`,
  waiveAgain: 'Waive again…',
  answer: 'Answer now',
  takeBack: 'Take it back',
  note: 'This check runs in your browser. The API, bulk edits and people without Sightline can pass it.',
  spared: {
    exempt: (word: string | undefined) => `Nothing is asked here${word ? `: “${word}” is exempt` : ''}.`,
    old: (day: string | undefined) =>
      `Nothing is asked here: it is older than ${day ?? 'the day from which this is asked'}.`,
    'not-pilot': () => 'Nothing is asked here yet: the team begins with other items.',
  },
};

export const WAIVE = {
  title: 'Go on with a waiver',
  rest: 'An exception with a reason and an end.',
  why: 'Why does this go on without an answer?',
  seen: (key: string) => `Everyone who opens ${key} with Sightline sees this, and so does the Review.`,
  until: 'Until',
  ghost: 'Date',
  spans: [
    ['2 weeks', 14],
    ['1 month', 30],
  ] as [string, number][],
  own: 'Own date',
  again: 'On that day the item asks again.',
  latest: (day: string) => `${day} at the latest.`,
  badge: 'The badge will read',
  noWhy: 'A waiver needs a reason.',
  noDay: 'Name one day, for instance 15 Jan 2027.',
  past: 'That day has passed.',
  late: (day: string) => `A waiver here ends by ${day}.`,
  tooLong: (over: number) => `${over} characters too long.`,
  yes: 'Waive it',
  no: 'Go back',
  instead: 'Answer instead',
  done: 'Waived.',
  takenBack: 'The waiver is taken back.',
};

export const FUNDING = {
  notYet: 'Not funded yet:',
  notYetRest: 'one sentence has to link this to a business outcome that can be measured next quarter.',
  write: 'Write the sentence',
  funded: 'Funded',
  fundedRest: 'by the sentence that links it to the business.',
  waived: 'Funded with a waiver',
};

export const REGISTER = {
  start: 'Start measuring',
  means: 'The plan freezes with today’s date: what is changed later keeps both values and says why.',
  noBaseline: 'No baseline yet:',
  noBaselineRest: 'without one nobody can say later by how much it moved.',
  addBaseline: 'Add the baseline',
  line: (day: string, by: string | undefined) => `Registered ${day}${by ? ` by ${by}` : ''}`,
  witness: (what: string) => `; witness: ${what}.`,
  witnessIs: '; witness: ',
  by: (name: string) => `by ${name}`,
  list: 'Changes of the registered plan',
  history: 'the edit history of the description',
  comment: 'comment',
  none: 'no witness',
  noneRest: ': only Sightline’s own record shows it.',
  late: 'late',
  afterwards: 'recorded afterwards',
  startUnknown: 'work had begun, since when is not known',
  plan: 'See the registered plan',
  hidePlan: 'Hide the registered plan',
  planName: 'The registered plan',
  changed: (field: string, launched: boolean) =>
    `${field} changed after ${launched ? 'launch' : 'registration'}:`,
  both: 'Both are kept.',
  empty: 'left empty',
  reason: (why: string) => `Reason: “${why}”`,
  noReason: 'Nobody said why.',
  is: (value: string) => `registered ${value}`,
  isEmpty: 'left empty when it was registered',
  keep: (value: string) => `Keep ${value}`,
  keepIt: 'Keep it so',
  why: 'Why now?',
  ghost: 'What made the registered value wrong?',
  seen: 'Everyone with Sightline sees this with both values.',
  record: 'Record the amendment',
};

/** What is asked, inside a sentence. */
const ASKED: Record<string, string> = {
  problem: 'a problem',
  segment: 'for whom it is',
  business: 'a business link',
  metric: 'a metric with its baseline',
  target: 'a target with its date',
  reason: 'a reason',
  guardrail: 'a guardrail',
  launch: 'the day it reached users',
  reading: 'a reading',
  decision: 'a decision',
};
/** The same in "Still missing: target, reason." */
const SHORT_ASK: Record<string, string> = {
  problem: 'problem',
  segment: 'for whom',
  business: 'business link',
  metric: 'metric',
  target: 'target',
  reason: 'reason',
  guardrail: 'guardrail',
  launch: 'launch day',
  reading: 'reading',
  decision: 'decision',
};
export const shortAsk = (ask: string) => SHORT_ASK[ask] ?? ask;

const joined = (list: readonly string[]) => {
  const last = list.at(-1) ?? '';
  return list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${last}` : last;
};

/** "Team Checkout asks for a business link here. 2 more after that." */
export const askedHere = (team: string | undefined, asks: readonly string[], more: number) =>
  `${team === undefined ? 'Asked' : `${teamName(team)} asks`} for ${joined(asks.map((a) => ASKED[a] ?? a))} at this stage.${
    more > 0 ? ` ${more} more after ${asks.length === 1 ? 'that' : 'those'}.` : ''
  }`;
