/**
 * Copies plain data faster than Node's own `structuredClone`, which takes a tenth of the time of tests on the fake
 * database. Whatever is not plain goes the usual way, and so does what cannot be copied.
 */
const usual = globalThis.structuredClone;

const PLAIN = new Set<unknown>([Object.prototype, null]);

class NotPlain extends Error {}

function plainCopy(value: unknown, depth: number): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw new NotPlain();
  if (typeof value !== 'object' || value === null) return value;
  // Cycles are not plain either.
  if (depth > 50) throw new NotPlain();
  if (Array.isArray(value)) return value.map((v) => plainCopy(v, depth + 1));
  if (!PLAIN.has(Object.getPrototypeOf(value))) throw new NotPlain();
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (key === '__proto__') throw new NotPlain();
    copy[key] = plainCopy((value as Record<string, unknown>)[key], depth + 1);
  }
  return copy;
}

globalThis.structuredClone = ((value: unknown, options?: StructuredSerializeOptions) => {
  if (options === undefined)
    try {
      return plainCopy(value, 0);
    } catch (e) {
      if (!(e instanceof NotPlain)) throw e;
    }
  return usual(value, options);
}) as typeof structuredClone;
