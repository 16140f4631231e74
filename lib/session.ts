/**
 * Requests with the person's own session: finds an open page of the site, has the courier there carry them out, and
 * writes each down before it leaves. One at a time for each site. A page that does not answer is passed over; what it
 * was asked to do is void after a while, so that a frozen page does not do it later.
 *
 * Pages of one site may have the cookies of several people: containers, a private window. What is for one of them goes
 * through a page with their cookies, and a write can have that asked in the very page that carries it.
 */
import { inLine } from './in-line';
import type { Brought, Errand, Push } from './messages/protocol';
import type { NetDeps } from './net';
import { addressOf } from './page/courier-address';
import type { SessionAnswer, SessionCall, SessionTable } from './trackers/tracker';

/** A page that is awake answers at once, and a busy one soon (ms). */
const PING_MS = 5_000;
/** The worker may die 30 s into a pending request; the courier itself ends after 20. */
const TIMEOUT_MS = 25_000;

type Page = { id: number; url: string; jar?: string };

export type SessionDeps = Pick<NetDeps, 'now' | 'sleep' | 'ledger'> & {
  table: SessionTable;
  tracker: string;
  /** Open tabs of the trackers' hosts. `jar`: whose cookies they have. */
  tabs(): Promise<Page[]>;
  /** With which cookies an account was signed in at a site when that was asked last. */
  jars?(site: string, account: string): Promise<(string | undefined)[]>;
  /** Sends to the courier of a tab. Undefined: there is none (yet), or the tab is gone; 'late': no answer in time. */
  deliver(tab: number, message: Push, limitMs: number): Promise<unknown>;
  /** Puts the courier into a tab; false when that is not possible, or not in time: a page may never be loaded. */
  inject(tab: number, limitMs: number): Promise<boolean>;
};

export function sessionOf(deps: SessionDeps): (call: SessionCall) => Promise<SessionAnswer> {
  const { now, table, tracker } = deps;
  const line = inLine(now, deps.sleep);
  /** The tab that answered last, by site: it mostly does again. */
  const good = new Map<string, number>();
  return (call) => line.at(call.site, call.patient === true, () => send(call));

  /** The pages that may carry a call. */
  async function pagesFor({ site, tab, as }: SessionCall): Promise<Page[]> {
    const open = await deps.tabs();
    const shown = open.filter(({ url }) => {
      const at = URL.canParse(url) ? new URL(url) : null;
      return at?.protocol === 'https:' && at.host === site;
    });
    if (tab !== undefined && tab < 0) return shown.every((p) => p.jar === shown[0]?.jar) ? shown : [];
    if (tab !== undefined) {
      const own = open.find((p) => p.id === tab);
      return own ? shown.filter((p) => p.jar === own.jar) : [];
    }
    const jars = as === undefined ? [] : ((await deps.jars?.(site, as)) ?? []);
    const theirs = shown.filter((p) => jars.includes(p.jar));
    return theirs.length > 0 ? theirs : shown;
  }

  /**
   * One whose courier is awake, or can be woken. All are asked at once: one may never answer.
   * @param blind it is a write that nothing is asked before: whoever was met last at the site writes it, or nobody
   */
  async function awake(call: SessionCall, blind: boolean): Promise<Page | null> {
    const { site, tab } = call;
    const last = good.get(site);
    const pages = (await pagesFor(call)).filter((p) => !blind || last === undefined || p.id === last);
    const first = pages.find((p) => p.id === tab) ?? pages.find((p) => p.id === last);
    const rest = pages.filter((p) => p !== first);
    const found =
      first && (await ready(first.id))
        ? first
        : await Promise.any(
            rest.map(async (p) => ((await ready(p.id)) ? p : Promise.reject(new Error('not awake')))),
          ).catch(() => null);
    if (found) good.set(site, found.id);
    return found;
  }

  function ping(tab: number): Promise<unknown> {
    return deps.deliver(tab, { type: 'courier.ping' }, PING_MS);
  }

  async function ready(tab: number): Promise<boolean> {
    const answer = await ping(tab);
    if (answer !== undefined) return answer === true;
    return (await deps.inject(tab, PING_MS)) && (await ping(tab)) === true;
  }

  async function send(call: SessionCall): Promise<SessionAnswer> {
    const made = errandOf(table, call);
    const before = call.first && errandOf(table, call.first);
    if (!made || before === null) return { ok: false, code: 'refused' };
    const blind = made.operation.writes === true && !call.first && call.tab === undefined;
    const page = await awake(call, blind);
    if (!page) return { ok: false, code: 'no-tab' };
    if (made.operation.writes) await line.beforeWrite(call.site);
    if (call.first && before) {
      const told = await carry(page, before, { ...call, why: call.first.why });
      if (!(await call.first.may(told))) return { ok: false, code: 'held' };
      // Closed meanwhile, or asleep: no other page was asked.
      if ((await ping(page.id)) !== true) return { ok: false, code: 'no-tab' };
    }
    return carry(page, made, call);
  }

  async function carry(
    { id, jar }: Page,
    { operation, address, errand }: Made,
    { site, why, item }: Pick<SessionCall, 'site' | 'why' | 'item'>,
  ): Promise<SessionAnswer> {
    const row = await deps.ledger.begin({
      at: now(),
      host: site,
      method: operation.method,
      path: address.split('?')[0] ?? '',
      why,
      ...(item !== undefined && { item }),
      sent: errand.body?.length ?? 0,
    });
    const message: Push = { type: 'courier.run', tracker, site, until: now() + PING_MS, errand };
    const told = await deps.deliver(id, message, TIMEOUT_MS);
    const answer = told === 'late' ? { ok: false as const, code: 'timeout' as const } : brought(told);
    await deps.ledger.end(row, answer.ok ? answer.status : answer.code, answer.ok ? answer.text.length : 0);
    if (!answer.ok) return answer;
    const at = Date.parse(answer.headers.date ?? '') || now();
    return { ...answer, at, ...(jar !== undefined && { jar }) };
  }
}

type Made = { operation: SessionTable[string]; address: string; errand: Errand };

/** What a page is told to do; null: the table has no such thing. */
function errandOf(
  table: SessionTable,
  { operation: name, path, query, body }: Pick<SessionCall, 'operation' | 'path' | 'query' | 'body'>,
): Made | null {
  const operation = Object.hasOwn(table, name) ? table[name] : undefined;
  const parts = { ...(path && { path }), ...(query && { query }) };
  const address = operation && addressOf(operation, parts);
  const text = body === undefined ? undefined : JSON.stringify(body);
  const fits = (text === undefined) === (operation?.body === undefined);
  if (!operation || !address || !fits || (text?.length ?? 0) > (operation.body?.most ?? 0)) return null;
  return {
    operation,
    address,
    errand: { operation: name, ...parts, ...(text !== undefined && { body: text }) },
  };
}

/** What came back, if it is what a courier brings; a page that went away meanwhile brings nothing. */
function brought(value: unknown): Brought {
  const b = value as Partial<Extract<Brought, { ok: true }>> | null | undefined;
  if (b?.ok === true && typeof b.status === 'number' && typeof b.text === 'string' && b.headers) {
    return { ok: true, status: b.status, headers: b.headers, text: b.text, url: b.url ?? '' };
  }
  const no = value as Extract<Brought, { ok: false }> | null | undefined;
  return no?.ok === false ? no : { ok: false, code: 'offline' };
}
