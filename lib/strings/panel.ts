/** Words of the panel. Exact sentences, as the design has them. */
export { FIELD, FORM, namesOf, VEHICLES } from './panel-form';

export const HEADER = {
  more: 'More',
  stage: (name: string, n: number) => `Stage ${name}, ${n} of 6`,
  reading: 'Reading…',
};
export const STAGES = ['Backlog', 'Ready', 'Building', 'Shipped', 'Measured', 'Decided'] as const;

export const MENU = {
  edit: 'Edit',
  copyMarkdown: 'Copy as Markdown',
  copyLink: 'Copy link',
  share: 'Share…',
  keyboard: 'Keyboard',
  remove: 'Remove the outcome…',
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
  sharedIn: 'Shared in this issue',
  found: 'Shared: found in the description.',
  saved: (ago: string, by?: string) => `saved ${ago}${by ? ` by ${by}` : ''}`,
  savedHere: 'Saved on this device',
  gone: 'No longer in this issue · kept on this device',
  sending: 'Saved here · sending to this issue…',
  unsettled: 'Saved here · nothing is sent until you settle it',
  behind: 'This page still shows the description from before.',
  reload: 'Reload',
  unchecked:
    'The edit history of this issue could not be read: whether somebody else edited the description in the same second is unknown. It is read again at your next visit.',
  by: (day: string) => ` by ${day}`,
  path: 'Line of sight',
};

export const SHARE = {
  saved: 'Saved on this device.',
  where: 'Team mates cannot see it yet. Where should it go?',
  whereChange: 'The issue still shows the version before. Where should it go?',
  group: 'Where should it go?',
  description: {
    title: 'Put it in the description',
    when: 'Now · no token',
    text: 'Copy one section, paste it at the end of the description, press Update. Everyone who can read the issue sees it.',
    textAgain:
      'Copy one section, choose Edit on the description and replace the Outcome section there, press Update. Everyone who can read the issue sees it.',
    action: 'Copy the section',
  },
  connect: (tracker: string) => ({
    title: `Connect ${tracker}`,
    when: 'About 2 minutes, once',
    text: 'Sightline writes the section itself, here and in every issue after this. The token stays in this browser.',
    action: `Connect ${tracker}`,
  }),
  send: (login: string) => ({
    title: 'Send it to the issue',
    when: 'Now · with your token',
    text: `Sightline writes the section itself, as ${login}, and keeps it up to date after this.`,
    action: 'Send it now',
  }),
  here: {
    title: 'Keep it here',
    when: 'Nothing to do',
    text: 'Only you see it, on this device. You can share it later from the strip; Sightline does not ask again.',
    action: 'Keep on this device',
  },
  steps: {
    title: 'Put it in the description',
    copied: 'Section copied',
    copy: 'Copy the section',
    again: 'Copy again',
    edit: { bold: 'Choose Edit', rest: ' on the description and paste at the end' },
    /** The section stands there already, with an older version. */
    replace: {
      bold: 'Choose Edit',
      rest: ' on the description and replace the Outcome section, from ## Outcome to its end',
    },
    update: { before: 'Press ', bold: 'Update', after: ' (or Save)' },
    watching: 'Watching for the section. Nothing is written for you.',
    later: 'Later',
  },
};

export const PUBLIC = {
  bold: 'Everyone on the internet will see this.',
  rest: (place: string) => `${place} is public, and edits stay in the issue’s history.`,
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
  share: (n: number) => (n === 1 ? 'Share 1 field publicly' : `Share ${n} fields publicly`),
  none: 'Choose at least one field to share.',
  keep: 'Keep on this device',
  /** For a section that goes into a form as a whole. */
  form: (place: string) => `${place} is public. The section holds every field, with its numbers.`,
  put: 'Put it there',
};

const COUNT = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
/** A small count in words, as at the start of a sentence. */
export const inWords = (n: number) => COUNT[n] ?? String(n);

export const CONFLICT = {
  badge: (n: number) => (n === 1 ? '1 field to settle' : `${n} fields to settle`),
  bold: 'Two people changed this outcome.',
  rest: (merged: number, open: number) =>
    `${
      merged === 0
        ? ''
        : merged === 1
          ? 'One other field fits together and is merged. '
          : `${inWords(merged)} other fields fit together and are merged. `
    }Choose ${open === 1 ? 'this one' : `these ${inWords(open).toLowerCase()}`}; the version you leave stays in the history.`,
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
  bold: 'The Outcome section cannot be read.',
  why: {
    malformed: 'Its markers or its data are damaged. Nothing is overwritten.',
    doubled: 'It stands in the description twice. Nothing is overwritten.',
    'too-large': 'It is larger than Sightline reads. Nothing is overwritten.',
  },
  repair: 'Repair',
  repairHint:
    'Repair begins anew from what can be read; the broken text stays in the description as plain text.',
  textName: 'The section as it stands',
};

export const NEWER = {
  badge: 'Read-only',
  bold: 'Written by a newer Sightline.',
  rest: (format: string) => `Format ${format}: shown here, not changed. Update Sightline to edit it.`,
};

export const PENDING = {
  bold: 'Waits for the issue.',
  rest: 'Saved on this device. It joins the issue when you press Create; nothing is typed into this form.',
  /** The same where no token serves the place: nobody sends it to team mates. */
  restHere:
    'It joins the issue when you press Create, on this device; to share it, put it in the description.',
  discard: 'Discard',
  discardSure: 'Discard it? What you wrote is gone then.',
  keep: 'Keep it',
  put: 'Put it in the description',
  noField: 'This form has no description field. Copy the section instead:',
  inserted: 'It stands in the description now.',
  older:
    'The description holds the version before. The new section is copied: replace the Outcome section there, from ## Outcome to its end.',
  copy: 'Copy the section',
  edit: 'Edit',
  save: 'Save',
  question: 'Is this the issue it waited for?',
  attach: (key: string) => `Attach to ${key}`,
  another: 'Not this one',
  title: (title: string) => `“${title}”`,
};

export const REMOVE = {
  question: 'Remove the outcome?',
  rest: 'The section is taken out of the issue. A copy stays on this device for 90 days.',
  restHere: 'It stands on this device only. A copy stays here for 90 days.',
  restByHand:
    'It is removed on this device. The section has to be deleted from the description by hand; Sightline cannot write there without a token. A copy stays on this device for 90 days.',
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
  safe: (next: string) => `Everything is safe on this device${next ? `; ${next}` : ''}.`,
  watching: 'Waiting until the section stands in the description.',
  steps: 'Show the steps',
};

export const ACCOUNT = {
  as: (login: string) => `Writes as ${login}`,
  differs: (login: string, page: string) => `The page is signed in as ${page}; Sightline writes as ${login}.`,
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
