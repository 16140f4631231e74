/** What the strip says of what stands beside an outcome: the item that holds it, and when the change reached users. */
import type { ItemView } from '../messages/protocol';
import { type Badge, stripBadge } from '../outcome/badge';
import { showNear } from '../outcome/day';
import { HELD_MORE, HELD_UNREAD, heldIn as heldInWords, heldLost, reachedUsers } from '../strings/common';
import { STRIP } from '../strings/strip';
import { dayOf } from '../strings/time';
import { heldIn } from './standing';
import type { Run, Say } from './strip-model';

export const strong = (text: string): Run => ({ text, strong: true });
export const dim = (text: string): Run => ({ text, dim: true });
/** Opens the panel, which says and asks the rest. */
export const open = (label: string, look: 'plain' | 'quiet' = 'plain') => ({
  label,
  act: 'show' as const,
  look,
});

export type Held = NonNullable<ItemView['held']>;

/** What is known of the item that holds the outcome of this one; null: it has its own, or none. */
export function heldHere(view: ItemView | null): Held | null {
  const ref = view && heldIn(view);
  return ref && (view.held ?? { ref });
}

export function ofHeld({ ref, title, form, lost, unread }: Held): Say {
  if (lost) return { runs: [strong(heldLost(ref.key))], action: open(STRIP.show) };
  const action = open(STRIP.show, 'quiet');
  const named = [strong(heldInWords(ref.key)), ...(unread && title ? [{ text: ` “${title}”` }] : [])];
  if (unread) return { runs: [...named, dim(` ${HELD_UNREAD}`)], action };
  return { runs: [...named, dim(` ${HELD_MORE}`)], action, ...(form && { plan: 'short', planOf: form }) };
}

/** Nothing is judged that stands elsewhere; only that it cannot be read is said. */
export const heldBadge = ({ lost, unread }: Held): Badge | null =>
  lost || unread ? stripBadge({ known: 'unread', form: {}, heldElsewhere: true }) : null;

/** The tracker says when it was done: was that when users got it? @param now ms since epoch */
export function ofLaunch({ on, why }: NonNullable<ItemView['launch']>, now: number): Say {
  const today = dayOf(now);
  const ask = reachedUsers(on === today ? '' : showNear(on, today));
  return { runs: [strong(ask), dim(` (${why})`)], action: open(STRIP.answer), plan: 'short' };
}
