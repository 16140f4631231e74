/** What a view of an item says in one line, and the badge of it. */
import { check, gap } from '../../lib/look/icons';
import { Refused } from '../../lib/messages/client';
import type { ItemView, ReadingNotice, RowView } from '../../lib/messages/protocol';
import { type Badge, badgeOf } from '../../lib/outcome/badge';
import { showNear } from '../../lib/outcome/day';
import type { ItemRef } from '../../lib/outcome/record';
import { fromTo } from '../../lib/outcome/sentence';
import { badgeSharing } from '../../lib/page/standing';
import { LIST } from '../../lib/strings/list';
import { FAILED, REFUSED } from '../../lib/strings/panel';
import { TROUBLE } from '../../lib/strings/strip';
import { clockOf, dayOf } from '../../lib/strings/time';
import { say, trackerName } from '../../lib/strings/trouble';
import { isDone, type ListState, type SweepResult } from './state';

/** The badge of an item as its view says, for a day (ms since epoch). */
export function badgeOfView(view: ItemView, now: number): Badge {
  return badgeOf({
    known: view.known,
    form: view.form,
    content: view.outcome?.content,
    sharing: badgeSharing(view),
    today: dayOf(now),
  });
}

/** "1.8 → 2.4 % by 31 Mar"; '' without a target. */
export function planOf(view: ItemView, now: number): string {
  const plan = fromTo(view.form);
  const by = view.form.by ? `by ${showNear(view.form.by, dayOf(now))}` : '';
  return [plan, by].filter(Boolean).join(' ');
}

/** "saved: 1.8 → 2.4 % by 31 Mar, on this device": what is known of where it stands, and no more. */
export function savedWords(view: ItemView, now: number): string {
  return `${LIST.saved} ${[planOf(view, now), whereWords(view)].filter(Boolean).join(', ')}`;
}

function whereWords({ sharing, item }: ItemView): string {
  switch (sharing.state) {
    case 'shared':
      return LIST.where.shared;
    case 'sending':
      return LIST.where.sending;
    case 'waiting':
      return LIST.where.waiting(TROUBLE[sharing.trouble.code](trackerName(item.tracker), sharing.trouble));
    default:
      return LIST.where.here;
  }
}

/** The sign of something done: a tick only for what did not fail to arrive. */
export const signOf = (view: ItemView) =>
  isHeld(view) ? { shape: gap, className: 'ic warn' } : { shape: check, className: 'ic good' };

/** What was done is kept here, and did not reach the tracker. */
export const isHeld = (view: ItemView): boolean => view.sharing.state === 'waiting';

/** The view of an item as a row says it stands now; the same one when it says nothing new. */
function follow(view: ItemView, { badge, sharing }: RowView): ItemView {
  const { state } = view.sharing;
  if (state !== 'sending' && state !== 'waiting') return view;
  if (sharing) return JSON.stringify(sharing) === JSON.stringify(view.sharing) ? view : { ...view, sharing };
  return badge && !badge.notShared ? { ...view, sharing: { state: 'shared' } } : view;
}

/** Why reading stands still. @param n how many wait for it @param place for words about a place */
export function noticeWords(
  notice: ReadingNotice | undefined,
  o: { tracker: string; place: string; n: number },
): string {
  if (!notice) return LIST.noAnswer(o.tracker, o.n);
  if (notice.kind === 'paused') return LIST.paused(o.tracker, clockOf(notice.until));
  if (notice.kind === 'no-token') return LIST.connect(o.tracker, o.n);
  return say(notice.trouble, o.tracker, o.place);
}

/** What became of a message that was not taken. */
export function refusal(e: unknown): { stopped: 'moved' | 'updated' | null; problem: string } {
  const code = e instanceof Refused ? e.code : 'failed';
  if (code === 'gone') return { stopped: 'updated', problem: '' };
  if (code === 'moved') return { stopped: 'moved', problem: '' };
  return { stopped: null, problem: code === 'failed' ? FAILED : REFUSED };
}

/** "12 Nov", with the year where it is another one; undefined when the moment cannot be read. */
export function openedDay(iso: string | undefined, now: number): string | undefined {
  const ms = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isFinite(ms) ? showNear(dayOf(ms), dayOf(now)) : undefined;
}

/** What was done here, as the rows that were told say it stands now. */
export function followed(
  s: Pick<ListState, 'done' | 'sweep'>,
  of: (item: ItemRef) => RowView | undefined,
): Pick<ListState, 'done' | 'sweep'> {
  const each = <T extends SweepResult>(all: Record<string, T>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(all).map(([id, d]) => {
        const told = isDone(d) ? of(d.after.item) : undefined;
        return [id, told && isDone(d) ? { ...d, after: follow(d.after, told) } : d];
      }),
    );
  const { sweep } = s;
  return {
    done: each(s.done),
    sweep: sweep && { ...sweep, results: each(sweep.results), filled: each(sweep.filled) },
  };
}
