/** Devices of one person whose synced areas are carried about by the test: in any order, with losses, or not at all. */

import { canonicalJson } from '../../../lib/outcome/version';
import { profile } from '../../../lib/store/profile';
import { synced } from '../../../lib/store/synced';
import { type Fields, order, type Stamp } from '../../../lib/store/synced-fields';
import { readItems } from '../../../lib/store/synced-items';
import { memoryArea } from '../../support/memory-area';
import { practiceClock, practiceSync } from './sync-area';

export type Carried = ReturnType<typeof carriedDevice>;

/** @param skew how far its clock is ahead of the others' (ms) */
export function carriedDevice(clock: ReturnType<typeof practiceClock>, skew = 0) {
  const local = memoryArea();
  const sync = practiceSync(clock.now);
  const problems: unknown[] = [];
  const came: string[][] = [];
  const wakes: number[] = [];
  const deps = {
    local,
    sync,
    now: () => clock.now() + skew,
    sleep: clock.sleep,
    wakeAt: async (at: number) => void wakes.push(at),
    later: (work: Promise<unknown>) => void work.catch((e: unknown) => problems.push(e)),
  };
  const start = () => synced({ ...deps, came: (groups) => void came.push(groups) });
  return {
    local,
    sync,
    problems,
    came,
    wakes,
    store: start(),
    /** The worker ends and comes again: what it had in mind is gone, what it had written is not. */
    restart: start,
    profile: () => profile({ ...deps, came: () => undefined }),
    /** Everything this device holds, removed fields too. */
    holds: () => readItems(local.dump()).groups,
    text: () => textOf(readItems(local.dump()).groups),
    shared: () => textOf(readItems(sync.dump()).groups),
  };
}

/** One text for the same fields. */
export const textOf = (groups: ReadonlyMap<string, Fields>) =>
  canonicalJson(
    Object.fromEntries(
      [...groups].filter(([, f]) => f.size > 0).map(([group, fields]) => [group, Object.fromEntries(fields)]),
    ),
  );

/** One item goes from one device to another as it stands now, over what stands there. */
export async function carry(from: Carried, to: Carried, key: string): Promise<void> {
  await to.sync.arrive(key, from.sync.dump()[key]);
}

/** Everything is delivered, in both directions, until nobody has news. */
export async function deliverAll(devices: Carried[], run: () => Promise<void>): Promise<void> {
  let before = '';
  for (let round = 0; round < 12; round++) {
    for (const from of devices)
      for (const to of devices) {
        if (from === to) continue;
        const keys = new Set([...Object.keys(from.sync.dump()), ...from.sync.removed]);
        for (const key of keys) await carry(from, to, key);
        await to.store.heard();
        await run();
      }
    const now = devices.map((d) => d.text() + d.shared()).join('\n');
    if (now === before) return;
    before = now;
  }
  throw new Error('they go on and on');
}

export const wins = (a: Stamp | undefined, b: Stamp): Stamp => (a && order(a, b) > 0 ? a : b);

/** One device with a clock of its own. */
export function oneDevice() {
  const clock = practiceClock();
  const d = carriedDevice(clock);
  return { clock, d, wait: (ms = 6_000) => clock.run(ms) };
}

/** What a device holds in a field. */
export const held = async (d: Carried, group: string, field: string) =>
  (await d.store.fields(group)).get(field)?.[0];

/** As much as the area takes, by others than this program. */
export async function fill(d: Carried, bytes = 102_000): Promise<void> {
  for (let i = 0; i * 5_000 < bytes; i++)
    await d.sync.arrive(`junk-${i}`, 'x'.repeat(Math.min(5_000, bytes - i * 5_000)));
}
