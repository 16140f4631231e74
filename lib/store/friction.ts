/** What Sightline costs its person: seconds in the form by day. On this device, and in no export. */
import * as z from 'zod';
import { dayOf } from '../strings/time';
import { inTurn } from './in-turn';
import type { Area } from './keyed';

const KEY = 'friction';
/** Days that are kept. */
const KEEP = 90;

const Days = z.record(
  z.string().regex(/^\d{4}-\d\d-\d\d$/),
  z.object({ seconds: z.number().nonnegative(), saves: z.number().nonnegative() }),
);

export function friction(area: Area, now: () => number) {
  const turn = inTurn();
  const read = async () => {
    const parsed = Days.safeParse((await area.get(KEY))[KEY] ?? {});
    return parsed.success ? parsed.data : {};
  };
  return {
    /** @param saved it ended with a save */
    spent: (seconds: number, saved: boolean): Promise<void> =>
      turn(async () => {
        const all = await read();
        const today = dayOf(now());
        const before = all[today] ?? { seconds: 0, saves: 0 };
        const next = {
          ...all,
          [today]: { seconds: before.seconds + seconds, saves: before.saves + (saved ? 1 : 0) },
        };
        const kept = Object.entries(next).sort(([a], [b]) => (a < b ? 1 : -1));
        await area.set({ [KEY]: Object.fromEntries(kept.slice(0, KEEP)) });
      }),
    /** Newest first. */
    days: async (): Promise<{ day: string; seconds: number; saves: number }[]> =>
      Object.entries(await read())
        .map(([day, d]) => ({ day, ...d }))
        .sort((a, b) => (a.day < b.day ? 1 : -1)),
  };
}
export type FrictionStore = ReturnType<typeof friction>;
