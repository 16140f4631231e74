/** Breaks that trackers asked for. On disk, so that a worker that ended does not go on in the middle of one. */
import * as z from 'zod';
import type { Area } from '../store/keyed';
import { keyed } from '../store/keyed';
import type { Pauses } from '../trackers/tracker';

/** How long to stand still when the tracker does not say, and at most (ms). */
const USUAL_MS = 60_000;
const LONGEST_MS = 3600_000;

const Pause = z.strictObject({ until: z.number() });

/** Limits belong to a credential: what one has used up, another one may have. */
export function pauses(area: Area, now: () => number): Pauses {
  const kept = keyed(area, 'pause:', Pause);
  const keyOf = (of: Parameters<Pauses['until']>[0]) => `${of.tracker}|${of.site}|${of.credential ?? ''}`;
  return {
    async until(of) {
      const until = (await kept.get(keyOf(of)))?.until;
      return until !== undefined && until > now() ? until : undefined;
    },
    begin: (of, until) =>
      kept.put(keyOf(of), { until: Math.min(until ?? now() + USUAL_MS, now() + LONGEST_MS) }),
  };
}
