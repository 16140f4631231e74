/** What this device holds about one item. Plain data; the rules by which it changes are in `lib/sync/reconcile`. */

import type { Conflict } from '../messages/protocol';
import type { Field, Form } from '../outcome/fields';
import type { ItemRef, Outcome } from '../outcome/record';
import type { ItemFacts } from '../outcome/stage';
import type { LaunchProposal, Overwritten, Trouble, WriteMark } from '../trackers/tracker';

/** What the tracker held when it was last read. */
export type RemoteState =
  | { kind: 'unread' }
  | { kind: 'none'; foreign?: string }
  | { kind: 'outcome'; version: string; by?: string; at?: string }
  | { kind: 'damaged'; text: string; why: 'malformed' | 'doubled' | 'too-large' }
  | { kind: 'newer'; format: string; text: string };

/** Something only a person can decide. Nothing is written for the item while one stands. */
export type Standing =
  | { kind: 'conflict'; rows: Conflict[]; merged: number; theirs: Outcome; mineAt?: string }
  /**
   * As the tracker says: `looked`, what it was copied from is another item; `came`, it is this one, which had that key
   * before it was transferred.
   */
  | { kind: 'copied'; theirs: Outcome; looked?: true; came?: true }
  /** `looked`: the edit history was asked who it was. */
  | { kind: 'gone'; by?: string; at?: string; keptUntil: string; looked?: true };

export type ItemRow = {
  alias: string;
  /** `tracker|site|id` once the tracker has told the stable id. */
  node?: string;
  /** Aliases under which the tracker led on to this item: a record that names one of them as its home came with it. */
  cameFrom?: string[];
  item: ItemRef;
  title?: string;
  /** Who opened the item, as the tracker or its page told. */
  author?: string;
  /** The newest version on this device. */
  local: Outcome | null;
  /** Newest first: versions known to have been in the tracker (seen or written), for the merge base. At most 8. */
  shared: Outcome[];
  /** The last version we wrote that was not yet seen among the parents of what the tracker holds. */
  wrote: string | null;
  /** Whose session may carry it, by the tracker's own id: who was signed in when it was saved. */
  account?: string;
  /** True when `local` has something the tracker should get. */
  dirty: boolean;
  /** 1 when dirty and meant to be sent; absent otherwise, so that the index holds only those. */
  dirtyIndex?: 1;
  remote: RemoteState;
  /** Moment of the last successful read (ms), by the tracker's clock. */
  readAt?: number;
  /** Mark of the text last read. */
  etag?: string;
  /** Where the tracker held it, when not in the usual home. */
  via?: 'comment' | 'description';
  /** What a person pasted beside the home says an older version, or another one. */
  pasted?: 'older' | 'other';
  /** When the item was changed last, as the tracker said with that text; absent: not to be relied on. */
  updatedAt?: string;
  /** When the tracker said last that the item stands as it was read (ms, by the sending of the question). */
  checkedAt?: number;
  /** State, type, labels, columns, as the tracker or its page told last. */
  facts?: ItemFacts;
  /** Since when this device has been told the present state (ms). */
  factsAt?: number;
  /** What was told before that, newest first, each with the moment of its first telling. */
  factsBefore?: { facts: ItemFacts; at: number }[];
  /** Its plan was registered from this device, and the tracker has no witness of that yet. */
  toWitness?: true;
  /** The item was closed as done when it was last read, and after its place was chosen. */
  done?: boolean;
  /** The marker label as our last write left it: its name, and whether it is on. `pending`: it may not be so yet. */
  marked?: { label: string; on: boolean; pending?: true };
  /** Words that were saved here and met a link that somebody else had made: they become a draft again. */
  unsaved?: { form: Form; version: string; at: number };
  /** Where it should go, as the person chose. */
  way: 'unasked' | 'here' | 'watching' | 'share';
  /** Fields that may be shared in a public place; absent: all. */
  fields?: Field[];
  /** The fields that may not: on this device only, shown together with the outcome. */
  kept?: Form;
  standing?: Standing;
  /** The section went while something else was being asked: asked about after. */
  vanished?: true;
  /** Versions that still have to be merged after the question that stands. */
  others?: Outcome[];
  /** Who was signed in to the tracker's page when it was last open. */
  viewer?: string;
  /** Other people's edits that our writes replaced, oldest first: each is shown with a way back. */
  overwritten?: Overwritten[];
  /** Writes that were sent and not yet looked up in the edit history, oldest first. */
  writing?: (WriteMark & {
    version: string;
    wroteBefore: string | null;
    /** When it was sent (ms). */
    at?: number;
    /** The tracker answered that it took it. */
    taken?: true;
  })[];
  /** Id of a copied record that a person has decided about: it is replaced, not asked about again. */
  answered?: string;
  /** Versions that were left behind in a decision, newest first, at most 20. */
  left: Outcome[];
  /** Edits that a person wants back: the next write puts them in. */
  restore?: Overwritten[];
  /** A person pressed "repair": the next write makes the damaged section plain text and puts a fresh one. */
  repair?: true;
  readTrouble?: { trouble: Trouble; since: number };
  /** Undo of a removal until this moment (ms). */
  undoUntil?: number;
  /** When the change reached users, as the tracker proposes. */
  launch?: LaunchProposal;
  /** When a person said "not yet" to that (ms). */
  notYetAt?: number;
  /** The version that the signpost on the item shows, where it was put from this device by its person's choice. */
  signposted?: string;
  /** Bringing it up to date failed, and is tried again; `theirs`: that of somebody else. */
  signpostDue?: true | 'theirs';
  /** It stands on the item, whoever put it there, as the tracker said last; absent: not known. */
  signpostStands?: boolean;
  /** When it was handed back with a comment from this device (ms). */
  handedAt?: number;
  /** Set when a waiting outcome was attached (ms). */
  attachedAt?: number;
  /** The home was found in the description rather than written by us. */
  found?: boolean;
};

/** How an item is found by its stable id. */
export const nodeOf = (item: ItemRef) => `${item.tracker}|${item.site}|${item.id ?? ''}`;

/** A row for an item that nothing is known about. */
export function emptyRow(alias: string, item: ItemRef): ItemRow {
  return {
    alias,
    item,
    local: null,
    shared: [],
    wrote: null,
    dirty: false,
    remote: { kind: 'unread' },
    way: 'unasked',
    left: [],
  };
}
