/**
 * Pictures of the dialog before a held press, and an axe run over each: `node --import tsx tests/gallery/shoot-gate.ts
 * [case,case]`. Leaves `.tmp/gate-shots/*.png`, or puts them into the folder named by SHOTS; exits 1 when axe finds
 * anything.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';
import { buildGallery } from './build';
import { GATE_ACTS } from './gate-acts';

const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
const only = process.argv[2]?.split(',');
const dir = await buildGallery();
const shots = process.env.SHOTS ?? join(dir, '../gate-shots');
mkdirSync(shots, { recursive: true });
const server = createServer((req, res) => {
  const path = new URL(req.url ?? '/', 'http://x').pathname;
  try {
    const file = readFileSync(join(dir, path));
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
const tell = (text: string) => {
  found++;
  process.stdout.write(`${text}\n`);
};
for (const theme of (process.env.THEMES ?? 'light,dark').split(','))
  for (const width of (process.env.WIDTHS ?? '900,400').split(',').map(Number))
    for (const [name, act] of Object.entries(GATE_ACTS).filter(([n]) => !only || only.includes(n))) {
      const context = await browser.newContext({ viewport: { width, height: 860 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.on('pageerror', (e) => tell(`${name}: page error: ${e.message}`));
      await page.goto(`http://127.0.0.1:${port}/gate.html?case=${name}&theme=${theme}`);
      await page.waitForSelector('body[data-acted]');
      await page.waitForTimeout(400);
      await act(page);
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(shots, `${name}-${theme}-${width}.png`) });
      const axe = await new AxeBuilder({ page }).disableRules(['region', 'landmark-unique']).analyze();
      for (const v of axe.violations)
        for (const n of v.nodes.slice(0, 4))
          tell(`${name} ${theme} ${width} ${v.id}: ${JSON.stringify(n.target)} ${n.html.slice(0, 160)}`);
      await context.close();
    }
await browser.close();
server.close();
process.stdout.write(`axe and page errors: ${found}\n`);
process.exitCode = found > 0 ? 1 : 0;
