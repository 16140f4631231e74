/** What the strip says of what stands beside an outcome: the item that holds it, and when the change reached users. */
import type { ItemView } from '../messages/protocol';
import { type Badge, stripBadge } from '../outcome/badge';
import { showNear } from '../outcome/day';
import {
  HELD_MORE,
  HELD_UNREAD,
  HELD_UNUSED,
  heldIn as heldInWords,
  heldLost,
  reachedUsers,
  SHARE_IT,
} from '../strings/common';
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
/** Opens the ways to share. */
export const SHARE = { label: SHARE_IT, act: 'share', look: 'plain' } as const;

export type Held = NonNullable<ItemView['held']>;

/** What is known of the item that holds the outcome of this one; null: it has its own, or none. */
export function heldHere(view: ItemView | null): Held | null {
  const ref = view && heldIn(view);
  return ref && (view.held ?? { ref });
}

export function ofHeld({ ref, title, form, lost, unread, unused }: Held): Say {
  if (lost) return { runs: [strong(heldLost(ref.key))], action: open(STRIP.show) };
  const action = open(STRIP.show, 'quiet');
  const named = [strong(heldInWords(ref.key)), ...(unread && title ? [{ text: ` “${title}”` }] : [])];
  if (unread || unused) return { runs: [...named, dim(` ${unused ? HELD_UNUSED : HELD_UNREAD}`)], action };
  return { runs: [...named, dim(` ${HELD_MORE}`)], action, ...(form && { plan: 'short', planOf: form }) };
}

/** What is not known of what stands elsewhere: nobody can read it, or nobody looks. */
export const heldUnseen = ({ lost, unread, unused }: Held) => Boolean(lost || unread || unused);

/** Nothing is judged that stands elsewhere; only that it is not seen is said. */
export const heldBadge = (held: Held): Badge | null =>
  heldUnseen(held) ? stripBadge({ known: 'unread', form: {}, heldElsewhere: true }) : null;

/** The tracker says when it was done: was that when users got it? @param now ms since epoch */
export function ofLaunch({ on, why }: NonNullable<ItemView['launch']>, now: number): Say {
  const today = dayOf(now);
  const ask = reachedUsers(on === today ? '' : showNear(on, today));
  return {
    runs: [strong(ask), dim(` (${why})`)],
    action: { label: STRIP.answer, act: 'launch', look: 'plain' },
    plan: 'short',
  };
}
