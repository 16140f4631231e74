/**
 * Who is signed in at a site that is asked with the person's own session, as the tracker told last. Each set of
 * cookies of the browser (a container, a private window) may have another person.
 */
import * as z from 'zod';
import { inTurn } from './in-turn';
import { type Area, keyed } from './keyed';

/** So long a session is taken to be the same person's (ms): nobody signs out and in again within it. */
export const SAME_MS = 15_000;

const Facts = z.object({
  account: z.string().max(200),
  name: z.string().max(200),
  at: z.number(),
  /** Absent: the usual cookies of the browser. */
  jar: z.string().max(200).optional(),
  /** A page has come since, and who came with it was not told. */
  doubted: z.literal(true).optional(),
});
export type SessionFacts = z.infer<typeof Facts>;
type Session = { tracker: string; site: string; facts: SessionFacts };

export type Sessions = ReturnType<typeof sessions>;

export function sessions(area: Area, now: () => number) {
  const kept = keyed(area, 'session:', Facts);
  const turn = inTurn();
  const key = (tracker: string, site: string, jar?: string) =>
    [tracker, site, ...(jar === undefined ? [] : [jar])].join('|').toLowerCase();
  const all = async (): Promise<Session[]> =>
    (await kept.all()).map(({ id, value }) => {
      const [tracker = '', site = ''] = id.split('|');
      return { tracker, site, facts: value };
    });
  /** Every session of a site, the one that was asked last first. */
  const at = async (tracker: string, site: string): Promise<SessionFacts[]> =>
    (await all())
      .filter((s) => key(s.tracker, s.site) === key(tracker, site))
      .map((s) => s.facts)
      .sort((a, b) => b.at - a.at);
  return {
    all,
    at,
    of: (tracker: string, site: string, jar?: string): Promise<SessionFacts | undefined> =>
      kept.get(key(tracker, site, jar)),
    /** @param who null: nobody is signed in; whose drafts and writes wait is not forgotten with it */
    async note(
      tracker: string,
      site: string,
      who: { account: string; name: string; jar?: string } | null,
    ): Promise<void> {
      if (who === null) return;
      await turn(() => kept.put(key(tracker, site, who.jar), { ...who, at: now() }));
    },
    /** A page has come: whoever came with it may be another person, until the tracker is asked. */
    doubt: (tracker: string, site: string, jar?: string): Promise<void> =>
      turn(async () => {
        const facts = await kept.get(key(tracker, site, jar));
        if (facts && !facts.doubted && now() - facts.at >= SAME_MS)
          await kept.put(key(tracker, site, jar), { ...facts, doubted: true });
      }),
  };
}
