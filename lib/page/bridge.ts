/**
 * What the content scripts of one frame share. They run in the same isolated world, so this object is one and the
 * same for fence, scout and panel, and out of reach of the page.
 */
import type { Ask } from '../messages/client';
import type { ItemView, PendingView } from '../messages/protocol';
import type { ItemRef } from '../outcome/record';
import type { Found, Place, Spot, TrackerPage } from '../trackers/tracker';
import type { GateSlot } from './gate-slot';
import type { ListSlot } from './list-slot';

/** A value that tells when it changes. Small on purpose: the scout carries it on every page. */
export type Cell<T> = { get(): T; set(next: T): void; on(listener: () => void): () => void };

export function cell<T>(value: T): Cell<T> {
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const l of [...listeners]) l();
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Handles a key typed into one of our hosts; true when it was used. Called from the fence, before the page. */
export type KeyHandler = (event: KeyboardEvent) => void;

/** What the panel opens for: the form, what it has to say, a question that the strip asked, the ways to share. */
export type Intent = 'edit' | 'show' | 'launch' | 'share';

/** Where the panel renders and what it works on. Made by the scout, used by the panel. */
export type PanelSlot = {
  /** Empty element inside our shadow root; the panel renders into it and nowhere else. */
  container: HTMLElement;
  root: ShadowRoot;
  ask: Ask;
  /** The scout folds the panel to the strip (Escape, chevron); the draft is kept by the panel before it calls. */
  fold(): void;
  /** Opened by a button of the strip, or by the chevron (`show`). */
  intent: Cell<Intent>;
  /** It opened by itself: the cursor stays where it is. */
  quiet?: boolean;
  narrow: Cell<boolean>;
  /** The panel registers its key handling here; the fence keeps these events from the page. */
  keys: { handler: KeyHandler | null };
} & (
  | {
      mode: 'item';
      item: ItemRef;
      view: Cell<ItemView>;
      /** Where an item has a page of its own; null: nowhere that is known. */
      address(item: ItemRef): string | null;
      /** The page still shows the description as it was before our write. */
      behind?: Cell<boolean>;
      /** Something was saved just now: a page that shows the same text afterwards shows the one from before. */
      saved?(): void;
    }
  | {
      mode: 'new';
      place: Place;
      view: Cell<PendingView>;
      /** What stands in the tracker's title field now. */
      title(): string;
      viewer?: string;
      /** Puts text into the tracker's description by the person's own click; false when there is no field. */
      insert(text: string): boolean;
    }
);

/** What the scout found and keeps looking at: one item, or one create form, until `signal` aborts. */
export type Stay = { tracker: TrackerPage; signal: AbortSignal; ask: Ask } & (
  | {
      kind: 'item';
      item: ItemRef;
      place: Place;
      found: Cell<Extract<Found, { state: 'item' }>>;
      view: ItemView;
      /** Its person has just chosen that nothing stands here: it is said once, with the way back. */
      justHidden?: boolean;
      /** Begun some time after the page was loaded, or on the way back: its data from then may be out of date. */
      late?: boolean;
    }
  | { kind: 'new'; place: Place; found: Cell<Extract<Found, { state: 'new' }>>; view: PendingView }
);

/** What can stand in the page outside the panel. Each comes with a script of its own, when it is needed. */
export type FaceKind = 'mark' | 'strip' | 'card';

export type Face = {
  kind: FaceKind;
  enter(stay: Stay): void;
  /** Opens or focuses the panel of the present stay (key, command, popup). True when there was one. */
  open(): boolean;
  /** The extension was updated or removed under this page. */
  dead(): void;
  /** A newer version has come: everything of this one goes, also its notice. */
  leave(): void;
};

/** `developer`: our roots are open for inspection; absent: not asked yet. */
export type Visit = { tracker: TrackerPage; spot: Spot; ask: Ask; developer?: boolean };

export type Bridge = {
  /** Our hosts and who handles keys typed into them. */
  hosts: WeakMap<EventTarget, { handler: KeyHandler | null }>;
  /** Keys typed anywhere else in the page: the scout takes Alt+O and nothing more. */
  page: KeyHandler | null;
  /** What stands in the page now. */
  face: Face | null;
  /** Set by the scripts of the faces when they run: how to make one. */
  faces: Partial<Record<FaceKind, () => Face>>;
  /** What was chosen for the place of the present item has changed: brings the other face, or calls that off again. */
  change: ((view: ItemView, justHidden?: boolean) => void) | null;
  /** Takes down everything of the scout that runs now; called by a newer one in the same world (update). */
  quit: (() => void) | null;
  /** The slot that waits for, or holds, the panel. */
  slot: PanelSlot | null;
  /** Set by the panel script when it runs: mounts into the slot, gives the way to take it down again. */
  mountPanel: ((slot: PanelSlot) => () => void) | null;
  /** The page has taken over what its server sent: something may be inserted. */
  calm: boolean;
  /** The page as the scout sees it now: which tracker, where its address leads. */
  visit: Visit | null;
  /** The script of the rows, while it runs: told of each navigation, and when it has to go. */
  rows: { visit(): void; stop(): void } | null;
  /** The slot that waits for, or holds, our own list. */
  listSlot: ListSlot | null;
  /** Set by the script of our own list when it runs, like `mountPanel`. */
  mountList: ((slot: ListSlot) => () => void) | null;
  /** Set by the script of the gate when it runs: shows the dialog of a held press, gives the way to take it down. */
  mountGate?: (slot: GateSlot) => () => void;
};

const KEY = '__sightline';

/** The bridge of this frame's isolated world; made by whoever comes first. */
export function bridge(): Bridge {
  const world = globalThis as typeof globalThis & { [KEY]?: Bridge };
  world[KEY] ??= {
    hosts: new WeakMap(),
    page: null,
    face: null,
    faces: {},
    change: null,
    quit: null,
    slot: null,
    mountPanel: null,
    calm: true,
    visit: null,
    rows: null,
    listSlot: null,
    mountList: null,
  };
  return world[KEY];
}
