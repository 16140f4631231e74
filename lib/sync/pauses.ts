/** Breaks that trackers asked for. On disk, so that a worker that ended does not go on in the middle of one. */
import * as z from 'zod';
import type { Area } from '../store/keyed';
import { keyed } from '../store/keyed';
import type { Limited, Pauses } from '../trackers/tracker';

/** How long to stand still when the tracker does not say, and at most (ms). */
const USUAL_MS = 60_000;
const LONGEST_MS = 3600_000;
/** The parts of an API that count apart; '' is all of them. */
const PARTS = ['', 'graphql', 'rest', 'read', 'write'];

const Pause = z.strictObject({ until: z.number() });

/**
 * UNVERIFIED: two tokens of one person may share a limit; each then meets it by itself.
 * @param tail the end of a credential, by its id: a new one under the same id has met no limit yet
 */
export function pauses(
  area: Area,
  now: () => number,
  tail: (credential: string) => Promise<string | undefined>,
): Pauses {
  const kept = keyed(area, 'pause:', Pause);

  async function keyOf({ tracker, site, credential }: Limited): Promise<(part: string) => string> {
    const end = credential === undefined ? '' : ((await tail(credential)) ?? '');
    return (part) => `${tracker}|${site}|${credential ?? ''}|${end}|${part}`;
  }

  return {
    async until(of) {
      const key = await keyOf(of);
      const asked = PARTS.filter((p) => of.part === undefined || p === '' || p === of.part);
      const found = await Promise.all(asked.map((p) => kept.get(key(p))));
      const ends = found.flatMap((f) => {
        const left = f ? f.until - now() : 0;
        // Longer than any break can be: the clock was wrong when it was written.
        return f && left > 0 && left <= LONGEST_MS ? [f.until] : [];
      });
      return ends.length > 0 ? Math.max(...ends) : undefined;
    },
    async begin(of, until) {
      const end = Math.min(until ?? now() + USUAL_MS, now() + LONGEST_MS);
      await kept.put((await keyOf(of))(of.part ?? ''), { until: end });
    },
  };
}
