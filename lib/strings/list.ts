/** Words of our own list and of the sweep. Words that the panel has too come from its own files. */
import type { ListFilter } from '../messages/protocol';
import { termsOf } from './by-tracker';

const of = (n: number, one: string, more: string) => (n === 1 ? one : more);

export const LIST = {
  region: 'Sightline list',
  title: {
    none: 'Without an outcome',
    unchecked: 'Not checked',
    person: 'Needs a person',
  } satisfies Record<ListFilter, string>,
  place: (n: number, all: number) => `${n} of ${all}`,
  close: 'Close',
  open: 'Open',
  write: 'Write',
  show: 'Show',
  undo: 'Undo',
  hand: 'Hand back…',
  /** For a screen reader, where the short word alone says too little. */
  about: (verb: string, key: string) => `${verb.replace('…', '')} ${key}`,
  reading: 'Reading…',
  readingItem: 'Reading the issue…',
  seen: (cards = false) => `Of the ${cards ? 'items' : 'rows'} seen here.`,
  /** `more`: there are more than these, nobody knows how many. */
  progress: (read: number, total: number, more = false) =>
    `Reading ${read} of ${more ? `at least ${total}` : total}.`,
  count: {
    none: (n: number) => (n === 0 ? 'None is without an outcome.' : `${n} without an outcome.`),
    unchecked: (n: number) => (n === 0 ? 'None is left unchecked.' : `${n} not checked.`),
    person: (n: number) => (n === 0 ? 'None needs a person.' : `${n} ${of(n, 'needs', 'need')} a person.`),
  } satisfies Record<ListFilter, (n: number) => string>,
  empty: {
    none: 'None of those that were checked is without an outcome.',
    unchecked: 'None is left unchecked.',
    person: 'Nothing here waits for a person.',
  } satisfies Record<ListFilter, string>,
  unchecked: (n: number) => `${n} not checked:`,
  noAnswer: (tracker: string, n: number) =>
    of(
      n,
      `${tracker} did not answer for this one. It may have one.`,
      `${tracker} did not answer for these. They may have one.`,
    ),
  connect: (tracker: string, n: number) => `Connect ${tracker} to check ${of(n, 'this one', 'these')}.`,
  paused: (tracker: string, at: string) => `Paused until ${at}: ${tracker} asked for a break.`,
  failed: 'Sightline could not read this. Nothing was changed.',
  again: 'Try again',
  keys: { move: 'next, previous', open: 'open', write: 'write' },
  more: (n: number) => `Show ${n} more`,
  next: 'Next',
  saved: 'saved:',
  /** Where it stands after a save. */
  where: {
    here: 'on this device',
    sending: 'on its way to the issue',
    /** @param why without a full stop */
    waiting: (why: string) => `on this device, not sent. ${why}.`,
    asks: 'on this device. A person has to decide before it is sent',
    shared: 'shared in the issue',
  },
  marker:
    'Search the tracker by the marker label. What was written before the label was chosen does not carry it.',
  /** Begun and not saved. */
  draft: 'draft',
  undone: 'taken back; what you wrote is kept as a draft',
  waits: 'An outcome waits for an issue like this one. Open the issue to say whether it belongs there.',
  why: 'Taken back in the list',
  moved: 'This page shows something else now. What you wrote is kept.',
  stopped: 'The list stopped.',
};

export const HAND = {
  title: 'Hand it back with a comment',
  label: 'Comment',
  /** @param to whom it is for, as the tracker's comments name people; '' nobody @param reads also a heading of theirs */
  text: (to: string, reads: boolean) =>
    `${to && `${to} `}This has no outcome yet: which problem, for whom, which metric to what by when, and why? Answer here${reads ? ', or under an “Outcome” heading in the description' : ''}.`,
  /** @param name '' nobody has told it yet */
  who: (name: string, tracker: string) =>
    `Posted ${name ? `as ${name}` : `through your ${tracker} login`}; everyone who can see the issue sees it.`,
  isPublic: (place: string) =>
    `${place} is public: everyone on the internet sees it, and those it names get a message.`,
  noAccount: (tracker: string, owner: string) =>
    `A comment needs a ${termsOf(tracker).means}${owner ? ` for ${owner}` : ''}: connect ${tracker}, or write it on the issue itself.`,
  send: 'Post the comment',
  sending: 'Posting…',
  cancel: 'Cancel',
  empty: 'Write what is missing.',
  done: 'Handed back.',
  on: (day: string) => `handed back on ${day}`,
  see: 'See the comment',
  /** Nobody tries a comment again by itself, so the sentences of writes do not fit. */
  unsure: (tracker: string) =>
    `${tracker} did not answer, so the comment may have been posted. Look at the issue before you post it again.`,
  offline: 'This device is offline. Nothing was posted.',
  limited: (tracker: string) => `${tracker} asked for a pause. Nothing was posted; try again later.`,
};

/** Kinds of work that need no outcome, as their reason is written down. */
export const KINDS = ['Chore', 'Bug', 'Incident', 'Spike'] as const;

export const SWEEP = {
  title: 'Sweep',
  progress: (n: number, all: number) => `${n} of ${all}`,
  stop: 'Stop here',
  close: 'Close',
  by: (author: string) => `by ${author}`,
  opened: (author: string, day: string) => `opened by ${author} on ${day}`,
  readAll: 'Read all',
  skip: 'Skip',
  next: 'Next',
  none: 'Needs none…',
  save: 'Save and next',
  missing: (names: string) => `missing: ${names}`,
  undo: 'Undo',
  waived: (day: string) => `needs none until ${day}`,
  why: {
    title: 'Why does this need no outcome?',
    until: 'Waive until…',
    reason: 'Reason',
    reasonGhost: 'Why can it wait?',
    day: 'Until',
    dayGhost: 'Date',
    rest: (place: string) =>
      `It leaves the count for everyone in ${place} once shared. Undo works here and on the issue.`,
    again: (day: string) => `It is asked about again on ${day}.`,
    noReason: 'Choose or write a reason.',
    noDay: 'Name one day after today.',
    save: 'Needs none',
    back: 'Back',
  },
  several: {
    title: 'Same for several?',
    rest: 'Metric, owner and business link can be filled in for several at once. What is written already stays. Where there is no outcome yet it waits as a draft.',
    items: 'For which',
    all: (n: number) => `All ${n}`,
    fill: (n: number) => `Fill in ${n}`,
    filling: 'Filling in…',
    none: 'Write at least one of the three, and choose for which.',
    one: 'One by one',
    done: (n: number) => `Filled in ${n}.`,
    /** Into an outcome that was there, or as a draft. */
    filled: (saved: boolean) => (saved ? 'filled in and saved' : 'draft'),
    taken: 'taken back',
  },
  end: {
    title: (written: number, none: number, skipped: number) => {
      const parts = [`${written} written`];
      if (none > 0) parts.push(`${none} ${of(none, 'needs', 'need')} none`);
      parts.push(`${skipped} skipped`);
      return `Swept: ${parts.join(', ')}`;
    },
    written: (plan: string) => (plan ? `written, ${plan}` : 'written'),
    skipped: 'skipped, still none',
    skippedSome: 'skipped',
    skippedDraft: 'skipped, draft kept',
    filled: 'filled in, not complete',
    undone: 'taken back, draft kept',
    left: (n: number) => `${n} not looked at.`,
    local: (n: number) =>
      of(n, 'On this device only.', n === 2 ? 'Both on this device only.' : `${n} on this device only.`),
    share: (n: number) => of(n, 'Share it…', n === 2 ? 'Share both…' : `Share all ${n}…`),
    write: 'Write',
    done: 'Done',
  },
  share: { title: 'Share', next: 'Next', stop: 'Not now' },
  reading: 'Reading…',
};
