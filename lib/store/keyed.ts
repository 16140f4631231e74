/** One record per key in an area of the extension's storage, under a common prefix, checked when read. */
import type * as z from 'zod';

/** The part of `storage.local` that is used; handed in so that tests can kill it. */
export type Area = {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  /** Newer browsers list keys without reading values (Chrome 130, Firefox 143). */
  getKeys?(): Promise<string[]>;
};

/** Everything of an area under a prefix. Values of other kinds are not read where the browser can list keys alone. */
export async function underPrefix(area: Area, prefix: string): Promise<[key: string, raw: unknown][]> {
  const keys = area.getKeys ? (await area.getKeys()).filter((k) => k.startsWith(prefix)) : null;
  if (keys?.length === 0) return [];
  return Object.entries(await area.get(keys)).filter(([key]) => key.startsWith(prefix));
}

/**
 * @param schema what a record must look like; one that does not is left where it is and not given out
 */
export function keyed<T>(area: Area, prefix: string, schema: z.ZodType<T>) {
  const read = (raw: unknown): T | undefined => {
    const parsed = schema.safeParse(raw);
    return parsed.success ? parsed.data : undefined;
  };
  return {
    async get(id: string): Promise<T | undefined> {
      const key = prefix + id;
      return read((await area.get(key))[key]);
    },
    async all(): Promise<{ id: string; value: T }[]> {
      const found: { id: string; value: T }[] = [];
      for (const [key, raw] of await underPrefix(area, prefix)) {
        const value = read(raw);
        if (value !== undefined) found.push({ id: key.slice(prefix.length), value });
      }
      return found;
    },
    put: (id: string, value: T): Promise<void> => area.set({ [prefix + id]: value }),
    drop: (id: string | string[]): Promise<void> =>
      area.remove(typeof id === 'string' ? prefix + id : id.map((i) => prefix + i)),
  };
}
