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
import { type Platform, type Worker, worker } from '../../lib/worker';
import type { World } from '../playground/world';

export const OWN = 'chrome-extension://sightline/';
const SITE = 'github.com';
const API = `https://api.${SITE}`;

/** `storage.local` in memory: values are copied in and out, as JSON, like the real one. */
export function memoryArea(): Area & { dump(): Record<string, unknown> } {
  const data = new Map<string, string>();
  return {
    async get(keys) {
      const wanted = keys === null ? [...data.keys()] : typeof keys === 'string' ? [keys] : keys;
      const found: Record<string, unknown> = {};
      for (const k of wanted) {
        const raw = data.get(k);
        if (raw !== undefined) found[k] = JSON.parse(raw);
      }
      return found;
    },
    async set(items) {
      for (const [k, v] of Object.entries(items)) if (v !== undefined) data.set(k, JSON.stringify(v));
    },
    async remove(keys) {
      for (const k of typeof keys === 'string' ? [keys] : keys) data.delete(k);
    },
    getKeys: async () => [...data.keys()],
    dump: () => Object.fromEntries([...data].map(([k, v]) => [k, JSON.parse(v) as unknown])),
  };
}

export type Token = {
  id: string;
  owner: string;
  login: string;
  value: string;
  expiresAt?: number;
  origin?: string;
};

export type DeviceOptions = {
  world: World;
  token?: Token;
  /** Who is signed in to the trackers' pages. */
  login?: string;
  sync?: Area;
  /** Sites that the browser allows; github.com alone unless told. */
  sites?: string[];
  /** Milliseconds; shared by all devices of a test. */
  clock: { now(): number; advance(ms: number): void };
};

/** What a browser sends by itself with a request of a page. */
const browserHeaders = (origin: string, login: string | undefined) => ({
  origin,
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36',
  ...(login !== undefined && { cookie: `practice_user=${login}` }),
});

/** Turns of the event loop without a step after which everything is done: a transaction takes a handful. */
const QUIET = 12;
const turn = () => new Promise<void>((r) => setImmediate(r));

export type Device = ReturnType<typeof device>;

/** Counts down the awaits that are left to a worker; at zero nothing it started ever comes back. */
class Life {
  steps = 0;
  left = Number.POSITIVE_INFINITY;
  dead = false;
  step(): Promise<void> {
    this.left -= 1;
    this.steps += 1;
    if (this.left < 0) this.dead = true;
    return this.dead ? new Promise(() => undefined) : Promise.resolve();
  }
  /** Puts a possible end before and after every call of an object's methods. */
  guard<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (o, key, receiver) => {
        const member: unknown = Reflect.get(o, key, receiver);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          await this.step();
          const result: unknown = await Reflect.apply(member, o, args);
          await this.step();
          return result;
        };
      },
    });
  }
}

export function device(options: DeviceOptions) {
  const { world, clock, sites = [SITE] } = options;
  const local = memoryArea();
  const factory = new IDBFactory();
  const tabs = new Map<number, string>();
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
      return t ? { origin: t.origin ?? API, value: t.value } : null;
    },
    list: async () =>
      tokens.map((t) => ({
        id: t.id,
        tracker: 'github',
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
      secrets: mine.guard({
        value: (id: string) => secretStore.value(id),
        list: () => secretStore.list(),
        learn: secretStore.learn,
      }),
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
      newId: () => `id-${options.token?.login ?? 'nobody'}-${++ids}`,
      origins: sites.flatMap((s) => [`https://${s}`, `https://api.${s}`]),
      parse: parseAny,
      homes: HOMES,
      tabs: async () =>
        [...tabs]
          .map(([id, url]) => ({ id, url }))
          .filter((t) => sites.some((s) => t.url.startsWith(`https://${s}/`))),
      tab: async (id) => {
        const url = tabs.get(id);
        return url === undefined ? null : { id, url };
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
        const { origin } = new URL(url);
        const web: typeof fetch = (input, init) =>
          world.fetch(input, {
            ...init,
            headers: { ...init?.headers, ...browserHeaders(origin, options.login) },
          });
        const table = HOMES.find((h) => h.id === message.tracker)?.session ?? {};
        const brought = await run(table, message.errand, clock.now(), { origin, fetch: web });
        await mine.step();
        return brought;
      },
      inject: async () => undefined,
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
    pushes,
    /** Tabs that their browser has frozen: nothing sent to them is answered. */
    frozen,
    problems,
    wakes,
    get program(): Worker {
      return program;
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
    async own<M extends Message>(message: M): Promise<Answers[M['type']]> {
      const answer = await program.route(message, { id: 'sightline', url: `${OWN}options.html` });
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

  /** Waits until nothing has moved for a few turns, or `rounds` are over (then work is cut where it stands). */
  async function settle(rounds = 5_000): Promise<void> {
    let still = 0;
    let seen = life.steps;
    for (let i = 0; i < rounds && still < QUIET; i++) {
      await turn();
      still = life.steps === seen ? still + 1 : 0;
      seen = life.steps;
    }
  }
}
