/** Words of the options page around a team: joining, its file, what changed in it, saving, undo. */
import { listed, quoted } from './team';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
export const changesIn = (n: number) => count(n, 'change', 'changes');

export const team = {
  group: 'Team',
  groupOwn: 'This browser',
  settingsFrom: (where: string) => `settings from ${where}`,
  chooser: 'Team',
  title: 'Team',
  lead: 'One team sets up once what is asked, and when; everybody else joins with one click.',

  search: {
    label: 'Search settings',
    hint: 'Search settings',
    key: '/',
    found: (n: number) => (n === 0 ? 'No setting found.' : count(n, 'setting', 'settings')),
  },
  copyAddress: (name: string) => `Copy the address of “${name}”`,
  addressCopied: (name: string) => `Address of “${name}” copied.`,
  locked: 'set by your organisation',
  lockedSome: 'Some of it is set by your organisation; it shows a lock.',
  preset: 'suggested by your organisation; the team may say otherwise',
  managed: (keys: number, locked: number) =>
    `Your organisation has set ${count(keys, 'key', 'keys')} of this browser${locked > 0 ? `, ${locked === keys ? 'all of them' : `${locked} of them`} for good` : ''}. They show a lock where they count.`,
  managedWrong: 'Some of what your organisation has set could not be taken:',
  others: 'Other teams, and leaving',
  back: (name: string) => `Back to ${name}`,
  readOnly: (name: string) =>
    `The file of ${name} was written by a newer Sightline. What is known here holds; update Sightline to change it.`,

  bar: {
    unsaved: (n: number) => `${changesIn(n)} not saved`,
    unsavedMore: 'Kept on this device; closing this page loses nothing.',
    undo: 'Undo',
    undoOf: (what: string) => `Undo: ${what}`,
    redo: 'Redo',
    redoOf: (what: string) => `Redo: ${what}`,
    discard: 'Discard',
    save: 'Save for the team…',
    all: 'all changes',
    elsewhere: 'a change in another page',
  },

  none: {
    title: 'No team yet',
    text: 'Until there is one, every item is asked the same few things, and nothing is held without “Go on”.',
    join: 'Join a team',
    make: 'Make a team',
    here: 'This section belongs to a team. Join one or make one first; until then the defaults hold.',
  },

  offers: {
    title: 'Teams found in your places',
    lead: 'Somebody put a team file where you use Sightline. Joining takes its settings over; you can leave at any time.',
    join: 'Join',
    nameJoin: (name: string) => `Join ${name}`,
    look: 'Look first',
    nameLook: (name: string) => `Look at ${name} first`,
    joined: (name: string) => `You joined ${name}.`,
  },

  join: {
    title: 'Join a team',
    lead: 'Paste what a team mate sent you. You see what it brings before anything changes.',
    label: 'Address or share code',
    hint: 'An https address of a team file, or a share code. For an address the browser asks you for its host first.',
    placeholder: 'https://… or a share code',
    look: 'Look',
    looking: 'Looking…',
    empty: 'Paste an address or a share code first.',
    http: 'The address has to begin with https://.',
    refused: (host: string) =>
      `The browser did not allow ${host}, so nothing was read. Press Look again to be asked again.`,
    brings: (name: string) => `What ${name} brings`,
    where: 'Where',
    covers: 'Where it applies',
    asks: 'What it asks',
    holds: 'What it has',
    nowhere: 'in no place yet',
    has: (metrics: number, goals: number) =>
      `${count(metrics, 'metric', 'metrics')}, ${count(goals, 'goal', 'goals')}`,
    join: 'Join this team',
    already: 'You are in this team already. Joining again makes this its file.',
    no: 'Not now',
    broken: 'Nothing was joined:',
    code: 'A share code is read once: later changes have to be sent again.',
  },

  make: {
    title: 'Make a team',
    lead: 'It begins with few questions and a nudge, on this device. Afterwards you put it where the others find it.',
    name: 'Name',
    nameHint: 'As people call it: Checkout.',
    nameEmpty: 'Type a name first.',
    nameLong: (most: number) => `A name has ${most} characters at most.`,
    scopes: 'Where it applies',
    scopesHint: 'The places you use are listed. Others can be added later.',
    noPlaces: 'You use no place yet. The team can be made now, and places added later.',
    make: 'Make the team',
  },

  file: {
    none: 'On this device only.',
    save: 'Save it for the team…',
    code: 'Came as a share code: it follows no file.',
    checked: (when: string) => `looked at ${when}`,
    never: 'not looked at yet',
    check: 'Look now',
    checking: 'Looking…',
    fresh: 'it says what holds here',
    open: 'Open the file',
    differs: (n: number, by: string, day: string) =>
      `It says something else${by && ` since ${by} changed it`}${day && ` on ${day}`}: ${changesIn(n)}.`,
    see: 'See the difference',
    unpublished: (n: number) => `${changesIn(n)} of yours ${n === 1 ? 'is' : 'are'} not in the file yet.`,
    publish: 'Put it into the file…',
    joined: (day: string) => `joined ${day}`,
    mode: { ask: 'Show me first', auto: 'Apply by itself' },
    modeHint: {
      ask: 'You see the difference, and nothing changes until you say so.',
      auto: 'Changes hold at once; the newest can be undone for 30 days.',
    },
  },

  problems: {
    broken: 'The file is broken, so nothing of it was taken:',
    stay: 'The settings you have stay in force.',
    line: (n: number) => `line ${n}:`,
    unread: 'The file could not be read:',
  },

  undo: {
    until: (day: string) => `The last change of this team can be undone until ${day}.`,
    undo: 'Undo it',
    undone: 'What held before holds again.',
  },

  overlaps: {
    title: 'Places of several teams',
    lead: 'One team holds in each place. The longest name wins.',
    place: 'Place',
    holds: 'Holds',
    why: 'Why',
    others: (names: readonly string[]) => `before ${listed(names)}`,
  },
  scopes: {
    none: 'Nowhere yet: no item follows this team.',
    drop: (name: string) => `Take ${name} out`,
  },

  code: {
    copy: 'Copy the share code',
    copied: 'Share code copied.',
    byHand: 'The browser did not copy it. Copy it from here:',
    draft: 'Changes that are not saved are not in it.',
  },

  leave: {
    leave: 'Leave…',
    sure: (name: string) => `Leave ${name}?`,
    yes: 'Leave the team',
    no: 'Stay',
  },

  changes: {
    title: 'The team file has changed',
    lead: (where: string, when: string, by: string) =>
      `${[where, `changed${when && ` ${when}`}${by && ` by ${by}`}`].filter(Boolean).join(' · ')}. Nothing changes until you say so.`,
    summary: (n: number, locked: number, held: number) =>
      `${[changesIn(n), locked > 0 ? `${locked} locked` : '', held > 0 ? `${held} held back` : ''].filter(Boolean).join(', ')}.`,
    pausing: (more: number, items: number, keys: string) =>
      more > 0
        ? `${more} more of your ${count(items, 'open item', 'open items')} would pause${keys && `: ${keys}`}.`
        : 'No open item would pause because of it.',
    columns: { name: 'Setting', from: 'Now', to: 'New', means: 'What it means', apply: 'Apply' },
    unset: 'not set',
    gone: 'taken out',
    apply: 'Apply',
    nameApply: (name: string, to: string) => `Apply: ${name}, ${to}`,
    locked: 'Locked',
    lockedMeans: 'Set by your organisation',
    askMe: 'Ask me',
    nameAskMe: (name: string) => `Ask me about ${name}`,
    held: 'A new host: the browser will ask you',
    refused: (host: string) => `The browser did not allow ${host}. It stays as it was.`,
    own: 'Your own settings stay as they are. You can undo this for 30 days.',
    keep: 'Keep what I have',
    kept: 'Kept. The file is shown again when it changes again.',
    take: (n: number, all: boolean) => (all ? `Apply ${changesIn(n)}` : `Apply ${n} chosen`),
    nothing: 'Choose at least one change.',
    taken: (n: number) => `${changesIn(n)} applied.`,
    same: 'The file says what holds here.',
    draft:
      'You have changes that are not saved. They stay as they are, and may differ from the file afterwards.',
  },

  save: {
    title: (name: string) => `Save ${name} for the team`,
    lead: 'What you changed, and where it goes. Others see the difference before it holds for them, unless they chose otherwise.',
    nothing: 'Nothing is changed. Everything that holds is saved.',
    changes: 'What changes',
    where: 'Where it goes',
    ways: {
      direct: (where: string) => `Into ${where}, now`,
      proposal: (where: string) => `Into ${where}, as a proposal others agree to`,
      home: (place: string) => `Into a new team file in ${place}`,
      homeProposal: (place: string) => `Into a new team file in ${place}, as a proposal`,
      here: 'On this device only, for now',
    },
    wayHints: {
      github: { direct: 'A commit in your name.', proposal: 'A pull request in your name.' },
      jira: {
        direct: 'A property of the project, in your name. It takes an administrator of the project.',
        proposal: '',
      },
      linear: { direct: '', proposal: '' },
    } as Record<string, { direct: string; proposal: string }>,
    hereHint: 'It holds here at once. Others can take it over by a share code.',
    noWay:
      'The file of this team cannot be written from here. Save it on this device, and send a share code or mend the file by hand.',
    why: 'Why',
    whyHint: 'One line for the others: what is different, and why.',
    whyFrom: (names: readonly string[], team: string) =>
      names.length > 0 ? `Changed ${listed(names.map((n) => quoted(n)))}` : `What ${team} has set up`,
    save: 'Save for the team',
    saveHere: 'Save on this device',
    saving: 'Saving…',
    cancel: 'Not yet',
    saved: 'Saved on this device.',
    published: 'Saved for the team.',
    proposed: 'Proposed. It holds for the others once somebody agrees.',
    see: 'See it',
    changedMeanwhile:
      'Somebody else changed the file in the meantime. Nothing was written over; look at the difference, then save again.',
    failed: 'It holds on this device, and the file was not written:',
  },
} as const;
