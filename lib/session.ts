/**
 * Requests with the person's own session: finds an open page of the site, has the courier there carry them out, and
 * writes each down before it leaves. One at a time for each site. A page that does not answer is passed over; what it
 * was asked to do is void after a while, so that a frozen page does not do it later.
 */
import { inLine } from './in-line';
import type { Brought, Push } from './messages/protocol';
import type { NetDeps } from './net';
import { addressOf } from './page/courier-address';
import type { SessionAnswer, SessionCall, SessionTable } from './trackers/tracker';

/** A page that is awake answers at once, and a busy one soon (ms). */
const PING_MS = 5_000;
/** The worker may die 30 s into a pending request; the courier itself ends after 20. */
const TIMEOUT_MS = 25_000;

export type SessionDeps = Pick<NetDeps, 'now' | 'sleep' | 'ledger'> & {
  table: SessionTable;
  tracker: string;
  /** Open tabs of the trackers' hosts. */
  tabs(): Promise<{ id: number; url: string }[]>;
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

  /** A tab of the site whose courier is awake, or can be woken. All are asked at once: one may never answer. */
  async function awake(site: string): Promise<number | null> {
    const shown = (await deps.tabs()).filter((tab) => {
      const url = URL.canParse(tab.url) ? new URL(tab.url) : null;
      return url?.protocol === 'https:' && url.host === site;
    });
    const last = good.get(site);
    const first = shown.find((tab) => tab.id === last);
    if (first && (await ready(first.id))) return first.id;
    const rest = shown.filter((tab) => tab !== first);
    const found = await Promise.any(
      rest.map(async ({ id }) => ((await ready(id)) ? id : Promise.reject(new Error('not awake')))),
    ).catch(() => null);
    if (found !== null) good.set(site, found);
    return found;
  }

  async function ready(tab: number): Promise<boolean> {
    const ping = () => deps.deliver(tab, { type: 'courier.ping' }, PING_MS);
    const answer = await ping();
    if (answer !== undefined) return answer === true;
    return (await deps.inject(tab, PING_MS)) && (await ping()) === true;
  }

  async function send({
    site,
    operation: name,
    path,
    query,
    body,
    why,
    item,
  }: SessionCall): Promise<SessionAnswer> {
    const operation = Object.hasOwn(table, name) ? table[name] : undefined;
    const parts = { ...(path && { path }), ...(query && { query }) };
    const address = operation && addressOf(operation, parts);
    const text = body === undefined ? undefined : JSON.stringify(body);
    const fits = (text === undefined) === (operation?.body === undefined);
    if (!operation || !address || !fits || (text?.length ?? 0) > (operation.body?.most ?? 0))
      return { ok: false, code: 'refused' };
    const tab = await awake(site);
    if (tab === null) return { ok: false, code: 'no-tab' };
    if (operation.writes) await line.beforeWrite(site);
    const row = await deps.ledger.begin({
      at: now(),
      host: site,
      method: operation.method,
      path: address.split('?')[0] ?? '',
      why,
      ...(item !== undefined && { item }),
      sent: text?.length ?? 0,
    });
    const errand = { operation: name, ...parts, ...(text !== undefined && { body: text }) };
    const message: Push = { type: 'courier.run', tracker, site, until: now() + PING_MS, errand };
    const told = await deps.deliver(tab, message, TIMEOUT_MS);
    const answer = told === 'late' ? { ok: false as const, code: 'timeout' as const } : brought(told);
    await deps.ledger.end(row, answer.ok ? answer.status : answer.code, answer.ok ? answer.text.length : 0);
    if (!answer.ok) return answer;
    return { ...answer, at: Date.parse(answer.headers.date ?? '') || now() };
  }
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
