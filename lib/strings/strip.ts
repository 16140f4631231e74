/** Words of what stands in a tracker's page outside the panel: strip, mark, new-issue card, floating panel. */
import type { Trouble } from '../trackers/tracker';
import { termsOf } from './by-tracker';
import { createButton, plainKey } from './common';
import { because } from './reason';
import type { Words } from './words/shape';

/** What could not be found in a page, for people. */
export const LOST = {
  strip: 'the place between title and description',
  mark: 'the end of the title',
  aside: 'the column beside the form',
  title: 'the title',
  number: 'the issue number',
  issue: 'the issue itself',
  form: 'the form',
};

export const MARK = {
  name: 'Sightline: use here?',
  menu: 'Sightline',
  silentBold: 'Sightline',
  silent: ' is silent here: it reads no text and sends nothing.',
  use: (place: string) => `Use in ${place}`,
  everywhere: (owner: string) => `Use in all of ${owner}`,
  not: 'Not here',
  undoWhere: 'undo in Options',
};
/** A person has just chosen that nothing of ours stands there. */
export const hiddenIn = (place: string) => `Hidden in ${place}.`;

const EVERY: Record<string, string> = {
  github: 'every repository',
  jira: 'every project',
  linear: 'every team',
};
/** What the wider choice takes in. */
export const everyIn = (tracker: string) => EVERY[tracker] ?? '';

export const STRIP = {
  keys: 'Alt O',
  reading: 'Reading…',
  hypothesis: 'hypothesis, metric',
  add: (name: string) => `Add the ${name}`,
  addSegment: 'Say for whom',
  by: ' by ',
  conflict: 'Two people changed this outcome.',
  settle: (n: number) => (n === 1 ? '1 field to settle.' : `${n} fields to settle.`),
  compare: 'Compare',
  which: 'Which is meant?',
  decide: 'Decide',
  goneBy: (by: string, at: string) => `${by} edited it${at}.`,
  see: 'See it',
  repair: 'Repair',
  newer: 'Written by a newer Sightline.',
  newerRest: (format: string) => `Format ${format}: shown here, not changed.`,
  show: 'Show',
  answer: 'Answer',
  pending: 'Is this the issue it waited for?',
  attach: (key: string) => `Attach to ${key}`,
  removed: 'Outcome removed.',
  removedRest: 'A copy stays on this device for 90 days.',
  steps: 'Show the steps',
  draft: 'Draft kept',
  mend: 'Mend it now',
  more: (n: number) => `And ${n} more.`,
  /** Work began, or ended, past the gate. */
  building: 'Started without an outcome.',
  shipped: 'Shipped, and nobody can say what it changed.',
  waived: (day: string) => `Waived until ${day}:`,
  ended: (day: string) => `The waiver ended on ${day}.`,
  answerNow: 'Answer now',
  spared: 'Nothing is asked of this one.',
  safe: 'Safe here',
  next: (wait: string) => `next try in ${wait}`,
  noNext: 'not sent again by itself',
  minutes: (n: number) => (n < 1 ? 'less than a minute' : n === 1 ? '1 min' : `${n} min`),
  since: (tracker: string, at: string) => `${tracker} has not answered since ${at}`,
  unknown: 'so Sightline does not know whether this has an outcome.',
  announce: { here: 'Saved on this device.', shared: 'Shared in this issue.' },
  noPanel: 'The panel did not start. Reload the page; your draft is kept.',
  noAnswer: 'Sightline did not answer. Nothing was lost; try again.',
};

type Sentence = (tracker: string, t: Trouble, w: Words) => string;
/** Why a request did not do its work, short enough for one line; what only some trackers know, they say themselves. */
const TROUBLE: Partial<Record<Trouble['code'], Sentence>> & { 'bad-answer': Sentence } = {
  offline: () => 'This device is offline',
  timeout: (n) => `${n} did not answer in time`,
  'no-credential': (n) => `Not connected to ${n}`,
  'credential-expired': (n, _, w) => `The ${n} ${w.means} has expired`,
  'credential-refused': (n, _, w) => `${n} does not accept the ${w.means}`,
  'not-permitted': (n, t, w) => `${n} refused${because(t, `the ${w.means} may only read`)}`,
  'not-approved': (_n, _t, w) => `The organisation has not approved the ${w.means} yet`,
  hidden: (n) => `${n} shows this issue to other people only`,
  gone: () => 'This issue was deleted',
  moved: (_, t) => (t.movedTo ? `This issue moved to ${plainKey(t.movedTo)}` : 'This issue moved'),
  locked: () => 'This issue is locked or read-only',
  'too-long': (_, t) => `The outcome is ${t.over ?? 'some'} characters too long`,
  'rate-limited': (n) => `${n} asks for a pause`,
  server: (n, t) => `${n} had an error${t.status ? ` (${t.status})` : ''}`,
  'bad-answer': (n) => `${n} answered in a way Sightline does not understand`,
  'editor-open': () => 'Waiting: the description is being edited in this page',
  redirected: (n) => `${n} sent the request elsewhere; it was not followed`,
};

/** @param tracker its name for people */
export const troubleAt = (tracker: string, t: Trouble): string => {
  const w = termsOf(tracker);
  const own = w.trouble[t.code];
  return own ? own(tracker, t) : (TROUBLE[t.code] ?? TROUBLE['bad-answer'])(tracker, t, w);
};

export const CARD = {
  empty: 'Four answers, about a minute. It waits here until the issue exists.',
  waits: 'Waits for the issue.',
  waitsRest: (tracker: string) =>
    `It joins the issue when you press ${createButton(tracker)}; nothing is typed into this form.`,
  /** The same without a token: nobody sends it anywhere. */
  waitsHere: (tracker: string) =>
    `It joins the issue when you press ${createButton(tracker)}, on this device; to share it, ${tracker === 'linear' ? 'paste it into' : 'put it in'} the description.`,
  draft: 'Draft kept on this device.',
};

export const FLOATING = (what: string) => `Sightline did not find ${what} on this page, so it stands here.`;

export const DEAD = {
  text: 'Sightline was updated. Reload the page; your draft is kept.',
  reload: 'Reload the page',
};

/** For the console, once, when a page never became what its address says. */
export const gaveUp = (tracker: string, what: string) =>
  `Sightline: ${tracker}: did not find ${what}; silent here.`;
