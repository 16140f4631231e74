import { expect, test } from 'vitest';
import { runSchedules } from '../support/run-schedules';
import { LINEAR } from '../support/stages/linear';

test('every loss is prevented or detected in Linear', { timeout: 900_000 }, async () => {
  expect(await runSchedules(1, 60, LINEAR)).toEqual([]);
});
