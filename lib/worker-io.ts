/** Network, clock and credentials as the worker hands them to the trackers' adapters. */
import { network } from './net';
import type { ledger } from './store/ledger';
import { pauses } from './sync/pauses';
import { apiOrigin } from './trackers/hosts';
import type { HomeIo } from './trackers/tracker';
import type { Platform } from './worker';

export function ioOf(p: Platform, book: ReturnType<typeof ledger>): HomeIo {
  return {
    pauses: pauses(p.local, p.now, async (id) => (await p.secrets.list()).find((c) => c.id === id)?.tail),
    net: network({
      ...(p.fetch && { fetch: p.fetch }),
      now: p.now,
      sleep: p.sleep,
      origins: p.origins,
      ledger: book,
      secret: (id) => p.secrets.value(id),
    }),
    now: p.now,
    async credentials(item) {
      const owner = item.key.split('/')[0]?.toLowerCase() ?? '';
      // A credential is bound to one API: that of another site has other people behind the same names.
      const api = apiOrigin(item.site);
      const all = (await p.secrets.list()).filter((c) => c.tracker === item.tracker && c.origin === api);
      const named = all.filter((c) => c.owner.toLowerCase() === owner);
      const open = all.filter((c) => c.owner === '');
      return [...named, ...open].map(({ id }) => ({ id }));
    },
  };
}
