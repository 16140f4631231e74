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

const BUILD = { chromium: 'build chrome', firefox: 'build firefox' } as const;

export const STEPS: Step[] = [
  { name: 'prepare', command: 'wxt', args: ['prepare'], limit: 60, stage: 0, quick: true },
  { name: 'types', command: 'tsc', args: ['--noEmit'], limit: 120, stage: 1, quick: true },
  { name: 'biome', command: 'biome', args: ['ci', '.'], limit: 60, stage: 1, quick: true },
  { name: 'knip', command: 'knip', args: [], limit: 120, stage: 1 },
  {
    name: 'unit',
    ...vitest('--project', 'unit', '--project', 'unit in page', '--project', 'unit shared'),
    limit: 300,
    stage: 1,
    // Two of the checks need seconds, the third half a minute of one processor.
    after: 'biome',
    quick: true,
  },
  { name: 'contract', ...vitest('--project', 'contract', '--passWithNoTests'), limit: 180, stage: 2 },
  { name: 'build chrome', command: 'wxt', args: ['build'], limit: 120, stage: 2 },
  {
    name: 'build firefox',
    command: 'wxt',
    args: ['build', '-b', 'firefox'],
    limit: 120,
    stage: 2,
    after: 'build chrome',
  },
  { name: 'builds', ...vitest('--project', 'build'), limit: 180, stage: 3, needs: 'build firefox' },
  // A policy file is read by every browser of its kind that starts meanwhile: first, and before any other of that kind.
  ...(['chromium', 'firefox'] as const).map(
    (kind): Step => ({
      name: `${kind} managed`,
      ...e2e(`${kind} managed`),
      limit: 180,
      stage: 3,
      needs: BUILD[kind],
    }),
  ),
  // One line for each browser. Two for each were tried: the processors were full then, presses and waits of stories
  // failed for want of time, and all of it took as long. Stories of three trackers; everything has its limit of its own.
  ...(['chromium', 'firefox'] as const).map(
    (kind): Step => ({
      name: kind,
      ...e2e(kind),
      limit: 780,
      stage: 3,
      after: `${kind} managed`,
      needs: BUILD[kind],
    }),
  ),
  // Beside the stories they were tried as well: the stories took longer by as much.
  {
    name: 'firefox schedules',
    ...e2e('firefox schedules'),
    limit: 600,
    stage: 3,
    after: 'firefox',
    needs: BUILD.firefox,
  },
  {
    name: 'chromium schedules',
    ...e2e('chromium schedules'),
    limit: 600,
    stage: 3,
    after: 'chromium',
    needs: BUILD.chromium,
  },
  // Two minutes alone, on two cores. Beside the stories it would make them slower by more than that.
  {
    name: 'schedules',
    ...vitest('--project', 'schedules'),
    limit: 600,
    stage: 3,
    after: 'chromium',
    nice: 10,
  },
];
