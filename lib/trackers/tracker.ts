// Longer than 300 lines: the interface of a tracker, types only, to be read as a whole.
/**
 * What a tracker must be able to do. Two halves, so that the always-on page script carries none of the second:
 * `TrackerPage` (pure: URL and document in, facts out, no writes) and `TrackerHome` (worker: the shared home).
 */
import type { Form } from '../outcome/fields';
import type { ItemRef, Outcome } from '../outcome/record';
import type { ItemFacts } from '../outcome/stage';

/** Where a page's URL leads. `silent` pages get nothing and send nothing. */
export type Place = {
  tracker: string;
  site: string;
  /** What a person chooses: "acme/shop". */
  name: string;
  /** The wider choice: "acme". */
  owner: string;
};

/** A list or board, as its URL tells. Without a place where the URL names none (a dashboard, a search, a project). */
export type ListSpot = {
  place?: Place;
  /** Rows are items, pull requests (told by the items they close), or cards and rows of a board. */
  of: 'items' | 'pulls' | 'board';
  /** Whose it is, where the URL tells that without a place. */
  owner?: string;
  /** The page shows items of that owner which its URL does not name (a reading pane): it names them itself. */
  holds?: true;
};

export type Spot =
  /** `over`: the item is shown over or beside this list, whose rows stay in the page. */
  | { kind: 'item'; item: ItemRef; place: Place; over?: ListSpot }
  /** A change that may close items, on its conversation page. */
  | { kind: 'pull'; item: ItemRef; place: Place }
  /** A form for an item that does not exist yet, on a page of its own. */
  | { kind: 'new'; place: Place }
  /**
   * Lists and boards. A create dialog may open here, and tells the place where the URL names none; items may open
   * beside it (then the kind is `item`).
   */
  | ({ kind: 'list'; tracker: string } & ListSpot)
  | { kind: 'silent' };

/** A place of the document where something of ours may stand. */
export type Mount = {
  /** Insert before `before`, after `after`, as first child of `into`, or as last of `end`. Exactly one is set. */
  before?: Element;
  after?: Element;
  into?: Element;
  end?: Element;
  /** Which rung of the ladder matched, 0 the newest: told to the person when it is the last resort. */
  rung: number;
};

/** What a document shows of the item its URL names. All of it is read, nothing is changed. */
export type Found =
  | {
      state: 'item';
      /** With the stable id when the page tells it. */
      item: ItemRef;
      /** Its place, where the URL does not name the item (a reading pane). */
      place?: Place;
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

/** What addresses and keys tell without a document. Pure; pages and worker carry it for every tracker. */
export interface TrackerAddresses {
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  /** Is a host certainly one of its sites? Sites under a company's own domain are known by what a person allowed. */
  isSite(host: string): boolean;
  /** Where the URL leads. Pure; unknown pages are `silent`. Keys are "<name of the place><# or -><number>". */
  parse(url: URL): Spot;
  /** Where the item has a page of its own; null: its key is none of this tracker's. */
  address(item: ItemRef): string | null;
}

/** An act of a person in the page that can be held before it happens. */
export type Held =
  /** Closes the item as done. */
  | 'close'
  /** Makes the item that the open form describes. */
  | 'create';

export interface TrackerPage extends TrackerAddresses {
  /**
   * What the document shows. Never throws, never writes.
   * @param late true when the page has been waited for: weaker signs of readiness are then good enough
   */
  find(doc: Document, url: URL, late?: boolean): Found;
}

/**
 * What a page shows of an item beside its outcome, and what a press in it would do. Pure reads, apart from `TrackerPage`
 * because only pages of a used place carry them.
 */
export interface TrackerSigns {
  readonly id: string;
  /**
   * State, type, labels, columns, as far as the page shows them without words of the interface; what it does not show
   * is absent.
   * @param at an element of what shows the item, one of `Found.watch`
   */
  facts(at: Element): ItemFacts;
  /**
   * Which act a press on this element would be; null: none of ours, it is let through. Quick: it is asked at every press
   * while an item or a form of a used place is shown. `by`: the way it came; keys are Ctrl or Cmd+Enter.
   */
  actOf(target: Element, by: 'click' | 'keys'): Held | null;
}

/** How a tracker's pages show their theme. */
export type PageTheme = {
  /** Attributes of `html` that tell it. */
  attributes: readonly string[];
  mode(doc: Document, prefersDark: boolean): 'light' | 'dark';
};

/** One row or card that stands for an item. */
export type Row = {
  item: ItemRef;
  /** A pull request: what it closes is asked about instead. */
  pull: boolean;
  /** The whole row: what is seen of it decides whether it is asked about. */
  el: Element;
  title: string;
};

/** Where the badge of a row stands. */
export type BadgeSpot = {
  mount: Mount;
  /** No room for a word (a narrow card, a table cell): the sign alone. */
  tight: boolean;
  /** Where that depends: a row of this width or more (px) has room for words, a narrower one for the sign alone. */
  words?: number;
  /** Last in a text that may break: the sign takes no width there, so that it never begins a line of its own. */
  slim?: true;
  /** In a line that keeps what stands in it apart by itself: no space of ours on top of that. */
  near?: true;
};

/**
 * The rows of a tracker's lists and boards. Pure reads, apart from `TrackerPage` because only pages with a list of
 * a used place carry them.
 */
export interface TrackerRows {
  readonly id: string;
  /** The smallest elements in which rows come and go; empty while there are none. */
  scopes(doc: Document): Element[];
  /** The same in steps, for pages so long that one look through all of it would be felt. */
  search?(doc: Document): Generator<undefined, Element[]>;
  /** Selects every element that may be the title link of a row. Asked for at each change, so it must be cheap. */
  readonly link: string;
  /** The row of a title link; null when it is none, or leads to no item. */
  row(link: Element, url: URL): Row | null;
  /** Where the badge of a row stands now; asked when it is shown, which few rows of a long list are. */
  badge(row: Element): BadgeSpot;
  /** The page has not taken over what the server sent yet: nothing may be inserted, so nothing needs to be looked for. */
  waits(doc: Document): boolean;
  /** Where the bar of this list stands; null: no bar here. */
  bar(doc: Document): Mount | null;
  /**
   * What of an address makes it another page of rows, and what only asks the page for others: an item over it does
   * neither.
   */
  page(url: URL): { path: string; query: string };
  /** What is seen of a row where that is less than all of it; our outline goes around it. Absent: the row. */
  face?(row: Element): Element;
  /**
   * The page shows cards, whatever its address says: the bar stands over them where the page has no place for it. Asked
   * at each look. Absent: the address tells.
   */
  board?(doc: Document): boolean;
  /** In words, when the page names items and no row of them is known any more: its layout has changed. */
  lost(doc: Document, url: URL): string | null;
  /** Where the lines of a pull request stand; null: not there yet. `title`: what it is called. */
  pull(doc: Document, url: URL): { mount: Mount; title: string } | null;
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
    | 'redirected'
    /** No page of the site is open, through which the request would go. */
    | 'no-tab'
    /** The person is not signed in to the tracker any more. */
    | 'signed-out'
    /** Somebody else is signed in now than when it was saved. */
    | 'other-account'
    /** Nobody could tell who was signed in when it was saved: it is not sent before a person says so. */
    | 'no-account'
    /** Down for maintenance. */
    | 'maintenance'
    /** It is archived, and takes no changes. */
    | 'archived'
    /** The item is fine, but the key opens another workspace. */
    | 'other-workspace';
  status?: number;
  /** The tracker's own reason, shortened, plain text. */
  reason?: string;
  /** When it makes sense to try again (ms since epoch); absent: not by itself. */
  retryAt?: number;
  /** For `too-long`: characters over the limit. For `moved`: the new key. */
  over?: number;
  movedTo?: string;
  /** For `other-account`: whose words wait, for people. */
  by?: string;
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
  /** When the change reached users, as far as the tracker knows (null: not yet); a person confirms it. */
  launch?: LaunchProposal | null;
  /** State, type, labels, columns, as far as this answer told them; absent: nothing was told, what is known stays. */
  facts?: ItemFacts;
  /** Where the record was found, when not in the usual home: who wrote it may only comment, or put it there by hand. */
  via?: 'comment' | 'description';
  /** A section that a person pasted stands beside the usual home: it says an older version, or another one. */
  pasted?: 'older' | 'other';
  /** Where it was not looked for: "none" says nothing of a record that was found there before. */
  unlooked?: 'comment';
  /** What people wrote there, apart from our part; for whoever decides about the item elsewhere. Kept nowhere. */
  excerpt?: Excerpt;
  /** Server's date of the answer, ms since epoch. */
  at: number;
};

/** `at`: ISO 8601 or an ISO day; `why`: in words for people, such as "release 1.4" or "moved to Done". */
export type LaunchProposal = { at: string; why: string };

/** `cut`: there is more; `openedAt`: ISO 8601. */
export type Excerpt = { text: string; cut: boolean; openedAt?: string };

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
  /** `settled`: the tracker keeps no history to look into; what there was to see, the adapter has seen. */
  | { ok: true; read: HomeRead; settled?: true }
  /** The home changed between the read this write was made from and now: merge and come again. */
  | { ok: false; changed: HomeRead }
  | { ok: false; trouble: Trouble };

/** Network as it is handed to an adapter: one function that cannot reach more than the tracker's own hosts. */
export type Net = (req: {
  url: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  body?: string;
  /** For a list: what somebody waits for goes first. */
  patient?: boolean;
  /** A POST that only reads (GraphQL queries): no pause before it. */
  readOnly?: boolean;
  /** For the ledger, in plain words. */
  why: string;
  item?: string;
  /** The credential to use; the header is added by the network, the value is never seen here. */
  credential?: string;
  /** Asked when its turn has come: false, and it does not leave. */
  may?(): Promise<boolean>;
  /** Told of an answer before the next request to this host leaves. */
  after?(answer: NetAnswer): Promise<void>;
}) => Promise<
  | NetAnswer
  | {
      ok: false;
      code: 'offline' | 'timeout' | 'redirected' | 'refused' | 'too-large' | 'held';
      /** For `refused`: why its credential could not be renewed, so that it did not leave. */
      trouble?: Trouble;
    }
>;

export type NetAnswer = {
  ok: true;
  status: number;
  headers: Record<string, string>;
  text: string;
  url: string;
  at: number;
};

/**
 * One of the fixed operations that a page of a site may carry out with the person's own session (`SessionTable`).
 * The worker names it and its parts; the page makes the request out of them.
 */
export type SessionCall = {
  tracker: string;
  site: string;
  /** Name of a row of the tracker's table. */
  operation: string;
  /** Values for the parts of its path, and for its query, by name. */
  path?: Record<string, string>;
  query?: Record<string, string>;
  /** JSON. */
  body?: unknown;
  /** For a list: what somebody waits for goes first. */
  patient?: boolean;
  why: string;
  item?: string;
  /**
   * The tab whose person it is for: only pages with the same cookies carry it. Below 0, for somebody in a page of the
   * extension: only where all pages of the site have the same.
   */
  tab?: number;
  /** Where pages of several sessions are open at the site: that of this account, as far as it is known. */
  as?: string;
  /**
   * Asked in the page that is to carry the call, just before it and with nothing in between. Unless `may` says yes,
   * the call does not leave.
   */
  first?: {
    operation: string;
    path?: Record<string, string>;
    why: string;
    may(answer: SessionAnswer): Promise<boolean>;
  };
};
export type SessionAnswer =
  /** `jar`: whose cookies the page had that carried it; absent: the usual ones of the browser. */
  | (NetAnswer & { jar?: string })
  /**
   * `redirected`: the site led somewhere else, which was not followed: to its sign-in page, mostly. `held`: what was
   * asked first said no.
   */
  | {
      ok: false;
      code: 'offline' | 'timeout' | 'redirected' | 'refused' | 'too-large' | 'no-tab' | 'held';
    };

/** A row of the closed list of what may be asked with a person's session. Lives in `<tracker>/operations.ts`. */
export type SessionOperation = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** "/rest/api/3/issue/{issue}/properties/{property}"; parts in braces are filled in, encoded. */
  path: string;
  /** What each part of the path may look like. */
  parts?: Record<string, RegExp>;
  /** What each value of the query may look like. */
  query?: Record<string, RegExp>;
  /** Bodies are checked by the worker before they are sent (zod); here only whether there is one, and how long. */
  body?: { most: number };
  /** It changes something: no redirect is followed, and it waits its turn. */
  writes?: true;
  /** Without cookies, as somebody who is not signed in. */
  anonymous?: true;
  /** Sent along; `accept` and, with a body, `content-type` are JSON by themselves. */
  headers?: Readonly<Record<string, string>>;
};
export type SessionTable = Readonly<Record<string, SessionOperation>>;

/** Breaks that a tracker asked for; all times ms since epoch. */
export type Pauses = {
  /** Nothing leaves with this credential before that moment; undefined: there is no break. */
  until(of: Limited): Promise<number | undefined>;
  /** A limit was met. @param until as the tracker said */
  begin(of: Limited, until: number | undefined): Promise<void>;
};
export type Limited = {
  tracker: string;
  site: string;
  credential?: string | undefined;
  /** A part of the API that is counted apart; absent: all of it. */
  part?: string | undefined;
};

export type HomeIo = {
  net: Net;
  /** Milliseconds since epoch. */
  now(): number;
  /**
   * Credentials that may serve this item, best first. Empty: read without one.
   * @param tab whose session it is, where several are open at the site; absent, or below 0: that of the usual cookies,
   *   else the one that was asked last
   */
  credentials(item: Pick<ItemRef, 'tracker' | 'site' | 'key'>, tab?: number): Promise<Credential[]>;
  /** Asks through an open page of a site, with the person's own session; only trackers that have a table. */
  session?(call: SessionCall): Promise<SessionAnswer>;
  /** Notes who is signed in at a site, as the tracker told, with these cookies; null: nobody. */
  signedIn?(
    tracker: string,
    site: string,
    who: { account: string; name: string; jar?: string } | null,
  ): Promise<void>;
  /** Absent: no break is kept (tests). */
  pauses?: Pauses;
};

/**
 * `account`: for a person's own session, whose it was when it was last asked about; absent: not known, or somebody has
 * come since who may be another.
 */
export type Credential = {
  id: string;
  account?: string;
  /** The person's own session, and when it was last asked whose (ms). */
  session?: true;
  askedAt?: number;
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

/** What one request told of one row. */
export type RowRead =
  /** `doneAt`: when it was closed as done (ISO 8601). */
  | { kind: 'item'; read: HomeRead; updatedAt: string; doneAt?: string }
  | {
      kind: 'pull';
      item: ItemRef;
      title: string;
      updatedAt: string;
      /** Server's date of the answer, ms since epoch. */
      at: number;
      state: 'open' | 'merged' | 'closed';
      /** ISO 8601. */
      mergedAt?: string;
      /** Items it closes, with their titles; `more` beyond those. */
      closes: { item: ItemRef; title: string }[];
      more: number;
    }
  /** Not there, or not for this credential: never told as "none". */
  | { kind: 'unreadable'; trouble: Trouble };

/** An item as a search of the tracker names it, without its text. */
export type Listed = { item: ItemRef; title: string; updatedAt: string; author?: string };

type Told<T> = ({ ok: true } & T) | { ok: false; trouble: Trouble };

/** Many items at once. Every request is for one credential; the caller groups by `HomeIo.credentials`. */
export interface TrackerLists {
  /** Most homes that one `read` may ask for. */
  readonly most: number;
  /**
   * Homes of up to `most` items, in their order. Asked items may turn out to be pull requests.
   * @param via where the record of an item was found when it was read last: it is looked for there again
   */
  read(
    items: readonly ItemRef[],
    io: HomeIo,
    via?: (item: ItemRef) => HomeRead['via'],
  ): Promise<Told<{ rows: RowRead[] }>>;
  /** When items were changed last (ISO 8601), in their order; null: not readable. Up to 100, without their texts. */
  stamps(items: readonly ItemRef[], io: HomeIo): Promise<Told<{ stamps: (string | null)[] }>>;
  /**
   * Has anything in a place changed since `mark` was given? One conditional request, free when nothing has.
   * @param mark what the last call gave; undefined: never asked
   */
  changed(
    place: Place,
    mark: string | undefined,
    io: HomeIo,
  ): Promise<Told<{ changed: boolean; mark?: string }>>;
  /** What a list's URL asks for, in the tracker's own words; null: it cannot be asked, only seen. Pure. */
  queryOf(url: URL): string | null;
  /**
   * One page (up to 100) of what a query finds, without texts. `after` from the page before. `atLeast`: the tracker does
   * not say how many there are; `total` is how many have been told so far, and there are more.
   */
  query(
    site: string,
    query: string,
    after: string | undefined,
    io: HomeIo,
  ): Promise<Told<{ total: number; atLeast?: true; items: Listed[]; next?: string }>>;
  /**
   * The tracker's own search for items of a place without the marker label: in its words, and its address. Null: no
   * address asks for that. Pure.
   */
  searchWithout(place: Place, label: string): { text: string; href: string } | null;
}

/** What a list lets a person do to an item besides its outcome. */
export interface TrackerActs {
  /** Puts a comment under the item. */
  comment(item: ItemRef, text: string, io: HomeIo): Promise<Told<{ url?: string }>>;
  /** Puts the marker label on the item or takes it off; already so counts as done. */
  label(item: ItemRef, label: string, on: boolean, io: HomeIo): Promise<Told<object>>;
}

/** A team file as it was found in a well-known place. `mark`: opaque, for "has it changed?" and for writing. */
export type FoundFile = { text: string; mark: string; at: number; by?: string; url?: string };

/** Well-known places of team files. What stands in them is text: whoever asks reads and checks it. */
export interface TrackerTeamFiles {
  /** In which place the file of this place would be: "acme/shop" has its own, or its owner's. Most likely first. */
  places(place: Place): Place[];
  /** In words for people: ".github/sightline.json in acme/product". */
  nameOf(place: Place): string;
  /**
   * @param mark of what is held; unchanged since: `same`
   */
  read(
    place: Place,
    mark: string | undefined,
    io: HomeIo,
  ): Promise<
    | { ok: true; found: FoundFile }
    | { ok: true; same: true; at: number }
    | { ok: true; none: true; at: number }
    | { ok: false; trouble: Trouble }
  >;
  /** Ways in which it can be written there, for people to choose from; empty: it cannot. */
  readonly ways: readonly ('direct' | 'proposal')[];
  /**
   * Writes the file if it still is as `mark` says (undefined: none). `direct`: at once (a commit, a property);
   * `proposal`: as a change that others agree to (a pull request); its address comes back.
   */
  write(
    place: Place,
    text: string,
    mark: string | undefined,
    way: 'direct' | 'proposal',
    why: string,
    io: HomeIo,
  ): Promise<
    { ok: true; mark?: string; url?: string } | { ok: false; changed: true } | { ok: false; trouble: Trouble }
  >;
}

export interface TrackerHome {
  readonly id: string;
  /** The tracker keeps the history of what we write: a registration needs no witness. */
  readonly history?: true;
  /** Absent: this tracker has no well-known place. */
  teamFiles?: TrackerTeamFiles;
  /** Reads the shared home of an item; the newest state the tracker will give. */
  read(item: ItemRef, io: HomeIo): Promise<{ ok: true; read: HomeRead } | { ok: false; trouble: Trouble }>;
  /**
   * Puts `outcome` into the home (or takes the section out, keeping a tombstone, when `content.removed` is set),
   * changing nothing else. `seen` is the etag of the read this version was made from; when our part of the home
   * differs now, nothing is written and the new state comes back.
   * @param mark is awaited just before the request that writes
   * @param how `restore`: edits of other people to put back with it;
   *   `repair`: a damaged section becomes plain text and a fresh one is put beside it;
   *   `account`: who has to be signed in, where the person's own session is used;
   *   `where`: a section that is new in a description begins it or ends it
   */
  write(
    item: ItemRef,
    outcome: Outcome,
    seen: string,
    io: HomeIo,
    mark: (mark: WriteMark) => Promise<void>,
    how?: { restore?: Overwritten[]; repair?: boolean; account?: string; where?: 'start' | 'end' },
  ): Promise<HomeWrite>;
  /** Looks up in the edit history what came of a write, and whose edit it replaced. */
  check(item: ItemRef, mark: WriteMark, io: HomeIo): Promise<WriteCheck>;
  /** Who took the section out of the home, by the edit history. */
  removal(item: ItemRef, io: HomeIo): Promise<Removal>;
  /**
   * Who a credential speaks for, and what it may do.
   * @param origin the one origin it may be sent to; absent: that of the tracker's first site
   */
  whoAmI(
    credential: string,
    place: string | undefined,
    io: HomeIo,
    origin?: string,
  ): Promise<
    | { ok: true; login: string; expiresAt?: number; scopes?: string; trouble?: Trouble }
    | { ok: false; trouble: Trouble }
  >;
  /** Is the place readable by everyone on the internet? */
  visibility(
    place: { name: string; site: string },
    io: HomeIo,
  ): Promise<'public' | 'restricted' | { trouble: Trouble }>;
  /** Many at once; absent: this tracker's lists show only what is on the device. */
  lists?: TrackerLists;
  acts?: TrackerActs;
  /** Present: this tracker is asked with the person's own session, by these operations and no others. */
  session?: SessionTable;
  /**
   * Shows the outcome on the item for people without the extension, or brings it up to date; null takes it off.
   * @param account whose word it is, where a session carries it: nobody else's page does
   */
  signpost?(
    item: ItemRef,
    outcome: Outcome | null,
    io: HomeIo,
    account?: string,
  ): Promise<{ ok: true } | { ok: false; trouble: Trouble }>;
  /** Does the signpost stand on the item, whoever put it there? The item was read a moment ago. */
  signposted?(
    item: ItemRef,
    io: HomeIo,
  ): Promise<{ ok: true; stands: boolean } | { ok: false; trouble: Trouble }>;
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
