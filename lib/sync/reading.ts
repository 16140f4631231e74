/**
 * Reads the homes of many items for lists: what is on the device first, then only what may have changed, a few bodies
 * a request, one request at a time. When the tracker asks for a break, nothing is read until it is over.
 */

import * as z from 'zod';
import type { ReadingNotice } from '../messages/protocol';
import { aliasOf } from '../outcome/item';
import type { ItemRef } from '../outcome/record';
import type { Area } from '../store/keyed';
import { keyed } from '../store/keyed';
import { placeOfAlias } from '../store/portfolio';
import type { PullRow, Pulls } from '../store/pulls';
import type { RowRead, TrackerHome, TrackerLists, Trouble } from '../trackers/tracker';
import { placeOfItem } from './moving';
import type { Parts } from './parts';
import * as rules from './reconcile';

/** What was asked so recently is not asked again, unless a person wants it (ms). */
const FRESH_MS = 60_000;
/** A mark of time by the second says nothing about what came in the same second (ms). */
const GRAIN_MS = 2_000;
/** Most marks of change that one request may ask for. */
const STAMPS = 100;
/** How long to stand still when the tracker does not say (ms). */
const PAUSE_MS = 60_000;

const Pause = z.strictObject({ until: z.number() });

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

export function reading({ parts, pulls, area, came }: Deps) {
  const { rows, io } = parts;
  const pauses = keyed(area, 'pause:', Pause);
  /** When an item was last known to be as it stands on the device (ms): by its text or by its mark of change. */
  const checked = new Map<string, number>();
  /** Marks of places: nothing has changed there since `at`. */
  const marks = new Map<string, { mark: string; at: number }>();
  const under = new Set<string>();
  /** Newest trouble of reading, by tracker and site. */
  const troubles = new Map<string, Trouble>();
  /** How often everything was deleted when the above was learned. */
  let epoch = rows.cleared();
  const hostOf = ({ tracker, site }: ItemRef) => `${tracker}|${site}`;

  async function pausedUntil(item: ItemRef): Promise<number | undefined> {
    const until = (await pauses.get(hostOf(item)))?.until;
    return until !== undefined && until > io.now() ? until : undefined;
  }

  /** Why nothing more is read of these items right now; null: all is well. */
  async function notice(wanted: readonly Wanted[]): Promise<ReadingNotice | null> {
    const [first] = wanted;
    if (!first) return null;
    const until = await pausedUntil(first.item);
    if (until !== undefined) return { kind: 'paused', until };
    for (const { item } of wanted) {
      if ((await io.credentials(item)).length > 0) continue;
      return { kind: 'no-token', owner: placeOfItem(item)?.owner ?? '' };
    }
    const trouble = troubles.get(hostOf(first.item));
    return trouble ? { kind: 'trouble', trouble } : null;
  }

  /** Takes note of a refusal. True: go on with other requests all the same. */
  async function failed(item: ItemRef, met: Trouble): Promise<boolean> {
    const trouble = await parts.told(met);
    if (trouble.code === 'rate-limited') {
      const until = trouble.retryAt ?? io.now() + PAUSE_MS;
      await pauses.put(hostOf(item), { until });
      return false;
    }
    troubles.set(hostOf(item), trouble);
    return false;
  }

  /**
   * Reads what of these may have changed. Resolves when all was asked, or reading stands still.
   * @param fresh a person asked: also what was asked a moment ago
   */
  async function read(wanted: readonly Wanted[], fresh = false): Promise<void> {
    if (rows.cleared() !== epoch) reset();
    const groups = new Map<string, { home: TrackerHome; lists: TrackerLists; wanted: Wanted[] }>();
    for (const w of wanted) {
      const home = parts.home(w.item.tracker);
      const [credential] = await io.credentials(w.item);
      const alias = aliasOf(w.item);
      if (!home?.lists || !credential || under.has(alias)) continue;
      if (!fresh && io.now() - (checked.get(alias) ?? 0) < FRESH_MS) continue;
      const key = `${hostOf(w.item)}|${credential.id}`;
      const group = groups.get(key) ?? { home, lists: home.lists, wanted: [] };
      group.wanted.push(w);
      groups.set(key, group);
      under.add(alias);
    }
    try {
      for (const group of groups.values()) await readGroup(group.lists, group.wanted);
    } finally {
      for (const group of groups.values()) for (const w of group.wanted) under.delete(aliasOf(w.item));
    }
  }

  async function readGroup(lists: TrackerLists, wanted: readonly Wanted[]): Promise<void> {
    const [first] = wanted;
    if (!first) return;
    if ((await pausedUntil(first.item)) !== undefined) return tell(wanted);
    const bodies: Wanted[] = [];
    const known: { wanted: Wanted; updatedAt: string }[] = [];
    for (const w of wanted) {
      const row = w.pull ? await pulls.get(w.item) : await rows.get(w.item);
      const broken = row && 'readTrouble' in row && row.readTrouble;
      if (row?.updatedAt !== undefined && !broken) known.push({ wanted: w, updatedAt: row.updatedAt });
      else bodies.push(w);
    }
    for (let i = 0; i < known.length; i += STAMPS) {
      const part = known.slice(i, i + STAMPS);
      const changed = await changedOf(lists, part);
      // What was not asked for any more is told as it stands, so that nobody waits for it.
      if (changed === null) return tell([...known.slice(i).map((k) => k.wanted), ...bodies]);
      bodies.push(...changed);
    }
    for (let i = 0; i < bodies.length; i += lists.most) {
      const part = bodies.slice(i, i + lists.most);
      if (!(await readBodies(lists, part))) return tell(bodies.slice(i));
    }
  }

  /** Those that are not as they stand on the device any more; null: reading stands still. */
  async function changedOf(
    lists: TrackerLists,
    known: readonly { wanted: Wanted; updatedAt: string }[],
  ): Promise<Wanted[] | null> {
    const open: (typeof known)[number][] = [];
    const still = new Map<string, number | null>();
    for (const k of known) {
      const alias = aliasOf(k.wanted.item);
      const place = placeOfAlias(alias);
      if (!still.has(place)) {
        const since = await unchangedSince(lists, k.wanted.item);
        if (since === 'stop') return null;
        still.set(place, since);
      }
      const since = still.get(place) ?? null;
      if (since !== null && (checked.get(alias) ?? 0) >= since) checked.set(alias, io.now());
      else open.push(k);
    }
    if (open.length === 0) return [];
    const asked = io.now();
    const [head] = open;
    const told = await lists.stamps(
      open.map((k) => k.wanted.item),
      io,
    );
    if (!told.ok) {
      if (head) await failed(head.wanted.item, told.trouble);
      await tell(open.map((k) => k.wanted));
      return null;
    }
    const changed: Wanted[] = [];
    for (const [i, k] of open.entries()) {
      if (told.stamps[i] === k.updatedAt) checked.set(aliasOf(k.wanted.item), asked);
      else changed.push(k.wanted);
    }
    return changed;
  }

  /** Since when nothing in the item's place has changed; null: something has, or nobody knows. */
  async function unchangedSince(lists: TrackerLists, item: ItemRef): Promise<number | null | 'stop'> {
    const place = placeOfItem(item);
    if (!place) return null;
    const key = placeOfAlias(aliasOf(item));
    const before = marks.get(key);
    const asked = io.now();
    const told = await lists.changed(place, before?.mark, io);
    if (!told.ok) {
      // A place that cannot be asked so may still be read item by item; a pause is a pause.
      if (told.trouble.code !== 'rate-limited') return null;
      await failed(item, told.trouble);
      await tell([{ item }]);
      return 'stop';
    }
    if (before && !told.changed) return before.at;
    if (told.mark !== undefined) marks.set(key, { mark: told.mark, at: asked });
    else marks.delete(key);
    return null;
  }

  /** @returns false: reading stands still */
  async function readBodies(lists: TrackerLists, part: readonly Wanted[]): Promise<boolean> {
    const [first] = part;
    if (!first) return true;
    const since = rows.cleared();
    const at = io.now();
    const told = await lists.read(
      part.map((w) => w.item),
      io,
    );
    if (rows.cleared() !== since) return false;
    if (!told.ok) {
      await failed(first.item, told.trouble);
      const paused = (await pausedUntil(first.item)) !== undefined;
      // A pause says nothing about the items; any other refusal does.
      if (!paused) for (const w of part) await unreadable(w, told.trouble);
      await tell(part);
      return false;
    }
    troubles.delete(hostOf(first.item));
    for (const [i, w] of part.entries()) {
      const row = told.rows[i];
      if (row) await take(w, row, at);
    }
    await tell(part);
    return true;
  }

  async function unreadable(w: Wanted, met: Trouble): Promise<void> {
    if (w.pull) return;
    const trouble = await parts.told(met);
    await rows.update(w.item, (r) => ({
      ...r,
      readTrouble: { trouble, since: r.readTrouble?.since ?? io.now() },
    }));
  }

  async function take(w: Wanted, row: RowRead, at: number): Promise<void> {
    const { item } = w;
    if (row.kind === 'unreadable') return unreadable(w, row.trouble);
    if (row.kind === 'pull') {
      const { kind: _, item: is, ...rest } = row;
      const kept: PullRow = { ...rest, alias: aliasOf(item), readAt: at };
      if (aliasOf(is) === aliasOf(item)) await pulls.put(kept);
      checked.set(aliasOf(item), at);
      return;
    }
    const who = { at };
    const is = row.read.item;
    await parts.answered(item, is, who);
    // A mark that is as young as the answer may stand for two texts.
    const settled = row.read.at - Date.parse(row.updatedAt) > GRAIN_MS;
    const place = placeOfItem(is);
    const since = place && (await parts.places.usedSince(place));
    // What was done before its place was chosen is not held against anybody.
    const done = row.doneAt !== undefined && since != null && Date.parse(row.doneAt) >= since;
    await rows.update(is, (r) => {
      const { updatedAt: _, done: __, ...next } = rules.read(r, row.read, who);
      return { ...next, ...(done && { done }), ...(settled && { updatedAt: row.updatedAt }) };
    });
    checked.set(aliasOf(is), at);
  }

  /** Everything was deleted: what was known of it is not known any more. */
  function reset(): void {
    epoch = rows.cleared();
    checked.clear();
    marks.clear();
    troubles.clear();
  }

  async function tell(wanted: readonly Wanted[]): Promise<void> {
    came(wanted, await notice(wanted));
  }

  return {
    read,
    notice,
    /** A query has named an item with the mark it already has: as good as asked. */
    confirmed: (item: ItemRef, at: number) => void checked.set(aliasOf(item), at),
    failed,
    pausedUntil,
  };
}
