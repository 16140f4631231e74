/**
 * Pictures of the gallery and an axe run over it: `node --import tsx tests/gallery/shoot.ts [state,state]`. Leaves
 * `.tmp/gallery-shots/*.png`; exits 1 when axe finds anything.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';
import { buildGallery } from './build';

const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
const only = process.argv[2];
/** Height of one picture, so that a long page stays readable. */
const STEP = 1500;
const dir = await buildGallery();
const shots = join(dir, '../gallery-shots');
mkdirSync(shots, { recursive: true });
const server = createServer((req, res) => {
  const path = new URL(req.url ?? '/', 'http://x').pathname;
  try {
    const file = readFileSync(join(dir, path === '/' ? 'index.html' : path));
    res.setHeader('content-type', TYPES[path.split('.').pop() ?? ''] ?? 'text/html');
    res.end(file);
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
for (const theme of (process.env.THEMES ?? 'light,dark').split(',')) {
  for (const width of (process.env.WIDTHS ?? '850,400').split(',').map(Number)) {
    const context = await browser.newContext({
      viewport: { width: width + 60, height: 900 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.on('pageerror', (e) => {
      found++;
      process.stderr.write(`page error: ${e.message}\n`);
    });
    page.on('console', (m) => {
      if (m.type() === 'error') process.stderr.write(`console: ${m.text()}\n`);
    });
    const query = new URLSearchParams({ theme, width: String(width), ...(only && { only }) });
    await page.goto(`http://127.0.0.1:${port}/?${query}`);
    await page.waitForSelector('body[data-acted]');
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    // What is out of sight may be left out of the picture.
    await page.setViewportSize({ width: width + 60, height });
    for (let y = 0, n = 0; y < height; y += STEP, n++) {
      const clip = { x: 0, y, width: width + 60, height: Math.min(STEP, height - y) };
      await page.screenshot({ path: join(shots, `${theme}-${width}-${n}.png`), clip, fullPage: true });
    }
    const axe = await new AxeBuilder({ page })
      .disableRules(['region', 'landmark-unique', 'page-has-heading-one'])
      .analyze();
    for (const v of axe.violations) {
      found++;
      for (const n of v.nodes.slice(0, 6)) {
        process.stdout.write(
          `${theme} ${width} ${v.id}: ${JSON.stringify(n.target)} ${n.html.slice(0, 160)} ${n.failureSummary?.split('\n')[1] ?? ''}\n`,
        );
      }
    }
    await context.close();
  }
}
await browser.close();
server.close();
process.stdout.write(`axe and page errors: ${found}\n`);
process.exitCode = found > 0 ? 1 : 0;
