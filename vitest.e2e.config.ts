import { defineConfig } from 'vitest/config';

/** Thousands of cards and rows take minutes: `npm run storms`. */
const STORMS = 'tests/e2e/storms.test.ts';
/** Random schedules take as long as all stories together: a step of their own. */
const SCHEDULES = 'tests/e2e/schedules.test.ts';

/** Needs a build of its own, and a window that only Chromium lets be driven: by hand. */
const SIGNING_IN = 'tests/e2e/signing-in.test.ts';

/** Writes the policy file of the browsers, which every browser reads that starts meanwhile: alone. */
const MANAGED = 'tests/e2e/managed.test.ts';

const shared = {
  include: ['tests/e2e/**/*.test.ts'],
  fileParallelism: false,
  // One process for all files, so that a browser started by one serves the next.
  isolate: false,
  maxWorkers: 1,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // A story that fails once has failed: what passes at the second try is not fit for people either.
  retry: 0,
};

/** The stories: one set of files, run once in each browser. */
export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      ...(['chromium', 'firefox'] as const).flatMap((kind) => [
        {
          test: {
            ...shared,
            name: kind,
            exclude: [SCHEDULES, STORMS, SIGNING_IN, MANAGED],
            provide: { kind },
          },
        },
        { test: { ...shared, name: `${kind} managed`, include: [MANAGED], provide: { kind } } },
        { test: { ...shared, name: `${kind} schedules`, include: [SCHEDULES], provide: { kind } } },
        { test: { ...shared, name: `${kind} storms`, include: [STORMS], provide: { kind } } },
      ]),
      {
        test: {
          ...shared,
          name: 'chromium signing in',
          include: [SIGNING_IN],
          provide: { kind: 'chromium' as const },
        },
      },
    ],
  },
});

declare module 'vitest' {
  interface ProvidedContext {
    kind: 'chromium' | 'firefox';
  }
}
