/**
 * What a tracker must be able to do. Two halves, so that the always-on page script carries none of the second:
 * `TrackerPage` (pure: URL and document in, facts out, no writes) and `TrackerHome` (worker: the shared home).
 */
import type { Form } from '../outcome/fields';
import type { ItemRef, Outcome } from '../outcome/record';

/** Where a page's URL leads. `silent` pages get nothing and send nothing. */
export type Place = {
  tracker: string;
  site: string;
  /** What a person chooses: "acme/shop". */
  name: string;
  /** The wider choice: "acme". */
  owner: string;
};

export type Spot =
  | { kind: 'item'; item: ItemRef; place: Place }
  /** A form for an item that does not exist yet, on a page of its own. */
  | { kind: 'new'; place: Place }
  /**
   * Lists and boards. A create dialog may open here; items may open beside it (then the kind is `item`). Without a
   * place where the URL names none (a dashboard, a project across repositories): the dialog then tells it.
   */
  | { kind: 'list'; place?: Place }
  | { kind: 'silent' };

/** A place of the document where something of ours may stand. */
export type Mount = {
  /** Insert before `before`, after `after`, or as first child of `into`. Exactly one is set. */
  before?: Element;
  after?: Element;
  into?: Element;
  /** Which rung of the ladder matched, 0 the newest: told to the person when it is the last resort. */
  rung: number;
};

/** What a document shows of the item its URL names. All of it is read, nothing is changed. */
export type Found =
  | {
      state: 'item';
      /** With the stable id when the page tells it. */
      item: ItemRef;
      title: string;
      /** Under the title and above the body; null: no anchor, use the floating panel. */
      strip: Mount | null;
      /** End of the title, for the mark of a place nobody chose. */
      mark: Mount | null;
      /** True in a column under about 560 px (side panel). */
      narrow: boolean;
      /** The raw text of the home when the page carries it and it is not stale; else undefined. */
      raw?: string;
      /** The rendered home, for reading without a credential; null while an editor is open or when absent. */
      rendered: Element | null;
      /** True while somebody edits the home in the page: nothing may be written then. */
      editing: boolean;
      viewer?: string;
      author?: string;
      /** Undefined when the page does not say. */
      isPublic?: boolean;
      /** Why a part was not found, in words for the person; empty when all is well. */
      lost: string[];
      /** The smallest elements in which a change can change this answer; the page script watches only these. */
      watch: Element[];
      /** Elements that come into view or go by an attribute alone, and change this answer with that. */
      toggles?: Element[];
    }
  /** The document has not caught up with the URL, or is not hydrated: look again, `why` for the give-up. */
  | { state: 'wait'; why: string; watch?: Element[] }
  /** A create form is open, on its own page or as a dialog. */
  | {
      state: 'new';
      place: Place;
      title: string;
      panel: Mount | null;
      /** The description field into which a person's own click may put the section; null with an issue form. */
      body: HTMLTextAreaElement | null;
      narrow: boolean;
      viewer?: string;
      lost: string[];
      watch: Element[];
    }
  /**
   * The URL's kind of page, but not an item (deleted, pull request behind the same URL, no access), or a list
   * without an open form. `watch`: where a form would open.
   */
  | { state: 'none'; watch?: Element[] };

export interface TrackerPage {
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  /** Where the URL leads. Pure; unknown pages are `silent`. */
  parse(url: URL): Spot;
  /** Where the item has a page of its own; null: its key is none of this tracker's. */
  address(item: ItemRef): string | null;
  /**
   * What the document shows. Never throws, never writes.
   * @param late true when the page has been waited for: weaker signs of readiness are then good enough
   */
  find(doc: Document, url: URL, late?: boolean): Found;
}

/** Why a request did not do its work, in the words of the worker; the panel turns it into a sentence. */
export type Trouble = {
  code:
    | 'offline'
    | 'timeout'
    | 'no-credential'
    | 'credential-expired'
    | 'credential-refused'
    | 'not-permitted'
    | 'not-approved'
    | 'hidden'
    | 'gone'
    | 'moved'
    | 'locked'
    | 'too-long'
    | 'rate-limited'
    | 'server'
    | 'bad-answer'
    | 'editor-open'
    | 'redirected';
  status?: number;
  /** The tracker's own reason, shortened, plain text. */
  reason?: string;
  /** When it makes sense to try again (ms since epoch); absent: not by itself. */
  retryAt?: number;
  /** For `too-long`: characters over the limit. For `moved`: the new key. */
  over?: number;
  movedTo?: string;
  /** Which credential was used (its id, never its value). */
  credential?: string;
};

/** What was found in the shared home. */
export type HomeState =
  /** `foreign`: what people wrote under an "Outcome" heading of their own, which is never touched. */
  | { kind: 'none'; foreign?: string }
  | {
      kind: 'outcome';
      outcome: Outcome /** read from the visible text after a hand edit */;
      handEdited: boolean;
    }
  /** Present but not readable: shown as text, with "repair"; never overwritten. */
  | { kind: 'damaged'; text: string; why: 'malformed' | 'doubled' | 'too-large' }
  /** Written by a newer major version: read-only. */
  | { kind: 'newer'; format: string; text: string };

export type HomeRead = {
  /** The item as the tracker names it now (stable id, current key). */
  item: ItemRef;
  title: string;
  home: HomeState;
  /** Opaque mark of exactly this text; a write names it. */
  etag: string;
  canWrite?: boolean;
  viewer?: string;
  author?: string;
  locked?: boolean;
  /** Server's date of the answer, ms since epoch. */
  at: number;
};

/**
 * An edit of somebody else that one of our writes replaced; found in the edit history.
 * `text` is what they added (for people), `full` the whole text they had left.
 */
export type Overwritten = {
  by: string;
  at: string;
  text: string;
  full: string;
  /** The lines they had added and our write took away; empty when they only took lines out. */
  lines: string;
  /** Mark of the text that our write left; while that still stands, `full` can be put back whole. */
  sent: string;
};

export type HomeWrite =
  | { ok: true; read: HomeRead }
  /** The home changed between the read this write was made from and now: merge and come again. */
  | { ok: false; changed: HomeRead }
  | { ok: false; trouble: Trouble };

/** Network as it is handed to an adapter: one function that cannot reach more than the tracker's own hosts. */
export type Net = (req: {
  url: string;
  method?: 'GET' | 'POST' | 'PATCH';
  headers?: Record<string, string>;
  body?: string;
  /** A POST that only reads (GraphQL queries): no pause before it. */
  readOnly?: boolean;
  /** For the ledger, in plain words. */
  why: string;
  item?: string;
  /** The credential to use; the header is added by the network, the value is never seen here. */
  credential?: string;
}) => Promise<
  | { ok: true; status: number; headers: Record<string, string>; text: string; url: string; at: number }
  | { ok: false; code: 'offline' | 'timeout' | 'redirected' | 'refused' | 'too-large' }
>;

export type HomeIo = {
  net: Net;
  /** Milliseconds since epoch. */
  now(): number;
  /** Credentials that may serve this item, best first. Empty: read without one. */
  credentials(item: Pick<ItemRef, 'tracker' | 'site' | 'key'>): Promise<{ id: string }[]>;
};

/** What a write leaves behind before it is sent, so that a killed worker can find out later what came of it. */
export type WriteMark = { before: string; sent: string };

/** What the tracker's edit history says about one of our writes. */
export type WriteCheck =
  /**
   * `overwritten`: edits that it replaced, oldest first. `theirs`: what our section said in them, where somebody had
   * changed that too.
   */
  | { landed: true; overwritten?: Overwritten[]; theirs?: Outcome[] }
  | { landed: false }
  /** The history could not be read: asked again later. */
  | { trouble: Trouble };

/** Who took our section out of the home, and when (ISO 8601). Empty: the history does not tell. */
export type Removal = { by?: string; at?: string; trouble?: undefined } | { trouble: Trouble };

export interface TrackerHome {
  readonly id: string;
  /** Reads the shared home of an item; the newest state the tracker will give. */
  read(item: ItemRef, io: HomeIo): Promise<{ ok: true; read: HomeRead } | { ok: false; trouble: Trouble }>;
  /**
   * Puts `outcome` into the home (or takes the section out, keeping a tombstone, when `content.removed` is set),
   * changing nothing else. `seen` is the etag of the read this version was made from; when our part of the home
   * differs now, nothing is written and the new state comes back.
   * @param mark is awaited just before the request that writes
   * @param how `restore`: edits of other people to put back with it;
   *   `repair`: a damaged section becomes plain text and a fresh one is put beside it
   */
  write(
    item: ItemRef,
    outcome: Outcome,
    seen: string,
    io: HomeIo,
    mark: (mark: WriteMark) => Promise<void>,
    how?: { restore?: Overwritten[]; repair?: boolean },
  ): Promise<HomeWrite>;
  /** Looks up in the edit history what came of a write, and whose edit it replaced. */
  check(item: ItemRef, mark: WriteMark, io: HomeIo): Promise<WriteCheck>;
  /** Who took the section out of the home, by the edit history. */
  removal(item: ItemRef, io: HomeIo): Promise<Removal>;
  /** Who a credential speaks for, and what it may do. */
  whoAmI(
    credential: string,
    place: string | undefined,
    io: HomeIo,
  ): Promise<
    | { ok: true; login: string; expiresAt?: number; scopes?: string; trouble?: Trouble }
    | { ok: false; trouble: Trouble }
  >;
  /** Is the place readable by everyone on the internet? */
  visibility(
    place: { name: string; site: string },
    io: HomeIo,
  ): Promise<'public' | 'restricted' | { trouble: Trouble }>;
  /** The text a person pastes by hand, and the reading of a text or of a rendered section found in a page. */
  section: {
    write(outcome: Outcome): string;
    read(text: string, item: ItemRef): HomeState;
    readRows(rows: RenderedSection, item: ItemRef): HomeState;
    /** Answers out of a text that people wrote under an "Outcome" heading of their own. */
    begin(text: string): Form;
    /** What can still be read of a damaged section, to begin the form with. */
    salvage(text: string): Form;
  };
}

/** A section as it was found rendered in a page: rows as texts, the data block as text. */
export type RenderedSection = { rows: [label: string, value: string][]; data: string | null; count: number };
