import type { LedgerRow } from '../../lib/messages/protocol';
import type { LogEntry } from '../playground/wire';

/** Hosts the extension may speak to; what pages fetch from their own host is not ours. */
const OURS = new Set(['api.github.com', 'api.linear.app']);

/**
 * Compares what the extension wrote down before it sent with what the tracker saw.
 * @param rows ledgers of all persons of a story
 * @param log everything the practice tracker answered
 * @returns what does not fit, in words; empty when every request is accounted for on both sides
 */
export function compareLedger(rows: readonly LedgerRow[], log: readonly LogEntry[]): string[] {
  const open = rows.map((r) => ({ row: r, met: false }));
  const strange: string[] = [];
  let followed = false;
  for (const e of log.filter((l) => OURS.has(l.host))) {
    // The browser follows a redirect by itself: one request for the ledger, two for the tracker.
    if (followed) {
      followed = false;
      if (e.status < 300 || e.status > 399) continue;
    }
    const redirect = e.status >= 300 && e.status < 400 && e.status !== 304;
    const found = open.find(
      ({ row, met }) =>
        !met &&
        row.host === e.host &&
        row.method === e.method &&
        row.path === e.path &&
        (typeof row.status !== 'number' || row.status === e.status || redirect),
    );
    if (found) found.met = true;
    else strange.push(`not in the ledger: ${e.method} ${e.host}${e.path} ${e.status}`);
    followed = redirect;
  }
  for (const { row, met } of open) {
    // Without an answer nobody can know whether the tracker saw it.
    if (!met && typeof row.status === 'number') {
      strange.push(`not seen by the tracker: ${row.method} ${row.host}${row.path} ${row.status}`);
    }
  }
  return strange;
}
