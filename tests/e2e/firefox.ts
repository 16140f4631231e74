import { existsSync } from 'node:fs';
import puppeteer, { type KeyInput, type Page } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { copyBuild } from './build-copy';
import type { Engine, EngineOptions, RawTab } from './engine';
import { sleep, until } from './poll';

const ID = 'sightline@sightline.example';
/** Fixed address of our pages; without it every run would have another one. */
const UUID = '11111111-2222-4333-8444-555555555555';

const NETWORK_EVENTS = [
  'authRequired',
  'beforeRequestSent',
  'fetchError',
  'responseCompleted',
  'responseStarted',
].map((name) => `network.${name}`);

/** The part of puppeteer's WebDriver BiDi connection which it does not declare. */
/** Roots that came meanwhile are found after this (ms). */
const LOCATE_AGAIN = 400;

type Bidi = { send(method: string, params: unknown): Promise<{ result: unknown }> };

/** Stock Firefox with the extension, driven through WebDriver BiDi. */
export async function startFirefox(options: EngineOptions): Promise<Engine> {
  const build = copyBuild(options.build);
  const executablePath = findBrowser('firefox');
  if (executablePath === undefined || !existsSync(executablePath)) throw new Error('Firefox was not found');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: options.headed !== true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 800 },
    // Without it Firefox refuses to open pages of an extension, and the worker could not be ended.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.failover_direct': false,
      'network.proxy.allow_hijacking_localhost': true,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': options.proxyPort,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': options.proxyPort,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
      'extensions.webextOptionalPermissionPrompts': false,
      'ui.systemUsesDarkTheme': options.dark ? 1 : 0,
      'layout.css.prefers-color-scheme.content-override': options.dark ? 0 : 1,
      'ui.prefersReducedMotion': 1,
      'intl.accept_languages': options.lang ?? 'en-GB',
      'dom.events.testing.asyncClipboard': true,
      'toolkit.cosmeticAnimations.enabled': false,
      // Unloading a hidden tab is tried again after this many ms. The driver's own wish is 0, with which a tab that
      // cannot be unloaded keeps one core busy for as long as the browser lives.
      'browser.tabs.remote.unloadDelayMs': 50,
      // Two cores: no processes kept ready for tabs that never come.
      'dom.ipc.processPrelaunch.enabled': false,
      'dom.ipc.processCount': 2,
      // Two cores again: nothing is kept for a next session, looked up in lists or fetched on suspicion.
      'browser.cache.disk.enable': false,
      'browser.pagethumbnails.capturing_disabled': true,
      'browser.sessionstore.interval': 600_000,
      'network.http.speculative-parallel-limit': 0,
      'places.history.enabled': false,
      'privacy.trackingprotection.enabled': false,
      'ui.caretBlinkTime': 0,
    },
  });
  await browser.installExtension(build.folder);
  const bidi = (browser as unknown as { connection: Bidi }).connection;
  const chrome = await chromeScope(bidi);
  // The driver hears of every request and its answer, which costs a third of each navigation. Nobody here listens.
  await bidi.send('session.unsubscribe', { events: NETWORK_EVENTS });

  return {
    kind: 'firefox',
    newTab: async () => wrap(await browser.newPage(), bidi),
    async extensionPage(path) {
      const tab = wrap(await browser.newPage(), bidi);
      await tab.goto(`moz-extension://${UUID}/${path}`);
      return tab;
    },
    async killWorker() {
      await chrome(
        `WebExtensionPolicy.getByID('${ID}').extension.terminateBackground({ ignoreDevToolsAttached: true }).then(() => true)`,
      );
    },
    async update() {
      build.raiseVersion();
      await browser.installExtension(build.folder);
      await until('the updated extension', () => chrome(`!!WebExtensionPolicy.getByID('${ID}')?.active`));
    },
    async setOnline(on) {
      await chrome(`Services.io.offline = ${!on}; true`);
    },
    async setDark(on) {
      await chrome(`Services.prefs.setIntPref('ui.systemUsesDarkTheme', ${on ? 1 : 0});
        Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${on ? 0 : 1}); true`);
    },
    async setCookie(domain, name, value) {
      await browser.setCookie({ name, value, domain, path: '/', secure: true, sameSite: 'Lax' });
    },
    closed: () => new Promise((done) => browser.on('disconnected', () => done())),
    async close() {
      // Seen once: an orderly end that never came.
      await Promise.race([browser.close().catch(() => undefined), sleep(8_000)]);
      browser.process()?.kill('SIGKILL');
      build.remove();
    },
  };
}

/** Evaluates in the browser's own window, which may end the event page and switch the network. */
async function chromeScope(bidi: Bidi) {
  const { result } = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const context = (result as { contexts: { context: string }[] }).contexts[0]?.context;
  return async (expression: string): Promise<unknown> => {
    const answer = await bidi.send('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
    });
    const {
      type,
      result: value,
      exceptionDetails,
    } = answer.result as {
      type: string;
      result?: { value?: unknown };
      exceptionDetails?: { text: string };
    };
    if (type !== 'success') throw new Error(exceptionDetails?.text ?? type);
    return value?.value;
  };
}

function wrap(page: Page, bidi: Bidi): RawTab {
  const problems: string[] = [];
  let known: Reference[] = [];
  let located = 0;
  page.on('pageerror', (e) => problems.push(`page error: ${e instanceof Error ? e.message : String(e)}`));
  page.on('console', (m) => {
    if (m.type() === 'error') problems.push(`console: ${m.text()}`);
  });
  page.on('dialog', (d) => void d.accept().catch(() => {}));
  const ready = (url: string) =>
    until(url, () =>
      page.evaluate(
        `location.href.split('#')[0] === ${JSON.stringify(url.split('#')[0])} && document.readyState === 'complete'`,
      ),
    );
  return {
    problems,
    async goto(url) {
      if (url.startsWith('moz-extension:')) {
        // Navigation to a page of the extension never reports its end.
        void page.goto(url).catch(() => {});
        await ready(url);
        return;
      }
      await page.goto(url, { waitUntil: 'load' });
    },
    async reload() {
      // The driver does not know the address of a page whose navigation never ended for it.
      const here = String(await page.evaluate('location.protocol'));
      if (here !== 'moz-extension:') return void (await page.reload({ waitUntil: 'load' }));
      await page.evaluate('globalThis.beforeReload = true');
      void page.reload().catch(() => {});
      const fresh = `globalThis.beforeReload !== true && document.readyState === 'complete'`;
      await until('reload', () => page.evaluate(fresh));
    },
    async back() {
      await page.goBack();
    },
    url: () => page.url(),
    evaluate: (expression) => page.evaluate(expression),
    click: (x, y) => page.mouse.click(x, y),
    down: (key) => page.keyboard.down(key as KeyInput),
    up: (key) => page.keyboard.up(key as KeyInput),
    type: (text, delay) => page.keyboard.type(text, { delay }),
    async insert(text) {
      // The protocol has no command for it; the browser's own one works on whatever has the cursor, in closed roots too.
      const done = await page.evaluate(`document.execCommand('insertText', false, ${JSON.stringify(text)})`);
      if (done !== true) throw new Error(`nothing here takes text: ${text}`);
    },
    async screenshot(path) {
      await page.screenshot({ path: path as `${string}.png` });
    },
    size: (width, height) => page.setViewport({ width, height }),
    front: () => page.bringToFront(),
    close: () => page.close(),
    async inRoots(fn, argument) {
      const context = (page.mainFrame() as unknown as { _id: string })._id;
      // Serialising elements is slow: roots found a moment ago are used while they stand in the document shown now;
      // those of a page before a reload live on for a while. Rows of a list bring new ones all the time.
      const run = () => callWithRoots(bidi, context, fn, argument, known);
      const recent = known.length > 0 && Date.now() - located < LOCATE_AGAIN;
      const first = recent ? await run().catch(() => null) : null;
      if (first !== null && first !== undefined) return first;
      known = await locateRoots(bidi, context);
      located = Date.now();
      return run();
    },
  };
}

type Reference = { sharedId: string };
type Remote = { type: string; value?: unknown; sharedId?: string };

/** References to the shadow roots of the document, closed ones too. */
async function locateRoots(bidi: Bidi, context: string): Promise<Reference[]> {
  const { result } = await bidi.send('browsingContext.locateNodes', {
    context,
    // Hosts have nothing in the document itself. Asking for every element takes ten times as long.
    locator: { type: 'css', value: 'div:empty' },
    serializationOptions: { includeShadowTree: 'all', maxDomDepth: 0 },
  });
  const nodes = (result as { nodes: { value?: { shadowRoot?: Remote | null } }[] }).nodes;
  return nodes
    .map((n) => n.value?.shadowRoot?.sharedId)
    .filter((id) => id !== undefined)
    .map((sharedId) => ({ sharedId }));
}

/** Plain data travels as text both ways; the protocol's own forms of objects are not for people. */
async function callWithRoots(bidi: Bidi, context: string, fn: string, argument: unknown, roots: Reference[]) {
  const { result } = await bidi.send('script.callFunction', {
    functionDeclaration: `async (argument, ...roots) => {
      const __name = (f) => f;
      const live = roots.filter((r) => r && r.isConnected && r.ownerDocument === document && r.host.checkVisibility());
      if (roots.length > 0 && live.length === 0) return 'null';
      return JSON.stringify((await (${fn})(JSON.parse(argument), live)) ?? null);
    }`,
    arguments: [{ type: 'string', value: JSON.stringify(argument ?? null) }, ...roots],
    target: { context },
    awaitPromise: true,
  });
  const answer = result as { type: string; result?: Remote; exceptionDetails?: { text: string } };
  if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? answer.type);
  return JSON.parse(String(answer.result?.value)) as unknown;
}
