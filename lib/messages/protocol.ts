// Longer than 300 lines: one list, so that every message is seen beside its answer.
/**
 * Every message between page scripts, extension pages and the worker. Types only: zero bytes at run time. The
 * schemas and the table of who may send what are in `router.ts`.
 */
import type { Badge } from '../outcome/badge';
import type { Field, Form } from '../outcome/fields';
import type { GateView, Quality } from '../outcome/quality';
import type { ItemRef, Outcome } from '../outcome/record';
import type { ItemFacts } from '../outcome/stage';
import type { Excerpt, Held, Place, RenderedSection, Trouble } from '../trackers/tracker';
import type { TeamAnswers, TeamMessage } from './team-protocol';

/** How the outcome of one item stands, as the strip and the panel show it. */
export type Sharing =
  /** Nobody was asked yet where it should go. */
  | { state: 'unasked' }
  /** Kept on this device by choice. */
  | { state: 'here' }
  /** Copied for pasting; waiting until the section shows up in the home. */
  | { state: 'watching' }
  | { state: 'sending' }
  | { state: 'waiting'; trouble: Trouble; nextAt?: number }
  /**
   * `unchecked`: written, but whether somebody else's edit was replaced could not be read. `where`: not in the usual
   * home, or read off the page, which tells no more than it shows.
   */
  | {
      state: 'shared';
      at?: number;
      by?: string;
      found?: boolean;
      unchecked?: boolean;
      where?: 'comment' | 'description' | 'page';
    };

export type Conflict = { field: string; base?: string; mine?: string; theirs?: string };

/** Something a person must decide before work goes on. An answer names the `id`, so that it answers nothing else. */
export type Question =
  | {
      kind: 'conflict';
      id?: string;
      rows: Conflict[];
      merged: number;
      theirsBy?: string;
      theirsAt?: string;
      mineAt?: string;
    }
  /** As the tracker says: `original`, it was copied from another item; `came`, this item had that key before. */
  | { kind: 'copied'; id?: string; from: ItemRef; title?: string; original?: true; came?: true }
  | { kind: 'gone'; by?: string; at?: string; keptUntil: string }
  | { kind: 'overwritten'; id?: string; by: string; at: string; text: string }
  | { kind: 'damaged'; text: string; why: 'malformed' | 'doubled' | 'too-large' }
  | { kind: 'newer'; format: string; text: string }
  /** The page still shows the item under a key that it does not have any more. */
  | { kind: 'moved'; to: string }
  | { kind: 'pending'; pendingId: string; title: string; place: string };

/** What a person has chosen for the place of an item. */
export type PlaceChoice = 'used' | 'hidden' | 'unchosen';

/** The whole picture of one item; the answer to most messages. */
export type ItemView = {
  item: ItemRef;
  place: PlaceChoice;
  /** `unread`: not read yet or not readable, never shown as none. */
  known: 'unread' | 'none' | 'outcome' | 'removed';
  outcome?: Outcome;
  /** The outcome as a form, for summary and edit. */
  form: Form;
  missing: Field[];
  /** Draft of this tab, or the newest one of another tab of this item that is gone. */
  draft?: {
    form: Form;
    at: number;
    opened: string[];
    /** The version the form was opened on, as `draft.put` said; absent: not known. */
    from?: string | null;
  };
  /** Another tab or window has an unsaved draft of this item. */
  editedElsewhere: boolean;
  sharing: Sharing;
  /** The tracker holds a version of it, be it an older one. */
  inTracker?: boolean;
  question?: Question;
  /** No outcome, and people wrote this under an "Outcome" heading of their own. */
  foreign?: string;
  /** Newest trouble of reading, when `known` is `unread`. */
  trouble?: { trouble: Trouble; since: number };
  /** Who writes: the connected login, and the page's login when it differs. */
  account?: { login: string; pageLogin?: string };
  /** The place is readable by everyone; undefined: not known. */
  isPublic?: boolean;
  /** A public share was agreed for this place, with these fields. */
  publicFields?: Field[];
  /** Stays true for a while after a pending outcome was attached. */
  attached?: boolean;
  /** Undo of the last removal is possible until this moment (ms). */
  undoUntil?: number;
  /** A removed outcome is still on this device and can be brought back, after the time of the quick undo too. */
  restorable?: true;
  /** The developer switch of this device: shadow roots are open then. */
  developer?: boolean;
  /**
   * The item that holds the outcome of this one. `lost`: it has none any more, or cannot be read; `adoptable`: this
   * device has a copy that can be taken over here; `unused`: nobody looks at it, its place is not used.
   */
  held?: {
    ref: ItemRef;
    url?: string;
    title?: string;
    form?: Form;
    unread?: true;
    unused?: true;
    lost?: true;
    adoptable?: true;
  };
  /** The tracker proposes a launch: ISO day, and why. */
  launch?: { on: string; why: string };
  /**
   * It is shared, and can be shown on the item for everybody: this person was not asked yet, or whether it is shown.
   * `theirs`: it is, by no choice of theirs; `missing`: it is not, although they chose it. Absent: not known.
   */
  signpost?: 'ask' | 'on' | 'off' | 'theirs' | 'missing';
  /** A section that a person pasted stands in the text beside the home: it says an older version, or another one. */
  pasted?: 'older' | 'other';
  /** A person came here to write: the panel opens. Said once. */
  begin?: true;
  /** How it stands against what its team asks. Absent: the place is not used, or nothing was read. */
  quality?: Quality;
  /** A press that would be held, by act; absent: let through. What the page decides by, without asking. */
  gate?: Partial<Record<Held, GateView>>;
  /** A team file was found for this place, and nobody joined it here. */
  teamOffer?: { id: string; name: string; where: string };
  /** Its person wants the whole panel wherever an item is opened. */
  openPanel?: true;
  /** Metrics, goals, vehicles and categories of the team, to choose from. */
  choices?: Choices;
  /** The beginning of the item's own words, for a list that shows nothing else of it; only in answers to a check. */
  excerpt?: Excerpt;
};

/** What a team offers to choose from in the form. */
export type Choices = {
  /** How the team's own sentence goes; absent: as ours does. */
  template?: string;
  metrics: {
    id: string;
    name: string;
    unit?: string;
    goodDirection?: 'up' | 'down';
    owner?: string;
    definition?: string;
    version?: number;
  }[];
  goals: { id: string; name: string }[];
  themes: { id: string; name: string }[];
  vehicles: { id: string; name: string }[];
  categories: { id: string; name: string }[];
};

/** `problem`: why it was not linked. */
export type LinkAnswer =
  | { view: ItemView; problem?: undefined }
  | { problem: 'itself' | 'has-outcome' | 'not-an-item' | 'no-outcome' };

/** What a page saw of its item. The worker parses and checks all of it. */
export type Seen = {
  /** Not the first word of this visit: the page changed under it. */
  changed?: boolean;
  title?: string;
  raw?: string;
  rendered?: RenderedSection | null;
  editing?: boolean;
  viewer?: string;
  author?: string;
  isPublic?: boolean;
  facts?: ItemFacts;
};

type ForItem<T> = T & { item: ItemRef };

/** An item as a row names it, by its link alone. `pull`: it is a pull request. */
export type RowRef = { tracker: string; site: string; key: string; pull?: boolean };

/** What can be done with an item from a list: all that its own page can do, but nothing that the page would have to show. */
export type ListAct = Extract<
  PageMessage,
  {
    type:
      | 'item.check'
      | 'draft.put'
      | 'draft.drop'
      | 'outcome.save'
      | 'outcome.remove'
      | 'outcome.undo'
      | 'conflict.settle'
      | 'copied.settle'
      | 'gone.settle'
      | 'overwritten.settle'
      | 'damaged.repair'
      | 'foreign.begin'
      | 'share.choose'
      | 'share.retry'
      | 'section.text';
  }
>;

/** What a row of a list shows. `badge` null: none is drawn (place not used, exempt, a change that closes nothing). */
export type RowView = {
  key: string;
  badge: Badge | null;
  /** The item, or what the pull request closes, has begun but is incomplete or weak, or waits for a person. */
  needs?: 'nothing' | 'outcome' | 'check' | 'person';
  /** Where the outcome of this device stands, and which one that is. Absent: there is none. */
  stands?: Stands;
};

/** `asks`: it is not sent before a person has decided something. `parents`: the versions it was made from. */
export type Stands = { version: string; parents: string[]; sharing: Sharing | { state: 'asks' } };

/** Reading stands still: the tracker asked for it, or there is nothing to read with. */
export type ReadingNotice =
  | { kind: 'paused'; until: number }
  | { kind: 'no-token'; owner: string }
  | { kind: 'trouble'; trouble: Trouble };

/** An item as our own list shows it. */
export type ListItem = {
  item: ItemRef;
  title: string;
  badge: Badge;
  author?: string;
  /** Why it is not checked, in words for people; absent when it is. */
  why?: string;
  /** Somebody began to write here and has not saved. */
  draft?: true;
  /** When it was handed back from this device (ms). */
  handedAt?: number;
};

/** The bar and our own list, over every item of the query or over the rows seen. */
export type ListView = {
  /** `query`: every page of it; `seen`: the rows this page has shown. */
  over: 'query' | 'seen';
  /** Of the query, as far as known. */
  total?: number;
  /** The tracker does not say how many there are: `total` have been told so far, and there are more. */
  atLeast?: true;
  /** Items of the query whose home has been looked at; below `total` while it is being read. */
  read?: number;
  /** The query holds more than is counted by itself: so many requests would be needed. */
  requests?: number;
  counts: { has: number; begun: number; none: number; unchecked: number; person: number };
  notice?: ReadingNotice;
  /** What the tracker's own search for items without the team's marker label is called, and where it is. */
  marker?: { text: string; href: string };
};

export type ListFilter = 'none' | 'unchecked' | 'person';

/** One closed item of a pull request. */
export type PullLine = {
  item: ItemRef;
  title: string;
  badge: Badge;
  /** The sentence from the problem on, in parts as the strip shows it; else why nothing is known. */
  text: { text: string; strong?: boolean; dim?: boolean }[];
  known: ItemView['known'];
  /**
   * The change was merged, and nobody has said whether it reached users: ISO day of the merge, how a sentence says
   * that day, and how a button does.
   */
  merged?: { on: string; said: string; short: string };
};
/** `read`: what it closes is known; without lines it closes nothing of ours then. */
export type PullView = {
  used: boolean;
  lines: PullLine[];
  more: number;
  read?: true;
  notice?: ReadingNotice;
};

/** From page scripts. Each names the item (or place) it speaks of; the worker checks it against `sender.tab.url`. */
export type PageMessage =
  /** The page shows an item: choice of place, strip model. Reads the local copy first, then the tracker. */
  | ForItem<{ type: 'item.open'; seen: Seen }>
  /** The page's text changed (live update, editor opened or closed). */
  | ForItem<{ type: 'item.seen'; seen: Seen }>
  | ForItem<{ type: 'item.check' }>
  /** Inject the panel (content-scripts/panel.js) into the sending frame; from a create form with its place. */
  | ForItem<{ type: 'panel.inject' }>
  | { type: 'panel.inject'; place: Place }
  /** The same for what stands in the page outside the panel, each a script of its name. */
  | ForItem<{ type: 'mark.inject' }>
  | ForItem<{ type: 'strip.inject' }>
  | { type: 'card.inject'; place: Place }
  | ForItem<{ type: 'draft.put'; form: Form; opened: string[]; from?: string | null }>
  | ForItem<{ type: 'draft.drop' }>
  /**
   * Safe on disk when it answers. `from` is the version the form was opened on. `why`: the reason of a change of a
   * registered plan.
   */
  | ForItem<{ type: 'outcome.save'; form: Form; from: string | null; why?: string }>
  /** How it would stand with this form. */
  | ForItem<{ type: 'outcome.judge'; form: Form }>
  /** Pasted free text as a form, as far as it can be told. */
  | ForItem<{ type: 'outcome.parse'; text: string }>
  /** A recorded exception until an ISO day; null: takes it back. */
  | ForItem<{ type: 'outcome.waive'; why: string; until: string | null }>
  /** "Start measuring": the plan freezes. */
  | ForItem<{ type: 'outcome.register' }>
  /** A finding is not relevant here; `why` null: it counts again. */
  | ForItem<{ type: 'finding.setAside'; rule: string; why: string | null }>
  /** Joins the team whose file was found for this place. */
  | ForItem<{ type: 'offer.join'; id: string }>
  /** Seconds spent in the form; kept on this device and nowhere else. */
  | ForItem<{ type: 'friction.spent'; seconds: number; saved: boolean }>
  /** The dialog of a held press. */
  | ForItem<{ type: 'gate.inject' }>
  | { type: 'gate.inject'; place: Place }
  | ForItem<{ type: 'outcome.remove'; why: string }>
  | ForItem<{ type: 'outcome.undo' }>
  | ForItem<{ type: 'conflict.settle'; choices: Record<string, 'mine' | 'theirs'>; of?: string }>
  | ForItem<{ type: 'copied.settle'; choice: 'take' | 'link' | 'discard'; of?: string }>
  | ForItem<{ type: 'gone.settle'; choice: 'put-back' | 'remove' }>
  | ForItem<{ type: 'overwritten.settle'; choice: 'restore' | 'leave'; of?: string }>
  | ForItem<{ type: 'damaged.repair' }>
  /** Begins a form from what people wrote under an "Outcome" heading of their own. */
  | ForItem<{ type: 'foreign.begin' }>
  /** Which of the three ways; `fields` only after the public warning. */
  | ForItem<{
      type: 'share.choose';
      way: 'description' | 'connect' | 'here';
      fields?: Field[];
      remember?: boolean;
    }>
  | ForItem<{ type: 'share.retry' }>
  /** The section as text, for the clipboard. */
  | ForItem<{ type: 'section.text' }>
  | ForItem<{ type: 'place.choose'; scope: 'place' | 'owner'; choice: 'used' | 'hidden' | 'undo' }>
  | ForItem<{ type: 'pending.attach'; pendingId: string }>
  /** Show outcomes of this place on their items for people without the extension? */
  | ForItem<{ type: 'signpost.choose'; on: boolean }>
  /** The launch that the tracker proposed, or another ISO day; null: not yet. */
  | ForItem<{ type: 'launch.confirm'; on: string | null }>
  /** One outcome for several items: it is held by the item at this address. */
  | ForItem<{ type: 'link.make'; url: string }>
  /** The item that held it is gone: it goes on here. */
  | ForItem<{ type: 'link.adopt' }>
  /** A list, a board or a pull request is shown: is its place used? */
  | { type: 'list.open' }
  /** Brings the script of the rows. */
  | { type: 'rows.inject' }
  /**
   * Rows in view, at most 100. Answers at once from this device; what has to be asked for comes later as `push.rows`.
   * `fresh`: a person pressed "Check now".
   */
  | { type: 'rows.read'; items: RowRef[]; fresh?: boolean }
  /** The sentence of one row, when somebody points at its badge. */
  | { type: 'rows.sentence'; item: RowRef }
  /** The bar. `seen`: keys of all rows this page has shown; `all`: a person wants a long query counted. */
  | { type: 'list.count'; seen: RowRef[]; all?: boolean; fresh?: boolean }
  | { type: 'list.items'; filter: ListFilter; seen: RowRef[] }
  /** Brings the script of our own list and of the sweep. */
  | { type: 'list.inject' }
  /** One act of the panel for an item of the list. */
  | { type: 'list.item'; act: ListAct }
  /** The item needs no outcome: a waiver with its reason, until a day (ISO). `until` null: takes the waiver back. */
  | { type: 'list.waive'; item: RowRef; why: string; until: string | null }
  /** Metric, owner and goal on several items at once; what is set already stays. */
  | { type: 'list.fill'; items: RowRef[]; form: Form }
  /** Hands an item back: a comment under it, in the name of the connected login. */
  | { type: 'list.comment'; item: RowRef; text: string }
  /** The tab goes to the item's own page next: its panel opens there. */
  | { type: 'list.write'; item: RowRef }
  | { type: 'pull.open'; item: RowRef; fresh?: boolean }
  /** When a merged change reached users: confirms the launch of what it closes. ISO day, or null for "not yet". */
  | { type: 'pull.launched'; item: RowRef; on: string | null }
  /** Opens the options page at a section. */
  | { type: 'page.options'; hash: string }
  /** `title`: what the form says now; without one, nothing that was saved under a title is this form's. */
  | { type: 'pending.open'; place: Place; title?: string; viewer?: string }
  | {
      type: 'pending.put';
      /** Which record, as `pending.open` named it: the next form of the tab has one of its own. */
      id?: string;
      place: Place;
      form: Form;
      title: string;
      opened: string[];
      saved: boolean;
      viewer?: string;
    }
  /** The form is still there, with this title. Changes a record that is kept, never makes one. */
  | { type: 'pending.touch'; place: Place; id: string; title: string }
  | { type: 'pending.drop'; place: Place; id?: string }
  /** How the outcome of a form would stand. */
  | { type: 'pending.judge'; place: Place; form: Form; title: string }
  /** As `outcome.parse`, beside a form. */
  | { type: 'pending.parse'; place: Place; text: string }
  /** The item is made without what is asked: the exception waits with it. `until` null: taken back. */
  | {
      type: 'pending.waive';
      place: Place;
      id: string;
      title: string;
      viewer?: string;
      why: string;
      until: string | null;
    }
  /** `sure`: the person has seen that the place is public. */
  | { type: 'pending.text'; place: Place; form: Form; id?: string; sure?: true };

export type PendingView = {
  id: string;
  place: Place;
  choice: PlaceChoice;
  form: Form;
  title: string;
  saved: boolean;
  at: number;
  opened: string[];
  /** A credential serves this place: the outcome is sent by itself once it is attached. */
  connected?: boolean;
  developer?: boolean;
  quality?: Quality;
  gate?: Partial<Record<Held, GateView>>;
  choices?: Choices;
  waiver?: { why: string; until: string };
};

/** From the extension's own pages. */
export type OwnMessage =
  | TeamMessage
  | { type: 'settings.get' }
  | { type: 'settings.put'; patch: Partial<Settings> }
  | { type: 'place.set'; place: Place; scope: 'place' | 'owner'; choice: 'used' | 'hidden' | 'undo' }
  | { type: 'place.askAgain'; place: Remembered['place'] }
  /** The marker label of a chosen place; null: off. */
  | { type: 'marker.set'; place: Remembered['place']; scope: 'place' | 'owner'; label: string | null }
  | { type: 'connection.test'; credential: string }
  | { type: 'connection.changed' }
  /** Asks the tracker to forget a sign-in that is about to be deleted; was it done? */
  | { type: 'connection.revoke'; credential: string }
  | { type: 'connection.list' }
  | { type: 'ledger.list' }
  | { type: 'ledger.clear' }
  | { type: 'data.export' }
  | { type: 'data.import'; text: string; apply: boolean }
  | { type: 'data.wipe' }
  | { type: 'pending.list' }
  | { type: 'pending.discard'; id: string }
  | { type: 'pending.attachTo'; id: string; url: string }
  /** What the popup shows for the tab it was opened on. */
  | { type: 'popup.tab'; tabId: number }
  | { type: 'popup.showPanel'; tabId: number }
  | { type: 'outbox.list' }
  | { type: 'tabs.wake'; origin: string }
  /** Companies' own domains, by what a person said of them. */
  | { type: 'site.list' }
  /** Whose site a domain is; null: it is not used any more. The browser's permission is asked for by the page. */
  | { type: 'site.say'; host: string; tracker: string | null };

export type Settings = {
  /** Opens our shadow roots for inspection and tests. On this device only; never synced, exported or imported. */
  developer: boolean;
};

/** What is done in a public place without asking. `fields`: these go out; absent: everything stays on the device. */
export type Remembered = { place: { tracker: string; site: string; name: string }; fields?: Field[] };

/** What was chosen as the marker label of a place. `label` null: off, also where the owner's is on. */
export type MarkerChoice = Remembered['place'] & { scope: 'place' | 'owner'; label: string | null };

export type ChosenPlace = {
  tracker: string;
  site: string;
  name: string;
  scope: 'place' | 'owner';
  choice: 'used' | 'hidden';
  at: number;
};

/** A credential without its value. */
export type ConnectionView = {
  id: string;
  tracker: string;
  label: string;
  owner: string;
  origin: string;
  login?: string;
  expiresAt?: number;
  scopes?: string;
  checkedAt?: number;
  trouble?: Trouble;
  tail: string;
  /** No credential of ours: the person's own session, through open pages of the site. */
  session?: true;
  /** A sign-in, renewed by itself until the tracker ends it. */
  renews?: true;
};

export type LedgerRow = {
  id: string;
  at: number;
  host: string;
  method: string;
  path: string;
  why: string;
  item?: string;
  status: number | 'pending' | 'offline' | 'timeout' | 'refused' | 'redirected' | 'too-large';
  sent: number;
  received: number;
};

export type OutboxRow = {
  item: ItemRef;
  state: 'sending' | 'waiting';
  trouble?: Trouble;
  nextAt?: number;
  since: number;
};

export type ImportReport = {
  ok: boolean;
  problem?: string;
  added: number;
  changed: number;
  same: number;
  settings: string[];
};

export type PopupView =
  | { kind: 'elsewhere' }
  | { kind: 'tracker'; place?: Place; choice?: PlaceChoice }
  | { kind: 'item'; title: string; view: ItemView };

/** Answers by message type. `moved`: the sender's tab no longer shows the item the message names. */
export type Answers = TeamAnswers & {
  'item.open': ItemView;
  'item.seen': ItemView;
  'item.check': ItemView;
  'signpost.choose': ItemView;
  'launch.confirm': ItemView;
  'link.make': LinkAnswer;
  'link.adopt': ItemView;
  'panel.inject': { done: true };
  'mark.inject': { done: true };
  'strip.inject': { done: true };
  'card.inject': { done: true };
  'draft.put': { kept: true; editedElsewhere: boolean };
  'draft.drop': { kept: true };
  'outcome.save': ItemView;
  'outcome.judge': Quality;
  'outcome.parse': { form: Form };
  'outcome.waive': ItemView;
  'outcome.register': ItemView;
  'finding.setAside': ItemView;
  'offer.join': ItemView;
  'friction.spent': { done: true };
  'gate.inject': { done: true };
  'pending.judge': Quality;
  'pending.parse': { form: Form };
  'pending.waive': PendingView;
  'outcome.remove': ItemView;
  'outcome.undo': ItemView;
  'conflict.settle': ItemView;
  'copied.settle': ItemView;
  'gone.settle': ItemView;
  'overwritten.settle': ItemView;
  'damaged.repair': ItemView;
  'foreign.begin': ItemView;
  'share.choose': ItemView;
  'share.retry': ItemView;
  'section.text': { text: string };
  'place.choose': ItemView;
  'pending.attach': ItemView;
  'list.open': { used: boolean; developer: boolean };
  'rows.inject': { done: true };
  /** `unused`: keys of rows whose place nobody uses (any more). */
  'rows.read': { rows: RowView[]; notice?: ReadingNotice; unused?: string[] };
  'rows.sentence': { text: string };
  'list.count': ListView;
  'list.items': { items: ListItem[]; over: ListView['over']; notice?: ReadingNotice };
  'list.inject': { done: true };
  /** What the act itself answers. */
  'list.item': ItemView | { kept: true; editedElsewhere?: boolean } | { text: string };
  'list.waive': ItemView;
  /** Per item what stood there before, so that it can be undone one by one. */
  'list.fill': { changed: { item: ItemRef; view: ItemView; before: Form }[]; failed?: ItemRef[] };
  'list.comment': { url?: string } | { trouble: Trouble };
  'list.write': { done: true };
  'pull.open': PullView;
  'pull.launched': PullView;
  'page.options': { done: true };
  'pending.open': PendingView;
  'pending.put': PendingView;
  'pending.touch': { done: true };
  'pending.drop': { done: true };
  /** `isPublic`: no text yet, the place is public and nobody has agreed to anything. */
  'pending.text': { text: string; isPublic?: true };
  'settings.get': {
    settings: Settings;
    places: ChosenPlace[];
    remembered: Remembered[];
    markers: MarkerChoice[];
    syncNotice?: string;
    version: string;
  };
  'settings.put': { settings: Settings };
  'place.set': { places: ChosenPlace[] };
  'place.askAgain': { remembered: Remembered[] };
  'marker.set': { markers: MarkerChoice[] };
  'connection.test': ConnectionView;
  'connection.changed': { connections: ConnectionView[]; sessions?: ConnectionView[] };
  'connection.revoke': { done: boolean };
  'connection.list': { connections: ConnectionView[]; sessions?: ConnectionView[] };
  'ledger.list': { rows: LedgerRow[] };
  'ledger.clear': { done: true };
  'data.export': { text: string; name: string };
  'data.import': ImportReport;
  'data.wipe': { done: true };
  'pending.list': { pending: PendingView[] };
  'pending.discard': { pending: PendingView[] };
  'pending.attachTo': { ok: boolean; problem?: string };
  'popup.tab': PopupView;
  'popup.showPanel': { done: boolean };
  'outbox.list': { rows: OutboxRow[] };
  'tabs.wake': { tabs: number };
  'site.list': { sites: Record<string, string> };
  'site.say': { sites: Record<string, string> };
};

export type Message = PageMessage | OwnMessage;
export type Answer<T extends Message['type']> =
  | { ok: true; value: Answers[T] }
  /**
   * `others`: words of somebody else wait there; `why` is their name, '' where it is not known. `held`: the item points
   * to the outcome of another one; `why` is the key of that.
   */
  | { ok: false; code: 'moved' | 'refused' | 'invalid' | 'failed' | 'others' | 'held'; why: string };

/** From the worker to page scripts of a host; each script ignores what is not about its item. */
export type Push =
  | { type: 'push.item'; view: ItemView }
  /** The command key or the popup: open or focus the panel. */
  | { type: 'push.panel' }
  /**
   * Rows of lists that changed. `stop`: the list's place is not used any more. `renew`: other places are used now, ask
   * again.
   */
  | { type: 'push.rows'; rows: RowView[]; notice?: ReadingNotice | null; stop?: boolean; renew?: boolean }
  /** The count of the list moved on; the page asks for it again. */
  | { type: 'push.list' }
  | { type: 'push.settings'; developer: boolean }
  /** To the courier: are you there? */
  | { type: 'courier.ping' }
  /**
   * To the courier: carry out this operation of the closed list on this site and no other, unless it is later than
   * `until` (ms).
   */
  | { type: 'courier.run'; tracker: string; site: string; until: number; errand: Errand };

/** An operation by its name, with what fills the parts of its path and its query. */
export type Errand = {
  operation: string;
  path?: Record<string, string>;
  query?: Record<string, string>;
  /** JSON. */
  body?: string;
};

/** What the courier brings back. */
export type Brought =
  | { ok: true; status: number; headers: Record<string, string>; text: string; url: string }
  | { ok: false; code: 'offline' | 'timeout' | 'redirected' | 'refused' | 'too-large' };
