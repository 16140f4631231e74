/**
 * Pictures of our own pages and an axe run over each: `node --import tsx tests/gallery/pages/shoot.ts [name,name]`.
 * Leaves `.tmp/page-shots/*.png`, or `SHOTS`; exits 1 when axe finds anything.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { findBrowser } from '../../../scripts/browsers.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = join(here, '../../../.tmp/pages');
const shots = process.env.SHOTS ?? join(here, '../../../.tmp/page-shots');

type Shot = {
  name: string;
  state?: string;
  hash?: string;
  page?: string;
  act?(page: Page): Promise<unknown>;
};
const SHOTS: Shot[] = [
  { name: 'team', hash: '#team' },
  { name: 'team-none', state: 'none', hash: '#team' },
  { name: 'team-offers', state: 'offers', hash: '#team' },
  { name: 'team-broken', state: 'broken', hash: '#team' },
  { name: 'team-hidden', state: 'hidden', hash: '#team' },
  { name: 'team-fresh', state: 'fresh', hash: '#team' },
  { name: 'team-several', state: 'several', hash: '#team' },
  { name: 'team-several-long', state: 'several', hash: '#team/all' },
  { name: 'team-unpublished', state: 'unpublished', hash: '#team' },
  { name: 'team-changes', state: 'changed', hash: '#team/changes' },
  { name: 'team-offered', state: 'changed', hash: '#team' },
  { name: 'team-save', state: 'draft', hash: '#team/save' },
  { name: 'team-save-fresh', state: 'fresh', hash: '#team/save' },
  { name: 'team-join', hash: '#team/+join' },
  {
    name: 'team-joined-look',
    hash: '#team/+join',
    act: async (p) => {
      await p.getByLabel('Address or share code').fill('https://settings.acme.example/sightline.json');
      await p.getByRole('button', { name: 'Look' }).click();
      await p.getByRole('button', { name: 'Join this team' }).waitFor();
    },
  },
  { name: 'team-new', state: 'none', hash: '#team/+new' },
  { name: 'policy', hash: '#policy' },
  { name: 'policy-draft', state: 'draft', hash: '#policy' },
  { name: 'policy-locked', state: 'locked', hash: '#policy' },
  { name: 'policy-readonly', state: 'readonly', hash: '#policy' },
  { name: 'policy-target', hash: '#policy/exempt' },
  { name: 'policy-none', state: 'none', hash: '#policy' },
  { name: 'policy-dead', state: 'dead', hash: '#policy' },
  { name: 'metrics', hash: '#metrics/checkout/checkout' },
  {
    name: 'metrics-version',
    hash: '#metrics/checkout/checkout',
    act: (p) => p.getByRole('button', { name: 'Change the definition…' }).click(),
  },
  { name: 'metrics-empty', state: 'fresh', hash: '#metrics' },
  { name: 'goals', hash: '#goals' },
  { name: 'words', hash: '#words' },
  {
    name: 'words-own',
    hash: '#words',
    act: (p) => p.getByRole('button', { name: 'Write your own' }).click(),
  },
  { name: 'stages', hash: '#stages' },
  { name: 'people', hash: '#people' },
  { name: 'mine', hash: '#mine' },
  { name: 'mine-locked', state: 'locked', hash: '#mine' },
  { name: 'search', hash: '#policy', act: (p) => p.getByLabel('Search settings').fill('waiv') },
  { name: 'search-none', hash: '#policy', act: (p) => p.getByLabel('Search settings').fill('zzz') },
  { name: 'places', hash: '#places' },
  { name: 'brief', page: 'brief' },
];

/** Height of one picture, so that a long page stays readable. */
const STEP = 1200;
const only = process.argv[2]?.split(',');
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

await build({
  root: here,
  base: './',
  configFile: false,
  logLevel: 'warn',
  resolve: { alias: { 'webextension-polyfill': join(here, 'browser.ts') } },
  build: { outDir: out, emptyOutDir: true, target: ['chrome144', 'firefox153'] },
});
mkdirSync(shots, { recursive: true });
const server = createServer((req, res) => {
  const path = new URL(req.url ?? '/', 'http://x').pathname;
  if (path === '/favicon.ico') return res.writeHead(204).end();
  try {
    const found = readFileSync(join(out, path === '/' ? 'index.html' : path));
    res.setHeader('content-type', TYPES[path.split('.').pop() ?? ''] ?? 'text/html');
    res.end(found);
  } catch {
    res.statusCode = 404;
    res.end();
  }
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = typeof address === 'object' && address ? address.port : 0;
const browser = await chromium.launch({
  executablePath: findBrowser('chromium') ?? '',
  args: ['--no-sandbox'],
});

let found = 0;
const complain = (text: string) => {
  found++;
  process.stdout.write(`${text}\n`);
};
for (const theme of (process.env.THEMES ?? 'light,dark').split(',')) {
  for (const width of (process.env.WIDTHS ?? '1280').split(',').map(Number)) {
    for (const shot of SHOTS.filter((s) => !only || only.includes(s.name))) {
      const name = `${shot.name}-${theme}-${width}`;
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        reducedMotion: 'reduce',
        colorScheme: theme === 'dark' ? 'dark' : 'light',
      });
      const page = await context.newPage();
      page.on('pageerror', (e) => complain(`${name}: ${e.message}`));
      page.on('console', (m) => m.type() === 'error' && complain(`${name}: ${m.text()}`));
      const query = new URLSearchParams({ state: shot.state ?? 'full', page: shot.page ?? 'options' });
      await page.goto(`http://127.0.0.1:${port}/?${query}&team=checkout${shot.hash ?? ''}`);
      await page.waitForTimeout(500);
      await shot.act?.(page);
      await page.waitForTimeout(200);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) complain(`${name}: ${wide} px wider than the window`);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      for (let y = 0, n = 0; y < height; y += STEP, n++) {
        const clip = { x: 0, y, width, height: Math.min(STEP, height - y) };
        await page.screenshot({ path: join(shots, `${name}-${n}.png`), clip, fullPage: true });
      }
      const axe = await new AxeBuilder({ page }).analyze();
      for (const v of axe.violations) {
        for (const n of v.nodes.slice(0, 4))
          complain(
            `${name} ${v.id}: ${JSON.stringify(n.target)} ${n.html.slice(0, 140)} ${n.failureSummary?.split('\n')[1] ?? ''}`,
          );
      }
      await context.close();
    }
  }
}
await browser.close();
server.close();
process.stdout.write(`axe and page errors: ${found}\n`);
process.exitCode = found > 0 ? 1 : 0;
