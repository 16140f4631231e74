/**
 * Counts over every page of a list's query, when the tracker can be asked for it by one credential that sees what its
 * person sees. Names and marks of change first, a hundred a request; homes only of what is not known yet.
 */
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { type IndexRow, placeOfAlias } from '../store/portfolio';
import type { Listed } from '../trackers/tracker';
import type { ListAt } from './lists';
import type { Parts } from './parts';
import type { Reading } from './reading';

/** Longer lists are counted when a person asks for it. */
const BY_ITSELF = 300;
/** A tracker's search gives no more than this. */
const MOST = 1_000;
const PAGE = 100;
/** A count is taken for the truth this long (ms). */
const FRESH_MS = 60_000;

type Listing = {
  listed: Listed[];
  /** So many of them have been looked at. */
  settled: number;
  total: number;
  /** The tracker does not say how many there are: these are told so far, and there are more. */
  atLeast: boolean;
  next?: string | undefined;
  /** Every page of the query was asked for; `whole`: and everything it named was looked at. */
  last: boolean;
  whole: boolean;
  /** When it was begun, or last went on (ms). */
  at: number;
  running: boolean;
  /** The last request failed. */
  broken: boolean;
  /** A person wants it counted however long it is. */
  wanted: boolean;
  /** The count before, shown while this one is under way. */
  before?: Listing | undefined;
};

type Deps = {
  parts: Parts;
  reading: Reading;
  /** Those whose place is used. */
  used(items: readonly ItemRef[]): Promise<ItemRef[]>;
  /** Whether the tab still shows what this query was asked for. */
  stands(at: ListAt): Promise<boolean>;
  /** Reads the homes of those that point to one. */
  follow(items: readonly ItemRef[]): Promise<void>;
  counted(): void;
};
/** Listings kept: those of the last few lists. */
const KEPT = 6;

export type Counted = {
  items: ItemRef[];
  titles: Map<string, Listed>;
  total: number;
  atLeast: boolean;
  read: number;
};

export function survey(deps: Deps) {
  const { parts, reading, used, follow, counted } = deps;
  const { rows, io } = parts;
  const listings = new Map<string, Listing>();

  /** The query of a list that one credential can answer; null: only the rows seen can be counted. */
  async function queryOf(at: ListAt): Promise<{ key: string; query: string; by: ItemRef } | null> {
    const home = parts.home(at.tracker);
    const query = home?.lists?.queryOf(at.url);
    // "Me" is the credential's person there, and may be another on the page.
    if (!home?.lists || !query || /@me\b/i.test(query)) return null;
    // Without a place the list spans owners, and a credential for one owner would not see what its person sees.
    const by: ItemRef = { tracker: at.tracker, site: at.site, key: at.place ? `${at.place.name}#0` : '#0' };
    if ((await io.credentials(by)).length === 0) return null;
    return { key: `${at.tracker}|${at.site}|${query}`, query, by };
  }

  /** Goes on with a listing until it is whole, is not wanted any more, or reading stands still. */
  async function run(state: Listing, query: string, at: ListAt): Promise<void> {
    const lists = parts.home(at.tracker)?.lists;
    if (!lists || state.running) return;
    state.running = true;
    const since = rows.cleared();
    const by: ItemRef = { tracker: at.tracker, site: at.site, key: at.place ? `${at.place.name}#0` : '#0' };
    try {
      do {
        // Somebody typed another filter, or the place is not used any more, or a break was asked for.
        const goes = (await deps.stands(at)) && (!at.place || (await used([by])).length > 0);
        if (!goes || rows.cleared() !== since || (await reading.pausedUntil(by)) !== undefined) return;
        const asked = io.now();
        if (state.settled === state.listed.length || state.listed.length === 0) {
          const told = await lists.query(at.site, query, state.next, io);
          if (!told.ok) {
            state.broken = true;
            await reading.failed(by, told.trouble);
            return;
          }
          await reading.worked(by);
          const known = new Set(state.listed.map((l) => aliasOf(l.item)));
          const ours = new Set((await used(told.items.map((l) => l.item))).map(aliasOf));
          state.listed.push(
            ...told.items.filter((l) => ours.has(aliasOf(l.item)) && !known.has(aliasOf(l.item))),
          );
          state.total = told.total;
          state.atLeast = told.atLeast === true;
          state.next = told.next;
          state.last = told.next === undefined || state.listed.length >= MOST;
          state.at = io.now();
        }
        if (tooLong(state)) return;
        counted();
        if (!(await settle(state.listed.slice(state.settled), asked))) {
          state.broken = (await reading.pausedUntil(by)) === undefined;
          return;
        }
        state.settled = state.listed.length;
        state.whole = state.last;
      } while (!state.whole);
      // What nobody uses here is in the tracker's number, and not in ours.
      state.total = state.listed.length < MOST ? state.listed.length : state.total;
    } catch (e) {
      state.broken = true;
      throw e;
    } finally {
      state.running = false;
      if (state.whole) state.before = undefined;
      counted();
    }
  }

  /**
   * What is known by its mark of change needs no reading; the rest is read.
   * @param asked when the query was sent (ms). @returns false: reading stands still
   */
  async function settle(listed: readonly Listed[], asked: number): Promise<boolean> {
    const open: ItemRef[] = [];
    const same: ItemRef[] = [];
    for (const l of listed) {
      const row = await rows.get(l.item);
      (row.updatedAt === l.updatedAt && !row.readTrouble ? same : open).push(l.item);
    }
    await reading.confirmed(same, asked);
    const all = await reading.read(open.map((item) => ({ item })));
    // Homes may be elsewhere: what keeps them from being read does not keep this list.
    if (all) await follow(listed.map((l) => l.item));
    return all;
  }

  /** The listing that stands for a query now: the present one, or a new one when that is too old. */
  function current(key: string, all: boolean, fresh: boolean): Listing {
    const present = listings.get(key);
    const idle = present && !present.running;
    const old = idle && (fresh || io.now() - present.at > FRESH_MS);
    if (present && !old) {
      present.wanted ||= all;
      return present;
    }
    const before = present?.whole ? { ...present, before: undefined } : present?.before;
    const wanted = all || present?.wanted === true;
    const { total = 0, atLeast = false } = present ?? {};
    const begun = {
      listed: [],
      settled: 0,
      total,
      atLeast,
      last: false,
      whole: false,
      at: io.now(),
      running: false,
      broken: false,
      wanted,
      before,
    };
    listings.delete(key);
    listings.set(key, begun);
    for (const old of listings.keys()) if (listings.size > KEPT) listings.delete(old);
    return begun;
  }

  return {
    /**
     * The count over the whole query as far as it has come, or null while (or where) only the rows seen can be counted.
     * Starts or renews it.
     */
    async of(at: ListAt, all: boolean, fresh: boolean): Promise<Counted | null> {
      const q = await queryOf(at);
      if (!q) return null;
      const state = current(q.key, all, fresh);
      const goes = !state.whole && !state.running && !state.broken && !tooLong(state);
      if (goes && (await reading.pausedUntil(q.by)) === undefined) parts.later(run(state, q.query, at));
      const shown = !state.whole && state.before ? state.before : state;
      if (!shown.whole && (tooLong(shown) || shown.listed.length === 0)) return null;
      return result(shown);
    },
    /** How many requests a whole count would take, for lists that are not counted by themselves. */
    async plan(at: ListAt): Promise<{ total: number; atLeast?: true; requests: number } | null> {
      const q = await queryOf(at);
      const state = q && listings.get(q.key);
      if (!state || !tooLong(state)) return null;
      const { total, atLeast } = state;
      const items = atLeast ? MOST : Math.min(total, MOST);
      const most = parts.home(at.tracker)?.lists?.most ?? PAGE;
      const more = atLeast ? ({ atLeast } as const) : {};
      return { total, ...more, requests: Math.ceil(items / PAGE) + Math.ceil(items / most) };
    },
  };

  async function result(state: Listing): Promise<Counted> {
    const places = new Set(state.listed.map((l) => placeOfAlias(aliasOf(l.item))));
    const index = new Map<string, IndexRow>();
    for (const place of places) for (const row of await rows.indexOf(place)) index.set(row.alias, row);
    const { total, atLeast } = state;
    const found: Counted = { items: [], titles: new Map(), total, atLeast, read: 0 };
    for (const l of state.listed) {
      const alias = aliasOf(l.item);
      const row = index.get(alias);
      found.items.push(l.item);
      found.titles.set(alias, l);
      if (row?.seen) found.read += 1;
    }
    return found;
  }
}

/** How far a count reaches, as the bar tells it. */
export const reachOf = ({ total, read, atLeast }: Counted) => ({
  total,
  read,
  ...(atLeast && { atLeast: true as const }),
});

/** Not counted by itself, and nobody has asked for it. */
const tooLong = (state: Listing) => !state.whole && state.total > BY_ITSELF && !state.wanted;
