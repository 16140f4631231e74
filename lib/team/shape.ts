/** Walks over the format itself: what an object may hold, in its order. */
import * as z from 'zod';

type Schema = z.core.$ZodType;

const plain = (schema: Schema): Schema => (schema instanceof z.ZodOptional ? plain(schema.unwrap()) : schema);

/** The members of an object by name, in the order of the format; null: it is no object with names of its own. */
export function membersOf(schema: Schema): Record<string, Schema> | null {
  const s = plain(schema);
  return s instanceof z.ZodObject ? s.shape : null;
}

/** What one member of an object may be; null: the format does not know it. */
export function memberOf(schema: Schema, name: string): Schema | null {
  const members = membersOf(schema);
  return members && Object.hasOwn(members, name) ? (members[name] ?? null) : null;
}

/** What a list holds; null: it is no list. */
export function elementOf(schema: Schema): Schema | null {
  const s = plain(schema);
  return s instanceof z.ZodArray ? s.element : null;
}

/** Does an object of free names, such as those of rules, take this one? Null: it is none. */
export function takesName(schema: Schema, name: string): boolean | null {
  const s = plain(schema);
  return s instanceof z.ZodRecord ? z.safeParse(s.keyType, name).success : null;
}

export const isObject = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

/** Do two values say the same? The order of members does not count, that of elements does. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((v, i) => same(v, b[i]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((n) => Object.hasOwn(b, n) && same(a[n], b[n]))
  );
}
