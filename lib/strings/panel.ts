/** Words of the panel. Exact sentences, as the design has them. */
import type { Stage } from '../outcome/stage';
import { createButton } from './common';
import { inWords } from './panel-count';

export { PASTED, SIGNPOST } from './panel-beside';
export { FIELD, FORM, namesOf, VEHICLES } from './panel-form';
export { HELD, LINK } from './panel-held';

export const HEADER = {
  more: 'More',
  stage: (name: string, n: number) => `Stage ${name}, ${n} of 6`,
  reading: 'Reading…',
};
export const STAGE_NAME: Record<Stage, string> = {
  backlog: 'Backlog',
  ready: 'Ready',
  building: 'Building',
  shipped: 'Shipped',
  measured: 'Measured',
  decided: 'Decided',
};

export const MENU = {
  edit: 'Edit',
  copyMarkdown: 'Copy as Markdown',
  copyLink: 'Copy link',
  share: 'Share…',
  keyboard: 'Keyboard',
  remove: 'Remove the outcome…',
  link: 'Link to another item’s outcome…',
  unlink: 'Unlink…',
  copied: 'Copied.',
  close: 'Close',
  notCopied: 'The browser did not let Sightline copy. Select the text and copy it:',
};

export const EMPTY = 'Four answers, about a minute.';

export const SUMMARY = {
  change: 'Change',
  behaviour: 'Behaviour',
  metric: 'Metric',
  business: 'Business',
  missing: 'not said yet',
  say: 'Say it',
  guardrails: 'What must not get worse',
  more: 'Also written down',
  shared: 'Shared in this issue.',
  sharedComment: 'Shared in a comment.',
  saved: (ago: string, by?: string) => `saved ${ago}${by ? ` by ${by}` : ''}`,
  savedHere: 'Saved on this device',
  gone: 'No longer in this issue · kept on this device',
  sending: 'Saved here · sending to this issue…',
  unsettled: 'Saved here · nothing is sent until you settle it',
  behind: 'This page still shows the description from before.',
  reload: 'Reload',
  by: (day: string) => ` by ${day}`,
  path: 'Line of sight',
  all: 'Read all',
  less: 'Show less',
};

/** The tracker says when it was done; a person says when users got it. */
export const LAUNCH = {
  means: 'The 30, 60 and 90 days start there.',
  yes: (day: string) => `Yes, ${day || 'today'}`,
  todayButton: 'Today',
  another: 'Another day…',
  notYet: 'Not yet',
  day: 'Day',
  dayGhost: 'Date',
  save: 'It was then',
  back: 'Back',
  noDay: 'Name one day, for instance 12 Nov 2026.',
  future: 'That day is still to come.',
};

export const SHARE = {
  saved: 'Saved on this device.',
  where: 'Team mates cannot see it yet.',
  group: 'Where should it go?',
  back: 'Back',
  here: {
    title: 'Keep it here',
    when: 'Nothing to do',
    text: 'Only you see it, on this device. You can share it later from the strip; Sightline does not ask again.',
    action: 'Keep on this device',
  },
  steps: {
    copy: 'Copy the section',
    again: 'Copy again',
    later: 'Later',
  },
};

export const PUBLIC = {
  bold: 'Everyone on the internet will see this.',
  caption: 'What would be written, field by field',
  fromTo: 'From, to',
  in: 'in',
  better: { up: 'higher is better', down: 'lower is better' },
  public: 'public',
  stays: 'stays here',
  never: 'never in full',
  readings: 'Readings',
  readingsText: 'Verdict in words only',
  remember: (place: string) => `Remember for ${place}`,
  link: 'Link',
  shareLink: 'Share the link publicly',
  share: (n: number) => (n === 1 ? 'Share 1 field publicly' : `Share ${n} fields publicly`),
  none: 'Choose at least one field to share.',
  keep: 'Keep on this device',
  /** For a section that goes into a form as a whole. */
  form: (place: string) => `${place} is public. The section holds every field, with its numbers.`,
  put: 'Put it there',
};

export const CONFLICT = {
  badge: (n: number) => (n === 1 ? '1 field to settle' : `${n} fields to settle`),
  bold: 'Two people changed this outcome.',
  /** @param left what becomes of the other version */
  rest: (merged: number, open: number, left: string) =>
    `${
      merged === 0
        ? ''
        : merged === 1
          ? 'One other field fits together and is merged. '
          : `${inWords(merged)} other fields fit together and are merged. `
    }Choose ${open === 1 ? 'this one' : `these ${inWords(open).toLowerCase()}`}; the version you leave ${left}.`,
  mine: (at?: string) => `On this device · you${at ? `, ${at}` : ''}`,
  theirs: (by?: string, at?: string) => `In the issue${by ? ` · ${by}` : ''}${at ? `, ${at}` : ''}`,
  empty: 'left empty',
  to: 'to ',
  by: 'by ',
  direction: { up: 'Higher', down: 'Lower' } as Record<string, string>,
  footer: (chosen: number, of: number) => `${chosen} of ${of} chosen · nothing is written until you save`,
  later: 'Decide later',
  save: 'Save the merged outcome',
  settle: 'Settle it',
  still: (names: string) => `Still to choose: ${names}.`,
};

export const COPIED = {
  badge: 'Copied record',
  rest: 'This issue carries the record of another one. Which is meant?',
  take: 'Take it over',
  link: (key: string) => `Link to ${key}`,
  discard: 'Discard the copy',
  /** @param original the tracker was asked: it is another issue, and still there */
  explain: (key: string, original: boolean) => [
    ['Take it over', `A new outcome here with the same words. Readings and registration stay with ${key}.`],
    ['Link', `One outcome, its home is ${key}. It counts once.`],
    ['Discard', original ? `Removes it here. ${key} keeps everything.` : 'Removes it here.'],
  ],
  /** The issue itself was transferred: there is nothing left to link to. */
  came: {
    rest: 'This issue had that address before it was transferred, and its record came along.',
    explain: [
      ['Take it over', 'Everything goes on here.'],
      ['Discard', 'Removes it. You can bring it back for 90 days.'],
    ],
  },
};

export const GONE = {
  rest: (by: string | undefined, at: string | undefined, until: string) =>
    `${by ? `${by} edited it${at ? ` ${at}` : ''}. ` : ''}The last version is kept on this device until ${until}.`,
  back: 'Put it back',
  remove: 'Remove the outcome…',
};

export const FOREIGN = {
  bold: 'The description has an “Outcome” heading of its own.',
  rest: 'It stays as it is; its words can begin this one.',
  begin: 'Begin with its words',
};

export const WENT = {
  outcome: 'Its outcome and what you typed go along.',
  nothing: 'What you typed goes along.',
};

export const OVERWRITTEN = { restore: 'Restore it', leave: 'Leave it' };

export const DAMAGED = {
  badge: 'Not readable',
  repair: 'Repair',
  textName: 'What stands there',
};

export const NEWER = {
  badge: 'Read-only',
  bold: 'Written by a newer Sightline.',
  rest: (format: string) => `Format ${format}: shown here, not changed. Update Sightline to edit it.`,
};

export const PENDING = {
  bold: 'Waits for the issue.',
  rest: (tracker: string) =>
    `Saved on this device. It joins the issue when you press ${createButton(tracker)}; nothing is typed into this form.`,
  discard: 'Discard',
  discardSure: 'Discard it? What you wrote is gone then.',
  keep: 'Keep it',
  inserted: 'It stands in the description now.',
  older:
    'The description holds the version before. The new section is copied: replace the Outcome section there, from ## Outcome to its end.',
  edit: 'Edit',
  save: 'Save',
  question: 'Is this the issue it waited for?',
  attach: (key: string) => `Attach to ${key}`,
  another: 'Not this one',
  title: (title: string) => `“${title}”`,
};

export const REMOVE = {
  question: 'Remove the outcome?',
  restHere: 'It stands on this device only. A copy stays here for 90 days.',
  why: 'Why?',
  whyGhost: 'Why is it no longer needed? May stay empty.',
  yes: 'Remove',
  no: 'Keep it',
  done: 'Outcome removed.',
  back: 'Bring the removed one back',
  kept: 'A copy stays on this device for 90 days.',
};

export const STOPPED = {
  bold: 'The panel stopped.',
  rest: 'Your draft is safe. The page itself is not affected.',
  again: 'Open it again',
  updated: 'Sightline was updated. Reload the page; your draft is kept.',
  reload: 'Reload the page',
};

export const MOVED = 'This page shows another issue now. Your draft is kept.';
export const REFUSED = 'Sightline did not accept this. Nothing was written; your draft is kept.';
export const FAILED = 'Sightline could not do this. Nothing was lost; try again.';

export const NOTICE = {
  notDone: 'Not done.',
  notChecked: 'Not checked.',
  since: (tracker: string, at: string) =>
    `${tracker} has not answered since ${at}, so Sightline does not know whether this has an outcome.`,
  unknown: 'Sightline does not know whether this has an outcome.',
  /** @param means what lets Sightline in, "key" */
  shut: (tracker: string, means: string) =>
    `Without a ${means} Sightline cannot ask ${tracker} whether this has an outcome.`,
  safe: (next: string) => `Everything is safe on this device${next ? `; ${next}` : ''}.`,
  watching: 'Waiting until it stands in the description.',
  steps: 'Show the steps',
  openSite: (tracker: string) => `Open ${tracker}`,
};

export const KEYBOARD = {
  title: 'Keyboard',
  rows: (inputs: number): [string, string][] => [
    ['Alt O', 'open or focus the panel'],
    ['Tab', 'next field'],
    [`Alt 1–${inputs}`, 'jump to a field'],
    ['Alt A', 'add a field'],
    ['Ctrl ↵', 'save (Mac: ⌘ ↵)'],
    ['Esc', 'close, the draft is kept'],
  ],
  typed: 'What is typed into a page can be read by that page; its shortcuts do not fire here.',
  close: 'Close',
};
