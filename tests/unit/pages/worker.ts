/** A worker that answers pages as told and keeps what they sent. */
import { beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Answers, OwnMessage } from '../../../lib/messages/protocol';

type Reply = {
  [K in keyof Answers]?: (m: Extract<OwnMessage, { type: K }>) => Answers[K] | Promise<Answers[K]>;
};

export const sent: OwnMessage[] = [];
let replies: Reply = {};
/** Whose companies' own domains are, as a person said. */
export const said: Record<string, string> = {};

const PLAIN: Reply = {
  'settings.get': () => ({
    settings: { developer: false },
    places: [],
    remembered: [],
    markers: [],
    version: '0.1.0',
  }),
  'connection.list': () => ({ connections: [] }),
  'connection.changed': () => ({ connections: [] }),
  'ledger.list': () => ({ rows: [] }),
  'pending.list': () => ({ pending: [] }),
  'outbox.list': () => ({ rows: [] }),
  'popup.tab': () => ({ kind: 'elsewhere' }),
  'site.list': () => ({ sites: said }),
  'site.say': ({ host, tracker }) => {
    if (tracker === null) delete said[host];
    else said[host] = tracker;
    return { sites: said };
  },
};

/** Sets answers for one test, over the plain ones. */
export function answer(more: Reply): void {
  replies = { ...replies, ...more };
}

/** What the browser can do beyond what the fake has. */
export const granted = { sites: true, removable: false, origins: [] as string[] };

/** Call once per file: fresh browser, fresh answers. */
export function pages(): void {
  beforeEach(() => {
    fakeBrowser.reset();
    sent.length = 0;
    for (const host of Object.keys(said)) delete said[host];
    replies = { ...PLAIN };
    granted.sites = true;
    granted.removable = false;
    granted.origins = [];
    fakeBrowser.runtime.onMessage.addListener(async (raw: unknown) => {
      const m = structuredClone(raw) as OwnMessage;
      sent.push(m);
      const reply = replies[m.type] as ((m: OwnMessage) => unknown) | undefined;
      if (!reply) return { ok: false, code: 'failed', why: `no answer to ${m.type}` };
      try {
        return { ok: true, value: await reply(m) };
      } catch (e) {
        return { ok: false, code: 'failed', why: e instanceof Error ? e.message : String(e) };
      }
    });
    Object.assign(fakeBrowser.permissions, {
      contains: vi.fn(async () => granted.sites),
      getAll: vi.fn(async () => ({ permissions: [], origins: granted.origins })),
      onAdded: { addListener: vi.fn(), removeListener: vi.fn() },
      onRemoved: { addListener: vi.fn(), removeListener: vi.fn() },
      request: vi.fn(async ({ origins = [] }: { origins?: string[] }) => {
        granted.sites = true;
        granted.origins = [...new Set([...granted.origins, ...origins])];
        return true;
      }),
      remove: vi.fn(async ({ origins = [] }: { origins?: string[] }) => {
        if (!granted.removable) throw new Error('You cannot remove required permissions.');
        granted.sites = false;
        granted.origins = granted.origins.filter((o) => !origins.includes(o));
        return true;
      }),
    });
    Object.assign(fakeBrowser.commands, {
      getAll: vi.fn(async () => [{ name: 'open-panel', shortcut: 'Alt+O' }]),
    });
    Object.assign(fakeBrowser.runtime, {
      getManifest: () => ({ version: '0.1.0' }),
      openOptionsPage: vi.fn(async () => undefined),
      getURL: (path: string) => `chrome-extension://own${path}`,
    });
    // The popup closes itself; the test's window stays.
    vi.spyOn(window, 'close').mockImplementation(() => undefined);
  });
}

/** Every type of message that was sent, in order. */
export const types = () => sent.map((m) => m.type);

/** Texts that would do harm if anything treated them as markup, address or code. */
export const HOSTILE = [
  '<img src=x onerror="globalThis.hit=1">',
  '"><script>globalThis.hit=1</script>',
  'javascript:globalThis.hit=1',
  '\u202egnp.exe\u202c {{7*7}}',
  '__proto__',
];
