import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { API_HOSTS, OPTIONAL_HOSTS, PAGE_HOSTS } from './lib/trackers/hosts';
import { aliasesOf, splitEntrypoints, trackerOfEntry } from './scripts/per-tracker';
import { slimZod } from './scripts/slim-zod';

/** Which runtime what stands in a tracker's page is built with; our own pages use React. See README, "Panel runtime". */
const PANEL_RUNTIME = process.env.SIGHTLINE_PANEL ?? 'preact';

const preactAliases = [
  { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
  { find: 'react-dom/client', replacement: 'preact/compat/client' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react$/, replacement: 'preact/compat' },
];

/**
 * Does this build name an app of its own, at which people sign in? Without one nothing of that is built. Asked late:
 * the name may stand in an `.env` file.
 */
const signsIn = () => (process.env.VITE_LINEAR_CLIENT_ID ?? '') !== '';

const HOMEPAGE = process.env.SIGHTLINE_HOMEPAGE ?? 'https://sightline.example/';

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  outDir: process.env.SIGHTLINE_OUT ?? '.output',
  zip: { excludeSources: ['coverage/**', 'test-results/**', 'tour/**', '.tmp/**'] },
  vite: () => ({
    plugins: [slimZod()],
    // Where links of Sightline lead; records name it.
    define: {
      'import.meta.env.SIGHTLINE_HOMEPAGE': JSON.stringify(HOMEPAGE),
      'import.meta.env.SIGHTLINE_SIGN_IN': JSON.stringify(signsIn()),
    },
    build: { target: ['chrome144', 'firefox153'] },
    // Smaller, silent towards the page, and nothing a page can end: see the file.
    resolve: {
      alias: {
        'wxt/utils/content-script-context': fileURLToPath(new URL('./lib/page/context.ts', import.meta.url)),
      },
    },
  }),
  hooks: {
    'entrypoints:resolved': (_, entrypoints) => splitEntrypoints(entrypoints),
    'vite:build:extendConfig': (entries, config) => {
      const name = entries.length === 1 ? (entries[0]?.name ?? '') : '';
      const tracker = trackerOfEntry(name);
      const more = [
        ...(['panel', 'list', 'gate'].includes(name) && PANEL_RUNTIME === 'preact' ? preactAliases : []),
        ...(tracker ? aliasesOf(tracker) : []),
      ];
      if (more.length === 0) return;
      const alias = config.resolve?.alias ?? {};
      const present = Array.isArray(alias)
        ? alias
        : Object.entries(alias).map(([find, replacement]) => ({ find, replacement: String(replacement) }));
      config.resolve = { ...config.resolve, alias: [...more, ...present] };
    },
  },
  manifest: ({ browser }) => ({
    name: 'Sightline',
    description: 'Says what each ticket should change, and looks again after launch.',
    homepage_url: HOMEPAGE,
    permissions: ['storage', 'alarms', 'scripting', 'activeTab', ...(signsIn() ? ['identity'] : [])],
    host_permissions: [...PAGE_HOSTS, ...API_HOSTS],
    optional_host_permissions: OPTIONAL_HOSTS,
    action: { default_title: 'Sightline' },
    commands: {
      'open-panel': {
        suggested_key: { default: 'Alt+O' },
        description: 'Open or focus the outcome panel',
      },
    },
    ...(browser !== 'firefox' && {
      minimum_chrome_version: '144',
      // Firefox takes what administrators set without it.
      storage: { managed_schema: 'managed-schema.json' },
    }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'sightline@sightline.example',
          strict_min_version: '153.0',
          data_collection_permissions: { required: ['none'] },
        },
        gecko_android: { strict_min_version: '153.0' },
      },
    }),
  }),
});
