/**
 * The only `fetch` to other hosts. Every request is written to the ledger before it leaves, goes to an allowed
 * origin, carries no cookies, ends within 25 s (the worker may die 30 s into a pending one) and is cut at 4 MB.
 */
import { inLine } from './in-line';
import type { LedgerRow } from './messages/protocol';
import type { Net, NetAnswer } from './trackers/tracker';

const TIMEOUT_MS = 25_000;
const MAX_CHARS = 4_000_000;

export type NetDeps = {
  /** Tests put the practice tracker here; the browser's own otherwise. */
  fetch?: typeof fetch;
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Exact origins that may be reached, https only; or whether one may be, asked for each request. */
  origins: readonly string[] | ((origin: string) => Promise<boolean>);
  ledger: {
    begin(row: Omit<LedgerRow, 'id' | 'status' | 'received'>): Promise<string>;
    end(id: string, status: LedgerRow['status'], received: number): Promise<void>;
  };
  /** False: no redirect is followed at all. */
  follow?: false;
  /** The secret and the one origin it may be sent to; null when it is not there (any more). `raw`: sent as it is. */
  secret(id: string): Promise<{ origin: string; value: string; raw?: boolean } | null>;
};

/** Makes the network of one worker. Requests to one host run one after another; those of lists let the others pass. */
export function network(deps: NetDeps): Net {
  const ask = deps.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => fetch(input, init));
  const line = inLine(deps.now, deps.sleep);

  return (req) => line.at(new URL(req.url).host, req.patient === true, () => send(req));

  async function reachable(origin: string): Promise<boolean> {
    const { origins } = deps;
    return typeof origins === 'function' ? origins(origin) : origins.includes(origin);
  }

  async function send(req: Parameters<Net>[0]): ReturnType<Net> {
    const url = new URL(req.url);
    const method = req.method ?? 'GET';
    const writes = method !== 'GET' && !req.readOnly;
    if (url.protocol !== 'https:' || url.username || url.password || !(await reachable(url.origin))) {
      return { ok: false, code: 'refused' };
    }
    const headers: Record<string, string> = { ...req.headers };
    if (req.credential !== undefined) {
      const secret = await deps.secret(req.credential);
      if (!secret || secret.origin !== url.origin) return { ok: false, code: 'refused' };
      headers.authorization = secret.raw ? secret.value : `Bearer ${secret.value}`;
    }
    // GitHub asks for a second between writes (docs: best practices for the REST API).
    if (writes) await line.beforeWrite(url.host);
    if (req.may && !(await req.may())) return { ok: false, code: 'held' };
    const row = await deps.ledger.begin({
      at: deps.now(),
      host: url.host,
      method,
      path: url.pathname,
      why: req.why,
      ...(req.item !== undefined && { item: req.item }),
      sent: req.body?.length ?? 0,
    });
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
    try {
      const res = await ask(url.href, {
        method,
        headers,
        ...(req.body !== undefined && { body: req.body }),
        credentials: 'omit',
        cache: 'no-store',
        redirect: writes ? 'error' : deps.follow === false ? 'manual' : 'follow',
        referrerPolicy: 'no-referrer',
        signal: abort.signal,
      });
      if (res.type === 'opaqueredirect' || (res.url !== '' && new URL(res.url).origin !== url.origin)) {
        await deps.ledger.end(row, 'redirected', 0);
        return { ok: false, code: 'redirected' };
      }
      const text = await res.text();
      await deps.ledger.end(row, res.status, text.length);
      if (text.length > MAX_CHARS) return { ok: false, code: 'too-large' };
      const answer: NetAnswer = {
        ok: true,
        status: res.status,
        headers: Object.fromEntries([...res.headers].map(([k, v]) => [k.toLowerCase(), v])),
        text,
        url: res.url === '' ? url.href : res.url,
        at: Date.parse(res.headers.get('date') ?? '') || deps.now(),
      };
      await req.after?.(answer);
      return answer;
    } catch {
      const code = abort.signal.aborted ? 'timeout' : 'offline';
      await deps.ledger.end(row, code, 0);
      return { ok: false, code };
    } finally {
      clearTimeout(timer);
    }
  }
}
