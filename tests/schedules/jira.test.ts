import { expect, test } from 'vitest';
import { runSchedules } from '../support/run-schedules';
import { JIRA } from '../support/stages/jira';

/** `npm run soak` plays others. */
const { SCHEDULE_FROM = '1', SCHEDULES = '100' } = process.env;

test('every loss on Jira is prevented or detected', { timeout: 3_600_000 }, async () => {
  expect(await runSchedules(Number(SCHEDULE_FROM), Number(SCHEDULES), JIRA)).toEqual([]);
});
