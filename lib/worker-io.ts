/** Network, clock and credentials as the worker hands them to the trackers' adapters. */
import type { ConnectionView } from './messages/protocol';
import { network } from './net';
import { ownerOf, placeNameOf } from './outcome/item';
import { sessionOf } from './session';
import type { ledger } from './store/ledger';
import type { Sessions } from './store/sessions';
import { pauses } from './sync/pauses';
import { apiOrigin } from './trackers/hosts';
import type { HomeIo } from './trackers/tracker';
import type { Platform } from './worker';

/** The name under which a person's own session at a site goes. */
const sessionId = (tracker: string, site: string, jar?: string) =>
  ['session', tracker, site, ...(jar === undefined ? [] : [jar])].join(':').toLowerCase();

/** Sessions among the connections: who is signed in where. */
export async function sessionCards(signed: Sessions): Promise<ConnectionView[]> {
  return (await signed.all()).map(({ tracker, site, facts }) => ({
    id: sessionId(tracker, site, facts.jar),
    tracker,
    label: site,
    owner: site,
    origin: `https://${site}`,
    login: facts.name,
    checkedAt: facts.at,
    tail: '',
    session: true,
  }));
}

export type WorkerIo = HomeIo & {
  /** Asks a tracker to forget a sign-in; false where there was none to ask about. */
  revoke: ((credential: string) => Promise<boolean>) | undefined;
};

export function ioOf(p: Platform, book: ReturnType<typeof ledger>, signed: Sessions): WorkerIo {
  const lines = new Map(
    p.homes.flatMap(({ id, session: table }) => {
      if (!table) return [];
      const { now, sleep, tabs, deliver } = p;
      const inject = (tab: number, limitMs: number) => p.injectWithin(tab, 'courier', id, limitMs);
      const jars = async (site: string, account: string) =>
        (await signed.at(id, site)).filter((s) => s.account === account).map((s) => s.jar);
      return [
        [
          id,
          sessionOf({ now, sleep, tabs, jars, deliver, inject, ledger: book, table, tracker: id }),
        ] as const,
      ];
    }),
  );
  const net = network({
    ...(p.fetch && { fetch: p.fetch }),
    now: p.now,
    sleep: p.sleep,
    origins: p.origins,
    ledger: book,
    secret: (id) => p.secrets.value(id),
  });
  const renewing = p.renewing?.(net);
  return {
    pauses: pauses(p.local, p.now, async (id) => (await p.secrets.list()).find((c) => c.id === id)?.tail),
    net: renewing?.net ?? net,
    revoke: renewing?.revoke,
    now: p.now,
    session: async (call) => lines.get(call.tracker)?.(call) ?? { ok: false, code: 'refused' },
    signedIn: (tracker, site, who) => signed.note(tracker, site, who),
    async credentials({ tracker, site, key }, tab = -1) {
      if (lines.has(tracker)) {
        const page = tab < 0 ? undefined : await p.tab(tab);
        const any = async () => (await signed.of(tracker, site)) ?? (await signed.at(tracker, site))[0];
        // A tab that has gone is nobody's.
        const known = page
          ? await signed.of(tracker, site, page.jar)
          : page === null
            ? undefined
            : await any();
        return [
          {
            id: sessionId(tracker, site, (page ?? known)?.jar),
            session: true,
            ...(known && { askedAt: known.at, ...(!known.doubted && { account: known.account }) }),
          },
        ];
      }
      const owner = ownerOf({ name: placeNameOf(key), site }).toLowerCase();
      // A credential is bound to one API: that of another site has other people behind the same names.
      const api = apiOrigin(site);
      const all = (await p.secrets.list()).filter((c) => c.tracker === tracker && c.origin === api);
      const named = all.filter((c) => c.owner.toLowerCase() === owner);
      const open = all.filter((c) => c.owner === '');
      return [...named, ...open].map(({ id }) => ({ id }));
    },
  };
}
