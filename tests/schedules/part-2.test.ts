import { expect, test } from 'vitest';
import { runSchedules } from '../support/run-schedules';

test('every loss is prevented or detected, half of a thousand', { timeout: 900_000 }, async () => {
  expect(await runSchedules(501, 500)).toEqual([]);
});
