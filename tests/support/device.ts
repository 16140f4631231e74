/**
 * One person's browser without a browser: the real worker on storage in memory and the practice tracker's API in
 * process. `kill` drops the running worker between two awaits; what it had written stays, as on a disk.
 */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { Answer, Answers, Message, Push } from '../../lib/messages/protocol';
import type { ItemRef } from '../../lib/outcome/record';
import { run } from '../../lib/page/courier';
import { openStore } from '../../lib/store/db';
import type { Area } from '../../lib/store/keyed';
import { outcomes } from '../../lib/store/outcomes';
import type { ItemRow } from '../../lib/store/rows';
import type { Secrets } from '../../lib/store/secrets';
import { indexRow } from '../../lib/sync/index-row';
import { parseAny } from '../../lib/trackers/addresses';
import { HOMES } from '../../lib/trackers/homes';
import { jiraHome } from '../../lib/trackers/jira/home';
import { makeLinearHome } from '../../lib/trackers/linear/home';
import { type Platform, type Worker, worker } from '../../lib/worker';
import type { World } from '../playground/world';
import { Life, settled, turn } from './life';
import { memoryArea } from './memory-area';

export const OWN = 'chrome-extension://sightline/';
const SITES = ['github.com', 'acme.atlassian.net', 'linear.app'];
const API = 'https://api.github.com';

export type Token = {
  id: string;
  owner: string;
  login: string;
  value: string;
  /** GitHub unless told. */
  tracker?: string;
  expiresAt?: number;
  /** GitHub's API unless told. */
  origin?: string;
  /** The value is the whole of the header. */
  raw?: true;
};

export type DeviceOptions = {
  world: World;
  token?: Token;
  /** Who is signed in to the trackers' pages; nobody unless told. */
  login?: string;
  sync?: Area;
  /** Sites that the browser allows; one of each tracker unless told. */
  sites?: string[];
  /** Hosts beyond the trackers that the person let the browser reach; may be changed while it runs. */
  hosts?: string[];
  /** Credentials on a disk, with what renews them; tokens in memory unless told. */
  disk?: { secrets: Secrets; renewing: NonNullable<Platform['renewing']> };
  /** Milliseconds; shared by all devices of a test. */
  clock: { now(): number; advance(ms: number): void };
};

export type Device = ReturnType<typeof device>;

/** Where the links of a build lead. */
export const BASE = 'https://sightline.example/';
/** What an adapter remembers lives as long as its worker does. */
const freshHomes = () =>
  HOMES.map((h) => (h.id === 'jira' ? jiraHome({ base: BASE }) : h.id === 'linear' ? makeLinearHome() : h));

export function device(options: DeviceOptions) {
  const { world, clock, sites = SITES } = options;
  /** Who is signed in to the trackers' pages, by the cookies of the page; the usual ones have no name. */
  const logins = new Map<string | undefined, string | null>([[undefined, options.login ?? null]]);
  const local = memoryArea();
  const factory = new IDBFactory();
  const tabs = new Map<number, string>();
  const jars = new Map<number, string>();
  const openTab = (id: number, url: string) => {
    const jar = jars.get(id);
    return { id, url, ...(jar !== undefined && { jar }) };
  };
  const pushes: { tab: number; message: Push }[] = [];
  const frozen = new Set<number>();
  const problems: unknown[] = [];
  const wakes: number[] = [];
  let tokens: Token[] = options.token ? [options.token] : [];
  /** What checks told, by the id of the token. */
  const learned = new Map<string, Parameters<Secrets['learn']>[1]>();
  let ids = 0;
  let life = new Life();

  const secretStore: Secrets = {
    value: async (id) => {
      const t = tokens.find((x) => x.id === id);
      return t ? { origin: t.origin ?? API, value: t.value, ...(t.raw && { raw: t.raw }) } : null;
    },
    list: async () =>
      tokens.map((t) => ({
        id: t.id,
        tracker: t.tracker ?? 'github',
        label: t.owner,
        owner: t.owner,
        origin: t.origin ?? API,
        login: t.login,
        tail: t.value.slice(-4),
        ...(t.expiresAt !== undefined && { expiresAt: t.expiresAt }),
        ...learned.get(t.id),
      })),
    learn: async (id, facts) => {
      const { trouble: _, ...before } = learned.get(id) ?? {};
      learned.set(id, { ...before, ...facts });
    },
  };
  let program = start();

  function start(): Worker {
    const mine = new Life();
    life = mine;
    const db = openStore();
    const homes = freshHomes();
    const platform: Platform = {
      ownId: 'sightline',
      ownBase: OWN,
      version: '0.0.0',
      local: mine.guard(local),
      ...(options.sync && { sync: mine.guard(options.sync) }),
      db: async () => {
        await mine.step();
        globalThis.indexedDB = factory;
        return db();
      },
      secrets: mine.guard(
        options.disk?.secrets ?? {
          value: (id: string) => secretStore.value(id),
          list: () => secretStore.list(),
          learn: secretStore.learn,
        },
      ),
      ...(options.disk && { renewing: options.disk.renewing }),
      fetch: async (input, init) => {
        await mine.step();
        const answer = await world.fetch(input, init);
        await mine.step();
        return answer;
      },
      now: () => clock.now(),
      sleep: async (ms) => {
        clock.advance(ms);
        await mine.step();
      },
      newId: () => `id-${options.token?.login ?? options.login ?? 'nobody'}-${++ids}`,
      allowed: async (origin) => options.hosts?.includes(new URL(origin).host) ?? false,
      origins: sites.flatMap((s) => [`https://${s}`, `https://api.${s}`]),
      parse: parseAny,
      homes,
      tabs: async () =>
        [...tabs]
          .map(([id, url]) => openTab(id, url))
          .filter((t) => sites.some((s) => t.url.startsWith(`https://${s}/`))),
      tab: async (id) => {
        const url = tabs.get(id);
        return url === undefined ? null : openTab(id, url);
      },
      push: (tab, message) =>
        frozen.has(tab)
          ? new Promise<never>(() => undefined)
          : Promise.resolve(pushes.push({ tab, message }) > 0),
      deliver: async (tab, message) => {
        const url = tabs.get(tab);
        if (url === undefined || frozen.has(tab)) return frozen.has(tab) ? 'late' : undefined;
        if (message.type === 'courier.ping') return true;
        if (message.type !== 'courier.run') return undefined;
        await mine.step();
        const web = world.fetchAs({ login: () => logins.get(jars.get(tab)) ?? null, page: url });
        const table = homes.find((h) => h.id === message.tracker)?.session ?? {};
        // The page's clock is the wall's; what counts here is that of the practice.
        const until = clock.now() > message.until ? 0 : Number.POSITIVE_INFINITY;
        const of = { site: message.site, until };
        const brought = await run(table, message.errand, of, { origin: new URL(url).origin, fetch: web });
        await mine.step();
        // A page that went away meanwhile tells nothing, whatever it has done.
        return tabs.get(tab) === url ? brought : undefined;
      },
      inject: async () => undefined,
      injectWithin: async () => true,
      wakeTabs: async () => 0,
      openOptions: async () => undefined,
      sitesChanged: async () => undefined,
      wakeAt: async (at) => void wakes.push(at),
      report: (problem) => void problems.push(problem),
    };
    return worker(platform);
  }

  const outside = openStore();
  return {
    /** The row as it is on the disk, read past the worker that may be dying. */
    async row(item: ItemRef): Promise<ItemRow> {
      globalThis.indexedDB = factory;
      return outcomes(outside, (row) => indexRow(row, clock.now())).get(item);
    },
    local,
    tabs,
    /** Tabs in a container or a private window: by the name of their cookies. */
    jars,
    pushes,
    /** Tabs that their browser has frozen: nothing sent to them is answered. */
    frozen,
    problems,
    wakes,
    get program(): Worker {
      return program;
    },
    /** Who is signed in to the trackers' pages of this browser; null: nobody. */
    get login(): string | null {
      return logins.get(undefined) ?? null;
    },
    /** @param jar in tabs with these cookies; else in the usual ones */
    signIn(next: string | null, jar?: string): void {
      logins.set(jar, next);
    },
    /** New values: what was told of the ones before does not hold for them. */
    setTokens: (next: Token[]) => {
      tokens = next;
      learned.clear();
    },
    /** The worker that runs now ends after so many more awaits. */
    killAfter(steps: number): void {
      life.left = steps;
    },
    get dead(): boolean {
      return life.dead;
    },
    /** Drops the worker at once and starts another on the same storage. */
    restart(): void {
      life.left = 0;
      life.dead = true;
      program = start();
    },
    /** Sends a message as a page script of a tab would; null when the worker died over it. */
    async fromTab<M extends Message>(tab: number, message: M): Promise<Answer<M['type']> | null> {
      const url = tabs.get(tab) ?? 'https://github.com/';
      const sender = { id: 'sightline', url, frameId: 0, tab: { id: tab, url } };
      return alive(program.route(message, sender)) as Promise<Answer<M['type']> | null>;
    },
    /** Sends a message as a page of the extension would; throws when it is refused, or the worker died over it. */
    async own<M extends Message>(message: M): Promise<Answers[M['type']]> {
      const answer = await alive(program.route(message, { id: 'sightline', url: `${OWN}options.html` }));
      if (answer === null) throw new Error('the worker has died');
      if (!answer.ok) throw new Error(`${answer.code}: ${answer.why}`);
      return answer.value as Answers[M['type']];
    },
    /** Lets everything that was started finish, or hang where the worker was killed. */
    settle,
  };

  async function alive<T>(work: Promise<T>): Promise<T | null> {
    let done = false;
    const watched = work.then((v) => {
      done = true;
      return v;
    });
    for (let i = 0; i < 20_000; i++) {
      if (done) return watched;
      if (life.dead) return null;
      await turn();
    }
    throw new Error('no answer and not dead');
  }

  function settle(rounds = 5_000): Promise<void> {
    return settled(() => life.steps, rounds);
  }
}
