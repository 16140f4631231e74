/** What `npm test` and `npm run check` run, in order. Steps of one stage may run side by side. */

export type Step = {
  name: string;
  /** Program of node_modules/.bin, or `node`. */
  command: string;
  args: string[];
  /** Seconds after which the step is ended and counts as failed. */
  limit: number;
  stage: number;
  /** Within its stage the step begins when this one has ended, passed or not. */
  after?: string;
  /** Nobody waits for it: so much lower is its priority (0 to 19), and it runs mostly in the time that others leave. */
  nice?: number;
  /** Part of `npm run check`. */
  quick?: boolean;
  /** The step needs one of these to have passed; otherwise it is reported as not run, and fails. */
  needs?: string;
};

const vitest = (...args: string[]) => ({ command: 'vitest', args: ['run', ...args] });
const E2E = ['--config', 'vitest.e2e.config.ts'];
const e2e = (browser: string, ...more: string[]) => vitest(...E2E, '--project', browser, ...more);

export const STEPS: Step[] = [
  { name: 'prepare', command: 'wxt', args: ['prepare'], limit: 60, stage: 0, quick: true },
  { name: 'types', command: 'tsc', args: ['--noEmit'], limit: 120, stage: 1, quick: true },
  { name: 'biome', command: 'biome', args: ['ci', '.'], limit: 60, stage: 1, quick: true },
  { name: 'knip', command: 'knip', args: [], limit: 120, stage: 1 },
  {
    name: 'unit',
    ...vitest('--project', 'unit', '--project', 'unit in page', '--project', 'unit shared'),
    limit: 300,
    stage: 2,
    quick: true,
  },
  { name: 'contract', ...vitest('--project', 'contract', '--passWithNoTests'), limit: 180, stage: 3 },
  { name: 'build chrome', command: 'wxt', args: ['build'], limit: 120, stage: 3 },
  { name: 'build firefox', command: 'wxt', args: ['build', '-b', 'firefox'], limit: 120, stage: 4 },
  { name: 'builds', ...vitest('--project', 'build'), limit: 180, stage: 5, needs: 'build firefox' },
  {
    name: 'managed',
    ...vitest(...E2E, '--project', 'chromium managed', '--project', 'firefox managed'),
    limit: 180,
    stage: 6,
    needs: 'build firefox',
  },
  // One line for each browser. Two for each were tried: the processors were full then, presses and waits of stories
  // failed for want of time, and all of it took as long. Stories of three trackers; everything has its limit of its own.
  ...(['chromium', 'firefox'] as const).map(
    (kind): Step => ({
      name: kind,
      ...e2e(kind),
      limit: 780,
      stage: 7,
      needs: kind === 'chromium' ? 'build chrome' : 'build firefox',
    }),
  ),
  {
    name: 'chromium schedules',
    ...e2e('chromium schedules'),
    limit: 600,
    stage: 7,
    after: 'chromium',
    needs: 'build chrome',
    // Firefox takes longer, and everything waits for it.
    nice: 10,
  },
  {
    name: 'firefox schedules',
    ...e2e('firefox schedules'),
    limit: 600,
    stage: 7,
    after: 'firefox',
    needs: 'build firefox',
  },
  // Two minutes alone, on two cores. Beside the stories it would make them slower by more than that.
  {
    name: 'schedules',
    ...vitest('--project', 'schedules'),
    limit: 600,
    stage: 7,
    after: 'chromium',
    nice: 10,
  },
];
