/** Words of the dialog that stands before a held press. */
import type { GateView } from '../outcome/quality';
import { inWords, teamName } from './panel-count';

type Act = GateView['act'];

/** What the press does, inside a sentence. */
const DOES: Record<Act, string> = { close: 'closes', create: 'is created' };
/** The same as a person would say it of their own press. */
const DO: Record<Act, string> = { close: 'close', create: 'create' };
const NAME: Record<Act, string> = { close: 'Close', create: 'Create' };

export const GATE = {
  title: (act: Act, answers: number) =>
    answers === 0
      ? `This ${DOES[act]} with a weak hypothesis`
      : `${inWords(answers)} ${answers === 1 ? 'answer' : 'answers'} before this ${DOES[act]}`,
  newItem: 'New issue',
  leadsTo: 'leads to',
  weak: (team: string | undefined, score: number, from: number) =>
    `${score} of 100. ${team === undefined ? `From ${from} on it goes through` : `${teamName(team)} asks for ${from}`} here.`,
  /** The line to reach, after the number. */
  reach: ({ act, level, threshold }: GateView) =>
    act === 'create'
      ? `building starts at ${threshold}`
      : level === 'require'
        ? `closes at ${threshold}`
        : `${threshold} is asked`,
  ask: {
    problem: 'What gets in whose way?',
    segment: 'Who has this problem?',
    business: 'Which business outcome does it serve, and by when?',
    metric: 'Which number should move?',
    target: 'From what to what, by when?',
    reason: 'What did you see that makes you think so?',
    guardrail: 'Which number must not get worse?',
  },
  ghost: {
    problem: 'What people try to do, and what stops them…',
    segment: 'First-time buyers on a phone…',
    business: 'New-customer revenue, next quarter…',
    reason: 'Interviews, tickets, survey answers, data…',
  },
  of: (metric: string) => `Of “${metric}”.`,
  baseline: 'Value today',
  now: 'now',
  also: (names: string) => `Saved with it, because it was typed before: ${names}.`,
  elsewhere: (names: string) => `Asked as well, and answered in the panel: ${names}.`,
  back: 'Go back',
  esc: 'nothing changes',
  waive: 'Waive…',
  goOn: 'Go on without',
  save: (act: Act) => `Save and ${DO[act]}`,
  saveMore: 'Save, then the next',
  saving: 'Saving…',
  /** The reason of an amendment that the dialog brought about. */
  why: 'Asked for when it was closed',
  missing: (names: readonly string[]) => `Not saved yet. Still missing: ${names.join(', ')}.`,
  tooWeak: (score: number, from: number) => `Not saved yet. Strength is ${score}, and ${from} is asked here.`,
  /** After a save that did not do. */
  next: (act: Act, more: number) => `Saved. ${inWords(more)} more before this ${DOES[act]}.`,
  still: (score: number, from: number) =>
    `Saved. Strength is ${score}, and ${from} is asked here: mend it, or waive it.`,
  stuck: 'Sightline cannot save now. Go on without: your press goes through.',
  notKept: 'What you typed could not be kept. Press Go back again to leave without it.',
};

/** A waiver of a held press; what it has in common with any other is in `WAIVE`. */
export const GATE_WAIVE = {
  title: (act: Act) => `${NAME[act]} with a waiver`,
  why: (act: Act) => `Why ${act === 'close' ? 'does this close' : 'is this created'} without an answer?`,
  seen: (key: string | null) => `Everyone who opens ${key ?? 'the issue'} sees this once it is shared.`,
  missing: (names: readonly string[]) => `Still missing: ${names.join(', ')}.`,
  yes: (act: Act) => `${NAME[act]} with the waiver`,
};

/** What stands beside the button afterwards. `press`: its own words, as the page shows them. */
export const AGAIN = {
  saved: 'Saved.',
  waived: (day: string) => `Waived until ${day}.`,
  without: 'Nothing was saved.',
  /** @param label of the button; null: it has none that could be said */
  press: (label: string | null, act: Act) =>
    `Press ${label === null ? NAME[act] : `“${label}”`} again: it goes through now.`,
};
