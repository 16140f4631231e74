/** What a view of an item says in one line, and the badge of it. */
import { Refused } from '../../lib/messages/client';
import type { ItemView, ReadingNotice } from '../../lib/messages/protocol';
import { type Badge, badgeOf } from '../../lib/outcome/badge';
import { showNear } from '../../lib/outcome/day';
import { fromTo } from '../../lib/outcome/sentence';
import { badgeSharing } from '../../lib/page/standing';
import { LIST } from '../../lib/strings/list';
import { FAILED, REFUSED } from '../../lib/strings/panel';
import { clockOf, dayOf } from '../../lib/strings/time';
import { say } from '../../lib/strings/trouble';

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

/** "saved: 1.8 → 2.4 % by 31 Mar, on this device". */
export function savedWords(view: ItemView, now: number): string {
  const { state } = view.sharing;
  const where =
    state === 'shared' ? LIST.where.shared : state === 'sending' ? LIST.where.sent : LIST.where.here;
  return `${LIST.saved} ${[planOf(view, now), where].filter(Boolean).join(', ')}`;
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
