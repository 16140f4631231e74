/** How an operation of the closed list becomes an address. Courier and worker make it alike. */
import type { Errand } from '../messages/protocol';
import type { SessionOperation } from '../trackers/tracker';

/** The address of an operation, with its parts filled in; null when one does not look as the list says. */
export function addressOf(
  operation: SessionOperation,
  { path = {}, query = {} }: Pick<Errand, 'path' | 'query'>,
): string | null {
  const parts = operation.parts ?? {};
  const asked = operation.query ?? {};
  const whole = (pattern: RegExp | undefined, value: string | undefined) =>
    pattern !== undefined && value !== undefined && pattern.test(value) && !/^\.{0,2}$/.test(value);
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '');
  if (Object.keys(path).length !== names.length) return null;
  if (!names.every((name) => whole(parts[name], path[name]))) return null;
  for (const [name, value] of Object.entries(query)) if (!asked[name]?.test(value)) return null;
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  );
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
}
