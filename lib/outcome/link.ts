/** Records that only point to the outcome of another item. */
import { toForm } from './fields';
import type { Content } from './record';

type Link = NonNullable<Content['links']>[number];

/** Where the outcome is, of a record that says nothing itself; undefined: it speaks for itself, or was removed. */
export function linkOf(content: Content): Link | undefined {
  if (content.removed || Object.values(toForm(content)).some((v) => v.trim() !== '')) return undefined;
  return content.links?.[0];
}
