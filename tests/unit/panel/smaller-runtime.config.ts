/**
 * The tests of the panel, of our list and of the gate once more on the runtime that they ship with (`SIGHTLINE_PANEL`, see `wxt.config.ts`):
 * `SIGHTLINE_PANEL=preact npx vitest run --config tests/unit/panel/smaller-runtime.config.ts`. The pages keep React.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  plugins: [WxtVitest()],
  resolve: {
    alias: [
      { find: 'react/jsx-dev-runtime', replacement: 'preact/jsx-dev-runtime' },
      { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
      { find: 'react-dom/test-utils', replacement: 'preact/test-utils' },
      { find: 'react-dom/client', replacement: 'preact/compat/client' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react$/, replacement: 'preact/compat' },
    ],
  },
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    include: ['tests/unit/{panel,list,gate}/*.test.tsx'],
    // The sample ticket stands in a page, and pages keep React.
    exclude: ['tests/unit/panel/sample.test.tsx'],
    env: { SIGHTLINE_PANEL: 'preact' },
    server: { deps: { inline: [/zustand/, /@testing-library\/react/] } },
    maxWorkers: 2,
    restoreMocks: true,
  },
});
