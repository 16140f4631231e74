// Longer than 300 lines: the one place where all parts of the worker are handed to each other.
/**
 * The worker, put together from its parts. Everything of the platform is handed in, so that tests run the same
 * program in one process and kill it between any two awaits.
 */

import { itemWorker, type SCRIPTS } from './item-worker';
import { listWorker } from './list-worker';
import { lately } from './messages/lately';
import { ownPages } from './messages/own';
import type { Answer, Message, Push } from './messages/protocol';
import { placeShown, type RouterDeps, router, type Sender } from './messages/router';
import { type NetDeps, network } from './net';
import { aliasOf, bare, placeOf } from './outcome/item';
import type { ItemRef } from './outcome/record';
import type { Renewing } from './renewing';
import type { Db } from './store/db';
import { drafts } from './store/drafts';
import { editors } from './store/editors';
import { friction } from './store/friction';
import type { Area } from './store/keyed';
import { ledger } from './store/ledger';
import { type ManagedArea, managedStore } from './store/managed';
import { markers } from './store/markers';
import { moves } from './store/moves';
import { outboxStore } from './store/outbox';
import { outcomes } from './store/outcomes';
import { pendingStore } from './store/pending';
import { profile } from './store/profile';
import { publicAnswers } from './store/public-answers';
import type { Secrets } from './store/secrets';
import { sessions } from './store/sessions';
import { settingsStore } from './store/settings';
import { signposts } from './store/signposts';
import type { SyncArea } from './store/synced';
import { teamStore } from './store/teams';
import { isOver } from './sync/decisions';
import { indexRow } from './sync/index-row';
import { items } from './sync/items';
import { judging } from './sync/judging';
import { mover, placeOfItem } from './sync/moving';
import { outbox } from './sync/outbox';
import type { Parts } from './sync/parts';
import { read as readInto } from './sync/reconcile';
import { teams } from './sync/teams';
import { teller } from './sync/told';
import { waiting } from './sync/waiting';
import { witnessing } from './sync/witnessing';
import type { Net, Place, Spot, TrackerHome } from './trackers/tracker';
import { ioOf, sessionCards } from './worker-io';
import { openTabs } from './worker-tabs';

/** `jar`: whose cookies its pages have (a container, a private window); absent: the usual ones of the browser. */
export type OpenTab = { id: number; url: string; jar?: string };

export type Platform = {
  ownId: string;
  ownBase: string;
  version: string;
  local: Area;
  sync?: SyncArea;
  managed?: ManagedArea;
  db: () => Promise<Db>;
  secrets: Secrets;
  /** Renews sign-ins; absent where this build has none. */
  renewing?: (net: Net) => Renewing;
  fetch?: typeof fetch;
  now(): number;
  sleep(ms: number): Promise<void>;
  newId(): string;
  /** Has a person let the browser reach this origin? Asked before the file of a team is read there. */
  allowed(origin: string): Promise<boolean>;
  /** Origins of the trackers' APIs. */
  origins: NetDeps['origins'];
  parse(url: URL): Spot;
  homes: readonly TrackerHome[];
  /** Open tabs on hosts of the trackers. */
  tabs(): Promise<OpenTab[]>;
  tab(id: number): Promise<OpenTab | null>;
  /** False when no page script of ours took it. */
  push(tab: number, message: Push): Promise<boolean>;
  /** The same to a script that answers. Undefined: nobody did; 'late': not in time. */
  deliver(tab: number, message: Push, limitMs: number): Promise<unknown>;
  /** Puts one of the scripts that are not always there into the top frame of a tab of that tracker. */
  inject(tab: number, script: PageScript, tracker: string): Promise<void>;
  /** The same, given up after a while: a page may never finish loading. */
  injectWithin(tab: number, script: PageScript, tracker: string, limitMs: number): Promise<boolean>;
  /** Runs the page scripts in tabs that were open before permission was there. */
  wakeTabs(origin: string): Promise<number>;
  openOptions(hash: string): Promise<void>;
  /** What a person said of companies' domains has changed. */
  sitesChanged(): Promise<void>;
  wakeAt(at: number): Promise<void>;
  report(problem: unknown): void;
};

export type PageScript = (typeof SCRIPTS)[keyof typeof SCRIPTS] | 'rows' | 'list' | 'courier';

export type Worker = ReturnType<typeof worker>;

export function worker(p: Platform) {
  const book = ledger(p.local);
  const judges = judging(async (place) => (await joined.settingsAt(place)).settings);
  const rows = outcomes(p.db, (row) => indexRow(row, p.now(), judges.last(row.item)));
  const entries = outboxStore(p.local);
  const openEditors = editors(p.local);
  const known = moves(p.local);
  const signed = sessions(p.local, p.now);
  const io = ioOf(p, book, signed);
  const told = teller(() => p.secrets.list(), p.now);
  const home = (tracker: string) => p.homes.find((h) => h.id === tracker);
  const { shows, tabAlive, told: tabShows } = openTabs(p, (item, tab) => kept.typedInList(item, tab));
  const later = (work: Promise<unknown>) => void work.catch((e: unknown) => p.report(e));
  const push = (tab: number, message: Push) => later(p.push(tab, message));

  const kept = drafts(p.local);
  const { now, sleep, wakeAt, local, sync } = p;
  const mine = profile({
    ...{ local, sync, now, sleep, wakeAt, later },
    came(kinds) {
      if (kinds.has('personal') || kinds.has('team')) joined.layersChanged();
      if (kinds.has('places')) later(tellPlaces());
    },
  });
  const joined = teams({
    ...{ io, home, told, now, later, newId: p.newId, report: p.report },
    store: teamStore(local),
    places: mine.places,
    profile: mine,
    managed: managedStore(p.managed),
    // Addresses of team files are read by nobody in particular, where the browser was let.
    web: network({
      ...{ now, sleep, ledger: book, origins: p.allowed, follow: false, secret: async () => null },
      ...(p.fetch && { fetch: p.fetch }),
    }),
  });
  joined.onChange(() => later(tellPlaces()));
  const answered = mover({ rows, moves: known, drafts: kept, entries, now: p.now });
  const parts: Parts = {
    rows,
    drafts: kept,
    pending: pendingStore(p.local),
    places: mine.places,
    profile: mine,
    settings: settingsStore(p.local),
    entries,
    editors: openEditors,
    io,
    home,
    told,
    moves: known,
    answered,
    signposts: signposts(p.local),
    judging: judges,
    offerFor: joined.offerFor,
    joinOffer: joined.joinOffer,
    personal: async (place) => (await joined.settingsAt(place)).personal,
    minutes: friction(p.local, p.now),
    async took(asked, read, who) {
      await answered(asked, read.item, who);
      await rows.update(read.item, (r) => readInto(r, read, who));
    },
    connections: async () => [...(await p.secrets.list()), ...(await sessionCards(signed))],
    ...publicAnswers(p.local),
    tabAlive,
    push: (item) => box.push(item),
    later,
    changed: (item) => later(tell(item)),
    newId: p.newId,
  };
  const service = items(parts);
  const wait = waiting(parts);
  const marker = markers(p.local).labelOf;
  const listing = listWorker({ p, parts, push, service, onItem: (m, at) => item.onItem(m, at), marker });
  const witnesses = witnessing(parts);
  const item = itemWorker({ p, parts, service, listing, wait, known, later, tellPlaces, shows, tabShows });
  const box = outbox({
    rows,
    entries,
    home,
    io,
    login: service.login,
    told,
    answered,
    async editing(item) {
      const keys = [item, ...(await known.leadingTo(item))];
      return (await Promise.all(keys.map((k) => openEditors.open(k, p.now(), shows)))).includes(true);
    },
    async agreed(row) {
      const place = placeOfItem(row.item);
      return place === null ? true : service.agreed(row, place);
    },
    where: async (item) => (await judges.of(item)).settings.section,
    changed: parts.changed,
    written: (item) =>
      later(Promise.all([listing.mark(item, true), service.post(item), witnesses.witness(item)])),
    report: p.report,
    wakeAt: p.wakeAt,
  });

  /** Tells every tab that shows the item, each with its own draft, and every list. */
  async function tell(item: ItemRef): Promise<void> {
    later(listing.tellRows([{ item }]));
    for (const tab of await p.tabs()) {
      const url = URL.canParse(tab.url) ? new URL(tab.url) : null;
      const spot = url && p.parse(url);
      const place = url && spot?.kind === 'list' ? placeShown(url, spot, item) : null;
      if (!spot || (spot.kind !== 'item' && !place)) continue;
      // In a reading pane it may be another one: the page takes what is about its own.
      const at =
        spot.kind === 'item'
          ? { item: spot.item, place: spot.place, tab: tab.id }
          : { item: bare(item), place: placeOf(item), tab: tab.id };
      const is = (await known.of(at.item, p.now())) ?? at.item;
      if (![aliasOf(at.item), aliasOf(is)].includes(aliasOf(item))) continue;
      push(tab.id, { type: 'push.item', view: await service.view(at) });
    }
  }

  /** After a choice of place: every open tab learns what holds for it now. */
  async function tellPlaces(): Promise<void> {
    for (const tab of await p.tabs()) {
      const spot = URL.canParse(tab.url) ? p.parse(new URL(tab.url)) : null;
      if (spot?.kind !== 'item') continue;
      later(joined.seen(spot.place));
      const view = await service.view({ item: spot.item, place: spot.place, tab: tab.id });
      push(tab.id, { type: 'push.item', view });
    }
    await listing.placesChanged();
  }

  const own = ownPages({ p, parts, teams: joined, service, wait, box, book, revoke: io.revoke, tellPlaces });
  /** The site of a page that has just come. */
  function siteThatOpened(
    raw: unknown,
    sender: Sender,
  ): { tracker: string; site: string; place?: Place | undefined } | null {
    const { type } = (raw ?? {}) as { type?: unknown };
    if (type !== 'item.open' && type !== 'list.open') return null;
    const url = URL.canParse(sender.tab?.url ?? '') ? new URL(sender.tab?.url ?? '') : null;
    const spot = url && p.parse(url);
    if (!url || !spot || spot.kind === 'silent') return null;
    const tracker = spot.kind === 'list' ? spot.tracker : (spot.place?.tracker ?? '');
    return home(tracker) ? { tracker, site: url.hostname, place: spot.place } : null;
  }

  /** Whoever comes with a page may be another person than was there last; before anything is done in their name. */
  async function came({ tracker, site }: { tracker: string; site: string }, tab: number): Promise<void> {
    const page = home(tracker)?.session && (await p.tab(tab));
    if (page) await signed.doubt(tracker, site, page.jar);
  }

  const shown = lately(p.now, kept.holds);
  const deps: RouterDeps = {
    ...{ ownId: p.ownId, ownBase: p.ownBase, parse: p.parse, lately: shown },
    ...item,
    onList: listing.onList,
    onPage: async (m) => {
      await p.openOptions(m.hash);
      return { done: true };
    },
    onOwn: own,
    refused: (why) => p.report(`refused: ${why}`),
  };
  const route = router(deps);

  return {
    route: async (raw: unknown, sender: Sender): Promise<Answer<Message['type']>> => {
      const opened = siteThatOpened(raw, sender);
      if (opened) {
        await came(opened, sender.tab?.id ?? -1).catch((e: unknown) => p.report(e));
        later(box.opened(opened.site));
      }
      const answer = await route(raw, sender);
      // What the page asked for goes first.
      if (opened?.place) later(joined.seen(opened.place));
      return answer;
    },
    /** At start and at every alarm: sends what is due. `all` also what waits for its time. */
    resume: (all: boolean) => {
      later(mine.again());
      return box.resume(all);
    },
    /** At start, and when the synced area has changed. */
    synced: () => mine.heard(),
    /** The administrator has set something else. */
    managedChanged: async () => joined.layersChanged(),
    /** At every alarm: files of teams are looked at now and then. */
    teamsDue: () => joined.due(),
    /** Removed outcomes are kept for a while and then deleted. */
    forget: () => parts.rows.forget((row) => isOver(row, p.now())),
    tabClosed: (tab: number) => {
      shown.closed(tab);
      return openEditors.left(tab);
    },
    /** The command key: open or focus the panel in the active tab. */
    showPanel: (tab: number) => p.push(tab, { type: 'push.panel' }),
    parts,
    teams: joined,
    box,
  };
}
