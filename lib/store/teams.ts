/**
 * The teams of this device: what holds, one record each, and beside it what was seen of its file. Looking at a file
 * never touches what holds.
 */
import * as z from 'zod';
import { SOURCE } from '../strings/team-source';
import { Team } from '../team/team';
import type { Place } from '../trackers/tracker';
import { inTurn } from './in-turn';
import { type Area, keyed } from './keyed';
import { PlaceSchema, TeamFromSchema, TroubleSchema } from './schemas';

/** Characters of a team that is being changed: it may be too long for a while. */
export const MOST_DRAFT = 100_000;
/** Being typed: anything that looks like a team from afar. */
export const Draft = z
  .looseObject({ sightline: z.literal('team'), id: z.string().max(64) })
  .refine((draft) => JSON.stringify(draft).length <= MOST_DRAFT, 'too long to be kept');
export type Draft = z.infer<typeof Draft>;

const HeldTeam = z.looseObject({
  /** What holds. */
  team: Team,
  joinedAt: z.number(),
  /** What the file changes is shown first, or applied by itself. */
  mode: z.enum(['ask', 'auto']),
  /** Absent: it was made here, and is in no file yet. */
  from: TeamFromSchema.optional(),
  /** What the file said when it was taken, kept away from or written; what is different from it is of this device. */
  base: Team.optional(),
  /** What held before the last change, and until when it can be brought back (ms). */
  previous: z.looseObject({ team: Team, until: z.number() }).optional(),
  draft: Draft.optional(),
  /** What held when the draft was begun. */
  draftOf: Team.optional(),
});
export type HeldTeam = z.infer<typeof HeldTeam>;

const Problem = z.looseObject({ text: z.string(), line: z.number().optional(), path: z.string().optional() });

const SeenFile = z.looseObject({
  /** When it was looked at last (ms), and what was wrong with that or with it. */
  checkedAt: z.number().optional(),
  trouble: TroubleSchema.optional(),
  problems: z.array(Problem).optional(),
  /** By which asking again is free. Only as long as its text is known to be `base`, `offered` or broken. */
  mark: z.string().optional(),
  /** It can be read, and says something else than `base`. */
  offered: z.looseObject({ text: z.string(), by: z.string().optional(), at: z.number() }).optional(),
  /** A proposal that makes it was sent; as long as there is none, nothing is wrong. */
  proposed: z.string().optional(),
  /** Name and place as this device told its person's other browsers last. */
  told: z.string().optional(),
});
export type SeenFile = z.infer<typeof SeenFile>;

/** A well-known place of files, and what was found there. */
const FoundThere = z.looseObject({
  place: PlaceSchema,
  at: z.number(),
  mark: z.string().optional(),
  team: Team.pick({ id: true, name: true, scopes: true }).optional(),
});
export type FoundThere = z.infer<typeof FoundThere>;

const HELD = 'team:';
const SEEN = 'team-file:';
const FOUND = 'team-found:';
const LEFT = 'teams-left';
const Left = z.record(z.string(), z.number());
/** Teams that were left, by their ids; the newest. */
const MOST_LEFT = 50;

const placeKey = ({ tracker, site, name }: Place) => `${tracker}|${site}|${name}`.toLowerCase();

export type TeamStore = ReturnType<typeof teamStore>;
export type TeamRecord = { held: HeldTeam; seen: SeenFile };

export function teamStore(area: Area) {
  const turn = inTurn();
  const held = keyed(area, HELD, HeldTeam);
  const seen = keyed(area, SEEN, SeenFile);
  const found = keyed(area, FOUND, FoundThere);

  async function get(id: string): Promise<TeamRecord | undefined> {
    const team = await held.get(id);
    return team && { held: team, seen: (await seen.get(id)) ?? {} };
  }
  async function left(): Promise<Record<string, number>> {
    const read = Left.safeParse((await area.get(LEFT))[LEFT]);
    return read.success ? read.data : {};
  }

  const set = (items: Record<string, unknown>): Promise<void> =>
    area.set(items).catch((cause: unknown) => {
      throw new Error(SOURCE.full, { cause });
    });

  return {
    get,
    /** In the order in which they were joined. */
    async all(): Promise<TeamRecord[]> {
      const teams = (await held.all()).map(({ value }) => value);
      const files = new Map((await seen.all()).map(({ id, value }) => [id, value]));
      return teams
        .map((team) => ({ held: team, seen: files.get(team.team.id) ?? {} }))
        .sort((a, b) => a.held.joinedAt - b.held.joinedAt);
    },
    /**
     * Changes a team; both parts are written at once, and only those that are different.
     * @param change gives null: nothing is written
     * @returns how it is afterwards; undefined: there is no such team
     */
    update: (
      id: string,
      change: (record: TeamRecord | undefined) => TeamRecord | null,
    ): Promise<TeamRecord | undefined> =>
      turn(async () => {
        const before = await get(id);
        const next = change(before);
        if (!next) return before;
        const items = {
          ...(next.held !== before?.held && { [HELD + id]: next.held }),
          ...(next.seen !== before?.seen && { [SEEN + id]: next.seen }),
        };
        if (Object.keys(items).length > 0) await set(items);
        return next;
      }),
    /** @param at when (ms): it is not offered beside items any more */
    leave: (id: string, at: number): Promise<void> =>
      turn(async () => {
        const newest = Object.entries({ ...(await left()), [id]: at }).sort(([, a], [, b]) => b - a);
        await area.set({ [LEFT]: Object.fromEntries(newest.slice(0, MOST_LEFT)) });
        await area.remove([HELD + id, SEEN + id]);
      }),
    left,
    /** It was joined again. */
    back: (id: string): Promise<void> =>
      turn(async () => {
        const { [id]: was, ...rest } = await left();
        if (was !== undefined) await area.set({ [LEFT]: rest });
      }),
    foundAt: (place: Place): Promise<FoundThere | undefined> => found.get(placeKey(place)),
    async found(): Promise<FoundThere[]> {
      return (await found.all()).map(({ value }) => value);
    },
    putFound: (there: FoundThere): Promise<void> => found.put(placeKey(there.place), there),
  };
}
