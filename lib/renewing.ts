/**
 * The network of a build with sign-ins: a credential that ends soon, or that the tracker refuses, is renewed before
 * the request goes on. One renewal at a time for each credential, and its outcome is on the disk before any of it is
 * used; a worker that ends in between asks again with the token it had, which the tracker still takes for a while.
 * Stands in front of the queue of a host: a renewal goes to the same host, and would wait for itself.
 */
import type { Renewable } from './store/secret-renewal';
import type { Renewal } from './trackers/renewals';
import type { Net, Trouble } from './trackers/tracker';

/** Renewed this long before it ends: a queue, and a clock that is a little off, fit in (ms). */
const MARGIN_MS = 5 * 60_000;

export type Renewing = {
  net: Net;
  /** @returns true: the tracker has ended it. False: it did not answer, or it is no sign-in that could be ended */
  revoke(credential: string): Promise<boolean>;
};

export type RenewingDeps = {
  net: Net;
  store: Renewable;
  renewals: readonly Renewal[];
  /** Milliseconds since epoch. */
  now(): number;
};

/** `value`: fit for use. */
type Ready = { value: string } | { trouble: Trouble };
type Held = NonNullable<Awaited<ReturnType<Renewable['of']>>>;

export function renewing({ net, store, renewals, now }: RenewingDeps): Renewing {
  const running = new Map<string, Promise<Ready | null>>();
  const of = (origin: string) => renewals.find((r) => r.origin === origin);

  /** @returns null: it is none that renews, or not there any more */
  async function ready(id: string, renewal: Renewal, due: (held: Held) => boolean): Promise<Ready | null> {
    const held = await store.of(id);
    if (held?.origin !== renewal.origin) return null;
    if (held.renewal.ended) return { trouble: ended(id) };
    if (!due(held)) return { value: held.value };
    const under = running.get(id);
    if (under) return under;
    const mine = renew(id, renewal, due).finally(() => running.delete(id));
    running.set(id, mine);
    return mine;
  }

  async function renew(id: string, renewal: Renewal, due: (held: Held) => boolean): Promise<Ready | null> {
    // Read once more: another one may have ended between the look and now.
    const held = await store.of(id);
    if (!held) return null;
    if (held.renewal.ended) return { trouble: ended(id) };
    if (!due(held)) return { value: held.value };
    const { token } = held.renewal;
    const told = await renewal.renew(token, net, now());
    try {
      if (told.ok) {
        if (await store.renewed(id, token, told)) return { value: told.value };
      } else if (!told.ended) {
        return { trouble: { ...told.trouble, credential: id } };
      } else if (await store.ended(id, token, ended(id), now())) {
        return { trouble: ended(id) };
      }
    } catch {
      // A disk that is full. The token that was used is good for a while yet, so the next request tries again.
      return {
        trouble: { code: 'server', reason: 'the browser did not save the renewed sign-in', credential: id },
      };
    }
    // Replaced or deleted meanwhile: what stands there now counts.
    const after = await store.of(id);
    return after && { value: after.value };
  }

  const send: Net = async (req) => {
    const renewal = of(new URL(req.url).origin);
    const { credential: id } = req;
    if (id === undefined || !renewal) return net(req);
    const soon = ({ renewal: r }: Held) => r.endsAt - now() <= MARGIN_MS;
    const first = await ready(id, renewal, soon);
    if (first && 'trouble' in first) {
      const held = await store.of(id);
      const lasts = held && !held.renewal.ended && held.renewal.endsAt > now();
      // What could not be renewed now is still good for some minutes.
      if (!lasts) return { ok: false, code: 'refused', trouble: first.trouble };
    }
    const used = first && 'value' in first ? first.value : (await store.of(id))?.value;
    const answer = await net(req);
    if (!first || !answer.ok || !renewal.refused(answer)) return answer;
    // Once: a new one that is refused too is told as it is.
    const again = await ready(id, renewal, (held) => held.value === used);
    if (again && 'trouble' in again) return { ok: false, code: 'refused', trouble: again.trouble };
    return net(req);
  };

  return {
    net: send,
    async revoke(id) {
      // What is on its way would bring new ones, which nobody could end any more.
      await running.get(id)?.catch(() => undefined);
      const held = await store.of(id);
      const renewal = held && of(held.origin);
      if (!held || !renewal || held.renewal.ended) return false;
      return renewal.revoke([held.renewal.token, held.value], net);
    },
  };
}

const ended = (credential: string): Trouble => ({
  code: 'credential-expired',
  reason: 'the sign-in has ended',
  credential,
});
