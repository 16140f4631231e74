// Longer than 300 lines: one state machine; its parts only make sense together.
/**
 * Reads the homes of many items for lists: what is on the device first, then only what may have changed, a few bodies
 * a request, one request at a time. When the tracker asks for a break, nothing is read until it is over.
 *
 * A row is known to be right as of the moment its question was sent. A place's mark says that nothing has changed there
 * since the moment the mark came. So a row that was asked about after that is right as long as the mark holds.
 */
import * as z from 'zod';
import type { ReadingNotice } from '../messages/protocol';
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import type { Area } from '../store/keyed';
import { keyed } from '../store/keyed';
import { placeOfAlias } from '../store/portfolio';
import type { PullRow, Pulls } from '../store/pulls';
import type { ItemRow } from '../store/rows';
import type { RowRead, TrackerHome, TrackerLists, Trouble } from '../trackers/tracker';
import { placeOfItem } from './moving';
import type { Parts } from './parts';
import * as rules from './reconcile';

/** What was asked so recently is not asked again, unless a person wants it (ms). */
const FRESH_MS = 60_000;
/** What could not be read is asked for again after this, then less and less often (ms). */
const AGAIN_MS = 60_000;
const LATEST_MS = 15 * 60_000;
/** A mark of time by the second says nothing about what came in the same second (ms). */
const GRAIN_MS = 2_000;
/** Most marks of change that one request may ask for. */
const STAMPS = 100;

/** `at`: nothing has changed since; `seen`: when that was asked last (both ms). */
const Mark = z.strictObject({ mark: z.string().max(500), at: z.number(), seen: z.number() });

/** Everything was deleted while an answer was on its way. */
class Wiped extends Error {}

export type Reading = ReturnType<typeof reading>;
/** An item to be read; `pull`: it is a change, told by what it closes. */
export type Wanted = { item: ItemRef; pull?: boolean };

type Deps = {
  parts: Parts;
  pulls: Pulls;
  area: Area;
  /** Told after each request, with what it was about. */
  came(items: readonly Wanted[], notice: ReadingNotice | null): void;
};

/** What a row was like when its question was sent: an answer to that is no news once something else has come. */
const stateMark = (r: ItemRow) =>
  JSON.stringify([r.readAt, r.etag, r.wrote, r.dirty, r.local?.version, r.writing?.length, r.standing?.kind]);

export function reading({ parts, pulls, area, came }: Deps) {
  const { rows, io } = parts;
  const marks = keyed(area, 'mark:', Mark);
  const under = new Set<string>();
  /** What could not be read: since when, and how often in a row. */
  const tried = new Map<string, { at: number; times: number }>();
  /** Newest trouble of a credential at a site. */
  const troubles = new Map<string, Trouble>();
  /** How often everything was deleted when the above was learned. */
  let epoch = rows.cleared();
  const hostOf = ({ tracker, site }: ItemRef) => `${tracker}|${site}`;
  const placeKey = (item: ItemRef) => placeOfAlias(aliasOf(item));
  const credentialOf = async (item: ItemRef) => (await io.credentials(item))[0]?.id;
  const limitedOf = async ({ tracker, site, ...item }: ItemRef) => ({
    tracker,
    site,
    credential: await credentialOf({ tracker, site, ...item }),
  });
  const troubleKey = (item: ItemRef, credential: string | undefined) => `${hostOf(item)}|${credential}`;

  async function pausedUntil(item: ItemRef): Promise<number | undefined> {
    return io.pauses?.until(await limitedOf(item));
  }

  /** Why nothing more is read of these items right now; null: all is well. */
  async function notice(wanted: readonly Wanted[]): Promise<ReadingNotice | null> {
    const each = new Map<string, { item: ItemRef; credential: string | undefined }>();
    for (const { item } of wanted) {
      const credential = await credentialOf(item);
      each.set(troubleKey(item, credential), { item, credential });
    }
    const without = [...each.values()].find((e) => e.credential === undefined);
    const noToken = without && { kind: 'no-token' as const, owner: placeOfItem(without.item)?.owner ?? '' };
    // Where nothing can be read at all, the end of a break would change nothing.
    if (noToken && each.size === 1) return noToken;
    for (const { item, credential } of each.values()) {
      const until = credential === undefined ? undefined : await pausedUntil(item);
      if (until !== undefined) return { kind: 'paused', until };
    }
    const [trouble] = [...each.keys()].flatMap((key) => troubles.get(key) ?? []);
    return noToken ?? (trouble ? { kind: 'trouble', trouble } : null);
  }

  /** Takes note of a refusal. */
  async function failed(item: ItemRef, met: Trouble): Promise<void> {
    const trouble = await parts.told(met);
    // A limit is kept where it was met.
    if (trouble.code !== 'rate-limited') troubles.set(troubleKey(item, await credentialOf(item)), trouble);
  }
  const worked = async (item: ItemRef) => void troubles.delete(troubleKey(item, await credentialOf(item)));

  /** For rows of one place: until when a row was last known to be right (ms), by when it was asked about itself. */
  async function goodIn(item: ItemRef): Promise<(own: number) => number> {
    const mark = await marks.get(placeKey(item));
    return (own) => (mark && own > 0 && own >= mark.at ? Math.max(own, mark.seen) : own);
  }
  const ownAt = (row: { readAt?: number; checkedAt?: number }) =>
    Math.max(row.readAt ?? 0, row.checkedAt ?? 0);

  /** Asked a moment ago, or tried in vain and not to be tried again yet. */
  async function rests(w: Wanted): Promise<boolean> {
    const vain = tried.get(aliasOf(w.item));
    if (vain) return io.now() - vain.at < Math.min(AGAIN_MS * 2 ** (vain.times - 1), LATEST_MS);
    const row = w.pull ? await pulls.get(w.item) : await rows.get(w.item);
    // A page may be older than what the tracker holds; only the tracker's own answer is one.
    if (!row || ('etag' in row && row.etag === 'page')) return false;
    return io.now() - (await goodIn(w.item))(ownAt(row)) < FRESH_MS;
  }

  /**
   * Reads what of these may have changed.
   * @param fresh a person asked: also what was asked a moment ago
   * @returns false: reading stands still, and not all was asked
   */
  async function read(wanted: readonly Wanted[], fresh = false): Promise<boolean> {
    if (rows.cleared() !== epoch) reset();
    const used = new Map<string, boolean>();
    for (const { item } of wanted) {
      const place = placeKey(item);
      if (!used.has(place)) used.set(place, await isUsed(item));
    }
    const groups = new Map<string, { home: TrackerHome; lists: TrackerLists; wanted: Wanted[] }>();
    for (const w of wanted) {
      const home = parts.home(w.item.tracker);
      const credential = await credentialOf(w.item);
      const alias = aliasOf(w.item);
      if (!home?.lists || credential === undefined || under.has(alias) || !used.get(placeKey(w.item)))
        continue;
      if (!fresh && (await rests(w))) continue;
      const key = `${hostOf(w.item)}|${credential}`;
      const group = groups.get(key) ?? { home, lists: home.lists, wanted: [] };
      group.wanted.push(w);
      groups.set(key, group);
      under.add(alias);
    }
    let whole = true;
    try {
      for (const group of groups.values()) whole = (await readGroup(group.lists, group.wanted)) && whole;
    } catch (e) {
      if (!(e instanceof Wiped)) throw e;
      return false;
    } finally {
      for (const group of groups.values()) for (const w of group.wanted) under.delete(aliasOf(w.item));
    }
    return whole;
  }

  async function readGroup(lists: TrackerLists, wanted: readonly Wanted[]): Promise<boolean> {
    const since = rows.cleared();
    const bodies: Wanted[] = [];
    const known: { wanted: Wanted; updatedAt: string }[] = [];
    for (const w of wanted) {
      const row = w.pull ? await pulls.get(w.item) : await rows.get(w.item);
      const broken = row && 'readTrouble' in row && row.readTrouble;
      if (row?.updatedAt && !broken) known.push({ wanted: w, updatedAt: row.updatedAt });
      else bodies.push(w);
    }
    for (let i = 0; i < known.length; i += STAMPS) {
      const changed = await changedOf(lists, known.slice(i, i + STAMPS), since);
      // What was not asked for any more is told as it stands, so that nobody waits for it.
      if (changed === null) return stopped([...known.slice(i).map((k) => k.wanted), ...bodies]);
      bodies.push(...changed);
    }
    for (let i = 0; i < bodies.length; i += lists.most) {
      if (!(await readBodies(lists, bodies.slice(i, i + lists.most), since))) return stopped(bodies.slice(i));
    }
    return true;
  }

  async function stopped(rest: readonly Wanted[]): Promise<false> {
    await tell(rest);
    return false;
  }

  /** Its place may have been given up, or everything deleted, since somebody asked. */
  async function isUsed(item: ItemRef): Promise<boolean> {
    const place = placeOfItem(item);
    return place !== null && (await parts.places.choiceOf(place)) === 'used';
  }

  /** May a request about these leave? */
  async function open(item: ItemRef, since: number): Promise<boolean> {
    if (rows.cleared() !== since) throw new Wiped();
    return (await pausedUntil(item)) === undefined && (await isUsed(item));
  }

  /** Those that are not as they stand on the device any more; null: reading stands still. */
  async function changedOf(
    lists: TrackerLists,
    known: readonly { wanted: Wanted; updatedAt: string }[],
    since: number,
  ): Promise<Wanted[] | null> {
    const [head] = known;
    if (!head) return [];
    const asking: (typeof known)[number][] = [];
    const still = new Map<string, number | null>();
    for (const k of known) {
      const { item } = k.wanted;
      const place = placeKey(item);
      if (!still.has(place)) {
        if (!(await open(item, since))) return null;
        const mark = await unchangedSince(lists, item);
        if (mark === 'stop') return null;
        still.set(place, mark);
      }
      const mark = still.get(place) ?? null;
      const row = k.wanted.pull ? await pulls.get(item) : await rows.get(item);
      const own = row ? ownAt(row) : 0;
      if (mark === null || own < mark) asking.push(k);
    }
    if (asking.length === 0) return [];
    if (!(await open(head.wanted.item, since))) return null;
    const asked = io.now();
    const told = await lists.stamps(
      asking.map((k) => k.wanted.item),
      io,
    );
    if (!told.ok) {
      await failed(head.wanted.item, told.trouble);
      for (const k of asking) missed(k.wanted);
      return null;
    }
    await worked(head.wanted.item);
    const changed: Wanted[] = [];
    const same: Wanted[] = [];
    for (const [i, k] of asking.entries()) (told.stamps[i] === k.updatedAt ? same : changed).push(k.wanted);
    await confirm(same, asked);
    return changed;
  }

  /** These stand in the tracker as they stand here, as of `at`. */
  async function confirm(wanted: readonly Wanted[], at: number): Promise<void> {
    for (const w of wanted) {
      tried.delete(aliasOf(w.item));
      if (w.pull) {
        const row = await pulls.get(w.item);
        if (row) await pulls.put({ ...row, checkedAt: at });
      } else await rows.update(w.item, (r) => ({ ...r, checkedAt: at }));
    }
  }

  /** Since when nothing in the item's place has changed (ms); null: something has, or nobody knows. */
  async function unchangedSince(lists: TrackerLists, item: ItemRef): Promise<number | null | 'stop'> {
    const place = placeOfItem(item);
    if (!place) return null;
    const key = placeKey(item);
    const before = await marks.get(key);
    const asked = io.now();
    const told = await lists.changed(place, before?.mark, io);
    if (!told.ok) {
      // A place that cannot be asked so may still be read item by item; a pause is a pause.
      if (told.trouble.code !== 'rate-limited') return null;
      await failed(item, told.trouble);
      return 'stop';
    }
    await worked(item);
    if (before && !told.changed) {
      await marks.put(key, { ...before, seen: asked });
      return before.at;
    }
    // Good from the moment it came: what was asked about before may be older than it.
    if (told.mark === undefined) await marks.drop(key);
    else await marks.put(key, { mark: told.mark, at: io.now(), seen: io.now() });
    return null;
  }

  /** @returns false: reading stands still */
  async function readBodies(lists: TrackerLists, part: readonly Wanted[], since: number): Promise<boolean> {
    const [first] = part;
    if (!first) return true;
    if (!(await open(first.item, since))) return false;
    const before = new Map<string, string>();
    const via = new Map<string, ItemRow['via']>();
    for (const w of part) {
      if (w.pull) continue;
      const row = await rows.get(w.item);
      before.set(aliasOf(w.item), stateMark(row));
      via.set(aliasOf(w.item), row.via);
    }
    const at = io.now();
    const told = await lists.read(
      part.map((w) => w.item),
      io,
      (item) => via.get(aliasOf(item)),
    );
    if (rows.cleared() !== since) throw new Wiped();
    if (!told.ok) {
      await failed(first.item, told.trouble);
      const paused = (await pausedUntil(first.item)) !== undefined;
      // A pause says nothing about the items; any other refusal does.
      if (!paused) for (const w of part) await unreadable(w, told.trouble, since);
      return false;
    }
    await worked(first.item);
    for (const [i, w] of part.entries()) {
      const row = told.rows[i];
      if (row) await take(w, row, at, before.get(aliasOf(w.item)), since);
    }
    await tell(part);
    return true;
  }

  /** Not read this time; it waits longer each time. */
  function missed(w: Wanted): void {
    const alias = aliasOf(w.item);
    tried.set(alias, { at: io.now(), times: (tried.get(alias)?.times ?? 0) + 1 });
  }

  async function unreadable(w: Wanted, met: Trouble, since: number): Promise<void> {
    missed(w);
    if (w.pull) return;
    const trouble = await parts.told(met);
    await rows.update(w.item, (r) => {
      if (rows.cleared() !== since) throw new Wiped();
      return { ...r, readTrouble: { trouble, since: r.readTrouble?.since ?? io.now() } };
    });
  }

  /** @param at when the question was sent; @param before what the row was like then */
  async function take(
    w: Wanted,
    row: RowRead,
    at: number,
    before: string | undefined,
    since: number,
  ): Promise<void> {
    const { item } = w;
    if (row.kind === 'unreadable') return unreadable(w, row.trouble, since);
    tried.delete(aliasOf(item));
    if (row.kind === 'pull') {
      const { kind: _, item: is, at: answered, updatedAt, ...rest } = row;
      const mark = settledMark(updatedAt, answered);
      const kept: PullRow = { ...rest, updatedAt: mark ?? '', alias: aliasOf(item), readAt: at };
      if (rows.cleared() !== since) throw new Wiped();
      if (aliasOf(is) === aliasOf(item)) await pulls.put(kept);
      return;
    }
    const who = { at };
    const is = row.read.item;
    if (rows.cleared() !== since) throw new Wiped();
    const same = aliasOf(is) === aliasOf(item);
    let known = before;
    if (!same || is.id !== undefined) {
      const still = before !== undefined && stateMark(await rows.get(item)) === before;
      await parts.answered(item, is, who);
      // What was held of it under a key it had before has come along: that is no newer word.
      const came = await rows.get(is);
      if (still && (came.readAt ?? 0) <= at) known = stateMark(came);
    }
    const mark = settledMark(row.updatedAt, row.read.at);
    const place = placeOfItem(is);
    const used = place && (await parts.places.usedSince(place));
    // What was done before its place was chosen is not held against anybody.
    const done = row.doneAt !== undefined && used != null && Date.parse(row.doneAt) >= used;
    await rows.update(is, (r) => {
      if (rows.cleared() !== since) throw new Wiped();
      // Read or written by another way since: this answer is the older one.
      if (same && r.readAt !== undefined && known !== undefined && stateMark(r) !== known) return r;
      const now = rules.read(r, row.read, who);
      if (now === r) return r;
      const { updatedAt: _, done: __, ...next } = now;
      return { ...next, ...(done && { done }), ...(mark !== undefined && { updatedAt: mark }) };
    });
  }

  /** A mark of change that is as young as the answer may stand for two texts, and is none then. */
  const settledMark = (updatedAt: string, answered: number) =>
    // A mark of another kind than a time begins with one, or says nothing about the moment.
    answered - (Date.parse(updatedAt.split('|')[0] ?? '') || 0) > GRAIN_MS ? updatedAt : undefined;

  /** Everything was deleted: what was known of it is not known any more. */
  function reset(): void {
    epoch = rows.cleared();
    tried.clear();
    troubles.clear();
  }

  async function tell(wanted: readonly Wanted[]): Promise<void> {
    if (wanted.length > 0) came(wanted, await notice(wanted));
  }

  return {
    read,
    notice,
    goodIn,
    /** A query named these with the marks they already have. @param at when the query was sent (ms) */
    confirmed: (items: readonly ItemRef[], at: number) =>
      confirm(
        items.map((item) => ({ item })),
        at,
      ),
    failed,
    worked,
    pausedUntil,
    /** There is something to ask with, and no break. */
    asks: async (item: ItemRef): Promise<boolean> =>
      (await credentialOf(item)) !== undefined && (await pausedUntil(item)) === undefined,
    /** Looking at the item again has failed since, or is not possible now. */
    doubted: async (item: ItemRef): Promise<boolean> =>
      troubles.has(troubleKey(item, await credentialOf(item))) || (await pausedUntil(item)) !== undefined,
  };
}
