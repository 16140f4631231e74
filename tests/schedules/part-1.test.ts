import { expect, test } from 'vitest';
import { runSchedules } from '../support/run-schedules';

test('every loss is prevented or detected, half of a thousand', { timeout: 900_000 }, async () => {
  expect(await runSchedules(1, 500)).toEqual([]);
});
