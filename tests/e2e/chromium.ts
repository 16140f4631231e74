import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';
import { copyBuild } from './build-copy';
import type { Engine, EngineOptions, RawTab } from './engine';
import { until } from './poll';
import { rootsOf } from './roots';
import { makeTemporary, removeTemporary } from './temporary';

/** Chromium with the extension, driven through Playwright as a library. */
export async function startChromium(options: EngineOptions): Promise<Engine & { context: BrowserContext }> {
  const build = copyBuild(options.build);
  const profile = makeTemporary('chromium');
  const executablePath = findBrowser('chromium');
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath !== undefined && { executablePath }),
    headless: options.headed !== true,
    viewport: options.headed ? null : { width: 1280, height: 800 },
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: options.lang ?? 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(options.headed && { ignoreDefaultArgs: ['--enable-automation'] }),
    args: [
      // The sandbox cannot be had as root, which is what containers run as.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-features=OptimizationHints,MediaRouter',
      `--disable-extensions-except=${build.folder}`,
      `--load-extension=${build.folder}`,
      `--proxy-server=http://127.0.0.1:${options.proxyPort}`,
      '--proxy-bypass-list=<-loopback>',
      `--ignore-certificate-errors-spki-list=${options.spki}`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL(worker.url()).host;
  const browser = context.browser();
  if (!browser) throw new Error('Chromium has no browser connection');
  const cdp = await browser.newBrowserCDPSession();
  const [blank] = context.pages();
  let spare = options.headed ? undefined : blank;
  let dark: boolean | undefined;

  const sessions = new WeakMap<Page, CDPSession>();

  const newTab = async () => {
    const page = spare ?? (await context.newPage());
    spare = undefined;
    if (dark !== undefined) await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    return wrap(context, page);
  };
  return {
    kind: 'chromium',
    context,
    newTab,
    async extensionPage(path) {
      const tab = await newTab();
      await tab.goto(`chrome-extension://${id}/${path}`);
      return tab;
    },
    async killWorker() {
      const { targetInfos } = await cdp.send('Target.getTargets');
      for (const t of targetInfos) {
        if (t.type === 'service_worker' && t.url.includes(id)) {
          await cdp.send('Target.closeTarget', { targetId: t.targetId });
        }
      }
    },
    async update() {
      build.raiseVersion();
      const page = await context.newPage();
      await page.goto('chrome://extensions/');
      // Out of developer mode an unpacked extension stays disabled after a reload.
      await page.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
      await page.evaluate(`chrome.developerPrivate.reload('${id}', { failQuietly: true })`);
      const enabled = `chrome.developerPrivate.getExtensionInfo('${id}').then((i) => i.state === 'ENABLED')`;
      await until('the updated extension', () => page.evaluate(enabled));
      await page.close();
    },
    async setOnline(on) {
      // For the pages only, which hear `online` and `offline`. The worker has its line cut: the driver's own switch
      // may stay on a worker that was ended in between.
      for (const page of context.pages()) {
        if (!page.url().startsWith('https:')) continue;
        const session = sessions.get(page) ?? (on ? undefined : await context.newCDPSession(page));
        if (!session) continue;
        sessions.set(page, session);
        const free = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
        await session.send('Network.emulateNetworkConditions', { offline: !on, ...free });
      }
    },
    async setDark(on) {
      dark = on;
    },
    async setCookie(domain, name, value) {
      await context.addCookies([{ name, value, domain, path: '/', secure: true, sameSite: 'Lax' }]);
    },
    async setAccess(origin, granted) {
      const page = await context.newPage();
      await page.goto('chrome://extensions/');
      const call = granted ? 'addHostPermission' : 'removeHostPermission';
      await page.evaluate(`chrome.developerPrivate.${call}('${id}', '${origin}')`);
      await page.close();
    },
    closed: () => new Promise((done) => context.on('close', () => done())),
    async close() {
      await context.close();
      removeTemporary(profile);
      build.remove();
    },
  };
}

function wrap(context: BrowserContext, page: Page): RawTab {
  const problems: string[] = [];
  let roots: RawTab['inRoots'] | undefined;
  page.on('pageerror', (e) => problems.push(`page error: ${e.message}`));
  page.on('console', (m) => {
    if (m.type() === 'error') problems.push(`console: ${m.text()}`);
  });
  page.on('dialog', (d) => void d.accept().catch(() => {}));
  return {
    problems,
    async goto(url) {
      await page.goto(url, { waitUntil: 'load' });
    },
    async reload() {
      await page.reload({ waitUntil: 'load' });
    },
    async back() {
      await page.goBack();
    },
    url: () => page.url(),
    evaluate: (expression) => page.evaluate(expression),
    click: (x, y) => page.mouse.click(x, y),
    down: (key) => page.keyboard.down(key),
    up: (key) => page.keyboard.up(key),
    type: (text, delay) => page.keyboard.type(text, { delay }),
    insert: (text) => page.keyboard.insertText(text),
    async screenshot(path) {
      await page.screenshot({ path });
    },
    size: (width, height) => page.setViewportSize({ width, height }),
    front: () => page.bringToFront(),
    close: () => page.close(),
    inRoots: (fn, argument) => {
      roots ??= rootsOf(context, page);
      return roots(fn, argument);
    },
  };
}
