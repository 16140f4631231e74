/** What a view of an item says in one line, and the badge of it. */
import { check, gap } from '../../lib/look/icons';
import { Refused } from '../../lib/messages/client';
import type { ItemView, ReadingNotice, RowView, Stands } from '../../lib/messages/protocol';
import { type Badge, badgeOf } from '../../lib/outcome/badge';
import { showNear } from '../../lib/outcome/day';
import { badgeFacts } from '../../lib/outcome/quality';
import type { ItemRef } from '../../lib/outcome/record';
import { fromTo } from '../../lib/outcome/sentence';
import { badgeSharing } from '../../lib/page/standing';
import { heldHere } from '../../lib/page/strip-beside';
import { HELD_DRAFT } from '../../lib/strings/common';
import { LIST } from '../../lib/strings/list';
import { FAILED, REFUSED } from '../../lib/strings/panel';
import { troubleAt } from '../../lib/strings/strip';
import { clockOf, dayOf } from '../../lib/strings/time';
import { othersWords, say, trackerName } from '../../lib/strings/trouble';
import { type Done, isDone, type ListState, type SweepResult } from './state';

/** The badge of an item as its view says, for a day (ms since epoch). */
export function badgeOfView(view: ItemView, now: number): Badge {
  const held = heldHere(view);
  if (held) {
    const { form = {} } = held;
    return badgeOf({
      known: held.form ? 'outcome' : 'unread',
      form,
      heldElsewhere: !held.form,
      today: dayOf(now),
    });
  }
  return badgeOf({
    known: view.known,
    ...badgeFacts(view.quality),
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

type Told = Pick<Done, 'after' | 'sharing'>;
const sharingOf = ({ after, sharing }: Told) => sharing ?? after.sharing;

/** "saved: 1.8 → 2.4 % by 31 Mar, on this device": what is known of where it stands, and no more. */
export function savedWords(done: Told, now: number): string {
  return `${LIST.saved} ${[planOf(done.after, now), whereWords(done)].filter(Boolean).join(', ')}`;
}

export function whereWords(done: Told): string {
  const sharing = sharingOf(done);
  switch (sharing.state) {
    case 'shared':
      return LIST.where.shared;
    case 'sending':
      return LIST.where.sending;
    case 'waiting':
      return LIST.where.waiting(troubleAt(trackerName(done.after.item.tracker), sharing.trouble));
    case 'asks':
      return LIST.where.asks;
    default:
      return LIST.where.here;
  }
}

/** What was done is kept here, and does not go where it should by itself. */
export const isHeld = (done: Told): boolean => ['waiting', 'asks'].includes(sharingOf(done).state);

/** The sign of something done: a tick only for what did not fail to arrive. */
export const signOf = (done: Told) =>
  isHeld(done) ? { shape: gap, className: 'ic warn' } : { shape: check, className: 'ic good' };

/** What was done here with what its row says of where it stands now; a row from before the save says nothing of it. */
function follow(done: Done, stands: Stands | undefined): Done {
  const mine = done.after.outcome?.version;
  if (!stands || mine === undefined) return done;
  const knows = stands.version === mine || stands.parents.includes(mine);
  // Merged more than once it names neither; what it was before the save it is not any more.
  const later = done.over !== undefined && stands.version !== done.over;
  if (!knows && !later) return done;
  const same = JSON.stringify(stands.sharing) === JSON.stringify(sharingOf(done));
  return same ? done : { ...done, sharing: stands.sharing };
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
  if (e instanceof Refused && e.code === 'held') return { stopped: null, problem: HELD_DRAFT };
  if (e instanceof Refused && e.code === 'others') return { stopped: null, problem: othersWords(e.message) };
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
      Object.entries(all).map(([id, d]) => [id, isDone(d) ? follow(d, of(d.after.item)?.stands) : d]),
    ) as Record<string, T>;
  const { sweep } = s;
  return {
    done: each(s.done),
    sweep: sweep && { ...sweep, results: each(sweep.results), filled: each(sweep.filled) },
  };
}

/** Those that turned out not to go where they should, between two moments. */
export function newlyHeld(
  before: Pick<ListState, 'done' | 'sweep'>,
  now: Pick<ListState, 'done' | 'sweep'>,
): Done[] {
  const all = (s: typeof now): Record<string, SweepResult> => ({ ...s.done, ...s.sweep?.results });
  const was = all(before);
  return Object.entries(all(now)).flatMap(([id, d]) => {
    const old = was[id];
    return isDone(d) && isHeld(d) && !(isDone(old) && isHeld(old)) ? [d] : [];
  });
}
