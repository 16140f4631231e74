import { expect, test } from 'vitest';
import type { LedgerRow } from '../../../lib/messages/protocol';
import { compareLedger, compareRunning } from '../../e2e/ledger';
import type { LogEntry } from '../../playground/wire';

const row = (path: string, status: LedgerRow['status'], method = 'GET') =>
  ({ host: 'api.github.com', method, path, status }) as LedgerRow;
const line = (path: string, status: number, method = 'GET') =>
  ({ host: 'api.github.com', method, path, status }) as LogEntry;

test('the same requests on both sides fit, in any order', () => {
  expect(compareLedger([row('/a', 200), row('/b', 404)], [line('/b', 404), line('/a', 200)])).toEqual([]);
});

test('a request nobody wrote down is named', () => {
  expect(compareLedger([], [line('/a', 200)])).toEqual(['not in the ledger: GET api.github.com/a 200']);
});

test('an answer the tracker never gave is named', () => {
  expect(compareLedger([row('/a', 200)], [])).toEqual(['not seen by the tracker: GET api.github.com/a 200']);
  expect(compareLedger([row('/a', 200)], [line('/a', 500)])).toHaveLength(2);
});

test('a request without an answer may or may not have arrived', () => {
  expect(compareLedger([row('/a', 'offline')], [])).toEqual([]);
  expect(compareLedger([row('/a', 'offline'), row('/a', 200)], [line('/a', 200)])).toEqual([]);
  expect(compareLedger([row('/a', 'offline'), row('/a', 200)], [line('/a', 200), line('/a', 200)])).toEqual(
    [],
  );
});

test('a redirect is one request for the ledger and two for the tracker', () => {
  expect(compareLedger([row('/old', 200)], [line('/old', 301), line('/new', 200)])).toEqual([]);
  expect(compareLedger([], [line('/old', 301), line('/new', 200)])).toEqual([
    'not in the ledger: GET api.github.com/old 301',
  ]);
});

test('a broken connection has to be in the ledger as well; what pages ask of their own host is not ours', () => {
  expect(compareLedger([row('/a', 'offline')], [line('/a', 0)])).toEqual([]);
  expect(compareLedger([], [line('/a', 0)])).toHaveLength(1);
  expect(compareLedger([], [{ ...line('/a', 200), host: 'github.com' }])).toEqual([]);
});

test('a request that leaves while the ledgers are asked for is no fault; one from before is', () => {
  const [early, late] = [line('/a', 200), line('/a', 200)];
  expect(compareRunning([row('/a', 200)], [early], [early, late])).toEqual([]);
  expect(compareRunning([row('/a', 200), row('/a', 200)], [early], [early, late])).toEqual([]);
  expect(compareRunning([], [early], [early])).toHaveLength(1);
  expect(compareRunning([row('/a', 200), row('/a', 200)], [early], [early])).toHaveLength(1);
});
