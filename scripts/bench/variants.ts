/** The browsers that are compared: none of ours, an empty script, and ours in a place chosen and not chosen. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { SECRETS_DB } from '../../lib/store/secrets-db';
import { PAGE_HOSTS } from '../../lib/trackers/hosts';
import type { Place } from '../../lib/trackers/tracker';
import { putSecret } from '../../tests/e2e/in-own-page';
import { call } from '../../tests/e2e/surface';
import type { Playground } from '../../tests/playground/server';
import { findBrowser } from '../browsers.mjs';

export type Variant = {
  name: string;
  context: BrowserContext;
  browser: CDPSession;
  /** Sends a message as the options page does; undefined without our extension. */
  send?: (message: unknown) => Promise<unknown>;
  options?: Page;
  /** Puts a credential where the options page puts it; ours only. */
  connect(token: string): Promise<void>;
  /** Puts a workspace's key where the options page puts it. */
  connectLinear(key: string): Promise<void>;
  killWorker(): Promise<void>;
  close(): Promise<void>;
};

const repository = (name: string): Place => ({
  tracker: 'github',
  site: 'github.com',
  name,
  owner: name.split('/')[0] ?? name,
});

/** An extension with one empty script per moment: what having any script costs. */
export function emptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-empty-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'empty.js'), '');
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Empty',
      version: '1',
      content_scripts: ['document_start', 'document_idle'].map((run_at) => ({
        matches: PAGE_HOSTS,
        js: ['empty.js'],
        run_at,
      })),
    }),
  );
  return folder;
}

/** @param extension folder of an unpacked extension; @param chosen the places to choose, for ours */
export async function startVariant(
  name: string,
  playground: Playground,
  extension?: string,
  chosen: (string | Place)[] = [],
): Promise<Variant> {
  const profile = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
  const folder = extension && resolve(extension);
  const executablePath = findBrowser('chromium');
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath !== undefined && { executablePath }),
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(folder ? [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`] : []),
      ...playground.chromiumArgs,
    ],
  });
  const owner = context.browser();
  if (!owner) throw new Error('no browser connection');
  const browser = await owner.newBrowserCDPSession();
  async function keep(of: { tracker: string; origin: string; raw?: boolean }, value: string) {
    const { options, send } = variant;
    if (!options || !send) throw new Error(`${name} has no pages`);
    // The worker opens the database, and makes it on the first day.
    await send({ type: 'connection.list' });
    const card = { ...of, label: 'acme', owner: 'acme', id: `${of.tracker}-acme`, tail: value.slice(-4) };
    const secret = { ...card, addedAt: Date.now(), value };
    await options.evaluate(call(putSecret, { database: SECRETS_DB, secret }));
    await send({ type: 'connection.changed' });
  }
  const variant: Variant = {
    name,
    context,
    browser,
    connect: (value) => keep({ tracker: 'github', origin: 'https://api.github.com' }, value),
    connectLinear: (value) => keep({ tracker: 'linear', origin: 'https://api.linear.app', raw: true }, value),
    async killWorker() {
      const { targetInfos } = await browser.send('Target.getTargets');
      for (const t of targetInfos.filter((i) => i.type === 'service_worker')) {
        await browser.send('Target.closeTarget', { targetId: t.targetId });
      }
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  if (name.startsWith('ours')) {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const page = await context.newPage();
    await page.goto(`chrome-extension://${new URL(worker.url()).host}/options.html`);
    variant.options = page;
    variant.send = (message) => page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
    for (const place of chosen) {
      await variant.send({
        type: 'place.set',
        place: typeof place === 'string' ? repository(place) : place,
        scope: 'place',
        choice: 'used',
      });
    }
  }
  return variant;
}
