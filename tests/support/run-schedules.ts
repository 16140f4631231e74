import type { Tally } from './books';
import { play } from './schedule';
import { GITHUB } from './stages/github';
import type { Stage } from './stages/stage';

/**
 * Plays schedules one after another and prints the sums.
 * @returns the seeds of those whose books did not balance
 */
export async function runSchedules(from: number, count: number, stage: Stage = GITHUB): Promise<number[]> {
  const sum = {
    ...{ saves: 0, kills: 0, faults: 0, foreign: 0, conflicts: 0, overwrites: 0 },
    ...{ lists: 0, others: 0, writes: 0 },
  };
  const failed: Tally[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const t = await play(stage, seed);
    for (const k of Object.keys(sum) as (keyof typeof sum)[]) sum[k] += t[k];
    if (t.problems.length > 0) failed.push(t);
  }
  console.log(
    `schedules of ${stage.tracker}, ${from} to ${from + count - 1}: ${JSON.stringify(sum)}, with problems: ${failed.length}`,
  );
  for (const f of failed.slice(0, 3)) console.log(`seed ${f.seed}:\n  ${f.problems.join('\n  ')}`);
  return failed.map((f) => f.seed);
}
