/** The comparison that every story ends with fails where it must. */
import { expect, test } from 'vitest';
import type { LedgerRow } from '../../../lib/messages/protocol';
import { compareLedger } from '../../e2e/ledger';
import type { LogEntry } from '../../playground/wire';

const PATH = '/repos/acme/shop/issues/1';
let index = 0;
const seen = (status: number, more: Partial<LogEntry> = {}) =>
  ({
    index: ++index,
    host: 'api.github.com',
    method: 'PATCH',
    path: PATH,
    status,
    tokenId: 't',
    ...more,
  }) as LogEntry;
const written = (status: LedgerRow['status'], more: Partial<LedgerRow> = {}) =>
  ({ id: 'x', host: 'api.github.com', method: 'PATCH', path: PATH, status, ...more }) as LedgerRow;

test('what stands on both sides is in order; what stands on one is told', () => {
  expect(compareLedger([written(200)], [seen(200)])).toEqual([]);
  expect(compareLedger([written(200)], [])).toHaveLength(1);
  expect(compareLedger([], [seen(200)])).toHaveLength(1);
  expect(compareLedger([written(200)], [seen(403)])).toHaveLength(2);
  expect(compareLedger([written('offline')], [])).toEqual([]);
  expect(compareLedger([], [seen(200, { host: 'github.com' })])).toEqual([]);
});

test('a redirect is one request for the ledger and two for the tracker', () => {
  expect(compareLedger([written(200)], [seen(301), seen(200, { path: '/repositories/1/issues/1' })])).toEqual(
    [],
  );
});

test('a broken connection has to be in the ledger as well', () => {
  expect(compareLedger([written('offline')], [seen(0)])).toEqual([]);
  expect(compareLedger([], [seen(0)])).toHaveLength(1);
});
