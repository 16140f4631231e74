/** What lists of items show, and what can be done from them. Local copy first; the tracker is asked behind it. */
import type { ListFilter, ListItem, ListView, ReadingNotice, RowRef, RowView } from '../messages/protocol';
import { type Badge, badgeOf } from '../outcome/badge';
import { aliasOf, bare, placeOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import { type IndexRow, placeOfAlias } from '../store/portfolio';
import type { Pulls } from '../store/pulls';
import type { ItemRow } from '../store/rows';
import { dayOf } from '../strings/time';
import type { Place } from '../trackers/tracker';
import { listLinks } from './list-links';
import { placeOfItem } from './moving';
import type { Parts } from './parts';
import type { Reading, Wanted } from './reading';
import { COUNT_OF_STATE, mayStand, type Part, partOf, pressing, rowBadge } from './row-badge';
import { rowWords } from './row-words';
import { shownIn } from './shown-in';
import { reachOf, survey } from './survey';
import { standsOf } from './view';

export type ListDeps = {
  parts: Parts;
  reading: Reading;
  pulls: Pulls;
  /** Name of the marker label that a team uses in a place, when it does. */
  marker(place: Place): Promise<string | undefined>;
  /** The count of a list moved on. */
  counted(): void;
  /** Whether the tab still shows what this query was asked for. */
  stands(at: ListAt): Promise<boolean>;
};
/** Where a list stands: the tab's own address, which the router has read. */
export type ListAt = { url: URL; tracker: string; site: string; place?: Place; tab: number };
type Seen = {
  ref: RowRef;
  badge: Badge | null;
  row: ItemRow | null;
  part: Part;
  calm?: boolean;
} & Pick<RowView, 'stands'>;
const NO_PART: Part = { count: null, person: false };

export type Lists = ReturnType<typeof lists>;

export function lists(deps: ListDeps) {
  const { parts, reading, pulls } = deps;
  const { rows, io } = parts;
  /** Which changes close an item. */
  const closing = shownIn<RowRef>();
  const counting = survey({
    parts,
    reading,
    used: (items) => used(items),
    follow,
    stands: deps.stands,
    counted: deps.counted,
  });
  const links = listLinks({ parts, used, rowOf });
  const { sentence, why } = rowWords({ pulls, used, rowOf, badgeFor: (row) => badgeFor(row) });

  /** Those whose place is used, and the one they have gone to if they have; nothing else is looked at. */
  async function used(refs: readonly RowRef[]): Promise<RowRef[]> {
    const known = new Map<string, boolean>();
    async function isUsed(item: ItemRef): Promise<boolean> {
      const place = placeOfItem(item);
      if (!place) return false;
      const key = placeOfAlias(aliasOf(item));
      const is = known.get(key) ?? (await parts.places.choiceOf(place)) === 'used';
      known.set(key, is);
      return is;
    }
    const gone = refs.length > 0 ? await parts.moves.current(io.now()) : new Map<string, ItemRef>();
    const found: RowRef[] = [];
    for (const ref of refs) {
      const now = gone.get(aliasOf(ref));
      if ((await isUsed(ref)) && (!now || (await isUsed(now)))) found.push(ref);
    }
    return found;
  }

  /** What this device holds of the item, wherever it went. */
  async function rowOf(item: ItemRef): Promise<ItemRow> {
    return rows.get((await parts.moves.of(item, io.now())) ?? item);
  }

  async function told(row: ItemRow): Promise<{ badge: Badge; part: Part; calm: boolean }> {
    // Of a place that is not used nothing is told, not by what points there either.
    const at = await links.homeOf(row);
    const home = at ? await rowOf(at) : undefined;
    const good = await reading.goodIn(row.item);
    const { settings } = await parts.judging.of(row.item);
    const badge = rowBadge(row, {
      now: io.now(),
      settings,
      today: dayOf(io.now()),
      goodAt: good(Math.max(row.readAt ?? 0, row.checkedAt ?? 0)),
      doubted: await reading.doubted(row.item),
      ...(home && { home }),
    });
    // Its person wants to see only what needs something.
    const calm = (await parts.personal(placeOf(row.item))).badges === 'needs';
    return { badge, part: partOf(badge, row, home), calm };
  }
  const badgeFor = async (row: ItemRow): Promise<Badge> => (await told(row)).badge;

  async function look(ref: RowRef): Promise<Seen> {
    if (!ref.pull) {
      const row = await rowOf(ref);
      const stands = standsOf(row, row.dirty ? await parts.entries.get(row.item) : undefined);
      return { ref, row, ...(await told(row)), ...(stands && { stands }) };
    }
    const pull = await pulls.get(ref);
    // Not read yet, or it closes nothing: no badge, because a change has no outcome of its own.
    if (!pull || pull.closes.length === 0) return { ref, row: null, badge: null, part: NO_PART };
    const closed = await used(pull.closes.map((c) => c.item));
    for (const c of closed) closing.note(c, ref);
    const badges = await Promise.all(closed.map(async (c) => badgeFor(await rowOf(c))));
    const badge = pressing(badges);
    if (!badge) return { ref, row: null, badge, part: NO_PART };
    const names = closed.map((c) => c.key).join(', ');
    const more = pull.more > 0 ? `, and ${pull.more} more not looked at` : '';
    const label = `Closes ${names}. ${badge.label}${more}`;
    const shown = more === '' ? badge : pressing([badge, badgeOf({ known: 'unread', form: {} })]);
    const one = { ...(shown ?? badge), label };
    return { ref, row: null, badge: one, part: partOf(one, null) };
  }

  function viewOf({ ref, badge, part, stands, calm }: Seen): RowView {
    const { key } = ref;
    if (!badge || badge.state === 'spared') return { key, badge: null };
    const { count, person } = part;
    const needs =
      count === 'none' || count === 'begun'
        ? ('outcome' as const)
        : count === 'unchecked'
          ? ('check' as const)
          : person
            ? ('person' as const)
            : ('nothing' as const);
    if (calm && needs === 'nothing' && !stands) return { key, badge: null };
    return { key, badge, needs, ...(stands && { stands }) };
  }

  const wantedOf = (refs: readonly RowRef[]): Wanted[] =>
    refs.map(({ pull, ...item }) => ({ item, ...(pull && { pull }) }));

  /**
   * Changes first; what they close is known only after. Homes that are known are read together with what points to
   * them, the others after.
   */
  async function ask(refs: readonly RowRef[], fresh: boolean): Promise<void> {
    const homes = await links.homesOf(refs);
    await reading.read(wantedOf([...refs, ...homes]), fresh);
    const closed: ItemRef[] = [];
    for (const ref of refs)
      if (ref.pull) closed.push(...((await pulls.get(ref))?.closes ?? []).map((c) => c.item));
    if (closed.length > 0) await reading.read(wantedOf(await used(closed)), fresh);
    await follow([...refs, ...closed], fresh, homes);
  }

  /** Reads the homes of those that point to one. @param but these were read already */
  async function follow(refs: readonly RowRef[], fresh = false, but: readonly ItemRef[] = []): Promise<void> {
    const done = new Set(but.map(aliasOf));
    const homes = (await links.homesOf(refs)).filter((h) => !done.has(aliasOf(h)));
    if (homes.length > 0) await reading.read(wantedOf(homes), fresh);
  }

  async function views(refs: readonly RowRef[]): Promise<RowView[]> {
    return Promise.all((await used(refs)).map(async (ref) => viewOf(await look(ref))));
  }

  /**
   * In which count each of these is. The portfolio index tells it of a whole place at once; only what it does not
   * know, or what nobody could look at again, is looked up by itself: a board has thousands.
   */
  async function counted(refs: readonly RowRef[]): Promise<Part[]> {
    const today = dayOf(io.now());
    const index = new Map<string, IndexRow>();
    const places = new Map(refs.map((r) => [placeOfAlias(aliasOf(r)), r]));
    for (const [place, ref] of places) {
      const good = await reading.goodIn(ref);
      const doubted = await reading.doubted(ref);
      const { mark } = await parts.judging.of(bare(ref));
      for (const row of await rows.indexOf(place)) {
        const holds =
          COUNT_OF_STATE[row.state] !== 'none' ||
          mayStand({ now: io.now(), goodAt: good(row.good ?? 0), doubted });
        if (row.day === today && row.rules === mark && holds) index.set(row.alias, row);
      }
    }
    const found: Part[] = [];
    for (const ref of refs) {
      const known = index.get(aliasOf(ref));
      // Held in another item: what stands there counts.
      if (known && known.home === undefined) {
        found.push({ count: COUNT_OF_STATE[known.state], person: known.person === true });
        continue;
      }
      found.push((await look(ref)).part);
    }
    return found;
  }

  async function count(at: ListAt, seen: readonly RowRef[], all: boolean, fresh: boolean): Promise<ListView> {
    const over = await counting.of(at, all, fresh);
    const refs = over ? over.items : (await used(seen)).filter((r) => !r.pull);
    const counts = { has: 0, begun: 0, none: 0, unchecked: 0, person: 0 };
    for (const { count: in_, person } of await counted(refs)) {
      if (in_) counts[in_] += 1;
      if (person) counts.person += 1;
    }
    const plan = await counting.plan(at);
    const notice = await reading.notice(wantedOf(refs.slice(0, 100)));
    const label = at.place && (await deps.marker(at.place));
    const search = label && at.place && parts.home(at.tracker)?.lists?.searchWithout(at.place, label);
    return {
      over: over ? 'query' : 'seen',
      ...(over ? reachOf(over) : plan),
      counts,
      ...(notice && { notice }),
      ...(search && { marker: search }),
    };
  }

  async function items(
    at: ListAt,
    filter: ListFilter,
    seen: readonly RowRef[],
  ): Promise<{ items: ListItem[]; over: ListView['over']; notice?: ReadingNotice }> {
    const over = await counting.of(at, false, false);
    const refs = over ? over.items : (await used(seen)).filter((r) => !r.pull);
    const found: ListItem[] = [];
    const begun = await parts.drafts.begun();
    for (const ref of refs) {
      const { badge, row, part } = await look(ref);
      if (!badge || !row) continue;
      const in_ = part.count;
      const fits =
        filter === 'none'
          ? in_ === 'none' || in_ === 'begun'
          : filter === 'unchecked'
            ? in_ === 'unchecked'
            : part.person;
      if (!fits) continue;
      const listed = over?.titles.get(aliasOf(ref));
      const author = row.author ?? listed?.author;
      found.push({
        item: row.item,
        title: row.title ?? listed?.title ?? ref.key,
        badge,
        ...(author !== undefined && { author }),
        ...(in_ === 'unchecked' && { why: why(row) }),
        ...(begun.has(aliasOf(row.item)) && { draft: true as const }),
        ...(row.handedAt !== undefined && { handedAt: row.handedAt }),
      });
    }
    // Those without any words first: they are what the list is opened for.
    if (filter === 'none')
      found.sort((a, b) => Number(a.badge.state === 'incomplete') - Number(b.badge.state === 'incomplete'));
    const notice = await reading.notice(wantedOf(refs.slice(0, 100)));
    return { items: found, over: over ? 'query' : 'seen', ...(notice && { notice }) };
  }

  return {
    used,
    views,
    sentence,
    count,
    items,
    why,
    badgeFor,
    rowOf,
    async read(
      refs: readonly RowRef[],
      fresh: boolean,
    ): Promise<{ rows: RowView[]; notice?: ReadingNotice }> {
      const own = await used(refs);
      parts.later(ask(own, fresh));
      const now = await Promise.all(own.map(async (ref) => viewOf(await look(ref))));
      // What was never read shows nothing until it is: "not checked" is for what could not be.
      const notice = await reading.notice(wantedOf(own));
      const asked = new Set<string>();
      for (const ref of notice?.kind === 'trouble' ? [] : own)
        if (!ref.pull && (await reading.asks(ref))) asked.add(ref.key);
      const shown = now.filter((v) => !(v.badge?.state === 'unchecked' && asked.has(v.key)));
      const ours = new Set(own.map((r) => r.key));
      const unused = refs.filter((r) => !ours.has(r.key)).map((r) => r.key);
      return { rows: shown, ...(notice && { notice }), ...(unused.length > 0 && { unused }) };
    },
    ask,
    pointing: links.pointing,
    /** Rows of changes that close one of these. */
    closers: closing.of,
  };
}
