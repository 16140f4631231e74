import { defineBackground } from 'wxt/utils/define-background';
import { allowedSites, type PageScriptFile } from '../lib/allowed-sites';
import { browser, type Runtime, type Tabs } from '../lib/browser';
import type { Push } from '../lib/messages/protocol';
import { renewing } from '../lib/renewing';
import { openStore } from '../lib/store/db';
import { inTurn } from '../lib/store/in-turn';
import type { Area } from '../lib/store/keyed';
import type { ManagedArea } from '../lib/store/managed';
import { ownSites } from '../lib/store/own-sites';
import { renewable } from '../lib/store/secret-renewal';
import { secrets } from '../lib/store/secrets';
import type { SyncArea } from '../lib/store/synced';
import { indexRow } from '../lib/sync/index-row';
import { parseAny, trackerOfSite } from '../lib/trackers/addresses';
import { covers, mayReach } from '../lib/trackers/grants';
import { HOMES } from '../lib/trackers/homes';
import { PAGE_HOSTS } from '../lib/trackers/hosts';
import { scriptFile, TRACKER_IDS } from '../lib/trackers/registry';
import { allRenewals } from '../lib/trackers/renewals';
import { type OpenTab, type PageScript, worker } from '../lib/worker';

/** The daily look for removed outcomes whose time is over. */
const FORGET = 'forget';
/** Files of teams: once an hour it is seen which of them are due. */
const TEAMS = 'teams';

/**
 * Whose cookies the pages of a tab have. Firefox names them, without a permission since 82 (bug 1662329); Chromium
 * has two kinds in one profile.
 */
function jarOf({ cookieStoreId, incognito }: Tabs.Tab): string | undefined {
  if (cookieStoreId === undefined) return incognito ? 'private' : undefined;
  return cookieStoreId === 'firefox-default' ? undefined : cookieStoreId;
}

function openTab(tab: Tabs.Tab): OpenTab[] {
  const jar = jarOf(tab);
  return tab.id === undefined ? [] : [{ id: tab.id, url: tab.url ?? '', ...(jar !== undefined && { jar }) }];
}

/** The worker's ties to the browser; everything it decides is in `lib/worker.ts`. Listeners are top-level: the
 * worker is woken by them. */
export default defineBackground(() => {
  const own = ownSites(browser.storage.local as unknown as Area);
  const sites = allowedSites({
    granted: async () => (await browser.permissions.getAll()).origins ?? [],
    said: () => own.all(),
    scripting: browser.scripting,
    scripts,
  });
  const openTabs = async (): Promise<OpenTab[]> => {
    const allowed = (await sites.pages()).map((p) => p.pattern);
    const tabs = await browser.tabs.query({ url: [...PAGE_HOSTS, ...allowed] });
    return tabs.flatMap((t) => (t.url === undefined ? [] : openTab(t)));
  };
  const inject = async (tab: number, script: PageScript, tracker: string): Promise<void> => {
    await browser.scripting.executeScript({
      target: { tabId: tab, frameIds: [0] },
      files: [`/content-scripts/${scriptFile(script, tracker)}`],
    });
  };
  const alarms = inTurn();

  const program = worker({
    ownId: browser.runtime.id,
    ownBase: browser.runtime.getURL(''),
    version: browser.runtime.getManifest().version,
    local: browser.storage.local as unknown as Area,
    sync: browser.storage.sync as unknown as SyncArea,
    managed: browser.storage.managed as unknown as ManagedArea,
    db: openStore((row) => indexRow(row, Date.now())),
    secrets: secrets(),
    ...(import.meta.env.SIGHTLINE_SIGN_IN && {
      renewing: (net) =>
        renewing({ net, store: renewable(), renewals: allRenewals(), now: () => Date.now() }),
    }),
    now: () => Date.now(),
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
    newId: () => crypto.randomUUID(),
    // Firefox takes no port in a pattern, and throws.
    allowed: (origin) => browser.permissions.contains({ origins: [`${origin}/*`] }).catch(() => false),
    origins: (origin) => mayReach(origin, (pattern) => browser.permissions.contains({ origins: [pattern] })),
    parse: parseAny,
    homes: HOMES,
    tabs: openTabs,
    tab: async (id) => {
      const tab = await browser.tabs.get(id).catch(() => null);
      return (tab && openTab(tab)[0]) ?? null;
    },
    push: (tab, message: Push) =>
      browser.tabs.sendMessage(tab, message, { frameId: 0 }).then(
        () => true,
        () => false,
      ),
    deliver: (tab, message: Push, limitMs) =>
      Promise.race([
        // A browser answers null where nobody does.
        browser.tabs.sendMessage(tab, message, { frameId: 0 }).then(
          (answer: unknown) => answer ?? undefined,
          () => undefined,
        ),
        new Promise((done) => setTimeout(() => done('late'), limitMs)),
      ]),
    inject,
    injectWithin: (tab, script, tracker, limitMs) =>
      Promise.race([
        inject(tab, script, tracker).then(
          () => true,
          () => false,
        ),
        new Promise<boolean>((done) => setTimeout(() => done(false), limitMs)),
      ]),
    wakeTabs: wake,
    sitesChanged: () => sites.register(),
    openOptions: async (hash) => {
      await browser.tabs.create({
        url: browser.runtime.getURL(`options.html${hash === '' ? '' : `#${hash}`}`),
      });
    },
    // In turn: two that look at once would both see none, and the later moment could stand.
    wakeAt: (at) =>
      alarms(async () => {
        const present = await browser.alarms.get('outbox');
        if (!present || present.scheduledTime > at || present.scheduledTime < Date.now()) {
          browser.alarms.create('outbox', { when: at });
        }
      }),
    report: (problem) => console.warn('Sightline:', problem),
  });
  const report = (problem: unknown) => console.warn('Sightline:', problem);

  browser.runtime.onMessage.addListener((raw: unknown, sender: Runtime.MessageSender) =>
    program.route(raw, sender),
  );
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === 'outbox') program.resume(false).catch(report);
    if (alarm.name === FORGET) program.forget().catch(report);
    if (alarm.name === TEAMS) program.teamsDue().catch(report);
  });
  browser.tabs.onRemoved.addListener((tab) => void program.tabClosed(tab).catch(report));
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'sync') program.synced().catch(report);
    if (area === 'managed') program.managedChanged().catch(report);
  });
  browser.commands?.onCommand.addListener((command) => {
    if (command !== 'open-panel') return;
    browser.tabs
      .query({ active: true, lastFocusedWindow: true })
      .then(([tab]) => tab?.id !== undefined && program.showPanel(tab.id))
      .catch(report);
  });
  // Work that a closed browser left over is taken up when it starts again.
  browser.runtime.onStartup.addListener(() => {
    program.resume(false).catch(report);
    program.parts.later(sites.register());
    // Firefox forgets alarms with the session.
    setAlarms();
  });
  // A port only tells a page that its script outlived the extension; nothing is sent over it.
  browser.runtime.onConnect.addListener(() => undefined);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    setAlarms();
    if (reason === 'install')
      browser.tabs.create({ url: browser.runtime.getURL('welcome.html') }).catch(report);
    // Registered scripts do not outlive every update.
    program.parts.later(sites.register());
    for (const host of PAGE_HOSTS) program.parts.later(wake(host));
    program.parts.later(sites.pages().then((allowed) => Promise.all(allowed.map((p) => wake(p.pattern)))));
  });
  browser.permissions.onAdded?.addListener((added) => {
    program.parts.later(sites.register());
    for (const origin of added.origins ?? []) program.parts.later(wake(origin));
    // What waited because its site was not allowed goes out now.
    program.resume(true).catch(report);
  });
  browser.permissions.onRemoved?.addListener(() => program.parts.later(sites.register()));
  globalThis.addEventListener?.('online', () => program.resume(true).catch(report));

  // Page scripts keep out of the stores where the browser can enforce it (Chromium).
  for (const area of [browser.storage.local, browser.storage.sync] as {
    setAccessLevel?: (l: object) => Promise<void>;
  }[]) {
    area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(report);
  }
  program.resume(false).catch(report);
  program.synced().catch(report);

  function setAlarms(): void {
    browser.alarms.create(FORGET, { delayInMinutes: 5, periodInMinutes: 24 * 60 });
    browser.alarms.create(TEAMS, { delayInMinutes: 2, periodInMinutes: 60 });
  }

  /** The scripts that the manifest runs by itself, first the one that has to be first. */
  function scripts(): PageScriptFile[] {
    return (
      (browser.runtime.getManifest().content_scripts ?? [])
        .sort((a) => (a.run_at === 'document_start' ? -1 : 1))
        // Firefox gives whole addresses here.
        .flatMap(({ js = [], run_at: runAt = 'document_idle' }) =>
          js.map((file) => {
            const { pathname } = new URL(file, browser.runtime.getURL(''));
            const tracker = TRACKER_IDS.find((id) => pathname.endsWith(`/${scriptFile('tracker', id)}`));
            return { file: pathname, runAt, ...(tracker && { tracker }) };
          }),
        )
    );
  }

  /** Runs the page scripts in tabs of an origin or match pattern that are open already. */
  async function wake(origin: string): Promise<number> {
    const pattern = origin.endsWith('/*') ? origin : `${origin}/*`;
    const tabs = (await openTabs()).filter(
      (t) => URL.canParse(t.url) && covers(pattern, new URL(t.url).hostname),
    );
    const said = await own.all();
    let woken = 0;
    for (const tab of tabs) {
      const of = trackerOfSite(new URL(tab.url).hostname, said);
      const files = scripts()
        .filter((s) => s.tracker === undefined || s.tracker === of)
        .map((s) => s.file);
      const done = await browser.scripting
        .executeScript({ target: { tabId: tab.id, frameIds: [0] }, files })
        .then(
          () => true,
          () => false,
        );
      if (done) woken += 1;
    }
    return woken;
  }
});
