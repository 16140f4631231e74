/** Words of the form: label, helper, ghost text and hint of every field, and what it says while somebody types. */
import type { Field } from '../outcome/fields';

/** Label, helper word under it, ghost text and hint of every field of the form. */
export const FIELD: Record<Field, { label: string; helper?: string; ghost?: string; hint?: string }> = {
  problem: { label: 'Problem', helper: 'in your words', ghost: 'What gets in whose way?' },
  segment: { label: 'For whom', ghost: 'Who has this problem?' },
  metric: { label: 'Metric', helper: 'one decides', ghost: 'Which number should move?' },
  unit: { label: 'Unit' },
  direction: { label: 'Better is' },
  baseline: { label: 'Baseline', helper: 'where it stands', ghost: 'Value today' },
  target: { label: 'Target', ghost: 'Value' },
  by: { label: 'Date', ghost: 'Date' },
  reason: { label: 'Because', helper: 'what you saw', ghost: 'Interviews, tickets, data: what did you see?' },
  behaviour: { label: 'Behaviour', helper: 'what they will do', ghost: 'What will they do differently?' },
  wrongIf: { label: 'Wrong if', helper: 'what would show it', ghost: 'What would show that this is wrong?' },
  business: {
    label: 'Business link',
    helper: 'next quarter',
    ghost: 'Which business outcome, measurable by when?',
  },
  category: { label: 'Kind', helper: 'of business outcome', ghost: 'Which kind?' },
  goal: { label: 'Goal', ghost: 'Which goal?' },
  theme: { label: 'Theme', ghost: 'Which theme?' },
  vehicle: { label: 'How it ships', helper: 'prototype, flag, release…', ghost: 'How does it reach users?' },
  owner: { label: 'Owner', ghost: 'Who looks at the result?' },
  guardrail: { label: 'Guardrail', helper: 'must not get worse', ghost: 'Which number must hold?' },
  guardrailLimit: { label: 'Limit', ghost: 'at most…' },
  requester: { label: 'Asked by', ghost: 'Who asked?' },
  request: {
    label: 'They asked',
    ghost: 'What they asked for, in their words',
    hint: 'What somebody wants built. It is not counted as a reason.',
  },
};

const WITH_ANOTHER = new Set<Field>(['unit', 'direction', 'guardrailLimit']);
/** "problem, for whom, metric": names of fields in a sentence; those that go with another are not named. */
export const namesOf = (fields: readonly Field[]) =>
  fields
    .filter((f) => !WITH_ANOTHER.has(f))
    .map((f) => FIELD[f].label.toLowerCase())
    .join(', ');

export const FORM = {
  add: 'Add',
  addHelper: 'any time later',
  addGroup: 'Add a field',
  chip: {
    behaviour: 'Behaviour',
    baseline: 'Baseline',
    business: 'Business link',
    vehicle: 'Vehicle',
    owner: 'Owner',
    guardrail: 'Guardrail',
    request: 'Request',
    wrongIf: 'Wrong if',
  },
  to: 'to',
  by: 'by',
  targetName: 'Target value',
  byName: 'Target date',
  limitName: 'Limit of the guardrail',
  save: 'Save',
  saveKeys: 'Ctrl ↵',
  saveKeysMac: '⌘ ↵',
  saving: 'Saving…',
  cancel: 'Close',
  keys: { next: 'next', jump: 'jump', add: 'add' },
  draftNow: 'Draft kept on this device · just now',
  draftAt: (ago: string) => `Draft kept on this device · ${ago}`,
  draftSaving: 'Keeping the draft…',
  draftFailed: 'The draft could not be kept: the browser refused the storage. Keep this page open and save.',
  draftTooLong: 'The draft could not be kept: a text is longer than 20,000 characters. Make it shorter.',
  notSaved: 'Not saved yet. Still missing:',
  saveFailed: (why: string) => `Could not save: ${why}. Your draft is kept.`,
  required: 'Needed for the first save.',
  /** At every gap after the first, which says what for; and wherever something was saved before. */
  requiredToo: 'Needed.',
  goesPublic: (place: string, names: string) =>
    `${place} is public. Saving shares ${names}. Options, Places takes that back.`,
  elsewhere: 'This issue is also open for editing in another tab.',
  changed: {
    bold: 'Changed elsewhere while you type.',
    rest: 'What you typed stays; saving merges it field by field.',
  },
  twoWays: (list: string) => `Reads two ways: ${list}. It stays as text; write it so that it reads one way.`,
  or: ' or ',
  notAnAmount: 'No number found. It stays as text.',
  unclearDay: 'Not a date that Sightline reads. It stays as text; try 31 Mar 2027.',
  readsAs: (day: string) => `Reads as ${day}.`,
  past: (day: string) => `${day} has passed.`,
  direction: 'Which way is better?',
  directionHelper: 'which way',
  discard: 'Discard',
  discardSure: 'Discard what you typed?',
  keep: 'Keep it',
  higher: 'Higher',
  lower: 'Lower',
  tooLong: (over: number) => `${over} characters too long.`,
};

export const VEHICLES = [
  'prototype',
  'limited rollout',
  'feature flag',
  'experiment',
  'full release',
] as const;
