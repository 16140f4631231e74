/** Builds the gallery into `.tmp/gallery` (relative to the repository). `SIGHTLINE_PANEL=react|preact` picks the runtime. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const preact = [
  { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
  { find: 'react-dom/client', replacement: 'preact/compat/client' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react$/, replacement: 'preact/compat' },
];

export async function buildGallery(runtime = process.env.SIGHTLINE_PANEL ?? 'preact'): Promise<string> {
  const page = (name: string) => fileURLToPath(new URL(`./${name}.html`, import.meta.url));
  const outDir = fileURLToPath(new URL('../../.tmp/gallery', import.meta.url));
  await build({
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: runtime === 'preact' ? preact : [] },
    build: {
      ...{ outDir, emptyOutDir: true, target: ['chrome144', 'firefox153'] },
      rollupOptions: { input: { index: page('index'), gate: page('gate') } },
    },
  });
  return outDir;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${await buildGallery()}\n`);
