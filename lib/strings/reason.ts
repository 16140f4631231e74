/**
 * Why a tracker refused, as it said itself, put into a sentence of ours. Its own full stop would stand before our
 * bracket or next to ours. Plain text that may be hostile: it is only ever set as text.
 */
import type { Trouble } from '../trackers/tracker';

type Told = Pick<Trouble, 'status' | 'reason'>;

/** The words alone, without what ends a sentence; `none` where it gave none. */
export const reasonOf = ({ reason = '' }: Told, none = ''): string =>
  reason
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:。]+$/, '')
    .trim() || none;

/**
 * " (403: read only)", to follow a word and be followed by a full stop; '' when nothing is known.
 * @param none words for a reason that was not given
 */
export function because(t: Told, none = ''): string {
  const parts = [t.status, reasonOf(t, none)].filter((p) => p !== undefined && p !== '');
  return parts.length > 0 ? ` (${parts.join(': ')})` : '';
}
