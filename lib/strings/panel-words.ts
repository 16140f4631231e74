/** What the panel says in a tracker's own words: who writes, where it is shared, how to bring it over by hand. */
import type { ItemView } from '../messages/protocol';
import { wordsFor } from './by-tracker';
import { createButton } from './common';
import { trackerName } from './trouble';

export type Card = { title: string; when: string; text: string; action: string };
/** One step of bringing it over by hand; the strong part says what to press. */
export type Step = { before?: string; bold: string; after: string };
type Where = Extract<ItemView['sharing'], { state: 'shared' }>['where'];
type Account = NonNullable<ItemView['account']>;

export type PanelWords = {
  /** Who writes; `loud`: the page is signed in as somebody else. */
  writes(account: Account): { text: string; loud?: true };
  /** "Shared in this issue". @param mine the person who looks at it shared it @param where not in the usual home */
  sharedIn(mine: boolean, where?: Where): string;
  /** The same of what somebody else has put there. */
  found(where?: Where): string;
  /** Written, and whether that replaced somebody else's change is not known. */
  unchecked: string;
  /** By the person's own hand: a section that is recognised where it stands, or a text that only people read. */
  byHand: {
    kind: 'section' | 'text';
    card: Card;
    /** In the place of the card's text where an older version stands there. */
    again: string;
    steps: { title: string; copied: string; first: readonly Step[]; replace: readonly Step[] };
    /** Said once a text was copied. */
    copied: string;
    /** Of a text for a place that everyone can read. */
    isPublic(place: string): string;
  };
  connect: Card;
  send(account: Account): Card;
  /** After "Everyone on the internet will see this." */
  goesPublic(place: string): string;
  /** Of two versions, the one that was not chosen. */
  left: string;
  /** What becomes of a record that cannot be read when it is repaired. */
  repair: string;
  /** An outcome that waits for its item, where nobody sends it. */
  waitsHere: string;
  /** Bringing it into a form for a new item; null: a form takes no part of it. */
  put: { label: string; copied: string } | null;
  remove: { rest: string; byHand: string };
  /** How a comment names somebody; '' for nobody. `reads`: what they write under a heading of theirs is found. */
  comment: { mention(name: string | undefined): string; reads: boolean };
  /** Shown to everybody on the item; only where the tracker can. */
  signpost: { shared: string; ask: string; means(place: string, isPublic: boolean): string };
};

const KEPT = 'A copy stays on this device for 90 days.';
const TO_ISSUE = 'Send it to the issue';
const SECTION = 'Copy the section';

/** Names that stand for nobody: a login that has not told whose it is. */
const UNNAMED = 'yourself';
/** Who writes, by name; '' while nobody has told it. */
export const writerName = ({ login, pageLogin }: Account): string =>
  login === UNNAMED ? (pageLogin ?? '') : login;

const hand = (means: string) => ({
  kind: 'section' as const,
  copied: 'Copied. Paste it where people read it.',
  isPublic: (place: string) => `${place} is public: everyone on the internet may read it there.`,
  again: 'Copy one section and paste it in the place of the Outcome section in the description.',
  card: {
    title: 'Put it in the description',
    when: `Now · no ${means}`,
    text: 'Copy one section and paste it at the end of the description. Everyone who can read the issue sees it.',
    action: SECTION,
  },
  steps: {
    title: 'Put it in the description',
    copied: 'Section copied',
    first: [
      { bold: 'Edit the description', after: ' and paste at the end' },
      { bold: 'Save it', after: '' },
    ],
    replace: [
      { bold: 'Edit the description', after: ' and replace the Outcome section' },
      { bold: 'Save it', after: '' },
    ],
  },
});

/** @param id of the tracker */
function common(id: string): PanelWords {
  const name = trackerName(id);
  const { means } = wordsFor(id);
  return {
    writes({ login, pageLogin }) {
      const differs = pageLogin !== undefined && pageLogin.toLowerCase() !== login.toLowerCase();
      return differs
        ? { text: `The page is signed in as ${pageLogin}; Sightline writes as ${login}.`, loud: true }
        : { text: `Writes as ${login}` };
    },
    sharedIn: () => 'Shared in this issue',
    found: () => 'Shared: found in the description',
    unchecked:
      'Whether somebody else changed it in the same second is not known. It is looked at again at your next visit.',
    byHand: hand(means),
    connect: {
      title: `Connect ${name}`,
      when: 'About 2 minutes, once',
      text: `Sightline shares it itself, here and in every issue after this. The ${means} stays in this browser.`,
      action: `Connect ${name}`,
    },
    send: ({ login }) => ({
      title: TO_ISSUE,
      when: `Now · with your ${means}`,
      text: `Sightline writes it there itself, as ${login}, and keeps it up to date after this.`,
      action: 'Send it now',
    }),
    goesPublic: (place) => `${place} is public. What is taken out again may have been read before.`,
    left: 'stays on this device',
    repair: 'Repair begins anew from what can be read; the broken record is kept beside it.',
    waitsHere: `It joins the issue when you press ${createButton(id)}, on this device.`,
    put: { label: SECTION, copied: 'Section copied. Paste it into the description.' },
    remove: {
      rest: `It is taken out of the issue. ${KEPT}`,
      byHand: `It is removed on this device. ${wordsFor(id).byHand} ${KEPT}`,
    },
    comment: { mention: (who) => (who ? `${who}:` : ''), reads: true },
    signpost: {
      shared: 'Shared in this issue.',
      ask: 'Show it on the ticket for everyone?',
      means: (place, isPublic) =>
        `A web link under the issue, with the sentence. ${isPublic ? 'Everyone on the internet' : 'Everyone who can read the issue'} sees it. The answer holds for all of ${place}.`,
    },
  };
}

const GITHUB = (w: PanelWords): PanelWords => ({
  ...w,
  unchecked:
    'The edit history of this issue could not be read: whether somebody else edited the description in the same second is unknown. It is read again at your next visit.',
  byHand: {
    ...w.byHand,
    card: {
      ...w.byHand.card,
      text: 'Copy one section, paste it at the end of the description, press Update. Everyone who can read the issue sees it.',
    },
    again:
      'Copy one section, choose Edit on the description and replace the Outcome section there, press Update. Everyone who can read the issue sees it.',
    steps: {
      ...w.byHand.steps,
      first: [
        { bold: 'Choose Edit', after: ' on the description and paste at the end' },
        { before: 'Press ', bold: 'Update', after: ' (or Save)' },
      ],
      replace: [
        {
          bold: 'Choose Edit',
          after: ' on the description and replace the Outcome section, from ## Outcome to its end',
        },
        { before: 'Press ', bold: 'Update', after: ' (or Save)' },
      ],
    },
  },
  connect: {
    ...w.connect,
    text: 'Sightline writes the section itself, here and in every issue after this. The token stays in this browser.',
  },
  send: (account) => ({
    ...w.send(account),
    text: `Sightline writes the section itself, as ${account.login}, and keeps it up to date after this.`,
  }),
  goesPublic: (place) => `${place} is public, and edits stay in the issue’s history.`,
  left: 'stays in the history',
  comment: { mention: (who) => (who ? `@${who}` : ''), reads: true },
  repair: 'Repair begins anew from what can be read; the broken text stays in the description as plain text.',
  waitsHere: `${w.waitsHere.slice(0, -1)}; to share it, put it in the description.`,
  put: { label: 'Put it in the description', copied: w.put?.copied ?? '' },
  remove: {
    rest: `The section is taken out of the issue. ${KEPT}`,
    byHand:
      'It is removed on this device. The section has to be deleted from the description by hand; Sightline cannot write there without a token. A copy stays on this device for 90 days.',
  },
});

const JIRA = (w: PanelWords): PanelWords => ({
  ...w,
  writes(account) {
    const who = writerName(account);
    return { text: who ? `Writes as ${who}, through your Jira login` : 'Writes through your Jira login' };
  },
  sharedIn: (mine, where) =>
    `${where === 'comment' ? 'Shared in a comment' : w.sharedIn(mine)}${mine ? ' · through your Jira login' : ''}`,
  found: (where) => (where === 'comment' ? 'Shared: found in a comment' : 'Shared: found in the issue'),
  byHand: {
    ...w.byHand,
    kind: 'text',
    card: {
      title: 'Copy it into a comment',
      when: 'Now · by hand',
      text: 'Copy the outcome as text and paste it into a comment. Sightline does not read it there, nor keep it up to date.',
      action: 'Copy the outcome',
    },
    copied: 'Copied. Paste it into a comment of the issue.',
    isPublic: (place) => `${place} is public: everyone on the internet may read its comments.`,
  },
  send: (account) => ({
    title: TO_ISSUE,
    when: 'Now · through your Jira login',
    text: `Sightline keeps it in the issue itself${writerName(account) && `, as ${writerName(account)}`}, and up to date after this. Team mates with Sightline see it.`,
    action: 'Send it now',
  }),
  repair: 'Repair begins anew from what can be read; the broken record is kept in the issue beside it.',
  put: null,
  comment: { ...w.comment, reads: false },
  remove: {
    ...w.remove,
    rest: `It is taken out of the issue; a web link that shows it goes too. ${KEPT}`,
  },
  signpost: { ...w.signpost, shared: 'Shared through your Jira login.' },
});

const FROM_PAGE = 'From the description; with a key Sightline sees whether there are newer words';

const LINEAR = (w: PanelWords): PanelWords => ({
  ...w,
  sharedIn: (mine, where) =>
    where === 'page' ? FROM_PAGE : where === 'description' ? 'Shared in the description' : w.sharedIn(mine),
  found: (where) =>
    where === 'page' ? FROM_PAGE : where === 'description' ? w.found() : 'Shared: attached to the issue',
  byHand: {
    ...w.byHand,
    card: {
      ...w.byHand.card,
      text: 'Copy one section and paste it at the end of the description; Linear saves by itself. Everyone who can read the issue sees it.',
    },
    again:
      'Copy one section and paste it over the Outcome section in the description, or at its end. Linear saves by itself.',
    steps: {
      ...w.byHand.steps,
      first: [
        { bold: 'Click into the description', after: ' and paste at the end' },
        { bold: 'Nothing to press:', after: ' Linear saves by itself' },
      ],
      replace: [
        {
          bold: 'Click into the description',
          after: ' and paste over the Outcome section there, or at the end',
        },
        { bold: 'Nothing to press:', after: ' Linear saves by itself' },
      ],
    },
  },
  connect: {
    ...w.connect,
    when: 'Linear needs a key, one minute',
    text: 'Sightline attaches the outcome itself, here and to every issue after this. The key stays in this browser.',
  },
  send: (account) => ({
    ...w.send(account),
    text: `Sightline attaches it to the issue, as ${account.login}, and keeps it up to date after this.`,
  }),
  repair: 'Repair begins anew from what can be read; what is broken is kept in the attachment.',
  waitsHere: `${w.waitsHere.slice(0, -1)}; to share it, copy it and paste it into the description.`,
});

const OWN: Record<string, (w: PanelWords) => PanelWords> = { github: GITHUB, jira: JIRA, linear: LINEAR };
const made = new Map<string, PanelWords>();

/** @param tracker its id; one that is not known gets words that fit any */
export function panelWords(tracker: string): PanelWords {
  const known = made.get(tracker);
  if (known) return known;
  const words = common(tracker);
  const own = Object.hasOwn(OWN, tracker) ? (OWN[tracker]?.(words) ?? words) : words;
  made.set(tracker, own);
  return own;
}
