/** `storage.sync` as the browsers keep it, as measured in Chromium 156 and Firefox 153, on a clock of the test. */
import type { SyncArea } from '../../../lib/store/synced';
import { memoryArea } from '../../support/memory-area';

export type PracticeSync = SyncArea & {
  dump(): Record<string, unknown>;
  /** Names of the calls that changed something or were refused. */
  calls: { what: 'set' | 'remove'; at: number; refused?: string }[];
  /** Items that were taken out here: that too reaches the other devices. */
  removed: Set<string>;
  /** From now on every write is refused with these words; undefined: no more. */
  refuse(why: string | undefined): void;
  /** From now on nothing can be read. */
  silence(on: boolean): void;
  /** What another device wrote arrives: no limit holds for it. */
  arrive(key: string, value: unknown): Promise<void>;
};

const size = (value: unknown) =>
  new TextEncoder().encode(JSON.stringify(value).replace(/</g, '\\u003C')).length;

export function practiceSync(now: () => number = () => 0): PracticeSync {
  const area = memoryArea();
  const calls: PracticeSync['calls'] = [];
  let why: string | undefined;
  let silent = false;
  const removed = new Set<string>();

  const count = (what: 'set' | 'remove', refused?: string) => {
    calls.push({ what, at: now(), ...(refused !== undefined && { refused }) });
    if (refused !== undefined) throw new Error(refused);
  };
  const recent = (what: string, ms: number) =>
    calls.filter((c) => c.what === what && c.at > now() - ms).length;
  const tooOften = (what: string) =>
    recent(what, 60_000) >= 120 || recent(what, 3_600_000) >= 1_800
      ? 'exceeds the quota of writes'
      : undefined;

  return {
    ...area,
    calls,
    removed,
    async get(keys) {
      if (silent) throw new Error('the area does not answer');
      return area.get(keys);
    },
    async set(items) {
      const all = { ...area.dump(), ...items };
      const full =
        Object.entries(items).some(([k, v]) => size(k) - 2 + size(v) > 8_191) ||
        size(all) > 102_400 ||
        Object.keys(all).length > 512;
      count('set', why ?? tooOften('set') ?? (full ? 'QUOTA_BYTES' : undefined));
      await area.set(items);
    },
    async remove(keys) {
      count('remove', why ?? tooOften('remove'));
      await area.remove(keys);
      for (const key of typeof keys === 'string' ? [keys] : keys) removed.add(key);
    },
    getBytesInUse: async () =>
      Object.entries(area.dump()).reduce((sum, [k, v]) => sum + size(k) - 2 + size(v), 0),
    refuse: (next) => {
      why = next;
    },
    silence: (on) => {
      silent = on;
    },
    async arrive(key, value) {
      if (value === undefined) await area.remove(key);
      else await area.set({ [key]: value });
    },
  };
}

/** A clock with what waits for it. */
export function practiceClock(start = 1_795_000_000_000) {
  let time = start;
  const waiting: { at: number; done(): void }[] = [];
  const rest = () => new Promise((done) => setImmediate(done));
  return {
    now: () => time,
    advance: (ms: number) => {
      time += ms;
    },
    sleep: (ms: number) => new Promise<void>((done) => waiting.push({ at: time + ms, done })),
    /** Lets everything happen that is due within this time. */
    async run(ms: number): Promise<void> {
      const end = time + ms;
      for (;;) {
        await rest();
        waiting.sort((a, b) => a.at - b.at);
        const next = waiting[0];
        if (!next || next.at > end) break;
        waiting.shift();
        time = Math.max(time, next.at);
        next.done();
      }
      time = end;
    },
  };
}
