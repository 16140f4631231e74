/**
 * The courier: carries out requests in a page of a tracker that is asked with the person's own session. Same origin
 * only, and only operations of the tracker's closed list: the worker names one and fills in its parts, the address is
 * made here out of the list. The second and last place with `fetch`.
 */
import type { Brought, Errand, Push } from '../messages/protocol';
import type { SessionTable } from '../trackers/tracker';
import { addressOf } from './courier-address';

const TIMEOUT_MS = 20_000;
const MAX_CHARS = 4_000_000;
/** What the worker needs of an answer's headers. */
const HEADERS = ['content-type', 'date', 'retry-after', 'ratelimit-reason', 'x-ratelimit-reset'];

/** The page that carries them out; tests hand in another. */
type Web = { origin: string; fetch: typeof fetch };
const here = (): Web => ({ origin: location.origin, fetch: (input, init) => fetch(input, init) });

/**
 * Carries out one errand. Never throws.
 * @param of `site` it is for: the tab may show another by now. `until` ms since epoch: what comes later is not done
 */
export async function run(
  table: SessionTable,
  errand: Errand,
  { site, until }: { site: string; until: number },
  web: Web = here(),
): Promise<Brought> {
  const operation = Object.hasOwn(table, errand.operation) ? table[errand.operation] : undefined;
  const address = operation && addressOf(operation, errand);
  const { body } = errand;
  const fits =
    body === undefined
      ? operation?.body === undefined
      : operation?.body !== undefined && body.length <= operation.body.most;
  if (!operation || !address || !fits || new URL(web.origin).host !== site)
    return { ok: false, code: 'refused' };
  // A page that was frozen must not carry out what was given up long ago.
  if (Date.now() > until) return { ok: false, code: 'timeout' };
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const res = await web.fetch(new URL(address, web.origin).href, {
      method: operation.method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...operation.headers,
      },
      ...(body !== undefined && { body }),
      credentials: operation.anonymous ? 'omit' : 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
      signal: abort.signal,
    });
    if (res.type === 'opaqueredirect') return { ok: false, code: 'redirected' };
    const text = await res.text();
    if (text.length > MAX_CHARS) return { ok: false, code: 'too-large' };
    const headers = Object.fromEntries(
      HEADERS.flatMap((name) => {
        const value = res.headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    );
    return { ok: true, status: res.status, headers, text, url: web.origin + address };
  } catch {
    return { ok: false, code: abort.signal.aborted ? 'timeout' : 'offline' };
  } finally {
    clearTimeout(timer);
  }
}

/** Answers the worker; anything else is nobody's business here. */
export function listen(tables: Readonly<Record<string, SessionTable>>, ownId: string) {
  return (message: Push, sender: { id?: string; tab?: unknown }): Promise<Brought | true> | undefined => {
    // Pages cannot send here, and our own page scripts have no reason to.
    if (sender.id !== ownId || sender.tab !== undefined) return undefined;
    if (message.type === 'courier.ping') return Promise.resolve(true);
    if (message.type !== 'courier.run') return undefined;
    const table = tables[message.tracker];
    if (!table) return Promise.resolve({ ok: false, code: 'refused' });
    return run(table, message.errand, message);
  };
}
