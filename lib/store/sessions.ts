/** Who is signed in at a site that is asked with the person's own session, as the tracker told last. */
import * as z from 'zod';
import { type Area, keyed } from './keyed';

const Facts = z.object({ account: z.string().max(200), name: z.string().max(200), at: z.number() });
export type SessionFacts = z.infer<typeof Facts>;

export type Sessions = ReturnType<typeof sessions>;

export function sessions(area: Area, now: () => number) {
  const kept = keyed(area, 'session:', Facts);
  const key = (tracker: string, site: string) => `${tracker}|${site}`.toLowerCase();
  return {
    of: (tracker: string, site: string): Promise<SessionFacts | undefined> => kept.get(key(tracker, site)),
    all: async (): Promise<{ tracker: string; site: string; facts: SessionFacts }[]> =>
      (await kept.all()).map(({ id, value }) => {
        const [tracker = '', site = ''] = id.split('|');
        return { tracker, site, facts: value };
      }),
    /** @param who null: nobody is signed in; whose drafts and writes wait is not forgotten with it */
    async note(tracker: string, site: string, who: { account: string; name: string } | null): Promise<void> {
      if (who === null) return;
      await kept.put(key(tracker, site), { ...who, at: now() });
    },
  };
}
