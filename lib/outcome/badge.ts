/**
 * The one table of badge states: shape, tone, text and the name for a screen reader. Rows, strip, panel and popup
 * take their badge from here. Page scripts use this: no dependencies. The present day is handed in.
 */
import { readAmount } from './amount';
import { showDay, showNear } from './day';
import { type Field, type Form, missing } from './fields';
import type { Content } from './record';
import { fromTo } from './sentence';

export type BadgeState =
  | 'unchecked'
  | 'elsewhere'
  | 'none'
  | 'incomplete'
  | 'paused'
  | 'framed'
  | 'measuring'
  | 'good'
  | 'bad'
  | 'flat'
  | 'unclear'
  | 'due'
  | 'waived'
  | 'gap'
  /** Nothing is asked of it and nothing is there: no badge in lists. */
  | 'spared';

/** Names of the signs in `lib/look/icons.ts`. */
export type BadgeIcon =
  | 'notChecked'
  | 'link'
  | 'none'
  | 'incomplete'
  | 'paused'
  | 'framed'
  | 'measuring'
  | 'up'
  | 'downGood'
  | 'down'
  | 'upBad'
  | 'flat'
  | 'unknown'
  | 'due'
  | 'waived'
  | 'gap';

/** `bare`: no frame; `quiet`: second text colour; `dashed`: dashed frame. Only warn, good and bad are filled. */
export type BadgeTone = 'bare' | 'dashed-quiet' | 'dashed' | 'line' | 'line-quiet' | 'warn' | 'good' | 'bad';

export type Badge = {
  state: BadgeState;
  icon: BadgeIcon;
  tone: BadgeTone;
  /** "61 → 65 %", "Needs metric". */
  text: string;
  /** The whole accessible name. */
  label: string;
  /** Carries the open square: on this device only. */
  notShared: boolean;
};

/** What is known of an item. Only `known` and `form` are needed; the rest comes with later facts. */
export type BadgeFacts = {
  known: 'unread' | 'none' | 'outcome' | 'removed';
  form: Form;
  content?: Content | undefined;
  /** State of sharing; anything but `shared` marks an outcome as not shared. */
  sharing?: { state: string } | undefined;
  /** Linked to a home that is not read here: its person may not, or does not use its place. */
  heldElsewhere?: boolean;
  /** Strength and whether the gate has stopped it; only given when it is below the team's line. */
  weak?: { strength: number; paused: boolean };
  /** The team asks nothing of it. */
  spared?: boolean;
  /** The item is done without an outcome. */
  shipped?: boolean;
  /** The team's, days after launch; those of the outcome go first. */
  checkpoints?: readonly number[];
  /** ISO day; without it nothing that depends on the day is said. */
  today?: string;
  /** Room for "by 31 Mar". */
  wide?: boolean;
};

/** What the first gap is called on a badge and in its name. */
const GAP: Partial<Record<Field, [short: string, full: string]>> = {
  problem: ['problem', 'a problem'],
  segment: ['for whom', 'for whom it is'],
  metric: ['metric', 'a metric'],
  target: ['target', 'a target'],
  by: ['date', 'a date'],
  reason: ['reason', 'a reason'],
};

const TABLE: Record<BadgeState, { icon: BadgeIcon; tone: BadgeTone; strip: string }> = {
  unchecked: { icon: 'notChecked', tone: 'bare', strip: 'Not checked' },
  elsewhere: { icon: 'link', tone: 'bare', strip: '' },
  none: { icon: 'none', tone: 'dashed-quiet', strip: 'Outcome required' },
  incomplete: { icon: 'incomplete', tone: 'dashed', strip: 'Outcome required' },
  paused: { icon: 'paused', tone: 'warn', strip: '' },
  framed: { icon: 'framed', tone: 'line', strip: 'Framed' },
  measuring: { icon: 'measuring', tone: 'line', strip: '' },
  good: { icon: 'up', tone: 'good', strip: '' },
  bad: { icon: 'down', tone: 'bad', strip: '' },
  flat: { icon: 'flat', tone: 'line', strip: '' },
  unclear: { icon: 'unknown', tone: 'line', strip: '' },
  due: { icon: 'due', tone: 'warn', strip: '' },
  waived: { icon: 'waived', tone: 'line-quiet', strip: '' },
  gap: { icon: 'gap', tone: 'warn', strip: '' },
  spared: { icon: 'waived', tone: 'bare', strip: 'Not asked' },
};

/** Days from one ISO day to another. */
const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** "+9.0 %" → "9 percent"; for reading aloud. */
const spoken = (text: string) =>
  text
    .replace(/^[+\u2212-]/, '')
    .replace(/\u00a0/g, ' ')
    .replace(/[.,]0{1,2}(?!\d)/g, '')
    .replace(/ ?%/, ' percent');

function spokenPlan(form: Form): string {
  const plan = spoken(fromTo(form, true)).replace(' → ', ' to ');
  const from = plan.startsWith('to ') || plan === '' ? plan : `from ${plan}`;
  const by = form.by ? ` by ${showDay(form.by, 'long').replace(/ \d{4}$/, '')}` : '';
  return `${form.metric ?? ''} ${from}`.trim() + by;
}

type Said = { state: BadgeState; text: string; label: string; icon?: BadgeIcon };

/** The verdict's number ("+5.1 %") stands in the newest reading that carries the verdict; else words stand alone. */
function verdictOf(content: Content, form: Form): Said | null {
  const { verdict } = content;
  if (!verdict) return null;
  if (verdict.kind === 'not moved')
    return { state: 'flat', text: 'No change', label: 'no change that matters' };
  if (verdict.kind === 'not enough data' || verdict.kind === 'too early') {
    const early = verdict.kind === 'too early';
    return {
      state: 'unclear',
      text: early ? 'Too early' : 'Cannot tell',
      label: early ? 'too early to tell' : 'cannot tell, too noisy',
    };
  }
  const good = verdict.kind === 'improved';
  const change = verdict.change ?? '';
  const read = readAmount(change);
  const lowers = form.direction === 'down';
  const up = read.kind === 'number' && read.value !== 0 ? read.value > 0 : good !== lowers;
  const icon: BadgeIcon = good ? (up ? 'up' : 'downGood') : up ? 'upBad' : 'down';
  const way = up ? 'up' : 'down';
  return {
    state: good ? 'good' : 'bad',
    icon,
    text: change || `Moved ${way}`,
    label: `moved ${way}${change && ` ${spoken(change)}`}, ${good ? 'good' : 'not good'}`,
  };
}

/** Where neither the outcome nor the team names others, in days. */
const CHECKPOINTS = [30, 60, 90];

/** A checkpoint that has come and has no reading; missed when the next one has come too. */
function dueOf(content: Content, today: string, days: readonly number[]): Said | null {
  if (!content.launch) return null;
  const day = daysBetween(content.launch.date, today);
  const all = [...(content.checkpoints ?? days)].sort((a, b) => a - b);
  const read = new Set((content.readings ?? []).map((r) => r.checkpoint));
  const open = all.filter((c) => c <= day && !read.has(c));
  const [first] = open;
  if (first === undefined) return null;
  const next = all[all.indexOf(first) + 1];
  const missed = next !== undefined && next <= day;
  return {
    state: 'due',
    text: `${first}-day ${missed ? 'missed' : 'due'}`,
    label: `${first}-day check ${missed ? 'was missed' : 'is due'}`,
  };
}

function measuringOf(content: Content, today: string, days: readonly number[]): Said | null {
  if (!content.launch) return null;
  const day = daysBetween(content.launch.date, today);
  const last = Math.max(...(content.checkpoints ?? days));
  if (day < 0 || day > last) return null;
  return { state: 'measuring', text: `Day ${day} of ${last}`, label: `measuring, day ${day} of ${last}` };
}

/** When several hold: paused > due > moved not good > gap > the rest. */
function say(f: BadgeFacts): Said {
  if (f.heldElsewhere)
    return { state: 'elsewhere', text: 'Held elsewhere', label: 'held elsewhere, not read here' };
  if (f.known === 'unread') return { state: 'unchecked', text: 'Not checked', label: 'not checked' };
  const content = f.known === 'outcome' ? (f.content ?? {}) : {};
  const { today } = f;
  if (f.known === 'outcome' && f.weak) {
    const word = f.weak.paused ? 'Paused' : 'Weak';
    const n = Math.round(f.weak.strength);
    return { state: 'paused', text: `${word} ${n}`, label: `${word.toLowerCase()}, strength ${n} of 100` };
  }
  const days = f.checkpoints ?? CHECKPOINTS;
  const verdict = verdictOf(content, f.form);
  const due = today === undefined ? null : dueOf(content, today, days);
  if (due) return due;
  if (verdict?.state === 'bad') return verdict;
  const { waiver } = content;
  const waived = waiver !== undefined && (today === undefined || waiver.until >= today);
  const gaps = f.known === 'outcome' ? missing(f.form) : null;
  if (f.spared && !waived && (gaps === null || gaps.length > 0) && !verdict)
    return { state: 'spared', text: 'Not asked', label: 'none asked' };
  if (f.shipped && !waived && (gaps === null || gaps.length > 0)) {
    return { state: 'gap', text: 'Shipped, no outcome', label: 'shipped without an outcome' };
  }
  if (verdict) return verdict;
  if (waived && waiver) {
    return {
      state: 'waived',
      text: `Waived to ${showDay(waiver.until, 'badge')}`,
      label: `waived until ${showDay(waiver.until, 'long').replace(/ \d{4}$/, '')}`,
    };
  }
  if (gaps === null || gaps.length === 6) return { state: 'none', text: 'No outcome', label: 'none yet' };
  const [gap] = gaps;
  if (gap !== undefined) {
    const [short, full] = GAP[gap] ?? [gap, gap];
    return { state: 'incomplete', text: `Needs ${short}`, label: `incomplete, needs ${full}` };
  }
  const measuring = today === undefined ? null : measuringOf(content, today, days);
  if (measuring) return measuring;
  const day = (text: string) => (today === undefined ? showDay(text, 'badge') : showNear(text, today));
  const by = f.wide && f.form.by ? ` by ${day(f.form.by)}` : '';
  return { state: 'framed', text: fromTo(f.form, true) + by, label: spokenPlan(f.form) };
}

/** The badge of an item. */
export function badgeOf(facts: BadgeFacts): Badge {
  const said = say(facts);
  const row = TABLE[said.state];
  const notShared =
    facts.known === 'outcome' && facts.sharing !== undefined && facts.sharing.state !== 'shared';
  const alone = said.state === 'gap' ? 'Shipped without an outcome' : `Outcome: ${said.label}`;
  return {
    state: said.state,
    icon: said.icon ?? row.icon,
    tone: row.tone,
    text: said.text,
    label: notShared ? `${alone}, on this device only` : alone,
    notShared,
  };
}

/**
 * The badge as the strip shows it: a word, because the numbers stand beside it.
 * @param narrow "Required" instead of "Outcome required"
 */
export function stripBadge(facts: BadgeFacts, narrow = false): Badge {
  const badge = badgeOf(facts);
  const word = TABLE[badge.state].strip;
  const failing = badge.notShared && facts.sharing?.state === 'waiting' && badge.state === 'framed';
  const text = failing ? 'Not shared yet' : word || badge.text;
  return { ...badge, text: narrow && text === 'Outcome required' ? 'Required' : text };
}
