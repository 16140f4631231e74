/** Companies' own domains and whose they are, as a person said: a name alone does not tell. Kept on this device. */
import * as z from 'zod';
import { inTurn } from './in-turn';
import type { Area } from './keyed';

const KEY = 'own-sites';
const Sites = z.record(z.string().max(200), z.string().max(20));
/** More companies than anybody works for. */
const MOST = 50;

export function ownSites(area: Area) {
  const turn = inTurn();
  async function all(): Promise<Record<string, string>> {
    const read = Sites.safeParse((await area.get(KEY))[KEY]);
    return read.success ? read.data : {};
  }
  return {
    all,
    /** @param host "tickets.acme.com"; @param tracker null: it is not used any more */
    say: (host: string, tracker: string | null): Promise<void> =>
      turn(async () => {
        const { [host]: _, ...rest } = await all();
        const next = tracker === null ? rest : { ...rest, [host]: tracker };
        await area.set({ [KEY]: Object.fromEntries(Object.entries(next).slice(-MOST)) });
      }),
  };
}
