import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** What runs in the worker or nowhere in particular. Files of these folders share their modules. */
const SHARED = ['playground', 'worker', 'sync', 'store', 'outcome', 'team', 'messages'].map(
  (folder) => `tests/unit/${folder}/**/*.test.ts`,
);
/** Need a page of their own, although they stand in one of these folders. */
const ALONE = ['tests/unit/worker/pasted.test.ts', 'tests/unit/playground/jira-client.test.ts'];

/** Panel, list and gate: on the runtime with which they are built (`SIGHTLINE_PANEL`, see `wxt.config.ts`). */
const IN_PAGE = 'tests/unit/{panel,list,gate}/*.test.tsx';
/** The sample ticket stands in a page of ours, and those keep React. */
const IN_OURS = 'tests/unit/panel/sample.test.tsx';
const SMALLER = [
  { find: 'react/jsx-dev-runtime', replacement: 'preact/jsx-dev-runtime' },
  { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
  { find: 'react-dom/test-utils', replacement: 'preact/test-utils' },
  { find: 'react-dom/client', replacement: 'preact/compat/client' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react$/, replacement: 'preact/compat' },
];

export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    maxWorkers: 2,
    coverage: { provider: 'v8', include: ['{lib,components,entrypoints}/**/*.{ts,tsx}'] },
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          // Files that need a DOM say `// @vitest-environment happy-dom` in their first line.
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: [
            ...SHARED.map((files) => files.replace('**/*', '**/!(pasted|jira-client)')),
            'tests/unit/{list,gate}/*.test.tsx',
            'tests/unit/panel/!(sample).test.tsx',
          ],
          restoreMocks: true,
          // A new context for each file takes a third less of the processor than a new process, and shares as little.
          pool: 'vmThreads',
          vmMemoryLimit: '600MB',
        },
      },
      {
        plugins: [WxtVitest()],
        resolve: { alias: (process.env.SIGHTLINE_PANEL ?? 'preact') === 'preact' ? SMALLER : [] },
        test: {
          name: 'unit in page',
          include: [IN_PAGE],
          exclude: [IN_OURS],
          server: { deps: { inline: [/zustand/, /@testing-library\/react/] } },
          env: { SIGHTLINE_PANEL: 'preact' },
          restoreMocks: true,
          pool: 'vmThreads',
          vmMemoryLimit: '600MB',
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit shared',
          include: [...SHARED, 'tests/hypotheses.test.ts'],
          exclude: ALONE,
          setupFiles: ['tests/support/fast-clone.ts'],
          restoreMocks: true,
          // No page, no mocked module: what a file imports serves the next one too. Half the time.
          unstubGlobals: true,
          pool: 'threads',
          isolate: false,
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.{ts,tsx}'],
          restoreMocks: true,
          // As above; files with a page get one of their own all the same.
          unstubGlobals: true,
          pool: 'threads',
          isolate: false,
        },
      },
      {
        // A thousand random schedules, half of them in each worker, and some on each of the other trackers.
        test: {
          name: 'schedules',
          include: ['tests/schedules/**/*.test.ts'],
          setupFiles: ['tests/support/fast-clone.ts'],
        },
      },
      {
        // What was built: run after the builds, reads .output.
        test: { name: 'build', include: ['tests/build/**/*.test.ts'], testTimeout: 120_000 },
      },
    ],
  },
});
