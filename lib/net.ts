/**
 * The only `fetch` to other hosts. Every request is written to the ledger before it leaves, goes to an allowed
 * origin, carries no cookies, ends within 25 s (the worker may die 30 s into a pending one) and is cut at 4 MB.
 */
import type { LedgerRow } from './messages/protocol';
import type { Net, NetAnswer } from './trackers/tracker';

const TIMEOUT_MS = 25_000;
const MAX_CHARS = 4_000_000;
/** Between two writes to one host; GitHub asks for one second (docs: best practices for the REST API). */
const WRITE_GAP_MS = 1_000;

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
  /** The secret and the one origin it may be sent to; null when it is not there (any more). */
  secret(id: string): Promise<{ origin: string; value: string } | null>;
};

type Waiting = { run(): Promise<void>; patient: boolean };

/** Makes the network of one worker. Requests to one host run one after another; those of lists let the others pass. */
export function network(deps: NetDeps): Net {
  const ask = deps.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => fetch(input, init));
  const queues = new Map<string, Waiting[]>();
  const lastWrite = new Map<string, number>();

  return (req) => {
    const { host } = new URL(req.url);
    const queue = queues.get(host);
    return new Promise((done, fail) => {
      const waiting: Waiting = { run: () => send(req).then(done, fail), patient: req.patient === true };
      if (!queue) {
        queues.set(host, [waiting]);
        void work(host);
        return;
      }
      // The first one is under way.
      const before = waiting.patient ? -1 : queue.findIndex((w, i) => i > 0 && w.patient);
      queue.splice(before < 0 ? queue.length : before, 0, waiting);
    });
  };

  async function work(host: string): Promise<void> {
    const queue = queues.get(host) ?? [];
    for (let next = queue[0]; next; next = queue[0]) {
      await next.run();
      queue.shift();
    }
    queues.delete(host);
  }

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
      headers.authorization = `Bearer ${secret.value}`;
    }
    if (writes) {
      const wait = (lastWrite.get(url.host) ?? -Infinity) + WRITE_GAP_MS - deps.now();
      if (wait > 0) await deps.sleep(wait);
      lastWrite.set(url.host, deps.now());
    }
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
        redirect: writes ? 'error' : 'follow',
        referrerPolicy: 'no-referrer',
        signal: abort.signal,
      });
      if (res.url !== '' && new URL(res.url).origin !== url.origin) {
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
