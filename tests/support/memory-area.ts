/** `storage.local` in memory: values are copied in and out, as JSON, like the real one. */
import type { Area } from '../../lib/store/keyed';

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
