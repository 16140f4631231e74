/**
 * What follows a person to their other browsers. It is kept whole on this device, written there first and at once, and
 * mirrored to the browser's synced area: a burst of changes in one write, writes some seconds apart, and what that area
 * does not take stays here until it does. A worker that ends before it has mirrored does so when it comes back: what the
 * area lacks is seen by comparing.
 */
import * as z from 'zod';
import { inTurn } from './in-turn';
import { type Area, underPrefix } from './keyed';
import { differing, type Fields, type Groups, joined, pruned, written } from './synced-fields';
import { giftFor, wanting } from './synced-give';
import { bytesOf, type Items, PREFIX, type Read, readItems, whole } from './synced-items';

/** Both browsers tell how much is in the area (Firefox since 78). */
export type SyncArea = Area & { getBytesInUse?(keys: null): Promise<number> };

export type SyncedDeps = {
  local: Area;
  /** Absent where the browser has none. */
  sync?: SyncArea | undefined;
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Lets work go on by itself; its failure is reported. */
  later(work: Promise<unknown>): void;
  /** {@link Synced.again} is called about then. */
  wakeAt(at: number): Promise<void>;
  /** Groups that came from another device. */
  came(groups: string[]): void;
};

/** The rest of a burst is waited for (ms). */
const QUIET_MS = 1_000;
/** With 720 writes an hour both limits of Chromium are far. */
const APART_MS = 5_000;
const RETRY_MS = { first: 60_000, most: 3_600_000 };

const OFF = 'profile-off';
const NOTICE = 'profile-notice';
const Notice = z.looseObject({
  why: z.enum(['full', 'refused', 'newer']),
  tries: z.number().catch(0),
  /** Not written again before (ms). */
  next: z.number().catch(0),
});
type Notice = z.infer<typeof Notice>;

export type Synced = ReturnType<typeof synced>;

export function synced({ local, sync, now, sleep, later, wakeAt, came }: SyncedDeps) {
  const turn = inTurn();
  /** Of its own, so that a browser that takes long with its synced area holds nobody up. */
  const line = inTurn();
  let planned = false;
  let lastWrite = Number.NEGATIVE_INFINITY;

  const load = async (): Promise<Read> =>
    readItems(Object.fromEntries(await underPrefix(local, PREFIX)) as Items);
  const isOn = async () => sync !== undefined && (await local.get(OFF))[OFF] !== true;
  const notice = async (): Promise<Notice | undefined> => {
    const read = Notice.safeParse((await local.get(NOTICE))[NOTICE]);
    return read.success ? read.data : undefined;
  };

  /** Writes the groups that are different from before. */
  async function keep(before: Groups, after: Groups): Promise<string[]> {
    const changed = differing(before, after);
    const filled = changed.filter((g) => (after.get(g)?.size ?? 0) > 0);
    const emptied = changed.filter((g) => !filled.includes(g));
    if (filled.length > 0)
      await local.set(Object.fromEntries(filled.map((g) => whole(g, after.get(g) ?? new Map()))));
    if (emptied.length > 0) await local.remove(emptied.map((g) => PREFIX + g));
    return changed;
  }

  async function put(group: string, patch: Record<string, unknown>): Promise<void> {
    const { groups, newer } = await load();
    if (newer.has(group)) throw new Error('a newer version of Sightline has kept this: update Sightline');
    const fields = new Map(groups.get(group));
    for (const [name, value] of Object.entries(patch)) {
      const before = fields.get(name.toWellFormed());
      // There is nothing to remove.
      if (value === null && !before) continue;
      fields.set(name.toWellFormed(), written(before, wellFormed(value), now()));
    }
    await keep(groups, pruned(new Map(groups).set(group, fields)));
  }

  /** Takes in what other devices wrote. Undefined: the area cannot be read. */
  async function takeIn(area: SyncArea) {
    const items = await area.get(null).catch(() => undefined);
    if (!items) return undefined;
    const theirs = readItems(items);
    const { mine, changed } = await turn(async () => {
      const { groups, newer } = await load();
      // What a later version has kept here is not ours to write over.
      const known = new Map([...theirs.groups].filter(([g]) => !newer.has(g)));
      const all = pruned(joined(groups, known));
      return { mine: all, changed: await keep(groups, all) };
    });
    if (changed.length > 0) came(changed);
    return { mine, theirs, items };
  }

  /** Takes in, and gives what the other devices do not know yet, unless it was refused a moment ago. */
  async function exchange(): Promise<void> {
    if (!sync || !(await isOn())) return;
    const told = await notice();
    const read = await takeIn(sync);
    if (told && told.next > now()) return;
    if (!read) return refused(told);
    const used = await inUse(sync, read.items);
    const { set, remove, full, newer } = giftFor(read.mine, read.theirs, read.items, used);
    try {
      if (remove.length + Object.keys(set).length > 0) lastWrite = now();
      if (remove.length > 0) await sync.remove(remove);
      if (Object.keys(set).length > 0) await sync.set(set);
    } catch {
      return refused(told);
    }
    if (full || newer)
      await local.set({ [NOTICE]: { why: full ? 'full' : 'newer', tries: 0, next: 0 } satisfies Notice });
    else if (told) await local.remove(NOTICE);
  }

  async function refused(before: Notice | undefined): Promise<void> {
    const tries = (before?.tries ?? 0) + 1;
    const next = now() + Math.min(RETRY_MS.first * 2 ** (tries - 1), RETRY_MS.most);
    await local.set({ [NOTICE]: { why: 'refused', tries, next } satisfies Notice });
    await wakeAt(next);
  }

  /** One exchange for all that is changed until then. */
  function soon(): void {
    if (planned) return;
    planned = true;
    const pause = Math.min(Math.max(QUIET_MS, lastWrite + APART_MS - now()), APART_MS);
    later(
      sleep(pause).then(() => {
        planned = false;
        return line(() => exchange());
      }),
    );
  }

  return {
    /** The fields of a group, without those that were removed. */
    async fields(group: string): Promise<Fields> {
      const key = PREFIX + group;
      return alive(readItems(await local.get(key)).groups.get(group));
    },
    /** All groups whose names begin so. */
    async groups(start: string): Promise<Groups> {
      const found = await underPrefix(local, PREFIX + start);
      const { groups } = readItems(Object.fromEntries(found));
      return new Map([...groups].map(([name, fields]) => [name, alive(fields)]));
    },
    /** Writes fields of a group; null removes one. On this device at once, on the others as their browser goes. */
    async put(group: string, patch: Record<string, unknown>): Promise<void> {
      await turn(() => put(group, patch));
      if (await isOn()) soon();
    },
    /** The synced area has changed, or the worker has just come: takes in at once, and gives back a little later. */
    async heard(): Promise<void> {
      if (!sync || !(await isOn())) return;
      const read = await line(() => takeIn(sync));
      const told = await notice();
      if (read && !wanting(read.mine, read.theirs) && !told) return;
      // Whatever was refused may have room now.
      if (told && told.next > now()) await local.set({ [NOTICE]: { ...told, next: 0 } });
      soon();
    },
    /** Tries again what was refused, when its time has come. */
    async again(): Promise<void> {
      const told = await notice();
      if (told && told.tries > 0 && told.next <= now()) await line(() => exchange());
    },
    isOn,
    /** Why some of it is on this device only; undefined: all of it is in the area, or nothing has to be. */
    alone: async (): Promise<Notice['why'] | undefined> => (await notice())?.why,
    /** Bytes in the synced area, also of what is not ours; undefined where there is none, or it does not answer. */
    async used(): Promise<number | undefined> {
      const items = await sync?.get(null).catch(() => undefined);
      return sync && items && inUse(sync, items);
    },
    /** Deletes all of it, here and in the area; nothing is taken in or given in between. */
    clear: (): Promise<void> =>
      line(async () => {
        const shared = Object.keys((await sync?.get(null)) ?? {});
        if (shared.length > 0) await sync?.remove(shared);
        await turn(async () => {
          const mine = (await underPrefix(local, PREFIX)).map(([key]) => key);
          if (mine.length > 0) await local.remove(mine);
        });
      }),
    /** Switched off, this device neither takes nor gives; what is in the synced area stays for the others. */
    async switchOn(on: boolean): Promise<void> {
      if (on) await local.remove(OFF);
      else await local.set({ [OFF]: true });
      await local.remove(NOTICE);
      if (on && sync) await line(() => exchange());
    },
  };
}

const alive = (fields: Fields | undefined): Fields =>
  new Map([...(fields ?? [])].filter(([, [value]]) => value !== null));

/** Half a character alone would be refused by one browser, with everything else in that write. */
const wellFormed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, v: unknown) => (typeof v === 'string' ? v.toWellFormed() : v));

/** Bytes in the area; counted here where the browser does not say. */
async function inUse(area: SyncArea, items: Items): Promise<number> {
  const said = await area.getBytesInUse?.(null).catch(() => undefined);
  return said ?? Object.entries(items).reduce((sum, [key, value]) => sum + bytesOf(key, value), 0);
}
