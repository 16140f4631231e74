/**
 * What follows a person to their other browsers: keys of their own, the names of their teams with where their files
 * are, and places. Never records, what a team file says, or secrets.
 */
import * as z from 'zod';
import type { ProfileView, TeamFrom } from '../messages/team-protocol';
import { canonicalJson } from '../outcome/version';
import { PROFILE } from '../strings/profile';
import { Personal } from '../team/team';
import { places } from './places';
import { PlaceSchema } from './schemas';
import { type SyncedDeps, synced } from './synced';
import { groupName, groupParts, QUOTA } from './synced-items';

const PERSONAL = groupName('personal');
const TEAM = 'team';

const MOST_NAME = 80;
const Name = z.string().min(1).max(MOST_NAME);
const From = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tracker'), place: PlaceSchema }),
  z.object({ kind: z.literal('url'), url: z.string().max(2_000) }),
]);

/** A team that was joined on one of the person's devices. Without `from` its place does not travel: see {@link telling}. */
export type KnownTeam = { id: string; name: string; from?: TeamFrom; at: number };

/**
 * Where a file is, as far as that is no secret: an address may carry one in its user, its question or its end, and a
 * code is the whole file.
 */
export function telling(from: TeamFrom | undefined): z.infer<typeof From> | null {
  if (from?.kind === 'tracker') return { kind: 'tracker', place: from.place };
  if (from?.kind !== 'url' || !URL.canParse(from.url)) return null;
  const { protocol, username, password, search, hash } = new URL(from.url);
  return protocol === 'https:' && `${username}${password}${search}${hash}` === ''
    ? { kind: 'url', url: from.url }
    : null;
}

const KINDS = ['personal', 'team', 'places'] as const;
type Kind = (typeof KINDS)[number];

export type Profile = ReturnType<typeof profile>;

/** @param deps.came what other devices have changed */
export function profile(deps: Omit<SyncedDeps, 'came'> & { came(kinds: ReadonlySet<Kind>): void }) {
  const store = synced({
    ...deps,
    came(groups) {
      const kinds = new Set(groups.map((g) => groupParts(g)[0]));
      deps.came(new Set(KINDS.filter((k) => kinds.has(k))));
    },
  });
  return {
    places: places(store),

    /** A person's own keys; what they never touched is absent. */
    async personal(): Promise<Personal> {
      const found: Personal = {};
      for (const [key, [value]] of await store.fields(PERSONAL)) {
        const read = Personal.safeParse({ [key]: value });
        if (read.success) Object.assign(found, read.data);
      }
      return found;
    },
    /** Writes the keys that are in the patch; one that is there and undefined goes back to what holds without it. */
    putPersonal: (patch: Personal): Promise<void> =>
      store.put(
        PERSONAL,
        Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, value ?? null])),
      ),

    /** Teams joined on any device that shares this profile. */
    async teams(): Promise<KnownTeam[]> {
      const found: KnownTeam[] = [];
      for (const [group, fields] of await store.groups(groupName(TEAM, ''))) {
        const [, id = ''] = groupParts(group);
        const name = Name.safeParse(fields.get('name')?.[0]);
        const from = From.safeParse(fields.get('from')?.[0]);
        const at = fields.get('name')?.[2];
        if (name.success && at !== undefined)
          found.push({ id, name: name.data, at, ...(from.success && { from: from.data }) });
      }
      return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    },
    /** A team was joined here, renamed or its file moved. Only what is different is written, and travels. */
    async putTeam({
      id,
      name,
      from,
    }: {
      id: string;
      name: string;
      from?: TeamFrom | undefined;
    }): Promise<void> {
      const group = groupName(TEAM, id);
      const present = await store.fields(group);
      const place = telling(from);
      // What must not travel says nothing against the place that another browser told.
      const wanted = Object.entries({
        name: name.slice(0, MOST_NAME),
        ...((place !== null || !present.get('from')?.[0]) && { from: place }),
      });
      const changed = wanted.filter(
        ([key, value]) => canonicalJson(value) !== canonicalJson(present.get(key)?.[0] ?? null),
      );
      if (changed.length > 0) await store.put(group, Object.fromEntries(changed));
    },
    /** It is not offered on other devices any more; those that have joined it keep it. */
    dropTeam: (id: string): Promise<void> => store.put(groupName(TEAM, id), { name: null, from: null }),

    async view(): Promise<ProfileView> {
      const [on, bytes, why] = await Promise.all([store.isOn(), store.used(), store.alone()]);
      return {
        on,
        ...(bytes !== undefined && { bytes, quota: QUOTA.bytes }),
        ...(why && { notice: PROFILE.notice[why] }),
      };
    },
    switchOn: store.switchOn,
    heard: store.heard,
    clear: store.clear,
    again: store.again,
  };
}
