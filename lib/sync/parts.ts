/** What the services of the worker are made of; put together in `lib/worker.ts`, replaced in tests. */
import type { ConnectionView, Remembered } from '../messages/protocol';
import type { Field } from '../outcome/fields';
import type { ItemRef } from '../outcome/record';
import type { Drafts } from '../store/drafts';
import type { Editors } from '../store/editors';
import type { FrictionStore } from '../store/friction';
import type { Moves } from '../store/moves';
import type { OutboxStore } from '../store/outbox';
import type { Outcomes } from '../store/outcomes';
import type { PendingStore } from '../store/pending';
import type { Places } from '../store/places';
import type { Profile } from '../store/profile';
import type { SettingsStore } from '../store/settings';
import type { Personal } from '../team/team';
import type { HomeIo, HomeRead, Place, TrackerHome, Trouble } from '../trackers/tracker';
import type { Signposts } from './beside';
import type { Judging } from './judging';
import type { Who } from './reconcile';

export type Parts = {
  rows: Outcomes;
  drafts: Drafts;
  pending: PendingStore;
  places: Places;
  profile: Profile;
  settings: SettingsStore;
  entries: OutboxStore;
  editors: Editors;
  io: HomeIo;
  home(tracker: string): TrackerHome | undefined;
  connections(): Promise<ConnectionView[]>;
  /** A trouble as far as more is known of its credential. */
  told(trouble: Trouble): Promise<Trouble>;
  /** Fields a person agreed to share publicly in a place, when they asked to be remembered. */
  publicFields(place: Place): Promise<Field[] | undefined>;
  setPublicFields(place: Place, fields: Field[]): Promise<void>;
  /** Outcomes of a public place stay on this device: a person asked that to be remembered. */
  keepsHere(place: Place): Promise<boolean>;
  remembered(): Promise<Remembered[]>;
  forget(place: Remembered['place']): Promise<void>;
  setKeepsHere(place: Place): Promise<void>;
  /** By which settings an item is judged. */
  judging: Judging;
  /** A team file that was found for a place and that nobody here has joined. */
  offerFor(place: Place): Promise<{ id: string; name: string; where: string } | undefined>;
  joinOffer(place: Place, id: string): Promise<void>;
  /** How Sightline looks for this person at a place, through all layers. */
  personal(place: Place): Promise<Personal>;
  /** Own minutes, on this device only. */
  minutes: FrictionStore;
  moves: Moves;
  /** The tracker answered for an item, maybe under another key. */
  answered(asked: ItemRef, is: ItemRef, who: Who): Promise<void>;
  /** What was read of an item goes into its row. */
  took(asked: ItemRef, read: HomeRead, who: Who): Promise<void>;
  /** Where outcomes are also shown for people without the extension. */
  signposts: Signposts;
  /** Whether a tab still shows this item, or a page of this place. */
  tabAlive(tab: number, of: ItemRef | Place): Promise<boolean>;
  push(item: ItemRef): Promise<void>;
  /** Lets work go on after the answer; its failure is reported, not thrown. */
  later(work: Promise<unknown>): void;
  /** Tells the tabs that show this item. */
  changed(item: ItemRef): void;
  newId(): string;
};
