import type { LedgerRow } from '../../lib/messages/protocol';
import { FILE_HOSTS, type FileHost } from '../playground/file-host';
import type { LogEntry } from '../playground/wire';

/** Hosts the extension may speak to; what pages fetch from their own host is not ours. */
const OURS = new Set(['api.github.com', 'api.linear.app', ...FILE_HOSTS]);
/** What a host of files was asked, as trackers write it down. */
export const askedOf = (host: FileHost): LogEntry[] =>
  host.asked.map(({ url, status }, i) => {
    const { host: name, pathname, search } = new URL(url);
    return {
      ...{
        index: i + 1,
        time: '',
        method: 'GET',
        host: name,
        path: pathname,
        query: search.slice(1),
        status,
      },
      ...{ tokenId: null, login: null, requestBytes: 0, responseBytes: 0, wrote: false, fault: null },
    };
  });
/** Where it goes through the pages: their own script has no use for these addresses. */
const ours = ({ host, path }: LogEntry) => OURS.has(host) || path.startsWith('/rest/api/');

/**
 * Compares what the extension wrote down before it sent with what the tracker saw.
 * @param rows ledgers of all persons of a story
 * @param log everything the practice tracker answered
 * @returns what does not fit, in words; empty when every request is accounted for on both sides
 */
export function compareLedger(rows: readonly LedgerRow[], log: readonly LogEntry[]): string[] {
  const { unmet, left } = pair(rows, log);
  return [...unmet, ...left];
}

/**
 * The same while people go on asking: a request may leave between the two looks.
 * @param before the log from before the ledgers were asked for: all of it is written down
 * @param after the log from after their answer: all that they tell of an answer is in it
 */
export function compareRunning(
  rows: readonly LedgerRow[],
  before: readonly LogEntry[],
  after: readonly LogEntry[],
): string[] {
  return [...pair(rows, after).unmet, ...pair(rows, before).left];
}

function pair(rows: readonly LedgerRow[], log: readonly LogEntry[]) {
  const isRedirect = (e: LogEntry | undefined) =>
    e !== undefined && e.status >= 300 && e.status < 400 && e.status !== 304;
  // The browser follows a redirect by itself: one request for the ledger, two for the tracker.
  const left = log
    .filter(ours)
    // In a page none is followed.
    .filter((e, i, all) => !OURS.has(e.host) || !isRedirect(all[i - 1]) || isRedirect(e))
    .map((entry) => ({ entry, redirect: isRedirect(entry) }));
  const unmet: LedgerRow[] = [];
  const take = (row: LedgerRow, fits: (status: number, redirect: boolean) => boolean) => {
    const at = left.findIndex(
      ({ entry, redirect }) =>
        entry.host === row.host &&
        entry.method === row.method &&
        entry.path === row.path &&
        fits(entry.status, redirect),
    );
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  // Those with an answer first: they must be there. Without one nobody can know whether the tracker saw it.
  for (const row of rows.filter((r) => typeof r.status === 'number')) {
    if (!take(row, (status, redirect) => redirect || status === row.status)) unmet.push(row);
  }
  for (const row of rows.filter((r) => typeof r.status !== 'number')) take(row, () => true);
  return {
    unmet: unmet.map((r) => `not seen by the tracker: ${r.method} ${r.host}${r.path} ${r.status}`),
    left: left.map(({ entry: e }) => `not in the ledger: ${e.method} ${e.host}${e.path} ${e.status}`),
  };
}
