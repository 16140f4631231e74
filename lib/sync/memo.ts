/** Remembers what was made for a key until it is told to forget. A failure is not remembered. */
export function memo<K, T>(keyOf: (of: K) => string, make: (of: K) => Promise<T>, most = 500) {
  const made = new Map<string, Promise<T>>();
  return {
    get(of: K): Promise<T> {
      const key = keyOf(of);
      const known = made.get(key);
      if (known) return known;
      if (made.size >= most) made.clear();
      const fresh = make(of);
      made.set(key, fresh);
      fresh.catch(() => made.get(key) === fresh && made.delete(key));
      return fresh;
    },
    forget: () => made.clear(),
  };
}
