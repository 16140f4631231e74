import { defineConfig } from 'vitest/config';

const shared = {
  include: ['tests/e2e/**/*.test.ts'],
  fileParallelism: false,
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
      { test: { ...shared, name: 'chromium', provide: { kind: 'chromium' } } },
      { test: { ...shared, name: 'firefox', provide: { kind: 'firefox' } } },
    ],
  },
});

declare module 'vitest' {
  interface ProvidedContext {
    kind: 'chromium' | 'firefox';
  }
}
