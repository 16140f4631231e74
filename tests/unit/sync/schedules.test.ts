/** A few random schedules at every check; `tests/schedules` plays a thousand. `SCHEDULE_SEED` plays one alone. */
import { expect, test } from 'vitest';
import { runSchedules } from '../../support/run-schedules';

const only = process.env.SCHEDULE_SEED;

test('every loss is prevented or detected', { timeout: 120_000 }, async () => {
  expect(await runSchedules(only ? Number(only) : 1, only ? 1 : 12)).toEqual([]);
});
