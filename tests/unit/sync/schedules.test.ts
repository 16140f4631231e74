/**
 * 1,000 random schedules in one process. `SCHEDULES` sets another number, `SCHEDULE_SEED` plays one alone.
 */
import { expect, test } from 'vitest';
import { play, type Tally } from '../../support/schedule';

const ONLY = process.env.SCHEDULE_SEED;
const COUNT = ONLY ? 1 : Number(process.env.SCHEDULES ?? 1000);

test(`${COUNT} schedules: every loss prevented or detected`, { timeout: 600_000 }, async () => {
  const sum = { saves: 0, kills: 0, faults: 0, foreign: 0, conflicts: 0, overwrites: 0, writes: 0 };
  const failed: Tally[] = [];
  for (let i = 0; i < COUNT; i++) {
    const t = await play(ONLY ? Number(ONLY) : i + 1);
    for (const k of Object.keys(sum) as (keyof typeof sum)[]) sum[k] += t[k];
    if (t.problems.length > 0) failed.push(t);
  }
  console.log(`schedules: ${COUNT}, ${JSON.stringify(sum)}, with problems: ${failed.length}`);
  for (const f of failed.slice(0, 3)) console.log(`seed ${f.seed}:\n  ${f.problems.join('\n  ')}`);
  expect(failed.map((f) => f.seed)).toEqual([]);
});
