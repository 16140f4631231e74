/** Changing lists of things that have an id. Pure. */

type WithId = { id: string };

/**
 * An id that people never see: letters and digits of the name, told apart from those that are taken.
 * @param fallback where the name has no letter that an id may hold
 */
export function idFor(name: string, taken: readonly WithId[], fallback: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '');
  const base = plain || fallback;
  const has = (id: string) => taken.some((t) => t.id === id);
  if (!has(base)) return base;
  let n = 2;
  while (has(`${base}-${n}`)) n++;
  return `${base}-${n}`;
}

/** A name that none of the others has: "New metric", "New metric 2". */
export function freeName(name: string, taken: readonly { name: string }[]): string {
  const has = (text: string) => taken.some((t) => t.name.toLowerCase() === text.toLowerCase());
  if (!has(name)) return name;
  let n = 2;
  while (has(`${name} ${n}`)) n++;
  return `${name} ${n}`;
}

/** One of them changed; the others as they are. */
export const changed = <T extends WithId>(all: readonly T[], id: string, to: Partial<T>): T[] =>
  all.map((one) => (one.id === id ? clean({ ...one, ...to }) : one));

export const without = <T extends WithId>(all: readonly T[], id: string): T[] =>
  all.filter((one) => one.id !== id);

/** Without members that say nothing: they are not written. A name stays, so that it can be typed anew. */
function clean<T extends object>(one: T): T {
  const says = ([key, v]: [string, unknown]) =>
    v !== undefined && (v !== '' || key === 'name' || key === 'text');
  return Object.fromEntries(Object.entries(one).filter(says)) as T;
}
