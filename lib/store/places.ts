/**
 * Places a person chose to use Sightline in, or to hide it from. Kept on this device and mirrored to the synced
 * area: items per tracker and owner, a counter per place, merged on change by the higher counter, so two
 * devices never undo each other. When the synced area refuses, the device goes on alone and says so.
 */
import * as z from 'zod';
import type { ChosenPlace, PlaceChoice } from '../messages/protocol';
import { ownerOf } from '../outcome/item';
import type { Place } from '../trackers/tracker';
import { inTurn } from './in-turn';
import { type Area, underPrefix } from './keyed';

/** `choice` "none" is a removal that has to travel to the other devices. */
const Entry = z.looseObject({
  tracker: z.string(),
  site: z.string(),
  name: z.string(),
  scope: z.enum(['place', 'owner']),
  choice: z.enum(['used', 'hidden', 'none']),
  at: z.number(),
  n: z.number(),
});
type Entry = z.infer<typeof Entry>;
const Group = z.array(Entry);

const PREFIX = 'places:';
const NOTICE = 'places-notice';
/** storage.sync refuses items above 8,192 bytes (MDN: storage.sync); stay below with room for the key. */
const MAX_SYNCED = 7_500;

const idOf = (e: Pick<Entry, 'tracker' | 'site' | 'name' | 'scope'>) =>
  `${e.tracker}|${e.site}|${e.scope}|${e.name}`.toLowerCase();
const groupOf = (e: Entry) =>
  `${PREFIX}${e.tracker}|${e.site}|${e.scope === 'owner' ? e.name : ownerOf(e)}`.toLowerCase();

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

/** A list in parts that the synced area takes. Removals are in it: they have to reach the other devices too. */
function parts(list: Entry[]): Entry[][] {
  const found: Entry[][] = [[]];
  let size = 2;
  for (const e of list) {
    const last = found[found.length - 1] ?? [];
    const more = bytes(e) + 1;
    size += more;
    if (last.length > 0 && size > MAX_SYNCED) {
      found.push([e]);
      size = 2 + more;
    } else last.push(e);
  }
  return found;
}

/** The higher counter wins; on a tie the later, then the one that shows more. Both sides choose the same. */
function newer(a: Entry, b: Entry): Entry {
  if (a.n !== b.n) return a.n > b.n ? a : b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.choice >= b.choice ? a : b;
}

export type Places = ReturnType<typeof places>;

export function places(local: Area, sync: Area | undefined, now: () => number) {
  const turn = inTurn();

  async function groups(area: Area): Promise<Map<string, Entry>> {
    const found = new Map<string, Entry>();
    for (const [, raw] of await underPrefix(area, PREFIX)) {
      const group = Group.safeParse(raw);
      for (const e of group.success ? group.data : []) {
        const before = found.get(idOf(e));
        found.set(idOf(e), before ? newer(before, e) : e);
      }
    }
    return found;
  }

  async function store(area: Area, entries: Iterable<Entry>, only?: string): Promise<void> {
    const byGroup = new Map<string, Entry[]>();
    for (const e of entries) {
      const key = groupOf(e);
      if (only !== undefined && key !== only) continue;
      byGroup.set(key, [...(byGroup.get(key) ?? []), e]);
    }
    const items: Record<string, Entry[]> = {};
    for (const [key, list] of byGroup) {
      // Part 0 goes by the plain key. An entry that is still in another part from before is merged when read.
      if (area === local) items[key] = list;
      else for (const [i, part] of parts(list).entries()) items[i === 0 ? key : `${key}#${i}`] = part;
    }
    if (Object.keys(items).length > 0) await area.set(items);
  }

  async function mirror(entries: Map<string, Entry>, only?: string): Promise<void> {
    if (!sync) return;
    try {
      await store(sync, entries.values(), only);
      await local.remove(NOTICE);
    } catch {
      await local.set({ [NOTICE]: true });
    }
  }

  async function list(): Promise<ChosenPlace[]> {
    const all = [...(await groups(local)).values()];
    return all
      .filter((e) => e.choice !== 'none')
      .map(({ tracker, site, name, scope, choice, at }) => ({
        tracker,
        site,
        name,
        scope,
        choice: choice === 'hidden' ? ('hidden' as const) : ('used' as const),
        at,
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  async function choose(
    place: Place,
    scope: 'place' | 'owner',
    choice: 'used' | 'hidden' | 'undo',
  ): Promise<ChosenPlace[]> {
    const all = await groups(local);
    const name = scope === 'owner' ? place.owner : place.name;
    const entry: Entry = {
      tracker: place.tracker,
      site: place.site,
      name,
      scope,
      choice: choice === 'undo' ? 'none' : choice,
      at: now(),
      n: 0,
    };
    const before = all.get(idOf(entry));
    const next = { ...before, ...entry, n: (before?.n ?? 0) + 1 };
    all.set(idOf(next), next);
    await store(local, all.values(), groupOf(next));
    await mirror(all, groupOf(next));
    return list();
  }

  /** Takes in what another device wrote, and gives back what it does not know yet. */
  async function merge(): Promise<boolean> {
    if (!sync) return false;
    const mine = await groups(local);
    let theirs: Map<string, Entry>;
    try {
      theirs = await groups(sync);
    } catch {
      return false;
    }
    const merged = new Map(mine);
    let fromThem = false;
    for (const [id, e] of theirs) {
      const own = merged.get(id);
      const winner = own ? newer(own, e) : e;
      if (winner !== own) {
        merged.set(id, winner);
        fromThem = true;
      }
    }
    if (fromThem) await store(local, merged.values());
    const same = (a: Entry | undefined, b: Entry) => a?.n === b.n && a.at === b.at && a.choice === b.choice;
    const forThem = [...merged].some(([id, e]) => !same(theirs.get(id), e));
    if (forThem) await mirror(merged);
    return fromThem;
  }

  return {
    list,
    choose: (...to: Parameters<typeof choose>) => turn(() => choose(...to)),
    merge: () => turn(merge),
    /** What holds for a place: its own choice, else its owner's, else none. */
    async choiceOf(place: Place): Promise<PlaceChoice> {
      const all = await groups(local);
      const own = all.get(idOf({ ...place, scope: 'place' }));
      if (own && own.choice !== 'none') return own.choice;
      const owner = all.get(idOf({ ...place, name: place.owner, scope: 'owner' }));
      return owner && owner.choice !== 'none' ? owner.choice : 'unchosen';
    },
    /** Since when a place is used (ms), by its own choice or its owner's; undefined: it is not. */
    async usedSince(place: Place): Promise<number | undefined> {
      const all = await groups(local);
      const own = all.get(idOf({ ...place, scope: 'place' }));
      const owner = all.get(idOf({ ...place, name: place.owner, scope: 'owner' }));
      const holds = own && own.choice !== 'none' ? own : owner;
      return holds?.choice === 'used' ? holds.at : undefined;
    },
    notice: async (): Promise<string | undefined> =>
      (await local.get(NOTICE))[NOTICE] === true ? 'not-synced' : undefined,
  };
}
