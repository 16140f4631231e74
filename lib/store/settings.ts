/** Settings of this device. The developer switch never leaves it: it is in no export, import or synced area. */
import * as z from 'zod';
import type { Settings } from '../messages/protocol';
import type { Area } from './keyed';

const Stored = z.looseObject({ developer: z.boolean().catch(false) });

export function settingsStore(area: Area) {
  return {
    async get(): Promise<Settings> {
      const parsed = Stored.safeParse((await area.get('settings')).settings ?? {});
      return { developer: parsed.success && parsed.data.developer };
    },
    async put(patch: Partial<Settings>): Promise<Settings> {
      const raw = (await area.get('settings')).settings;
      const before = typeof raw === 'object' && raw !== null ? raw : {};
      await area.set({ settings: { ...before, ...patch } });
      return this.get();
    },
  };
}
export type SettingsStore = ReturnType<typeof settingsStore>;
